from odoo import api, fields, models
from odoo.tools import ormcache

from .street_matter import SOURCES


class StreetMatterSourceRule(models.Model):
    """What a source asks for (来源规则): whether its reports are verified (核实) before they are registered."""

    _name = "street.matter.source.rule"
    _inherit = "street.cached.mixin"
    _description = "Rule of a source of matters"
    _street_shared = True
    _order = "source, company_id"
    _rec_name = "source"

    source = fields.Selection(SOURCES, required=True)
    company_id = fields.Many2one("res.company", "Office", help="Empty: for all offices without a rule of their own.")
    is_verified = fields.Boolean("Verified before registering", default=True)

    _source_uniq = models.UniqueIndex("(source, COALESCE(company_id, 0))", "There is already a rule for this source.")

    @api.model
    def _get_verified_sources(self, companies):
        """dict company → set of sources whose reports are verified first."""
        rules = self._get_rules()
        return {
            company: {source for source, _label in SOURCES if rules.get((source, company.id), rules.get((source, False)))}
            for company in companies
        }

    @api.model
    @ormcache()
    def _get_rules(self):
        # sudo: a plain setting that every move of a clerk asks for
        return {(rule.source, rule.company_id.id): rule.is_verified for rule in self.sudo().search([])}
