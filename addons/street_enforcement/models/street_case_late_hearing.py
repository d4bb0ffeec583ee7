from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case_approvals import ApprovalKind
from .street_case_moves import APPROVED, OFFICER
from .street_hearing_late import ADMISSIBLE

_lt = LazyTranslate(__name__)
ADMIT = "admit_hearing"
NOTICED = ("noticed", "hearing", "deciding")
OPEN_HEARINGS = ("requested", "scheduled", "held")


class StreetCase(models.Model):
    """Applications for a hearing that came late, after a waiver, or without a right: recorded, then refused or admitted.

    APL 64(1)1 gives five working days and says nothing of excuses. What the organ owes is to hear the party (44, 45, 62), so
    an excuse is put before the organ head, who admits the application or leaves it to be refused; both in writing.
    """

    _inherit = "street.case"

    _street_transitions = {
        "record_hearing_request": Transition(NOTICED, None, OFFICER, label=_lt("Record an application that is not by right")),
        ADMIT: Transition(NOTICED, "hearing", APPROVED, access="read", label=_lt("Admit the late application")),
    }

    def action_record_hearing_request(self, date=None, text=None, excuse=None):
        """Record an application for a hearing that cannot be taken by right; it is answered in writing (APL 63, 64).

        :param date: day of the application, ISO text; the day of posting when it came by mail; today when left out
        :param str text: what the party applied for
        :param str excuse: why it came late, and what the party proved of it
        :return: True
        """
        return self._street_move("record_hearing_request", {"date": date, "text": text, "excuse": excuse})

    def action_admit_hearing(self, opinion=None):
        """The organ head admits a late application for its lawful excuse; the hearing is held (APL 45, 62, 64).

        :param str opinion: of the head
        :return: True
        """
        return self._street_move(ADMIT, {"opinion": opinion})

    def _get_approval_kinds(self):
        return {**super()._get_approval_kinds(), ADMIT: ApprovalKind(_lt("Late application for a hearing"), NOTICED, ADMIT, judges=False)}

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        asks = move == ADMIT or move == "request" and values and values["kind"] == ADMIT
        for case in self if asks or move == "record_hearing_request" else ():
            record = case.sudo()  # what came in binds whoever answers it
            found[case] = [*found[case], *(record._get_admission_obstacles() if asks else record._get_recording_obstacles(values))]
        return found

    def _get_unanswered_hearing(self):
        """The application that waits for its answer, or empty."""
        self.ensure_one()
        return self.hearing_ids.filtered(lambda hearing: hearing._is_unanswered())[:1]

    def _get_recording_obstacles(self, values):
        decision = self._get_open_decision()
        notice = decision._get_last_notice() if decision else None
        if not notice or not notice.date_served:
            return [Obstacle("notice_served", self.env._("The notice has not been served."), "APL 64(1), G16")]
        if self.hearing_ids.filtered(lambda hearing: hearing.state in OPEN_HEARINGS):
            return [Obstacle("hearing_twice", self.env._("An application for a hearing is open already."), "APL 64")]
        if values is None:
            return []
        day = self._read_day(values["date"], today())
        if not notice.date_served <= day <= today():
            return [Obstacle("request_day", self.env._(
                "The application lies between the service of the notice (%(day)s) and today.", day=notice.date_served), "APL 64(1)1")]
        if not notice._get_hearing_bar(day):
            return [Obstacle("by_right", self.env._("It came in time and by right: take it as an application for a hearing."), "APL 63, 64(1)1")]
        return []

    def _get_admission_obstacles(self):
        hearing = self._get_unanswered_hearing()
        if not hearing:
            return [Obstacle("no_application", self.env._("No application for a hearing waits for an answer."), "APL 64")]
        found = []
        if hearing.bar not in ADMISSIBLE or hearing.notice_id.hearing_ids.filtered(lambda row: row.state in ("held", "reported")):
            found.append(Obstacle("not_admissible", self.env._(
                "Only what came late or after a waiver may be admitted, and no second hearing on one notice: refuse it."), "APL 63, 64, G16"))
        if not (hearing.excuse or "").strip():
            found.append(Obstacle("excuse", self.env._("The excuse of the party is not on record: without one a late application is refused."), "APL 64(1)1, D07"))
        return found

    def _get_late_hearing_obstacles(self):
        """An application that nobody answered stands in the way of what follows (asked for by the gate of the defence)."""
        hearing = self._get_unanswered_hearing()
        if not hearing:
            return []
        return [Obstacle("hearing_unanswered", self.env._(
            "The application for a hearing of %(day)s is neither admitted nor refused.", day=hearing.date_requested), "APL 64, G16")]

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "record_hearing_request":
            self._create_hearings(values)
            for case in self:
                case._issue_decision_paper("CF21A")
        elif move == ADMIT:
            for case in self.sudo():  # the head approved it
                asked = case.approval_ids.filtered(lambda row: row.kind == ADMIT and row.is_agreed)[:1].request_text
                case._get_unanswered_hearing()._street_do_move("admit", {"note": values.get("opinion") or asked or str(self._street_edges()[ADMIT].label)})
