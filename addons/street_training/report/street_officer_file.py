from odoo import models

from odoo.addons.street_base.tools.pdf_layout import SMALL


class StreetOfficerFileReport(models.AbstractModel):
    """Personal enforcement file (个人执法档案) on paper: the same sections as on screen, dated."""

    _name = "report.street_training.officer_file"
    _description = "Personal enforcement file on paper"
    _inherit = "street.report.pdf"

    def _get_title(self, records, data):
        return self.env._("Personal enforcement file of %(people)s", people=", ".join(records[:3].sudo().employee_id.mapped("name")))

    def _add_blocks(self, paper, record, data):
        sections = record._get_sections(record.day)  # asks for the right to open it
        roles = record.officer_role_ids.mapped("name")
        office = record.company_id.sudo().name  # sudo: the name of the office stands on every paper
        paper.title(self.env._("Personal enforcement file"))
        paper.facts([
            # sudo: the name of the person whose file is open
            (self.env._("Full name"), record.sudo().employee_id.name), (self.env._("Unit"), record.unit_id.sudo().name or office),
            (self.env._("Employment"), dict(record._fields["employment_type"]._description_selection(self.env)).get(record.employment_type, "")),
            (self.env._("Roles"), ", ".join(roles)),
            (self.env._("May enforce"), self.env._("Yes") if record.may_enforce else record.enforce_fault),
            (self.env._("As of"), f"{record.day.year}年{record.day.month}月{record.day.day}日"),
        ])
        paper.text(self.env._("Printed from the register of %(office)s; it holds personal data.", office=office), SMALL)
        for section in sections:
            paper.heading(section.title)
            if section.rows:
                paper.table(section.header, section.rows, widths=section.widths, small=True)
            else:
                paper.text(self.env._("Nothing on record."), SMALL.but(indent=2))
