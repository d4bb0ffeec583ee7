from odoo import models

from odoo.addons.street_equipment.models.street_stocktake_line import DIFFERENCES


class StreetStocktakePdf(models.AbstractModel):
    """Printed stock-take (装备盘点表): figures by result, every difference with its reason, who counted and who settled."""

    _name = "report.street_equipment.stocktake"
    _description = "Printed stock-take"
    _inherit = "street.equipment.paper"

    def _get_watermark(self, record, data):
        return "" if record.state == "approved" else self._unissued_mark()

    def _add_blocks(self, paper, record, data):
        # sudo: names of people, units and the office, printed with the paper
        wide = record.sudo()
        paper.title(self.env._("Stock-take of the equipment"))
        paper.facts([
            (self.env._("Stock-take"), record.name), (self._label(record, "company_id"), wide.company_id.name),
            (self.env._("What was counted"), self._get_scope(wide), True),
            (self._label(record, "date_started"), self._moment(record.date_started)), (self._label(record, "date_counted"), self._moment(record.date_counted)),
            (self._label(record, "starter_id"), wide.starter_id.name), (self._label(record, "approver_id"), wide.approver_id.name),
        ], columns=2, label_width=84)
        paper.heading(self.env._("1. Result"))
        self._add_figures(paper, record)
        paper.heading(self.env._("2. Differences and their reasons"))
        self._add_differences(paper, wide)
        paper.heading(self.env._("3. Signatures"))
        counters = wide._get_counters()
        paper.box(self.env._("Counted by"), ", ".join(counters.mapped("name")), lines=3, label_width=100, foot=self._sign("", record.date_counted))
        settled = self.env._("The differences are settled as listed.") if record.state == "approved" else ""
        paper.box(self.env._("Settled by"), settled, lines=3, label_width=100, foot=self._sign(wide.approver_id.name, record.date_approved))

    def _get_scope(self, record):
        kinds = [self._label(record, name) for name in ("has_items", "has_vehicles", "has_supplies") if record[name]]
        return ", ".join([*kinds, *record.category_ids.mapped("name"), *record.unit_ids.mapped("name")])

    def _add_figures(self, paper, record):
        labels = dict(record.line_ids._fields["result"]._description_selection(self.env))
        rows = [[labels[result], str(count), f"{counted:g}"] for result, count, counted in record._get_figures()]
        paper.table([self.env._("Result of the count"), self.env._("Lines"), self.env._("Pieces counted")],
                    [*rows, [self.env._("Total"), str(record.line_count), ""]], widths=[4, 2, 2], aligns=["left", "right", "right"])

    def _add_differences(self, paper, record):
        lines = record.line_ids.filtered(lambda line: line.result in DIFFERENCES)
        # A long table begins right below its heading instead of on a page of its own.
        paper.blocks[-1].keepWithNext = len(lines) < 8
        if not lines:
            paper.text(self.env._("None: everything was found as booked."))
            return
        paper.table(
            [self.env._("No."), self.env._("Label"), self.env._("What"), self.env._("Expected"), self.env._("Counted"), self.env._("Difference"),
             self.env._("Result of the count"), self.env._("Reason")],
            [[str(place), line.code, line.what, f"{line.expected:g}", f"{line.counted:g}", f"{line.counted - line.expected:+g}", self._choice(line, "result"), line.reason]
             for place, line in enumerate(lines, 1)],
            widths=[1.6, 3.6, 4.6, 2, 2, 1.7, 2.4, 4.2], aligns=["center", "left", "left", "right", "right", "right", "left", "left"], small=True)
