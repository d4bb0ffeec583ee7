from odoo import fields, models

from odoo.addons.street_base.tools.period import today


class StreetCertificateInspect(models.TransientModel):
    """Dialog of 年度审验, for one certificate or for many at once."""

    _name = "street.certificate.inspect"
    _description = "Yearly check"

    certificate_ids = fields.Many2many("street.certificate", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    year = fields.Char(required=True, default=lambda self: str(today().year))
    date = fields.Date("Checked on", required=True, default=lambda self: today())
    result = fields.Selection([("passed", "Passed"), ("failed", "Not passed")], required=True, default="passed")
    note = fields.Char()

    def action_confirm(self):
        """Record the check. :return: action that closes the dialog"""
        self.ensure_one()
        self.certificate_ids.action_record_check(
            year=int(self.year) if self.year.strip().isdecimal() else self.year,
            date=str(self.date), passed=self.result == "passed", note=self.note or None)
        return {"type": "ir.actions.act_window_close"}
