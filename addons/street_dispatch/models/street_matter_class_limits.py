from odoo import api, models
from odoo.tools import ormcache


class StreetMatterClass(models.Model):
    """Limits of all classes at once: intake asks for them at every matter, so they are kept in memory."""

    _inherit = "street.matter.class"

    @api.model
    def _get_limits_by_class(self, company):
        """dict class id → dict stage → (length, unit) for an office; the key False holds the plain limits."""
        return self._get_limits_of_office(company.id)

    @api.model
    @ormcache("company_id")
    def _get_limits_of_office(self, company_id):
        # sudo: limits are plain settings; whoever takes a matter in needs them
        classes = self.sudo().with_context(active_test=False).search([("company_id", "in", [False, company_id])])
        terms = classes._get_terms(self.env["res.company"].browse(company_id))
        limits = {class_id: term._get_stage_limits() for class_id, term in terms.items()}
        limits[False] = self.sudo().new({})._get_stage_limits()
        return limits

    def _check_usable_in(self, company, day):
        """Like ``_check_usable``, without a query when all is well.

        :param company: office of the matter
        :param datetime.date day: day of the report
        """
        terms = self._get_validity_of_office(company.id)
        for class_id in self.ids:
            active, date_from, date_to = terms.get(class_id, (False, None, None))
            if not active or (date_from and day < date_from) or (date_to and date_to < day):
                self._check_usable(day)

    @api.model
    @ormcache("company_id")
    def _get_validity_of_office(self, company_id):
        # sudo: as above
        classes = self.sudo().with_context(active_test=False).search([("company_id", "in", [False, company_id])])
        return {each.id: (each.active, each.date_from, each.date_to) for each in classes}
