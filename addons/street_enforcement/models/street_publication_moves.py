from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_case_moves import CLERK, HEAD
from .street_publication import RULES, SHOWN

_lt = LazyTranslate(__name__)


class StreetPublication(models.Model):
    """The moves of a publication (APL 48, 50; D15-D17, G35, G36)."""

    _inherit = "street.publication"

    _street_protected = {
        "state": "due", "date_published": False, "date_recalled": False, "date_withdrawn": False, "reason": False,
        **{name: value for name, value in SHOWN.items() if name != "text"},
    }
    _street_kept = {"facts": Kept(("due",), advice=_lt("What was published, or was not to be, is kept as it was."), article="APL 48")}
    _street_transitions = {
        "publish": Transition(("due",), "published", CLERK, label=_lt("Published")),
        "exempt": Transition(("due",), "exempt", HEAD, reason=True, access="read", label=_lt("Not published")),
        "recall": Transition(("published",), "recall", HEAD, reason=True, access="read", label=_lt("Call back")),
        "withdraw": Transition(("recall",), "withdrawn", CLERK, reason=True, label=_lt("Withdrawn")),
    }

    def action_publish(self, date=None):
        """公示: it was published on this day (APL 48, G35).

        :param str date: ISO day; today when left out
        :return: True
        :raises UserError: naming what is still shown of a person, or not checked
        """
        return self._street_move("publish", {"date": self._read_day(date, today())})

    def action_exempt(self, reason):
        """不予公开: the organ head leaves it unpublished. :param str reason: why. :return: True"""
        return self._street_move("exempt", {"reason": reason})

    def action_recall(self, reason):
        """It has to come off: changed, revoked, unlawful or void (APL 48). :param str reason: why. :return: True"""
        return self._street_move("recall", {"reason": reason})

    def action_withdraw(self, reason):
        """撤回公示: it is off, and the reason was said in public (APL 48, D15). :param str reason: as published. :return: True"""
        return self._street_move("withdraw", {"reason": reason})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for record in self if move == "publish" else ():
            found[record] = [*found[record], *record.sudo()._get_publish_obstacles(values)]  # what it shows binds whoever publishes
        return found

    def _get_publish_obstacles(self, values):
        found, labels = [], {
            "name": self.env._("a name"), "address": self.env._("an address"), "id_number": self.env._("an identity number"),
            "phone": self.env._("a telephone number"), "account": self.env._("an account"),
        }
        if not (self.text or "").strip():
            found.append(Obstacle("text", self.env._("The text is empty."), "APL 48, G35"))
        if shown := self._find_private():
            found.append(Obstacle("private", self.env._(
                "The text still shows of a natural person: %(kinds)s.", kinds=", ".join(labels[kind] for kind in shown)), "APL 50, G35"))
        if not self.is_secrecy_checked or not (self.secrecy_note or "").strip():
            found.append(Obstacle("secrecy", self.env._("It was not checked for secrets and privacy, or the result is not written down."), "APL 50, G35"))
        if self.impact != "yes":
            found.append(Obstacle("impact", self.env._("Only what has some social impact is published; the organ head leaves the rest out."), "APL 48, G35"))
        if not (self.channel or "").strip() or self.months <= 0:
            found.append(Obstacle("channel", self.env._("Say where it is published, and for how long."), "APL 48, G35"))
        if self.decision_id.state != "decided":
            found.append(Obstacle("decision", self.env._("The decision does not stand any more."), "APL 48, G36"))
        if self._is_spared():
            found.append(Obstacle("spared", self.env._("Minor cases that were spared, and what concerns minors, are not published."), "APL 33, 50, G35"))
        if values is not None and not self.date_made <= values["date"] <= today():
            found.append(Obstacle("day", self.env._("It was published between the decision (%(day)s) and today.", day=self.date_made), "APL 48"))
        return found

    def _is_spared(self):
        """Minor cases that are not punished, and those of minors and of people without capacity (G21, G35)."""
        return self.decision_id.no_penalty_reason in ("minor", "first", "exempt") or self.decision_id.party_id._get_capacity() in ("child", "minor", "incapable")

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        for record in self:
            reason = (values.get("reason") or "").strip()
            prepared[record] = {
                "publish": lambda record=record: {"date_published": values["date"], **record._prepare_shown_values()},
                "exempt": lambda reason=reason: {"reason": reason},
                # What came out before it was published cannot have been called back then.
                "recall": lambda record=record, reason=reason: {"date_recalled": max(values.get("known") or today(), record.date_published), "reason": reason},
                "withdraw": lambda reason=reason: {"date_withdrawn": today(), "reason": reason},
            }[move]()
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        clocks = self.env["street.deadline"]
        if move in ("publish", "exempt"):
            clocks._finish(self._name, self.ids, list(RULES.values()))
        elif move == "recall":
            for record in self:
                record._start("D15", record.date_recalled)
        elif move == "withdraw":
            clocks._finish(self._name, self.ids, ["D15"])

    def _start(self, rule, day):
        self.env["street.deadline"]._start_clocks([
            {"res_model": self._name, "res_id": record.id, "company_id": record.company_id.id, "rule": rule, "start": day} for record in self])

    def _call_back(self, reason, known=None):
        """The decision fell or was changed: what is published has to come off, what was not stays unpublished.

        :param str reason: why, in words
        :param known: ``datetime.date`` on which the office learnt of it, from which the term runs (D15); today when left out
        """
        for state, move in (("published", "recall"), ("due", "exempt")):
            if records := self.filtered(lambda record, state=state: record.state == state):
                records._street_do_move(move, {"reason": reason, "known": known})

    def _add_for(self, decision):
        """The row of a decision that was just made; with its clock, or left out at once where it must not be published.

        :param decision: ``street.decision``
        """
        # sudo: rows come with the decision, nobody adds them
        record = self.sudo().create([{
            "case_id": decision.case_id.id, "decision_id": decision.id, "kind": "penalty" if decision.outcome == "penalty" else "other",
            "date_made": decision.date_decided,
        }])
        if record._is_spared():
            record._street_do_move("exempt", {"reason": self.env._("A minor case that was spared, or one of a minor (APL 33, 50).")})
        else:
            record._start(RULES[record.kind], decision.date_decided)
        return record
