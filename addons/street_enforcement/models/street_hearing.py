import re

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.period import today

STATES = [
    ("requested", "Asked for"),
    ("scheduled", "Summoned"),
    ("held", "Held"),
    ("reported", "Reported"),
    ("refused", "Not accepted"),
    ("withdrawn", "Withdrawn"),
    ("lapsed", "Ended by absence"),
]
OVER_STATES = ("reported", "refused", "withdrawn", "lapsed")
OFFICER = "street_enforcement.group_officer"
HEAD = "street_enforcement.group_organ_head"
CHAIR = "street_enforcement.group_hearing_chair"
MOST_AGENTS = 2  # APL 64(1)5


class StreetHearing(models.Model):
    """Hearing (听证): asked for within five working days after the right was told, announced at least seven working days
    before, led by somebody who never investigated the case, on record, free of charge (APL 63-65, G15-G16).

    The officers on the case take the application and send the summons; the organ head names the chair, never they; only
    the chair of the hearing holds it, ends it and reports. Nobody else writes the record, the organ head included. An
    application is never deleted: it is refused with its reason, or withdrawn by the party.
    """

    _name = "street.hearing"
    _description = "Hearing"
    _inherit = ["street.case.hands.mixin", "street.transition.mixin", "mail.thread"]
    _order = "date_requested desc, id desc"
    _mail_post_access = "read"

    case_id = fields.Many2one("street.case", required=True, index=True, ondelete="restrict", copy=False)
    notice_id = fields.Many2one("street.decision.notice", "On the notice", required=True, index=True, ondelete="restrict", copy=False)
    company_id = fields.Many2one(related="case_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="requested", index=True)
    # application
    party_id = fields.Many2one("street.case.party", "Asked for by", required=True, index=True, ondelete="restrict")
    date_requested = fields.Date("Asked for on", required=True, default=lambda self: today(), help="The day of posting, when it came by mail.")
    request_text = fields.Text("Application")
    # summons
    chair_id = fields.Many2one("hr.employee", "Chair", ondelete="restrict", readonly=True, copy=False, index="btree_not_null")
    clerk_id = fields.Many2one("hr.employee", "Recorder", ondelete="restrict", readonly=True, copy=False)
    date_hearing = fields.Datetime("Hearing on", readonly=True, copy=False)
    place = fields.Char(readonly=True, copy=False)
    is_public = fields.Boolean("Public", readonly=True, copy=False)
    closed_reason = fields.Char("Why not public", readonly=True, copy=False)
    date_summoned = fields.Date("Summons made on", readonly=True, copy=False)
    date_summons_served = fields.Date("Summons served on", compute="_compute_date_summons_served")
    # the hearing itself
    agents = fields.Char("Agents of the party", help="One or two, with a comma between their names (APL 64(1)5).")
    record = fields.Text("Record of the hearing", readonly=True, copy=False)
    is_record_signed = fields.Boolean("Record signed by the party", readonly=True, copy=False)
    refusal_note = fields.Char("Refusal to sign, noted by the chair", readonly=True, copy=False)
    date_held = fields.Date("Held on", readonly=True, copy=False)
    report = fields.Text("Hearing report", readonly=True, copy=False)
    date_reported = fields.Date("Reported on", readonly=True, copy=False)
    end_reason = fields.Char(readonly=True, copy=False)

    _one_open = models.UniqueIndex("(case_id) WHERE state IN ('requested', 'scheduled', 'held')", "This case has an open hearing already.")

    @api.depends("date_summoned")
    def _compute_date_summons_served(self):
        for hearing in self:
            day = hearing.case_id._get_served_date("CF22") if hearing.date_summoned else None
            hearing.date_summons_served = day if day and day >= hearing.date_summoned else False

    @api.depends("case_id", "date_requested")
    def _compute_display_name(self):
        for hearing in self:
            hearing.display_name = f"{hearing.case_id.display_name} · {hearing.date_requested}"

    @api.constrains("agents")
    def _check_agents(self):
        for hearing in self.filtered("agents"):
            names = [name for name in re.split(r"[、,，;；\n]", hearing.agents) if name.strip()]
            if len(names) > MOST_AGENTS:
                raise ValidationError(self.env._(
                    "%(hearing)s: %(count)s agents are named; a party sends one or two (APL 64). Ask whom it sends.",
                    hearing=hearing.display_name, count=len(names)))

    @api.constrains("case_id", "notice_id", "party_id", "date_requested")
    def _check_same_case(self):
        for hearing in self:
            if not hearing.notice_id.case_id == hearing.case_id == hearing.party_id.case_id:
                raise ValidationError(self.env._("A hearing, its notice and its party belong to one case."))
            if hearing.date_requested > today():
                raise ValidationError(self.env._("%(hearing)s: an application cannot come from a day to come.", hearing=hearing.display_name))
