from odoo import api, fields, models
from odoo.exceptions import ValidationError


class StreetMeetingResolution(models.Model):
    """What a meeting resolved (决议, 议定事项), under an item of its agenda. Secretaries write it until the record is signed; it is shown as what was said."""

    _name = "street.meeting.resolution"
    _description = "Resolution"
    _inherit = ["street.meeting.shown.mixin", "street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _order = "meeting_id, sequence, id"

    agenda_item_id = fields.Many2one(
        "street.meeting.agenda.item", "Agenda item", index="btree_not_null", ondelete="restrict", domain="[('meeting_id', '=', meeting_id)]")
    sequence = fields.Integer(default=10)
    name = fields.Text("Resolved")
    shown_name = fields.Text("Resolved (as shown)")

    @api.constrains("agenda_item_id", "meeting_id")
    def _check_same_meeting(self):
        for resolution in self:
            if resolution.agenda_item_id and resolution.agenda_item_id.meeting_id != resolution.meeting_id:
                raise ValidationError(self.env._(
                    "“%(item)s” is on the agenda of another meeting: choose an item of this one.", item=resolution.agenda_item_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        # The form writes resolutions below their item; the meeting follows from it.
        items = self.env["street.meeting.agenda.item"].browse({vals["agenda_item_id"] for vals in vals_list if vals.get("agenda_item_id")})
        meetings = {item.id: item.meeting_id.id for item in items}
        return super().create([
            {**vals, "meeting_id": vals.get("meeting_id") or meetings.get(vals.get("agenda_item_id"))} for vals in vals_list])
