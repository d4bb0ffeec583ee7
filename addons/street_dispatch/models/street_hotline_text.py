"""Sentences for what tools/hotline_orders.py finds in an order sheet."""

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


def finding_text(env, finding):
    """What a ``Finding`` says, in the user's language: what is wrong and what to do.

    :param env: environment of the reader
    :param finding: ``Finding`` of tools/hotline_orders.py
    :return: one sentence without the row, which is told apart
    """
    facts = {"given": "", "ref": "", "first": "", "cell": "", "encoding": "", "value": "", "heading": "", "headings": "", "matter": "", "date": "", "user": "", **finding.facts}
    if "field" in facts:
        layout_line = env["street.hotline.layout.line"]
        facts["field"] = dict(layout_line._fields["field"]._description_selection(env))[facts["field"]]
    texts = {
        # the file
        "file": lambda: facts["text"],
        "no_column": lambda: env._("No column holds “%(field)s”. Headings found: %(headings)s. Add the right heading to the layout, or choose another layout.", **facts),
        "no_rows": lambda: env._("There is no order below the headings."),
        "double_heading": lambda: env._("The heading “%(heading)s” stands there twice; rename or delete one of the columns.", **facts),
        # the row
        "undecodable": lambda: env._("The row is damaged: it is not valid %(encoding)s. Open the file where it came from and save it again.", **facts),
        "too_many_cells": lambda: env._("The row has more cells than there are headings; a comma or line break within a text has torn it apart."),
        # the cell
        "merged": lambda: env._("Cells %(cell)s are merged: unmerge them and fill in each row.", **facts),
        "formula": lambda: env._("Cell %(cell)s holds a formula: replace it by its value.", **facts),
        "cell_error": lambda: env._("Cell %(cell)s holds the error %(value)s: correct it.", **facts),
        "long_number": lambda: env._("Cell %(cell)s holds a long number that has lost its last digits: format the column as text and enter it again.", **facts),
        "empty": lambda: env._("Nothing is filled in; it is required."),
        "ref_number": lambda: env._("The order number %(given)s is kept as a number and has lost its last digits: format the column as text and enter it again.", **facts),
        "ref_long": lambda: env._("“%(given)s” is too long for an order number; are the columns in the right order?", **facts),
        "ref_twice": lambda: env._("Order %(ref)s already stands in row %(first)s with other contents: delete one of the two.", **facts),
        "phone_long": lambda: env._("“%(given)s” is too long for a telephone number.", **facts),
        "date": lambda: env._("“%(given)s” is not a date. Write it as 2026-07-01 08:30.", **facts),
        "date_range": lambda: env._("“%(given)s” lies in the future or before the year 2000.", **facts),
        "limit": lambda: env._("“%(given)s” is not a limit. Write a date (2026-07-08 18:00) or a length (5个工作日).", **facts),
        "limit_before": lambda: env._("The limit “%(given)s” does not lie after the call, or more than ten years after it.", **facts),
        "flag": lambda: env._("“%(given)s” is neither yes nor no. Write 是 or 否.", **facts),
        "degrees": lambda: env._("“%(given)s” is not a number of degrees.", **facts),
        "half_point": lambda: env._("Only one of longitude and latitude is filled in: give both or none."),
        "swapped": lambda: env._("Longitude and latitude are swapped (%(given)s): longitude is the larger number.", **facts),
        "abroad": lambda: env._("The point %(given)s does not lie in China: give degrees, longitude 73 to 136, latitude 3 to 54.", **facts),
        # told, but no error
        "same_file": lambda: env._("This very file was already imported on %(date)s by %(user)s.", **facts),
        "urgency": lambda: env._("The urgency “%(given)s” is not known; taken in as normal.", **facts),
        "class": lambda: env._("There is no class “%(given)s”; left empty for the clerk.", **facts),
        "class_twice": lambda: env._("Several classes are called “%(given)s”; left empty for the clerk.", **facts),
        "class_expired": lambda: env._("The class “%(given)s” is switched off or not valid on the day of the call; left empty for the clerk.", **facts),
        "no_grid": lambda: env._("The point lies in no grid; taken in without one. Registering will ask for it."),
        "repeated": lambda: env._("Order %(ref)s is the same as in row %(first)s; taken in once.", **facts),
        "taken": lambda: env._("Order %(ref)s was already taken in as %(matter)s.", **facts),
    }
    return texts[finding.code]()
