from odoo import fields
from odoo.tools import SQL


class PrivateField:
    """A stored field whose value only those read who act in the case of the record; everybody else finds it empty.

    The value is in one cache for all readers, so it is hidden where it leaves the ORM: at the attribute (reading, export,
    domains in Python) and in SQL (search, order, grouping), never where it is fetched. Files leave by ``ir.binary`` and
    ``ir.attachment`` as well, which ask the same question. Workers with all rights see it. The model inherits
    ``street.case.private.mixin``.
    """

    def __get__(self, record, owner=None):
        value = super().__get__(record, owner)
        # A field that leads here from another model (delegation) was hidden where it came from.
        if record is None or self.related or record.env.su or not value or record._shows_private():
            return value
        return self.convert_to_record(self.convert_to_cache(False, record, validate=False), record)

    def to_sql(self, model, alias):
        """The column for who reads it, NULL for everybody else. :return: ``SQL``"""
        sql = super().to_sql(model, alias)
        return sql if model.env.su else SQL("CASE WHEN %s THEN %s END", model._private_to_sql(alias), sql)


class PrivateChar(PrivateField, fields.Char):
    """Text that is read by those who act in the case."""


class PrivateText(PrivateField, fields.Text):
    """Long text that is read by those who act in the case."""


class PrivateDate(PrivateField, fields.Date):
    """Day that is read by those who act in the case."""


class PrivateJson(PrivateField, fields.Json):
    """JSON that is read by those who act in the case."""


class PrivateBinary(PrivateField, fields.Binary):
    """File that is read by those who act in the case."""
