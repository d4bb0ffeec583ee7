from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Kept, Transition

from ..tools.private_field import PrivateJson

_lt = LazyTranslate(__name__)

HEAD = "street_enforcement.group_organ_head"
CLERK = "street_enforcement.group_case_clerk"


class StreetCollectiveDiscussion(models.Model):
    """Collective discussion of a complex or grave case by the organ's heads (集体讨论): APL 57(2), G19.

    Only heads of the subject on that day discuss; the investigators report and have no vote; each opinion is on record.
    It is a closed file of the side volume (副卷): heads and the clerk read and write it, nobody else, not even the officers of
    the case. Once closed it is fixed, and it counts as long as what it judged is the same.

    At least two heads and more than half of those in office take part, and more than half of those present carry the
    conclusion: the statute names no figure, so the stricter reading is taken.
    """

    _name = "street.collective.discussion"
    _description = "Collective discussion"
    _inherit = ["street.case.private.mixin", "street.transition.mixin"]
    _order = "date desc, id desc"

    _street_transitions = {"close": Transition(("draft",), "closed", f"{HEAD},{CLERK}", label=_lt("Close the record"))}
    _street_protected = {"state": "draft", "digest": False, "judged": False}
    _street_kept = {"facts": Kept(("draft",), advice=_lt("The record of the discussion is closed and stays as it is."), article="APL 57")}

    decision_id = fields.Many2one("street.decision", required=True, index=True, ondelete="restrict", copy=False)
    case_id = fields.Many2one(related="decision_id.case_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="decision_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection([("draft", "Being recorded"), ("closed", "Record closed")], required=True, readonly=True, copy=False, default="draft")
    date = fields.Datetime("Held on", required=True, default=fields.Datetime.now)
    date_end = fields.Datetime("Ended at")
    place = fields.Char()
    chair_id = fields.Many2one("street.subject.head", "Chair", required=True, ondelete="restrict")
    recorder_id = fields.Many2one("hr.employee", "Recorder", ondelete="restrict")
    report = fields.Text("Report of the investigators", help="They report and have no vote.")
    opinion_ids = fields.One2many("street.collective.opinion", "discussion_id", "Heads present")
    conclusion = fields.Text()
    is_agreed = fields.Boolean("Agrees with the proposal")
    judged = PrivateJson(readonly=True, copy=False)
    digest = fields.Char(readonly=True, copy=False)
    is_void = fields.Boolean("Void", compute="_compute_is_void", help="What it judged has changed since.")

    @api.depends("digest", "state")
    def _compute_is_void(self):
        digests = {case: case._get_judged_digest() for case in self.case_id}
        for discussion in self:
            discussion.is_void = discussion.state == "closed" and discussion.digest != digests[discussion.case_id]

    @api.depends("case_id", "date")
    def _compute_display_name(self):
        for discussion in self:
            discussion.display_name = f"{discussion.case_id.display_name} · {self.env._('Collective discussion')}"

    def action_close(self):
        """Close the record of the discussion: from now on it is fixed. :return: True. :raises UserError: naming what is missing"""
        return self._street_move("close")
