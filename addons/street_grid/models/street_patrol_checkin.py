from odoo import api, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import period


class StreetPatrolCheckin(models.Model):
    """Check-in (打卡): a walker at a point at the server's time. Made by ``street.patrol.action_check_in`` alone, never changed."""

    _name = "street.patrol.checkin"
    _inherit = ["street.located.mixin"]
    _description = "Check-in"
    _order = "time desc, id desc"
    _rec_name = "time"
    _check_company_auto = True

    patrol_id = fields.Many2one("street.patrol", "Round", required=True, readonly=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="patrol_id.company_id", store=True, index=True, precompute=True)
    partner_id = fields.Many2one(related="patrol_id.partner_id", store=True, index=True, precompute=True)
    time = fields.Datetime(required=True, readonly=True)
    date = fields.Date("Day", required=True, readonly=True, index=True)
    place_id = fields.Many2one("street.place", "Place", readonly=True, index="btree_not_null", ondelete="set null", check_company=True)
    note = fields.Char(readonly=True)

    _grid_date_idx = models.Index("(date, grid_id)")

    @api.model
    def _do_create(self, vals_list):
        """Store check-ins of rounds whose right to write was checked by the caller, with the server's time."""
        for vals in vals_list:
            if not (vals.get("latitude") and vals.get("longitude")):
                raise UserError(self.env._("A check-in needs a place on the map: latitude and longitude are missing."))
        now = {"time": fields.Datetime.now(), "date": period.today()}
        # sudo: nobody has the right to create check-ins, so that none can be invented; the caller checked the round.
        return self.sudo().create([{**vals, **now} for vals in vals_list]).sudo(False)
