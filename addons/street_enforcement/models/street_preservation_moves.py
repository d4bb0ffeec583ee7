from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import local_day, today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from ..tools.paper_words import word
from .street_case_approvals import KEEPING
from .street_case_moves import OFFICER
from .street_preservation import LATE_OUTCOMES, OUTCOMES

_lt = LazyTranslate(__name__)
CLOCK = "D05"


class StreetPreservation(models.Model):
    """The moves of a preservation and their gates (APL 55, 56; G04, G06, D05)."""

    _inherit = "street.preservation"

    _street_protected = {
        "state": "draft", "approval_id": False, "document_id": False, "outcome": False, "outcome_note": False, "date_disposed": False,
    }
    _street_kept = {"facts": Kept(("draft",), advice=_lt("The list was handed over; it stays as it is."), article="APL 56")}
    _street_transitions = {
        "preserve": Transition(("draft",), "preserved", OFFICER, label=_lt("Register and preserve")),
        "dispose": Transition(("preserved",), "disposed", OFFICER, label=_lt("Decide what becomes of it")),
    }

    def action_preserve(self):
        """先行登记保存: the list was handed over; the notice (CF10) is made and seven working days begin (D05).

        :return: True
        """
        return self._street_move("preserve")

    def action_dispose(self, outcome, note):
        """作出处理决定 within seven working days; afterwards the things can only be given back.

        :param str outcome: returned, seized, appraised, transferred, confiscated or released
        :param str note: reasons, and what was done
        :return: True
        """
        return self._street_move("dispose", {"outcome": outcome, "note": (note or "").strip()})

    def _get_term_end(self):
        """``(last day, provisional)`` of the seven working days."""
        return self.env["street.deadline.rule"]._get_term_end(CLOCK, self.company_id.id, local_day(self.preserved_at))

    def _is_late(self):
        return bool(self.state == "preserved" and self.preserved_at and today() > self._get_term_end()[0])

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        hands = self.sudo().case_id._get_hands_lock(self.env.user) if not self.env.su else {}
        for record in self:
            more = [Obstacle("not_on_case", text, "APL 42, G03") for text in filter(None, [hands.get(record.sudo().case_id)])]
            # sudo: what the record is binds whoever moves it
            more += getattr(record.sudo(), f"_get_{move}_obstacles")(values)
            found[record] = [*found[record], *more]
        return found

    def _get_preserve_obstacles(self, values):
        found, case = [], self.case_id
        if values is not None:
            case._lock_rows("street_case_approval", case.approval_ids.filtered(lambda row: row.kind == "preserve").ids, "UPDATE")
        if not case._get_approval("preserve"):
            found.append(Obstacle("approval", self.env._("An organ head has not approved it: ask for “Registration and preservation of evidence” in the case."), "APL 56, G06"))
        if case.state not in KEEPING:
            found.append(Obstacle("case_state", self.env._("Evidence is preserved before the investigation ends."), "APL 56, G06"))
        if not self.line_ids:
            found.append(Obstacle("list", self.env._("The list is empty: one line a thing."), "APL 56, G06"))
        if not (self.reason or "").strip() or not self.place or not self.keeper or not self.keeping:
            found.append(Obstacle("facts", self.env._("Enter the reason, the place and way of keeping, and who keeps it."), "APL 56, G06"))
        found += self._get_shown_obstacles()
        if not self.preserved_at or self.preserved_at > fields.Datetime.now():
            return [*found, Obstacle("moment", self.env._("Enter when it was preserved; it does not lie in the future."), "APL 56, G06")]
        approval, day = case._get_approval("preserve"), local_day(self.preserved_at)
        if approval and approval.date > day:
            found.append(Obstacle("before_approval", self.env._("It was preserved on %(day)s, before the approval of %(approval)s.", day=day, approval=approval.date), "APL 56, G06"))
        if len(case._get_able(self.officer_ids.ids, day)) < 2:
            found.append(Obstacle("two_officers", self.env._("Fewer than two of the officers had a valid certificate on %(day)s.", day=day), "APL 42, G03"))
        return found

    def _get_dispose_obstacles(self, values):
        if values is None:
            return []
        found = []
        if values["outcome"] not in dict(OUTCOMES):
            return [Obstacle("outcome", self.env._("Say what becomes of it: returned, seized, appraised, transferred, confiscated or released."), "APL 56")]
        if not values["note"]:
            found.append(Obstacle("note", self.env._("Write down the reasons and what was done."), "APL 56"))
        if self._is_late() and values["outcome"] not in LATE_OUTCOMES:
            found.append(Obstacle("late", self.env._(
                "The seven working days ended on %(day)s: the things are given back.", day=self._get_term_end()[0]), "APL 56, D05, G06"))
        if values["outcome"] == "confiscated" and not self.case_id.date_decided:
            found.append(Obstacle("undecided", self.env._("Things are confiscated or destroyed by a decision; there is none yet."), "APL 9, 74"))
        return found

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        for record in self:
            if move == "preserve":
                approval = record.case_id._get_approval("preserve")
                approval.sudo().is_used = True  # by this worker, after the obstacles were asked
                prepared[record] = {"approval_id": approval.id, "document_id": record._issue_notice()}
            elif move == "dispose":
                prepared[record] = {"outcome": values["outcome"], "outcome_note": values["note"], "date_disposed": today()}
        return prepared

    def _prepare_goods(self, note=None):
        return [{"name": line.name, "model": line.model or "", "quantity": line.quantity, "note": note or line.note or ""} for line in self.line_ids]

    def _issue_notice(self):
        """Make the notice to the party. :return: id of the paper"""
        return self.case_id.issue_document("CF10", {
            "goods": self._prepare_goods(), "place": self.place, "keeping": self.keeping, "keeper": self.keeper,
            "preserved_at": fields.Datetime.to_string(self.preserved_at), "preserve_due": str(self._get_term_end()[0]),
        })

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        clocks = self.env["street.deadline"]
        for record in self:
            if move == "preserve":
                record.case_id._start_clock(CLOCK, local_day(record.preserved_at))
            elif move == "dispose":
                text = word(self._name, "outcome", record.outcome)
                record.case_id.issue_document("CF11", {
                    "goods": record._prepare_goods(text), "preserved_date": str(local_day(record.preserved_at)), "reason": record.outcome_note,
                    "preserve_number": record.document_id.number or "", "disposal": f"{text}。",
                })
                if not record.case_id.preservation_ids.filtered(lambda other: other.state == "preserved"):
                    clocks._finish(record.case_id._name, record.case_id.ids, [CLOCK])
