from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.street_base.tools.period import local_day

from .street_case import INTAKE_STATES

# APL 46
KINDS = [
    ("documentary", "Documentary evidence"),
    ("physical", "Physical evidence"),
    ("audiovisual", "Audio-visual material"),
    ("electronic", "Electronic data"),
    ("testimony", "Testimony of a witness"),
    ("statement", "Statement of the party"),
    ("appraisal", "Expert opinion"),
    ("inspection", "Record of inspection or of the site"),
]
SOURCES = [
    ("collected", "Collected by officers"),
    ("party", "Given by the party"),
    ("witness", "Given by a witness"),
    ("matter", "Reported with the matter"),
    ("organ", "Given by another organ"),
    ("monitoring", "Technical monitoring equipment"),
]
STATES = [("collected", "Collected"), ("checked", "Checked by one"), ("verified", "Verified"), ("excluded", "Excluded")]
# What two people verified; a change begins anew.
FACTS = {
    "case_id", "name", "kind", "source", "provider", "proves", "is_original", "copy_note", "original_place", "taken_at", "taker_ids", "place",
    "latitude", "longitude", "device", "method", "shown_to", "shown_note", "file_ids", "monitor_review", "monitor_review_date", "monitor_published", "monitor_published_date",
    "monitor_record_review", "monitor_reviewer_id",
}


