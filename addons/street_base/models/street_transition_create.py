from odoo import api, models

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
        return super()._create(data_list)
