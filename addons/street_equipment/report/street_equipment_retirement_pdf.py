from odoo import models


class StreetEquipmentRetirementPdf(models.AbstractModel):
    """Printed retirement (装备处置审批表): the items with cost and value left, what becomes of them, who proposed and who decided."""

    _name = "report.street_equipment.retirement"
    _description = "Printed retirement of equipment"
    _inherit = "street.equipment.paper"

    def _get_watermark(self, record, data):
        return "" if record.number else self._unissued_mark()

    def _add_blocks(self, paper, record, data):
        # sudo: names of people, units and the office, printed with the paper
        wide = record.sudo()
        paper.title(self.env._("Approval form of a retirement"))
        if record.number:
            paper.number(record.number)
        paper.facts([
            (self._label(record, "company_id"), wide.company_id.name), (self._label(record, "kind"), self._choice(record, "kind")),
            (self._label(record, "cost_total"), self._money(record.cost_total)), (self._label(record, "value_total"), self._money(record.value_total)),
        ], columns=2, label_width=84)
        paper.heading(self.env._("1. What is retired"))
        self._add_items(paper, wide)
        paper.heading(self.env._("2. What happened, and what becomes of it"))
        paper.text(record.reason)
        paper.heading(self.env._("3. Opinions"))
        paper.box(self.env._("Proposed by"), self.env._("Proposed for retirement.") if record.proposer_id else "", lines=3, label_width=100,
                  foot=self._sign(wide.proposer_id.name, record.date_proposed))
        paper.box(self.env._("Decided by"), self._get_decision(record), lines=3, label_width=100, foot=self._sign(wide.approver_id.name, record.date_decided))

    def _get_decision(self, record):
        if record.state == "approved":
            return self.env._("Approved: the items leave the inventory.")
        return self.env._("Refused: %s", record.refuse_reason) if record.state == "refused" else ""

    def _add_items(self, paper, record):
        rows = []
        for place, line in enumerate(record.line_ids, 1):
            item = line._get_item()
            rows.append([
                str(place), item.label_code, f"{item.name}\n{item._get_serial()}", str(item.date_purchase or ""), f"{line.cost:,.2f}", f"{line.value_left:,.2f}", line.note])
        rows.append(["", "", self.env._("Total"), "", f"{record.cost_total:,.2f}", f"{record.value_total:,.2f}", ""])
        item = self.env["maintenance.equipment"]
        paper.table(
            [self.env._("No."), self.env._("Label"), self.env._("What"), self._label(item, "date_purchase"),
             self.env._("Cost"), self.env._("Value left"), self.env._("Remark")],
            rows, widths=[1.5, 3.5, 4.6, 3, 2.9, 2.9, 3], aligns=["center", "left", "left", "center", "right", "right", "left"], small=True)
