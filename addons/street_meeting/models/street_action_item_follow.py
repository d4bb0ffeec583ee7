from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)


class StreetActionItem(models.Model):
    """An item that became something else (转办): it is done when that has ended, and not struck off before.

    What an item can become is known to other addons, which name it in :meth:`_get_followed` and call :meth:`_follow` when it ends.
    """

    _inherit = "street.action.item"

    _street_transitions = {
        "follow": Transition(("open",), "done", label=_lt("What it became has ended")),  # internal: of what ended
    }

    followed_state = fields.Char("State of what it became", compute="_compute_followed_state")

    def _get_followed(self):
        """Hook: what these items became.

        :return: dictionary of item to list of ``(record, whether it has ended)``, the one that matters most first; no item without any
        """
        return {}

    def _compute_followed_state(self):
        followed = self.sudo()._get_followed()  # sudo: a state says nothing of persons; the record itself opens for those who may read it
        for item in self:
            record = followed[item][0][0] if item in followed else None
            item.followed_state = record is not None and dict(record._fields["state"]._description_selection(self.env)).get(record.state)

    def _get_strike_obstacles(self, values):
        found = super()._get_strike_obstacles(values)
        followed = self.sudo()._get_followed()  # sudo: whether it has ended; the sentence names nothing else
        for item in self:
            if not all(ended for _record, ended in followed.get(item, ())):
                found[item].append(Obstacle("followed", self.env._("What it became has not ended yet: %(state)s.", state=item.followed_state)))
        return found

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "follow":
            prepared |= {item: {"result": values["result"], "done_user_id": self.env.uid, "date_done": fields.Datetime.now()} for item in self}
        return prepared

    def _follow(self, result):
        """What these items became has ended: report them as done. :param str result: how it ended"""
        # sudo: the item follows a record whose own move was checked; nothing of the item is shown to whoever made that
        live = self.sudo().filtered(lambda item: item.state == "open")
        if live:
            live._street_do_move("follow", {"result": result})
            live._settle_reminders()
