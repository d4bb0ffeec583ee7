from odoo import fields, models


class StreetMeetingMember(models.Model):
    """Member of a series (例会成员): is invited to each of its meetings."""

    _name = "street.meeting.member"
    _description = "Member of a series of meetings"
    _inherit = ["street.meeting.person.mixin"]
    _order = "series_id, sequence, id"

    series_id = fields.Many2one("street.meeting.series", "Series", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(related="series_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)

    def _prepare_attendee_values(self, meeting):
        return {
            "meeting_id": meeting.id, "sequence": self.sequence, "kind": self.kind, "employee_id": self.employee_id.id, "partner_id": self.partner_id.id,
            "name": self.name, "organisation": self.organisation, "is_observer": self.is_observer,
        }
