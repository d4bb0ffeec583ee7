from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
BARS = [
    ("late", "After the term"),
    ("waived", "After an express waiver"),
    ("no_right", "No right to a hearing"),
    ("again", "Asked for before on this notice"),
]
# What the organ may overlook when the party has a lawful excuse.
ADMISSIBLE = ("late", "waived")
CAME_IN = {"case_id", "notice_id", "party_id", "date_requested"}


class StreetHearing(models.Model):
    """Applications for a hearing that cannot be taken by right (逾期申请): always recorded, answered in writing (APL 63, 64).

    The server itself says what bars an application, from the notice and the day on which it came in. A barred one is refused
    with its reason (不予受理, paper CF21B), or, where it is late for a lawful excuse, admitted by the organ head
    (``street.case.action_admit_hearing``, paper CF21). One that came by right is held and not refused.
    """

    _inherit = "street.hearing"

    _street_protected = {"bar": False, "date_answered": False, "admission_note": False}
    _street_transitions = {"admit": Transition(("requested",), None, label=_lt("Admit the late application"))}  # internal: the case

    bar = fields.Selection(BARS, "Not by right", readonly=True, copy=False, help="Why it cannot be taken by right; empty where it is.")
    excuse = fields.Text("Excuse", help="Why it came late or after a waiver, and what the party proved of it.")
    date_answered = fields.Date("Answered on", readonly=True, copy=False)
    admission_note = fields.Text("Why it was admitted", readonly=True, copy=False)

    def _prepare_initial_values(self, vals_list):
        prepared = super()._prepare_initial_values(vals_list)
        for vals, initial in zip(vals_list, prepared, strict=True):
            # sudo: the law bars it, whoever enters it
            notice = self.env["street.decision.notice"].sudo().browse(vals.get("notice_id") or ()).exists()
            day = fields.Date.to_date(vals.get("date_requested")) or today()
            initial["bar"] = (notice._get_hearing_bar(day) if notice else "no_right") or False
        return prepared

    def write(self, vals):
        if CAME_IN & vals.keys():
            raise UserError(self.env._("How an application for a hearing came in is fixed: what bars it follows from that."))
        return super().write(vals)

    def _get_move_checklist(self, missing):
        # That it may not be refused is no gap that somebody could fill; admitting is a move of the case.
        return super()._get_move_checklist([row for row in missing if row["code"] != "by_right" and row["move"] != "admit"])

    def _is_unanswered(self):
        """Whether it is barred and neither refused nor admitted yet."""
        self.ensure_one()
        return bool(self.state == "requested" and self.bar and not self.date_answered)

    def _is_taken(self):
        """Whether a hearing comes of it: by right, or admitted."""
        self.ensure_one()
        return not self.bar or bool(self.admission_note)

    def _get_actor_obstacles(self, move):
        found = super()._get_actor_obstacles(move)
        if move in ("appoint", "summon") and self.sudo()._is_unanswered():  # that it waits, whoever looks
            found.append(Obstacle("unanswered", self.env._(
                "The application is not one by right (%(bar)s): it is admitted by the organ head or refused first.",
                bar=dict(self._fields["bar"]._description_selection(self.env))[self.bar]), "APL 63, 64, G16"))
        return found

    def _get_refuse_obstacles(self, hearing, values):
        """An application by right is held: nobody refuses it."""
        if not hearing._is_taken():
            return []
        return [Obstacle("by_right", self.env._("It came in time and by right, or was admitted: the hearing is held."), "APL 63, 64, G16")]

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "admit":
            return {hearing: {"date_answered": today(), "admission_note": values["note"]} for hearing in self}
        if move == "refuse":
            prepared = {hearing: {**vals, "date_answered": today()} for hearing, vals in prepared.items()}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move in ("admit", "refuse"):
            for hearing in self:
                hearing.case_id._issue_decision_paper("CF21" if move == "admit" else "CF21B")
