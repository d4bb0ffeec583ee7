from odoo import api, models
from odoo.exceptions import AccessError


class StreetTrainingDerivedMixin(models.AbstractModel):
    """Stored fields that follow from others cannot be sent by a client (推算字段).

    The ORM takes any value for a stored computed field from ``create``, ``write``, a ``default_*`` key or a saved default,
    and keeps it until what it follows from changes. Rules, constraints and figures rest on such fields here.
    """

    _name = "street.training.derived.mixin"
    _description = "Record with derived fields"

    @api.model
    def _get_derived(self):
        """Names of the stored fields that only computes fill."""
        return {name for name, field in self._fields.items() if field.store and field.compute and field.readonly}

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            derived = self._get_derived()
            self._refuse_derived({name for vals in vals_list for name in vals if name in derived})
            self._refuse_derived(derived & self.default_get(list(derived)).keys())
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su:
            self._refuse_derived(self._get_derived() & vals.keys())
        return super().write(vals)

    def _refuse_derived(self, names):
        if names:
            raise AccessError(self.env._(
                "%(fields)s of “%(model)s” cannot be entered: they follow from other fields.",
                fields=", ".join(sorted(self._fields[name]._description_string(self.env) for name in names)), model=self._description,
            ))
