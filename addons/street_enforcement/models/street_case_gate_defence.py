from odoo import models

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle

from .street_hearing import OVER_STATES


class StreetCase(models.Model):
    """Gates of statement, defence and hearing: G16, G17, D06, D07 (APL 44-45, 62-65)."""

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in ("deliberate", "decide"):
            for case in self:
                found[case] = [*found[case], *case.sudo()._get_defence_obstacles()]  # the defence binds whoever decides
        elif move == "request_hearing":
            for case in self:
                found[case] = [*found[case], *case._get_request_hearing_obstacles(values)]
        return found

    def _get_defence_obstacles(self):
        """Why the party has not had its say yet."""
        self.ensure_one()
        decision = self._get_open_decision()
        notice = decision._get_last_notice() if decision else None
        if not notice or decision.outcome == "no_penalty":
            return self._get_open_statement_obstacles(decision)
        if not notice.date_served:
            found = [Obstacle("notice_served", self.env._("The notice has not been served."), "APL 44, 62, G17")]
        else:
            found = self._get_term_obstacles(notice)
        found += self._get_late_hearing_obstacles()
        if not self._is_hearing_over():
            found.append(Obstacle("hearing_open", self.env._("A hearing was asked for and is not over."), "APL 64, G16"))
        return found + self._get_open_statement_obstacles(decision)

    def _get_term_obstacles(self, notice):
        """The terms of statement and of the request for a hearing are over, or were expressly waived (APL 62)."""
        found = []
        for rule, waived in (("D06", notice._is_waived()), ("D07", notice._is_hearing_waived())):
            if waived or rule == "D07" and not notice.with_hearing:
                continue
            last, provisional = notice.decision_id._get_term_end(rule, notice.date_served)
            names = {"D06": self.env._("for statement and defence"), "D07": self.env._("to ask for a hearing")}
            if today() <= last:
                found.append(Obstacle(f"term_{rule}", self.env._(
                    "The term %(what)s runs until %(day)s.", what=names[rule], day=last), "APL 44, 62, 64, G17"))
            elif provisional:
                found.append(Obstacle("provisional", self.env._(
                    "The term %(what)s rests on a calendar day whose notice is not out yet.", what=names[rule]), "G17, G47"))
        return found

    def _get_open_statement_obstacles(self, decision):
        open_ones = decision.statement_ids.filtered(lambda statement: statement.state != "rechecked" and statement.kind != "waiver") if decision else ()
        return [Obstacle("recheck", self.env._(
            "What %(party)s put forward on %(day)s is not re-checked.", party=statement.party_id.name, day=statement.date), "APL 45, 62, G17")
            for statement in open_ones]

    def _get_request_hearing_obstacles(self, values):
        """Why an application for a hearing cannot be taken: no right told, too late, one is there already."""
        case = self.sudo()
        decision = case._get_open_decision()
        notice = decision._get_last_notice() if decision else None
        if not notice or not notice.with_hearing:
            return [Obstacle("no_right", self.env._("The last notice tells of no right to a hearing."), "APL 63, G15")]
        if not notice.date_served:
            return [Obstacle("notice_served", self.env._("The notice has not been served."), "APL 64(1), G16")]
        found = []
        if notice.hearing_ids:
            found.append(Obstacle("hearing_twice", self.env._("A hearing on this notice was asked for already."), "APL 64"))
        if notice._is_hearing_waived():
            found.append(Obstacle("waived", self.env._("The party waived the hearing expressly."), "APL 62"))
        if values is None:
            return found
        day = self._read_day(values["date"], today())
        last, _provisional = decision._get_term_end("D07", notice.date_served)
        if not notice.date_served <= day <= today():
            found.append(Obstacle("request_day", self.env._(
                "The application lies between the service of the notice (%(day)s) and today.", day=notice.date_served), "APL 64(1)1"))
        elif day > last:
            found.append(Obstacle("late", self.env._(
                "The right to ask for a hearing lapsed on %(day)s; record it as late: it is refused in writing, or admitted for its excuse.", day=last), "APL 64(1)1, D07"))
        return found

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "request_hearing":
            self._create_hearings(values)
            for case in self:
                case._issue_decision_paper("CF21A")
                case._issue_decision_paper("CF21")

    def _create_hearings(self, values):
        """One hearing a case, on its last notice."""
        vals_list = []
        for case in self.sudo():  # the move was checked
            notice = case._get_open_decision()._get_last_notice()
            vals_list.append({
                "case_id": case.id, "notice_id": notice.id, "party_id": notice.decision_id.party_id.id, "date_requested": self._read_day(values["date"], today()),
                "request_text": values.get("text"), "excuse": values.get("excuse"),
            })
        hearings = self.env["street.hearing"].sudo()
        hearings.flush_model(["state"])  # one is open at a time, in the database too
        return hearings.create(vals_list)

    def _is_hearing_over(self):
        """Whether no hearing of the case is open."""
        return all(hearing.state in OVER_STATES or hearing._is_unanswered() for hearing in self.hearing_ids)
