import base64

from odoo import fields, models
from odoo.fields import Command


class StreetPatrolFinding(models.Model):
    """Findings of a round become matters."""

    _inherit = "street.patrol.finding"

    matter_id = fields.Many2one("street.matter", "Matter", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    def _get_protected(self):
        return {**super()._get_protected(), "matter_id": False}

    def _do_pass_on(self):
        """Take a matter in for each finding, with its photo; the user needs the right to take matters in."""
        matters = self.env["street.matter"].create([finding._prepare_matter_values() for finding in self])
        for finding, matter in zip(self, matters, strict=True):
            finding._do_write({"matter_id": matter.id})

    def _prepare_matter_values(self):
        values = {**super()._prepare_matter_values(), "place_id": self.place_id.id, "reported_at": self.time}
        # The picture itself is asked for, whatever the client's context says of binary fields.
        if content := self.with_context(bin_size=False).photo:
            photo = self.env["ir.attachment"].create({"name": f"{self.description[:100]}.jpg", "raw": base64.b64decode(content)})
            values["photo_before_ids"] = [Command.set(photo.ids)]
        return values
