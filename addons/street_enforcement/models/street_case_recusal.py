from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_case import ENDED_STATES
from .street_case_papers import RECUSAL_PAPER

_lt = LazyTranslate(__name__)
HEAD = "street_enforcement.group_organ_head"
OFFICER = "street_enforcement.group_officer"
ROLES = [
    ("investigator", "Investigator"), ("reviewer", "Legal reviewer"), ("chair", "Hearing chair"), ("clerk", "Record keeper"), ("expert", "Appraiser or interpreter"),
]
APPLICANTS = [("party", "Party"), ("self", "The person himself"), ("organ", "Ordered by the organ")]
FACTS = {"case_id", "employee_id", "role", "applicant", "applicant_name", "reason", "date_applied"}
# About whom and by whom it is: fixed as it came in.
CAME_IN = {"case_id", "employee_id", "role", "applicant"}


class StreetCaseRecusal(models.Model):
    """Recusal (回避): an application that somebody steps back from a case, and what the organ head decided (APL 43).

    Officers of the case and team leaders record applications; the head of the acting subject decides, not the person
    concerned and not whoever investigated the case. The investigation goes on until then. Who has to step back leaves the
    case at once and never counts in it again. Rows are never deleted.
    """

    _name = "street.case.recusal"
    _description = "Recusal"
    _inherit = ["street.transition.mixin"]
    _order = "case_id, id desc"
    _rec_name = "employee_id"
    _check_company_auto = True

    _street_protected = {"state": "applied", "date_decided": False, "head_id": False, "decision_reason": False}
    _street_kept = {"facts": Kept(("applied",), FACTS, advice=_lt("The application is decided and kept as it was made."), article="APL 43")}
    _street_transitions = {
        "accept": Transition(("applied",), "accepted", HEAD, reason=True, access="read", label=_lt("He steps back")),
        "refuse": Transition(("applied",), "refused", HEAD, reason=True, access="read", label=_lt("He stays")),
        "withdraw": Transition(("applied",), "withdrawn", OFFICER, label=_lt("Withdraw the application")),
    }

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    employee_id = fields.Many2one("hr.employee", "Who should step back", required=True, index=True, ondelete="restrict", check_company=True)
    role = fields.Selection(ROLES, required=True, default="investigator")
    applicant = fields.Selection(APPLICANTS, "Recusal asked by", required=True, default="party")
    applicant_name = fields.Char("Name of who asked", required=True)
    reason = fields.Text(required=True, help="Direct interest, or another relation that may affect fairness.")
    date_applied = fields.Date("Recusal asked on", required=True, default=lambda self: today())
    state = fields.Selection(
        [("applied", "Applied"), ("accepted", "Steps back"), ("refused", "Stays"), ("withdrawn", "Withdrawn")],
        required=True, readonly=True, copy=False, default="applied", index=True)
    date_decided = fields.Date("Decided on", readonly=True, copy=False)
    head_id = fields.Many2one("street.subject.head", "Decided by", readonly=True, copy=False, ondelete="restrict")
    decision_reason = fields.Text("Reason of the decision", readonly=True, copy=False)

    _applied_once = models.UniqueIndex("(case_id, employee_id) WHERE state = 'applied'", "An application about this person is open in this case.")

    def action_accept(self, reason):
        """准予回避: he steps back and leaves the case. :param str reason: why. :return: True"""
        return self._street_move("accept", {"reason": reason})

    def action_refuse(self, reason):
        """驳回回避申请: he stays on the case. :param str reason: why. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    def action_withdraw(self):
        """The application is withdrawn. :return: True"""
        return self._street_move("withdraw")

    @api.model_create_multi
    def create(self, vals_list):
        recusals = super().create(vals_list)
        if ended := recusals.case_id.sudo().filtered(lambda case: case.state in ENDED_STATES):
            raise UserError(self.env._("%(case)s has ended: nobody steps back from it any more.", case=ended[0].display_name))
        return recusals

    def write(self, vals):
        if CAME_IN & vals.keys():
            raise UserError(self.env._("The case, the person and who asked are fixed as they came in: withdraw the application and enter another one (APL 43)."))
        return super().write(vals)

    def unlink(self):
        raise UserError(self.env._("Applications to step back are kept. Withdraw it instead (APL 43)."))

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for recusal in self if move == "withdraw" else ():
            # The head decides on what others asked for; the person concerned does not make it go away.
            if recusal.applicant == "organ" or recusal.applicant != "self" and recusal.employee_id == self.env.user.employee_id:
                found[recusal] = [*found[recusal], Obstacle("not_yours", self.env._(
                    "Whom it concerns does not withdraw what somebody else asked for, and nobody an order of the organ: the head decides."), "APL 43")]
        for recusal in self if move in ("accept", "refuse") else ():
            case, mine = recusal.case_id, self.env.user.employee_id
            obstacles = []
            if not case._get_user_heads():
                obstacles.append(Obstacle("not_head", self.env._(
                    "Today you do not head %(subject)s, in whose name the case is run.", subject=case.sudo()._get_acting_subject().name), "APL 43"))
            if mine and (mine == recusal.employee_id or case._is_investigator(mine)):
                obstacles.append(Obstacle("own_work", self.env._("You investigate this case or are concerned yourself: another head decides."), "APL 43"))
            found[recusal] = [*found[recusal], *obstacles]
        return found

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move in ("accept", "refuse"):
            for recusal in self:
                prepared[recusal] = {
                    "date_decided": today(), "head_id": recusal.case_id._get_user_heads()[:1].id, "decision_reason": values["reason"].strip()}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for recusal in self if move in ("accept", "refuse") else ():
            recusal.case_id._make_paper(RECUSAL_PAPER, recusal._prepare_paper_values(move))
        for recusal in self if move == "accept" else ():
            recusal.case_id._end_officers(recusal.employee_id.ids, self.env._("Stepped back: %(reason)s", reason=values["reason"].strip()))

    def _prepare_paper_values(self, move):
        """Facts of the decision on the recusal (CF15)."""
        return {
            "applicant": self.applicant_name, "applied_on": str(self.date_applied), "application_reason": self.reason,
            "recusal_person": self.employee_id.sudo().name, "recusal_findings": self.decision_reason,
            "recusal_decision": "准予回避" if move == "accept" else "驳回回避申请",  # as printed
        }
