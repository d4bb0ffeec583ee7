"""Sentences for what tools/hotline_orders.py finds in an order sheet."""

from odoo.tools import LazyTranslate

from odoo.addons.street_base.models.street_sheet_mixin import PROBLEMS

_lt = LazyTranslate(__name__)

# Fields of an order as the layout names them.
ORDER_FIELDS = [
    ("external_ref", "Order number"),
    ("reported_at", "Time of the call"),
    ("description", "What was said"),
    ("opinion", "Transfer opinion"),
    ("due", "Limit of the order"),
    ("urgency", "Urgency"),
    ("class", "Class"),
    ("reporter_name", "Caller"),
    ("reporter_phone", "Telephone"),
    ("address", "Address"),
    ("longitude", "Longitude"),
    ("latitude", "Latitude"),
    ("is_confidential", "Confidential"),
]

# By the code of a ``Finding``; what is wrong with a cell whatever it holds is said as for every other sheet.
FINDINGS = {
    **PROBLEMS,
    # the file
    "file": "%(text)s",
    "no_column": _lt("No column holds “%(field)s”. Headings found: %(headings)s. Add the right heading to the layout, or choose another layout."),
    "no_rows": _lt("There is no order below the headings."),
    # the cell
    "empty": _lt("Nothing is filled in; it is required."),
    "ref_number": _lt("The order number %(given)s is kept as a number and has lost its last digits: format the column as text and enter it again."),
    "ref_long": _lt("“%(given)s” is too long for an order number; are the columns in the right order?"),
    "ref_twice": _lt("Order %(ref)s already stands in row %(first)s with other contents: delete one of the two."),
    "phone_long": _lt("“%(given)s” is too long for a telephone number."),
    "date": _lt("“%(given)s” is not a date. Write it as 2026-07-01 08:30."),
    "date_range": _lt("“%(given)s” lies in the future or before the year 2000."),
    "limit": _lt("“%(given)s” is not a limit. Write a date (2026-07-08 18:00) or a length (5个工作日)."),
    "limit_before": _lt("The limit “%(given)s” does not lie after the call, or more than ten years after it."),
    "flag": _lt("“%(given)s” is neither yes nor no. Write 是 or 否."),
    "degrees": _lt("“%(given)s” is not a number of degrees."),
    "half_point": _lt("Only one of longitude and latitude is filled in: give both or none."),
    "swapped": _lt("Longitude and latitude are swapped (%(given)s): longitude is the larger number."),
    "abroad": _lt("The point %(given)s does not lie in China: give degrees, longitude 73 to 136, latitude 3 to 54."),
    # told, but no error
    "same_file": _lt("This very file was already imported on %(date)s by %(user)s."),
    "urgency": _lt("The urgency “%(given)s” is not known; taken in as normal."),
    "class": _lt("There is no class “%(given)s”; left empty for the clerk."),
    "class_twice": _lt("Several classes are called “%(given)s”; left empty for the clerk."),
    "class_expired": _lt("The class “%(given)s” is switched off or not valid on the day of the call; left empty for the clerk."),
    "no_grid": _lt("The point lies in no grid; taken in without one. Registering will ask for it."),
    "repeated": _lt("Order %(ref)s is the same as in row %(first)s; taken in once."),
    "taken": _lt("Order %(ref)s was already taken in as %(matter)s."),
}


def finding_text(env, finding):
    """What a ``Finding`` says, in the user's language: what is wrong and what to do.

    :param env: environment of the reader
    :param finding: ``Finding`` of tools/hotline_orders.py
    :return: one sentence without the row, which is told apart
    """
    facts = dict(finding.facts)
    if "field" in facts:
        layout_line = env["street.hotline.layout.line"]
        facts["field"] = dict(layout_line._fields["field"]._description_selection(env))[facts["field"]]
    sentence = FINDINGS[finding.code]
    return (sentence if isinstance(sentence, str) else env._(sentence)) % facts
