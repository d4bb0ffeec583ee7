from odoo import api, fields, models
from odoo.tools import SQL


class StreetCasePrivateMixin(models.AbstractModel):
    """Records of a case with data of people: who does not act in the case finds its private fields empty (APL 50).

    The fields are those of ``tools/private_field.py``; who acts in a case says ``street.case._domain_private``. The model
    has a ``case_id``.
    """

    _name = "street.case.private.mixin"
    _description = "With data of people, for those who act in the case"

    shows_private = fields.Boolean("Data of people shown", compute="_compute_shows_private")

    @api.depends("case_id.state", "case_id.officer_ids.employee_id", "case_id.officer_ids.date_to")
    @api.depends_context("uid")
    def _compute_shows_private(self):
        cases = self.case_id._origin
        shown = cases if self.env.su else cases._filter_private()
        for record in self:
            # What somebody types is his own until it is stored.
            record.shows_private = not record._origin or record.case_id._origin in shown

    def _shows_private(self):
        """Whether the user reads the data of people of one record."""
        return not self._origin or self._origin.shows_private

    def _private_to_sql(self, alias):
        """SQL of the same question for each row of a query. :param str alias: of the table of this model"""
        return SQL("%s IN %s", SQL.identifier(alias, "case_id"), self.env["street.case"]._search_private().subselect())

    def _fetch_query(self, query, fields):
        # sudo: what comes from the database is in the cache of every reader; it is hidden where it leaves it
        return super(StreetCasePrivateMixin, self.sudo())._fetch_query(query, fields).with_env(self.env)
