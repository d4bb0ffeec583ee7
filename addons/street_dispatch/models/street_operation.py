from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError

from odoo.addons.street_base.models.photo_text import photo_text
from odoo.addons.street_base.tools.paper_error import ImageError
from odoo.addons.street_base.tools.pdf_image import check_photo

STATES = [
    ("planned", "Planned"),
    ("approved", "Approved"),
    ("running", "Under way"),
    ("done", "Carried out"),
    ("cancelled", "Cancelled"),
]
# What was approved, and what is recorded while it is under way.
PLAN = {
    "name", "purpose", "unit_id", "assist_unit_ids", "leader_id", "employee_ids", "other_people", "date_start", "date_end", "meeting_point",
    "place_ids", "grid_ids", "class_ids", "kit_note", "note",
}
RESULTS = {"summary", "photo_ids", "matter_ids", "line_ids"}


class StreetOperation(models.Model):
    """Joint operation (联合执法): several units go out together for one purpose, by an approved plan.

    1. Dispatchers plan any operation, handlers those that their own unit leads; the plan holds no number to reach: no
       figure of it may be a target for inspections or penalties (G46, 国办发〔2024〕54号).
    2. A commander approves; nobody approves his own plan. What was approved stays as it is; a changed plan is a new one.
    3. While it is under way the lead unit records what was done, with quantities and photos; done, it stays as it is.
    4. All staff read the operations of their office; the authority above reads them too.
    """

    _name = "street.operation"
    _description = "Joint operation"
    _inherit = ["street.transition.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "date_start desc, id desc"
    _rec_names_search = ["name", "number"]
    _check_company_auto = True

    name = fields.Char("Subject", required=True)
    number = fields.Char(readonly=True, copy=False, index="btree_not_null", help="Drawn when the plan is approved.")
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    state = fields.Selection(STATES, required=True, readonly=True, copy=False, default="planned", index=True)
    # The plan
    purpose = fields.Text(help="Why, and on what basis.")
    date_start = fields.Datetime("Begins", required=True, index=True, default=lambda self: self._default_start())
    date_end = fields.Datetime("Ends", required=True, default=lambda self: self._default_start() + timedelta(hours=2))
    unit_id = fields.Many2one(
        "street.unit", "Led by", required=True, index=True, ondelete="restrict", check_company=True,
        domain="[('company_id', '=', company_id)]",
    )
    assist_unit_ids = fields.Many2many("street.unit", string="Joined by", help="Units of the office, and departments that come along.")
    leader_id = fields.Many2one("hr.employee", "In charge", index="btree_not_null", ondelete="restrict", check_company=True)
    # Public facts: whoever plans may not read personnel files.
    employee_ids = fields.Many2many("hr.employee.public", "street_operation_employee_rel", string="People", check_company=True)
    other_people = fields.Char("People of other units", help="Names or numbers of those who are not on the office's staff.")
    meeting_point = fields.Char()
    grid_ids = fields.Many2many("street.grid", string="Grids", check_company=True)
    place_ids = fields.Many2many("street.place", string="Places", check_company=True)
    class_ids = fields.Many2many("street.matter.class", string="Classes of matters")
    kit_note = fields.Text("Kit", help="Vehicles, recorders, forms, protective gear.")
    note = fields.Text("Arrangement", help="Steps, division of work, safety.")
    # What came of it
    line_ids = fields.One2many("street.operation.line", "operation_id", "Results")
    summary = fields.Text("What was done", copy=False)
    photo_ids = fields.Many2many("ir.attachment", "street_operation_photo_rel", string="Photos", copy=False)
    matter_ids = fields.Many2many("street.matter", "street_operation_matter_rel", string="Matters", copy=False, check_company=True)
    # On its way
    approver_id = fields.Many2one("res.users", "Approved by", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    date_approved = fields.Datetime("Approved at", readonly=True, copy=False)
    date_started = fields.Datetime("Started at", readonly=True, copy=False)
    date_done = fields.Datetime("Done at", readonly=True, copy=False)
    cancel_reason = fields.Text("Cancelled because", readonly=True, copy=False)

    _dates_in_order = models.Constraint("CHECK(date_end > date_start)", "An operation ends after it begins.")
    _start_idx = models.Index("(company_id, date_start)")

    @api.model
    def _default_start(self):
        """The next full hour."""
        return fields.Datetime.now().replace(minute=0, second=0) + timedelta(hours=1)

    @api.depends("name", "number")
    def _compute_display_name(self):
        for operation in self:
            operation.display_name = " ".join(filter(None, (operation.number, operation.name)))

    @api.constrains("unit_id", "assist_unit_ids")
    def _check_units(self):
        for operation in self:
            if operation.unit_id in operation.assist_unit_ids:
                raise ValidationError(self.env._(
                    "%(operation)s: %(unit)s leads it and cannot assist itself.", operation=operation.name, unit=operation.unit_id.name))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        operations = super().create(vals_list)
        operations._take_in_photos()
        return operations

    def write(self, vals):
        result = super().write(vals)
        if "unit_id" in vals:
            self.check_access("write")  # the unit reached must be the user's as well
        if "photo_ids" in vals:
            self._take_in_photos()
        return result

    def copy_data(self, default=None):
        """A copy is planned one week later."""
        default = dict(default or {})
        vals_list = super().copy_data(default)
        for operation, vals in zip(self, vals_list, strict=True):
            if "date_start" not in default:
                vals |= {name: operation[name] + timedelta(weeks=1) for name in ("date_start", "date_end")}
        return vals_list

    def _get_line_lock(self, line_model):
        if line_model != "street.operation.line":
            return super()._get_line_lock(line_model)
        reason = self.env._("Results are recorded while the operation is under way.")
        return {operation: "" if operation.state == "running" else reason for operation in self}

    def _get_file_lock(self, operation):
        locks = super()._get_file_lock(operation)
        reason = self.env._("It has ended; no file can be added.")
        return {record: reason if operation == "add" and record.state in ("done", "cancelled") else lock for record, lock in locks.items()}

    def _take_in_photos(self):
        """Check new photos and tie them to their operation, so that whoever reads it sees them.

        :raises ValidationError: naming a file that is no picture
        :raises AccessError: for a file that is not the user's own upload
        """
        for operation in self:
            loose = operation.photo_ids.filtered(lambda file, operation=operation: (file.res_model, file.res_id) != (operation._name, operation.id))
            # sudo: what the file is and whose it is are asked before anybody may see it
            for file in loose.sudo():
                if file.res_id or file.create_uid != self.env.user and not self.env.su:
                    raise AccessError(self.env._("The file “%(file)s” belongs to another record; upload it here.", file=file.name))
                try:
                    check_photo(file.with_context(bin_size=False, bin_size_raw=False).raw, file.name)
                except ImageError as error:
                    raise ValidationError(self.env._(
                        "%(operation)s: %(problem)s", operation=operation.name, problem=photo_text(self.env, error))) from None
            loose.sudo().write({"res_model": self._name, "res_id": operation.id})
