from odoo import models

from .street_matter import ENDED_STATES


class StreetMatter(models.Model):
    """When lines and files of a matter may change."""

    _inherit = "street.matter"

    def _get_line_lock(self, line_model):
        if line_model == "street.task":
            reason = self.env._("Tasks change by the moves of the matter only.")
            return {matter: reason for matter in self}
        if line_model == "street.matter.reporter":
            reason = self.env._("It has ended; its reporters stay as they are.")
            return {matter: reason if matter.state in ENDED_STATES else "" for matter in self}
        return super()._get_line_lock(line_model)

    def _get_file_lock(self, operation):
        locks = super()._get_file_lock(operation)
        reason = self.env._("It has ended; no file can be added.")
        return {matter: reason if operation == "add" and matter.state in ENDED_STATES else lock for matter, lock in locks.items()}
