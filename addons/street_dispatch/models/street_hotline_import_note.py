from odoo import fields, models


class StreetHotlineImportNote(models.Model):
    """Note on a row (导入提示): what was told about one row of an imported file: skipped, or taken in with something left to do."""

    _name = "street.hotline.import.note"
    _description = "Note on an imported row"
    _order = "import_id desc, row, id"
    _rec_name = "message"

    import_id = fields.Many2one("street.hotline.import", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="import_id.company_id", store=True, index=True)
    row = fields.Integer(readonly=True)
    column = fields.Char(readonly=True)
    message = fields.Char(readonly=True)
    matter_id = fields.Many2one("street.matter", readonly=True, index="btree_not_null", ondelete="restrict")
