from odoo import fields, models, tools
from odoo.tools import SQL

from .maintenance_equipment_category import KINDS
from .street_equipment_asset_mixin import OWNERSHIPS

# Whole months in use, and the straight line over the life; as tools/asset_value.py. The day is the one in Shanghai.
VALUE = """CASE WHEN {a}.date_retired IS NOT NULL THEN 0
    WHEN {a}.date_purchase IS NULL OR COALESCE({a}.life_months, 0) <= 0 THEN {cost}
    ELSE ROUND(({cost} * GREATEST(0, {a}.life_months - 12 * EXTRACT(YEAR FROM AGE(today.day, {a}.date_purchase))
         - EXTRACT(MONTH FROM AGE(today.day, {a}.date_purchase))) / {a}.life_months)::numeric, 2) END"""
SHARED = """{a}.company_id, {a}.label_code, {a}.unit_id, {a}.asset_code, {a}.ownership, {a}.owner_partner_id, {a}.date_purchase, {a}.life_months,
    {a}.date_retired, {a}.value_left, {cost} AS cost, """ + VALUE + """ AS value_now,
    ({a}.ownership = 'own' AND {a}.date_retired IS NULL AND {cost} >= COALESCE(office.asset_threshold, 0)) AS is_fixed_asset"""


class StreetEquipmentAsset(models.Model):
    """Register of items and vehicles with their value (装备台账、固定资产清单), for figures and sheets; a view, nothing is stored."""

    _name = "street.equipment.asset"
    _description = "Register of equipment"
    _auto = False
    _order = "label_code, id"
    _log_access = False

    equipment_id = fields.Many2one("maintenance.equipment", "Item", readonly=True)
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", readonly=True)
    company_id = fields.Many2one("res.company", "Office", readonly=True)
    label_code = fields.Char("Label", readonly=True)
    name = fields.Char(readonly=True)
    serial = fields.Char("Serial number or plate", readonly=True)
    kind = fields.Selection([*KINDS, ("vehicle", "Vehicle")], readonly=True)
    category_id = fields.Many2one("maintenance.equipment.category", "Category", readonly=True)
    category = fields.Char("Category or model", readonly=True)
    unit_id = fields.Many2one("street.unit", "Unit", readonly=True)
    asset_code = fields.Char("Fixed asset number", readonly=True)
    ownership = fields.Selection(OWNERSHIPS, readonly=True)
    owner_partner_id = fields.Many2one("res.partner", "Belongs to", readonly=True)
    date_purchase = fields.Date("Bought on", readonly=True)
    life_months = fields.Integer("Life (months)", readonly=True, aggregator=None)
    date_retired = fields.Date("Retired on", readonly=True)
    cost = fields.Float(digits=(16, 2), readonly=True)
    value_now = fields.Float("Value today", digits=(16, 2), readonly=True)
    value_left = fields.Float("Value left", digits=(16, 2), readonly=True)
    is_fixed_asset = fields.Boolean("Fixed asset", readonly=True, help="The office's own, not retired, and worth the threshold when it was bought.")

    def init(self):
        tools.drop_view_if_exists(self.env.cr, self._table)
        # No value of a client is in this statement: it is put together from the constants above.
        self.env.cr.execute(SQL(
            """CREATE VIEW street_equipment_asset AS
               SELECT e.id * 2 AS id, e.id AS equipment_id, NULL::integer AS vehicle_id,
                      COALESCE(e.name->>'zh_CN', e.name->>'en_US') AS name, e.serial_no AS serial, COALESCE(c.equipment_kind, 'other') AS kind,
                      e.category_id, COALESCE(c.name->>'zh_CN', c.name->>'en_US') AS category, """
            + SHARED.format(a="e", cost="COALESCE(e.cost, 0)")
            + """ FROM maintenance_equipment e
                  JOIN res_company office ON office.id = e.company_id
                  LEFT JOIN maintenance_equipment_category c ON c.id = e.category_id
                  CROSS JOIN (SELECT (NOW() AT TIME ZONE 'Asia/Shanghai')::date AS day) today
                 WHERE e.active OR e.date_retired IS NOT NULL
               UNION ALL
               SELECT v.id * 2 + 1, NULL, v.id, v.name, v.license_plate, 'vehicle', NULL, m.name, """
            + SHARED.format(a="v", cost="COALESCE(v.net_car_value, 0)")
            + """ FROM fleet_vehicle v
                  JOIN res_company office ON office.id = v.company_id
                  LEFT JOIN fleet_vehicle_model m ON m.id = v.model_id
                  CROSS JOIN (SELECT (NOW() AT TIME ZONE 'Asia/Shanghai')::date AS day) today
                 WHERE v.active OR v.date_retired IS NOT NULL"""))

    def action_open_item(self):
        """Open the item or vehicle behind a row. :return: action"""
        self.ensure_one()
        return (self.equipment_id or self.vehicle_id)._get_records_action()
