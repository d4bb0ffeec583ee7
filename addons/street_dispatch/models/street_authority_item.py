from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import LazyTranslate

from odoo.addons.street_base.tools import period
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from ..tools.authority_routing import rewrites_past

_lt = LazyTranslate(__name__)

STATES = [("draft", "Draft"), ("active", "In force"), ("taken_back", "Taken back")]
POWER_SOURCES = [
    ("statutory", "Statutory"),
    ("granted", "Granted to the street"),
    ("entrusted", "Entrusted"),
    ("stationed", "Stationed team"),
    ("authorised", "Authorised by law or regulation"),
]
# In whose name an act under each source is done (APL 19, 20, 24).
SUBJECT_KINDS = {
    "statutory": "office", "granted": "office", "entrusted": "entrusting", "stationed": "sending", "authorised": "authorised",
}
PENALTY_TRIGGERS = [
    ("shall", "Shall be punished"),
    ("may", "May be punished"),
    ("uncorrected", "Punished when not corrected in time"),
]
# What cases rest on: fixed from the day the item is in force; a change is a new version.
LEGAL_FIELDS = {
    "code", "name", "list_id", "version", "previous_id", "power_source", "subject_id", "instrument_id",
    "entrustment_norm_id", "department_id", "penalty_kind_ids", "penalty_trigger", "revocation_listed",
    "measure_power", "measure_basis", "inspection_power", "execution_power", "execution_basis", "demolition_order",
    "procedure_set_id", "date_from",
}


