from odoo import models


class StreetClearancePdf(models.AbstractModel):
    """Printed clearance sheet (离岗清退单): what was brought back, what stays and how it is settled, with the signatures."""

    _name = "report.street_equipment.clearance"
    _description = "Printed clearance sheet"
    _inherit = "street.equipment.paper"

    def _get_watermark(self, record, data):
        return "" if record.state == "signed" else self._unissued_mark()

    def _add_blocks(self, paper, record, data):
        # sudo: names of people, of their unit and of the office, printed with the sheet
        wide = record.sudo()
        paper.title(self.env._("Clearance sheet"))
        if record.number:
            paper.number(record.number)
        paper.facts([
            (self._label(record, "employee_id"), wide.employee_id.name), (self._label(record, "company_id"), wide.company_id.name),
            (self.env._("Unit"), wide.employee_id.unit_id.name), (self._label(record, "date_leaving"), str(record.date_leaving)),
        ], columns=2, label_width=84)
        for label, rows in record._get_sections():
            paper.heading(label)
            if rows:
                paper.table([self.env._("No."), self.env._("What"), self.env._("How it stands")],
                            [[str(place), row["what"], row["detail"]] for place, row in enumerate(rows, 1)],
                            widths=[1, 6, 8], aligns=["center", "left", "left"], small=True)
            else:
                paper.text(self.env._("None."))
        paper.box(self._label(record, "note"), record.note, lines=2, label_width=84)
        paper.box(self.env._("The person"), self.env._("I have handed in everything listed as taken back."), lines=2, label_width=84, foot=self._sign("", False))
        paper.box(self.env._("Keeper of the equipment"), self.env._("Checked against the register.") if record.state == "signed" else "", lines=2, label_width=84,
                  foot=self._sign(wide.keeper_id.name, record.date_signed))
        paper.box(self.env._("Personnel"), "", lines=2, label_width=84, foot=self._sign("", False))
