from odoo import api, fields, models

# In what the use of a kind of item is counted.
UNIT_OF_KIND = {"drone": "hour", "battery": "cycle"}


class MaintenanceEquipment(models.Model):
    """How much an item has been used: hours in the air of a drone, charge cycles of a battery."""

    _inherit = "maintenance.equipment"

    use_before = fields.Float("Use before it was entered here", help="Flight hours of a drone, charge cycles of a battery.")
    use_total = fields.Float("Use", compute="_compute_use_total", help="Flight hours of a drone, charge cycles of a battery; follows from the sorties.")
    use_unit = fields.Selection([("hour", "flight hours"), ("cycle", "charge cycles")], "Unit of use", compute="_compute_use_total")
    sortie_ids = fields.One2many("street.drone.sortie", "equipment_id", "Sorties")
    battery_sortie_ids = fields.Many2many("street.drone.sortie", "street_drone_sortie_battery_rel", "battery_id", "sortie_id", "Sorties with it")

    @api.depends("use_before", "equipment_kind", "sortie_ids.state", "battery_sortie_ids.state")
    def _compute_use_total(self):
        # sudo: use follows from all sorties, whoever may read them
        Sortie = self.env["street.drone.sortie"].sudo()
        minutes = dict(Sortie._read_group([("equipment_id", "in", self.ids), ("state", "=", "landed")], ["equipment_id"], ["minutes:sum"]))
        cycles = dict(Sortie._read_group([("battery_ids", "in", self.ids), ("state", "=", "landed")], ["battery_ids"], ["__count"]))
        for item in self:
            key, kind = item.sudo()._origin, item.equipment_kind
            item.use_unit = UNIT_OF_KIND.get(kind, False)
            item.use_total = item.use_before + (minutes.get(key, 0) / 60 if kind == "drone" else cycles.get(key, 0) if kind == "battery" else 0)

    def action_open_sorties(self):
        """Open the sorties of these drones or with these batteries. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_drone_sortie_action")
        return {**action, "domain": ["|", ("equipment_id", "in", self.ids), ("battery_ids", "in", self.ids)], "context": {}}

    def _get_use(self):
        """How much this item has been used, in its unit."""
        self.ensure_one()
        return self.use_total

    def _get_came_on(self):
        """The day from which its age counts."""
        self.ensure_one()
        return self.date_purchase or self.effective_date
