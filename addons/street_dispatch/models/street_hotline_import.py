from odoo import api, fields, models
from odoo.exceptions import AccessError

from .street_matter_moves import INTAKE


class StreetHotlineImport(models.Model):
    """Import of a file of hotline orders (工单导入): which file, by whom, when, and what became of its rows.

    Written by :meth:`import_file` alone and never changed: nobody has the right to create, write or delete one.
    The reading is in ``street_hotline_import_reader.py``, the taking in in ``street_hotline_import_worker.py``.
    """

    _name = "street.hotline.import"
    _description = "Import of hotline orders"
    _inherit = ["street.moment.mixin", "street.sheet.mixin"]
    _order = "id desc"

    name = fields.Char("File", required=True, readonly=True)
    digest = fields.Char("SHA-256", required=True, readonly=True, index=True)
    company_id = fields.Many2one("res.company", "Office", required=True, readonly=True, index=True)
    user_id = fields.Many2one("res.users", "Imported by", required=True, readonly=True, ondelete="restrict")
    date = fields.Datetime(required=True, readonly=True)
    layout_id = fields.Many2one("street.hotline.layout", "Layout", readonly=True, ondelete="restrict")
    matter_ids = fields.Many2many("street.matter", "street_hotline_import_matter_rel", string="Matters", readonly=True)
    note_ids = fields.One2many("street.hotline.import.note", "import_id", "Notes", readonly=True)
    created_count = fields.Integer("Taken in", readonly=True)
    skipped_count = fields.Integer("Skipped", readonly=True)

    @api.model
    def import_file(self, content_base64, filename, layout_id=None):
        """Take in the orders of a file: all of them, or none when anything in it is wrong.

        :param str content_base64: the file, XLSX or CSV (UTF-8 or GB18030)
        :param str filename: its name
        :param int layout_id: id of the ``street.hotline.layout``; by default the one that knows most of its headings
        :return: ``{"created": int, "skipped": int, "errors": [...], "notes": [...], "import_id": int or False}``; errors and
            notes are ``{"row": int, "column": str, "message": str}``, row 0 is the file as a whole. Orders that were
            taken in before are skipped and told in the notes. Nothing is stored when there are errors.
        :raises AccessError: for anybody but intake clerks
        """
        self._check_importer()
        plan = self._read_plan(content_base64, filename, layout_id)
        if plan.errors:
            return {"created": 0, "skipped": 0, "errors": self._tell(plan.errors), "notes": self._tell(plan.notes), "import_id": False}
        record = self._take_in(plan)
        return {
            "created": len(plan.orders), "skipped": len(plan.skipped), "errors": [],
            "notes": self._tell([*plan.skipped, *plan.notes]), "import_id": record.id,
        }

    def action_open_matters(self):
        """Open the matters of these files. :return: window action"""
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_action"),
            "domain": [("id", "in", self.matter_ids.ids)],
            "context": {},
        }

    def _check_importer(self):
        if not self.env.user.has_group(INTAKE):
            raise AccessError(self.env._("Orders of the hotline are taken in by intake clerks. Ask one of them to import the file."))
