from odoo import fields, models

RETENTIONS = [("permanent", "Permanent"), ("long", "Long-term"), ("years30", "30 years"), ("years10", "10 years")]
# Papers are Chinese whatever the language of the reader.
RETENTION_WORDS = {"permanent": "永久", "long": "长期", "years30": "30年", "years10": "10年"}


class ResCompany(models.Model):
    """How long the office keeps the files of its cases (保管期限), by procedure; printed on the cover of the file."""

    _inherit = "res.company"

    enforcement_retention_ordinary = fields.Selection(
        RETENTIONS, "Files of ordinary cases are kept", default="long", required=True,
        help="Retention period on the cover of the file, as the archives of the county have set it.")
    enforcement_retention_summary = fields.Selection(
        RETENTIONS, "Files of summary cases are kept", default="years10", required=True,
        help="Retention period on the cover of the file, as the archives of the county have set it.")
