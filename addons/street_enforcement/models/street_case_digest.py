from odoo import models


class StreetCase(models.Model):
    """What happens in a case when one of its files is not what came in."""

    _inherit = "street.case"

    def _warn_of_faults(self, faults):
        """An activity for whoever is on the case, else for the head of its unit's office. :param faults: ``street.digest.fault``"""
        self.ensure_one()
        case = self.sudo()  # written by the check itself
        users = case.officer_ids.filtered(lambda line: not line.date_to).employee_id.user_id or self.env["res.users"].sudo().search([
            ("all_group_ids", "in", self.env.ref("street_enforcement.group_case_clerk").ids), ("company_ids", "in", case.company_id.ids)], limit=3)
        text = self.env._("A kept file is not what came in: %(files)s", files=", ".join(faults.mapped("display_name")))
        model_id = self.env["ir.model"]._get_id(self._name)
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([{
            "res_model_id": model_id, "res_id": case.id, "user_id": user.id, "summary": text[:200], "note": text,
            "activity_type_id": self.env.ref("mail.mail_activity_data_warning").id,
        } for user in users])

    def _get_open_faults(self):
        """Open faults of kept files: dictionary of case to ``street.digest.fault``."""
        # sudo: whether the file is whole
        rows = self.env["street.digest.fault"].sudo()._read_group([("case_id", "in", self.ids), ("settled_at", "=", False)], ["case_id"], ["id:recordset"])
        return {case: faults for case, faults in rows}
