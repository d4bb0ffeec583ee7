import logging

from odoo import Command, api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_path

from ..tools.shipped import infer_base, merge, read_definitions, tidy

_logger = logging.getLogger(__name__)
MODULE = "street_enforcement"


class StreetShippedMixin(models.AbstractModel):
    """Catalogue that ships and that an office may change (docs/decisions/0010): an update brings what is new where the office
    left the field as it shipped, and keeps the office's own elsewhere, with a note that a newer one is there.

    Names of the data files stand in ``_street_files``, the fields in ``_street_shipped``. Papers that were made keep their snapshot.
    """

    _name = "street.shipped.mixin"
    _description = "Catalogue that ships"
    _street_files = ()
    _street_shipped = ()

    shipped = fields.Json("As shipped", readonly=True, copy=False, prefetch=False, help="The definition as the last update brought it.")
    held_back = fields.Char("Newer ones wait", readonly=True, copy=False, help="Fields where the office's own was kept and a newer one was shipped.")
    held_back_labels = fields.Char(compute="_compute_held_back_labels")

    @api.depends("held_back")
    @api.depends_context("lang")
    def _compute_held_back_labels(self):
        for record in self:
            names = (record.held_back or "").split()
            record.held_back_labels = "、".join(label["string"] for label in record.fields_get(names, ["string"]).values()) if names else False

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_shipped_values(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_shipped_values(vals)
        return super().write(vals)

    def _check_shipped_values(self, vals):
        if {"shipped", "held_back"} & vals.keys() and not self.env.su:
            raise UserError(self.env._("What was shipped is written by updates only. Change the kind of paper or the clause itself."))

    def action_take_shipped(self):
        """Take over what was shipped in the place of the office's own, for the fields where a newer one waits.

        :return: True
        """
        self.check_access("write")
        for record in self.filtered("held_back"):
            names = record.held_back.split()
            record.write(record._prepare_shipped_values({name: record.shipped[name] for name in names}))
        self.sudo().held_back = False  # the right to write was asked
        return True

    def action_keep_own(self):
        """Keep the office's own; the note goes until something newer is shipped.

        :return: True
        """
        self.check_access("write")
        self.sudo().held_back = False  # the right to write was asked
        return True

    # ------------------------------------------------------------
    # UPDATES
    # ------------------------------------------------------------

    @api.model
    def _take_shipped(self, known=None):
        """Bring the catalogue up to what ships now; called by every installation and update.

        :param dict known: external id to field to digests of what shipped once, for records that keep no definition yet;
            without it those wait for the migration that knows
        """
        definitions = {}
        for name in self._street_files:
            definitions |= read_definitions(file_path(f"{MODULE}/data/{name}.xml"), MODULE)
        for xmlid, given in definitions.items():
            record = self.env.ref(xmlid, raise_if_not_found=False)
            if record and record._name == self._name:
                record._take_definition(xmlid, self._complete(given), known)

    def _take_definition(self, xmlid, wanted, known):
        ours, base = self._get_definition(), self.shipped
        if not base:
            if ours != wanted and known is None:
                return
            base = infer_base(ours, wanted, (known or {}).get(xmlid, {}))
        result = merge(base, ours, wanted, (self.held_back or "").split())
        held = " ".join(sorted(result.held))
        if held and held != (self.held_back or ""):
            _logger.warning("%s %s keeps the office's own %s; a newer one was shipped.", self._name, self.display_name, held)
        if result.values or wanted != self.shipped or held != (self.held_back or ""):
            self.write({**self._prepare_shipped_values(result.values), "shipped": wanted, "held_back": held or False})

    @api.model
    def _complete(self, given):
        """A definition with the defaults of the fields that its file leaves out, and numbers as numbers."""
        defaults = self.default_get(list(self._street_shipped))
        return {
            name: self._plain(name, defaults.get(name)) if name not in given else int(given[name]) if self._fields[name].type == "integer" else given[name]
            for name in self._street_shipped}

    def _get_definition(self):
        """The definition as it is now, in the form of :func:`read_definitions`."""
        self.ensure_one()
        record = self.with_context(lang=None)
        return {name: self._plain(name, record[name]) for name in self._street_shipped}

    def _plain(self, name, value):
        field = self._fields[name]
        if field.type == "boolean":
            return bool(value)
        if field.type == "integer":
            return value or 0
        if field.relational:
            records = value if isinstance(value, models.BaseModel) else self.env[field.comodel_name].browse(value or ())
            ids = records.get_external_id()
            names = sorted(ids[record.id] or f"id.{record.id}" for record in records)
            return names if field.type == "many2many" else (names[0] if names else "")
        return tidy(value or "")

    @api.model
    def _prepare_shipped_values(self, plain):
        """Values to write for a part of a definition."""
        values = {}
        for name, value in plain.items():
            field = self._fields[name]
            if field.type == "many2many":
                values[name] = [Command.set([self.env.ref(xmlid).id for xmlid in value])]
            elif field.type == "many2one":
                values[name] = self.env.ref(value).id if value else False
            else:
                values[name] = value if field.type in ("boolean", "integer") else value or False
        return values
