import time

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools import period, write_pass

from ..tools.figures import yuan

MOST = 3


class StreetEquipmentRequestQuote(models.Model):
    """Quote for a purchase request (报价): up to three are compared, one is chosen."""

    _name = "street.equipment.request.quote"
    _description = "Quote for a purchase request"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "request_id"
    _order = "request_id desc, amount, id"

    request_id = fields.Many2one("street.equipment.request", "Request", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="request_id.company_id", store=True, index=True, precompute=True)
    partner_id = fields.Many2one("res.partner", "Supplier", required=True, index=True, ondelete="restrict")
    amount = fields.Float("Offer", required=True, digits=(16, 2), help="For everything on the request, in yuan.")
    date = fields.Date("Given on", default=lambda self: period.today())
    delivery = fields.Char("Terms", help="Time of delivery, guarantee, conditions.")
    is_chosen = fields.Boolean("Chosen")
    chosen_at = fields.Float(store=False, help="When the mark was set in the form, so that the former one is taken away.")
    comparison = fields.Char("Against the lowest", compute="_compute_comparison", help="How much more it is than the lowest quote of the request.")
    file = fields.Binary("Offer in writing", attachment=True)
    file_name = fields.Char()

    _amount_positive = models.Constraint("CHECK(amount > 0)", "A quote names an amount.")
    _one_chosen = models.UniqueIndex("(request_id) WHERE is_chosen", "One quote of a request is chosen: take the mark off the other one first.")

    @api.depends("partner_id", "amount")
    def _compute_display_name(self):
        for quote in self:
            quote.display_name = f"{quote.partner_id.display_name} {yuan(quote.amount)}"

    @api.depends("amount", "request_id.quote_ids.amount")
    def _compute_comparison(self):
        for quote in self:
            others = [offer for offer in (quote | quote.request_id.quote_ids).mapped("amount") if offer > 0]
            more = quote.amount - min(others, default=0)
            if quote.amount <= 0 or len(others) < 2:
                quote.comparison = False
            elif round(more, 2) <= 0:
                quote.comparison = self.env._("lowest")
            else:
                quote.comparison = self.env._("+%(more)s (+%(percent).1f%%)", more=yuan(more), percent=100 * more / min(others))

    @api.onchange("is_chosen")
    def _onchange_is_chosen(self):
        self.chosen_at = time.time() if self.is_chosen else 0

    @api.constrains("request_id")
    def _check_number(self):
        counts = self.sudo()._read_group([("request_id", "in", self.request_id.ids)], ["request_id"], ["__count", "partner_id:count_distinct"])
        for request, count, suppliers in counts:
            if count > MOST:
                raise ValidationError(self.env._("%(request)s: at most %(most)s quotes are compared. Take one away first.", request=request.display_name, most=MOST))
            if suppliers < count:
                raise ValidationError(self.env._("%(request)s: the quotes come from different suppliers, one each.", request=request.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        plain = write_pass.redeem(self, vals_list)
        if plain is not None:  # a worker loads what is past: nothing of it is changed
            return super(StreetEquipmentRequestQuote, write_pass.with_pass(plain, vals_list)).create(vals_list)
        quotes = super().create(vals_list)
        quotes.request_id._reopen_changed()
        return quotes

    def write(self, vals):
        self.request_id._reopen_changed()
        if vals.get("is_chosen"):
            (self.request_id.quote_ids.filtered("is_chosen") - self).is_chosen = False
        result = super().write(vals)
        if "request_id" in vals:
            self.request_id._reopen_changed()
        if "partner_id" in vals:
            self._check_number()
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_reopens_request(self):
        self.request_id._reopen_changed()
