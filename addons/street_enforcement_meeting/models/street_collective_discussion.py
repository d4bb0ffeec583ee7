from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.transition import Obstacle


class StreetCollectiveDiscussion(models.Model):
    """A discussion that is held as a meeting of the organ's heads: the signed record of the meeting closes it (APL 57(2), G19)."""

    _inherit = "street.collective.discussion"

    meeting_id = fields.Many2one("street.meeting", "Meeting", index="btree_not_null", ondelete="restrict", copy=False, check_company=True,
                                 domain="[('kind', '=', 'collective')]")

    @api.constrains("meeting_id")
    def _check_meeting(self):
        for discussion in self:
            meeting = discussion.meeting_id
            if meeting and (meeting.kind != "collective" or meeting.company_id != discussion.company_id):
                raise ValidationError(self.env._(
                    "%(discussion)s: a case is discussed in a meeting of the kind “collective discussion” of the same office (G19).",
                    discussion=discussion.display_name))

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "close":
            for discussion in self:
                meeting = discussion.sudo().meeting_id  # sudo: only whether it is signed
                if meeting and meeting.state != "signed":
                    found[discussion] = [*found[discussion], Obstacle("meeting", self.env._(
                        "It is closed by the record of the meeting, when chair and secretary have signed that."), "G19")]
        return found
