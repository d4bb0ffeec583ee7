from odoo import models


class StreetTrainingSheet(models.AbstractModel):
    """Sign-in sheet of a class (签到表): to sign by hand, or with what is on record once the class is closed."""

    _name = "report.street_training.sheet"
    _description = "Sign-in sheet"
    _inherit = "street.training.paper"

    def _add_blocks(self, paper, record, data):
        paper.title(self.env._("Sign-in sheet"))
        paper.facts(self._get_facts(record), columns=1, label_width=100)
        self._add_sheet(paper, record)
        paper.sign_line([self.env._("Lecturer (signature):"), self.env._("Trainer (signature):")])
