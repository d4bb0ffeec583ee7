from odoo import fields, models

from .street_custody import KEEPER


class ResCompany(models.Model):
    """What an office sets for reservations, recorders, drones and warranties, and who keeps its equipment."""

    _inherit = "res.company"

    reservation_max_days = fields.Integer("Longest reservation (days)", default=7, help="0: no limit.")
    reservation_ahead_days = fields.Integer("Reserved at most ahead (days)", default=60, help="0: no limit.")
    reservation_open_count = fields.Integer("Open reservations of one person", default=5, help="0: no limit.")
    recorder_ratio = fields.Integer("Officers to one recorder", default=3, help="One body-worn recorder is carried for so many officers on duty.")
    recorder_min_battery = fields.Integer("Recorder: least battery (%)", default=60)
    recorder_min_memory = fields.Integer("Recorder: least free memory (GB)", default=8)
    clip_hours = fields.Integer("Hours to upload clips", default=24, help="Counted from the hand-in of the recorder.")
    warranty_notice_days = fields.Integer("Notice before a warranty ends (days)", default=30, help="A keeper is told of it so many days before; 0: on its last day.")

    def _get_equipment_keepers(self):
        """Who of each office is told about its equipment: one keeper, the first that works for it.

        :return: dictionary of company to ``res.users`` (empty where there is none)
        """
        # sudo: which account keeps the equipment of an office is no secret; nothing else is read
        keepers = self.env["res.users"].sudo().search(
            [("all_group_ids", "in", self.env.ref(KEEPER).ids), ("company_id", "in", self.ids), ("share", "=", False)], order="id desc")
        first = {user.company_id.id: user for user in keepers}
        none = self.env["res.users"]
        return {company: first.get(company.id, none) for company in self}

    def _get_workshops(self):
        """Maintenance team of each office, made where there is none: a job cannot be without one.

        :return: dictionary of company to ``maintenance.team``
        """
        # sudo: teams are master data that a job of the office hangs on
        Team = self.env["maintenance.team"].sudo()
        teams = {team.company_id.id: team for team in Team.search([("company_id", "in", self.ids)], order="id desc")}
        if missing := self.filtered(lambda company: company.id not in teams):
            made = Team.create([{"name": self.env._("Workshop"), "company_id": company.id} for company in missing])
            teams |= {team.company_id.id: team for team in made}
        return {company: teams[company.id] for company in self}
