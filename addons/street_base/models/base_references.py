from odoo import api, models
from odoo.exceptions import AccessError
from odoo.fields import Command

from ..tools.call_arguments import is_id

RELATIONAL = ("many2one", "many2many", "one2many")
LINKS = {Command.LINK, Command.UPDATE}


class Base(models.AbstractModel):
    """Nobody names a record that he may not read.

    Related fields are read as superuser, and what a form works out from a record it refers to comes back to whoever sends
    the reference. So what a client sends is asked first: in dialogs (transient records), by ``onchange``, as a default out of the
    context, and by the calls of the wire (``controllers/rpc_door.py``). Code of the suite refers to whatever it needs.
    """

    _inherit = "base"

    def _street_is_named_by_readers(self):
        """Hook: whether records of this model may only be named by those who may read them."""
        return self._name.startswith("street.")

    def _street_filter_named(self):
        """Hook: the records that the current user may name."""
        return self._filtered_access("read")

    def _street_check_references(self, values):
        """Check what values refer to, those of lines included.

        :param dict values: as for ``write`` or ``create``; what these records refer to already may stay
        :raises AccessError: naming the field
        """
        if self.env.su:
            return
        waiting = [(self, values)]
        while waiting:
            records, vals = waiting.pop()
            if not isinstance(vals, dict):
                continue  # Odoo says that it is none
            for name, value in vals.items():
                field = records._fields.get(name)
                if field is None or field.type not in RELATIONAL:
                    continue
                ids, lines = self._street_read_reference(field, value)
                records._street_check_named(field, ids)
                lines_of = self.env[field.comodel_name]
                waiting += [(lines_of.browse(line_id), line) for line_id, line in lines]

    @api.model
    def _street_read_reference(self, field, value):
        """(ids, lines) in the value of a relational field; a line is (id or nothing, values)."""
        if field.type == "many2one":
            if isinstance(value, (list, tuple)) and value:
                value = value[0]  # pair of id and name
            elif isinstance(value, dict):
                value = value.get("id")
            return ([value] if is_id(value) else []), []
        ids, lines = [], []
        for command in value if isinstance(value, (list, tuple)) else ():
            if is_id(command):
                ids.append(command)
            elif isinstance(command, (list, tuple)) and command:
                kind, *rest = command
                if kind in LINKS and rest and is_id(rest[0]):
                    ids.append(rest[0])
                elif kind == Command.SET and len(rest) > 1 and isinstance(rest[1], (list, tuple)):
                    ids += filter(is_id, rest[1])
                if kind in (Command.CREATE, Command.UPDATE) and len(rest) > 1:
                    lines.append((rest[0] if kind == Command.UPDATE and is_id(rest[0]) else (), rest[1]))
        return ids, lines

    def _street_check_named(self, field, ids):
        comodel = self.env[field.comodel_name]
        if not ids or not comodel._street_is_named_by_readers():
            return
        named = comodel.browse(ids)
        hidden = named - named._street_filter_named()
        # sudo: whether there are such records, and what is named already
        if hidden and (hidden := hidden.sudo().exists() - self.sudo()._origin.exists()[field.name]):
            raise AccessError(self.env._(
                "%(model)s, %(field)s: you may not read what you refer to (%(ids)s), so you cannot choose it. Choose another, or ask for the role.",
                model=self._description, field=field.get_description(self.env, ["string"])["string"], ids=", ".join(map(str, hidden.ids[:5]))))

    # ------------------------------------------------------------
    # WHERE CLIENTS SEND REFERENCES
    # ------------------------------------------------------------

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if not self.env.su and (named := self._street_ids_in_context()):
            for name, value in values.items():
                field = self._fields.get(name)
                if field is not None and field.type in RELATIONAL:
                    self._street_check_named(field, [one for one in self._street_read_reference(field, value)[0] if one in named])
        return values

    @api.model
    def _street_ids_in_context(self):
        """Ids that the caller named in the context, whatever they are of."""
        return {
            named for key, value in self.env.context.items() if key in ("active_id", "active_ids") or key.startswith("default_") for named in _ids_in(value)}

    def onchange(self, values, field_names, fields_spec):
        self._street_check_references(values)
        return super().onchange(values, field_names, fields_spec)

    @api.model_create_multi
    def create(self, vals_list):
        if self._transient and not self.env.su:
            for values in vals_list:
                self._street_check_references(values)
        return super().create(vals_list)

    def write(self, vals):
        if self._transient and not self.env.su:
            self._street_check_references(vals)
        return super().write(vals)


def _ids_in(value):
    """The ids in a value of the context: one, several, or those of commands, whatever they do with them."""
    for one in value if isinstance(value, (list, tuple)) else [value]:
        for part in one[1:] if isinstance(one, (list, tuple)) else [one]:  # a command begins with its kind
            yield from filter(is_id, part if isinstance(part, (list, tuple)) else [part])
