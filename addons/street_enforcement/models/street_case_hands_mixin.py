from odoo import api, models
from odoo.exceptions import AccessError, UserError

# What a record hangs on; it says of which case it tells.
PLACES = {"case_id", "decision_id", "notice_id"}


def check_stays(records, vals):
    """Refuse to move records to another case, decision or notice (APL 47).

    :param records: recordset that hangs on one of them
    :param dict vals: values of a write
    :raises UserError: a record would move
    """
    for name in PLACES & vals.keys() & records._fields.keys():
        if moved := records.sudo().filtered(lambda record, name=name: record[name].id != vals[name]):  # sudo: where they are binds whoever writes
            raise UserError(records.env._(
                "%(record)s stays in the file it came to: it is not moved to another case (APL 47).", record=moved[0].display_name))


class StreetCaseHandsMixin(models.AbstractModel):
    """Records of a case that only its own officers write (承办人员): proposals, statements, hearings, schedules.

    Whoever has the role but not the case writes nothing in it: a certificate of the acting subject, valid today, and a
    place on the case are asked for at every write (APL 42, G03). The model has a ``case_id``. None moves to another case:
    what was stated, found or told in one would be gone from it without a trace (APL 47).
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
        check_stays(self, vals)
        return super().write(vals)

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
