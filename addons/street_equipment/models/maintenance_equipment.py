from odoo import api, fields, models
from odoo.fields import Domain


class MaintenanceEquipment(models.Model):
    """Items with a serial number (装备): recorders, drones, radios, torches."""

    _name = "maintenance.equipment"
    _inherit = ["street.equipment.asset.mixin", "maintenance.equipment"]
    _street_cost_field = "cost"
    _street_path = "equipment-items"
    _rec_names_search = ["name", "serial_no", "label_code"]

    name = fields.Char(index="trigram")
    serial_no = fields.Char(index="trigram")
    equipment_kind = fields.Selection(related="category_id.equipment_kind", string="Kind")

    is_job_due = fields.Boolean(
        "To be maintained", compute="_compute_is_job_due", search="_search_is_job_due", help="A job is planned for the next seven days, or late.")

    # Odoo's own constraint, with what to do about it.
    _serial_no = models.Constraint(
        "unique(serial_no)", "An item with this serial number is in the inventory already. Search for the number, also with the filter “Retired”.")
    _board_index = models.Index("(company_id, category_id) INCLUDE (cost) WHERE active IS TRUE")
    _retired_index = models.Index("(company_id, date_retired) WHERE date_retired IS NOT NULL")

    def _compute_is_job_due(self):
        due = self.search([("id", "in", self.ids), ("is_job_due", "=", True)])
        for item in self:
            item.is_job_due = item in due

    @api.model
    def _search_is_job_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        job = [("schedule_date", "!=", False), ("schedule_date", "<=", "+7d"), ("stage_id.done", "=", False), ("archive", "=", False)]
        due = Domain("maintenance_ids", "any!", job)  # any!: as below
        return Domain.OR([due if wanted else ~due for wanted in set(value)])

    @api.onchange("category_id")
    def _onchange_category_life(self):
        self.life_months = self.life_months or self.category_id.life_months

    def onchange(self, values, field_names, fields_spec):
        # Odoo sends Properties only when a value differs; a form shows what a category asks for as soon as it is chosen.
        result = super().onchange(values, field_names, fields_spec)
        if "category_id" in field_names and "equipment_properties" in fields_spec:
            asked = self.new({"category_id": values.get("category_id")}).web_read({"equipment_properties": {}})[0]
            result["value"] = {**asked, **result.get("value", {})}
            result["value"].pop("id", None)
        return result

    def _get_custody_depends(self):
        return [*super()._get_custody_depends(), "maintenance_ids.stage_id.done", "maintenance_ids.archive", "maintenance_ids.maintenance_type"]

    def _get_repair_domain(self):
        # any!: where an item is does not depend on whose jobs the reader may see
        return Domain("maintenance_ids", "any!", [("maintenance_type", "=", "corrective"), ("stage_id.done", "=", False), ("archive", "=", False)])

    def _get_serial(self):
        return self.serial_no or ""

    def _get_retired_facts(self):
        return super()._get_retired_facts() | {
            "name", "serial_no", "model", "category_id", "equipment_properties", "partner_id", "partner_ref", "effective_date", "scrap_date"}
