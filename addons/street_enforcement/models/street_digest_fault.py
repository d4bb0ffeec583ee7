from odoo import api, fields, models

REASONS = [("missing", "The file is gone"), ("changed", "The file is another one")]


class StreetDigestFault(models.Model):
    """A kept file that is no longer what came in (摘要不符): found by the nightly check or on demand.

    Written by the check only; the legal log names it too. It is settled when the right file is back.
    """

    _name = "street.digest.fault"
    _description = "Fault of a kept file"
    _order = "id desc"

    company_id = fields.Many2one("res.company", "Office", required=True, readonly=True, index=True)
    case_id = fields.Many2one("street.case", readonly=True, index="btree_not_null", ondelete="restrict")
    res_model = fields.Char("Model", required=True, readonly=True)
    res_id = fields.Many2oneReference("Record", model_field="res_model", required=True, readonly=True)
    label = fields.Char("File", readonly=True)
    reason = fields.Selection(REASONS, required=True, readonly=True)
    expected = fields.Char("SHA-256 at intake", readonly=True)
    found = fields.Char("SHA-256 now", readonly=True)
    found_at = fields.Datetime(required=True, readonly=True)
    settled_at = fields.Datetime("Right again", readonly=True)

    _one_open = models.UniqueIndex("(res_model, res_id) WHERE settled_at IS NULL", "This fault is noted already.")

    @api.depends("label", "reason")
    def _compute_display_name(self):
        reasons = dict(self._fields["reason"]._description_selection(self.env))
        for fault in self:
            fault.display_name = f"{fault.label or ''}: {reasons.get(fault.reason, '')}"

    @api.model
    def _get_broken_ids(self, model, ids):
        """Those of the record ids whose file is not what came in.

        :param str model: technical name
        :param list ids: ids of records
        """
        if not ids:
            return []
        # sudo: whether a file is whole, not what is in it
        return self.sudo().search([("res_model", "=", model), ("res_id", "in", ids), ("settled_at", "=", False)]).mapped("res_id")
