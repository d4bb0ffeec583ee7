from odoo import fields, models


class StreetDeadlineSuspension(models.Model):
    """Time during which a clock does not run (期限中止), with its reason; written by the suite alone."""

    _name = "street.deadline.suspension"
    _description = "Suspension of a Clock"
    _order = "date_from, id"
    _log_access = False

    deadline_id = fields.Many2one("street.deadline", required=True, readonly=True, ondelete="cascade", index=True)
    date_from = fields.Datetime("Suspended From", required=True, readonly=True)
    date_to = fields.Datetime("Suspended Until", readonly=True, help="Empty: still suspended.")
    reason = fields.Char(required=True, readonly=True)

    _open_uniq = models.UniqueIndex("(deadline_id) WHERE date_to IS NULL", "The clock is already suspended.")
    _order_check = models.Constraint("CHECK(date_to >= date_from)", "A suspension ends after it begins.")
