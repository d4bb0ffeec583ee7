from odoo import fields, models


class BenchFields(models.AbstractModel):
    """As many stored fields as a matter has, of the same kinds, without rules, computes or indexes."""

    _name = "bench.fields"
    _description = "Fields of a matter"

    name = fields.Char()
    company_id = fields.Many2one("res.company", required=True, default=lambda self: self.env.company)
    source = fields.Selection([("hotline", "Hotline"), ("patrol", "Patrol")], required=True, default="patrol")
    external_ref = fields.Char()
    class_id = fields.Many2one("street.matter.class")
    description = fields.Text(required=True)
    address = fields.Char()
    place_id = fields.Many2one("street.place")
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    grid_id = fields.Many2one("street.grid")
    reported_at = fields.Datetime(required=True, default=fields.Datetime.now)
    state = fields.Selection([("collected", "Collected"), ("closed", "Closed")], required=True, default="collected")
    unit_id = fields.Many2one("street.unit")
    date_verified = fields.Datetime()
    date_registered = fields.Datetime()
    date_dispatched = fields.Datetime()
    date_accepted = fields.Datetime()
    date_reported_back = fields.Datetime()
    date_closed = fields.Datetime()
    handler_id = fields.Many2one("res.users")
    checker_id = fields.Many2one("res.users")
    result = fields.Text()
    check_note = fields.Text()
    end_reason = fields.Text()
    is_settled_on_spot = fields.Boolean()
    is_supervised = fields.Boolean()
    is_suspended = fields.Boolean()
    rework_count = fields.Integer()
    return_count = fields.Integer()
    is_timely = fields.Boolean()
    similar_id = fields.Many2one("street.matter")
    recurs_id = fields.Many2one("street.matter")
    merged_into_id = fields.Many2one("street.matter")
    origin_id = fields.Many2one("street.matter")
    order_opinion = fields.Text()
    order_due = fields.Datetime()
    order_urgency = fields.Selection([("normal", "Normal"), ("urgent", "Urgent"), ("extra", "Extra urgent")])
