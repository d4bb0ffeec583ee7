from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from odoo.addons.street_base.tools import period

from ..tools import geojson
from .geo_text import geo_text


class StreetPatrol(models.Model):
    """Round (巡查): one person on one day, planned → started → finished, with check-ins and findings.

    Start, end and check-ins carry the server's time and cannot be entered. Whoever walks sees and moves his own rounds;
    grid managers see and plan all of them.
    """

    _name = "street.patrol"
    _inherit = ["street.office.mixin"]
    _description = "Round"
    _order = "date desc, id desc"
    _check_company_auto = True
    _street_protected = {"state": "planned", "date_start": False, "date_end": False, "route": False}

    plan_id = fields.Many2one("street.patrol.plan", "Plan", index="btree_not_null", ondelete="restrict", check_company=True)
    date = fields.Date("Day", required=True, index=True, default=lambda self: period.today())
    partner_id = fields.Many2one(
        "res.partner", "Walked by", required=True, index=True, ondelete="restrict", default=lambda self: self.env.user.partner_id,
    )
    state = fields.Selection(
        [("planned", "Planned"), ("started", "Under way"), ("finished", "Finished")],
        compute="_compute_state", store=True, index=True, copy=False,
    )
    # Stamped by the moves
    date_start = fields.Datetime("Started", readonly=True, copy=False)
    date_end = fields.Datetime("Finished at", readonly=True, copy=False)
    route = fields.Json(readonly=True, copy=False, prefetch=False, help="Walked line, GeoJSON LineString in WGS-84.")
    checkin_ids = fields.One2many("street.patrol.checkin", "patrol_id", "Check-ins", readonly=True)
    checkin_count = fields.Integer("Number of check-ins", compute="_compute_counts")
    finding_ids = fields.One2many("street.patrol.finding", "patrol_id", "Findings")
    finding_count = fields.Integer("Number of findings", compute="_compute_counts")
    note = fields.Text()

    @api.depends("plan_id.name", "date", "partner_id.name")
    def _compute_display_name(self):
        for patrol in self:
            patrol.display_name = f"{patrol.plan_id.name or patrol.partner_id.name or ''} {patrol.date or ''}"

    @api.depends("date_start", "date_end")
    def _compute_state(self):
        for patrol in self:
            patrol.state = "finished" if patrol.date_end else "started" if patrol.date_start else "planned"

    @api.depends("checkin_ids", "finding_ids")
    def _compute_counts(self):
        checkins = dict(self.env["street.patrol.checkin"]._read_group([("patrol_id", "in", self.ids)], ["patrol_id"], ["__count"]))
        findings = dict(self.env["street.patrol.finding"]._read_group([("patrol_id", "in", self.ids)], ["patrol_id"], ["__count"]))
        for patrol in self:
            patrol.checkin_count, patrol.finding_count = checkins.get(patrol, 0), findings.get(patrol, 0)

    def write(self, vals):
        if {"date", "partner_id", "plan_id"} & vals.keys() and any(patrol.state != "planned" for patrol in self):
            raise UserError(self.env._("A round that has begun keeps its day, plan and person: plan another round."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_begun(self):
        if begun := self.filtered(lambda patrol: patrol.state != "planned"):
            raise UserError(self.env._("Round %(round)s has begun and stays on record.", round=begun[0].display_name))

    def action_start(self):
        """planned → started, now. All rounds or none.

        :return: True
        """
        self._check_move("planned", self.env._("only a planned round is started"))
        return self._do_write({"date_start": fields.Datetime.now()})

    def action_check_in(self, latitude, longitude, note=None, place_id=None):
        """Record that the walker is at a point (WGS-84 degrees), now, optionally at a place and with a note.

        :return: True
        """
        self._check_move("started", self.env._("check-ins belong to a round under way"))
        self.check_access("write")
        point = {"latitude": latitude, "longitude": longitude, "note": note, "place_id": place_id}
        self.env["street.patrol.checkin"]._do_create([{**point, "patrol_id": patrol.id} for patrol in self])
        return True

    def action_finish(self, route=None):
        """started → finished, now.

        :param route: walked line as GeoJSON LineString in WGS-84; without it the check-ins make the line.
        :return: True
        """
        self._check_move("started", self.env._("only a round under way is finished"))
        for patrol in self:
            patrol._do_write({"date_end": fields.Datetime.now(), "route": patrol._prepare_route(route)})
        return True

    def _prepare_route(self, route):
        if not route:
            points = self.checkin_ids.sorted("id").mapped(lambda checkin: (checkin.longitude, checkin.latitude))
            return {"type": "LineString", "coordinates": points} if len(points) > 1 else False
        try:
            return geojson.write(geojson.read_line(route))
        except geojson.GeoProblem as problem:
            raise ValidationError(self.env._(
                "Route of round %(round)s: %(text)s.", round=self.display_name, text=geo_text(self.env, problem),
            )) from None

    def _check_move(self, state, rule):
        """Raise unless there is a round and all of them are in ``state``."""
        if not self:
            raise UserError(self.env._("Choose a round first."))
        if wrong := self.filtered(lambda patrol: patrol.state != state):
            states = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(self.env._(
                "Round %(round)s is in state “%(state)s”: %(rule)s.",
                round=wrong[0].display_name, state=states[wrong[0].state], rule=rule,
            ))
