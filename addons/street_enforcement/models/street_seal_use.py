from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import period


class StreetSealUse(models.Model):
    """Line of the seal register (用印登记): which seal was put on which paper, how often, who allowed it and who did it.

    Rows are written once and never changed; a mistake is noted in a new row. No picture of a seal is kept anywhere.
    """

    _name = "street.seal.use"
    _description = "Use of the seal"
    _order = "used_on desc, id desc"
    _check_company_auto = True

    document_id = fields.Many2one("street.document", "Paper", required=True, readonly=True, index=True, ondelete="restrict", check_company=True)
    case_id = fields.Many2one(related="document_id.case_id", store=True, index=True)
    company_id = fields.Many2one(related="document_id.company_id", store=True, precompute=True, index=True)
    subject_id = fields.Many2one(related="document_id.subject_id", store=True, precompute=True, string="Seal of")
    number = fields.Char(related="document_id.number")
    used_on = fields.Date("Day", required=True, default=lambda self: period.today())
    copies = fields.Integer("Copies sealed", required=True, default=1)
    approver_name = fields.Char("Allowed by", required=True)
    keeper_id = fields.Many2one("res.users", "Sealed by", required=True, readonly=True, default=lambda self: self.env.user)
    note = fields.Char()

    _copies_positive = models.Constraint("CHECK(copies > 0)", "At least one copy is sealed.")

    @api.depends("number", "document_id.name", "used_on")
    def _compute_display_name(self):
        for record in self:
            record.display_name = f"{record.document_id.sudo().display_name} {record.used_on}"

    @api.model_create_multi
    def create(self, vals_list):
        # Who holds the seal is who is logged in, whatever the client says.
        uses = super().create([{**vals, "keeper_id": self.env.uid} for vals in vals_list])
        for use in uses:
            use._check_document()
        return uses

    def _check_document(self):
        document = self.document_id
        if document.state not in ("issued", "signed") or not document.type_id.is_sealed:
            raise UserError(self.env._(
                "%(paper)s: only an issued paper of a kind that is sealed gets the seal (APL 59). Issue it first, or choose the sealed paper.",
                paper=document.display_name,
            ))
        if self.used_on > period.today() or self.used_on < document._get_issue_day():
            raise UserError(self.env._(
                "%(paper)s: the seal was put on it on a day between %(start)s and today. Correct the day.",
                paper=document.display_name, start=document._get_issue_day(),
            ))

    def write(self, vals):
        raise UserError(self.env._("The seal register is not changed: note a mistake in a new row."))

    def unlink(self):
        raise UserError(self.env._("Rows of the seal register are kept: note a mistake in a new row."))
