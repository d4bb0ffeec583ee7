from odoo import api, models
from odoo.exceptions import AccessError


class StreetCaseHandsMixin(models.AbstractModel):
    """Records of a case that only its own officers write (承办人员): proposals, statements, hearings, schedules.

    Whoever has the role but not the case writes nothing in it: a certificate of the acting subject, valid today, and a
    place on the case are asked for at every write (APL 42, G03). The model has a ``case_id``.
    """

    _name = "street.case.hands.mixin"
    _description = "Written by the officers on the case"

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_hands()
        return records

    def write(self, vals):
        self._check_hands()
        result = super().write(vals)
        if {"case_id", "decision_id", "notice_id"} & vals.keys():
            self._check_hands()
        return result

    def unlink(self):
        self._check_hands()
        return super().unlink()

    def _check_hands(self):
        """Raise unless the user is an acting officer of every case; workers with all rights were checked before."""
        if self.env.su:
            return
        for case, reason in self.sudo().case_id._get_hands_lock(self.env.user).items():
            if reason:
                raise AccessError(self.env._("%(case)s: %(reason)s", case=case.display_name, reason=reason))
