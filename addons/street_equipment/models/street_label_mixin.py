from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from odoo.addons.street_base.tools import write_pass

SERIES = "equipment_label"


class StreetLabelMixin(models.AbstractModel):
    """Whatever carries a label of the office (标签编号): belongs to one office for good and has a code that is drawn, never typed.

    Fields named by ``_get_protected`` start at the value given there and are written by the workers of the model alone,
    through ``_do_write``; nothing with a label is ever deleted.
    """

    _name = "street.label.mixin"
    _description = "Something with a label of the office"

    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    label_code = fields.Char("Label", readonly=True, copy=False, index="trigram", help="Stands on the label and in its QR code; drawn when the record is made.")

    _label_code_uniq = models.UniqueIndex("(label_code, company_id)", "This label code is taken in this office.")

    # Path of the action that opens a record, for the QR code; None for models without one.
    _street_path = None

    @api.model
    def _find_by_label(self, code):
        """What carries a label code, as the user may read it.

        :param str code: out of a QR code
        :return: a record, one of the current office before others, or None
        """
        for name in ("maintenance.equipment", "fleet.vehicle", "street.supply"):
            model = self.env[name].with_context(active_test=False)
            found = model.search([("label_code", "=", code.strip().upper())]) if model.has_access("read") else model
            if found:
                return found.sorted(lambda record: record.company_id != self.env.company)[0]
        return None

    def _get_label_address(self):
        """Address in the QR code of one record."""
        return f"{self.get_base_url()}/street/item/{self.label_code}"

    def _get_label(self):
        """What stands on the label of one record: keyword arguments of ``tools.label_sheet.Label``."""
        self.ensure_one()
        return {
            "code": self.label_code, "address": self._get_label_address(), "lines": tuple(filter(None, self._get_label_lines())),
            "office": self.company_id.sudo().name,  # sudo: the name of the office is no secret
        }

    def _get_label_lines(self):
        """Texts of the label, the most important first."""
        return [self.name]

    def _get_protected(self):
        """``{field: value at creation}`` of the fields that only workers write."""
        return {"label_code": False, **({"active": True} if "active" in self._fields else {})}

    def _refuse_protected(self, names):
        """:raises AccessError: naming the fields, if there are any"""
        if names:
            raise AccessError(self.env._(
                "%(model)s %(record)s: %(fields)s cannot be entered. They change only by the buttons of the record.",
                model=self._description,
                record=", ".join(self.sudo().mapped("display_name")[:5]),
                fields=", ".join(sorted(self._fields[name].get_description(self.env, ["string"])["string"] for name in names)),
            ))

    @api.model_create_multi
    def create(self, vals_list):
        protected = self._get_protected()
        for vals in vals_list:
            self._refuse_protected([name for name in protected.keys() & vals.keys() if vals[name] != protected[name]])
        # Explicit values win over a default_* key in the context and over a user's ir.default.
        office = self.default_get(["company_id"]).get("company_id")
        vals_list = [{**vals, **protected, "company_id": vals.get("company_id") or office} for vals in vals_list]
        return super().create(self._draw_labels(vals_list))

    def _draw_labels(self, vals_list):
        """The values with a label code each; one range per office."""
        offices = {}
        for vals in vals_list:
            offices.setdefault(vals["company_id"], []).append(vals)
        labelled = []
        for office, group in sorted(offices.items()):
            # sudo: the register of numbers is written by no one but workers such as this
            codes = self.env["street.number"].sudo()._draw(SERIES, self.env["res.company"].browse(office), count=len(group))
            labelled += zip(group, codes, strict=True)
        codes = {id(vals): code for vals, code in labelled}
        return [{**vals, "label_code": codes[id(vals)]} for vals in vals_list]

    def write(self, vals):
        plain = write_pass.redeem(self, vals)
        if plain is not None:
            return super(StreetLabelMixin, plain).write(vals)
        self._refuse_write(vals)
        if "company_id" in vals and (moved := self.filtered(lambda record: record.company_id.id != vals["company_id"])):
            raise UserError(self.env._("“%(record)s” belongs to its office for good.", record=moved[0].display_name))
        return super().write(vals)

    def _refuse_write(self, vals):
        """Raise for what people may not write here; the pass of a worker opens it. :param dict vals: the values"""
        self._refuse_protected(self._get_protected().keys() & vals.keys())

    def _do_write(self, vals):
        """Write protected fields: for the workers of the model only."""
        return write_pass.with_pass(self, vals).write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_labelled(self):
        if self:
            raise UserError(self.env._(
                "%(records)s cannot be deleted: whatever has a label is kept. Retire it, with the reason “entered by mistake” if that is so.",
                records=", ".join(self.mapped("display_name")[:5]),
            ))
