from odoo import api, fields, models

from .street_matter_class import URGENCIES
from .street_matter_limit_mixin import LIMIT_UNITS

LEVELS = [("1_leader", "Leader of the unit"), ("2_dispatcher", "Dispatcher"), ("3_command", "Command")]


class StreetEscalationRule(models.Model):
    """Step of the escalation ladder (逐级预警): who is told when a limit of a matter is over for so long.

    Of the rules for a level, the one that names the class of the matter wins, then the one that names its urgency, then
    the one of the office; a rule that names nothing is for all the rest. Only the suite administrator writes rules.
    """

    _name = "street.escalation.rule"
    _description = "Step of the escalation ladder"
    _street_shared = True
    _order = "level, company_id, class_id, urgency"
    _rec_name = "level"
    _check_company_auto = True

    level = fields.Selection(LEVELS, "Level told", required=True)
    company_id = fields.Many2one("res.company", "Office", index="btree_not_null", help="Empty: for all offices.")
    class_id = fields.Many2one("street.matter.class", "Class", index="btree_not_null", ondelete="cascade", help="Empty: for all classes.")
    urgency = fields.Selection(URGENCIES, help="Empty: for every urgency.")
    length = fields.Integer("Overdue by", required=True, default=0)
    unit = fields.Selection([row for row in LIMIT_UNITS if row[0] != "working_day"], "Counted in", required=True, default="working_hour")
    user_ids = fields.Many2many(
        "res.users", string="Told", help="Empty: the leader of the unit or who stands in, all dispatchers, or all commanders of the office.",
    )
    active = fields.Boolean(default=True)

    _rule_uniq = models.UniqueIndex(
        "(level, COALESCE(company_id, 0), COALESCE(class_id, 0), COALESCE(urgency, '')) WHERE active IS TRUE",
        "There is already a rule for this level, office, class and urgency.",
    )
    _length_not_negative = models.Constraint("CHECK(length >= 0)", "Nothing is escalated before it is overdue.")

    @api.model
    def _get_ladder(self):
        """All rules by what they are for.

        :return: dict (company id or False, class id or False, urgency or False) → dict level → rule
        """
        ladder = {}
        for rule in self.search([]):
            ladder.setdefault((rule.company_id.id, rule.class_id.id, rule.urgency), {})[rule.level] = rule
        return ladder

    @api.model
    def _choose(self, ladder, company_id, class_id, urgency):
        """The rule of each level for one matter, the most particular one first.

        :return: list of rules, at most one a level
        """
        chosen = {}
        for of_class in (class_id, False):
            for of_urgency in (urgency, False):
                for of_company in (company_id, False):
                    for level, rule in ladder.get((of_company, of_class, of_urgency), {}).items():
                        chosen.setdefault(level, rule)
        return [chosen[level] for level in sorted(chosen)]
