import io

import xlsxwriter


def as_xlsx(rows):
    """Bytes of an XLSX file with one sheet. :param rows: lists of cells, the headings first"""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    page = book.add_worksheet()
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return target.getvalue()
