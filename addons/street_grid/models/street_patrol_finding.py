from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class StreetPatrolFinding(models.Model):
    """Finding (巡查发现): what somebody met in a grid, on a round or without one.

    It is settled on the spot (即查即改) or passed on to become a matter; passing on asks ``_do_pass_on``, which
    street_dispatch fills with ``_prepare_matter_values``.
    """

    _name = "street.patrol.finding"
    _inherit = ["street.office.mixin", "street.located.mixin"]
    _description = "Finding"
    _order = "time desc, id desc"
    _rec_name = "description"
    _check_company_auto = True
    _street_protected = {"outcome": "open", "date_settled": False, "measure": False}

    patrol_id = fields.Many2one("street.patrol", "Round", index="btree_not_null", ondelete="restrict", check_company=True)
    partner_id = fields.Many2one(
        "res.partner", "Found by", required=True, index=True, ondelete="restrict", default=lambda self: self.env.user.partner_id,
    )
    time = fields.Datetime("Found at", required=True, default=fields.Datetime.now)
    description = fields.Char("What was found", required=True)
    address = fields.Char()
    place_id = fields.Many2one("street.place", "Place", index="btree_not_null", ondelete="set null", check_company=True)
    photo = fields.Image(max_width=1920, max_height=1920)
    photo_after = fields.Image("Photo afterwards", max_width=1920, max_height=1920)
    # Stamped by the moves
    outcome = fields.Selection(
        [("open", "Open"), ("settled", "Settled on the spot"), ("passed_on", "Passed on as a matter")],
        required=True, readonly=True, default="open", index=True, copy=False,
    )
    date_settled = fields.Datetime("Settled at", readonly=True, copy=False)
    measure = fields.Char("What was done", readonly=True, copy=False)

    @api.constrains("patrol_id", "partner_id")
    def _check_round(self):
        for finding in self:
            if finding.patrol_id and finding.patrol_id.partner_id != finding.partner_id:
                raise ValidationError(self.env._(
                    "Finding “%(finding)s”: the round is that of %(walker)s, not of %(finder)s.", finding=finding.description,
                    walker=finding.patrol_id.partner_id.name, finder=finding.partner_id.name,
                ))

    def write(self, vals):
        facts = vals.keys() - {"photo_after"}
        if facts and (done := self.filtered(lambda finding: finding.outcome != "open")):
            raise UserError(self.env._("Finding “%(finding)s” is done and keeps its facts.", finding=done[0].description))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if done := self.filtered(lambda finding: finding.outcome != "open"):
            raise UserError(self.env._("Finding “%(finding)s” is done and stays on record.", finding=done[0].description))

    def action_settle(self, measure):
        """open → settled on the spot (即查即改), now.

        :param str measure: what was done, in words.
        :return: True
        """
        self._check_open()
        if not (measure or "").strip():
            raise UserError(self.env._("Say what was done to settle “%(finding)s”.", finding=self[0].description))
        return self._do_write({"outcome": "settled", "measure": measure, "date_settled": fields.Datetime.now()})

    def action_pass_on(self):
        """open → passed on, to become a matter.

        :return: True
        """
        self._check_open()
        self.check_access("write")
        self._do_pass_on()
        return self._do_write({"outcome": "passed_on"})

    def _do_pass_on(self):
        """Hook: make a matter of each finding from ``_prepare_matter_values``. Nobody takes matters in this addon alone."""
        raise UserError(self.env._("Findings become matters once the dispatch application is installed: settle them here meanwhile."))

    def _prepare_matter_values(self):
        """Values of the matter a finding becomes, by the field names of ``street.matter``."""
        self.ensure_one()
        return {
            "source": "patrol", "description": self.description, "address": self.address, "company_id": self.company_id.id,
            "latitude": self.latitude, "longitude": self.longitude, "grid_id": self.grid_id.id,
        }

    def _check_open(self):
        if not self:
            raise UserError(self.env._("Choose a finding first."))
        if done := self.filtered(lambda finding: finding.outcome != "open"):
            raise UserError(self.env._("Finding “%(finding)s” is already done.", finding=done[0].description))
