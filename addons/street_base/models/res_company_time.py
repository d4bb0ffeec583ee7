import re
from datetime import time
from itertools import pairwise

from odoo import api, fields, models
from odoo.exceptions import ValidationError

_INTERVAL = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})")


class ResCompany(models.Model):
    """Hours of the office: when it is open (办公时间), and what counts as night (夜间)."""

    _inherit = "res.company"

    street_office_hours = fields.Char(
        "Office Hours",
        default="08:30-12:00, 14:00-18:00",
        required=True,
        help="Working hours (工作时) are counted along these, on working days.",
    )
    street_night_from = fields.Float(
        "Night From", default=22.0, help="No forced execution at night, unless urgent (Administrative Coercion Law, art. 43)."
    )
    street_night_to = fields.Float("Night Until", default=6.0)

    @api.constrains("street_office_hours")
    def _check_street_office_hours(self):
        for company in self:
            try:
                company._get_office_hours()
            except ValueError:
                raise ValidationError(
                    self.env._(
                        "%(company)s: “%(hours)s” is not a list of office hours. Write them in order and without overlap,"
                        " for example 08:30-12:00, 14:00-18:00.",
                        company=company.display_name,
                        hours=company.street_office_hours,
                    )
                ) from None

    @api.constrains("street_night_from", "street_night_to")
    def _check_street_night(self):
        for company in self:
            if not all(0 <= hour < 24 for hour in (company.street_night_from, company.street_night_to)):
                raise ValidationError(
                    self.env._("%(company)s: night hours lie between 00:00 and 24:00.", company=company.display_name)
                )

    def write(self, vals):
        result = super().write(vals)
        if "street_office_hours" in vals:
            self.env.registry.clear_cache("stable")  # calendars in memory carry the office hours
        return result

    def _get_office_hours(self):
        """((opens, closes), ...) as local times. Raises ValueError if they are not in order."""
        self.ensure_one()
        text = self.street_office_hours or ""
        found = _INTERVAL.findall(text)
        clocks = [time(int(hour), int(minute)) for part in found for hour, minute in (part[:2], part[2:])]
        leftover = re.sub(r"[\s,;，；、]", "", _INTERVAL.sub("", text))
        if not clocks or leftover or any(later <= earlier for earlier, later in pairwise(clocks)):
            raise ValueError(text)
        return tuple(zip(clocks[::2], clocks[1::2], strict=True))

    def _get_night_hours(self):
        """(from, to) of the local night, for `tools.period.is_night`."""
        self.ensure_one()
        return tuple(
            time(*divmod(round(hour * 60) % 1440, 60)) for hour in (self.street_night_from, self.street_night_to)
        )
