from odoo import api, fields, models
from odoo.exceptions import ValidationError


class StreetMatterAnswerMixin(models.AbstractModel):
    """What is entered about one caller (诉求人) of a matter: an attempt to contact him, a call-back.

    Several people may wait for an answer, each of them is owed one (G43). So a line names whom it was made with, and
    chooses him by itself when there is only one. He may be confidential: then people who may not see him see his number.
    """

    _name = "street.matter.answer.mixin"
    _description = "Line about one caller of a matter"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "matter_id"

    matter_id = fields.Many2one("street.matter", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="matter_id.company_id", store=True, index=True, precompute=True)
    reporter_id = fields.Many2one(
        "street.matter.reporter", "Caller", compute="_compute_reporter_id", store=True, readonly=False, precompute=True,
        index="btree_not_null", ondelete="restrict", help="Whom it was made with. Names of confidential callers are shown as numbers.",
    )

    @api.depends("matter_id")
    def _compute_reporter_id(self):
        waiting = self.matter_id._origin._get_waiting_reporters()
        for line in self:
            only = waiting.get(line.matter_id.id or line.matter_id._origin.id, self.env["street.matter.reporter"])
            line.reporter_id = only if len(only) == 1 else False

    @api.constrains("reporter_id", "matter_id")
    def _check_reporter(self):
        lines = self.sudo()  # sudo: whose row it is binds also whoever may not read it; texts below name him as the user may see him
        waiting = lines.filtered(lambda line: not line.reporter_id).matter_id._get_waiting_reporters()
        for line in lines:
            if line.reporter_id and line.reporter_id.matter_id != line.matter_id:
                raise ValidationError(self.env._(
                    "%(matter)s: choose one of those who reported it; the caller given belongs to another matter.", matter=line.matter_id.name))
            if callers := waiting.get(line.matter_id.id) if not line.reporter_id else None:
                raise ValidationError(self.env._(
                    "%(matter)s: say with whom it was made; these wait for an answer: %(callers)s (G43).",
                    matter=line.matter_id.name, callers=", ".join(callers.with_env(self.env).mapped("display_name"))))
