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
        Item = self.env["maintenance.equipment"]
        for name, domain in self._get_board_domains().items():
            counts = dict(Item._read_group(Domain("category_id", "in", self.ids) & domain, ["category_id"], ["__count"]))
            for category in self:
                category[name] = counts.get(category, 0)
        costs = dict(Item._read_group([("category_id", "in", self.ids)], ["category_id"], ["cost:sum"]))
        for category in self:
            category.board_cost = costs.get(category, 0.0)

    def action_open_board(self):
        """Open the items behind a figure; its name is in the context key ``board``. :return: action"""
        self.ensure_one()
        domains = self._get_board_domains()
        domain = Domain("category_id", "=", self.id) & domains.get(self.env.context.get("board"), domains["board_total"])
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.maintenance_equipment_action")
        return {**action, "name": self.name, "domain": list(domain), "context": {}}
