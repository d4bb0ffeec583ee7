from odoo import fields, models
from odoo.tools import SQL

from .street_matter_callback import DISSATISFIED, SATISFACTIONS

# Marks of an order, 1 or 0; the rates are sums of them. SQL over the tables of _table_query: ``matter`` is the order,
# ``course`` what became of it, the same row unless it was merged. Handing an order on to another office gives it out as well.
GIVEN_AT = SQL("COALESCE(course.date_dispatched, CASE WHEN course.state = 'transferred' THEN course.date_closed END)")
MARKS = {
    "received": SQL("TRUE"),
    "transferred": SQL("course.state = 'transferred'"),
    "dispatched": SQL("%s IS NOT NULL", GIVEN_AT),
    # Every caller who can be reached, in time. Contacts of earlier days do not say with whom they were made.
    "responded": SQL("""CASE WHEN own.to_contact THEN NOT EXISTS (
        SELECT FROM street_matter_reporter caller
         WHERE caller.reported_matter_id = matter.id AND caller.wants_reply AND caller.phone IS NOT NULL AND NOT EXISTS (
               SELECT FROM street_matter_contact contact
                WHERE (contact.reporter_id = caller.id OR contact.reporter_id IS NULL AND contact.matter_id IN (matter.id, course.id)) AND %(timely)s))
        ELSE EXISTS (SELECT FROM street_matter_contact contact WHERE contact.matter_id IN (matter.id, course.id) AND %(timely)s) END""",
        timely=SQL("contact.is_reached AND contact.date <= %s + make_interval(hours => office.hotline_contact_hours)", GIVEN_AT)),
    "called_back": SQL("callback.id IS NOT NULL"),
    "solved": SQL("callback.solved = 'yes'"),
    "satisfied": SQL("callback.satisfaction = ANY(%s)", [key for key, _label in SATISFACTIONS if key not in DISSATISFIED]),
    "accepted": SQL("course.state NOT IN ('rejected', 'transferred')"),
    "closed": SQL("course.state = 'closed'"),
    "due": SQL("course.state = 'closed' OR COALESCE(clock.due < now() AT TIME ZONE 'UTC', FALSE)"),
    "timely": SQL("course.state = 'closed' AND course.is_timely"),
}


class StreetMatterRateFact(models.Model):
    """One order of the hotline and what of it counts in the rates (三率): nothing here is stored or can be entered.

    Each order counts once, in the office that received it from the hotline (首接负责, Beijing 接诉即办 art. 14): a merged one with
    what became of the matter that took it in, a transferred one with the contacts and call-backs entered on it. The twin in
    the other office is no order of its own.

    Read by intake clerks and above, of the own office and those below it. ``street.matter.rate`` sums it up.
    """

    _name = "street.matter.rate.fact"
    _description = "What counts in the rates"
    _auto = False
    _order = "id desc"
    _rec_name = "matter_id"
    # What has to be in the database before the rows are read.
    _depends = {
        "street.matter": ["company_id", "unit_id", "class_id", "source", "state", "reported_at", "date_dispatched", "date_closed", "is_timely", "merged_into_id"],
        "street.matter.reporter": ["reported_matter_id", "wants_reply", "phone"],
        "street.matter.contact": ["matter_id", "reporter_id", "is_reached", "date"],
        "street.matter.callback": ["matter_id", "reporter_id", "is_reached", "date", "solved", "satisfaction"],
        "res.company": ["hotline_contact_hours"],
    }

    matter_id = fields.Many2one("street.matter", readonly=True)
    company_id = fields.Many2one("res.company", "Office", readonly=True)
    unit_id = fields.Many2one("street.unit", "Lead unit", readonly=True)
    class_id = fields.Many2one("street.matter.class", "Class", readonly=True)
    reported_at = fields.Datetime(readonly=True)
    received = fields.Integer(readonly=True)
    transferred = fields.Integer(readonly=True)
    dispatched = fields.Integer("Given to a unit or office", readonly=True)
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
        """One row an order: what it was merged into counts, the last call-back that reached its own caller, the limit of the whole."""
        marks = SQL(", ").join(SQL("COALESCE((%s), FALSE)::int AS %s", mark, SQL.identifier(name)) for name, mark in MARKS.items())
        return SQL(
            """
            SELECT matter.id, matter.id AS matter_id, matter.company_id, course.unit_id, matter.class_id, matter.reported_at, %s
              FROM street_matter matter
              LEFT JOIN (
                   WITH RECURSIVE step (id, course_id) AS (
                       SELECT id, merged_into_id FROM street_matter WHERE source = 'hotline' AND merged_into_id IS NOT NULL
                        UNION
                       SELECT step.id, next.merged_into_id FROM step JOIN street_matter next ON next.id = step.course_id
                        WHERE next.merged_into_id IS NOT NULL
                   ) SELECT step.id, step.course_id FROM step JOIN street_matter last ON last.id = step.course_id WHERE last.merged_into_id IS NULL
              ) merged ON merged.id = matter.id
              JOIN street_matter course ON course.id = COALESCE(merged.course_id, matter.id)
              JOIN res_company office ON office.id = matter.company_id
              LEFT JOIN LATERAL (
                   SELECT TRUE AS waits, bool_or(phone IS NOT NULL) AS to_contact FROM street_matter_reporter
                    WHERE reported_matter_id = matter.id AND wants_reply HAVING count(*) > 0
              ) own ON TRUE
              LEFT JOIN LATERAL (
                   SELECT made.id, made.solved, made.satisfaction
                     FROM street_matter_callback made LEFT JOIN street_matter_reporter caller ON caller.id = made.reporter_id
                    WHERE made.matter_id = course.id AND made.is_reached
                      AND (caller.id IS NULL OR own.waits IS NULL OR caller.reported_matter_id = matter.id)
                    ORDER BY made.date DESC, made.id DESC LIMIT 1
              ) callback ON TRUE
              LEFT JOIN street_deadline clock
                ON clock.res_model = 'street.matter' AND clock.res_id = course.id AND clock.kind = 'total' AND clock.state = 'running'
             WHERE matter.source = 'hotline'
            """, marks)
