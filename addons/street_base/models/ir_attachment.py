from odoo import SUPERUSER_ID, api, models
from odoo.exceptions import UserError

# What makes an attachment the file it is; a rename or a thumbnail does not.
CONTENT_FIELDS = {"raw", "datas", "db_datas", "store_fname", "checksum", "mimetype", "res_model", "res_id", "res_field", "url", "type"}


class IrAttachment(models.Model):
    """Files of protected records: they may be added, but neither changed nor taken away once the record has moved on."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        attachments = super().create(vals_list)
        attachments._street_check_files("add")
        return attachments

    def write(self, vals):
        if CONTENT_FIELDS & vals.keys():
            self._street_check_files("change")
        result = super().write(vals)
        if {"res_model", "res_id"} & vals.keys():
            self._street_check_files("add")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        self._street_check_files("change")

    def _delete_and_notify(self, message=None):
        # Mail's route: as superuser on behalf of a person, so asked here as that person.
        self.sudo(False)._street_check_fields()
        return super()._delete_and_notify(message)

    def _street_check_files(self, operation):
        """Ask the protected records these files hang on.

        Workers run as superuser and may add. Changing and deleting is asked of everybody but the system itself: routes of
        other addons check the right to write the record only, and then delete as superuser on behalf of a person.
        """
        if self.env.uid == SUPERUSER_ID or self.env.su and operation == "add":
            return
        self._street_check_fields()
        guarded = self.sudo().filtered(lambda file: file.res_id and file.res_model in self.env and not file.res_field)
        for model, files in guarded.grouped("res_model").items():
            if not isinstance(self.env[model], self.env.registry["street.transition.mixin"]):
                continue
            records = self.env[model].sudo().browse(files.mapped("res_id")).exists()
            locked = [self.env._("%(record)s: %(reason)s", record=record.display_name, reason=reason)
                      for record, reason in records._get_file_lock(operation).items() if reason]
            if locked:
                raise UserError("\n".join(locked))

    def _street_check_fields(self):
        """Refuse to change the content of a binary field behind the back of its record; the ORM does so as superuser."""
        behind = self.browse() if self.env.su else self.sudo().filtered(lambda file: file.res_field and (file.res_model or "").startswith("street."))
        if behind:
            raise UserError(self.env._("The file “%(file)s” is part of its record: change it there.", file=behind[0].name))
