import math

from odoo import fields
from odoo.exceptions import ValidationError

HALF_TURN = 180


class Degrees(fields.Float):
    """Degrees of a point in WGS-84: what is no number of degrees gets a sentence, by whatever door it comes.

    A plain Float fails with a server error on NaN, on what is infinite, on text and on numbers too large to be rounded.
    """

    is_plain_column = True  # refuses values, stores them as any number

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"digits": (10, 7), **kwargs})

    def convert_to_column(self, value, record, values=None, validate=True):
        """As Odoo's own, after :meth:`read_degrees`."""
        return super().convert_to_column(self.read_degrees(value, record.env), record, values, validate)

    def convert_to_cache(self, value, record, validate=True):
        """As Odoo's own, after :meth:`read_degrees`."""
        return super().convert_to_cache(self.read_degrees(value, record.env), record, validate)

    def read_degrees(self, value, env):
        """Degrees as a number.

        :param value: what a client sent; empty means 0
        :return: float
        :raises ValidationError: for what is no finite number from -180 to 180
        """
        try:
            number = float(value or 0.0)
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if math.isfinite(number) and abs(number) <= HALF_TURN:
            return number
        raise ValidationError(env._(
            "%(field)s: “%(given)s” is not a number of degrees. Give the point again, for example 35.7051234.",
            field=self._description_string(env), given=str(value)[:40],
        ))
