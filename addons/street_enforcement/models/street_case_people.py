from collections import defaultdict

from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case import OPEN_STATES
from .street_case_moves import LEADER

_lt = LazyTranslate(__name__)


class StreetCase(models.Model):
    """Who acts in a case on a day, asked for whole lists at once, and the move by which people join and leave it (G03)."""

    _inherit = "street.case"

    _street_transitions = {
        "assign": Transition(OPEN_STATES, groups=LEADER, reason=True, label=_lt("Assign officers")),
    }

    def action_assign(self, reason, add_ids=None, auxiliary_ids=None, remove_ids=None):
        """指派、更换办案人员: put people on the case and take others off it.

        :param str reason: why
        :param list add_ids: ids of ``hr.employee`` who join as investigators
        :param list auxiliary_ids: ids of those who join as auxiliaries (执法辅助人员), recorded and never counted
        :param list remove_ids: ids of those who leave
        :return: True
        """
        return self._street_move("assign", {
            "reason": reason, "add_ids": list(add_ids or []), "auxiliary_ids": list(auxiliary_ids or []), "remove_ids": list(remove_ids or [])})

    # ------------------------------------------------------------
    # WHO ACTS
    # ------------------------------------------------------------

    def _get_acting_map(self, day=None):
        """Acting officers of each case on a day: on it, certified for its subject and domains, not excluded.

        :param day: ``datetime.date``; today when left out
        :return: dictionary of case to ``hr.employee`` in the order they joined; one query for each item met
        """
        day = day or today()
        excluded = self._get_excluded_map()
        people = {
            case: case.sudo().officer_ids.filtered(lambda line: line.role == "investigator" and line._counts_on(day)).employee_id
            - excluded.get(case.id, self.env["hr.employee"])
            for case in self  # sudo: who acts is printed on every paper
        }
        found = {}
        for cases in self._group_by_power():
            certified = set(cases[0]._get_certificates(self.env["hr.employee"].union(*(people[case] for case in cases)), day))
            for case in cases:
                found[case] = people[case].filtered(lambda employee, certified=certified: employee.id in certified).with_env(self.env)
        return found

    def _group_by_power(self):
        """The cases in groups of one acting subject and the same domains."""
        groups = defaultdict(self.browse)
        for case in self:
            record = case.sudo()
            groups[record._get_acting_subject().id, tuple(record.authority_item_id.domain_ids.ids)] |= case
        return list(groups.values())

    def _get_excluded_map(self):
        """{case id: hr.employee} of those who had to step back from a case (回避)."""
        # sudo: who may not act binds whoever asks
        return {case.id: case.recusal_ids.filtered(lambda recusal: recusal.state == "accepted").employee_id for case in self.sudo()}

    def _had_to_step_back(self, employee):
        """Whether somebody had to step back from this case, in whatever part (APL 43). :param employee: ``hr.employee``"""
        self.ensure_one()
        return bool(employee) and employee in self._get_excluded_map()[self.id]

    # ------------------------------------------------------------
    # JOINING AND LEAVING
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "assign" and values:
            for case in self:
                found[case] = [*found[case], *case._get_assign_obstacles(values)]
        return found

    def _get_assign_obstacles(self, values):
        people = self.env["hr.employee"].sudo()  # names and offices, which all staff read
        added, auxiliaries = people.browse(values["add_ids"]).exists(), people.browse(values["auxiliary_ids"]).exists()
        current = self.sudo().officer_ids.filtered(lambda line: not line.date_to)
        found = []
        if not (added or auxiliaries or values["remove_ids"]):
            found.append(Obstacle("nobody", self.env._("Say who joins or leaves.")))
        if foreign := (added + auxiliaries).filtered(lambda one: one.company_id != self.company_id or not one.active):
            found.append(Obstacle("foreign", self.env._("%(people)s: not of this office.", people=", ".join(foreign.mapped("name"))), "G03"))
        if here := (added + auxiliaries) & current.employee_id:
            found.append(Obstacle("already", self.env._("%(people)s: already on the case.", people=", ".join(here.mapped("name")))))
        if gone := set(values["remove_ids"]) - set(current.employee_id.ids):
            found.append(Obstacle("absent", self.env._("%(count)s of those to leave are not on the case.", count=len(gone))))
        certified = self._get_certificates(added, today())
        if bare := added.filtered(lambda one: one.id not in certified):
            found.append(Obstacle("uncertified", self.env._(
                "%(people)s: no certificate that is valid today and names %(subject)s and the domain of the item. Record them as auxiliaries.",
                people=", ".join(bare.mapped("name")), subject=self.sudo()._get_acting_subject().name), "APL 42, G03"))
        if excluded := added & self._get_excluded_map().get(self.id, people):
            found.append(Obstacle("recused", self.env._("%(people)s had to step back from this case.", people=", ".join(excluded.mapped("name"))), "APL 43"))
        left = (self._acting_officers() - people.browse(values["remove_ids"])) | added
        if self.state not in ("lead", "drafted") and len(left) < 2:
            found.append(Obstacle("two_officers", self.env._("Fewer than two certified officers would be left."), "APL 42, G03"))
        return found

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "assign":
            for case in self:
                case._end_officers(values["remove_ids"], values["reason"])
                case.officer_ids._street_create([
                    {"case_id": case.id, "employee_id": employee_id, "role": role, "date_from": today()}
                    for role, ids in (("investigator", values["add_ids"]), ("auxiliary", values["auxiliary_ids"])) for employee_id in ids])

    def _end_officers(self, employee_ids, reason):
        """Take people off the case from today on. :param list employee_ids: ids of ``hr.employee``"""
        lines = self.sudo().officer_ids.filtered(lambda line: not line.date_to and line.employee_id.id in employee_ids)
        if lines:
            lines._street_write({"date_to": today(), "note": reason})
