from datetime import date as Day

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import SQL
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

_lt = LazyTranslate(__name__)
MANAGER = "street_training.group_training_manager"
KINDS = [
    ("legal_profession", "Legal profession qualification"),
    ("service_before_2018", "Legal review since before 2018"),
    ("hearing_chair", "Hearing chair"),
]
# APL 58(2) as amended in 2017: from this day on a first-time reviewer needs the legal profession qualification.
REVIEW_SINCE = Day(2018, 1, 1)
# What each post asks for (G45: the lists of reviewers and of hearing chairs are apart).
POSTS = {"legal_review": ("legal_profession", "service_before_2018"), "hearing_chair": ("hearing_chair",)}
FACTS = {"employee_id", "kind", "number", "issuer", "date_from", "date_to"}


class StreetQualification(models.Model):
    """Qualification (资格) of legal reviewers and hearing chairs, verified against the paper.

    A first-time legal reviewer has passed the legal profession examination (法律职业资格); who has reviewed since before
    2018 proves that service instead (APL 58). A hearing chair has his own certificate where the province asks for one.
    Trainers enter them; the training manager verifies, not his own. Everybody reads his own, trainers those of the office.
    """

    _name = "street.qualification"
    _description = "Qualification"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "employee_id, kind, id"
    _rec_name = "employee_id"
    _check_company_auto = True

    employee_id = fields.Many2one("hr.employee", "Person", required=True, index=True, ondelete="restrict", check_company=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    kind = fields.Selection(KINDS, required=True)
    number = fields.Char("Number of the paper")
    issuer = fields.Char("Issued by")
    date_from = fields.Date("Since", required=True, help="The day of the paper; for service before 2018, the day on which the person began to review.")
    date_to = fields.Date("Good until", help="Empty: it does not run out.")
    note = fields.Text()
    state = fields.Selection(
        [("entered", "Entered"), ("verified", "Verified"), ("withdrawn", "Withdrawn")], required=True, readonly=True, copy=False, default="entered", index=True,
    )
    date_verified = fields.Date("Verified on", readonly=True, copy=False)
    verifier_id = fields.Many2one("res.users", "Verified by", readonly=True, copy=False, ondelete="restrict")
    date_withdrawn = fields.Date("Withdrawn on", readonly=True, copy=False, help="First day on which it no longer counts.")

    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "A qualification does not run out before it begins.")
    _one_verified = models.UniqueIndex("(employee_id, kind) WHERE state = 'verified'", "The person already has a verified qualification of this kind.")

    _street_protected = {"state": "entered", "date_verified": False, "verifier_id": False, "date_withdrawn": False}
    _street_kept = {"facts": Kept(("entered",), FACTS, advice=_lt("It was verified as it stands: withdraw it and enter another one."))}
    _street_transitions = {
        "verify": Transition(("entered",), "verified", MANAGER, label=_lt("Verify")),
        "withdraw": Transition(("verified",), "withdrawn", MANAGER, reason=True, label=_lt("Withdraw")),
    }

    @api.depends("employee_id.name", "kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for record in self:
            record.display_name = f"{record.sudo().employee_id.name or ''} {kinds.get(record.kind, '')}".strip()

    @api.constrains("kind", "date_from")
    def _check_service_before_2018(self):
        for record in self:
            if record.date_from > today():
                raise ValidationError(self.env._("%(record)s: it begins on a day to come.", record=record.display_name))
            if record.kind == "service_before_2018" and record.date_from >= REVIEW_SINCE:
                raise ValidationError(self.env._(
                    "%(record)s: who began to review on %(day)s needs the legal profession qualification (APL 58).",
                    record=record.display_name, day=str(record.date_from)))

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_verify(self):
        """The paper was compared with the entry. :return: True"""
        return self._street_move("verify")

    def action_withdraw(self, reason):
        """It no longer counts from today on. :param str reason: why. :return: True"""
        return self._street_move("withdraw", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "verify":
            numbered = self.filtered(lambda record: record.kind == "service_before_2018" or (record.number or "").strip())
            for record in self:
                if record.sudo().employee_id.user_id == self.env.user:
                    found[record].append(Obstacle("own", self.env._("It is your own: another training manager verifies it.")))
                if record not in numbered:
                    found[record].append(Obstacle("number", self.env._("Enter the number of the paper."), "G45"))
                if not record.message_attachment_count:
                    found[record].append(Obstacle("proof", self.env._("Attach a scan of the paper."), "APL 58, G45"))
        return found

    def _prepare_move_values(self, move, values):
        if move == "verify":
            return {record: {"date_verified": today(), "verifier_id": self.env.uid} for record in self}
        return {record: {"date_withdrawn": today()} for record in self}

    # ------------------------------------------------------------
    # FOR OTHER ADDONS
    # ------------------------------------------------------------

    @api.model
    def _get_posts(self):
        """Post → kinds of papers of which it asks for one; addons with posts of their own add them."""
        return dict(POSTS)

    @api.model
    def _qualified_on(self, employee_ids, kind, date):
        """Who may hold a post on a day; one query (APL 58, G45).

        A verified paper counts from its own day on, also for days before it was compared.

        :param employee_ids: list of ids of ``hr.employee``
        :param str kind: ``"legal_review"`` or ``"hearing_chair"``
        :param datetime.date date: a day in Asia/Shanghai
        :return: list of those ids that are qualified, in the order given
        :raises ValueError: for a kind that is no post
        """
        posts = self._get_posts()
        if kind not in posts:
            raise ValueError(f"there is no post {kind!r}; choose one of {', '.join(posts)}")
        self.flush_model()
        rows = self.env.execute_query(SQL(
            """
            SELECT DISTINCT employee_id FROM street_qualification
             WHERE employee_id = ANY(%(ids)s) AND kind = ANY(%(kinds)s) AND state IN ('verified', 'withdrawn')
               AND date_from <= %(day)s AND (date_to IS NULL OR date_to >= %(day)s)
               AND (date_withdrawn IS NULL OR date_withdrawn > %(day)s)
            """, ids=list(employee_ids), kinds=list(posts[kind]), day=date))
        qualified = {employee for (employee,) in rows}
        return [one for one in dict.fromkeys(employee_ids) if one in qualified]
