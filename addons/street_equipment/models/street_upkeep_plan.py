from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain

from .maintenance_equipment_use import UNIT_OF_KIND

USES = [("km", "kilometres"), ("hour", "flight hours"), ("cycle", "charge cycles")]
UNITS = [("day", "Days"), ("week", "Weeks"), ("month", "Months"), ("year", "Years")]


class StreetUpkeepPlan(models.Model):
    """Plan of recurring maintenance (保养计划): every so many months, or kilometres, flight hours, charge cycles.

    1. A plan is for one item or vehicle, for a category of items (and, narrower, for a model), or for a model of vehicles.
       Any number of plans may meet one item.
    2. It is due when the first of its two intervals is over, counted from the last job of the plan on the item, else from
       the day the item came. Jobs are planned ahead by the notice; one open job of a plan on an item is enough.
    3. What is due is worked out every night from jobs and use; nothing of it is stored.
    """

    _name = "street.upkeep.plan"
    _description = "Plan of recurring maintenance"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char("Job", required=True, help="Such as: exchange of propellers, oil change, calibration.")
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    # for what
    equipment_id = fields.Many2one("maintenance.equipment", "Item", index="btree_not_null", ondelete="restrict", check_company=True)
    vehicle_id = fields.Many2one("fleet.vehicle", "Vehicle", index="btree_not_null", ondelete="restrict", check_company=True)
    category_id = fields.Many2one("maintenance.equipment.category", "Category of items", index="btree_not_null", ondelete="restrict")
    model = fields.Char("Model of items", help="Narrows the category to the items of this model.")
    vehicle_model_id = fields.Many2one("fleet.vehicle.model", "Model of vehicles", index="btree_not_null", ondelete="restrict")
    target_name = fields.Char("For what", compute="_compute_target_name", compute_sudo=True)
    # how often
    interval = fields.Integer("Every", help="0: not by time.")
    interval_unit = fields.Selection(UNITS, "Unit of time", required=True, default="month")
    use_interval = fields.Float("Every (use)", help="Kilometres of a vehicle, flight hours of a drone, charge cycles of a battery; 0: not by use.")
    use_unit = fields.Selection(USES, "Unit of use", compute="_compute_use_unit")
    notice_days = fields.Integer("Notice (days)", default=14, help="A job is planned this long before it is due.")
    use_notice = fields.Float("Notice (use)")
    # what
    duration = fields.Float("Hours", default=2.0)
    user_id = fields.Many2one("res.users", "Who does it", domain="[('share', '=', False)]", ondelete="set null")
    instruction = fields.Text()
    job_ids = fields.One2many("maintenance.request", "upkeep_plan_id", "Jobs", readonly=True)
    job_count = fields.Integer("Open jobs", compute="_compute_job_count")

    _one_target = models.Constraint(
        "CHECK(num_nonnulls(equipment_id, vehicle_id, category_id, vehicle_model_id) = 1)",
        "A plan is for one item, one vehicle, one category or one model of vehicles.")
    _not_negative = models.Constraint(
        "CHECK(interval >= 0 AND use_interval >= 0 AND notice_days >= 0 AND use_notice >= 0 AND duration > 0)", "Intervals and notices are not below zero.")
    _has_interval = models.Constraint("CHECK(COALESCE(interval, 0) > 0 OR COALESCE(use_interval, 0) > 0)", "A plan recurs by time, by use, or by both: enter an interval.")

    @api.depends("equipment_id", "vehicle_id", "category_id", "model", "vehicle_model_id")
    def _compute_target_name(self):
        for plan in self:
            target = plan.equipment_id or plan.vehicle_id or plan.category_id or plan.vehicle_model_id
            plan.target_name = " ".join(filter(None, (target.display_name, plan.model if plan.category_id else None)))

    @api.depends("vehicle_id", "vehicle_model_id", "equipment_id.equipment_kind", "category_id.equipment_kind")
    def _compute_use_unit(self):
        for plan in self:
            kind = (plan.equipment_id or plan.category_id).equipment_kind
            plan.use_unit = "km" if plan.vehicle_id or plan.vehicle_model_id else UNIT_OF_KIND.get(kind)

    def _compute_job_count(self):
        counts = dict(self.env["maintenance.request"]._read_group(
            [("upkeep_plan_id", "in", self.ids), ("stage_id.done", "=", False), ("archive", "=", False)], ["upkeep_plan_id"], ["__count"]))
        for plan in self:
            plan.job_count = counts.get(plan._origin, 0)

    @api.constrains("equipment_id", "vehicle_id", "company_id")
    def _check_office(self):
        for plan in self.sudo():
            if (plan.equipment_id.company_id or plan.vehicle_id.company_id or plan.company_id) != plan.company_id:
                raise ValidationError(self.env._("%(plan)s: plan and item belong to one office.", plan=plan.name))

    def write(self, vals):
        if "company_id" in vals and any(plan.company_id.id != vals["company_id"] for plan in self):
            raise ValidationError(self.env._("%(plan)s belongs to its office for good.", plan=self[:1].name))
        return super().write(vals)

    def action_open_jobs(self):
        """Open the jobs of these plans. :return: window action"""
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.maintenance_request_action")
        return {**action, "domain": [("upkeep_plan_id", "in", self.ids)], "context": {}}

    def action_plan_now(self):
        """Plan what is due now, as every night. :return: window action on the jobs, or a word that there is none"""
        self.check_access("write")
        self.sudo()._plan_jobs()  # sudo: jobs belong to the plan, which the user may write
        if not self.job_ids.filtered(lambda job: not job.stage_id.done and not job.archive):
            return {"type": "ir.actions.client", "tag": "display_notification", "params": {
                "type": "info", "message": self.env._("Nothing of this plan is due yet, also counting its notice.")}}
        return self.action_open_jobs()

    def _get_items(self):
        """What this plan is for: ``maintenance.equipment`` or ``fleet.vehicle`` records that are not retired."""
        self.ensure_one()
        if self.vehicle_id or self.vehicle_model_id:
            model, target = "fleet.vehicle", Domain("id", "=", self.vehicle_id.id) if self.vehicle_id else Domain("model_id", "=", self.vehicle_model_id.id)
        else:
            model = "maintenance.equipment"
            target = Domain("id", "=", self.equipment_id.id) if self.equipment_id else Domain("category_id", "=", self.category_id.id)
            target &= Domain("model", "=ilike", self.model.strip()) if self.model and not self.equipment_id else Domain.TRUE
        return self.env[model].search(target & Domain("company_id", "=", self.company_id.id) & Domain("date_retired", "=", False))

    def _get_step(self):
        """The interval by time as a ``relativedelta``, or None."""
        return relativedelta(**{f"{self.interval_unit}s": self.interval}) if self.interval else None
