from odoo import models


class StreetTrainingNotice(models.AbstractModel):
    """Notice of a class (培训通知)."""

    _name = "report.street_training.notice"
    _description = "Notice of a class"
    _inherit = "street.training.paper"

    def _get_watermark(self, record, data):
        return self._unissued_mark() if record.state == "cancelled" else ""

    def _add_blocks(self, paper, record, data):
        self._add_notice(paper, record)

    def _add_notice(self, paper, record):
        paper.title(self.env._("Notice of the class “%(subject)s”", subject=record.name))
        paper.facts(self._get_facts(record), columns=1, label_width=100)
        if record.note:
            paper.heading(self.env._("Content"))
            paper.text(record.note)
        paper.text(self.env._("Those named take part on time and sign in. Who cannot come asks for leave beforehand and attends the make-up class."))
        self._add_signature(paper, record, self._get_day(record))
