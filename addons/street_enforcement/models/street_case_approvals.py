import base64
import binascii
import hashlib
from typing import NamedTuple

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Transition

from ..tools.paper_words import word
from .street_case import BEFORE_DECISION, OPEN_STATES
from .street_case_moves import CLERK, HEAD, LEADER, OFFICER, OPENED

_lt = LazyTranslate(__name__)
MAX_SCAN = 20 * 1024 * 1024
REQUEST_FIELDS = ("request_kind", "request_text", "request_date", "requester_id", "endorser_id", "endorsement", "endorsement_date")
SCAN_SIGNATURES = (b"%PDF-", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")


class ApprovalKind(NamedTuple):
    """What a head may be asked to approve.

    :param label: name for people (a lazy translation)
    :param states: states of the case in which it may be asked for
    :param move: move of the case that the approval carries; None when another part asks for the approval itself
    :param judges: whether it is void once what it judged has changed
    :param chief: whether only the chief, or who acts for him, may give it
    """

    label: object
    states: tuple
    move: str | None = None
    judges: bool = True
    chief: bool = False


# Named here, since the extraction of terms takes a tuple of words beside a label for labels.
IN_LEAD, IN_SUSPENSION, IN_REVIEW, IN_EXECUTION = ("lead",), ("suspended",), ("deciding",), ("executing",)
REVOCABLE, KEEPING, PAYING = ("opened", "investigating", "concluded"), ("lead", "opened", "investigating"), ("served", "recorded", "executing")
STOPPABLE, TRANSFERABLE = (*OPENED, "suspended"), (*BEFORE_DECISION, "suspended")
KINDS = {
    "open": ApprovalKind(_lt("Opening of the case"), IN_LEAD, "open"),
    "not_open": ApprovalKind(_lt("No opening"), IN_LEAD, "not_open"),
    "revoke_opening": ApprovalKind(_lt("Revocation of the opening"), REVOCABLE, "revoke_opening"),
    "suspend": ApprovalKind(_lt("Suspension"), OPENED, "suspend", judges=False),
    "resume": ApprovalKind(_lt("Resumption"), IN_SUSPENSION, "resume", judges=False),
    "terminate": ApprovalKind(_lt("Termination of the investigation"), STOPPABLE, "terminate"),
    "transfer": ApprovalKind(_lt("Transfer"), TRANSFERABLE, "transfer"),
    "extend": ApprovalKind(_lt("Extension of the term"), BEFORE_DECISION, "extend", judges=False),
    "preserve": ApprovalKind(_lt("Registration and preservation of evidence"), KEEPING, judges=False),
    "decide": ApprovalKind(_lt("Decision"), IN_REVIEW),
    "defer": ApprovalKind(_lt("Deferral or instalments"), PAYING, judges=False),
    "close": ApprovalKind(_lt("Closing of the case"), IN_EXECUTION, "close", judges=False),
}


class StreetCase(models.Model):
    """Approvals (审批): an investigator asks, the team leader gives his opinion, the organ head decides.

    Moves of the case that need a head carry their approval: the head makes the move, and the row is written with it. A
    head without an account approves on paper; the clerk enters the form and then makes the move.
    """

    _inherit = "street.case"

    _street_protected = dict.fromkeys(REQUEST_FIELDS, False)
    _street_transitions = {
        "request": Transition(OPEN_STATES, groups=OFFICER, label=_lt("Ask for approval")),
        "withdraw_request": Transition(OPEN_STATES, groups=OFFICER, label=_lt("Withdraw the request")),
        "endorse": Transition(OPEN_STATES, groups=LEADER, label=_lt("Give the team leader's opinion")),
        "decline": Transition(OPEN_STATES, groups=f"{LEADER},{HEAD}", reason=True, access="read", label=_lt("Decline the request")),
        "approve": Transition(OPEN_STATES, groups=HEAD, access="read", label=_lt("Approve")),
        "enter_approval": Transition(OPEN_STATES, groups=CLERK, access="read", label=_lt("Enter an approval on paper")),
    }

    approval_ids = fields.One2many("street.case.approval", "case_id", "Approvals", readonly=True)
    request_kind = fields.Char("Waits for approval of", readonly=True, copy=False, index="btree_not_null")
    request_label = fields.Char("Waits for", compute="_compute_request_label")
    request_text = fields.Text("Request", readonly=True, copy=False)
    request_date = fields.Date("Asked on", readonly=True, copy=False)
    requester_id = fields.Many2one("res.users", "Asked by", readonly=True, copy=False, ondelete="restrict")
    endorser_id = fields.Many2one("res.users", "Team leader", readonly=True, copy=False, ondelete="restrict")
    endorsement = fields.Text("Opinion of the team leader", readonly=True, copy=False)
    endorsement_date = fields.Date("Opinion given on", readonly=True, copy=False)

    def _compute_request_label(self):
        kinds = self._get_approval_kinds()
        for case in self:
            case.request_label = str(kinds[case.request_kind].label) if case.request_kind in kinds else False

    def _get_approval_kinds(self):
        """Kinds of approvals: dictionary of code to :class:`ApprovalKind`; a part adds its own through super()."""
        return KINDS

    def _get_approval(self, kind):
        """Newest approval of a kind that still holds, or none.

        :param str kind: code of :meth:`_get_approval_kinds`
        :return: ``street.case.approval``: agreed to, not yet made use of by its move, and of what stands today
        """
        self.ensure_one()
        found = self.sudo().approval_ids.filtered(lambda row: row.kind == kind)[:1]
        if not found.is_agreed or found.is_used:
            return found.browse()
        if self._get_approval_kinds()[kind].judges and found.judged_digest != self._get_judged_digest():
            return found.browse()
        return found

    # ------------------------------------------------------------
    # PUBLIC MOVES
    # ------------------------------------------------------------

    def action_request(self, kind, text):
        """请示: ask the organ head for an approval.

        :param str kind: what for: open, not_open, suspend, resume, revoke_opening, terminate, transfer, extend, preserve,
            decide, defer or close
        :param str text: facts, reasons and basis
        :return: True
        """
        return self._street_move("request", {"kind": kind, "text": (text or "").strip()})

    def action_withdraw_request(self):
        """Take the pending request back. :return: True"""
        return self._street_move("withdraw_request")

    def action_endorse(self, opinion):
        """承办机构负责人意见: the team leader agrees and sends it on. :param str opinion: in words. :return: True"""
        return self._street_move("endorse", {"opinion": (opinion or "").strip()})

    def action_decline(self, reason):
        """Team leader or organ head do not agree; the request ends. :param str reason: why. :return: True"""
        return self._street_move("decline", {"reason": reason})

    def action_approve(self, opinion=None):
        """审批: the organ head agrees to the pending request; a move that hangs on it is made at once.

        :param str opinion: of the head
        :return: True
        """
        kinds = self._get_approval_kinds()
        if len(self) == 1 and self.request_kind in kinds and (move := kinds[self.request_kind].move):
            needs_reason = self._street_edges()[move].reason
            return self._street_move(move, {"opinion": opinion, "reason": opinion or self.sudo().request_text} if needs_reason else {"opinion": opinion})
        return self._street_move("approve", {"opinion": opinion})

    def action_enter_approval(self, head_id, date, agreed, scan, scan_name, opinion=None):
        """Enter what a head without an account decided on paper; the pending request ends with it.

        :param int head_id: ``street.subject.head`` in office that day
        :param str date: ISO day on the form
        :param bool agreed: whether he agreed
        :param str scan: the scanned form in base64 (PDF, JPEG or PNG)
        :param str scan_name: name of the file
        :param str opinion: as written on the form
        :return: True
        """
        return self._street_move("enter_approval", {
            "head_id": head_id, "date": self._read_day(date), "agreed": bool(agreed), "scan": self._read_scan(scan), "scan_name": scan_name or "",
            "opinion": opinion})

    def _read_scan(self, scan):
        try:
            content = base64.b64decode(scan or "", validate=True)
        except (binascii.Error, TypeError, ValueError):
            raise UserError(self.env._("The scanned form is sent in base64.")) from None
        if content and (len(content) > MAX_SCAN or not content.startswith(SCAN_SIGNATURES)):
            raise UserError(self.env._("The scanned form is a PDF, JPEG or PNG file of at most 20 MiB."))
        return content

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        done = dict.fromkeys(REQUEST_FIELDS, False)
        vals = {
            "request": {"request_kind": values.get("kind"), "request_text": values.get("text"), "request_date": today(), "requester_id": self.env.uid},
            "endorse": {"endorser_id": self.env.uid, "endorsement": values.get("opinion"), "endorsement_date": today()},
            **dict.fromkeys(("withdraw_request", "decline", "approve", "enter_approval"), done),
        }.get(move, {})
        carried = self._get_carried_kind(move)
        for case in self:
            if move in ("approve", "enter_approval", "decline") or carried and not case._get_approval(carried):
                case._add_approval(move, values)
            elif carried:
                case._get_approval(carried).sudo().is_used = True  # made by this worker, after the obstacles were asked
            more = done if carried and case.request_kind == carried else vals
            if more:
                prepared[case] = {**prepared.get(case, {}), **more}
        return prepared

    def _get_carried_kind(self, move):
        return next((kind for kind, facts in self._get_approval_kinds().items() if facts.move == move), None)

    def _add_approval(self, move, values):
        """Write the row of a head's decision; a leader who declines leaves his reason in the log alone."""
        if move == "enter_approval":
            head, day, agreed = self.env["street.subject.head"].sudo().browse(values["head_id"]), values["date"], values["agreed"]
        else:
            head, day, agreed = self._get_user_heads().sorted(lambda head: head.function == "head")[:1], today(), move != "decline"
        if not head:
            return
        scan = values.get("scan")
        # sudo: nobody has a right of his own to write approvals; the move was checked
        self.env["street.case.approval"].sudo().create({
            "case_id": self.id, "kind": self.request_kind, "request_text": self.request_text, "requester_id": self.requester_id.id,
            "endorser_id": self.endorser_id.id, "endorsement": self.endorsement, "date_requested": self.request_date,
            "date_endorsed": self.endorsement_date, "is_agreed": agreed, "is_used": move not in ("approve", "enter_approval"),
            "opinion": values.get("opinion") or values.get("reason"), "subject_id": head.subject_id.id, "head_id": head.id, "head_name": head.name,
            "head_function": head.title or word(head._name, "function", head.function), "date": day, "way": "scan" if scan else "account",
            "entered_by_id": self.env.uid, "judged_digest": self._get_judged_digest(),
            "scan": base64.b64encode(scan) if scan else False, "scan_name": values.get("scan_name") if scan else False,
            "scan_digest": hashlib.sha256(scan).hexdigest() if scan else False,
        })

    def _prepare_approval_facts(self):
        """Last approvals as papers print them: ``approval_<kind>``: name, function, day and opinion."""
        rows = self.sudo().approval_ids.filtered("is_agreed")
        return {
            f"approval_{row.kind}": {"name": row.head_name, "function": row.head_function, "date": str(row.date), "opinion": row.opinion or ""}
            for row in rows.sorted("id")
        }

    def _get_log_values(self, move, values):
        return {name: value for name, value in super()._get_log_values(move, values).items() if name != "scan"}
