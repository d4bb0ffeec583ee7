from odoo import models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import today


class StreetTrainingCertificate(models.AbstractModel):
    """Certificate of attendance (培训证明): a page a person, only of closed classes and of those who were there."""

    _name = "report.street_training.attendance_certificate"
    _description = "Certificate of attendance"
    _inherit = "street.training.paper"

    _paper_page_numbers = False

    def _render_file(self, records, data):
        earned = records.filtered(lambda line: line.session_state == "closed" and line.status == "present")
        if records and not earned:
            raise UserError(self.env._("There is nothing to certify: nobody chosen was present at a class that is closed."))
        return super()._render_file(earned, data)

    def _add_blocks(self, paper, record, data):
        session = record.session_id.sudo()  # sudo: who may read his own attendance may have it certified
        day = session.day
        paper.title(self.env._("Certificate of attendance"))
        paper.space(1)
        facts = {
            "person": record.employee_id.sudo().name, "unit": record.unit_id.sudo().name or session.company_id.name, "hours": f"{record.hours:g}",
            "day": f"{day.year}年{day.month}月{day.day}日", "subject": session.name, "kind": self._choice(session, "kind"),
        }
        paper.text(self.env._("%(person)s (%(unit)s) took part in the class “%(subject)s” (%(kind)s) on %(day)s, for %(hours)s class hours.", **facts))
        if record.result:
            score = f" ({record.score:g})" if record.score else ""
            paper.text(self.env._("Result of the exam: %(result)s", result=f"{self._choice(record, 'result')}{score}"))
        paper.space(2)
        self._add_signature(paper, session, today())
