from odoo import api, fields, models
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
    reported_matter_id = fields.Many2one(
        "street.matter", "Reported as", compute="_compute_reported_matter_id", store=True, precompute=True, index=True, ondelete="restrict",
        help="The matter he reported, also after it was merged: the rates ask whether its own callers were answered.",
    )
    contact_ids = fields.One2many("street.matter.contact", "reporter_id", "Contacts")
    callback_ids = fields.One2many("street.matter.callback", "reporter_id", "Call-backs")

    @api.depends()  # of nothing: merging moves a reporter on, what he reported stays
    def _compute_reported_matter_id(self):
        for reporter in self:
            reporter.reported_matter_id = reporter.matter_id

    @api.depends("name", "is_confidential", "matter_id")
    @api.depends_context("uid")
    def _compute_display_name(self):
        """A name for those who may read it, for others a number within the matter (来电人1): lists and dialogs ask past the rules."""
        stored = self.filtered("id")
        masked = stored - stored.sudo(False)._filtered_access("read")
        numbers = masked._get_numbers()
        for reporter in self:
            if reporter in masked:
                reporter.display_name = self.env._("Caller %(number)s", number=numbers[reporter.id])
            else:
                reporter.display_name = reporter.name or self.env._("Anonymous")

    def _get_numbers(self):
        """Place of each reporter among those of his matter, from 1; by id."""
        # sudo: only how many there are and in which order. Searched: the list in memory may be the one that rules let somebody see.
        rows = self.sudo().search_fetch([("matter_id", "in", self.sudo().matter_id.ids)], ["matter_id", "reported_at"], order="reported_at, id")
        return {reporter.id: number for callers in rows.grouped("matter_id").values() for number, reporter in enumerate(callers, 1)}

    def _street_is_named_by_readers(self):
        return False  # they are told apart by their number within the matter

    @api.model
    def name_search(self, name="", domain=None, operator="ilike", limit=100):
        # Whoever enters a contact chooses among all callers of his matter, those he may not see under their numbers.
        matter_id = self.env.context.get("callers_of")
        if type(matter_id) is not int:
            return super().name_search(name, domain, operator, limit)
        matter = self.env["street.matter"].browse(matter_id)
        matter.check_access("read")
        # sudo: which rows there are; what is told of them is masked by their display name
        callers = matter.sudo().reporter_ids.filtered("wants_reply").with_env(self.env)
        return [(caller.id, caller.display_name) for caller in callers if (name or "") in caller.display_name][:limit]

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
        if "reported_matter_id" in vals:
            raise UserError(self.env._("%(matter)s: what somebody reported stays as it was taken in.", matter=self[:1].matter_id.name))
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
