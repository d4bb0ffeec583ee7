"""Arguments as programs send them: ids and moments, checked before anything is looked up (no registry needed)."""

from datetime import date, datetime

from odoo.addons.street_base.tools.period import end_of_day, read_day


def read_ids(value):
    """Ids of records without doubles, in the order given.

    :param value: list of whole numbers, or None for none
    :return: list of int
    :raises ValueError: for anything else
    """
    given = [] if value is None or value is False else value
    if not isinstance(given, list | tuple) or not all(type(one) is int and 0 < one < 1 << 31 for one in given):
        raise ValueError(value)
    return list(dict.fromkeys(given))


def read_moment(value):
    """A moment as naive UTC.

    :param value: ``"YYYY-MM-DD HH:MM:SS"`` (UTC), ``"YYYY-MM-DD"`` (the end of that day in Shanghai), or a moment or day
    :return: datetime.datetime
    :raises ValueError: for anything else
    """
    if isinstance(value, str):
        text = value.strip()
        value = read_day(text) if len(text) == len("YYYY-MM-DD") else datetime.strptime(text, "%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(microsecond=0)
    if isinstance(value, date) and not isinstance(value, datetime):
        return end_of_day(value)
    raise ValueError(value)
