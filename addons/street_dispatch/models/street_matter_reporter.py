from odoo import fields, models
from odoo.exceptions import UserError


class StreetMatterReporter(models.Model):
    """Who reported a matter (反映人). Confidential ones are seen by intake and command only.

    Several people may report the same thing; merging moves their rows to the matter that goes on, so none is lost.
    Who wants a reply gets one (G43): that he declines it later is entered with a reason and stands in the legal log.
    """

    _name = "street.matter.reporter"
    _description = "Reporter of a matter"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "matter_id"
    _order = "reported_at, id"

    matter_id = fields.Many2one("street.matter", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="matter_id.company_id", store=True, precompute=True)
    name = fields.Char("Full name", help="Empty for an anonymous report.")
    phone = fields.Char()
    is_confidential = fields.Boolean("Confidential", help="Name and number are shown to intake clerks and commanders only.")
    wants_reply = fields.Boolean("Wants a reply", default=True)
    decline_reason = fields.Char("Why no reply", copy=False, help="When and how he said that he wants no reply any more.")
    statement = fields.Text("What was said")
    reported_at = fields.Datetime(required=True, default=fields.Datetime.now)

    def _compute_display_name(self):
        for reporter in self:
            reporter.display_name = reporter.name or self.env._("Anonymous")

    def write(self, vals):
        if self.env.su:
            return super().write(vals)
        self._check_duties_kept(vals)
        declining = self.filtered("wants_reply") if not vals.get("wants_reply", True) else self.browse()
        result = super().write(vals)
        declining._log_declined()
        return result

    def _check_duties_kept(self, vals):
        """What is owed to a caller does not fall away because his row is edited.

        :raises UserError: naming the matter whose reporter would lose what is owed to him
        """
        if "matter_id" in vals and any(reporter.matter_id.id != vals["matter_id"] for reporter in self):
            raise UserError(self.env._(
                "%(matter)s: who reported it stays with it. Merge the matters when they are the same.", matter=self[:1].matter_id.name))
        for reporter in self:
            matter = reporter.matter_id.name
            if reporter.phone and "phone" in vals and not (vals["phone"] or "").strip():
                raise UserError(self.env._(
                    "%(matter)s: a telephone number is corrected, not emptied; enter attempts that failed as contacts (G43).", matter=matter))
            if reporter.wants_reply and not vals.get("wants_reply", True) and not (vals.get("decline_reason") or "").strip():
                raise UserError(self.env._(
                    "%(matter)s: the caller wants a reply. If he declines it now, enter when and how he said so under “Why no reply” (G43).",
                    matter=matter))
            if reporter.decline_reason and not reporter.wants_reply and "decline_reason" in vals and vals["decline_reason"] != reporter.decline_reason:
                raise UserError(self.env._("%(matter)s: why no reply is owed stays as it was entered.", matter=matter))

    def _log_declined(self):
        for reporter in self:
            # sudo: the line in the log and in the chatter is part of the change that was allowed above; neither names the caller
            matter = reporter.matter_id.sudo()
            matter._street_log("decline_reply", {"reporter": reporter.id, "reason": reporter.decline_reason})
            matter._message_log(body=self.env._("Somebody who reported it wants no reply any more: %(reason)s", reason=reporter.decline_reason))
