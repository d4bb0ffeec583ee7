from functools import reduce
from operator import getitem

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain
from odoo.tools import SQL

from ..tools.private_field import PrivateField


class StreetCasePrivateMixin(models.AbstractModel):
    """Records of a case with data of people: who does not act in the case finds its private fields and files empty (APL 50).

    The fields are those of ``tools/private_field.py``; who acts in a case says ``street.case._domain_private``. The model
    says in ``_street_case`` where its case is.
    """

    _name = "street.case.private.mixin"
    _description = "With data of people, for those who act in the case"

    _street_case = "case_id"  # path of stored fields

    shows_private = fields.Boolean("Data of people shown", compute="_compute_shows_private")
    private_hint = fields.Char("Who shows it", compute="_compute_private_hint", help="Empty for who reads it himself.")

    @api.depends(lambda self: self._get_private_depends())
    @api.depends_context("uid")
    def _compute_shows_private(self):
        stored = self._origin
        shown = set(stored._filter_shown()._ids)
        for record in self:
            # What somebody types is his own until it is stored.
            record.shows_private = not record._origin or record._origin.id in shown

    @api.depends("shows_private")
    @api.depends_context("uid", "lang")
    def _compute_private_hint(self):
        for record in self:
            record.private_hint = False if record.shows_private else record._get_case()._get_private_hint()

    def _get_private_depends(self):
        prefix = "" if self._street_case == "id" else f"{self._street_case}."
        return [f"{prefix}{name}" for name in ("state", "officer_ids.employee_id", "officer_ids.date_to")]

    def _get_case(self):
        """The cases of these records."""
        # sudo: which case a record belongs to is asked of rows that he may not read himself
        return (self if self._street_case == "id" else self.sudo().mapped(self._street_case)).sudo(False)

    def _filter_shown(self):
        """Those of these records whose data of people the user reads; one query for all."""
        if self.env.su or not self:
            return self
        shown = set(self._get_case()._filter_private()._ids)
        path = self._street_case.split(".") if self._street_case != "id" else ()
        # sudo: as in _get_case, once for all
        return self.browse([record.id for record in self.sudo() if reduce(getitem, path, record).id in shown]).with_prefetch(self._prefetch_ids)

    def _shows_private(self):
        """Whether the user reads the data of people of one record."""
        return not self._origin or self._origin.shows_private

    def _check_private(self):
        """Raise unless the user acts in the cases of all records.

        :raises AccessError: naming the records and who can show them
        """
        if hidden := self - self._filter_shown():
            raise hidden._get_private_error()

    def _get_private_error(self):
        """The refusal for who does not act in the cases of these records. :return: ``AccessError``"""
        names = ", ".join(self[:5].sudo().mapped("display_name"))
        return AccessError(self.env._("%(records)s: %(hint)s", records=names, hint=self[:1]._get_case()._get_private_hint()))

    @api.model
    def _domain_shown(self):
        """Records whose data of people the user reads; for a search with all rights."""
        return Domain(self._street_case, "in", self.env["street.case"]._search_private())

    def _private_to_sql(self, alias):
        """SQL of the same question for each row of a query. :param str alias: of the table of this model"""
        first, _dot, rest = self._street_case.partition(".")
        found = self.env["street.case"]._search_private()
        if rest:
            # sudo: which parent a row hangs on; whether the user acts in its case is what is asked
            parents = self.env[self._fields[first].comodel_name].sudo().with_context(active_test=False)
            found = parents._search(Domain(rest, "in", found), bypass_access=True)
        return SQL("%s IN %s", SQL.identifier(alias, first, to_flush=self._fields[first]), found.subselect())

    def _fetch_query(self, query, fields):
        if not any(isinstance(field, PrivateField) for field in fields):
            return super()._fetch_query(query, fields)
        # sudo: what comes from the database is in the cache of every reader; it is hidden where it leaves it
        columns = [field for field in fields if field.column_type]
        fetched = super(StreetCasePrivateMixin, self.sudo())._fetch_query(query, columns).with_env(self.env)
        for field in fields if fetched else ():
            if not field.column_type and field.name != "id":
                field.read(fetched)  # rows of others as the user reads them
        return fetched
