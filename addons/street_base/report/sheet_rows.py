"""Rows of a sheet out of the database: a server-side cursor over the records the user may read."""
from datetime import UTC
from itertools import count

from odoo import models
from odoo.tools import SQL, html2plaintext

from odoo.addons.street_base.tools.period import SHANGHAI

CHUNK = 1000  # rows per fetch; also the prefetch size of the ORM
MAX_CACHED_NAMES = 20_000
SQL_TYPES = (
    "boolean", "char", "date", "datetime", "float", "id", "integer", "many2one", "monetary", "selection", "text",
)
KIND_BY_TYPE = {
    "date": "date", "datetime": "datetime", "float": "number", "id": "integer", "integer": "integer",
    "monetary": "number",
}
_cursor_numbers = count(1)


class SheetRows:
    """Iterates over rows of cell values of the records found by a domain.

    Record rules and field groups of the environment's user apply: rows he may not read do not come, columns he may
    not read are left out of `columns`.

    :param model: recordset (empty) in the environment of the reader
    :param columns: list of `Column`
    :param domain: domain of the rows
    :param order: order of the rows, as for ``search``
    :param mask: function (column, ids, values) → values, applied to each column of each chunk
    :param active_test: False to take archived records as well
    """

    def __init__(self, model, columns, domain, order, mask=None, active_test=True):
        self.model = model
        self.domain = domain
        self.order = order
        self.mask = mask
        self.active_test = active_test
        self.columns = [self._complete(column) for column in columns if self._may_read(column.source)]
        self.names = {}  # (model, path) → {id: cell value} of linked records

    def __iter__(self):
        for _ids, rows in self.chunks():
            yield from rows

    def chunks(self):
        """Yield (ids, rows) of up to `CHUNK` records each."""
        query = self.model._search(self.domain, order=self.order, active_test=self.active_test)
        stored = [index for index, column in enumerate(self.columns) if self._is_stored(column.source)]
        fields = [self._head(self.columns[index].source) for index in stored]
        expressions = [self.model._field_to_sql(query.table, name, query) for name in ["id", *fields]]
        for raw in self._fetch(query.select(*expressions)):
            ids, *values = zip(*raw, strict=True)
            by_index = dict(zip(stored, values, strict=True))
            columns = [self._cells(column, ids, by_index.get(index)) for index, column in enumerate(self.columns)]
            yield ids, zip(*columns, strict=True)

    def _fetch(self, select):
        """Yield lists of raw rows; the cursor lives in the current transaction and ends with it."""
        cr = self.model.env.cr
        self.model.env.flush_all()
        cursor = SQL.identifier(f"street_rows_{next(_cursor_numbers)}")
        cr.execute(SQL("DECLARE %s NO SCROLL CURSOR FOR %s", cursor, select))
        while True:
            cr.execute(SQL("FETCH %s FROM %s", SQL(str(CHUNK)), cursor))
            rows = cr.fetchall()
            if not rows:
                break
            yield rows
        cr.execute(SQL("CLOSE %s", cursor))

    # Columns

    def _may_read(self, source):
        """Whether the user may read every field on the way."""
        if callable(source):
            return True
        model = self.model
        for position, name in enumerate(source.split(".")):
            field = model._fields[name]
            if (position and not model.has_access("read")) or not model._has_field_access(field, "read"):
                return False
            model = model.env[field.comodel_name] if field.relational else None
        return True

    def _complete(self, column):
        """Fill in heading and kind from the field."""
        if callable(column.source):
            return column._replace(kind=column.kind or "text")
        field = self._leaf(column.source)
        heading = column.heading or field.get_description(self.model.env, ["string"])["string"]
        kind = column.kind or KIND_BY_TYPE.get(field.type, "text")
        if field.type == "date" and kind == "datetime":
            kind = "date"
        return column._replace(heading=heading, kind=kind)

    def _leaf(self, path):
        model = self.model
        *links, name = path.split(".")
        for link in links:
            model = model.env[model._fields[link].comodel_name]
        return model._fields[name]

    def _head(self, source):
        return source.partition(".")[0]

    def _is_stored(self, source):
        """Whether the first field of the path can be read by the cursor itself."""
        if callable(source):
            return False
        head, _dot, tail = source.partition(".")
        field = self.model._fields[head]
        stored = field.store and field.column_type and field.type in SQL_TYPES and not field.company_dependent
        return bool(stored and (not tail or field.type == "many2one"))

    # Cells

    def _cells(self, column, ids, raw):
        """Return the cell values of one column for the records ``ids``."""
        if callable(column.source):
            values = list(column.source(self.model.browse(ids)))
        elif raw is None:
            values = self._computed(column, ids)
        elif self.model._fields[self._head(column.source)].type == "many2one":
            values = self._linked(column, raw)
        else:
            values = self._converted(column, raw, self._leaf(column.source))
        return self.mask(column, ids, values) if self.mask else values

    def _computed(self, column, ids):
        """Values through the ORM, whose cache is emptied after each chunk."""
        records = self.model.browse(ids)
        field = self._leaf(column.source)
        values = [self._follow(record, column.source) for record in records]
        records.invalidate_recordset()
        return self._converted(column, values, field)

    def _linked(self, column, raw):
        """Values of linked records, each computed once."""
        head, _dot, tail = column.source.partition(".")
        comodel = self.model.env[self.model._fields[head].comodel_name]
        known = self.names.setdefault(column.source, {})
        if len(known) > MAX_CACHED_NAMES:
            known.clear()
        linked = comodel.browse({one for one in raw if one and one not in known})
        if linked:
            if tail:
                allowed = linked._filtered_access("read")
                values = self._converted(column, [self._follow(one, tail) for one in allowed], self._leaf(column.source))
                known.update(dict.fromkeys(linked.ids) | dict(zip(allowed.ids, values, strict=True)))
            else:
                # As in every list view, the name of a linked record shows even where the record itself does not open.
                known.update((one.id, one.display_name) for one in linked.sudo())
            linked.invalidate_recordset()
        return [known.get(one) for one in raw]

    def _follow(self, record, path):
        head, _dot, tail = path.partition(".")
        value = record[head]
        if tail:
            texts = [self._follow(one, tail) for one in value._filtered_access("read")]
            return texts[0] if len(texts) == 1 else "、".join(str(text) for text in texts if text)
        if isinstance(value, models.BaseModel):
            return "、".join(value.sudo().mapped("display_name"))  # names, as in list views
        return value

    def _converted(self, column, values, field):
        """Turn field values into cell values of the column's kind."""
        kind = column.kind
        if field.type == "boolean":
            yes, no = self.model.env._("Yes"), self.model.env._("No")
            words = {True: yes, False: no, None: no}
            return [words.get(value, value) for value in values]
        if field.type == "selection":
            labels = dict(field._description_selection(self.model.env))
            return [labels.get(value, value or None) for value in values]
        if field.type == "html":
            return [html2plaintext(value) if value else None for value in values]
        if field.type == "datetime":
            values = [_local(value) for value in values]
            return [value and value.date() for value in values] if kind == "date" else _texts(values, kind == "text")
        if kind in ("integer", "number"):
            return [None if value is None or value is False and field.type != "integer" else value for value in values]
        if kind == "date":
            return [value or None for value in values]
        return _texts(values)


def mask_by_model(model, path, ids, values):
    """Return the values of the field path as the model masks them for its user (``_street_mask``), if it does."""
    mask = getattr(model.browse(ids), "_street_mask", None)
    return values if mask is None or callable(path) else mask(path, values)


def _texts(values, wanted=True):
    """Return the values as text, None for the empty ones."""
    return [None if value is None or value is False else str(value) for value in values] if wanted else values


def _local(moment):
    """Return a stored UTC moment as the clock on the wall in China."""
    return moment.replace(tzinfo=UTC).astimezone(SHANGHAI).replace(tzinfo=None) if moment else None
