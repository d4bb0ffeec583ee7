from odoo import models

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle

# Steps that two certified officers answer for.
TWO_OFFICER_MOVES = ("open", "investigate", "conclude", "notify", "request_hearing", "deliberate", "hand_over", "serve", "execute")
# Steps that an officer makes himself: he is one of the two.
OWN_MOVES = ("investigate", "conclude", "hand_over")
# Steps before which an application to step back is decided.
SETTLED_MOVES = ("conclude", "deliberate", "decide", "hand_over")


class StreetCase(models.Model):
    """Gates of people: two certified officers (APL 42, G03), recusal (APL 43), parties and their capacity (APL 30, 31).

    The rows of the certificates that count are held until the step is done, so that none is suspended in between.
    """

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in TWO_OFFICER_MOVES:
            self._add_officer_obstacles(found, move, values)
        if move in SETTLED_MOVES:
            self._add_recusal_obstacles(found)
        if move in ("conclude", "notify", "decide", "hand_over"):
            for case in self:
                found[case] = [*found[case], *case._get_party_obstacles(move)]
        return found

    # ------------------------------------------------------------
    # OFFICERS
    # ------------------------------------------------------------

    def _add_officer_obstacles(self, found, move, values):
        mine = self.env.user.employee_id
        for day, cases in self.grouped(lambda case: case._get_acting_day(move)).items():
            acting = cases._get_acting_map(day)
            for case in cases:
                obstacles = []
                if len(acting[case]) < 2:
                    obstacles.append(case._get_two_officers_obstacle(acting[case], day))
                if move in OWN_MOVES and mine not in acting[case]:
                    obstacles.append(Obstacle("not_acting", self.env._(
                        "You are not one of its officers with a certificate that is valid on %(day)s.", day=day), "APL 42, 55"))
                found[case] = [*found[case], *obstacles]
                if values is not None:
                    certificates = case._get_certificates(acting[case], day)
                    self._lock_rows("street_certificate", [certificate.id for certificate in certificates.values()])

    def _get_acting_day(self, move):
        """The day on which power and officers of a step are tested: today, or the day of the street."""
        return today()

    def _get_two_officers_obstacle(self, acting, day):
        """Says who is on the case and does not count, and why."""
        case, text = self.sudo(), []
        for line in case.officer_ids.filtered(lambda line: not line.date_to and line.employee_id not in acting):
            reason = self.env._("an auxiliary, who is never counted") if line.role == "auxiliary" else self.env._("no valid certificate of the subject and domain, or stepped back")
            text.append(f"{line.employee_id.name} ({reason})")
        return Obstacle("two_officers", self.env._(
            "Two officers whose certificates are valid on %(day)s and name %(subject)s act in it; %(count)s counted. Not counted: %(others)s.",
            day=day, subject=case._get_acting_subject().name, count=len(acting), others=", ".join(text) or self.env._("nobody else is on the case"),
        ), "APL 42, G03")

    def _add_recusal_obstacles(self, found):
        # sudo: that an application is open, not whose it is
        waiting = {case.id for [case] in self.env["street.case.recusal"].sudo()._read_group(
            [("case_id", "in", self.ids), ("state", "=", "applied")], ["case_id"])}
        for case in self.filtered(lambda case: case.id in waiting):
            found[case] = [*found[case], Obstacle("recusal_open", self.env._(
                "An application to step back is not decided yet. Investigating goes on meanwhile; ending or deciding does not."), "APL 43")]

    # ------------------------------------------------------------
    # PARTIES
    # ------------------------------------------------------------

    def _get_party_obstacles(self, move):
        if not self.party_ids:
            return [Obstacle("party", self.env._("It has no party: enter against whom it runs."), "APL 59")]
        found = []
        for party in self.sudo().party_ids:  # age and identity decide, whoever asks
            capacity = party._get_capacity()
            if capacity in ("child", "incapable") and self._would_penalise(move):
                found.append(self._get_capacity_obstacle(party, capacity))
            if party._needs_guardian() and move != "hand_over":
                found.append(Obstacle("guardian", self.env._("%(party)s: name the guardian.", party=party.name), "APL 30, 31"))
            if party.kind != "organisation" and not party.birth_date:
                found.append(Obstacle("identity", self.env._(
                    "%(party)s: enter the identity number, or the day of birth from another paper: age decides whether a penalty is possible.",
                    party=party.name), "APL 30, 59"))
            if party.kind == "organisation" and not (party.credit_code or party.legal_representative) and move != "hand_over":
                found.append(Obstacle("identity", self.env._("%(party)s: enter its credit code or its legal representative.", party=party.name), "APL 59"))
        return found

    def _get_capacity_obstacle(self, party, capacity):
        if capacity == "child":
            return Obstacle("under_age", self.env._(
                "%(party)s was %(age)s at the act: under fourteen nobody is punished; the guardian is told to discipline the child.",
                party=party.name, age=party.age_at_act), "APL 30, G20")
        return Obstacle("incapable", self.env._(
            "%(party)s could not recognise or control the act: no penalty; the guardian is told to look after the party.", party=party.name), "APL 31, G20")

    def _would_penalise(self, move):
        """Whether a step leads to a penalty: a notice and a decision on the spot do, a decision does by its outcome."""
        if move in ("notify", "hand_over"):
            return True
        return move == "decide" and getattr(self._get_open_decision(), "outcome", "penalty") == "penalty"
