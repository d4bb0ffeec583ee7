from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import local_day, today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_hearing import CHAIR, HEAD, OFFICER
from .street_hearing_papers import RECORD_PARTS, REPORT_PARTS

_lt = LazyTranslate(__name__)
CHAIR_MOVES = ("hold", "report", "lapse")


class StreetHearing(models.Model):
    """The moves of a hearing and its gates (APL 64, 65, G16, D08)."""

    _inherit = "street.hearing"

    _street_protected = {
        "state": "requested", "chair_id": False, "clerk_id": False, "date_hearing": False, "place": False, "is_public": False,
        "closed_reason": False, "date_summoned": False, "record": False, "is_record_signed": False, "refusal_note": False,
        "date_held": False, "report": False, "date_reported": False, "end_reason": False, "record_parts": False, "report_parts": False,
    }
    _street_transitions = {
        "appoint": Transition(("requested", "scheduled"), None, HEAD, access="read", label=_lt("Appoint the chair")),
        "summon": Transition(("requested", "scheduled"), "scheduled", OFFICER, label=_lt("Send the summons")),
        "hold": Transition(("scheduled",), "held", CHAIR, access="read", label=_lt("The hearing was held")),
        "report": Transition(("held",), "reported", CHAIR, access="read", label=_lt("Report on the hearing")),
        "lapse": Transition(("scheduled",), "lapsed", CHAIR, reason=True, access="read", label=_lt("The party stayed away")),
        "withdraw": Transition(("requested", "scheduled"), "withdrawn", OFFICER, reason=True, label=_lt("The party withdrew")),
        "refuse": Transition(("requested",), "refused", OFFICER, reason=True, label=_lt("Not accepted")),
    }

    # ------------------------------------------------------------
    # PUBLIC MOVES
    # ------------------------------------------------------------

    def action_appoint(self, chair_id, clerk_id):
        """The organ head names who leads the hearing and who keeps its record (APL 64(1)4).

        :param int chair_id: ``hr.employee`` who leads it
        :param int clerk_id: ``hr.employee`` who keeps the record
        :return: True
        """
        return self._street_move("appoint", {"chair_id": chair_id, "clerk_id": clerk_id})

    def action_summon(self, date_hearing, place, is_public=True, closed_reason=None):
        """听证通知: when and where; again when the summons came too late (APL 64(1)2-3).

        :param str date_hearing: moment in UTC
        :param str place: where
        :param bool is_public: public unless secrets or privacy are concerned
        :param str closed_reason: why it is not public
        :return: True
        """
        return self._street_move("summon", {
            "date_hearing": self._read_moment(date_hearing), "place": (place or "").strip(),
            "is_public": bool(is_public), "closed_reason": (closed_reason or "").strip(),
        })

    def _read_moment(self, value):
        """A moment in UTC. :raises UserError: it is none"""
        try:
            return fields.Datetime.to_datetime(value)
        except ValueError:
            raise UserError(self.env._("“%(moment)s” is no moment; write it in UTC like 2026-01-31 01:30:00.", moment=value)) from None

    def action_hold(self, record, is_signed, refusal_note=None, parts=None):
        """The chair closes the hearing with its record (听证笔录, CF24).

        :param str record: course of the hearing: accusation, evidence, defence, last words; may be left empty beside ``parts``
        :param bool is_signed: whether the party signed the record
        :param str refusal_note: the chair's note, when the party refused to sign
        :param dict parts: what the paper says part by part: ``end_at`` (moment in UTC), ``recusal_answer``, ``investigator_statement``,
            ``party_statement``, ``debate``, ``final_answer``; without them the paper waits as a draft of the chair
        :return: True
        """
        parts = self._read_parts(parts, RECORD_PARTS)
        return self._street_move("hold", {
            "record": (record or "").strip() or self._compose(parts), "is_signed": bool(is_signed), "refusal_note": (refusal_note or "").strip(), "parts": parts})

    def action_report(self, report, parts=None):
        """听证报告 of the chair (CF25).

        :param str report: facts, what is in dispute, opinion; may be left empty beside ``parts``
        :param dict parts: what the paper says part by part: ``course``, ``disputes``, ``facts_found``, ``opinion``; without them
            the paper waits as a draft of the chair
        :return: True
        """
        parts = self._read_parts(parts, REPORT_PARTS)
        return self._street_move("report", {"report": (report or "").strip() or self._compose(parts), "parts": parts})

    def action_lapse(self, reason):
        """The party stayed away or left without good reason: that counts as a waiver (64(1)6). :param str reason: what happened. :return: True"""
        return self._street_move("lapse", {"reason": reason})

    def action_withdraw(self, reason):
        """The party withdrew its application. :param str reason: how it said so. :return: True"""
        return self._street_move("withdraw", {"reason": reason})

    def action_refuse(self, reason):
        """不予受理: the application is not accepted. :param str reason: why. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        check = getattr(self, f"_get_{move}_obstacles", None)
        for hearing in self:
            found[hearing] = [*found[hearing], *hearing._get_actor_obstacles(move), *(check(hearing.sudo(), values) if check else [])]
        return found

    def _get_actor_obstacles(self, move):
        """The chair alone leads; the officers on the case alone summon."""
        if self.env.su:
            return []
        if move == "appoint":
            return []
        if move in CHAIR_MOVES and self.sudo().chair_id.user_id != self.env.user:
            return [Obstacle("not_chair", self.env._("Only the chair of this hearing does this."), "APL 64, G16")]
        case, chair = self.sudo().case_id, self.sudo().chair_id
        if move in (*CHAIR_MOVES, "summon") and (case._had_to_step_back(chair) or case._is_investigator(chair)):
            return [Obstacle("chair_bound", self.env._(
                "%(chair)s had to step back from the case, or investigates it: the organ head names another chair.", chair=chair.name), "APL 43, 64(1)4, G16")]
        lock = self.sudo().case_id._get_hands_lock(self.env.user)[self.sudo().case_id] if move not in CHAIR_MOVES else ""
        return [Obstacle("not_on_case", lock)] if lock else []

    def _get_appoint_obstacles(self, hearing, values):
        found = []
        if not self.env.su and not hearing.case_id.with_env(self.env)._get_user_heads():
            found.append(Obstacle("not_head", self.env._("Only a head of the acting subject names the chair."), "APL 64(1)4"))
        if values is None:
            return found
        people = self.env["hr.employee"].sudo()  # whether they may, not who they are
        chair = people.browse(values["chair_id"] or []).exists()
        if not chair or hearing.case_id._is_investigator(chair) or chair in hearing.case_id._get_excluded_map().get(hearing.case_id.id, ()):
            found.append(Obstacle("chair", self.env._(
                "The chair is somebody who never investigated the case and did not have to step back from it."), "APL 64(1)4, G16"))
        if chair and not self.env["street.qualification"].sudo()._qualified_on(chair.ids, "hearing_chair", today()):
            found.append(Obstacle("chair_unqualified", self.env._("%(chair)s has no verified qualification as hearing chair.", chair=chair.name), "G45"))
        if not people.browse(values["clerk_id"] or []).exists() or values["clerk_id"] == values["chair_id"]:
            found.append(Obstacle("clerk", self.env._("Name somebody else than the chair to keep the record."), "APL 64"))
        return found

    def _get_summon_obstacles(self, hearing, values):
        found = [] if hearing.chair_id else [Obstacle("chair", self.env._("The organ head has not named the chair yet."), "APL 64(1)4, G16")]
        if values is None:
            return found
        if not values["place"]:
            found.append(Obstacle("place", self.env._("Say where the hearing is held."), "APL 64(1)2"))
        if not values["is_public"] and not values["closed_reason"]:
            found.append(Obstacle("closed", self.env._("A hearing is public unless secrets or privacy are concerned: say which."), "APL 64(1)3"))
        return found + self._get_day_obstacles(hearing, values["date_hearing"], today())

    def _get_hold_obstacles(self, hearing, values):
        served, day = hearing.date_summons_served, hearing.date_hearing
        if not served:
            return [Obstacle("summons_served", self.env._("The summons has not been served."), "APL 64(1)2, G16")]
        found = self._get_day_obstacles(hearing, day, served)
        if local_day(day) > today():
            found.append(Obstacle("not_yet", self.env._("The hearing is still to come."), "G16"))
        if values is not None:
            if not values["record"]:
                found.append(Obstacle("record", self.env._("The record of the hearing is missing."), "APL 64(1)8, G16"))
            if not values["is_signed"] and not values["refusal_note"]:
                found.append(Obstacle("signature", self.env._("The party signs the record, or the chair notes the refusal."), "APL 64(1)8, G16"))
        return found

    def _get_lapse_obstacles(self, hearing, values):
        if not hearing.date_summons_served:
            return [Obstacle("summons_served", self.env._("The summons has not been served."), "APL 64(1)2, G16")]
        found = self._get_day_obstacles(hearing, hearing.date_hearing, hearing.date_summons_served)
        if hearing.date_hearing > fields.Datetime.now():
            found.append(Obstacle("not_yet", self.env._("The hearing is still to come."), "G16"))
        return found

    def _get_withdraw_obstacles(self, hearing, values):
        """The party withdraws, nobody for it: its signed paper is on file (APL 62, 64)."""
        if hearing.message_attachment_count:
            return []
        return [Obstacle("withdrawal", self.env._("The party withdraws by a signed paper of its own: attach it to the hearing."), "APL 62, 64, G16")]

    def _get_report_obstacles(self, hearing, values):
        found = hearing.case_id._get_paper_obstacles("report_hearing")[hearing.case_id]
        if values is not None and not values["report"]:
            found.append(Obstacle("report", self.env._("The report is empty."), "APL 65, G16"))
        return found

    def _get_day_obstacles(self, hearing, moment, told):
        """Seven working days lie between the notice and the hearing (D08)."""
        if not moment:
            return [Obstacle("day", self.env._("Say when the hearing is held."), "APL 64(1)2")]
        latest, provisional = hearing.notice_id.decision_id._get_term_end("D08", local_day(moment))
        if told > latest:
            return [Obstacle("short_notice", self.env._(
                "A hearing on %(day)s has to be told by %(latest)s, seven working days before; it was told on %(told)s. Summon again.",
                day=local_day(moment), latest=latest, told=told), "APL 64(1)2, D08, G16")]
        if provisional:
            return [Obstacle("provisional", self.env._("The seven working days rest on a calendar day whose notice is not out yet."), "G16, G47")]
        return []

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        vals = {
            "appoint": dict(values), "summon": {**values, "date_summoned": today()},
            "hold": {
                "record": values.get("record"), "is_record_signed": values.get("is_signed"), "refusal_note": values.get("refusal_note"), "date_held": today(),
                "record_parts": values.get("parts"),
            },
            "report": {"report": values.get("report"), "date_reported": today(), "report_parts": values.get("parts")},
        }.get(move, {"end_reason": (values.get("reason") or "").strip()})
        return {hearing: dict(vals) for hearing in self}
