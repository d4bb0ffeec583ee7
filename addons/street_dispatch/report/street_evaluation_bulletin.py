from odoo import models

from ..tools.evaluation import KINDS


class StreetEvaluationBulletin(models.AbstractModel):
    """Bulletin of the monthly evaluation (综合评价通报): a table for each kind of subject."""

    _name = "report.street_dispatch.evaluation"
    _description = "Bulletin of the monthly evaluation"
    _inherit = "street.report.pdf"
    _paper_landscape = True

    def _add_blocks(self, paper, record, data):
        lines = record.line_ids
        names = {name: dict(lines._fields[name]._description_selection(self.env)) for name in ("kind", "rate")}
        office = record.company_id.sudo().name  # printed on the reader's own bulletin
        year, month = record.month.split("-")
        paper.title(self.env._("Monthly evaluation of %(office)s", office=office))
        paper.number(self.env._("%(year)s-%(month)s", year=year, month=month))
        self._add_office(paper, lines.filtered(lambda line: line.kind == "office"), names["rate"])
        for kind, of_kind in lines.filtered(lambda line: line.kind != "office").grouped("kind").items():
            paper.heading(names["kind"][kind], level=2)
            rates = KINDS[kind]
            heading = [self.env._("Name")]
            paper.table(
                heading + [names["rate"][rate] for rate in rates],
                [[of_subject[0].subject, *self._get_cells(of_subject, rates)] for of_subject in of_kind.grouped("subject_id").values()],
                widths=[1.4] + [1] * len(rates), aligns=["left"] + ["center"] * len(rates), small=True,
            )
        paper.text(self.env._(
            "Each cell: rate, numerator / denominator. A limit counts in the month in which it was due; suspended limits, matters "
            "not registered or transferred and those settled on the spot do not count. Amounts of money and numbers of inspections or "
            "penalties have no part in it."))

    def _add_office(self, paper, lines, names):
        """The office as a whole: a row a rate."""
        labels = [lines._fields[name]._description_string(self.env) for name in ("rate", "percent", "numerator", "denominator")]
        paper.table(
            labels, [[names[line.rate], line.percent, line.numerator, line.denominator] for line in lines],
            widths=[3, 1, 1, 1], aligns=["left", "center", "right", "right"], small=True,
        )

    def _get_cells(self, lines, rates):
        by_rate = {line.rate: line for line in lines}
        return [f"{by_rate[rate].percent} {by_rate[rate].numerator}/{by_rate[rate].denominator}" for rate in rates]
