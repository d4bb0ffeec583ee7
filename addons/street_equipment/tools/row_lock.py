"""Rows that two transactions at once must not both rest on."""

from odoo.tools import SQL


def touch_rows(records):
    """Lock the rows in the order of their ids and write them with what they hold.

    Under REPEATABLE READ whoever comes second fails, and Odoo repeats his request with what the first one left.

    :param records: stored records of one model
    """
    if records:
        records.flush_recordset()
        table, ids = SQL.identifier(records._table), tuple(records.ids)
        records.env.execute_query(SQL("SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE", table, ids))
        records.env.cr.execute(SQL("UPDATE %s SET id = id WHERE id IN %s", table, ids))
