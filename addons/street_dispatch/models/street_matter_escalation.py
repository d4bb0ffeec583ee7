from odoo import fields, models

from odoo.addons.street_base.tools import period


class StreetMatter(models.Model):
    """Escalation and supervision of a matter: what follows from its moves."""

    _inherit = "street.matter"

    escalation_ids = fields.One2many("street.escalation", "matter_id", "Escalations", readonly=True, copy=False, groups="street_dispatch.group_dispatch_dispatcher")
    supervision_ids = fields.One2many("street.supervision", "matter_id", "Supervisions", readonly=True, copy=False)

    def _move_clocks(self, move, values):
        super()._move_clocks(move, values)
        # sudo: the reminders belong to other people than the one who moves the matter
        self.env["street.escalation"].sudo()._end_with_clocks(self)

    def _do_after_supervise(self, values):
        """One row of supervision a matter, and a reminder for the leader of the unit it lies with."""
        now = fields.Datetime.now()
        self.env["street.supervision"]._street_create([
            {"matter_id": matter.id, "reason": values["reason"].strip(), "user_id": self.env.uid, "date": now} for matter in self
        ])
        # sudo: reminders are made for the leader whatever his rights on activities are
        self.env["mail.activity"].sudo().with_context(mail_activity_quick_update=True).create([
            {
                "res_model_id": self.env["ir.model"]._get_id(self._name), "res_id": matter.id, "user_id": matter.unit_id.leader_id.user_id.id,
                "activity_type_id": self.env.ref("street_dispatch.activity_type_supervision").id, "date_deadline": period.today(),
                "summary": values["reason"].strip()[:120],
            }
            for matter in self.sudo() if matter.unit_id.leader_id.user_id
        ])

    def _get_line_lock(self, line_model):
        if line_model == "street.supervision":
            reason = self.env._("Supervisions are written by the move and by the reply of the unit only.")
            return {matter: reason for matter in self}
        return super()._get_line_lock(line_model)
