from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today

SOURCES = [
    ("patrol", "Patrol"),
    ("grid", "Grid staff"),
    ("hotline", "Citizens' hotline"),
    ("online", "Online"),
    ("letter", "Letter"),
    ("visit", "Visit"),
    ("camera", "Camera"),
    ("leader", "Leader's order"),
    ("transfer", "Transfer"),
    ("import", "Import"),
]
STATES = [
    ("collected", "Collected"),
    ("registered", "Registered"),
    ("dispatched", "Dispatched"),
    ("handling", "Being handled"),
    ("reported_back", "Reported back"),
    ("closed", "Closed"),
    ("rejected", "Not registered"),
    ("transferred", "Transferred"),
]
OPEN_STATES = ("collected", "registered", "dispatched", "handling", "reported_back")
ENDED_STATES = ("closed", "rejected", "transferred")
IS_OPEN = f"state IN {OPEN_STATES}"  # reads as SQL


class StreetMatter(models.Model):
    """Matter (事项): one thing in the territory that somebody has to put right, on its way through the stages.

    信息采集 collected → 事项立案 registered → 派遣 dispatched → 处置 handling → 反馈 reported back → 核查结案 closed; aside from
    the way: not registered (不予立案) and transferred (移交). Suspended is a clock, not a state.

    Who may what:

    1. Intake clerks take matters in, verify, register or reject them, and see confidential reporters.
    2. Dispatchers give them to units and check results; commanders supervise, extend, suspend and settle disputes.
    3. Handlers see and move what was given to their unit, and add photos to it; nothing else of it is theirs to write.
    4. Grid staff report what they find, settle it on the spot, and check results in their grids.
    5. Whoever handled a matter does not check it (G42). The authority above reads the matters of its offices.

    The state machine is in ``street_matter_moves.py``, the intake in ``street_matter_intake.py``.
    """

    _name = "street.matter"
    _description = "Matter"
    _inherit = [
        "street.transition.mixin", "street.deadline.mixin", "street.located.mixin", "mail.thread", "mail.activity.mixin",
    ]
    _order = "reported_at desc, id desc"
    _rec_names_search = ["name", "description", "address"]
    _check_company_auto = True
    _mail_post_access = "read"

    # What and where
    name = fields.Char("Number", readonly=True, copy=False)
    company_id = fields.Many2one("res.company", "Office", required=True, default=lambda self: self.env.company)
    source = fields.Selection(SOURCES, required=True, default="patrol")
    external_ref = fields.Char("Order number", copy=False, help="Number of the order in the system it came from.")
    class_id = fields.Many2one(
        "street.matter.class", "Class", index=True, ondelete="restrict", check_company=True, tracking=True,
        domain="[('is_valid', '=', True)]",
    )
    description = fields.Text(required=True)
    address = fields.Char()
    place_id = fields.Many2one("street.place", "Place", index="btree_not_null", ondelete="restrict", check_company=True)
    reported_at = fields.Datetime(required=True, default=fields.Datetime.now, index=True)
    photo_before_ids = fields.Many2many("ir.attachment", "street_matter_photo_before_rel", string="Photos before", copy=False)
    photo_after_ids = fields.Many2many("ir.attachment", "street_matter_photo_after_rel", string="Photos after", copy=False)
    reporter_ids = fields.One2many("street.matter.reporter", "matter_id", "Reporters")
    reporter_count = fields.Integer(compute="_compute_reporter_count")
    # On its way
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="collected", group_expand=True)
    unit_id = fields.Many2one("street.unit", "Lead unit", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    task_ids = fields.One2many("street.task", "matter_id", "Tasks", readonly=True, copy=False)
    date_verified = fields.Datetime("Verified at", readonly=True, copy=False)
    date_registered = fields.Datetime("Registered at", readonly=True, copy=False)
    date_dispatched = fields.Datetime("Dispatched at", readonly=True, copy=False)
    date_accepted = fields.Datetime("Accepted at", readonly=True, copy=False)
    date_reported_back = fields.Datetime("Reported back at", readonly=True, copy=False)
    date_closed = fields.Datetime("Ended at", readonly=True, copy=False, index="btree_not_null")
    handler_id = fields.Many2one("res.users", "Handled by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    checker_id = fields.Many2one("res.users", "Checked by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    result = fields.Text(readonly=True, copy=False, help="What was done, as reported back by the unit.")
    check_note = fields.Text("Finding of the check", readonly=True, copy=False)
    end_reason = fields.Text("Why it ended", readonly=True, copy=False)
    is_settled_on_spot = fields.Boolean("Settled on the spot", readonly=True, copy=False)
    is_supervised = fields.Boolean("Supervised", readonly=True, copy=False)
    is_suspended = fields.Boolean("Suspended", readonly=True, copy=False)
    rework_count = fields.Integer("Reworked", readonly=True, copy=False)
    return_count = fields.Integer("Returned", readonly=True, copy=False)
    is_timely = fields.Boolean("Ended in time", readonly=True, copy=False, help="Stamped when the matter is closed.")
    # Company it keeps
    similar_id = fields.Many2one(
        "street.matter", "Perhaps the same as", readonly=True, copy=False, index="btree_not_null", ondelete="restrict",
        help="Open matter of the same class nearby when this one came in.",
    )
    recurs_id = fields.Many2one(
        "street.matter", "Recurs after", readonly=True, copy=False, index="btree_not_null", ondelete="restrict",
        help="Closed matter of the same class nearby, not long before this one came in.",
    )
    merged_into_id = fields.Many2one("street.matter", "Merged into", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    merged_ids = fields.One2many("street.matter", "merged_into_id", "Merged reports", readonly=True)
    origin_id = fields.Many2one("street.matter", "Transferred from", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    twin_ids = fields.One2many("street.matter", "origin_id", "Transferred to", readonly=True)

    _name_uniq = models.UniqueIndex("(company_id, name)", "Another matter of this office already has this number.")
    _external_ref_uniq = models.UniqueIndex(
        "(company_id, source, external_ref) WHERE external_ref IS NOT NULL",
        "This order was already taken in: the same order number from the same source exists.",
    )
    _state_idx = models.Index("(company_id, state, reported_at DESC)")
    # The few open ones among all that ever were: in the orders of the list.
    _open_idx = models.Index(f"(company_id, reported_at DESC, id DESC) WHERE {IS_OPEN}")
    _open_name_idx = models.Index(f"(company_id, name) WHERE {IS_OPEN}")
    _open_state_idx = models.Index(f"(company_id, state, reported_at DESC, id DESC) WHERE {IS_OPEN}")
    _similar_idx = models.Index("(company_id, class_id, latitude) WHERE latitude <> 0")

    @api.depends("name", "class_id.name", "address")
    def _compute_display_name(self):
        for matter in self:
            matter.display_name = " ".join(filter(None, (matter.name, matter.class_id.name or matter.address))) or self.env._("New matter")

    @api.depends("reporter_ids")
    def _compute_reporter_count(self):
        # sudo: how many people reported is no secret; who they are is masked in their own model
        counts = dict(self.env["street.matter.reporter"].sudo()._read_group([("matter_id", "in", self.ids)], ["matter_id"], ["__count"]))
        for matter in self:
            matter.reporter_count = counts.get(matter._origin.sudo(), 0)

    def _get_route(self):
        """Where the item list would send this matter, as ``street.authority.item.route`` says it."""
        self.ensure_one()
        return self.env["street.authority.item"].route(self.ids)[0]

    def action_route(self):
        """Explain in a notice to whom the matter belongs and why.

        :return: client action
        """
        self.ensure_one()
        route = self._get_route()
        units = self.env["street.unit"].browse(route["unit_ids"]).mapped("name")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"title": ", ".join(units) or self.env._("No unit"), "message": route["reason"], "sticky": True, "type": "info"},
        }

    def action_open_similar(self):
        """Open the matters this one may repeat.

        :return: window action
        """
        return (self.similar_id | self.recurs_id | self.merged_into_id | self.merged_ids)._get_records_action(name=self.env._("Similar matters"))

    @api.model
    def _get_today(self):
        return today()
