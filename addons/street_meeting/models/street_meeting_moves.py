from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Transition

_lt = LazyTranslate(__name__)
SECRETARY = "street_meeting.group_meeting_secretary"


class StreetMeeting(models.Model):
    """The moves of a meeting."""

    _inherit = "street.meeting"

    _street_protected = {"state": "planned"}
    _street_transitions = {
        "cancel": Transition(("planned", "called"), "cancelled", SECRETARY, reason=True, label=_lt("Call off")),
    }

    def action_cancel(self, reason):
        """The meeting is not held. :param str reason: why. :return: True"""
        return self._street_move("cancel", {"reason": reason})
