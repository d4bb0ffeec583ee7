from odoo import api, models


class StreetCachedMixin(models.AbstractModel):
    """Settings kept in memory (``ormcache``): every change empties the cache in all processes."""

    _name = "street.cached.mixin"
    _description = "Settings kept in memory"
    _street_cache = "default"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self.env.registry.clear_cache(self._street_cache)
        return records

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache(self._street_cache)
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache(self._street_cache)
        return result
