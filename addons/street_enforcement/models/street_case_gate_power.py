from odoo import fields, models

from odoo.addons.street_base.tools import period
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle

# Steps towards the outside, before each of which the power is tested anew (law.md E).
OUTWARD_MOVES = ("open", "notify", "decide", "serve", "hand_over", "execute")
BASIS_MOVES = ("conclude", "notify", "decide", "hand_over")
LIMITED_MOVES = ("open", "decide", "hand_over")


class StreetCase(models.Model):
    """Gates of power: the item on the day of our step (G01), the norm of the day of the act or a lighter one (APL 37),
    the limitation of two or five years (APL 36, G02).

    The row of the item is held until the step is done, so that nobody takes it back in between.
    """

    _inherit = "street.case"

    limitation_date = fields.Date("Limitation ends", compute="_compute_limitation_date", help="Last day on which the act could still be found out (APL 36).")

    def _compute_limitation_date(self):
        for case in self:
            case.limitation_date = case._get_limitation_day()

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in OUTWARD_MOVES:
            if values is not None:
                self._lock_rows("street_authority_item", self.sudo().authority_item_id.ids)
            competence = {
                case: obstacles for day, cases in self.grouped(lambda case: case._get_acting_day(move)).items()
                for case, obstacles in cases._check_competence(day).items()}
        versions = self._get_item_versions() if move in BASIS_MOVES else {}
        for case in self:
            more = competence[case] if move in OUTWARD_MOVES else []
            if move in BASIS_MOVES:
                more = [*more, *case._get_basis_obstacles(versions)]
            if move in LIMITED_MOVES:
                more = [*more, *case._get_limitation_obstacles()]
            found[case] = [*found[case], *more]
        return found

    # ------------------------------------------------------------
    # COMPETENCE
    # ------------------------------------------------------------

    def _check_competence(self, day):
        """Whether the office has the power to act in these cases on a day (APL 17, 24, 38; G01).

        :param day: ``datetime.date`` of the outward step
        :return: dictionary of case to list of :class:`Obstacle`
        """
        labels = dict(self.env["street.authority.item"]._fields["validity"]._description_selection(self.env))
        found = {}
        for case in self:
            item = case.sudo().authority_item_id  # the public list
            status = item._get_status(day) if item else None
            if not item:
                found[case] = [Obstacle("item", self.env._("Choose the enforcement item whose power it rests on."), "APL 17, G01")]
            elif status != "valid":
                found[case] = [Obstacle("competence", self.env._(
                    "On %(day)s the office has no power to act under %(item)s (%(status)s): hand the case over with its file.",
                    day=day, item=item.display_name, status=labels[status]), "APL 17, 24, G01")]
            else:
                found[case] = []
        return found

    # ------------------------------------------------------------
    # NORM
    # ------------------------------------------------------------

    def _get_item_versions(self):
        """{item id: all versions of the item that are or were in force}, in one query: a later law may stand in a later one."""
        items = self.sudo().authority_item_id  # the public list
        found = items.search([("list_id", "in", items.list_id.ids), ("code", "in", items.mapped("code")), ("state", "!=", "draft")])
        versions = found.grouped(lambda item: (item.list_id, item.code))
        return {item.id: versions.get((item.list_id, item.code), item) for item in items}

    def _get_basis_obstacles(self, versions):
        case = self.sudo()  # the public list
        if not case.authority_item_id:
            return []
        if not case.date_act:
            return [Obstacle("date_act", self.env._("Enter the day of the act: it decides which law applies."), "APL 37")]
        basis = case.norm_line_id
        if not basis:
            return [Obstacle("basis", self.env._("Choose the legal basis: which clause is violated, which one punishes."), "APL 16, 38")]
        lighter, day = case._get_lighter_norm_line(versions[case.authority_item_id.id]), case._get_norm_day()
        if lighter and lighter != basis:
            return [Obstacle("lighter_law", self.env._(
                "%(norm)s, in force now, is lighter for this act than the chosen basis: choose it.", norm=lighter.norm_id.display_name), "APL 37, G20")]
        if not basis._applies_on(day) and lighter != basis:
            return [Obstacle("norm_day", self.env._(
                "%(norm)s was not in force on %(day)s: choose the basis of the day of the act.", norm=basis.norm_id.display_name, day=day), "APL 37")]
        return []

    def _get_lighter_norm_line(self, versions):
        """The basis in force today, when it punishes the same act less than that of the day of the act; else none (APL 37).

        Only fines in the same unit can be compared by the program; where later law differs otherwise, the officer chooses
        and gives reasons in ``norm_note``.

        :param versions: ``street.authority.item``, all versions of the item
        """
        self.ensure_one()
        then, now = versions._get_norm_lines(self._get_norm_day()), versions._get_norm_lines(today())
        if not then or not now or now <= then:
            return now.browse()
        least = min(now, key=lambda line: line.amount_max)
        comparable = least.amount_unit != "local" and all(line.amount_unit == least.amount_unit for line in then)
        return least if comparable and least.amount_max < min(then.mapped("amount_max")) else now.browse()

    # ------------------------------------------------------------
    # LIMITATION
    # ------------------------------------------------------------

    def _get_limitation_day(self):
        """Last day on which the act could be found out, or None while it goes on or its day is unknown (D01, D02)."""
        self.ensure_one()
        if self.is_act_continuing or not self.date_act:
            return None
        rule = self.env["street.deadline.rule"]._get_rule("D02" if self.has_serious_harm else "D01", self.company_id.id)
        calendar = self.env["street.workday"]._get_calendar(self.company_id.id)
        return period.add_period(calendar, self.date_act_end or self.date_act, rule["length"], rule["unit"], roll=False)

    def _get_discovery_day(self):
        """Day on which the act was found out: when the matter was reported, else when the lead was entered here.

        A typed day is no proof: whoever may write a lead could save any act from its limitation by it. So the moment of a report
        counts where somebody else entered it; a matter that an officer of the case wrote down counts from that day.
        """
        self.ensure_one()
        case = self.sudo()  # the day of the report alone
        matter = case.matter_id
        own = matter.create_uid in case.officer_ids.employee_id.user_id | case.create_uid
        moment = (matter.create_date if own else matter.reported_at) or case.create_date
        return period.local_day(moment) if moment else today()

    def _get_limitation_obstacles(self):
        if not self.date_act:
            return [Obstacle("date_act", self.env._("Enter the day of the act: the limitation runs from it."), "APL 36, G02")]
        end = self._get_limitation_day()
        found_out = self._get_discovery_day()
        if end is None or found_out <= end:
            return []
        years = 5 if self.has_serious_harm else 2
        return [Obstacle("limitation", self.env._(
            "The act was over on %(act)s and found out on %(found)s, more than %(years)s years later (until %(end)s): no penalty any more.",
            act=self.date_act_end or self.date_act, found=found_out, years=years, end=end), "APL 36, D01, D02, G02")]

