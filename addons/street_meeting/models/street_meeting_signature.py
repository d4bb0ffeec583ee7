from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.canonical import sha256_of
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_meeting_moves import SECRETARY

_lt = LazyTranslate(__name__)


class StreetMeeting(models.Model):
    """The record of a meeting (会议记录) and its two signatures.

    1. Chair and secretary sign, in any order, and are two persons. The first signature fixes the record, the second closes it.
    2. Each signature is for a digest of the whole record; the digest stands in the legal log.
    3. Items without an outcome are named before anybody signs; signed with a reason, they come up at the next meeting.
    4. A chair without an account signs on paper; the secretary files the scan.
    """

    _inherit = "street.meeting"

    _street_protected = {
        "chair_signed_at": False, "secretary_signed_at": False, "chair_on_paper": False, "date_signed": False, "record_digest": False,
        "record_text": False, "unresolved_reason": False, "signed_page": False, "signed_page_name": False, "signed_page_date": False,
    }
    _street_transitions = {
        "sign": Transition(("written",), None, access="read", label=_lt("Sign")),
        "sign_paper": Transition(("written",), None, SECRETARY, label=_lt("Signed on paper by the chair")),
        "addend": Transition(("signed",), None, access="read", label=_lt("Add an addendum")),
    }

    chair_signed_at = fields.Datetime("Signed by the chair at", readonly=True, copy=False)
    chair_on_paper = fields.Boolean("The chair signed on paper", readonly=True, copy=False)
    secretary_signed_at = fields.Datetime("Signed by the secretary at", readonly=True, copy=False)
    date_signed = fields.Datetime("Signed at", readonly=True, copy=False)
    record_digest = fields.Char("Digest of the record", readonly=True, copy=False)
    record_text = fields.Text("Text of the record", readonly=True, copy=False)
    unresolved_reason = fields.Text("Signed with open items because", readonly=True, copy=False, groups=SECRETARY)
    shown_unresolved_reason = fields.Text("Signed with open items because (as shown)", compute="_compute_shown_unresolved_reason")
    signed_page = fields.Binary("Page signed on paper", attachment=True, readonly=True, copy=False, groups=SECRETARY)
    signed_page_name = fields.Char("Name of the signed page", readonly=True, copy=False)
    signed_page_date = fields.Date("Signed on paper on", readonly=True, copy=False)

    @api.depends_context("uid")
    @api.depends("unresolved_reason", "masked_names", "attendee_ids.employee_id", "chair_id")
    def _compute_shown_unresolved_reason(self):
        for meeting, whole in zip(self, self.sudo(), strict=True):  # sudo: the meeting says how much of it is shown
            meeting.shown_unresolved_reason = meeting._show(whole.unresolved_reason)

    def action_sign(self, reason=None):
        """Sign the record as its chair or its secretary.

        :param str reason: why it is signed although items have no outcome; needed when there are any
        :return: True
        :raises UserError: for anybody else, a second time, or with items that have no outcome and no reason
        """
        return self._street_move("sign", {"reason": reason or "", "records": self._get_digests(reason)})

    def action_sign_paper(self, date, filename, scan, reason=None):
        """File the page that the chair signed by hand.

        :param str date: day of the signature, ISO text
        :param str filename: name of the scan
        :param str scan: the file, base64
        :param str reason: as for :meth:`action_sign`
        :return: True
        """
        values = {"reason": reason or "", "date": str(date or ""), "filename": filename or "", "scan": scan, "records": self._get_digests(reason)}
        return self._street_move("sign_paper", values)

    def action_addend(self, text):
        """Add an addendum to the signed record. :param str text: what is corrected or added. :return: True"""
        return self._street_move("addend", {"text": (text or "").strip()})

    # ------------------------------------------------------------
    # THE RECORD
    # ------------------------------------------------------------

    def _prepare_record_facts(self, reason=None):
        """All that a signature stands for, as plain values."""
        self.ensure_one()
        meeting = self.sudo()  # sudo: a digest is of the whole record, whoever signs
        return {
            "name": meeting.name, "kind": meeting.kind, "date": meeting.date, "hours": meeting.hours, "place": meeting.place or "",
            "chair": meeting.chair_id.name or "", "secretary": meeting.secretary_id.name or "", "reason": (reason or meeting.unresolved_reason or "").strip(),
            "attendees": [one._prepare_record_facts() for one in meeting.attendee_ids],
            "agenda": [item._prepare_record_facts() for item in meeting.agenda_ids.filtered("is_accepted")],
            "resolutions": meeting.resolution_ids.filtered(lambda one: not one.agenda_item_id).mapped("name"),
            **({"carried": [row._prepare_record_facts() for row in meeting.carry_ids]} if meeting.carry_ids else {}),
        }

    def _get_digests(self, reason=None):
        """``{id as text: digest}`` of what is about to be signed."""
        self.check_access("read")
        return {str(meeting.id): sha256_of(meeting._prepare_record_facts(reason)) for meeting in self}

    def _get_record_text(self):
        """The record as one text, for search; masked where people from outside attended."""
        facts = self._prepare_record_facts()
        lines = [facts["name"], facts["place"], facts["chair"], *(part for item in facts["agenda"] for part in (*item[:4], *item[5]))]
        lines += [" ".join(person[:2]) for person in facts["attendees"]] + facts["resolutions"]
        text = "\n".join(filter(None, lines))
        # Everybody of the meeting searches in it: a name that he may not read must not be found either.
        return self._mask(text) if self.has_outside else text

    # ------------------------------------------------------------
    # LOCKS
    # ------------------------------------------------------------

    def _get_record_lock(self):
        """``{meeting: why its record may not change, or an empty text}``."""
        locks = {}
        for meeting in self:
            if meeting.state == "signed":
                locks[meeting] = self.env._("the record is signed and stays as it is: add an addendum.")
            elif meeting.state == "cancelled":
                locks[meeting] = self.env._("the meeting is not held.")
            elif meeting.chair_signed_at or meeting.secretary_signed_at:
                locks[meeting] = self.env._("one signature is there already: take the record back, with a reason, to correct it.")
            else:
                locks[meeting] = ""
        return locks

    def _get_line_lock(self, line_model):
        if line_model == "street.meeting.addendum":
            return dict.fromkeys(self, self.env._("an addendum is written by its own step and stays as it is."))
        return self._get_record_lock()

    def _get_file_lock(self, operation):
        return self._get_record_lock() if operation == "change" else dict.fromkeys(self, "")

    # ------------------------------------------------------------
    # MOVES
    # ------------------------------------------------------------

    def _get_my_roles(self):
        """In which of the two roles the current user signs: a set of ``chair`` and ``secretary``."""
        me, meeting = self.env.user, self.sudo()  # sudo: the account of the chair
        return {role for role, user in (("chair", meeting.chair_id.user_id), ("secretary", meeting.secretary_id)) if user and user == me}

    def _get_sign_obstacles(self, meeting, values):
        roles = meeting._get_my_roles()
        if not roles:
            return [Obstacle("group", self.env._("Chair and secretary sign the record, nobody else."))]
        if len(roles) == 2:
            return [Obstacle("same", self.env._("Chair and secretary of a record are two persons: name another secretary."))]
        if meeting[f"{roles.pop()}_signed_at"]:
            return [Obstacle("signed", self.env._("You have signed it already."))]
        return meeting._get_open_obstacle(values)

    def _get_sign_paper_obstacles(self, meeting, values):
        account = meeting.sudo().chair_id.user_id  # sudo: whether the chair signs here
        if meeting.chair_signed_at:
            return [Obstacle("signed", self.env._("The chair has signed it already."))]
        if not meeting.chair_id:
            return [Obstacle("chair", self.env._("It does not say who was in the chair."))]
        if account:
            return [Obstacle("account", self.env._("%(chair)s has an account and signs here himself.", chair=meeting.chair_id.sudo().name))]
        if values is not None and not (values["scan"] and values["date"]):
            return [Obstacle("scan", self.env._("The scan of the signed page and the day of the signature belong to it."))]
        return meeting._get_open_obstacle(values)

    def _get_move_checklist(self, missing):
        # That a step is done already, or is another's, is nothing that somebody could still see to.
        return super()._get_move_checklist([row for row in missing if row["code"] not in ("account", "signed", "leave")])

    def _get_open_obstacle(self, values):
        """Items without an outcome: told when it is signed, not before the button shows."""
        unresolved = self.sudo()._get_unresolved()  # sudo: a chair sees them all
        if values is None or not unresolved or values["reason"].strip() or self.sudo().unresolved_reason:
            return []
        return [Obstacle("unresolved", self.env._(
            "These items have no outcome: %(items)s. Enter one, or sign with a reason; they come up at the next meeting then.",
            items=self._name_some(unresolved)))]

    def _get_addend_obstacles(self, meeting, values):
        if not meeting._get_my_roles():
            return [Obstacle("group", self.env._("Chair and secretary add to the record, nobody else."))]
        return [Obstacle("text", self.env._("An addendum needs a text."))] if values is not None and not values["text"] else []

    def _get_log_values(self, move, values):
        # The scan is a file of the record; its bytes say nothing in a log.
        return {name: value for name, value in super()._get_log_values(move, values).items() if name != "scan"}

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move in ("sign", "sign_paper"):
            for meeting in self:
                prepared[meeting] = meeting._prepare_signature(move, values)
        if move == "reopen":
            prepared |= {meeting: {
                "chair_signed_at": False, "secretary_signed_at": False, "chair_on_paper": False, "record_digest": False, "unresolved_reason": False,
                "signed_page": False, "signed_page_name": False, "signed_page_date": False,
            } for meeting in self}
        return prepared

    def _prepare_signature(self, move, values):
        now = fields.Datetime.now()
        role = "chair" if move == "sign_paper" else next(iter(self._get_my_roles()))
        vals = {f"{role}_signed_at": now, "record_digest": values["records"][str(self.id)]}
        if move == "sign_paper":
            vals |= {
                "chair_on_paper": True, "signed_page": values["scan"], "signed_page_name": values["filename"] or "scan", "signed_page_date": values["date"]}
        if self._get_unresolved() and not self.unresolved_reason:
            vals["unresolved_reason"] = values["reason"].strip()
        if self["secretary_signed_at" if role == "chair" else "chair_signed_at"]:
            vals |= {"state": "signed", "date_signed": now, "record_text": self._get_record_text()}
        return vals

    def _do_addend(self, values):
        self.env["street.meeting.addendum"]._street_create([
            {"meeting_id": meeting.id, "name": values["text"], "user_id": self.env.uid, "date": fields.Datetime.now()} for meeting in self])
