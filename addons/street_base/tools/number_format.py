"""Official numbers such as 东城罚决〔2026〕第0001号, from a template an office may edit."""

from string import Formatter

PLACEHOLDERS = frozenset({"prefix", "year", "number"})


def check_template(template):
    """Names in a number template that are not allowed, or what else is wrong with it.

    :param str template: e.g. ``"{prefix}罚决〔{year}〕第{number:04d}号"``
    :return: set of offending names; empty when the template is good. Attribute and index access count as offending.
    :raises ValueError: when the braces do not match
    """
    names = {name for _text, name, _spec, _conversion in Formatter().parse(template) if name is not None}
    missing = {"number"} - names
    return (names - PLACEHOLDERS) | missing


def format_number(template, prefix, year, number):
    """The printed form of a number.

    :param str template: see :func:`check_template`
    :param str prefix: short name of the organ, e.g. ``"东城"``
    :param int year: four digits
    :param int number: serial within organ, series and year, from 1
    :rtype: str
    """
    return template.format(prefix=prefix, year=year, number=number)