class StreetEvidence(models.Model):
    """Item of evidence (证据) of a case: one of the eight kinds of APL 46, with its files as they came in.

    1. An officer on the case takes it in: what, from whom, when, where, with which device, the original or a copy. Each
       file gets its SHA-256 at once; each change of hands is a row (``street.evidence.custody``).
    2. One officer on the case checks it, another one verifies it (查证属实, APL 46). Only what is verified proves a fact
       and is judged; what was gathered after a remedy began does not count (ARL 46, ALL 35).
    3. What was gathered unlawfully or proves nothing is excluded with its reason (排除) and stays on file.

    What officers collect says to whom they showed their certificates (G04). ``device`` names what made it in words, also a
    device that no register holds; who keeps a register of equipment adds the link and fills the words.

    Evidence lawfully gathered before the case was opened may be used (Order 55 art. 15); after the decision none is
    gathered.
    """

    _name = "street.evidence"
    _description = "Evidence"
    _inherit = ["street.case.private.mixin", "street.case.hands.mixin", "street.on.site.mixin", "street.transition.mixin"]
    _order = "case_id desc, sequence, id"
    _check_company_auto = True

    case_id = fields.Many2one("street.case", "Case", required=True, index=True, ondelete="restrict", copy=False, check_company=True)
    company_id = fields.Many2one(related="case_id.company_id", string="Office", store=True, precompute=True, index=True)
    sequence = fields.Integer(default=10)
    name = fields.Char(required=True, help="What it is, as the list of evidence names it.")
    kind = fields.Selection(KINDS, required=True, default="audiovisual", index=True)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="collected", index=True)
    proves = fields.Text("Proves", help="证明内容: what it shows.")
    fact_ids = fields.Many2many("street.case.fact", string="Facts it proves", domain="[('case_id', '=', case_id)]")
    # where it comes from
    source = fields.Selection(SOURCES, required=True, default="collected")
    provider = fields.Char("Given by", help="Who gave it, when it was not collected by officers.")
    taken_at = fields.Datetime("Taken at", required=True, default=fields.Datetime.now, help="When the photo was taken, the statement made, the thing secured.")
    taker_ids = fields.Many2many("hr.employee.public", "street_evidence_taker_rel", string="Taken by", domain="[('company_id', '=', company_id)]")
    place = fields.Char("Place", help="Where it was taken.")
    latitude = fields.Float(digits=(10, 7))
    longitude = fields.Float(digits=(10, 7))
    device = fields.Char("Device", help="Name and number of the camera, recorder or telephone.")
    method = fields.Char("How it was made")
    # original or copy
    is_original = fields.Boolean("Original", default=True)
    copy_note = fields.Char("Of a copy", help="Where the original is, and who confirmed that the copy agrees with it (与原件核对一致).")
    original_place = fields.Char("Where the original is kept")
    file_ids = fields.One2many("street.evidence.file", "evidence_id", "Files")
    custody_ids = fields.One2many("street.evidence.custody", "evidence_id", "Custody", readonly=True)
    # technical monitoring (APL 41, G07)
    monitor_review = fields.Char("Legal and technical review of the equipment", help="Number or title of both reviews.")
    monitor_review_date = fields.Date("Reviewed on")
    monitor_published = fields.Char("Location published in")
    monitor_published_date = fields.Date("Published on")
    monitor_record_review = fields.Text("Review of the record", help="True, clear, complete, exact: who compared what (APL 41).")
    monitor_reviewer_id = fields.Many2one("hr.employee", "Record reviewed by", ondelete="restrict", domain="[('company_id', '=', company_id)]")
    # verification
    checker_id = fields.Many2one("res.users", "Checked by", readonly=True, copy=False, ondelete="restrict")
    date_checked = fields.Date("Checked on", readonly=True, copy=False)
    verifier_id = fields.Many2one("res.users", "Verified by", readonly=True, copy=False, ondelete="restrict")
    date_verified = fields.Date("Verified on", readonly=True, copy=False)
    exclusion_reason = fields.Char("Excluded because", readonly=True, copy=False)
    is_before_opening = fields.Boolean("Before the opening", compute="_compute_time")
    is_barred = fields.Boolean("After a remedy began", compute="_compute_time", help="Does not count for the decision (ARL 46, ALL 35).")
    is_broken = fields.Boolean("A file changed", compute="_compute_is_broken")
    may_change = fields.Boolean("May be changed", compute="_compute_may_change", help="For the form; the guards stand in ``write``.")
    may_link_facts = fields.Boolean("Facts may be linked", compute="_compute_may_change")

    @api.depends("taken_at", "case_id.date_opened", "case_id.remedy_ids.date_filed")
    def _compute_time(self):
        for item in self:
            day, case = local_day(item.taken_at) if item.taken_at else None, item.case_id
            item.is_before_opening = bool(day and case.date_opened and day < case.date_opened)
            began = case._get_remedy_begin()
            item.is_barred = bool(day and began and day >= began)

    @api.depends("file_ids")
    def _compute_is_broken(self):
        broken = set(self.env["street.digest.fault"]._get_broken_ids("street.evidence.file", self.file_ids.ids))
        for item in self:
            item.is_broken = bool(broken & set(item.file_ids.ids))

    @api.depends("state", "case_id.state")
    @api.depends_context("uid")
    def _compute_may_change(self):
        writable = set(self._origin._filtered_access("write")._ids)
        # sudo: the state of the case and who acts in it bind whoever reads
        hands = self.sudo().case_id._get_hands_lock(self.env.user)
        for item in self:
            case = item.sudo().case_id
            mine = not item._origin or item._origin.id in writable and not hands[case]
            item.may_link_facts = mine and (not case or case.state in INTAKE_STATES)
            item.may_change = item.may_link_facts and item.state == "collected"

    @api.onchange("case_id")
    def _onchange_case_id(self):
        """Propose on the form what is mostly so: taken at the place of the act by the officers of the case."""
        case = self.case_id
        if not case:
            return
        self.place = self.place or case.address
        self.taker_ids = self.taker_ids or self.env["hr.employee.public"].browse(case._acting_officers().ids)
        self.fact_ids = self.fact_ids or (case.fact_ids if len(case.fact_ids) == 1 else False)

    @api.constrains("taken_at", "case_id")
    def _check_taken_at(self):
        for item in self:
            decided = item.case_id.date_decided
            if item.taken_at > fields.Datetime.now():
                raise ValidationError(self.env._("%(item)s cannot have been taken in the future.", item=item.name))
            if decided and local_day(item.taken_at) > decided:
                raise ValidationError(self.env._(
                    "%(item)s was taken after the decision of %(day)s: nothing is gathered for a decision that was made (ARL 46, ALL 35).",
                    item=item.name, day=decided))

    @api.constrains("fact_ids", "case_id")
    def _check_facts(self):
        for item in self:
            if item.fact_ids.case_id - item.case_id:
                raise ValidationError(self.env._("%(item)s: the facts it proves are those of its own case.", item=item.name))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        items = super().create(vals_list)
        items._check_intake()
        items._add_custody([{"evidence_id": item.id, "purpose": "intake", "holder": item.env.user.name, "place": item.original_place} for item in items])
        return items

    def write(self, vals):
        if ({"fact_ids"} | FACTS) & vals.keys():
            self._check_intake()
        return super().write(vals)

    def _check_intake(self):
        """Raise when the case takes in no evidence any more."""
        closed = self.sudo().case_id.filtered(lambda case: case.state not in INTAKE_STATES)
        if closed:
            raise UserError(self.env._(
                "%(case)s takes in no evidence in its present state: the decision rests on what was there before it (APL 40, ALL 35).",
                case=closed[0].display_name))

    def _get_line_lock(self, line_model):
        """Files come and go while the item is only collected, by the hands of the officers on the case."""
        kept = self.env._("Changes of hands are written by their own move and stay.")
        if line_model != "street.evidence.file":
            return dict.fromkeys(self, kept)
        fixed = self.env._("It was checked with its files as they are.")
        hands = self.case_id._get_hands_lock(self.env.user) if not self.env.user._is_superuser() else {}
        return {item: fixed if item.state != "collected" else hands.get(item.case_id, "") for item in self}

    def _add_custody(self, vals_list):
        self.env["street.evidence.custody"]._street_create([{**vals, "date": fields.Datetime.now(), "user_id": self.env.uid} for vals in vals_list])

    # ------------------------------------------------------------
    # WHAT OTHERS ASK
    # ------------------------------------------------------------

    def _counts(self):
        """Whether the item proves anything today: verified, whole, not gathered after a remedy began."""
        self.ensure_one()
        return self.state == "verified" and not self.is_barred and not self.is_broken
