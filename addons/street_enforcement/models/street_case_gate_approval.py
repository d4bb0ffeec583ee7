from odoo import models

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle

from .street_case_moves import LEADER


class StreetCase(models.Model):
    """Gates of approvals: who may ask, give an opinion and decide, and what a move needs that a head approves (APL 54, 57).

    Nobody decides on what he asked for, gave his opinion on or investigated; whoever decides heads the acting subject today.
    """

    _inherit = "street.case"

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
        mine = self.env.su or case._is_investigator(self.env.user.employee_id, ever=False)
        off = [] if mine else [Obstacle("not_on_case", self.env._("Only an investigator of the case asks for approvals in it."), "APL 42")]
        if values is None:
            return off
        kind, found = self._get_approval_kinds().get(values["kind"]), []
        if not kind or case.state not in kind.states:
            return [Obstacle("kind", self.env._(
                "“%(kind)s” cannot be asked for in the state “%(state)s”.", kind=str(kind.label) if kind else values["kind"],
                state=dict(self._fields["state"]._description_selection(self.env))[case.state]))]
        if not values["text"]:
            found.append(Obstacle("text", self.env._("Give the facts, the reasons and the basis of the request.")))
        return found + off

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
        day = values["date"]
        if not day or not case.request_date <= day <= today():
            found.append(Obstacle("day", self.env._(
                "The day on the form lies between the request (%(day)s) and today.", day=case.request_date)))
        else:
            found += case._get_day_head_obstacles(head, day)
        found += case._get_bound_head_obstacles(head)
        if not self.env.su and (case.requester_id == self.env.user or case._is_investigator(self.env.user.employee_id)):
            found.append(Obstacle("own_entry", self.env._("You asked for it, or investigate the case: another clerk enters what the head decided."), "APL 43, 57"))
        if not values["scan"]:
            found.append(Obstacle("scan", self.env._("Attach the scanned form with name and date.")))
        return found

    def _get_day_head_obstacles(self, head, day):
        """Why a head of the roster could not approve on a day.

        :param head: ``street.subject.head``, or none
        :param day: ``datetime.date``
        """
        subject = self.sudo()._get_acting_subject()
        if head.subject_id != subject or not head._covers(day):
            return [Obstacle("head", self.env._("Nobody by this entry headed %(subject)s on %(day)s.", subject=subject.name, day=day), "APL 57")]
        if self._needs_chief(self.request_kind) and head.function == "head":
            return [Obstacle("chief", self.env._("This is for the chief of the organ, or who acts for him."), "Order 310 art. 5")]
        return []

    def _get_bound_head_obstacles(self, head):
        """Why a head approves nothing in this case on paper, whatever the day."""
        found = []
        if head.employee_id and self._is_investigator(head.employee_id):
            found.append(Obstacle("own_work", self.env._("%(head)s investigated this case and approves nothing in it.", head=head.name), "APL 43"))
        if self._had_to_step_back(head.employee_id):
            found.append(Obstacle("recused", self.env._("%(head)s had to step back from this case.", head=head.name), "APL 43"))
        if head.has_account:
            found.append(Obstacle("account", self.env._("%(head)s has an account and approves by it.", head=head.name)))
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
        if self._had_to_step_back(self.env.user.employee_id):
            found.append(Obstacle("recused", self.env._("You had to step back from this case."), "APL 43"))
        return found

    def _needs_chief(self, kind):
        return self._get_approval_kinds()[kind].chief

    def _get_user_heads(self):
        """Rows by which the user heads the acting subject today."""
        # sudo: the roster of heads; the question is about the user himself
        heads = self.sudo()._get_acting_subject()._get_heads(today())
        return heads.filtered(lambda head: head.employee_id.user_id.id == self.env.uid)
