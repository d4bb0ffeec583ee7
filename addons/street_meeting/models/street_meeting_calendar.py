import base64

from markupsafe import Markup

from odoo import fields, models

from odoo.addons.street_base.tools import write_pass

from ..tools import ics
from .street_meeting_moves import CANCELLED

INVITED, CHANGED = "invited", "changed"  # beside CANCELLED: what a mail is about
IN_CALENDAR = ("called", "open", "written", "signed")


class StreetMeeting(models.Model):
    """A called meeting in Odoo's calendar, and its invitations by mail with an iCalendar file. A closed kind is in neither."""

    _inherit = "street.meeting"

    # Protected: the entry it names is written as superuser.
    _street_protected = {"event_id": False}

    event_id = fields.Many2one("calendar.event", "Calendar entry", readonly=True, copy=False, index="btree_not_null", ondelete="set null")

    # ------------------------------------------------------------
    # CALENDAR
    # ------------------------------------------------------------

    def _prepare_event_values(self):
        self.ensure_one()
        meeting = self.sudo()  # sudo: the accounts of those who come are put on the entry, nothing else of them is read
        people = meeting.attendee_ids.employee_id.user_id.partner_id | meeting.attendee_ids.partner_id
        return {
            "name": meeting.name, "start": meeting.date, "stop": meeting.date_end, "location": meeting.place, "user_id": meeting.secretary_id.id,
            "partner_ids": [fields.Command.set((people | meeting.secretary_id.partner_id | meeting.chair_id.user_id.partner_id).ids)],
            "active": meeting.state != "cancelled", "show_as": "busy", "privacy": "private",
        }

    def _sync_events(self):
        """Create or change the calendar entries of called meetings; the invitation is a mail of our own."""
        # sudo: the entry follows from the meeting, which the user was allowed to write
        events = self.env["calendar.event"].sudo().with_context(
            no_mail_to_attendees=True, dont_notify=True, tracking_disable=True, mail_create_nosubscribe=True, mail_notify_author=False)
        known = self.filtered(lambda meeting: meeting.sudo().event_id)
        for meeting in known:
            events.browse(meeting.sudo().event_id.id).write(meeting._prepare_event_values())
        new = (self - known).filtered(lambda meeting: meeting.state in IN_CALENDAR and not meeting.is_closed)
        # An empty list of activities keeps Odoo from planning a meeting activity on the record.
        created = events.create([{**meeting._prepare_event_values(), "activity_ids": []} for meeting in new])
        for meeting, event in zip(new, created, strict=True):
            vals = {"event_id": event.id}
            write_pass.with_pass(meeting.sudo(), vals).write(vals)

    # ------------------------------------------------------------
    # INVITATIONS
    # ------------------------------------------------------------

    def write(self, vals):
        before = {meeting: (meeting.date, meeting.place) for meeting in self if meeting.state == "called"} if {"date", "place"} & vals.keys() else {}
        result = super().write(vals)
        for meeting, known in before.items():
            if known != (meeting.date, meeting.place):
                meeting._send_invitations(meeting.attendee_ids.filtered("date_invited"), CHANGED)
        return result

    def _send_invitations(self, people, occasion=INVITED):
        """Queue one mail for each of these people with an address; the file for his calendar is the same for all.

        :param people: ``street.meeting.attendee`` of these meetings
        :param str occasion: why a mail is sent
        """
        mails = []
        for meeting in self.filtered(lambda meeting: not meeting.is_closed):
            invited = [(attendee, attendee._get_email()) for attendee in people if attendee.meeting_id == meeting]
            invited = [(attendee, email) for attendee, email in invited if email]
            file = meeting._make_invitation_file() if invited else None
            mails += [meeting._prepare_invitation(attendee, email, file, occasion) for attendee, email in invited]
        self.env["mail.mail"].sudo().create(mails)  # sudo: nobody writes mails by hand; these are the office's own

    def _make_invitation_file(self):
        return self.env["ir.attachment"].sudo().create({  # sudo: belongs to the mails, not to the record
            "name": "invitation.ics", "mimetype": "text/calendar", "datas": base64.b64encode(self._get_invitation_ics()),
            "res_model": "mail.mail", "res_id": 0})

    def _get_invitation_ics(self):
        """The meeting as an iCalendar file. :return: bytes"""
        self.ensure_one()
        entry = {
            "kind": "event", "uid": f"street-meeting-{self.id}@{self.env.cr.dbname}", "summary": self.name, "start": self.date, "stop": self.date_end,
            "place": self.place, "cancelled": self.state == "cancelled", "text": "\n".join(self.agenda_ids.filtered("is_accepted").mapped("name"))}
        return ics.calendar(self.name, [entry], fields.Datetime.now())

    def _prepare_invitation(self, attendee, email, file, occasion):
        when = self._get_moment_text("date")
        guest = attendee.sudo()  # sudo: code and link are told to their owner
        first, subject = {
            INVITED: (self.env._("%(name)s, you are invited to this meeting.", name=attendee.name), f"{self.name} {when}"),
            CHANGED: (self.env._("%(name)s, time or place of this meeting has changed.", name=attendee.name), self.env._("Changed: %(meeting)s", meeting=f"{self.name} {when}")),
            CANCELLED: (self.env._("%(name)s, this meeting is not held.", name=attendee.name), self.env._("Not held: %(meeting)s", meeting=f"{self.name} {when}")),
        }[occasion]
        rows = [(self.env._("Meeting"), self.name), (self.env._("Time"), when), (self.env._("Place"), self.place or "")]
        last = self.env._("Who cannot come tells the secretary %(secretary)s beforehand.", secretary=self.secretary_id.sudo().name or "")
        if occasion != CANCELLED:
            rows += [(self.env._("Agenda"), "；".join(self.agenda_ids.filtered("is_accepted").mapped("name"))), (self.env._("Sign-in code"), guest.code)]
            if guest.code:
                last = Markup('<a href="%s">%s</a>') % (guest._get_answer_url(), self.env._("Please answer here whether you come."))
        else:
            last = self.env._("Secretary: %(secretary)s", secretary=self.secretary_id.sudo().name or "")
        body = Markup("<p>%s</p><table>%s</table><p>%s</p>") % (
            first, Markup("").join(Markup("<tr><td><b>%s</b></td><td>%s</td></tr>") % row for row in rows if row[1]), last)
        return {
            "subject": subject, "email_to": email, "body_html": body, "attachment_ids": [(4, file.id)], "auto_delete": True, "model": False, "res_id": False}
