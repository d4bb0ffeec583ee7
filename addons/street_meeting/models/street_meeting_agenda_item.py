from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .street_meeting_moves import SECRETARY

OUTCOMES = [("resolved", "Decided"), ("noted", "Noted"), ("carried", "Carried over"), ("withdrawn", "Withdrawn")]
LONGEST = 50_000  # characters: a day's discussion; more is a file


class StreetMeetingAgendaItem(models.Model):
    """Item of the agenda (议题) with what was said about it (讨论情况).

    Secretaries write it until the record is signed. Members propose items (征集议题) by a move of the meeting; the secretary
    takes a proposal on the agenda or leaves it out. The title is told to everybody and names nobody; what was said may name people, so
    that only secretaries read it as it was written, and everybody else what ``street.meeting._show`` makes of it.
    """

    _name = "street.meeting.agenda.item"
    _description = "Agenda item"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, sequence, id"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    name = fields.Char("Item", required=True)
    presenter = fields.Char("Presented by")
    note = fields.Text("What it is about", groups=SECRETARY)
    shown_note = fields.Text("What it is about (as shown)", compute="_compute_shown")
    proposer_id = fields.Many2one("res.users", "Proposed by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    is_accepted = fields.Boolean("On the agenda", default=True)
    carried_from_id = fields.Many2one("street.meeting.agenda.item", "Carried in from", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    carried_to_ids = fields.One2many("street.meeting.agenda.item", "carried_from_id", "Carried over to")
    # the record
    discussion = fields.Text(groups=SECRETARY, help="What was said, and by whom.")
    shown_discussion = fields.Text("Discussion (as shown)", compute="_compute_shown")
    resolution_ids = fields.One2many("street.meeting.resolution", "agenda_item_id", "Resolutions")
    outcome = fields.Selection(OUTCOMES, compute="_compute_outcome", store=True, readonly=False, precompute=True)

    @api.depends("resolution_ids")
    def _compute_outcome(self):
        for item in self:
            item.outcome = item.outcome or ("resolved" if item.resolution_ids else False)

    @api.depends_context("uid")
    @api.depends("note", "discussion", "meeting_id.masked_names", "meeting_id.attendee_ids.employee_id", "meeting_id.chair_id")
    def _compute_shown(self):
        for item, whole in zip(self, self.sudo(), strict=True):  # sudo: the meeting says how much of it is shown
            # A proposal is read back by whoever made it as he wrote it: masking it would tell him whom the list names.
            show = str if whole.note and item.proposer_id == self.env.user else item.meeting_id._show
            item.shown_note, item.shown_discussion = show(whole.note or ""), item.meeting_id._show(whole.discussion)

    @api.constrains("name", "is_accepted")
    def _check_title(self):
        self.filtered("is_accepted").meeting_id._check_titles()

    @api.constrains("name", "note", "discussion")
    def _check_length(self):
        for item in self:
            for name in ("note", "discussion"):
                if len(item[name] or "") > LONGEST:
                    raise ValidationError(self.env._(
                        "%(item)s: %(field)s has %(count)s characters, the record takes %(most)s. Attach the text as a file and write what matters.",
                        item=item.name, field=item._fields[name]._description_string(self.env), count=len(item[name]), most=LONGEST))
            if len(item.name) > 200:
                raise ValidationError(self.env._("The title of an agenda item has 200 characters at most; the rest belongs below it."))

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            self._check_derived(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._check_derived([vals])
        return super().write(vals)

    @api.model
    def _check_derived(self, vals_list):
        """Who proposed an item and where it comes from follow from the move that made it."""
        if any(vals.get(name) for vals in vals_list for name in ("proposer_id", "carried_from_id")):
            raise ValidationError(self.env._("Who proposed an item and what it carries on cannot be entered."))

    def _prepare_carried_values(self, meeting):
        """Values of the item on the agenda of a later meeting."""
        return {
            "meeting_id": meeting.id, "name": meeting._mask(self.name), "presenter": self.presenter, "note": self.note, "carried_from_id": self.id, "sequence": 5,
            "is_accepted": True,
        }

    def _prepare_record_facts(self):
        """What the record says of an item."""
        return [
            self.name, self.presenter or "", self.note or "", self.discussion or "", self.outcome or "", [resolution.name for resolution in self.resolution_ids]]
