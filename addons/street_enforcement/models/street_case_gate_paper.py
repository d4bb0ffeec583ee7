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
    since: datetime = datetime.min


class StreetCase(models.Model):
    """Gate of the papers that steps leave behind: the record of a step is its paper, and what follows rests on it (APL 47).

    Moves make their papers themselves; one that lacked a fact waits as a draft, and one that was voided is made anew.
    """

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move in ("deliberate", "decide"):
            for case in self:
                found[case] = [*found[case], *case.sudo()._get_paper_obstacles(move)]  # whether they were made, not what they say
        return found

    def _get_wanted_papers(self, move):
        """Papers that a move rests on; each part adds its own through super().

        :param str move: deliberate or decide
        :return: list of :class:`Wanted`
        """
        self.ensure_one()
        notice = self._get_open_decision()._get_last_notice() if self._get_open_decision() else None
        refused = notice.hearing_ids.filtered(lambda hearing: hearing.state == "refused" and hearing.date_answered) if notice else ()
        return [Wanted("CF21B", "APL 62, 64, G16", len(refused))] if refused else []

    def _get_paper_obstacles(self, move):
        kinds, found = self.env["street.document.type"], []
        for wanted in self._get_wanted_papers(move):
            made = self.document_ids.filtered(
                lambda paper, wanted=wanted: paper.type_code == wanted.code and paper.state in VALID_STATES and paper.issued_at >= wanted.since)
            if len(made) < wanted.count:
                found.append(Obstacle(f"paper_{wanted.code}", self.env._(
                    "“%(paper)s” is not made: complete its draft in the papers of the case, or make it anew.",
                    paper=kinds._get(wanted.code).display_name), wanted.article))
        return found
