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

        sums = {category: figures for category, *figures in Item._read_group(here, ["category_id"], ["__count", "cost:sum"])}
        counts = {name: count(domain) for name, domain in self._get_board_domains().items() if name not in ("board_total", "board_in")}
        # In store is what is nowhere else: all items are looked through once, not again to find that most of them are in no list.
        elsewhere = [counts["board_out"], counts["board_repair"], *(count(Domain("custody_state", "=", state)) for state in ("reserved", "retired"))]
        for category in self:
            category.board_total, category.board_cost = sums.get(category, (0, 0.0))
            category.board_in = category.board_total - sum(found.get(category, 0) for found in elsewhere)
            for name, found in counts.items():
                category[name] = found.get(category, 0)

    def action_open_board(self):
        """Open the items behind a figure; its name is in the context key ``board``. :return: action"""
        self.ensure_one()
        domains = self._get_board_domains()
        domain = Domain("category_id", "=", self.id) & domains.get(self.env.context.get("board"), domains["board_total"])
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.maintenance_equipment_action")
        return {**action, "name": self.name, "domain": list(domain), "context": {}}
