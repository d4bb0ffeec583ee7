"""Empty sheet for the import of items (装备导入模板), with the names that may be chosen; plain Python over XlsxWriter."""

import io

import xlsxwriter

from .item_sheet import HEADINGS, OWNERSHIPS

ROWS = 2000  # rows below the headings in which names are chosen from a list
DAYS = ("date_purchase", "warranty_date")
NEEDED = ("name", "category")


def write_template(categories, units, owners, lists_name):
    """Write the sheet.

    :param list categories: names of categories
    :param list units: names of units of the office
    :param list owners: names of organisations that own items here
    :param str lists_name: name of the second sheet, which holds the lists
    :return: XLSX as bytes
    """
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet, lists = book.add_worksheet(), book.add_worksheet(lists_name)
        needed, free = book.add_format({"bold": True, "bg_color": "#F8CBAD"}), book.add_format({"bold": True, "bg_color": "#D9E1F2"})
        day, text = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "@"})
        chosen = {"category": categories, "unit": units, "ownership": list(OWNERSHIPS), "owner": owners}
        for index, (key, headings) in enumerate(HEADINGS.items()):
            # Text, so that a long serial number stays what was typed.
            sheet.set_column(index, index, 16, day if key in DAYS else text if key == "serial_no" else None)
            sheet.write_string(0, index, headings[0], needed if key in NEEDED else free)
            if names := chosen.get(key):
                column = list(chosen).index(key)
                lists.set_column(column, column, 24)
                lists.write_string(0, column, headings[0], free)
                for row, name in enumerate(names, 1):
                    lists.write_string(row, column, name)
                letter = "ABCD"[column]
                sheet.data_validation(1, index, ROWS, index, {
                    "validate": "list", "source": f"='{lists_name}'!${letter}$2:${letter}${len(names) + 1}"})
        sheet.freeze_panes(1, 0)
    return target.getvalue()
