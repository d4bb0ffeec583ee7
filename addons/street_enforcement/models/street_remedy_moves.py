from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_case_moves import CLERK, LEADER, OFFICER
from .street_remedy import FACTS, FALLEN, RESULTS, TOUCHED

_lt = LazyTranslate(__name__)
KEEPERS = f"{OFFICER},{LEADER},{CLERK}"
RUNNING = ("filed", "forwarded", "pending", "replied")
DAY_NAMES = ("date", "date_accepted", "date_received", "date_known")


class StreetRemedy(models.Model):
    """The moves of a remedy: forwarded, accepted, replied, ended, and what its result does to the decision (G36, G48)."""

    _inherit = "street.remedy"

    _street_protected = {
        "state": "filed", "date_forwarded": False, "date_notified": False, "date_accepted": False, "date_replied": False, "result": False,
        "date_result": False, "date_result_received": False, "date_result_known": False, "is_final": False, "result_note": False, "amount_refund": 0,
    }
    _street_kept = {"facts": Kept(("filed",), FACTS, advice=_lt("It has gone on: how it was filed is fixed."))}
    _street_transitions = {
        "forward": Transition(("filed",), "forwarded", KEEPERS, label=_lt("Forward to the organ")),
        "accept": Transition(("filed", "forwarded"), "pending", KEEPERS, label=_lt("The copy was received")),
        "reply": Transition(("pending",), "replied", KEEPERS, label=_lt("Reply")),
        "end": Transition(RUNNING, "ended", KEEPERS, label=_lt("It was decided")),
    }

    def action_forward(self, date=None):
        """转送: a request against a penalty on the spot goes to the organ within five working days (ARL 32, D63).

        :param str date: ISO day; today when left out
        :return: True
        """
        return self._street_move("forward", {"date": self._read_day(date, today())})

    def action_accept(self, date, number=None, date_accepted=None):
        """The copy of the request or complaint reached us: the reply is due (D37, D38, D40).

        :param str date: ISO day on which the copy was received
        :param str number: number there
        :param str date_accepted: ISO day of the acceptance, from which the organ's own term runs (D39)
        :return: True
        """
        return self._street_move("accept", {
            "date": self._read_day(date, today()), "number": (number or "").strip(), "date_accepted": self._read_day(date_accepted or date, today())})

    def action_reply(self, date=None):
        """答复、答辩: the reply went out with evidence and basis (ARL 48, ALL 67). :param str date: ISO day; today when left out. :return: True"""
        return self._street_move("reply", {"date": self._read_day(date, today())})

    def action_end(self, result, date, note=None, date_received=None, is_final=True, date_known=None):
        """Enter what was decided; a decision that falls is revoked here and its publication called back.

        :param str result: upheld, dismissed, not_accepted, withdrawn, mediated, changed, unlawful, revoked or revoked_procedure
        :param str date: ISO day of the decision or judgment
        :param str note: what was decided, in words
        :param str date_received: ISO day on which the applicant received it: the term to sue runs from it (D36)
        :param bool is_final: whether it is in force; nothing falls before
        :param str date_known: ISO day on which the office learnt of it, from which the publication comes off (D15); today when left out
        :return: True
        """
        return self._street_move("end", {
            "result": result, "date": self._read_day(date, today()), "note": (note or "").strip(),
            "date_received": self._read_day(date_received), "is_final": bool(is_final), "date_known": self._read_day(date_known, today())})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for remedy in self:
            more = remedy.sudo()._get_day_obstacles(values) if values is not None else []
            check = getattr(remedy.sudo(), f"_get_{move}_obstacles", None)  # what the remedy is binds whoever moves it
            found[remedy] = [*found[remedy], *more, *(check(values) if check else [])]
        return found

    def _get_move_checklist(self, missing):
        # What is not forwarded at all lacks nothing for it.
        return super()._get_move_checklist([row for row in missing if row["code"] != "not_spot"])

    def _get_day_obstacles(self, values):
        days = [values[name] for name in DAY_NAMES if values.get(name)]
        if days and not self.date_filed <= min(days) <= max(days) <= today():
            return [Obstacle("day", self.env._("The day lies between the filing (%(day)s) and today.", day=self.date_filed))]
        return []

    def _get_forward_obstacles(self, values):
        if self.kind == "reconsideration" and self.is_handed_in and self.case_id.procedure == "summary":
            return []
        return [Obstacle("not_spot", self.env._(
            "Only a request for reconsideration of a penalty on the spot that was handed to us is forwarded."), "ARL 32, D63")]

    def _get_reply_obstacles(self, values):
        kinds = set(self.file_ids.mapped("kind"))
        found = [] if "reply" in kinds else [Obstacle("reply", self.env._("The reply is not on file."), "ARL 48, ALL 67")]
        if "evidence" not in kinds:
            found.append(Obstacle("evidence", self.env._(
                "The evidence and basis that went with it are not on file: without them the act counts as having none."), "ARL 70, ALL 34, 67"))
        return found

    def _get_end_obstacles(self, values):
        if values is None:
            return []
        if values["result"] not in dict(RESULTS):
            return [Obstacle("result", self.env._("Say what was decided."))]
        found = []
        # Whoever did not answer leaves no paper.
        if values["result"] != "unanswered" and "result" not in self.file_ids.mapped("kind"):
            found.append(Obstacle("result_file", self.env._("The decision or judgment is not on file."), "APL 47, 48"))
        if values["result"] in (*TOUCHED, "unlawful") and not values["note"]:
            found.append(Obstacle("note", self.env._("Write down what was decided and why."), "APL 47, 48"))
        if values.get("date_known") and values["date_known"] < values["date"]:
            found.append(Obstacle("known", self.env._("What was decided on %(day)s was not known before.", day=values["date"]), "APL 48, D15"))
        return found

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        for remedy in self:
            prepared[remedy] = {**prepared.get(remedy, {}), **getattr(remedy, f"_prepare_{move}_values")(values)}
        return prepared

    def _prepare_forward_values(self, values):
        return {"date_forwarded": values["date"]}

    def _prepare_accept_values(self, values):
        return {"date_notified": values["date"], "date_accepted": values["date_accepted"], **({"number": values["number"]} if values["number"] else {})}

    def _prepare_reply_values(self, values):
        return {"date_replied": values["date"]}

    def _prepare_end_values(self, values):
        falls = values["is_final"] and values["result"] in FALLEN
        # sudo: what was paid is the office's own account
        paid = self.sudo().case_id._get_open_decision().amount_paid if falls else 0
        return {
            "result": values["result"], "date_result": values["date"], "date_result_received": values["date_received"], "is_final": values["is_final"],
            "date_result_known": values["date_known"], "result_note": values["note"], "amount_refund": paid,
        }

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        clocks = self.env["street.deadline"]
        for remedy in self:
            if move == "forward":
                clocks._finish(self._name, remedy.ids, ["D63"])
            elif move == "accept":
                clocks._finish(self._name, remedy.ids, ["D63"])
                remedy._start(remedy._get_reply_rule(), values["date"])
                if remedy.kind == "reconsideration":
                    remedy._start("D39B" if remedy.procedure == "simple" else "D39", values["date_accepted"])
            elif move == "reply":
                clocks._finish(self._name, remedy.ids, ["D37", "D38", "D40"])
            elif move == "end":
                clocks._finish(self._name, remedy.ids)
                if values["is_final"] and values["result"] in TOUCHED:
                    remedy.case_id._on_decision_touched(remedy)

    def _falls(self):
        """Whether it ended in force with the decision revoked."""
        self.ensure_one()
        return self.state == "ended" and self.is_final and self.result in FALLEN
