from odoo import api, fields, models
from odoo.exceptions import UserError

from ..tools.private_field import PrivateBinary
from .street_case_private import PRIVATE

VOLUMES = [("main", "Main volume"), ("side", "Side volume")]


class StreetCaseFile(models.Model):
    """Bound case file (案卷): one volume as one PDF, with its digest. Main volume 正卷, side volume 副卷.

    Made by a worker of the case and never changed: what has grown since is bound anew.
    """

    _name = "street.case.file"
    _description = "Bound case file"
    _inherit = ["street.case.private.mixin"]
    _order = "case_id, id desc"
    _rec_name = "file_name"

    case_id = fields.Many2one("street.case", "Case", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    volume = fields.Selection(VOLUMES, required=True, readonly=True)
    file_name = fields.Char(required=True, readonly=True)
    content = PrivateBinary("PDF", attachment=True, readonly=True, groups=PRIVATE)
    digest = fields.Char("SHA-256", required=True, readonly=True)
    paper_count = fields.Integer("Papers", readonly=True, aggregator=None)
    page_count = fields.Integer("Pages", readonly=True, aggregator=None, help="Numbered pages, without cover, index and closing sheet.")
    is_closed = fields.Boolean("Closed file", readonly=True, help="Holds a paper that only organ heads and the case clerk read.")
    missing_scans = fields.Text("Papers without their scan", readonly=True)
    bound_at = fields.Datetime("Bound", required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Bound by", required=True, readonly=True, ondelete="restrict")

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            raise UserError(self.env._("A file is bound from its case."))
        return super().create(vals_list)

    def write(self, vals):
        raise UserError(self.env._("A bound file is kept as it is. Bind the case anew."))

    def unlink(self):
        raise UserError(self.env._("A bound file is kept as it is."))

    def action_export(self):
        """Download this volume with all its papers, their digests and the check script. :return: action

        :raises AccessError: the user does not act in the case
        """
        self.ensure_one()
        self._check_private()
        return {"type": "ir.actions.act_url", "url": f"/street/case_file/{self.id}", "target": "download"}
