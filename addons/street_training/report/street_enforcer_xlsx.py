from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetEnforcerXlsx(models.AbstractModel):
    """Who may enforce today as a sheet (今日可执法人员名单): a row a person, with the reason why not."""

    _name = "report.street_training.enforcer_xlsx"
    _description = "Who may enforce today, sheet"
    _inherit = "street.report.xlsx"

    def _get_columns(self, model):
        def may(people):
            yes, no = self.env._("Yes"), self.env._("No")
            return [yes if person.may_enforce else no for person in people]

        def domains(people):
            return [", ".join(person.enforce_domain_ids.mapped("name")) for person in people]

        return [
            Column("name", heading=self.env._("Full name")),
            Column("unit_id", width=24),
            Column(may, heading=model._fields["may_enforce"]._description_string(self.env), width=14),
            Column("enforce_fault", width=30),
            Column("enforce_number", width=22),
            Column(domains, heading=model._fields["enforce_domain_ids"]._description_string(self.env), width=30),
            Column("enforce_subject_id", width=24),
            Column("enforce_valid_to"),
        ]

    def _get_order(self, model):
        return "unit_id, name"
