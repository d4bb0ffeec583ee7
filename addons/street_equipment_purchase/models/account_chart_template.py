from odoo import models


class AccountChartTemplate(models.AbstractModel):
    """The chart of accounts of an office that stands under an authority.

    Odoo loads the chart of the first company when accounting is installed, and takes what a branch needs from the company above
    it. An office that was put under its authority before that would find nothing there, and the installation would end with it.
    """

    _inherit = "account.chart.template"

    def try_loading(self, template_code, company, install_demo=False, force_create=True):
        """Load a chart; first that of the authority above, if it has none yet.

        Parameters and result as in ``account``.
        """
        office = self.env["res.company"].browse(company) if isinstance(company, int) else company
        if office and office.parent_id and not office.root_id.chart_template:
            super().try_loading(template_code, office.root_id, False, force_create)
        return super().try_loading(template_code, company, install_demo, force_create)
