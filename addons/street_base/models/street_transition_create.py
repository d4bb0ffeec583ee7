from collections import defaultdict

from odoo import api, models

from ..tools.raw_rows import insert_columns

PLAIN_TYPES = ("boolean", "char", "date", "datetime", "float", "integer", "many2one", "selection", "text")
SETTLED_KEY = "street_settled_names"


class SettledNames(set):
    """Sets of names that, when a caller gave them, left nothing to default; for the records of one ``create``.

    A context key can be sent by anybody, an instance of this class cannot.
    """


class StreetTransitionMixin(models.AbstractModel):
    """Creation in batches: what Odoo works out for each record, and what is the same for all of them."""

    _inherit = "street.transition.mixin"

    @api.model
    def _prepare_create_values(self, vals_list):
        batch = self.with_context(**{SETTLED_KEY: SettledNames()}) if len(vals_list) > 1 else self
        return super(StreetTransitionMixin, batch)._prepare_create_values(vals_list)

    @api.model
    def _add_missing_default_values(self, values):
        # Odoo asks every field for a default, for each record; a second one with the same names needs none if the first did not.
        settled = self.env.context.get(SETTLED_KEY)
        if type(settled) is not SettledNames:
            return super()._add_missing_default_values(values)
        names = frozenset(values)
        if names in settled:
            return dict(values)
        completed = super()._add_missing_default_values(values)
        if completed.keys() == names:
            settled.add(names)
        return completed

    @api.model
    def _create(self, data_list):
        # Empty protected values were given to keep defaults away; from here on a column that is left out stays empty just the same.
        spared = [name for name, value in self._street_initial().items() if value is False and self._fields[name].type != "boolean"]
        for data in data_list:
            stored = data["stored"]
            for name in spared:
                if stored.get(name) is False:
                    del stored[name]
        names = {name for data in data_list for name in data["stored"]}
        if len(data_list) > 1 and self._has_plain_columns(names):
            return self._create_in_columns(data_list, names)
        return super()._create(data_list)

    @api.model
    def _has_plain_columns(self, names):
        """Whether values of these fields are single values in columns of their own, and storing them is all there is to do."""
        return not (self._inherits or self._parent_store) and all(
            field.type in PLAIN_TYPES and field.column_type and field.column_type[0] != "jsonb" for field in map(self._fields.get, names))

    @api.model
    def _create_in_columns(self, data_list, names):
        """What ``_create`` of Odoo does, for plain columns: insert, fill the cache, mark what depends on it, check.

        Odoo converts, sends and keeps each value of each record by itself; a file of orders takes a fifth less time this way.
        """
        stored_list = [data["stored"] for data in data_list]
        columns = [
            [field.convert_to_column_insert(stored[field.name], self, stored) if field.name in stored else None for stored in stored_list]
            for field in map(self._fields.get, sorted(names))
        ]
        records = self.browse(insert_columns(self, sorted(names), columns, returning="id"))
        for data, record in zip(data_list, records, strict=True):
            data["record"] = record
        first = records[:1]
        for field in self._fields.values():
            if field.name in names:
                values = [field.convert_to_cache(stored.get(field.name), first) for stored in stored_list]
                field._insert_cache(records, values)
                if field.type == "many2one" and self.pool.field_inverses[field]:
                    sharing = defaultdict(list)
                    for record_id, value in zip(records._ids, values, strict=True):
                        sharing[value].append(record_id)
                    for value, ids in sharing.items():
                        field._update_inverses(self.browse(ids), value)
            elif field.store and field.name != "id":
                field._update_cache(records, () if field.type in ("one2many", "many2many") else None)
        with self.env.protecting([(data["protected"], data["record"]) for data in data_list]):
            records.modified(self._fields, create=True)
        records._validate_fields(names)
        records.check_access("create")
        return records
