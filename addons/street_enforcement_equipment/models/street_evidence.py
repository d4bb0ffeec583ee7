from dataclasses import replace

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from odoo.addons.street_enforcement.models.street_evidence_moves import KEPT_AS_CHECKED

# What records: in this order they are offered.
KINDS = ("recorder", "drone")


class StreetEvidence(models.Model):
    """The recorder, drone or vehicle that somebody on the case had at the moment is offered as the device that made it."""

    _inherit = "street.evidence"

    _street_kept = {"device": replace(KEPT_AS_CHECKED, names={"custody_id"})}

    custody_id = fields.Many2one(
        "street.custody", "Device in custody", index="btree_not_null", ondelete="restrict", copy=False,
        domain="[('id', 'in', offered_custody_ids)]", help="What the people on the case had with them when it was taken.")
    offered_custody_ids = fields.Many2many("street.custody", compute="_compute_offered_custody_ids")

    @api.depends("taken_at", "taker_ids", "case_id.officer_ids.employee_id")
    @api.depends_context("uid")
    def _compute_offered_custody_ids(self):
        custodies = self.env["street.custody"]
        for item in self:
            # sudo: what the people on the case had with them; who reads the case only (reviewer, clerk) is offered none
            ids = item.sudo()._get_custody_domain_ids() if item.taken_at and item.case_id else ()
            item.offered_custody_ids = custodies.browse(ids)._filtered_access("read")

    def _get_custody_domain_ids(self):
        """Ids of custodies of recorders, drones and vehicles by the takers, else by the officers of the case, at the moment."""
        self.ensure_one()
        people = self.taker_ids.ids or self.case_id.officer_ids.employee_id.ids
        domain = Domain("employee_id", "in", people) & Domain("company_id", "=", self.company_id.id) & Domain("date_from", "<=", self.taken_at)
        domain &= Domain("date_to", "=", False) | Domain("date_to", ">=", self.taken_at)
        domain &= Domain("equipment_id.category_id.equipment_kind", "in", KINDS) | Domain("vehicle_id", "!=", False)
        return self.env["street.custody"].search(domain, order="equipment_id, id").ids

    @api.onchange("custody_id")
    def _onchange_custody_id(self):
        """The words of the device follow the choice."""
        if self.custody_id:
            self.device = self.custody_id.sudo().item_name

    @api.constrains("custody_id", "taken_at", "taker_ids")
    def _check_custody(self):
        for item in self.sudo().filtered("custody_id"):
            if item.custody_id.id not in item._get_custody_domain_ids():
                raise ValidationError(self.env._(
                    "%(item)s: %(custody)s was not with the people who took it at that moment.", item=item.name, custody=item.custody_id.display_name))

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._add_device(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._add_device(vals))

    def _add_device(self, vals):
        """The values with the words of the device, where a custody is given without them."""
        if vals.get("custody_id") and not vals.get("device"):
            # sudo: name of the item; whether it fits is checked when it is stored
            return {**vals, "device": self.env["street.custody"].sudo().browse(vals["custody_id"]).exists().item_name}
        return vals
