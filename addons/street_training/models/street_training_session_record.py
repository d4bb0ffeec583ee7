from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain

from odoo.addons.street_base.tools.paper_error import ImageError
from odoo.addons.street_base.tools.pdf_image import print_photo


class StreetTrainingSession(models.Model):
    """What a class keeps, its list and its files; and whose class it is."""

    _inherit = "street.training.session"

    # Record rules ask this field. A rule that went through attendance_ids itself would fill its cache as superuser whenever
    # it is evaluated in Python, and show a reader the lines of others.
    is_mine = fields.Boolean(compute="_compute_is_mine", search="_search_is_mine")

    @api.depends_context("uid")
    @api.depends("attendance_ids.employee_id.user_id", "lecturer_employee_id.user_id")
    def _compute_is_mine(self):
        # sudo: only whether the user himself is on the list
        own = self.env["street.training.attendance"].sudo().search_fetch(
            [("session_id", "in", self.ids), ("employee_id.user_id", "=", self.env.uid)], ["session_id"]).session_id
        for session in self:
            session.is_mine = session._origin in own.sudo(False) or session.sudo().lecturer_employee_id.user_id.id == self.env.uid

    def _search_is_mine(self, operator, value):
        """Classes the user is on the list of or lectures."""
        if operator != "in" or set(value) != {True}:
            return NotImplemented
        mine = Domain("employee_id.user_id", "=", self.env.uid)
        return Domain("attendance_ids", "any!", mine) | Domain("lecturer_employee_id", "any!", Domain("user_id", "=", self.env.uid))

    def _get_line_lock(self, line_model):
        if line_model != "street.training.attendance":
            return super()._get_line_lock(line_model)
        reason = self.env._("It has ended; the training manager amends a closed class with a reason.")
        return {session: reason if session.state in ("closed", "cancelled") else "" for session in self}

    def _get_file_lock(self, operation):
        locks = super()._get_file_lock(operation)
        reason = self.env._("It has ended; no file can be added.")
        return {
            session: reason if operation == "add" and session.state in ("closed", "cancelled") else "" if session.state == "open" else lock
            for session, lock in locks.items()
        }

    def _take_in_files(self):
        """Check new files and tie them to their class, so that whoever reads it sees them.

        :raises ValidationError: naming a photo that is none
        :raises AccessError: for a file that is not the user's own upload
        """
        for session in self:
            own = (session._name, session.id)
            # sudo: what the file is and whose it is are asked before anybody may see it
            loose = (session.photo_ids | session.material_ids).sudo().filtered(lambda file, own=own: (file.res_model, file.res_id) != own)
            for file in loose:
                if file.res_id or file.create_uid != self.env.user and not self.env.su:
                    raise AccessError(self.env._("The file “%(file)s” belongs to another record; upload it here.", file=file.name))
            for photo in session.photo_ids.sudo() & loose:
                session._check_photo(photo)
            loose.write({"res_model": self._name, "res_id": session.id})

    def _check_photo(self, file):
        try:
            print_photo(file.raw or b"", file.name, (64, 64))
        except ImageError:
            raise ValidationError(self.env._(
                "%(session)s: the file “%(file)s” cannot be used as a photo. Take or choose another one.", session=self.name, file=file.name,
            )) from None
