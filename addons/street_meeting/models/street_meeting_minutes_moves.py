from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_meeting_moves import SECRETARY

_lt = LazyTranslate(__name__)


class StreetMeetingMinutes(models.Model):
    """Minutes are issued with a number and a file, or made void."""

    _inherit = "street.meeting.minutes"

    _street_protected = {
        "state": "draft", "number": False, "date_issued": False, "void_reason": False, "content": False, "file_id": False, "digest": False}
    _street_kept = {
        "texts": Kept(("draft",), {"name", "body", "distribution", "copies", "meeting_id"}, advice=_lt("What was issued stays: make it void and draw up another.")),
    }
    _street_transitions = {
        "issue": Transition(("draft",), "issued", SECRETARY, label=_lt("Issue")),
        "void": Transition(("issued",), "void", SECRETARY, reason=True, label=_lt("Make void")),
    }

    def action_issue(self):
        """Draw the number and make the file; who is on the list of the meeting gets it. :return: True"""
        return self._street_move("issue")

    def action_void(self, reason):
        """The minutes are wrong; they keep their number. :param str reason: why. :return: True"""
        return self._street_move("void", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for minutes in self if move == "issue" else ():
            meeting = minutes.meeting_id
            if meeting.state != "signed":
                found[minutes].append(Obstacle("unsigned", self.env._("The record is not signed by both yet; minutes rest on a signed record.")))
            if meeting.is_closed:
                found[minutes].append(Obstacle("closed", self.env._("It is a closed meeting: no minutes of it circulate.")))
            if not (minutes.body or "").strip():
                found[minutes].append(Obstacle("body", self.env._("They say nothing yet.")))
            if meeting.minutes_ids.filtered(lambda one: one.state == "issued"):
                found[minutes].append(Obstacle("twice", self.env._("Minutes of this meeting are issued already: make them void first.")))
        return found

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "void":
            prepared |= {minutes: {"void_reason": minutes.meeting_id._mask(values["reason"].strip())} for minutes in self}
        if move == "issue":
            day = today()
            for company, group in self.grouped("company_id").items():
                numbers = self.env["street.number"]._draw("meeting_minutes", company, len(group), day=day)
                prepared |= {
                    one: {"number": number, "date_issued": day, "name": one.meeting_id._mask(one.name), "body": one._get_masked_body(), "content": one._get_content()}
                    for one, number in zip(group, numbers, strict=True)}
        return prepared

    def _get_told_reason(self, reason):
        # The whole office reads issued minutes and what stands below them.
        return self.meeting_id._mask(reason)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "issue":
            for minutes in self:
                minutes._make_file()
            self._send_copies()

    def _get_masked_body(self):
        """The text without the names to mask, whoever typed them."""
        return self.meeting_id._mask(self.body)

    def _get_content(self):
        return "\n".join(filter(None, (self.meeting_id._mask(self.name), self._get_masked_body(), self.distribution)))

    def _make_file(self):
        """The PDF as it is issued, with its digest; what is printed from now on are these bytes."""
        self.env.flush_all()
        content = self.env["report.street_meeting.minutes"]._render_papers(self, {})
        file = self.env["ir.attachment"].sudo().create({  # sudo: a file of the record, made by its move
            "name": f"{self.display_name}.pdf", "raw": content, "mimetype": "application/pdf", "res_model": self._name, "res_id": self.id})
        vals = {"file_id": file.id, "digest": file.checksum}
        write_pass.with_pass(self.sudo(), vals).write(vals)  # sudo: the move was checked

    def _send_copies(self):
        """Queue a mail with the file for everybody on the list who has an address."""
        mails = []
        for minutes in self:
            file = minutes.sudo().file_id  # sudo: its readers are chosen here
            copy = self.env["ir.attachment"].sudo().create({"name": file.name, "raw": file.raw, "mimetype": file.mimetype, "res_model": "mail.mail", "res_id": 0})
            emails = {one._get_email() for one in minutes.meeting_id.attendee_ids} - {""}
            mails += [{
                "subject": minutes.display_name, "email_to": email, "attachment_ids": [(4, copy.id)], "auto_delete": True,
                "body_html": self.env._("The minutes are attached."), "model": False, "res_id": False} for email in sorted(emails)]
        self.env["mail.mail"].sudo().create(mails)  # sudo: the office's own mails

    def action_view_file(self):
        """Open the file as issued. :return: URL action"""
        self.ensure_one()
        self.check_access("read")
        return {"type": "ir.actions.act_url", "url": f"/web/content/{self.sudo().file_id.id}", "target": "new"}  # sudo: the route asks for access
