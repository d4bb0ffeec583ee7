from odoo import api, fields, models
from odoo.exceptions import UserError


class StreetOfficeMixin(models.AbstractModel):
    """A record that belongs to one office (company) for good.

    ``_street_protected`` names fields that only the record's own moves may change: they are refused in ``create`` and
    ``write`` whoever asks, and start at the value given. The moves write through ``_do_write``.
    """

    _name = "street.office.mixin"
    _description = "Record of one office"
    _street_protected = {}

    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)

    def _get_protected(self):
        """``{field: initial value}`` of the fields that only moves may change."""
        return self._street_protected

    def _check_protected(self, vals):
        if names := self._get_protected().keys() & vals.keys():
            labels = ", ".join(sorted(self._fields[name]._description_string(self.env) for name in names))
            raise UserError(self.env._(
                "%(fields)s of “%(model)s” cannot be entered: use the buttons of the record.",
                fields=labels, model=self._description,
            ))

    def _prepare_create(self, vals_list):
        """Values for ``create`` with the protected fields at their start, whatever defaults the caller brings."""
        for vals in vals_list:
            self._check_protected(vals)
        return [{**vals, **self._get_protected()} for vals in vals_list]

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(self._prepare_create(vals_list))

    def write(self, vals):
        self._check_protected(vals)
        if "company_id" in vals:
            self._check_office(vals["company_id"])
        result = super().write(vals)
        if "partner_id" in vals:
            # Rules look at a record before it is written; who may only write his own must not give it away either.
            self.check_access("write")
        return result

    def _check_office(self, company_id):
        """Raise unless all records belong to the company with this id already."""
        if moved := self.filtered(lambda record: record.company_id.id != company_id):
            raise UserError(self.env._("“%(record)s” belongs to its office for good.", record=moved[0].display_name))

    def _do_write(self, vals):
        """Write protected fields: for the workers of the model only."""
        self.check_access("write")
        return super().write(vals)
