from odoo import api, models, tools


class IrRule(models.Model):
    """Gives record rules ``office_ids``: the ids of the active companies and of all below them.

    ``('company_id', 'in', office_ids)`` says the same as ``('company_id', 'child_of', company_ids)``, which the ORM turns
    into a join with the tree of companies; PostgreSQL cannot use an index that begins with the company for it, and over a
    million matters that is the difference between 2 and 2000 milliseconds.
    """

    _inherit = "ir.rule"

    @api.model
    def _eval_context(self):
        return {**super()._eval_context(), "office_ids": list(self._get_office_ids(tuple(self.env.companies.ids)))}

    @api.model
    @tools.ormcache("company_ids")
    def _get_office_ids(self, company_ids):
        """These companies and all below them, also archived ones. Odoo clears the cache when the tree of companies changes."""
        # sudo: the tree of companies only; the roots are the companies the user acts for
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        return tuple(companies.search([("id", "child_of", company_ids)]).ids)
