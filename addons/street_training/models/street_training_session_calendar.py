from odoo import fields, models

from odoo.addons.street_base.tools import write_pass


class StreetTrainingSession(models.Model):
    """A class in Odoo's calendar: an event of its own, kept in step, without invitation mails."""

    _inherit = "street.training.session"

    # Protected: the entry it names is written as superuser.
    _street_protected = {"event_id": False}

    event_id = fields.Many2one("calendar.event", "Calendar entry", readonly=True, copy=False, index="btree_not_null", ondelete="set null")

    def _get_event_fields(self):
        """Fields of a class that its calendar entry shows."""
        return {"name", "date_start", "date_end", "hours", "place", "state", "user_id", "lecturer_employee_id", "lecturer_partner_id", "course_id"}

    def _prepare_event_values(self):
        self.ensure_one()
        # sudo: the accounts of those who come are put on the entry, nothing else of them is read
        session = self.sudo()
        people = session.attendance_ids.employee_id.user_id.partner_id | session.lecturer_employee_id.user_id.partner_id
        return {
            "name": session.name, "start": session.date_start, "stop": session.date_end, "location": session.place,
            "user_id": session.user_id.id, "partner_ids": [fields.Command.set((people | session.lecturer_partner_id | session.user_id.partner_id).ids)],
            "active": session.state != "cancelled", "show_as": "busy", "privacy": "public",
        }

    def _sync_events(self):
        """Create or change the calendar entries. Nobody gets a mail: the notice of the class is a paper of the office."""
        # sudo: the entry follows from the class, which the user was allowed to write
        events = self.env["calendar.event"].sudo().with_context(
            no_mail_to_attendees=True, dont_notify=True, tracking_disable=True, mail_create_nosubscribe=True, mail_notify_author=False,
        )
        new = self.filtered(lambda session: not session.sudo().event_id and session.state != "cancelled")
        for session in self - new:
            events.browse(session.sudo().event_id.id).write(session._prepare_event_values())
        # An empty list of activities keeps Odoo from planning a meeting activity on the class.
        created = events.create([{**session._prepare_event_values(), "activity_ids": []} for session in new])
        for session, event in zip(new, created, strict=True):
            vals = {"event_id": event.id}
            write_pass.with_pass(session.sudo(), vals).write(vals)
