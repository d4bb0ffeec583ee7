from datetime import datetime
from typing import NamedTuple

from odoo import models

from odoo.addons.street_base.tools.transition import Obstacle

from .street_document import VALID_STATES


class Wanted(NamedTuple):
    """A paper that a step rests on.

    :param code: of the catalogue
    :param article: what asks for it
    :param count: how many there are of it at least
    :param since: moment from which on it was made
    """

    code: str
    article: str
    count: int = 1
    since: datetime = datetime(2000, 1, 1)


class StreetCase(models.Model):
    """Gate of the papers that steps leave behind: the record of a step is its paper, and what follows rests on it (APL 47).

    Moves make their papers themselves; one that lacked a fact waits as a draft, and one that was voided is made anew.
    """

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in ("deliberate", "decide"):
            for case, more in self._get_paper_obstacles(move).items():
                found[case] = [*found[case], *more]
        return found

    def _get_wanted_papers(self, move):
        """Papers that a move rests on; each part adds its own through super().

        :param str move: deliberate, decide, revoke (of the decision), report_hearing (of a hearing) or allow_plan (of a schedule)
        :return: list of :class:`Wanted`
        """
        self.ensure_one()
        decision = self._get_open_decision()
        if move in ("deliberate", "decide") and decision:
            return self._get_wanted_defence_papers(decision) + (self._get_wanted_judgements(decision) if move == "decide" else [])
        if move == "revoke":
            return [Wanted("CF43", "APL 48, 75, G36", 1, decision.create_date)] if decision else []
        held = self.hearing_ids.filtered(lambda hearing: hearing.state == "held") if move == "report_hearing" else ()
        return [Wanted("CF24", "APL 64(1)8, G16", 1, hearing.create_date) for hearing in held]

    def _get_wanted_defence_papers(self, decision):
        """Re-check of each statement (CF20), report of a hearing (CF25), refusal of an application (CF21B)."""
        statements = decision.statement_ids.filtered(lambda row: row.kind != "waiver" and row.state == "rechecked")
        hearings = decision._get_last_notice().hearing_ids
        refused = hearings.filtered(lambda row: row.state == "refused" and row.date_answered)
        reported = hearings.filtered(lambda row: row.state == "reported")
        wanted = [
            Wanted("CF20", "APL 45, 62, G17", len(statements), decision.create_date), Wanted("CF21B", "APL 62, 64, G16", len(refused), decision.create_date),
            *(Wanted("CF25", "APL 65, G16", 1, hearing.create_date) for hearing in reported)]
        return [one for one in wanted if one.count]

    def _get_wanted_judgements(self, decision):
        """Opinion of the legal review (CF26) and record of the discussion (CF27), of those that still count."""
        review = decision.review_ids.sorted("id", reverse=True)[:1]
        closed = decision._get_discussions().filtered(lambda row: row.state == "closed" and not row.is_void)[:1]
        found = [Wanted("CF26", "APL 58, G18", 1, review.date)] if review and not review.is_void else []
        return found + ([Wanted("CF27", "APL 57(2), G19", 1, closed.create_date)] if closed and decision._needs_discussion() else [])

    def _get_paper_obstacles(self, move):
        """Papers that a move of these cases rests on and that are not made.

        :param str move: as :meth:`_get_wanted_papers` takes it
        :return: dictionary of case to list of :class:`Obstacle`
        """
        wanted = {case: case.sudo()._get_wanted_papers(move) for case in self}  # whether they were made, not what they say
        made = self._get_made_papers({one.code for rows in wanted.values() for one in rows})
        kinds, found = self.env["street.document.type"], {case: [] for case in self}
        for case, rows in wanted.items():
            for one in rows:
                if sum(moment >= one.since for moment in made.get((case.id, one.code), ())) < one.count:
                    found[case].append(Obstacle(f"paper_{one.code}", self.env._(
                        "“%(paper)s” is not made: complete its draft in the papers of the case, or make it anew.",
                        paper=kinds._get(one.code).display_name), one.article))
        return found

    def _get_made_papers(self, codes):
        """Moments at which valid papers of these kinds were made: dictionary of (case id, code) to list.

        Searched, not read from the case: some papers are closed to whoever looks, and made all the same.
        """
        if not codes:
            return {}
        papers = self.env["street.document"].sudo().search_fetch(
            [("case_id", "in", self.ids), ("type_code", "in", list(codes)), ("state", "in", VALID_STATES)], ["case_id", "type_code", "issued_at"])
        made = {}
        for paper in papers:
            made.setdefault((paper.case_id.id, paper.type_code), []).append(paper.issued_at)
        return made
