from odoo import api, models
from odoo.exceptions import UserError

from ..tools import write_pass


class StreetLockedLineMixin(models.AbstractModel):
    """Lines that may change only while their record lets them (锁定明细).

    The record answers in ``_get_line_lock(line_model)``. Lines are asked before and after a write, so that none moves
    away from a locked record or into one; where ``_street_stays`` is set, none moves at all. Workers write through ``_street_create`` and ``_street_write``.
    """

    _name = "street.locked.line.mixin"
    _description = "Lines locked with their record"

    _street_parent = None
    _street_stays = False  # whether a line stays with its record for good

    @api.model_create_multi
    def create(self, vals_list):
        plain = write_pass.redeem(self, vals_list)
        if plain is not None:
            return super(StreetLockedLineMixin, plain).create(vals_list)
        records = super().create(vals_list)
        # Asked after the fact: a parent may also come from a default; the transaction undoes what is refused.
        records._street_check_parent()
        return records

    def write(self, vals):
        plain = write_pass.redeem(self, vals)
        if plain is not None:
            return super(StreetLockedLineMixin, plain).write(vals)
        self._street_check_parent()
        if self._street_stays and self._street_parent in vals:
            self._street_check_stays(vals[self._street_parent])
        result = super().write(vals)
        if self._street_parent in vals:
            self._street_check_parent()
            # Rules were asked for the record left; the one reached must allow it too.
            self.check_access("write")
        return result

    @api.ondelete(at_uninstall=False)
    def _unlink_except_locked(self):
        self._street_check_parent()

    def _street_check_parent(self):
        parents = self.sudo()[self._street_parent]
        locked = [self.env._("%(record)s: %(reason)s", record=parent.display_name, reason=reason)
                  for parent, reason in parents._get_line_lock(self._name).items() if reason]
        if locked:
            raise UserError("\n".join(locked))

    def _street_check_stays(self, parent_id):
        if moved := self.sudo().filtered(lambda line: line[line._street_parent].id != parent_id):
            raise UserError(self.env._(
                "%(line)s stays with %(record)s: it is not moved to another one.", line=moved[0].display_name, record=moved[0][self._street_parent].display_name))

    def _street_create(self, vals_list):
        """Create lines from a worker, whatever the state of the record."""
        # sudo: the move that calls this was checked; people have no right of their own to write such lines
        return write_pass.with_pass(self.sudo().browse(), vals_list).create(vals_list).with_env(self.env)

    def _street_write(self, vals):
        """Write lines from a worker, whatever the state of the record."""
        # sudo: as above
        return write_pass.with_pass(self.sudo(), vals).write(vals)
