from odoo import models
from odoo.exceptions import UserError
from odoo.tools import format_date


class StreetEquipmentAssetMixin(models.AbstractModel):
    """What is retired (已报废、核销) stays as its retirement found it: what it is, whose it was, what it cost and when it was bought.

    The value left on the signed paper was worked out from these facts. Remarks, photo and messages stay open.
    """

    _inherit = "street.equipment.asset.mixin"

    def _get_retired_facts(self):
        """Names of the fields that nobody changes once the record is retired."""
        return {
            "asset_code", "ownership", "owner_partner_id", "date_purchase", "life_months", "warranty_date", "unit_id", "location", "budget_line_id",
            self._street_cost_field}

    def _refuse_retired(self, names):
        """:raises UserError: naming record, day, paper and fields, when one of these fields of something retired is to be written"""
        facts = self._get_retired_facts() & set(names)
        # sudo: that it is retired decides for everybody, whatever he may read
        if facts and (gone := self.sudo().filtered("date_retired").with_env(self.env)):
            self.check_access("read")  # who may not read a record does not learn how it stands
            item = gone[0].sudo()  # sudo: name and number of its retirement
            raise UserError(self.env._(
                "%(item)s was retired on %(day)s (%(paper)s): %(fields)s can no longer be changed. Write what was wrong into the remarks.",
                item=item.display_name, day=format_date(self.env, item.date_retired), paper=item.retirement_id.display_name,
                fields=", ".join(sorted(self._fields[name]._description_string(self.env) for name in facts))))

    def _refuse_write(self, vals):
        super()._refuse_write(vals)
        self._refuse_retired(vals)

    def _update_field_translations(self, field_name, translations, digest=None, source_lang=""):
        """Texts by language have a door of their own, which does not lead through ``write``."""
        self._refuse_retired([field_name])
        return super()._update_field_translations(field_name, translations, digest=digest, source_lang=source_lang)
