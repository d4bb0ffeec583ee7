from odoo import models


class StreetEquipmentRequestPdf(models.AbstractModel):
    """Printed purchase request (采购申请审批表) with its quotes, the answers of finance and of each tier, and the receipts."""

    _name = "report.street_equipment.purchase_request"
    _description = "Printed purchase request"
    _inherit = "street.equipment.paper"

    def _get_watermark(self, record, data):
        return "" if record.number else self._unissued_mark()

    def _add_blocks(self, paper, record, data):
        paper.title(self.env._("Purchase request"))
        if record.number:
            paper.number(record.number)
        paper.facts(self._get_facts(record), columns=2, label_width=84)
        paper.heading(self.env._("1. What is to be bought"))
        self._add_lines(paper, record)
        if record.uniform_note:
            paper.text(record.uniform_note)
        if record.quote_ids:
            paper.heading(self.env._("2. Quotes compared"))
            self._add_quotes(paper, record)
        paper.heading(self.env._("3. Opinions"))
        for label, text, foot in self._get_opinions(record):
            paper.box(label, text, lines=2, label_width=110, foot=foot)
        if record.receipt_ids:
            paper.heading(self.env._("4. Receipt and acceptance"))
            self._add_receipts(paper, record)

    def _get_facts(self, record):
        # sudo: names of people and of the office, printed with the request
        wide = record.sudo()
        return [
            (self._label(record, "name"), record.name, True), (self.env._("Office"), wide.company_id.name), (self._label(record, "unit_id"), record.unit_id.name),
            (self._label(record, "requester_id"), wide.requester_id.name), (self._label(record, "date_submitted"), self._moment(record.date_submitted)),
            (self._label(record, "budget_line_id"), wide.budget_line_id.display_name, True), (self._label(record, "amount_total"), self._money(record.amount_total)),
            (self._label(record, "supplier_id"), wide.supplier_id.name), (self._label(record, "reason"), record.reason, True),
        ]

    def _add_lines(self, paper, record):
        rows = [
            [str(place), line.name, line.specification, f"{line.quantity} {line.unit_name}", f"{line.price_unit:,.2f}", f"{line.amount:,.2f}"]
            for place, line in enumerate(record.line_ids, 1)
        ]
        rows.append(["", self.env._("Total"), "", "", "", f"{record.amount_total:,.2f}"])
        paper.table(
            [self.env._("No."), self.env._("Goods"), self.env._("Specification"), self.env._("Quantity"), self.env._("Price"), self.env._("Amount")], rows,
            widths=[1, 4, 5, 2.4, 2.8, 3], aligns=["center", "left", "left", "center", "right", "right"], small=True)

    def _add_quotes(self, paper, record):
        paper.table(
            [self.env._("Supplier"), self.env._("Offer"), self.env._("Conditions"), self.env._("Chosen")],
            [[quote.sudo().partner_id.name, f"{quote.amount:,.2f}", quote.delivery, self.env._("yes") if quote.is_chosen else ""] for quote in record.quote_ids],
            widths=[5, 3, 5, 1.6], aligns=["left", "right", "left", "center"], small=True)
        if record.quote_reason:
            paper.text(self.env._("Why this quote: %s", record.quote_reason))

    def _get_opinions(self, record):
        """(label, text, place and date of the signature): finance first, then the tiers in their order."""
        wide = record.sudo()  # sudo: rows of tiers and names of those who answered
        confirmed = self.env._("The budget line was confirmed and the amount reserved.") if record.checker_id else ""
        opinions = [(self.env._("Finance"), confirmed, self._sign(wide.checker_id.name, record.date_checked))]
        for review in wide.review_ids.sorted("sequence"):
            text = (review.comment or self.env._("Agreed.")) if review.status == "approved" else ""
            opinions.append((review.name, text, self._sign(review.done_by.name, review.reviewed_date)))
        if record.state in ("rejected", "cancelled"):
            opinions.append((self.env._("How it ended"), record.end_reason, ""))
        return opinions

    def _add_receipts(self, paper, record):
        wide = record.receipt_ids.sudo().sorted("place")  # sudo: names of those who accepted
        paper.table(
            [self.env._("Received on"), self.env._("What came"), self.env._("Amount"), self.env._("Accepted by"), self.env._("And by")],
            [[str(receipt.date), "\n".join(line.display_name for line in receipt.line_ids), f"{receipt.amount:,.2f}", receipt.first_acceptor_id.name,
              receipt.second_acceptor_id.name] for receipt in wide if receipt.state != "refused"],
            widths=[2.6, 5, 2.6, 2.4, 2.4], aligns=["left", "left", "right", "center", "center"], small=True)
        if record.difference:
            paper.text(record.difference)
