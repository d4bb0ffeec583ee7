from odoo import api, fields, models
from odoo.fields import Domain


class MaintenanceEquipmentCategory(models.Model):
    """The board of the store (装备看板): what there is of each category, where it is now and what it cost; asked now, never stored."""

    _inherit = "maintenance.equipment.category"

    board_total = fields.Integer("In all", compute="_compute_board")
    board_in = fields.Integer("In store", compute="_compute_board")
    board_out = fields.Integer("Given out", compute="_compute_board")
    board_overdue = fields.Integer("Overdue", compute="_compute_board")
    board_repair = fields.Integer("In repair", compute="_compute_board")
    board_due = fields.Integer("To be maintained", compute="_compute_board", help="Items with a job that is planned for the next seven days or late.")
    board_cost = fields.Float("Cost", digits=(16, 2), compute="_compute_board")
    board_spent = fields.Float("Spent this year", digits=(16, 2), compute="_compute_spending", help="On purchases of this kind of item.")
    board_budget = fields.Float("Budget of the year", digits=(16, 2), compute="_compute_spending", help="Budget lines of this year for this kind of item only.")

    @api.model
    def _get_board_domains(self):
        """``{field: domain of items}``; every figure opens the items it counts."""
        states = {f"board_{state}": Domain("custody_state", "=", state) for state in ("in", "out", "repair")}
        return {
            "board_total": Domain.TRUE, **states, "board_due": Domain("is_job_due", "=", True),
            "board_overdue": Domain("custody_ids", "any", [("is_overdue", "=", True)]),
        }

    def _compute_board(self):
        Item, here = self.env["maintenance.equipment"], Domain("category_id", "in", self.ids)

        def count(domain):
            return dict(Item._read_group(here & domain, ["category_id"], ["__count"]))

        # Not ``here``: asked of all categories, the index answers in its own order, a fourth faster than with a list of them.
        sums = {category: figures for category, *figures in Item._read_group([], ["category_id"], ["__count", "cost:sum"])}
        domains = self._get_board_domains()
        counts = {"board_out": self._count_open("state", "issued"), "board_overdue": self._count_open("is_overdue", True)}
        counts |= {name: count(domains[name]) for name in ("board_repair", "board_due")}
        # In store is what is nowhere else: all items are looked through once, not again to find that most of them are in no list.
        elsewhere = [counts["board_out"], counts["board_repair"], *(count(Domain("custody_state", "=", state)) for state in ("reserved", "retired"))]
        for category in self:
            category.board_total, category.board_cost = sums.get(category, (0, 0.0))
            category.board_in = category.board_total - sum(found.get(category, 0) for found in elsewhere)
            for name, found in counts.items():
                category[name] = found.get(category, 0)

    def _count_open(self, name, value):
        """Items of these categories in an open custody, counted where the custodies are: an item is in one at most, and most are in none.

        Retired items that never came back (lost ones) are in no list of the store; there are few of them.

        :return: ``{category: count}``
        """
        # sudo: who has an item is part of where it is, whoever may read the custody; the offices are the reader's
        domain = Domain("category_id", "in", self.ids) & Domain("company_id", "in", self.env.companies.ids)
        open_rows = self.env["street.custody"].sudo()._read_group(domain & Domain(name, "=", value) & Domain("equipment_id", "!=", False), ["category_id"], ["__count"])
        gone = domain & Domain("date_retired", "!=", False) & Domain("custody_ids", "any!", [(name, "=", value)])
        lost = dict(self.env["maintenance.equipment"].sudo().with_context(active_test=False)._read_group(gone, ["category_id"], ["__count"]))
        return {category.sudo(False): found - lost.get(category, 0) for category, found in open_rows}

    def _get_purchase_categories(self):
        """Purchase categories whose goods become items of each of these categories.

        A kind that several categories share is told by the spending board alone: its money cannot be parted here.

        :return: dictionary of category to ``street.purchase.category``
        """
        # sudo: configuration that every user of the equipment reads
        bought = self.env["street.purchase.category"].sudo().search([("equipment_kind", "!=", "other"), ("equipment_kind", "!=", False)]).grouped("equipment_kind")
        none = self.env["street.purchase.category"]
        return {category: bought.get(category.equipment_kind, none).sudo(False) for category in self}

    @api.depends_context("uid", "allowed_company_ids")
    def _compute_spending(self):
        for category, bought in self._get_purchase_categories().items():
            category.board_spent, category.board_budget = sum(bought.mapped("board_spent")), sum(bought.mapped("board_budget"))

    def action_open_spending(self):
        """Open the figures of what was spent on these categories. :return: window action"""
        return self.env["street.purchase.category"].union(*self._get_purchase_categories().values()).action_open_figures()

    def action_open_board(self):
        """Open the items behind a figure; its name is in the context key ``board``. :return: action"""
        self.ensure_one()
        domains = self._get_board_domains()
        domain = Domain("category_id", "=", self.id) & domains.get(self.env.context.get("board"), domains["board_total"])
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.maintenance_equipment_action")
        return {**action, "name": self.name, "domain": list(domain), "context": {}}
