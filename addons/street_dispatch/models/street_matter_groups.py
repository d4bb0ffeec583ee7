from odoo import api, models
from odoo.tools import SQL

BY_PLACE = "street_units_by_place"


class StreetMatter(models.Model):
    """Groups of matters by unit, in the order of the units.

    Odoo joins the units to every matter and groups by the columns that order them, too. There are few units, so their
    places are handed to the database instead and only the groups are put in order.
    """

    _inherit = "street.matter"

    def _read_group_orderby(self, order, groupby_terms, query):
        return super(StreetMatter, self.with_context(**{BY_PLACE: True}))._read_group_orderby(order, groupby_terms, query)

    @api.model
    def _order_field_to_sql(self, alias, field_name, direction, nulls, query):
        if field_name != "unit_id" or not self.env.context.get(BY_PLACE):
            return super()._order_field_to_sql(alias, field_name, direction, nulls, query)
        # sudo: the order of the units tells nothing of them
        units = self.env["street.unit"].sudo().with_context(active_test=False).search([])
        return SQL("array_position(%s::int[], %s) %s %s", units.ids, self._field_to_sql(alias, field_name, query), direction, nulls)
