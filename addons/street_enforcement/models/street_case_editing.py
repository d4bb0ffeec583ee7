from odoo import api, fields, models

from .street_case import FACT_STATES, INTAKE_STATES, LEAD_STATES, LINE_STATES, OPEN_STATES, UNARCHIVED_STATES

# Field of the form: states in which the case takes the change.
OPEN_TO_CHANGE = {
    "may_change": UNARCHIVED_STATES,
    "may_change_facts": FACT_STATES,
    "may_change_lines": LINE_STATES,
    "may_change_lead": LEAD_STATES,
    "may_take_evidence": INTAKE_STATES,
    "may_ask_recusal": OPEN_STATES,
}


class StreetCase(models.Model):
    """What of a case its reader may still change; the form shows the rest as fixed, so that nobody types what is refused.

    The guards themselves stand in ``write`` and in the locks of the lines: these fields only say beforehand what they will say.
    """

    _inherit = "street.case"

    may_change = fields.Boolean("May be changed", compute="_compute_may_change")
    may_change_facts = fields.Boolean("Facts may be changed", compute="_compute_may_change")
    may_change_lines = fields.Boolean("Parties and facts to be proven may be changed", compute="_compute_may_change")
    may_change_lead = fields.Boolean("Lead may be changed", compute="_compute_may_change")
    may_take_evidence = fields.Boolean("Evidence may be taken in", compute="_compute_may_change")
    may_ask_recusal = fields.Boolean("Recusal may be asked for", compute="_compute_may_change")

    @api.depends("state", "officer_ids.employee_id", "officer_ids.role", "officer_ids.date_to")
    @api.depends_context("uid")
    def _compute_may_change(self):
        writable = set(self._origin._filtered_access("write")._ids)
        for case in self:
            # A new one is his who enters it.
            mine = not case._origin or case._origin.id in writable
            for name, states in OPEN_TO_CHANGE.items():
                case[name] = mine and case.state in states
