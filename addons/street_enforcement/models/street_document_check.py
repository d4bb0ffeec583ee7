from odoo import models
from odoo.tools import format_date

from .street_document import VALID_STATES


class StreetDocument(models.Model):
    """What the public page behind the QR code confirms (核验); stored files are compared nightly by ``street.digest.run``."""

    _inherit = "street.document"

    def _get_public_facts(self):
        """What the public page tells; nothing about the party. Call it as superuser."""
        self.ensure_one()
        return {
            "name": self.name, "number": self.number or "—", "organ": self.subject_id.name, "day": format_date(self.env, self._get_issue_day()),
            "pages": self.page_count, "digest": self.digest, "is_valid": self.state in VALID_STATES,
        }
