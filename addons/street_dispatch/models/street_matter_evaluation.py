from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import utc_of

from ..tools.evaluation import CLOCK_FIGURES, PLAIN_FIGURES, month_bounds

CLOCK_RESULTS = {
    "": SQL("TRUE"),
    "done": SQL("clock.state = 'done'"),
    "timely": SQL("clock.state = 'done' AND clock.done_at <= clock.due"),
    "late": SQL("NOT (clock.state = 'done' AND clock.done_at <= clock.due)"),
}


class StreetMatter(models.Model):
    """The matters behind each figure of the monthly evaluation.

    ``("evaluation_figure", "=", "handle_timely:2026-11")`` finds them; the evaluation counts by the same domain, so a
    figure is always the length of the list it opens.
    """

    _inherit = "street.matter"

    evaluation_figure = fields.Char(
        "Counted in the evaluation as", compute="_compute_evaluation_figure", search="_search_evaluation_figure", exportable=False,
    )

    def _compute_evaluation_figure(self):
        self.evaluation_figure = False

    @api.model
    def _search_evaluation_figure(self, operator, value):
        if operator != "in":
            return NotImplemented
        return Domain.OR([self._get_figure_domain(*text.split(":", 1)) for text in value])

    @api.model
    def _get_figure_domain(self, figure, month):
        """Matters of a figure of a month.

        :param str figure: a name in ``tools/evaluation.py``
        :param str month: ``"2026-11"``, a month in Asia/Shanghai
        :raises ValueError: for an unknown figure or month
        """
        since, until = (utc_of(day) for day in month_bounds(month))
        if figure in CLOCK_FIGURES:
            return self._get_clock_domain(*CLOCK_FIGURES[figure], since, until)
        if figure not in PLAIN_FIGURES:
            raise ValueError(f"there is no figure {figure!r} in the evaluation")
        moment = "date_reported_back" if figure in ("reported_back", "reworked") else "reported_at"
        in_month = Domain(moment, ">=", since) & Domain(moment, "<", until)
        return in_month & {
            "reported": Domain.TRUE,
            "settled": Domain("is_settled_on_spot", "=", True),
            "to_register": Domain("is_settled_on_spot", "=", False),
            "registered": Domain("is_settled_on_spot", "=", False) & Domain("date_registered", "!=", False),
            "reported_back": Domain.TRUE,
            "reworked": Domain("rework_count", ">", 0),
        }[figure]

    @api.model
    def _get_clock_domain(self, kind, result, since, until):
        """Matters whose last clock of a kind was due in a time, has been met or missed by now, and ended so.

        Matters that were not registered or were transferred, and those settled on the spot, have no part in it; a limit to
        handle counts once a unit has it.
        """
        due = SQL(
            """(SELECT clock.res_id FROM street_deadline clock
                 WHERE clock.res_model = 'street.matter' AND clock.kind = %s AND clock.due >= %s AND clock.due < %s
                   AND (clock.state = 'done' OR clock.state = 'running' AND clock.due < %s) AND %s
                   AND NOT EXISTS (SELECT 1 FROM street_deadline later WHERE later.res_model = clock.res_model
                                      AND later.res_id = clock.res_id AND later.kind = clock.kind AND later.id > clock.id))""",
            kind, since, until, fields.Datetime.now(), CLOCK_RESULTS[result])
        domain = Domain("id", "in", due) & Domain("state", "not in", ["rejected", "transferred"]) & Domain("is_settled_on_spot", "=", False)
        return domain & Domain("unit_id", "!=", False) if kind == "handle" else domain
