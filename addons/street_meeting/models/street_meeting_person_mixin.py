from odoo import api, fields, models
from odoo.exceptions import ValidationError

KINDS = [
    ("own", "Office staff"),
    ("stationed", "Stationed unit"),
    ("department", "Department"),
    ("resident", "Residents' representative"),
    ("deputy", "Deputy or committee member"),
    ("community", "Community leader"),
    ("guest", "Other guest"),
]


class StreetMeetingPersonMixin(models.AbstractModel):
    """Somebody of a series or a meeting (参会人员): one of the staff, or somebody from outside.

    Kinds: own staff 街道人员, stationed unit 入驻单位, department 职能部门, residents' representative 居民代表, deputy of the people's
    congress or the party congress or committee member 两代表一委员, community leader 社区班子成员, guest 列席.
    """

    _name = "street.meeting.person.mixin"
    _description = "Person of a meeting"

    kind = fields.Selection(KINDS, "Kind of attendee", required=True, default="own")
    employee_id = fields.Many2one("hr.employee", "Staff", index="btree_not_null", ondelete="restrict")
    partner_id = fields.Many2one("res.partner", "From outside", index="btree_not_null", ondelete="restrict")
    name = fields.Char("Name of the person", compute="_compute_name", store=True, readonly=False, precompute=True, help="Name as printed.")
    organisation = fields.Char(
        "Unit or post", compute="_compute_organisation", store=True, readonly=False, precompute=True, help="As printed beside the name.")
    is_observer = fields.Boolean("Attends without a vote", help="Sits in (列席): reports and answers, but is not counted among those who decide.")

    @api.depends("employee_id", "partner_id")
    def _compute_name(self):
        for person in self:
            # sudo: the name of a colleague is a public fact
            person.name = person.employee_id.sudo().name or person.partner_id.name or person.name

    @api.depends("employee_id", "partner_id")
    def _compute_organisation(self):
        for person in self:
            unit = person.employee_id.sudo().unit_id.sudo()  # sudo: a public fact
            person.organisation = unit.name or person.partner_id.parent_name or person.partner_id.function or person.organisation

    @api.constrains("employee_id", "partner_id", "name")
    def _check_person(self):
        for person in self:
            if person.employee_id and person.partner_id:
                raise ValidationError(self.env._(
                    "%(person)s is either one of the staff or from outside: keep one of the two.", person=person.name))
            if not (person.name or "").strip():
                raise ValidationError(self.env._("Somebody of the meeting has no name: choose a person or write the name."))
