from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Transition

_lt = LazyTranslate(__name__)

OFFICER = "street_enforcement.group_officer"
LEADER = "street_enforcement.group_team_leader"
HEAD = "street_enforcement.group_organ_head"
CLERK = "street_enforcement.group_case_clerk"


class StreetCase(models.Model):
    """The moves of a case."""

    _inherit = "street.case"

    _street_protected = {
        "state": "lead", "name": False, "lead_number": False, "date_opened": False, "date_concluded": False, "date_decided": False,
        "date_served": False, "date_closed": False, "date_archived": False, "state_before_suspension": False,
    }
    _street_transitions = {
        "open": Transition(("lead",), "opened", HEAD, access="read", label=_lt("Open the case")),
        "investigate": Transition(("opened",), "investigating", OFFICER, label=_lt("Start the investigation")),
        "conclude": Transition(("investigating",), "concluded", OFFICER, label=_lt("Conclude the investigation")),
    }

    def action_open(self):
        """处罚立案: the organ head opens the case (APL 54, G01-G03). :return: True"""
        return self._street_move("open")

    def action_investigate(self):
        """调查取证: the officers set to work. :return: True"""
        return self._street_move("investigate")

    def action_conclude(self):
        """调查终结: the end report is made (G13). :return: True"""
        return self._street_move("conclude")
