from odoo import fields, models


class StreetMatterMerge(models.TransientModel):
    """Dialog of merging: repeated reports go on in one matter, with all their reporters."""

    _name = "street.matter.merge"
    _description = "Merge repeated reports"

    matter_ids = fields.Many2many("street.matter", required=True, readonly=True, default=lambda self: self.env.context.get("active_ids"))
    main_id = fields.Many2one(
        "street.matter", "Goes on as", required=True, default=lambda self: self._default_main(),
        domain="[('id', 'not in', matter_ids), ('state', 'not in', ['closed', 'rejected', 'transferred'])]",
    )

    def _default_main(self):
        return self.env["street.matter"].browse(self.env.context.get("active_ids")).similar_id[:1]

    def action_merge(self):
        """Merge into the chosen matter. :return: action that opens it"""
        self.matter_ids.action_merge(main_id=self.main_id.id)
        return self.main_id._get_records_action()
