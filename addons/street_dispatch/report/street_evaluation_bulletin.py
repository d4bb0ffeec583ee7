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
        for kind, of_kind in lines.grouped("kind").items():
            paper.heading(names["kind"][kind], level=2)
            rates = KINDS[kind]
            paper.table(
                [self.env._("Name"), *(names["rate"][rate] for rate in rates)],
                [
                    [of_subject[0].subject, *self._get_cells(of_subject, rates)]
                    for of_subject in of_kind.grouped("subject_id").values()
                ],
                widths=[2.2] + [1] * len(rates), aligns=["left"] + ["center"] * len(rates), small=True,
            )
        paper.text(self.env._(
            "Each cell: rate, then numerator / denominator. A limit counts in the month in which it was due; suspended limits, matters "
            "not registered or transferred and those settled on the spot do not count. Amounts of money and numbers of inspections or "
            "penalties have no part in it."))

    def _get_cells(self, lines, rates):
        by_rate = {line.rate: line for line in lines}
        return [f"{by_rate[rate].percent}\n{by_rate[rate].numerator}/{by_rate[rate].denominator}" for rate in rates]
