from odoo import api, fields, models
from odoo.exceptions import ValidationError

from odoo.addons.street_base.tools.period import local_day

from ..tools.private_field import PrivateChar, PrivateText
from .street_case_private import PRIVATE

WAYS = [
    ("direct", "Direct"),
    ("left", "Left at the residence"),
    ("mail", "By mail"),
    ("entrusted", "Entrusted or passed on"),
    ("electronic", "Electronic"),
    ("notice", "Public notice"),
]
STATES = [("draft", "Being served"), ("served", "Served"), ("failed", "In vain"), ("annulled", "Entered wrongly")]
RECEIVERS = [
    ("party", "The party"),
    ("family", "Adult family member living with the party"),
    ("representative", "Legal representative or who is in charge"),
    ("mailroom", "Who takes in post for the organisation"),
    ("agent", "Agent"),
    ("designated", "Receiver named by the party"),
]
NOTICE_REASONS = [("missing", "Whereabouts unknown"), ("exhausted", "No other way reached the party")]
WITNESS_BODIES = [("grassroots", "Grass-roots organisation"), ("employer", "Organisation of the party"), ("other", "Other")]
DECISION_PAPERS = ("CF29", "CF30")
SPOT_PAPER = "CF31"


class StreetService(models.Model):
    """Service (送达) of one paper on one party: in which way, by whom, with which proof, and the day it took effect.

    Six ways (APL 61, CPL 87-95): 直接送达, 留置送达, 邮寄送达, 委托或者转交送达, 电子送达, 公告送达. An officer on the case enters
    the attempt, adds the proof and closes it as served or in vain. From then on nothing of it changes; the day of effect
    starts the terms that run from service. Only a row that was entered wrongly is annulled, by the team leader. Where and
    into whose hands it went is read by those who act in the case; everybody else sees paper, party, way and day.
    """

    _name = "street.service"
    _description = "Service of a paper"
    _inherit = ["street.case.private.mixin", "street.case.hands.mixin", "street.moment.mixin", "street.transition.mixin"]
    _order = "id desc"
    _check_company_auto = True

    document_id = fields.Many2one(
        "street.document", "Paper", required=True, index=True, ondelete="restrict", copy=False, check_company=True,
        domain="[('state', 'in', ('issued', 'signed'))]")
    case_id = fields.Many2one(related="document_id.case_id", store=True, precompute=True, index=True, string="Case")
    company_id = fields.Many2one(related="document_id.company_id", string="Office", store=True, precompute=True, index=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="draft", index=True)
    party_id = fields.Many2one(
        "street.case.party", "Party served", required=True, index=True, ondelete="restrict", domain="[('case_id', '=', case_id)]",
        compute="_compute_party_id", store=True, readonly=False, precompute=True)
    way = fields.Selection(WAYS, required=True, default="direct", index=True)
    server_ids = fields.Many2many("hr.employee.public", "street_service_server_rel", string="Served by", domain="[('company_id', '=', company_id)]")
    served_at = fields.Datetime("Handed over or left at", copy=False, help="Time on the receipt; by mail the day on the receipt of the post.")
    place = PrivateChar("Place of service")
    # who took it
    receiver = PrivateChar("Received by", help="Who signed.")
    receiver_kind = fields.Selection(RECEIVERS, "Receiver is", default="party")
    # refusal
    refusal_reason = PrivateChar("Refusal", help="Why it was not taken, and what was done.")
    witness_name = PrivateChar("Witness")
    witness_body = fields.Selection(WITNESS_BODIES, "Witness comes from")
    # mail
    mail_number = PrivateChar("Number of the letter")
    posted_on = fields.Date()
    is_returned = fields.Boolean("Came back", help="It came back from the address that the party itself confirmed (CF34): served on the day it came back.")
    # passed on
    entrusted_to = PrivateChar("Entrusted to", help="Organ that serves for us, or the unit, prison or institution that passes it on (CPL 91-93).")
    # electronic
    e_address = PrivateChar("Electronic address", groups=PRIVATE)
    # public notice
    notice_reason = fields.Selection(NOTICE_REASONS, "Why by public notice")
    notice_course = PrivateText("Earlier attempts", help="原因和经过: stand in the file (CPL 95).")
    published_on = fields.Date()
    published_in = fields.Char()
    date_notice_end = fields.Date("Thirty days are over on", compute="_compute_date_notice_end")
    is_provisional = fields.Boolean(compute="_compute_date_notice_end")
    proof_ids = fields.One2many("street.service.proof", "service_id", "Proofs")
    note = PrivateText("Notes")
    is_on_form = fields.Boolean(
        "Receipt on the decision itself", readonly=True, copy=False,
        help="Handed over in the street: the party signs on the numbered form, or its refusal is noted there (APL 52); there is no other receipt.")
    # result
    date_effective = fields.Date("Effective on", readonly=True, copy=False, index="btree_not_null")
    end_reason = fields.Char(readonly=True, copy=False)

    _one_effect = models.UniqueIndex("(document_id, party_id) WHERE state = 'served'", "This paper was served on this party already.")

    @api.depends("document_id")
    def _compute_party_id(self):
        for service in self:
            case = service.document_id.sudo().case_id
            if service.party_id not in case.party_ids or not service.party_id:
                service.party_id = case and case._get_open_decision().party_id or case.party_ids[:1]

    @api.onchange("document_id")
    def _onchange_document_id(self):
        """Propose on the form what is mostly so: both officers of the case serve it at the address of the party."""
        if self.document_id:
            self.server_ids = self.server_ids or self.env["hr.employee.public"].browse(self.document_id.case_id._acting_officers().ids)
            self.place = self.place or self.party_id.address

    @api.depends("published_on", "company_id")
    def _compute_date_notice_end(self):
        for service in self:
            service.date_notice_end = service.is_provisional = False
            if service.published_on and service.company_id:
                service.date_notice_end, service.is_provisional = self.env["street.deadline.rule"]._get_term_end(
                    "D10", service.company_id.id, service.published_on)

    @api.depends("document_id", "way")
    def _compute_display_name(self):
        ways = dict(self._fields["way"]._description_selection(self.env))
        for service in self:
            service.display_name = " · ".join(filter(None, (service.document_id.display_name, ways.get(service.way))))

    @api.constrains("document_id", "party_id")
    def _check_same_case(self):
        for service in self:
            if service.party_id.case_id != service.document_id.case_id:
                raise ValidationError(self.env._("A paper is served on a party of its own case."))

    def _street_fixed_fields(self):
        return super()._street_fixed_fields() | {"document_id"}

    def _get_line_lock(self, line_model):
        fixed = self.env._("The service is closed; its proofs are kept as they are.")
        hands = self.case_id._get_hands_lock(self.env.user) if not self.env.user._is_superuser() else {}
        return {service: fixed if service.state != "draft" else hands.get(service.case_id, "") for service in self}

    def _get_effective_day(self):
        """Day on which service took effect by its way, or None while the facts for it are missing.

        Direct, left and passed on: the day of signing or leaving (CPL 87, 89); mail: the day on the receipt of the post, or
        on which it came back from the confirmed address; electronic: the day of arrival (CPL 90); public notice: when
        thirty days have passed (CPL 95, D10).
        """
        self.ensure_one()
        if self.way == "notice":
            return self.date_notice_end or None
        return local_day(self.served_at) if self.served_at else None
