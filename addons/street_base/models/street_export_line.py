from odoo import fields, models


class StreetExportLine(models.Model):
    """Which record stood in which file (报送记录). No one writes lines but the preparation of a draft."""

    _name = "street.export.line"
    _description = "Record in a file for an upper system"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "run_id"
    _log_access = False
    _order = "run_id desc, id"

    run_id = fields.Many2one("street.export.run", string="File", required=True, readonly=True, ondelete="cascade", index=True)
    sheet_id = fields.Many2one("street.export.sheet", required=True, readonly=True, ondelete="restrict")
    res_model = fields.Char(related="sheet_id.model_name", string="Model")
    res_id = fields.Many2oneReference(string="Record", model_field="res_model", required=True, readonly=True)

    # The database itself knows that a record is handed in once per sheet.
    _record_uniq = models.UniqueIndex("(sheet_id, res_id)", "A record is handed in only once per sheet.")
