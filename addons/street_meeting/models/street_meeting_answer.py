from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.misc import hash_sign

from odoo.addons.street_base.tools.signed_token import read_signed

SCOPE = "street-meeting-answer"
ANSWERS = [("accepted", "Comes"), ("declined", "Does not come")]


class StreetMeetingAttendee(models.Model):
    """Whether somebody comes (参会回执): people without an account answer behind the link of their invitation, staff ask for leave.

    The link is a signed token for one line of one list: no account, nothing to guess, and dead once the line is another person's. It
    takes answers from the call of the meeting until it begins. A reply by mail (iCalendar METHOD:REPLY) would need a mailbox that the
    office reads by machine; few guests have a calendar program that sends one.
    """

    _inherit = "street.meeting.attendee"

    answer = fields.Selection(ANSWERS, readonly=True, copy=False)
    date_answered = fields.Datetime("Answered at", readonly=True, copy=False)

    def _get_answer_url(self):
        """Address of the page on which this person answers."""
        # sudo: the key that signs; the address is told to its owner only
        return f"{self.get_base_url()}/street/meeting/answer/{hash_sign(self.sudo().env, SCOPE, self._get_answer_values())}"

    def _get_answer_values(self):
        return [self.id, self.partner_id.id or 0, self.employee_id.id or 0]

    def _find_by_answer_token(self, token):
        """The line behind a link, as superuser; none for a token that is forged, or of somebody who is no longer on the list."""
        values = read_signed(self.sudo().env, SCOPE, token)
        # sudo: the token stands for the right to answer for oneself
        line = self.sudo().browse((values or [0])[0]).exists()
        return line if line and line._get_answer_values() == values else line.browse()

    def _can_answer(self):
        """Whether answers are still taken."""
        meeting = self.meeting_id
        return meeting.state == "called" and meeting.date > fields.Datetime.now()

    def _answer(self, comes, reason=""):
        """Take an answer; it may be changed until the meeting begins.

        :param bool comes: whether he comes
        :param str reason: why not; becomes the reason of his leave
        :raises UserError: too late, or without a reason
        """
        self.ensure_one()
        reason = (reason or "").strip()[:200]
        if not self._can_answer():
            raise UserError(self.env._("Answers are not taken any more. Please call the secretary."))
        if not comes and not reason:
            raise UserError(self.env._("Please say why you cannot come."))
        vals = {"answer": "accepted" if comes else "declined", "date_answered": fields.Datetime.now()}
        if not comes:
            vals |= {"status": "leave", "leave_reason": reason, "sign_way": False, "sign_time": False}
        elif self.status == "leave":
            vals |= {"status": "expected", "leave_reason": False}
        self._street_write(vals)
        if not comes:
            self._tell_secretary()

    def _tell_secretary(self):
        """A guest does not come: the secretary may want to ask another."""
        meeting = self.meeting_id
        if meeting.secretary_id:
            env = meeting.with_context(lang=meeting.secretary_id.lang).env
            meeting.message_notify(
                partner_ids=meeting.secretary_id.partner_id.ids, subject=meeting.display_name, email_layout_xmlid="mail.mail_notification_light",
                author_id=self.env.ref("base.partner_root").id,
                body=env._("%(person)s does not come: %(reason)s", person=self.display_name, reason=self.leave_reason))
