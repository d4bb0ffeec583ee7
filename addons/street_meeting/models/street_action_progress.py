from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.street_base.models.photo_text import photo_text
from odoo.addons.street_base.tools.paper_error import ImageError
from odoo.addons.street_base.tools.pdf_image import check_photo


class StreetActionProgress(models.Model):
    """Note on the progress of an action item (进展记录), with photos. Made by ``action_note_progress``; it stays as it is."""

    _name = "street.action.progress"
    _description = "Progress of an action item"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "item_id"
    _order = "date desc, id desc"

    item_id = fields.Many2one("street.action.item", "Problem", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="item_id.company_id", store=True, index=True, precompute=True)
    date = fields.Datetime("At", required=True, readonly=True, default=fields.Datetime.now)
    user_id = fields.Many2one("res.users", "By", required=True, readonly=True, ondelete="restrict", default=lambda self: self.env.uid)
    note = fields.Text("What was done", required=True, readonly=True)
    photo_ids = fields.Many2many("ir.attachment", "street_action_progress_photo_rel", string="Photos", readonly=True, copy=False)

    @api.model
    def _take_in_photos(self, photo_ids):
        """Tie uploaded pictures to these notes; with several notes to the first.

        :raises UserError: naming a file that is no picture or belongs elsewhere
        """
        files = self.env["ir.attachment"].browse(photo_ids).exists()
        if not files:
            return
        files.check_access("read")
        if len(self) > 1:
            raise UserError(self.env._("Photos belong to one item: note the progress of each by itself."))
        # sudo: the content is looked at before anybody may see it, and a handler may not write files of the item otherwise
        for file in files.sudo().with_context(bin_size=False):
            if file.res_id or file.create_uid != self.env.user:
                raise AccessError(self.env._("The file “%(file)s” belongs to another record; upload it here.", file=file.name))
            try:
                check_photo(file.raw, file.name)
            except ImageError as error:
                raise ValidationError(photo_text(self.env, error)) from None
        files.sudo().write({"res_model": self._name, "res_id": self.id})
        self._street_write({"photo_ids": [(6, 0, files.ids)]})
