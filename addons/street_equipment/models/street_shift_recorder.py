from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

# Of every shift: officers on duty, and the recorders that they, the lead or the shift had at any time of it.
FIGURES = """
    SELECT shift.id,
           (SELECT count(DISTINCT line.employee_id) FROM street_shift_line line
              JOIN street_employee_role_rel rel ON rel.employee_id = line.employee_id
              JOIN street_officer_role role ON role.id = rel.role_id AND role.code = 'officer'
             WHERE line.shift_id = shift.id) AS officers,
           (SELECT count(DISTINCT custody.equipment_id) FROM street_custody custody
              JOIN maintenance_equipment_category category ON category.id = custody.category_id AND category.equipment_kind = 'recorder'
             WHERE (custody.shift_id = shift.id OR custody.employee_id = shift.leader_id
                    OR custody.employee_id IN (SELECT line.employee_id FROM street_shift_line line WHERE line.shift_id = shift.id))
               AND custody.date_from < shift.date_end AND (custody.date_to IS NULL OR custody.date_to > shift.date_start)) AS recorders,
           GREATEST(company.recorder_ratio, 1) AS ratio
      FROM street_shift shift JOIN res_company company ON company.id = shift.company_id
"""


class StreetShift(models.Model):
    """Recorders of a shift: at least one for so many officers on duty (每三名值勤执法人员至少一台)."""

    _inherit = "street.shift"

    officer_count = fields.Integer("Officers", compute="_compute_recorders")
    recorder_count = fields.Integer("Recorders", compute="_compute_recorders")
    recorder_missing = fields.Integer("Recorders missing", compute="_compute_recorders", help="Of a shift that has begun.")
    is_recorder_short = fields.Boolean("Short of recorders", compute="_compute_recorders", search="_search_is_recorder_short")

    @api.depends("line_ids.employee_id", "custody_ids.state", "date_start", "date_end")
    def _compute_recorders(self):
        self.env["street.custody"].flush_model()
        self.flush_model()
        self.env["street.shift.line"].flush_model()
        rows = self.env.execute_query(SQL("%s WHERE shift.id = ANY(%s)", SQL(FIGURES), self.ids)) if self.ids else []
        figures, now = {row[0]: row[1:] for row in rows}, fields.Datetime.now()
        for shift in self:
            shift.officer_count, shift.recorder_count, ratio = figures.get(shift._origin.id, (0, 0, 1))
            begun = bool(shift.date_start) and shift.date_start <= now
            shift.recorder_missing = max(-(-shift.officer_count // ratio) - shift.recorder_count, 0) if begun else 0
            shift.is_recorder_short = bool(shift.recorder_missing)

    def _search_is_recorder_short(self, operator, value):
        if operator != "in":
            return NotImplemented
        now = fields.Datetime.now()
        short = Domain.custom(to_sql=lambda model, alias, query: SQL(
            "%s IN (SELECT id FROM (%s) figures WHERE officers > recorders * ratio)", SQL.identifier(alias, "id"), SQL(FIGURES)))
        short &= Domain("date_start", "<=", now)
        return short if True in value else ~short
