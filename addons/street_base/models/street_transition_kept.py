from odoo import models
from odoo.exceptions import UserError
from odoo.tools import ormcache

from ..tools.transition import Obstacle, merge_declared


class StreetTransitionMixin(models.AbstractModel):
    """Facts that people write while a record is in its first states, and that stay once it has moved on.

    ``write`` asks here for every door and for everybody, the superuser included; only the pass of a move opens it.
    """

    _inherit = "street.transition.mixin"

    @ormcache()
    def _street_kept_facts(self):
        """Mapping of key to :class:`Kept`, merged over the classes of the model."""
        return merge_declared(type(self).__mro__, "_street_kept")

    def _street_refuse_kept(self, names):
        """Raise when fields are to be written that the records keep in their state.

        :param names: names of the fields a caller wants to set
        :raises UserError: naming each record, its state, the fields and what to do
        """
        lines = []
        for kept in self._street_kept_facts().values():
            if fields := kept.among(names):
                # sudo: the state decides for everybody, whatever he may read
                locked = self.sudo().filtered(lambda record, kept=kept: record.state not in kept.free).with_env(self.env)
                lines += [record._get_kept_obstacle(kept, fields).sentence(self.env.lang) for record in locked]
        if lines:
            self.check_access("read")  # who may not read a record does not learn how it stands
            raise UserError("\n".join(lines))

    def _get_kept_obstacle(self, kept, names):
        """Why a record keeps some fields. :param kept: :class:`Kept`. :param set names: the fields. :return: :class:`Obstacle`"""
        self.ensure_one()
        record = self.sudo()  # sudo: its name
        return Obstacle("kept", self.env._(
            "%(record)s is “%(state)s”: %(fields)s can no longer be changed. %(advice)s",
            record=record.display_name,
            state=dict(self._fields["state"]._description_selection(self.env)).get(record.state, record.state),
            fields=", ".join(sorted(self._fields[name]._description_string(self.env) for name in names if name in self._fields)),
            advice=kept.advice,
        ).rstrip(), kept.article)
