from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_dispatch.models.street_matter import ENDED_STATES
from odoo.addons.street_meeting.models.street_meeting_moves import SECRETARY

MOST = 100  # matters that one item of the agenda names


class StreetMeeting(models.Model):
    """Meetings speak of matters that wait too long, and of the proposal that organ heads discuss."""

    _inherit = "street.meeting"

    discussion_ids = fields.One2many(
        "street.collective.discussion", "meeting_id", "Discussions of cases", groups="street_enforcement.group_organ_head,street_enforcement.group_case_clerk")

    def action_put_matters(self):
        """Put the overdue and the returned matters on the agenda, an item each. :return: True

        :raises UserError: after the meeting, or when there is none of them
        """
        if not self:
            raise UserError(self.env._("Choose a meeting first."))
        self.check_access("write")
        if not self.env.user.has_group(SECRETARY) or any(meeting.state not in ("planned", "called", "open") or meeting.is_closed for meeting in self):
            raise UserError(self.env._("Secretaries put matters on the agenda of meetings that are not over and not closed."))
        for meeting in self:
            rows = meeting._prepare_matter_items()
            if not rows:
                raise UserError(self.env._("No matter is overdue, and none was returned."))
            self.env["street.meeting.agenda.item"].create(rows)
        return True

    def _prepare_matter_items(self):
        """Agenda items of one meeting; matters as the user may read them, without their reporters."""
        Matter, rows = self.env["street.matter"], []
        overdue, returned = self.env._("Matters that are overdue"), self.env._("Matters that were sent back")
        waiting = [("return_count", ">", 0), ("state", "not in", ENDED_STATES)]
        for title, domain in ((overdue, [("is_overdue", "=", True)]), (returned, waiting)):
            domain = [("company_id", "=", self.company_id.id), *domain]
            matters = Matter.search(domain, limit=MOST, order="reported_at")
            if matters:
                lines = [f"{matter.name} {matter.class_id.name or ''} {matter.address or ''} {matter.unit_id.name or ''}".strip() for matter in matters]
                count = len(matters) if len(matters) < MOST else Matter.search_count(domain)
                rows.append({"meeting_id": self.id, "name": f"{title} ({count})", "note": "\n".join(lines), "sequence": 8})
        return rows

    def _get_open_obstacle(self, values):
        found = super()._get_open_obstacle(values)
        # sudo: the side volume is read by heads and the clerk; whether its record is whole binds whoever signs
        for discussion in self.sudo().discussion_ids.filtered(lambda row: row.state == "draft"):
            found = found + [one for one in discussion._street_obstacles("close")[discussion] if one.code not in ("group", "meeting")]
        return found

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        # sudo: the side volume follows the meeting it is held in
        open_rows = self.sudo().discussion_ids.filtered(lambda row: row.state == "draft")
        if move == "circulate":
            for row in open_rows:
                meeting = row.meeting_id
                end = min(meeting.date + timedelta(hours=meeting.hours), fields.Datetime.now())
                row.write({"date": meeting.date, "date_end": max(end, meeting.date), "place": meeting.place})
        # The second signature closes what the heads discussed: gate G19 rests on it, CF27 is printed of it.
        for row in open_rows.filtered(lambda row: row.meeting_id.state == "signed"):
            row._street_do_move("close", {})
