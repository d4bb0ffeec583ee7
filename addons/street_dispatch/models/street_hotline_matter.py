from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from .street_matter_class import URGENCIES
from .street_matter_moves import INTAKE

ORDER_FACTS = {"order_opinion", "order_due", "order_urgency"}
SECONDS_PER_HOUR = 3600


class StreetMatter(models.Model):
    """What an order of the hotline (12345 工单) brings along besides the facts of any report.

    Only intake clerks take orders in and keep their facts; the limit of an order sets the clock of the whole matter
    and is fixed from then on: lengthening it is the commander's move.
    """

    _inherit = "street.matter"

    order_opinion = fields.Text("Transfer opinion", copy=False, help="What the hotline centre wrote when it passed the order on.")
    order_due = fields.Datetime("Limit of the order", copy=False, help="Set by the hotline centre; replaces the limit of the whole.")
    order_urgency = fields.Selection(URGENCIES, "Urgency of the order", copy=False)

    @api.model_create_multi
    def create(self, vals_list):
        matters = super().create(vals_list)
        matters._check_order_rights()
        return matters

    def write(self, vals):
        if vals.get("source", "hotline") != "hotline" and (orders := self.filtered(lambda matter: matter.source == "hotline")):
            raise UserError(self.env._(
                "%(matters)s came as orders of the hotline and stay that: the duties to the caller and the rates rest on it.",
                matters=", ".join(orders.mapped("name"))))
        result = super().write(vals)
        if not vals.keys().isdisjoint(ORDER_FACTS | {"source"}):
            self._check_order_rights()
        return result

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | {"order_due"}

    def _check_fact_change(self, names):
        # What the order says is kept by the same people as its number.
        super()._check_fact_change(names | {"external_ref"} if ORDER_FACTS & names else names)

    @api.constrains("order_due", "reported_at")
    def _check_order_due(self):
        for matter in self:
            if (due := matter.order_due) and due <= matter.reported_at:
                raise ValidationError(self.env._("%(matter)s: the limit of the order lies before the call. Correct one of the two.", matter=matter.name))

    def _check_order_rights(self):
        """Orders count in the rates and carry limits of their own, so only intake clerks make them.

        :raises AccessError: for anybody else
        """
        if self.env.su or self.env.user.has_group(INTAKE):
            return
        orders = self.filtered(lambda matter: matter.source == "hotline" or any(matter[name] for name in ORDER_FACTS))
        if orders:
            raise AccessError(self.env._("Only intake clerks take in orders of the hotline. Report what you saw under its own source."))

    def _prepare_total_clock(self, stages):
        if not self.order_due:
            return super()._prepare_total_clock(stages)
        # Clocks run in whole hours; the start gives way so that the clock ends on the very moment the order names.
        hours = max(1, int((self.order_due - self.reported_at).total_seconds()) // SECONDS_PER_HOUR)
        return self._prepare_clock("total", hours, "hour", self.order_due - timedelta(hours=hours))
