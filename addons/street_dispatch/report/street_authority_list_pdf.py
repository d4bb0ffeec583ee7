from odoo import models


class StreetAuthorityListPdf(models.AbstractModel):
    """The list as it is published (执法事项清单公布稿): instrument and publication, then one row an item.

    Source: APL 24 (the decision is published), G01. A draft is marked as not issued.
    """

    _name = "report.street_dispatch.authority_list_pdf"
    _inherit = "street.report.pdf"
    _description = "Enforcement item list, printed"

    _paper_landscape = True

    def _get_watermark(self, record, data):
        return self._unissued_mark() if record.state == "draft" else ""

    def _add_blocks(self, paper, record, data):
        paper.title(record.name)
        paper.facts(self._get_facts(record), columns=3)
        paper.space(0.5)
        paper.table(
            [self.env._("No."), self.env._("Item"), self.env._("Source of power"), self.env._("In the name of"),
             self.env._("Legal basis"), self.env._("Covered penalties"), self.env._("Original department"), self.env._("Validity")],
            [self._get_row(item) for item in record.item_ids],
            widths=[4, 17, 6, 9, 21, 9, 9, 8], small=True,
        )
        # sudo: the name of the office whose record is printed; the authority above reads the record, not the company
        paper.signature(record.company_id.sudo().name, self._get_date(record.publication_date))

    def _get_facts(self, record):
        instrument = record.instrument_id
        return [
            (self.env._("Instrument"), instrument.name),
            (self.env._("Number"), instrument.number),
            (self.env._("Issuer"), instrument.issuer),
            (self.env._("Published in"), instrument.publication_place),
            (self.env._("Published on"), self._get_date(instrument.publication_date)),
            (self.env._("Valid from"), self._get_date(record.date_from)),
        ]

    def _get_row(self, item):
        labels = {name: dict(item._fields[name]._description_selection(self.env)) for name in ("power_source", "validity")}
        return [
            item.code, item.name, labels["power_source"][item.power_source], item.subject_id.name,
            "\n".join(f"《{line.norm_id.name}》{line.violated_clause}；{line.penalty_clause}" for line in item.norm_line_ids),
            "、".join(item.penalty_kind_ids.mapped("name")),
            item.department_id.name, labels["validity"][item.validity],
        ]

    def _get_date(self, day):
        return f"{day.year}年{day.month}月{day.day}日" if day else ""
