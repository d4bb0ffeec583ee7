from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept, Transition

from .street_case_moves import LEADER, OFFICER
from .street_service import DECISION_PAPERS, SPOT_PAPER

_lt = LazyTranslate(__name__)


class StreetService(models.Model):
    """The moves of a service, and what follows from them: clocks, the case, the next way."""

    _inherit = "street.service"

    _street_protected = {"state": "draft", "date_effective": False, "end_reason": False, "is_on_form": False}
    _street_kept = {
        "facts": Kept(("draft",), but={"note"}, advice=_lt("What it says is fixed: end one that was entered wrongly with the reason, and enter another."), article="APL 47"),
    }
    _street_transitions = {
        "deliver": Transition(("draft",), "served", OFFICER, label=_lt("Served")),
        "fail": Transition(("draft",), "failed", OFFICER, reason=True, label=_lt("In vain")),
        "annul": Transition(("served",), "annulled", LEADER, reason=True, access="read", label=_lt("Entered wrongly")),
    }

    def action_deliver(self):
        """送达: it took effect; the day follows from the way and its proof (APL 61, G23, G24).

        :return: True
        :raises UserError: naming every gap
        """
        return self._street_move("deliver")

    def action_fail(self, reason):
        """It did not reach the party; another way follows. :param str reason: what happened. :return: True"""
        return self._street_move("fail", {"reason": reason})

    def action_annul(self, reason):
        """It was entered wrongly and nothing rests on it yet. :param str reason: what was wrong. :return: True"""
        return self._street_move("annul", {"reason": reason})

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        for service in self:
            if move == "deliver":
                prepared[service] = {**prepared.get(service, {}), "date_effective": service._get_effective_day(), "is_on_form": bool(values.get("is_on_form"))}
            elif move in ("fail", "annul"):
                prepared[service] = {**prepared.get(service, {}), "end_reason": (values.get("reason") or "").strip()}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for service in self if move == "deliver" else ():
            service.case_id._on_document_served(service.document_id, service.date_effective)

    def _notify_move(self, move, values):
        """One line in the case."""
        label = self._street_edges()[move].label
        for service in self:
            text = ": ".join(filter(None, (str(label), service.display_name, str(service.date_effective or ""), (values.get("reason") or "").strip())))
            # sudo: the note is written by the worker, whoever served
            service.case_id.sudo()._message_log(body=text)

    def _is_decision(self):
        """Whether its paper is the decision of the case."""
        self.ensure_one()
        return self.document_id.type_id.family in (*DECISION_PAPERS, SPOT_PAPER)
