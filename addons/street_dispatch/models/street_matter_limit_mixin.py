from odoo import fields, models

LIMIT_UNITS = [
    ("hour", "Hours"),
    ("working_hour", "Working hours"),
    ("working_day", "Working days"),
]
LIMIT_STAGES = ("register", "dispatch", "handle", "check")


class StreetMatterLimitMixin(models.AbstractModel):
    """How long each stage of a matter may take (时限). Limits are set locally, never by the standard (law.md 6.5)."""

    _name = "street.matter.limit.mixin"
    _description = "Limits of the stages of a matter"

    unit_id = fields.Many2one(
        "street.unit", string="Usual unit", ondelete="restrict", index="btree_not_null",
        help="Takes matters for which no enforcement item decides: an own unit for service and cleaning, else the competent department.",
    )
    register_length = fields.Integer(string="Register within", default=4)
    register_unit = fields.Selection(LIMIT_UNITS, string="Unit of the registering limit", default="working_hour", required=True)
    dispatch_length = fields.Integer(string="Dispatch within", default=2)
    dispatch_unit = fields.Selection(LIMIT_UNITS, string="Unit of the dispatching limit", default="working_hour", required=True)
    handle_length = fields.Integer(string="Handle within", default=3)
    handle_unit = fields.Selection(LIMIT_UNITS, string="Unit of the handling limit", default="working_day", required=True)
    check_length = fields.Integer(string="Check within", default=1)
    check_unit = fields.Selection(LIMIT_UNITS, string="Unit of the checking limit", default="working_day", required=True)

    def _get_stage_limits(self):
        """Limits of one row, as plain data.

        :return: dict stage → (length, unit); stages are those of LIMIT_STAGES, units those of tools/period.py
        """
        self.ensure_one()
        return {stage: (self[f"{stage}_length"], self[f"{stage}_unit"]) for stage in LIMIT_STAGES}
