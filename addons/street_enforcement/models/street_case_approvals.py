import base64
import binascii
import hashlib
from typing import NamedTuple

from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case import BEFORE_DECISION, OPEN_STATES
from .street_case_moves import CLERK, HEAD, LEADER, OFFICER, OPENED

_lt = LazyTranslate(__name__)
MAX_SCAN = 20 * 1024 * 1024
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

    _street_protected = {
        "request_kind": False, "request_text": False, "request_date": False, "requester_id": False, "endorser_id": False, "endorsement": False,
    }
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
            "head_id": head_id, "date": fields.Date.to_date(date), "agreed": bool(agreed), "scan": self._read_scan(scan), "scan_name": scan_name or "",
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
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = getattr(self, f"_get_{move}_approval_obstacles", None)
        carried = next((kind for kind, facts in self._get_approval_kinds().items() if facts.move == move), None)
        for case in self:
            if check:
                found[case] = [*found[case], *check(case, values)]
            if carried:
                found[case] = [*found[case], *case._get_carried_obstacles(carried)]
        return found

    def _get_request_approval_obstacles(self, case, values):
        if case.request_kind:
            return [Obstacle("pending", self.env._("It already waits for: %(request)s. Withdraw that first.", request=case.request_label))]
        if values is None:
            return []
        kind, found = self._get_approval_kinds().get(values["kind"]), []
        if not kind or case.state not in kind.states:
            return [Obstacle("kind", self.env._(
                "“%(kind)s” cannot be asked for in the state “%(state)s”.", kind=str(kind.label) if kind else values["kind"],
                state=dict(self._fields["state"]._description_selection(self.env))[case.state]))]
        if not values["text"]:
            found.append(Obstacle("text", self.env._("Give the facts, the reasons and the basis of the request.")))
        if not self.env.su and not case._is_investigator(self.env.user.employee_id, ever=False):
            found.append(Obstacle("not_on_case", self.env._("Only an investigator of the case asks for approvals in it."), "APL 42"))
        return found

    def _get_withdraw_request_approval_obstacles(self, case, values):
        return [] if case.request_kind else [Obstacle("no_request", self.env._("Nothing was asked for."))]

    def _get_endorse_approval_obstacles(self, case, values):
        if not case.request_kind:
            return [Obstacle("no_request", self.env._("Nothing was asked for."))]
        found = case._get_own_work_obstacles()
        if case.endorser_id:
            found.append(Obstacle("endorsed", self.env._("%(leader)s gave the opinion already.", leader=case.endorser_id.sudo().name)))
        if values is not None and not values["opinion"]:
            found.append(Obstacle("opinion", self.env._("Write your opinion.")))
        return found

    def _get_decline_approval_obstacles(self, case, values):
        if not case.request_kind:
            return [Obstacle("no_request", self.env._("Nothing was asked for."))]
        found = case._get_own_work_obstacles()
        if not self.env.user.has_group(LEADER) and not case._get_user_heads():
            found.append(Obstacle("not_head", self.env._("Only the team leader or a head of the acting subject declines."), "APL 57"))
        return found

    def _get_approve_approval_obstacles(self, case, values):
        kind = self._get_approval_kinds().get(case.request_kind)
        if not kind:
            return [Obstacle("no_request", self.env._("Nothing was asked for."))]
        if kind.move and values is not None:
            return [Obstacle("has_move", self.env._("Approve it by the move that hangs on it."))]
        return case._get_head_obstacles(case.request_kind)

    def _get_enter_approval_approval_obstacles(self, case, values):
        found = [] if case.request_kind else [Obstacle("no_request", self.env._("Nothing was asked for."))]
        if case.request_kind and not case.endorser_id:
            found.append(Obstacle("no_endorsement", self.env._("The team leader has not given his opinion yet."), "CF01"))
        if values is None or found:
            return found
        head = self.env["street.subject.head"].sudo().browse(values["head_id"]).exists()  # the roster is printed on papers
        subject, day = case.sudo()._get_acting_subject(), values["date"]
        if not day or not case.request_date <= day <= today():
            found.append(Obstacle("day", self.env._(
                "The day on the form lies between the request (%(day)s) and today.", day=case.request_date)))
        elif head.subject_id != subject or not head._covers(day):
            found.append(Obstacle("head", self.env._(
                "Nobody by this entry headed %(subject)s on %(day)s.", subject=subject.name, day=day), "APL 57"))
        elif case._needs_chief(case.request_kind) and head.function == "head":
            found.append(Obstacle("chief", self.env._("This is for the chief of the organ, or who acts for him."), "Order 310 art. 5"))
        if head.employee_id and case._is_investigator(head.employee_id):
            found.append(Obstacle("own_work", self.env._("%(head)s investigated this case and approves nothing in it.", head=head.name), "APL 43"))
        if head.has_account:
            found.append(Obstacle("account", self.env._("%(head)s has an account and approves by it.", head=head.name)))
        if not values["scan"]:
            found.append(Obstacle("scan", self.env._("Attach the scanned form with name and date.")))
        return found

    def _get_carried_obstacles(self, kind):
        """What stands in the way of a move that needs an approval: an entered one, or a request the head may decide on."""
        if self._get_approval(kind):
            return []
        if self.request_kind != kind:
            return [Obstacle("approval", self.env._(
                "The approval “%(kind)s” is missing: an investigator asks for it first.", kind=self._get_approval_kinds()[kind].label), "APL 54, 57")]
        return self._get_head_obstacles(kind)

    def _get_head_obstacles(self, kind):
        """Why the user may not decide on the pending request as organ head."""
        found = self._get_own_work_obstacles()
        if not self.endorser_id:
            found.append(Obstacle("no_endorsement", self.env._("The team leader has not given his opinion yet."), "CF01"))
        if self.endorser_id == self.env.user:
            found.append(Obstacle("own_opinion", self.env._("You gave the opinion of the team leader: another head decides."), "APL 57"))
        heads = self._get_user_heads()
        if not heads:
            found.append(Obstacle("not_head", self.env._(
                "Today you do not head %(subject)s, in whose name this is done.", subject=self.sudo()._get_acting_subject().name), "APL 54, 57"))
        elif self._needs_chief(kind) and all(head.function == "head" for head in heads):
            found.append(Obstacle("chief", self.env._("This is for the chief of the organ, or who acts for him."), "Order 310 art. 5"))
        return found

    def _get_own_work_obstacles(self):
        found = []
        if self.requester_id == self.env.user:
            found.append(Obstacle("own_request", self.env._("You asked for it yourself: somebody else decides.")))
        if self._is_investigator(self.env.user.employee_id):
            found.append(Obstacle("own_work", self.env._("You investigate this case, or did: somebody else gives opinions and approvals in it."), "APL 43"))
        return found

    def _needs_chief(self, kind):
        return self._get_approval_kinds()[kind].chief

    def _get_user_heads(self):
        """Rows by which the user heads the acting subject today."""
        # sudo: the roster of heads; the question is about the user himself
        heads = self.sudo()._get_acting_subject()._get_heads(today())
        return heads.filtered(lambda head: head.employee_id.user_id.id == self.env.uid)

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        done = {"request_kind": False, "request_text": False, "request_date": False, "requester_id": False, "endorser_id": False, "endorsement": False}
        vals = {
            "request": {"request_kind": values.get("kind"), "request_text": values.get("text"), "request_date": today(), "requester_id": self.env.uid},
            "endorse": {"endorser_id": self.env.uid, "endorsement": values.get("opinion")},
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
        functions = dict(head._fields["function"]._description_selection(self.env))
        # sudo: nobody has a right of his own to write approvals; the move was checked
        self.env["street.case.approval"].sudo().create({
            "case_id": self.id, "kind": self.request_kind, "request_text": self.request_text, "requester_id": self.requester_id.id,
            "endorser_id": self.endorser_id.id, "endorsement": self.endorsement, "is_agreed": agreed, "is_used": move not in ("approve", "enter_approval"),
            "opinion": values.get("opinion") or values.get("reason"), "subject_id": head.subject_id.id, "head_id": head.id, "head_name": head.name,
            "head_function": head.title or functions[head.function], "date": day, "way": "scan" if scan else "account",
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
