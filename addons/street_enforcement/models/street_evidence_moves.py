from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import local_day, today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_case_moves import OFFICER
from .street_evidence import FACTS
from .street_evidence_custody import PURPOSES

_lt = LazyTranslate(__name__)
# For addons that link more to an item.
KEPT_AS_CHECKED = Kept(
    ("collected",), FACTS, advice=_lt("It was checked as it is: take it back to “collected” with the reason first."), article="APL 46")
HELD = ("collected", "checked", "verified", "excluded")


class StreetEvidence(models.Model):
    """The moves of an item of evidence and their gates (APL 40, 41, 46, 55; G04, G07, G13)."""

    _inherit = "street.evidence"

    _street_protected = {
        "state": "collected", "checker_id": False, "date_checked": False, "verifier_id": False, "date_verified": False, "exclusion_reason": False,
    }
    _street_kept = {"facts": KEPT_AS_CHECKED}
    _street_transitions = {
        "check": Transition(("collected",), "checked", OFFICER, label=_lt("Check")),
        "verify": Transition(("checked",), "verified", OFFICER, label=_lt("Verify as the second")),
        "reopen": Transition(("checked", "verified", "excluded"), "collected", OFFICER, reason=True, label=_lt("Take back to collected")),
        "exclude": Transition(("collected", "checked", "verified"), "excluded", OFFICER, reason=True, label=_lt("Exclude")),
        "pass_on": Transition(HELD, groups=OFFICER, label=_lt("Change of hands")),
    }

    def action_check(self):
        """核对: the first officer compared it with its original and source (APL 46). :return: True"""
        return self._street_move("check")

    def action_verify(self):
        """查证属实: a second officer confirms it; from now on it proves its facts (APL 46, G13). :return: True"""
        return self._street_move("verify")

    def action_reopen(self, reason):
        """Take it back to be put right; it counts no more until it is verified again. :param str reason: why. :return: True"""
        return self._street_move("reopen", {"reason": reason})

    def action_exclude(self, reason):
        """排除: it was gathered unlawfully or proves nothing; it stays on file (APL 46). :param str reason: why. :return: True"""
        return self._street_move("exclude", {"reason": reason})

    def action_pass_on(self, holder, purpose="storage", place=None, note=None):
        """保管流转: somebody else holds the original now.

        :param str holder: who
        :param str purpose: storage, appraisal, hearing, copy, return or other
        :param str place: where it is
        :param str note: what was found when it was handed over
        :return: True
        """
        return self._street_move("pass_on", {"holder": (holder or "").strip(), "purpose": purpose, "place": place, "note": note})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        hands = self.sudo().case_id._get_hands_lock(self.env.user) if not self.env.su else {}
        for item in self:
            record = item.sudo()  # what the item is binds whoever moves it
            more = [Obstacle("not_on_case", text, "APL 42, G03") for text in filter(None, [hands.get(record.case_id)])]
            if move in ("check", "verify"):
                more += record._get_content_obstacles()
            if move == "verify" and record.checker_id == self.env.user:
                more.append(Obstacle("same_person", self.env._("You checked it: another officer on the case verifies it."), "APL 42, 46, G13"))
            if move in ("reopen", "exclude") and record.case_id.date_decided:
                more.append(Obstacle("decided", self.env._("The decision rests on it: it stays as it was judged."), "APL 47"))
            if move == "pass_on" and values is not None:
                more += record._get_custody_obstacles(values)
            found[item] = [*found[item], *more]
        return found

    def _get_custody_obstacles(self, values):
        found = [] if values["holder"] else [Obstacle("holder", self.env._("Say who holds it now."))]
        if values["purpose"] not in dict(PURPOSES) or values["purpose"] == "intake":
            found.append(Obstacle("purpose", self.env._("Say what for: storage, appraisal, hearing, copy, return or other.")))
        return found

    def _get_content_obstacles(self):
        """What an item still lacks to prove anything."""
        found = []
        if not self.file_ids and not self.original_place:
            found.append(Obstacle("nothing_kept", self.env._("There is neither a file nor a place where the original is kept."), "APL 46, 47"))
        if not (self.proves or "").strip():
            found.append(Obstacle("proves", self.env._("Write down what it proves."), "APL 40, 46"))
        if not self.is_original and not (self.copy_note or "").strip():
            found.append(Obstacle("copy_note", self.env._("It is a copy: say where the original is and who confirmed that they agree."), "APL 46"))
        if self.kind in ("audiovisual", "electronic", "inspection") and not (self.place or "").strip():
            found.append(Obstacle("place", self.env._("Say where it was taken."), "APL 46, 47"))
        if self.kind in ("audiovisual", "electronic") and not (self.device or "").strip():
            found.append(Obstacle("device", self.env._("Name the device that made it, with its number."), "APL 46, 47"))
        if self.is_barred:
            found.append(Obstacle("after_remedy", self.env._(
                "It was gathered after reconsideration or suit began (%(day)s): it does not count for the decision.",
                day=self.case_id._get_remedy_begin()), "ARL 46, ALL 35, G48"))
        if self.is_broken:
            found.append(Obstacle("broken", self.env._("A file of it is not what came in: see the faults of the digest check."), "APL 46, 47"))
        return found + self._get_source_obstacles() + self._get_monitor_obstacles()

    def _get_source_obstacles(self):
        if self.source != "collected":
            missing = self.source in ("party", "witness", "organ") and not (self.provider or "").strip()
            return [Obstacle("provider", self.env._("Say who gave it."), "APL 46")] if missing else []
        day = local_day(self.taken_at)
        if len(self.case_id._get_able(self.taker_ids.ids, day)) >= 2:
            return self._get_shown_obstacles()
        return [*self._get_shown_obstacles(), Obstacle("two_takers", self.env._(
            "Fewer than two of those who took it had a certificate of the acting subject that was valid on %(day)s.", day=day), "APL 42, G03")]

    def _get_monitor_obstacles(self):
        """Evidence of technical monitoring equipment (APL 41)."""
        if self.source != "monitoring":
            return []
        day, found = local_day(self.taken_at), []
        if not self.monitor_review or not self.monitor_review_date or self.monitor_review_date > day:
            found.append(Obstacle("monitor_review", self.env._(
                "There is no legal and technical review of the equipment from before %(day)s.", day=day), "APL 41, G07"))
        if not self.monitor_published or not self.monitor_published_date or self.monitor_published_date > day:
            found.append(Obstacle("monitor_published", self.env._(
                "The location of the equipment was not published before %(day)s.", day=day), "APL 41, G07"))
        if not (self.monitor_record_review or "").strip() or not self.monitor_reviewer_id:
            found.append(Obstacle("monitor_record", self.env._("The record was not reviewed: without that it is no evidence."), "APL 41, G07"))
        return found

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        vals = {
            "check": {"checker_id": self.env.uid, "date_checked": today()},
            "verify": {"verifier_id": self.env.uid, "date_verified": today()},
            "reopen": {"checker_id": False, "date_checked": False, "verifier_id": False, "date_verified": False, "exclusion_reason": False},
            "exclude": {"exclusion_reason": (values.get("reason") or "").strip()},
        }.get(move)
        if vals:
            prepared.update({item: {**prepared.get(item, {}), **vals} for item in self})
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "pass_on":
            self._add_custody([{"evidence_id": item.id, **{name: values[name] for name in ("holder", "purpose", "place", "note")}} for item in self])
