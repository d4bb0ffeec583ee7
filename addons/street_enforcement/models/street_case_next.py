from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

from .street_case import ENDED_STATES
from .street_case_moves import CLERK, HEAD, LEADER, OFFICER

# The ordinary way onward from each state.
NEXT_MOVES = {
    "lead": "open", "opened": "investigate", "investigating": "conclude", "concluded": "notify", "noticed": "deliberate", "hearing": "deliberate",
    "deciding": "decide", "decided": "serve", "served": "execute", "executing": "close", "closed": "archive", "suspended": "resume",
    "drafted": "hand_over", "handed_over": "report_for_record", "recorded": "execute",
}
# What stands in the way because of who looks, not because of the case.
ROLE_CODES = {"group", "approval", "not_head", "chief", "no_endorsement", "own_work", "own_request", "own_opinion", "not_acting"}


class StreetCase(models.Model):
    """What comes next in a case, and for whom it waits: the home of officers, team leaders, heads and clerks."""

    _inherit = "street.case"

    next_step = fields.Char(compute="_compute_next_step", help="The ordinary way onward, and how much is missing for it.")
    next_missing = fields.Html("Missing for it", compute="_compute_next_step", sanitize=False)
    waits_for_me = fields.Boolean("Waits for me", compute="_compute_waits_for_me", search="_search_waits_for_me")
    is_mine = fields.Boolean("I am on it", compute="_compute_is_mine", search="_search_is_mine")
    has_paper_approval = fields.Boolean("Approved on paper", compute="_compute_has_paper_approval", help="An entered approval waits to be carried out.")

    @api.depends("state", "request_kind", "endorser_id")
    @api.depends_context("uid", "lang")
    def _compute_next_step(self):
        self.next_step = self.next_missing = False
        for move, cases in self.filtered("id").grouped(lambda case: NEXT_MOVES.get(case.state)).items():
            if move not in self._street_edges():
                continue
            for case, found in cases._street_obstacles(move).items():
                missing = [obstacle for obstacle in found if obstacle.code not in ROLE_CODES]
                case.next_step = case._describe_next_step(move, len(missing))
                if missing:
                    case.next_missing = Markup("<ul class='mb-0'>%s</ul>") % Markup("").join(
                        Markup("<li>%s</li>") % obstacle.sentence(self.env.lang) for obstacle in missing)

    def _describe_next_step(self, move, missing):
        label = str(self._street_edges()[move].label)
        if self.request_kind:
            waits = self.env._("the organ head") if self.endorser_id else self.env._("the team leader")
            return self.env._("%(request)s: waits for %(who)s", request=self.request_label, who=waits)
        if missing:
            return self.env._("%(move)s: %(count)s things are missing", move=label, count=missing)
        return self.env._("%(move)s: ask for the approval", move=label) if self._get_carried_kind(move) else label

    @api.depends_context("uid")
    def _compute_is_mine(self):
        mine = set(self.search(Domain("id", "in", self.ids) & self._get_mine_domain()).ids)
        for case in self:
            case.is_mine = case.id in mine

    def _search_is_mine(self, operator, value):
        if operator != "in":
            return NotImplemented
        mine = self._get_mine_domain()
        return Domain.OR([mine if wanted else ~mine for wanted in value])

    def _get_mine_domain(self):
        return Domain("officer_ids", "any", [("employee_id.user_id", "=", self.env.uid), ("date_to", "=", False)])

    @api.depends_context("uid")
    def _compute_waits_for_me(self):
        waiting = set(self.search(Domain("id", "in", self.ids) & self._get_waiting_domain()).ids)
        for case in self:
            case.waits_for_me = case.id in waiting

    def _search_waits_for_me(self, operator, value):
        if operator != "in":
            return NotImplemented
        waiting = self._get_waiting_domain()
        return Domain.OR([waiting if wanted else ~waiting for wanted in value])

    def _get_waiting_domain(self):
        """Cases in which the next step is the user's, by each of his roles; a part of the addon adds its own through super()."""
        has, domain = self.env.user.has_group, Domain.FALSE
        if has(OFFICER):
            domain |= self._get_mine_domain() & Domain("request_kind", "=", False) & Domain("state", "not in", (*ENDED_STATES, "deciding"))
        others = Domain("requester_id", "!=", self.env.uid)
        if has(LEADER):
            domain |= Domain("request_kind", "!=", False) & Domain("endorser_id", "=", False) & others
        if has(HEAD):
            domain |= Domain("endorser_id", "!=", False) & Domain("endorser_id", "!=", self.env.uid) & others & self._get_headed_domain()
        if has(CLERK):
            domain |= Domain("approval_ids", "any", [("way", "=", "scan"), ("is_agreed", "=", True), ("is_used", "=", False), ("kind", "in", self._get_carried_kinds())])
            domain |= Domain("state", "in", ("closed", "not_penalised"))
        return domain

    def _get_headed_domain(self):
        """Cases run in the name of a subject that the user heads today; those without an item are the office's own."""
        # sudo: the roster of heads, asked for the user himself
        heads = self.env["street.subject.head"].sudo().search(
            self.env["street.subject.head"]._domain_on(today()) & Domain("employee_id.user_id", "=", self.env.uid))
        office = heads.subject_id.filtered(lambda subject: subject.kind == "office").company_id
        return Domain("subject_id", "in", heads.subject_id.ids) | Domain("subject_id", "=", False) & Domain("company_id", "in", office.ids)

    def _get_carried_kinds(self):
        return [kind for kind, facts in self._get_approval_kinds().items() if facts.move]

    @api.depends("approval_ids.is_used")
    def _compute_has_paper_approval(self):
        for case in self:
            case.has_paper_approval = bool(case._get_paper_move())

    def _get_paper_move(self):
        """Move that hangs on an approval entered from paper and not carried out yet, or None."""
        for kind, facts in self._get_approval_kinds().items():
            if facts.move and self.state in self._street_edges()[facts.move].source and self._get_approval(kind).way == "scan":
                return facts.move
        return None

    def action_carry_out(self):
        """Make the move that a head approved on paper. :return: True"""
        self.ensure_one()
        move = self._get_paper_move()
        if not move:
            raise UserError(self.env._("%(case)s: no approval on paper waits to be carried out.", case=self.display_name))
        return self._street_move(move, {"reason": self.sudo()._get_approval(self._get_carried_kind(move)).request_text})
