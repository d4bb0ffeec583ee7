from odoo import api, models
from odoo.exceptions import AccessError


class Base(models.AbstractModel):
    """What all offices share (共用目录) is changed by the administrators of the office that keeps it.

    A working day, the template of a number or the layout of a paper binds every office of the database; the administrator of
    one of them would otherwise move the deadlines of all others.
    """

    _inherit = "base"

    # Whether rows without an office are shared by all; or the name of the field that leads to the row which says so.
    _street_shared = False

    def _street_get_shared(self):
        """Those of these rows that every office uses."""
        rows = self.sudo()  # sudo: whose a row is
        if isinstance(self._street_shared, str):
            return rows.filtered(lambda row: row[self._street_shared]._street_get_shared())
        return rows.filtered(lambda row: not row.company_id) if "company_id" in self._fields else rows

    def _street_check_shared(self):
        """:raises AccessError: shared rows, and the user acts for no office that keeps them"""
        if not self._street_shared or self.env.su:
            return
        if (shared := self._street_get_shared()) and not self.env["res.company"]._street_keeps_shared():
            raise AccessError(self.env._(
                "%(record)s is shared by all offices: it is changed by an administrator of the office that keeps what they share (%(keepers)s).",
                record=shared[0].display_name, keepers=", ".join(self.env["res.company"]._street_get_keepers().mapped("name"))))

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._street_check_shared()
        return records

    def write(self, vals):
        self._street_check_shared()
        result = super().write(vals)
        if "company_id" in vals:
            self._street_check_shared()  # a row of one's own is not made everybody's either
        return result

    def unlink(self):
        self._street_check_shared()
        return super().unlink()