class StreetAuthorityItem(models.Model):
    """Item of an enforcement item list (执法事项): one power, in whose name, by what instrument, for how long.

    Sources of power (执法权来源): 法定, 赋权, 委托, 派驻, 法律法规授权. Rights: everyone of the office reads; the suite
    administrator writes drafts. Once in force, the facts a case rests on are fixed; classes, units and domains, which
    only steer routing, stay editable, and the last day may be moved as long as the past is left alone.
    """

    _name = "street.authority.item"
    _description = "Enforcement item"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _order = "list_id, sequence, code, version desc"
    _rec_names_search = ["name", "code"]
    _check_company_auto = True

    _street_transitions = {
        "activate": Transition(("draft",), "active", groups="street_base.group_street_admin", label=_lt("Put in force")),
        "take_back": Transition(("active",), "taken_back", groups="street_base.group_street_admin", reason=True, label=_lt("Take back")),
    }
    _street_protected = {"state": "draft", "date_taken_back": False}

    code = fields.Char(required=True)
    name = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    list_id = fields.Many2one("street.authority.list", required=True, ondelete="restrict", index=True)
    company_id = fields.Many2one(related="list_id.company_id", store=True, precompute=True, index=True)
    state = fields.Selection(STATES, default="draft", required=True, copy=False, index=True)
    version = fields.Integer(default=1, required=True)
    previous_id = fields.Many2one("street.authority.item", string="Previous version", ondelete="restrict", index="btree_not_null", copy=False)
    # source of the power
    power_source = fields.Selection(POWER_SOURCES, required=True, default="granted", string="Source of power")
    subject_id = fields.Many2one(
        "street.subject", string="In the name of", required=True, ondelete="restrict", index=True, check_company=True,
        default=lambda self: self._default_subject(),
    )
    instrument_id = fields.Many2one(
        "street.instrument", compute="_compute_instrument_id", store=True, readonly=False, precompute=True,
        required=True, ondelete="restrict", index=True, check_company=True,
    )
    entrustment_norm_id = fields.Many2one(
        "street.norm", string="Entrustment basis", ondelete="restrict", index="btree_not_null",
        help="Law, regulation or rule that allows the department to entrust (APL 20).",
    )
    department_id = fields.Many2one(
        "street.unit", string="Original department", ondelete="restrict", index="btree_not_null",
        help="Where matters go when this item no longer carries them.",
    )
    # what it allows
    penalty_kind_ids = fields.Many2many("street.penalty.kind", string="Covered penalties")
    penalty_trigger = fields.Selection(PENALTY_TRIGGERS, required=True, default="may")
    revocation_listed = fields.Boolean(string="Revocation named in the list", help="The list itself names the revocation of the licence.")
    measure_power = fields.Selection(
        [("none", "None"), ("seal", "Sealing"), ("seize", "Seizure"), ("seal_seize", "Sealing and seizure")],
        required=True, default="none", string="Measures",
    )
    measure_basis = fields.Char(help="Law and local decision that give the measure to the street (ACL 10, 17, 22).")
    inspection_power = fields.Selection(
        [("none", "None"), ("listed", "Published inspection item")], required=True, default="none", string="Inspection",
    )
    execution_power = fields.Selection(
        [("none", "None: demand, then court"), ("substitute", "Substitute performance"), ("demolition", "Forced demolition")],
        required=True, default="none", string="Execution",
    )
    execution_basis = fields.Char(help="Law that lets the organ itself execute (ACL 13).")
    demolition_order = fields.Char(string="Written instruction (demolition)", help="Document by which the county government instructs the street (责成).")
    procedure_set_id = fields.Many2one("street.procedure.set", string="Procedure rules", ondelete="restrict")
    norm_line_ids = fields.One2many("street.authority.norm", "item_id", string="Legal basis", copy=True)
    # how long
    date_from = fields.Date(string="Valid from", compute="_compute_date_from", store=True, readonly=False, precompute=True, required=True)
    date_to = fields.Date(string="Valid to", tracking=True, copy=False)
    date_taken_back = fields.Date(string="Taken back from", copy=False)
    date_evaluated = fields.Date(string="Last evaluation", help="Powers handed down are evaluated regularly (APL 24).")
    # routing
    class_ids = fields.Many2many("street.matter.class", string="Classes of matters")
    domain_ids = fields.Many2many("street.domain", string="Domains of enforcement")
    unit_id = fields.Many2one("street.unit", string="Own unit", ondelete="restrict", index="btree_not_null", check_company=True, help="Empty: found by domain and grid.")
    is_joint = fields.Boolean(string="Department assists", help="The list says that the original department assists the own unit.")
    note = fields.Text()

    _version_uniq = models.Constraint("UNIQUE(list_id, code, version)", "The list already has this version of the item.")
    _dates_in_order = models.Constraint("CHECK(date_to >= date_from)", "An item cannot end before it begins.")

    @api.model
    def _default_subject(self):
        return self.env["street.subject"].search([("company_id", "=", self.env.company.id), ("kind", "=", "office")], limit=1)

    @api.depends("list_id")
    def _compute_instrument_id(self):
        for record in self:
            record.instrument_id = record.instrument_id or record.list_id.instrument_id

    @api.depends("list_id")
    def _compute_date_from(self):
        for record in self:
            record.date_from = record.date_from or record.list_id.date_from

    @api.depends("code", "name", "version")
    def _compute_display_name(self):
        for record in self:
            version = f" v{record.version}" if record.version > 1 else ""
            record.display_name = f"{record.code}{version} {record.name}"

    @api.constrains("power_source", "subject_id")
    def _check_subject(self):
        for record in self:
            if record.subject_id.kind != SUBJECT_KINDS[record.power_source]:
                labels = dict(self._fields["power_source"]._description_selection(self.env))
                raise ValidationError(self.env._(
                    "%(item)s: with the source “%(power)s” acts are not done in the name of %(subject)s. Choose the subject that fits (APL 19, 20, 24).",
                    item=record.display_name, power=labels[record.power_source], subject=record.subject_id.name,
                ))

    def write(self, vals):
        self._check_facts_kept(vals)
        return super().write(vals)

    def _check_facts_kept(self, vals):
        """Refuse to rewrite what is or was in force, and to change the past through the last day."""
        kept = self.filtered(lambda item: item.state != "draft")
        changed = LEGAL_FIELDS & vals.keys()
        if kept and changed:
            raise UserError(self.env._(
                "%(item)s is in force: %(fields)s cannot be changed, since cases rest on it. Make a new version of the item instead (APL 38, G01).",
                item=kept[0].display_name,
                fields=", ".join(sorted(self._fields[name]._description_string(self.env) for name in changed)),
            ))
        if kept and "date_to" in vals:
            today, new = period.today(), fields.Date.to_date(vals["date_to"])
            for item in kept:
                if rewrites_past(item.date_to or None, new, today):
                    raise UserError(self.env._(
                        "%(item)s: the last day cannot be moved in the past (before %(day)s), since earlier steps rest on it. Take the item back, or make a new version.",
                        item=item.display_name, day=today - timedelta(days=1),
                    ))

    def action_activate(self):
        """Put draft items of a published list in force.

        :return: True
        :raise UserError: naming every gap, with the article
        """
        return self._street_move("activate")

    def action_take_back(self, reason, date=None):
        """Record that the power went back to the department (收回).

        The day may lie in the past when the document came late: then the matters that were handled under the item since are
        named in its history, so that somebody looks at them again.

        :param str reason: by which document, and why
        :param date: first day on which the street no longer has the power, ISO text; today when empty
        :return: True
        """
        date = fields.Date.to_date(date) or period.today()
        return self._street_move("take_back", {"reason": reason, "date": date})

    def action_new_version(self):
        """Draft the next version of an item; the present one ends the day before it comes into force.

        :return: window action on the draft
        """
        self.ensure_one()
        today = period.today()
        latest = max(self.search([("list_id", "=", self.list_id.id), ("code", "=", self.code)]).mapped("version"))
        draft = self.copy({"version": latest + 1, "previous_id": self.id, "date_from": today, "date_to": False})
        return {
            "type": "ir.actions.act_window", "res_model": self._name, "res_id": draft.id,
            "views": [(False, "form")], "name": draft.display_name,
        }

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "activate":
            today = period.today()
            for record in self:
                found[record] = [*found[record], *record._get_activation_obstacles(today)]
        elif move == "take_back" and values:
            for record in self:
                if values["date"] < record.date_from:
                    found[record] = [*found[record], Obstacle("date", self.env._(
                        "The item began on %(day)s; it cannot be taken back before.", day=record.date_from))]
        return found

    def _get_activation_obstacles(self, today):
        """What keeps one draft from coming into force (G01)."""
        found = []
        if self.list_id.state != "published":
            found.append(Obstacle("list", self.env._("Its list is not published yet."), self.env._("APL 24")))
        if not self.instrument_id.is_published:
            found.append(Obstacle("publication", self.env._(
                "It is not recorded where and when %(instrument)s was published.", instrument=self.instrument_id.name,
            ), self.env._("APL 20, 24, G01")))
        if not self.norm_line_ids:
            found.append(Obstacle("basis", self.env._("No legal basis is recorded: add the violated and the penalty clause."), self.env._("APL 16, 38")))
        previous = self.previous_id
        ends = min(filter(None, (previous.date_to, previous.date_taken_back)), default=None)
        if previous and self.date_from < today and (not ends or ends >= self.date_from):
            found.append(Obstacle("past", self.env._(
                "The previous version is still in force: the new one can begin today at the earliest."), self.env._("APL 37")))
        return found

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        if move == "take_back":
            for record in self:
                prepared[record] = {**prepared.get(record, {}), "date_taken_back": values["date"]}
        return prepared

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for record in self.filtered("previous_id") if move == "activate" else ():
            last_day = record.date_from - timedelta(days=1)
            if not record.previous_id.date_to or record.previous_id.date_to > last_day:
                record.previous_id.date_to = last_day
