from odoo import fields, models

from ..models.street_case_party import KINDS
from ..models.street_case_summary import GROUNDS, PENALTIES, SIGNATURES


class StreetCaseSpot(models.TransientModel):
    """The decision on the spot (当场处罚) on one screen of a phone: who, where, what, which item, how much, and what was told.

    Its button calls the same method as other programs do; nothing is stored before all gates are passed.
    """

    _name = "street.case.spot"
    _description = "Decision on the spot"

    # who
    party_kind = fields.Selection(KINDS, "Party", required=True, default="person")
    party_name = fields.Char("Name of the party", required=True)
    party_trade_name = fields.Char("Trade name")
    party_id_number = fields.Char("Identity number")
    party_birth_date = fields.Date("Born on", help="From another paper, where there is no identity card: age decides whether a penalty is possible (APL 30).")
    party_credit_code = fields.Char("Credit code")
    party_legal_representative = fields.Char("Legal representative")
    party_phone = fields.Char("Phone")
    colleague_id = fields.Many2one("hr.employee", "Second officer", required=True, default=lambda self: self._default_colleague())
    # what and where
    authority_item_id = fields.Many2one("street.authority.item", "Enforcement item", required=True, domain="[('is_valid', '=', True)]")
    facts = fields.Text("Violation", required=True)
    address = fields.Char("Place of the act", required=True)
    occurred_at = fields.Datetime("Time in the street", required=True, default=fields.Datetime.now)
    # how much
    summary_penalty = fields.Selection(PENALTIES, "Penalty", required=True, default="fine")
    summary_amount = fields.Float("Fine", digits=(16, 2))
    benchmark_id = fields.Many2one("street.discretion.benchmark", "Discretion benchmark", compute="_compute_range")
    circumstance_ids = fields.Many2many("street.discretion.circumstance", string="Circumstances", domain="[('benchmark_id', '=', benchmark_id)]")
    tier_id = fields.Many2one("street.discretion.tier", "Discretion tier", compute="_compute_range")
    range_min = fields.Float("At least", digits=(16, 2), compute="_compute_range")
    range_max = fields.Float("At most", digits=(16, 2), compute="_compute_range")
    range_text = fields.Char("Range", compute="_compute_range")
    is_outside = fields.Boolean("Outside the range", compute="_compute_range")
    summary_departure = fields.Char("Reason for leaving the range")
    # what was done in the street
    certificates_shown = fields.Boolean("Certificates shown")
    rights_told = fields.Boolean("Facts, reasons, basis and rights told")
    statement_text = fields.Text("Statement of the party")
    statement_answer = fields.Char("Answer to the statement")
    signature = fields.Selection(SIGNATURES, "Signature of the party")
    signature_note = fields.Char("Note on the refusal")
    is_handed_over = fields.Boolean("Handed over on the spot")
    form_id = fields.Many2one("street.form", "Number of the form", required=True, default=lambda self: self._default_form("decision"), domain=lambda self: self._get_own_forms("decision"))
    # cash
    collect_ground = fields.Selection(GROUNDS, "Collected on the spot")
    collect_note = fields.Char("Why it may be collected")
    receipt_id = fields.Many2one("street.form", "Finance receipt", domain=lambda self: self._get_own_forms("receipt"))
