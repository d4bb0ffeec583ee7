from odoo import fields, models
from odoo.tools import SQL

from .street_matter_callback import DISSATISFIED, SATISFACTIONS

# Marks of an order, 1 or 0; the rates are sums of them. SQL over the tables of _table_query.
MARKS = {
    "dispatched": SQL("matter.date_dispatched IS NOT NULL"),
    "responded": SQL("""matter.date_dispatched IS NOT NULL AND EXISTS (
        SELECT FROM street_matter_contact contact WHERE contact.matter_id = matter.id AND contact.is_reached
           AND contact.date <= matter.date_dispatched + make_interval(hours => office.hotline_contact_hours))"""),
    "called_back": SQL("callback.id IS NOT NULL"),
    "solved": SQL("callback.solved = 'yes'"),
    "satisfied": SQL("callback.satisfaction = ANY(%s)", [key for key, _label in SATISFACTIONS if key not in DISSATISFIED]),
    "accepted": SQL("matter.state NOT IN ('rejected', 'transferred')"),
    "closed": SQL("matter.state = 'closed'"),
    "due": SQL("matter.state = 'closed' OR COALESCE(clock.due < now() AT TIME ZONE 'UTC', FALSE)"),
    "timely": SQL("matter.state = 'closed' AND matter.is_timely"),
}


class StreetMatterRateFact(models.Model):
    """One order of the hotline and what of it counts in the rates (三率): nothing here is stored or can be entered.

    Read by intake clerks and above, of the own office and those below it. ``street.matter.rate`` sums it up.
    """

    _name = "street.matter.rate.fact"
    _description = "What counts in the rates"
    _auto = False
    _order = "id desc"
    _rec_name = "matter_id"
    # What has to be in the database before the rows are read.
    _depends = {
        "street.matter": ["company_id", "unit_id", "class_id", "source", "state", "reported_at", "date_dispatched", "is_timely"],
        "street.matter.contact": ["matter_id", "is_reached", "date"],
        "street.matter.callback": ["matter_id", "is_reached", "date", "solved", "satisfaction"],
        "res.company": ["hotline_contact_hours"],
    }

    matter_id = fields.Many2one("street.matter", readonly=True)
    company_id = fields.Many2one("res.company", "Office", readonly=True)
    unit_id = fields.Many2one("street.unit", "Lead unit", readonly=True)
    class_id = fields.Many2one("street.matter.class", "Class", readonly=True)
    reported_at = fields.Datetime(readonly=True)
    dispatched = fields.Integer(readonly=True)
    responded = fields.Integer("Contacted in time", readonly=True)
    called_back = fields.Integer("Called back", readonly=True)
    solved = fields.Integer(readonly=True)
    satisfied = fields.Integer(readonly=True)
    accepted = fields.Integer("Ours to close", readonly=True)
    closed = fields.Integer(readonly=True)
    due = fields.Integer("Closed or overdue", readonly=True)
    timely = fields.Integer("Closed in time", readonly=True)

    @property
    def _table_query(self):
        """One row an order: the last call-back that reached the caller counts, and the running limit of the whole."""
        marks = SQL(", ").join(SQL("COALESCE((%s), FALSE)::int AS %s", mark, SQL.identifier(name)) for name, mark in MARKS.items())
        return SQL(
            """
            SELECT matter.id, matter.id AS matter_id, matter.company_id, matter.unit_id, matter.class_id, matter.reported_at, %s
              FROM street_matter matter
              JOIN res_company office ON office.id = matter.company_id
              LEFT JOIN LATERAL (
                   SELECT id, solved, satisfaction FROM street_matter_callback
                    WHERE matter_id = matter.id AND is_reached ORDER BY date DESC, id DESC LIMIT 1
              ) callback ON TRUE
              LEFT JOIN street_deadline clock
                ON clock.res_model = 'street.matter' AND clock.res_id = matter.id AND clock.kind = 'total' AND clock.state = 'running'
             WHERE matter.source = 'hotline'
            """, marks)
