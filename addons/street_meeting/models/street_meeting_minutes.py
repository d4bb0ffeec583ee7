from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.numeral import numeral

STATES = [("draft", "Draft"), ("issued", "Issued"), ("void", "Void")]


class StreetMeetingMinutes(models.Model):
    """Issued minutes (会议纪要): a paper of its own, drawn from the signed record, numbered and distributed.

    The draft is prepared from the resolutions with masked names, and the secretary writes it until it is issued. From then on it
    is read in the whole office, and stays as it is; a wrong one is made void and keeps its number.
    """

    _name = "street.meeting.minutes"
    _description = "Issued minutes"
    _inherit = ["street.transition.mixin", "street.full.text.mixin", "mail.thread"]
    _order = "date_issued desc, id desc"
    _street_text_field = "content"

    meeting_id = fields.Many2one(
        "street.meeting", "Meeting", required=True, index=True, ondelete="restrict", domain="[('state', '=', 'signed'), ('is_closed', '=', False)]")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    name = fields.Char("Title", compute="_compute_name", store=True, readonly=False, precompute=True, required=True)
    number = fields.Char(readonly=True, copy=False, index="btree_not_null")
    date_issued = fields.Date("Issued on", readonly=True, copy=False)
    void_reason = fields.Text("Void because", readonly=True, copy=False)
    body = fields.Text("Text", compute="_compute_body", store=True, readonly=False, precompute=True, help="A line that begins with 一、 stands as a heading.")
    distribution = fields.Text("Distribution list", compute="_compute_distribution", store=True, readonly=False, precompute=True, help="Who gets a copy (分送).")
    copies = fields.Integer(compute="_compute_copies", store=True, readonly=False, precompute=True, help="How many are printed.")
    content = fields.Text("Text as issued", readonly=True, copy=False)
    file_id = fields.Many2one("ir.attachment", "File as issued", readonly=True, copy=False, ondelete="restrict")
    digest = fields.Char(readonly=True, copy=False)

    _one_valid = models.UniqueIndex("(meeting_id) WHERE state = 'issued'", "Minutes of this meeting are issued already: make them void first.")
    _copies_not_negative = models.Constraint("CHECK(copies >= 0)", "The number of copies is not negative.")

    # A compute each: one for all would overwrite what the user gave of the others.
    @api.depends("meeting_id")
    def _compute_name(self):
        for minutes in self:
            minutes.name = minutes.name or minutes.meeting_id.name

    @api.depends("meeting_id")
    def _compute_body(self):
        for minutes in self:
            minutes.body = minutes.body or minutes._get_draft_body()

    @api.depends("meeting_id")
    def _compute_distribution(self):
        for minutes in self:
            places = dict.fromkeys(one.organisation or one.name for one in minutes.meeting_id.attendee_ids)
            minutes.distribution = minutes.distribution or "、".join(filter(None, places))

    @api.depends("distribution")
    def _compute_copies(self):
        for minutes in self:
            minutes.copies = minutes.copies or len([part for part in (minutes.distribution or "").replace("，", "、").split("、") if part.strip()]) + 2

    @api.depends("number", "name")
    def _compute_display_name(self):
        for minutes in self:
            minutes.display_name = " ".join(filter(None, (minutes.number, minutes.name)))

    def _get_draft_body(self):
        """What was resolved, item by item, without the names to mask."""
        lines = []
        said = self.meeting_id.agenda_ids.filtered(
            lambda item: item.is_accepted and item.outcome != "withdrawn" and (item.resolution_ids or item.discussion))
        for place, item in enumerate(said, 1):
            lines += [f"{numeral(place)}、{item.name}", *(item.resolution_ids.mapped("name") or [item.discussion or ""])]
        lines += self.meeting_id.resolution_ids.filtered(lambda one: not one.agenda_item_id).mapped("name")
        return self.meeting_id._mask("\n".join(filter(None, lines)))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        minutes = super().create(vals_list)
        if closed := minutes.filtered(lambda one: one.meeting_id.is_closed):
            raise UserError(self.env._("%(meeting)s is a closed meeting: no minutes of it circulate.", meeting=closed[0].meeting_id.display_name))
        return minutes

    def write(self, vals):
        if "meeting_id" in vals and any(one.meeting_id.id != vals["meeting_id"] for one in self):
            raise UserError(self.env._("Minutes belong to their meeting for good."))
        return super().write(vals)
