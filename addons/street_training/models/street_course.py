from odoo import fields, models

CATEGORIES = [
    ("law", "Law"),
    ("procedure", "Procedure and documents"),
    ("conduct", "Civil language and conduct"),
    ("domain", "Domain of enforcement"),
    ("safety", "Work safety"),
    ("fire_flood", "Fire and flood"),
    ("equipment", "Equipment and recording"),
    ("skills", "Skills drill"),
    ("integrity", "Discipline and integrity"),
    ("other", "Other"),
]


class StreetCourse(models.Model):
    """Course of the catalogue (课程): what is taught, how long it takes, and how many points pass its exam.

    Staff read the catalogue; trainers add to it; the training manager archives and deletes.
    """

    _name = "street.course"
    _description = "Course"
    _order = "sequence, code, id"
    _rec_names_search = ["name", "code"]

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, copy=False, help="Short and fixed; sheets and data files refer to the course by it.")
    category = fields.Selection(CATEGORIES, required=True, default="law", index=True)
    company_id = fields.Many2one("res.company", "Office", index=True, default=lambda self: self.env.company, help="Empty: every office uses it.")
    sequence = fields.Integer(default=100)
    active = fields.Boolean(default=True)
    hours = fields.Float("Class hours", digits=(5, 1), default=2.0, help="Usual length in class hours (学时).")
    pass_mark = fields.Float(digits=(5, 1), default=60.0, help="Points that pass an exam of this course.")
    full_mark = fields.Float("Full marks", digits=(5, 1), default=100.0)
    note = fields.Text("Content", translate=True, help="What is taught, and on what basis.")
    session_ids = fields.One2many("street.training.session", "course_id", "Classes")
    session_count = fields.Integer("Classes held", compute="_compute_session_count")

    _code_uniq = models.UniqueIndex("(COALESCE(company_id, 0), code)", "Another course of this office already has this code.")
    _hours_positive = models.Constraint("CHECK(hours > 0)", "A course takes some class hours.")
    _marks_in_order = models.Constraint("CHECK(pass_mark >= 0 AND full_mark >= pass_mark)", "The pass mark lies between 0 and the full marks.")

    def _compute_session_count(self):
        counts = dict(self.env["street.training.session"]._read_group(
            [("course_id", "in", self.ids), ("state", "=", "closed")], ["course_id"], ["__count"]))
        for course in self:
            course.session_count = counts.get(course._origin, 0)

    def copy_data(self, default=None):
        vals_list = super().copy_data(default)
        for course, vals in zip(self, vals_list, strict=True):
            vals.setdefault("code", self.env._("%(code)s-copy", code=course.code))
        return vals_list

    def action_open_sessions(self):
        """Open the classes of these courses. :return: window action"""
        return {
            **self.env["ir.actions.act_window"]._for_xml_id("street_training.street_training_session_action"),
            "domain": [("course_id", "in", self.ids)],
            "context": {"default_course_id": self[:1].id},
        }
