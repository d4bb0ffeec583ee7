from odoo import api, models


class StreetCachedMixin(models.AbstractModel):
    """Settings kept in memory (``ormcache``): every change empties the cache in all processes."""

    _name = "street.cached.mixin"
    _description = "Settings kept in memory"
    _street_cache = "default"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        self._street_forget()
        return records

    def write(self, vals):
        result = super().write(vals)
        self._street_forget()
        return result

    def unlink(self):
        result = super().unlink()
        self._street_forget()
        return result

    @api.model
    def _street_forget(self):
        """Empty the cache now, and again after the commit: another thread may have read the old rows in between."""
        forget, cache = self.env.registry.clear_cache, self._street_cache
        forget(cache)
        self.env.cr.postcommit.add(lambda: forget(cache))
