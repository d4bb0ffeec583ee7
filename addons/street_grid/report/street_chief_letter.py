from odoo import models
from odoo.tools import format_date
from odoo.tools.i18n import format_list


class StreetChiefLetter(models.AbstractModel):
    """Responsibility letter of a street or river chief (街长责任书 / 河长责任书), to be signed by the office and the chief."""

    _name = "report.street_grid.chief_letter"
    _description = "Responsibility letter"
    _inherit = "street.report.pdf"

    def _add_blocks(self, paper, record, data):
        river = record.kind == "river"
        paper.title(self.env._("Responsibility letter of the river chief") if river else self.env._("Responsibility letter of the street chief"))
        paper.facts(self._get_facts(record), columns=2, label_width=90)
        paper.heading(self.env._("1. Term"))
        paper.text(self.env._(
            "From %(start)s to %(end)s.", start=format_date(self.env, record.date_from, date_format="long"),
            end=format_date(self.env, record.date_to, date_format="long"),
        ))
        paper.heading(self.env._("2. Duties"))
        for number, duty in enumerate((record.duties or "").splitlines() or [""], 1):
            paper.text(self.env._("(%(number)s) %(duty)s", number=number, duty=duty))
        paper.heading(self.env._("3. Undertaking"))
        paper.text(self.env._(
            "The chief answers for the section named above during the term, reports what he cannot settle himself, and accepts "
            "the office's yearly assessment. This letter is made in two copies, one for the office and one for the chief."
        ))
        paper.sign_line([self.env._("Chief (signature):"), self.env._("Date:")])
        day = record.letter_date and format_date(self.env, record.letter_date, date_format="long")
        # sudo: the name of the office whose record is printed; the authority above reads the record, not the company
        paper.signature(record.company_id.sudo().name, day or self.env._("Date:            "), self.env._("(seal)"))

    def _get_facts(self, record):
        labels = {name: record._fields[name]._description_string(self.env) for name in ("object_name", "section", "level", "partner_id", "title", "phone", "grid_ids")}
        levels = dict(record._fields["level"]._description_selection(self.env))
        return [
            (labels["object_name"], record.object_name), (labels["level"], levels[record.level]),
            (labels["section"], record.section, True),
            (labels["partner_id"], record.partner_id.name), (labels["title"], record.title),
            (labels["phone"], record.phone, True),
            (labels["grid_ids"], format_list(self.env, record.grid_ids.mapped("name")) if record.grid_ids else None, True),
        ]
