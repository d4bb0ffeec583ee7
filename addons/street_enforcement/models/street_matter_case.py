from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import local_day

from ..tools.paper_words import SUSPICION


class StreetMatter(models.Model):
    """Cases that came of a matter: facts, photos, place and grid are carried over (线索)."""

    _inherit = "street.matter"

    case_ids = fields.One2many("street.case", "matter_id", "Cases", readonly=True, groups="street_enforcement.group_case_reader")
    case_count = fields.Integer("Number of cases", compute="_compute_case_count", groups="street_enforcement.group_case_reader")

    def _compute_case_count(self):
        counts = dict(self.env["street.case"]._read_group([("matter_id", "in", self.ids)], ["matter_id"], ["__count"]))
        for matter in self:
            matter.case_count = counts.get(matter._origin, 0)

    def action_open_case(self):
        """Take the matter in as a lead of a penalty case, and open that lead.

        :return: window action
        :raises AccessError: for whoever takes in no leads
        """
        self.ensure_one()
        self.check_access("read")
        case = self.env["street.case"].create(self._prepare_case_values())
        self._copy_photos(case)
        return case._get_records_action()

    def action_view_cases(self):
        """Open the cases of these matters. :return: window action"""
        return self.case_ids._get_records_action(name=self.env._("Cases"))

    def _prepare_case_values(self):
        """What a lead takes over from the matter; the reporter stays behind."""
        person = self.env.user.employee_id
        lang = self.env["street.document"]._get_paper_lang()  # the cause is printed on every paper
        if self.company_id not in self.env.companies:
            raise UserError(self.env._("%(matter)s belongs to another office: that office opens the case.", matter=self.display_name))
        return {
            "source": "matter", "matter_id": self.id, "company_id": self.company_id.id, "cause": self.class_id.with_context(lang=lang).name or SUSPICION,
            "facts": self.description, "address": self.address, "latitude": self.latitude, "longitude": self.longitude, "grid_id": self.grid_id.id,
            "date_act": local_day(self.reported_at), "unit_id": person.sudo().unit_id.id,
            "officer_ids": [(0, 0, {"employee_id": person.id})] if person else [],
        }

    def _copy_photos(self, case):
        """Give the case its own copies, so that neither record changes the other's files."""
        # sudo: reading the photos of a matter that the user may read; the copies hang on his own lead
        for photo in (self.sudo().photo_before_ids | self.sudo().photo_after_ids):
            photo.copy({"res_model": case._name, "res_id": case.id, "res_field": False})
