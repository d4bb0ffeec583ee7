from odoo import fields, models
from odoo.exceptions import UserError


class StreetTrainingSession(models.Model):
    """Sign-in at a class by the QR code in the room, with one's account."""

    _name = "street.training.session"
    _inherit = ["street.training.session", "street.sign.in.mixin"]

    _street_sign_path = "/street/training"

    def _check_signing_in(self):
        if self.state != "open":
            raise UserError(self.env._("%(session)s is not open: nobody can sign in now.", session=self.display_name))

    def _sign_in_self(self, token):
        """Sign the current user in by his own token.

        :return: his ``street.training.attendance``, as superuser; a second call changes nothing
        :raises UserError: for a stale or alien token, or somebody who is not on the list
        """
        line = self._find_by_person_token(token)._get_own_line()
        if line.status != "present":
            line._street_write({"status": "present", "absence_reason": False, "sign_way": "qr", "sign_time": fields.Datetime.now()})
        return line

    def _get_own_line(self):
        """The line of the current user in one class, as superuser.

        :raises UserError: when he is not on the list
        """
        line = self.sudo().attendance_ids.filtered(lambda line: line.employee_id.user_id == self.env.user)
        if not line:
            raise UserError(self.env._(
                "You are not on the list of %(session)s. Ask the trainer to put you on it.", session=self.sudo().display_name))
        return line[0]
