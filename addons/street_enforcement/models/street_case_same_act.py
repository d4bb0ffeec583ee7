from odoo import fields, models
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case import BEFORE_DECISION, OPEN_STATES
from .street_case_moves import LEADER, OFFICER

_lt = LazyTranslate(__name__)
DECIDED_STATES = ("decided", "served", "executing", "closed", "archived", "handed_over", "recorded")
UNDECIDED = (*BEFORE_DECISION, "drafted", "suspended")


class StreetCase(models.Model):
    """No second fine for the same act (一事不再罚款, APL 29): a hard stop on what is linked as the same act, and only there.

    After the term of correction or an interruption it is a new act (law.md E). Officers link; only the team leader takes a
    link away, with the reason, so that nobody evades the stop. The linked cases are locked while one of them is decided.
    """

    _inherit = "street.case"

    _street_protected = {"same_act_id": False}
    _street_transitions = {
        "link_same_act": Transition(UNDECIDED, groups=f"{OFFICER},{LEADER}", reason=True, label=_lt("Link as the same act")),
        "unlink_same_act": Transition(OPEN_STATES, groups=LEADER, reason=True, label=_lt("Take the link away")),
    }

    same_act_id = fields.Many2one("street.case", "Same act as", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    same_act_ids = fields.One2many("street.case", "same_act_id", "Linked as the same act", readonly=True)

    def action_link_same_act(self, case_id, reason):
        """Record that another case is about the same act (APL 29).

        :param int case_id: id of the other ``street.case`` of the office
        :param str reason: why it is the same act
        :return: True
        """
        return self._street_move("link_same_act", {"case_id": case_id, "reason": reason})

    def action_unlink_same_act(self, reason):
        """It is a new act after all: after the term of correction, or after an interruption. :param str reason: which. :return: True"""
        return self._street_move("unlink_same_act", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in ("decide", "hand_over"):
            self._add_double_fine_obstacles(found, values)
        for case in self:
            if move == "link_same_act" and values is not None:
                found[case] = [*found[case], *case._get_link_obstacles(values)]
            elif move == "unlink_same_act" and not case.same_act_id:
                found[case] = [*found[case], Obstacle("no_link", self.env._("It is not linked to another case."))]
        return found

    def _get_link_obstacles(self, values):
        other = self.browse(values["case_id"]).exists() if type(values["case_id"]) is int else self.browse()
        if not other or other.company_id != self.company_id:
            return [Obstacle("other", self.env._("There is no such case in this office."))]
        if other in self._get_same_act_map()[self] | self:
            return [Obstacle("linked", self.env._("The two cases are linked already."))]
        if self.same_act_id:
            return [Obstacle("has_link", self.env._("It is linked to %(case)s already; link the other case to it instead.", case=self.same_act_id.display_name))]
        return []

    def _get_same_act_map(self):
        """{case: all other cases linked with it as the same act}, a few queries for any number of cases."""
        known, links = set(self.ids), set()
        while True:
            rows = self.env.execute_query(SQL(
                "SELECT id, same_act_id FROM street_case WHERE same_act_id IS NOT NULL AND (id = ANY(%s) OR same_act_id = ANY(%s))",
                list(known), list(known)))
            links |= set(rows)
            more = {case_id for row in rows for case_id in row} - known
            if not more:
                break
            known |= more
        groups = {case_id: {case_id} for case_id in known}
        for one, other in links:
            joined = groups[one] | groups[other]
            groups.update(dict.fromkeys(joined, joined))
        return {case: self.browse(sorted(groups[case.id] - {case.id})) for case in self}

    def _add_double_fine_obstacles(self, found, values):
        self.flush_model(["same_act_id"])
        linked = self._get_same_act_map()
        if values is not None:
            self._lock_rows("street_case", {case.id for cases in linked.values() for case in cases} | (set(self.ids) if any(linked.values()) else set()), "UPDATE")
        for case in self:
            # sudo: whether there is a fine binds whoever decides
            fined = linked[case].sudo().filtered(lambda other: other.state in DECIDED_STATES and other._has_fine())
            if fined and case.sudo()._has_fine():
                found[case] = [*found[case], Obstacle("second_fine", self.env._(
                    "The same act was fined in %(case)s: no second fine. Other kinds of penalty stay possible.", case=fined[0].display_name), "APL 29, G20")]

    def _has_fine(self):
        """Whether the case brings, or would bring, a fine."""
        self.ensure_one()
        return self.summary_amount > 0 if self.procedure == "summary" else getattr(self._get_open_decision(), "amount", 0) > 0

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move in ("link_same_act", "unlink_same_act"):
            for case in self:
                prepared[case] = {**prepared.get(case, {}), "same_act_id": values.get("case_id", False)}
        return prepared
