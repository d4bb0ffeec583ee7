from odoo import api, fields, models

PHOTO_SIDE = 1920


class StreetMatterSettle(models.TransientModel):
    """One screen for a finding: settled on the spot (即查即改), or left for others. Made for a phone and fifteen seconds."""

    _name = "street.matter.settle"
    _description = "Finding on the spot"
    _inherit = ["street.located.mixin"]

    company_id = fields.Many2one("res.company", required=True, readonly=True, default=lambda self: self.env.company)
    photo_after = fields.Image("Photo", max_width=PHOTO_SIDE, max_height=PHOTO_SIDE)
    photo_before = fields.Image("Photo before", max_width=PHOTO_SIDE, max_height=PHOTO_SIDE)
    class_id = fields.Many2one("street.matter.class", "Class", domain="[('is_valid', '=', True)]")
    usual_class_ids = fields.Many2many("street.matter.class", compute="_compute_usual_class_ids")
    description = fields.Char()
    address = fields.Char()

    def _compute_usual_class_ids(self):
        self.usual_class_ids = self.env["street.matter"]._get_usual_classes()

    @api.depends("class_id.name")
    def _compute_display_name(self):
        for finding in self:
            finding.display_name = finding.class_id.name or self.env._("Finding on the spot")

    def action_done(self):
        """Record the finding as settled on the spot. :return: action that tells so and begins the next one"""
        photos = {"photos": self._get_photos("photo_after"), "photos_before": self._get_photos("photo_before")}
        answer = self.env["street.matter"].settle_on_spot(self._get_facts() | photos)
        return self._prepare_next(self.env._("%(matter)s is settled.", matter=answer["name"]))

    def action_needs_handling(self):
        """Take the finding in for others to handle. :return: action that tells so and begins the next one"""
        photos = self._get_photos("photo_before") + self._get_photos("photo_after")
        answer = self.env["street.matter"].collect_on_spot({**self._get_facts(), "photos_before": photos})
        return self._prepare_next(self.env._("%(matter)s is taken in and will be handled.", matter=answer["name"]))

    def _get_facts(self):
        self.ensure_one()
        return {"class_id": self.class_id.id, **{name: self[name] for name in ("description", "address", "latitude", "longitude")}}

    def _get_photos(self, name):
        # The stored size is asked for, whatever the client's context says of binary fields.
        data = self.with_context(bin_size=False)[name]
        return [{"name": f"{name}.jpg", "data": data.decode()}] if data else []

    def _prepare_next(self, message):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success", "message": message,
                "next": self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_matter_settle_action"),
            },
        }
