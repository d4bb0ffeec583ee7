"""Many rows in one INSERT, for tables that the suite alone writes: clocks, log, numbers, callers of a file.

The columns travel as arrays, those with one value for all rows as that value. A VALUES list makes PostgreSQL parse and
plan each value by itself, which takes about twice as long as storing the rows.
"""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"'})


def insert_rows(model, columns, rows, returning=None):
    """Insert rows past the ORM; the caller sees to rights, checks and the cache.

    :param model: recordset of the model, for its cursor, table and column types
    :param columns: names of stored fields (or of the columns Odoo keeps itself), in the order of the rows
    :param list rows: tuples of plain values (text, numbers, booleans, dates, naive UTC moments, None)
    :param str returning: name of a column whose values are wanted
    :return: list of these values in the order of the rows; empty without ``returning``
    """
    return insert_columns(model, columns, list(zip(*rows, strict=True)), returning) if rows else []


def insert_columns(model, names, columns, returning=None):
    """As :func:`insert_rows`, from one sequence of values for each name."""
    shared, varying, values, arrays = [], [], [], []
    count = len(columns[0])
    for name, column in zip(names, columns, strict=True):
        kind = model._fields[name].column_type[0]
        first = column[0]
        if count > 1 and (not arrays and name == names[-1] or column.count(first) < count):
            varying.append((name, f"%s::{kind}[]"))
            arrays.append(array_literal(column))
        else:
            shared.append((name, f"%s::{kind}"))
            values.append(first)
    filled = ", ".join(f'"{name}"' for name, _place in shared + varying)
    places = [place for _name, place in shared]
    statement = f'INSERT INTO "{model._table}" ({filled}) SELECT {", ".join(places + ["rows.*"] if varying else places)}'
    if varying:
        statement += f" FROM unnest({', '.join(place for _name, place in varying)}) AS rows"
    if returning:
        statement += f' RETURNING "{returning}"'
    model.env.cr.execute(statement, values + arrays)
    return [value for (value,) in model.env.cr.fetchall()] if returning else []


def array_literal(values):
    """A column of plain values as PostgreSQL writes an array, each element quoted.

    :param values: iterable of text, numbers, booleans, dates, moments or None
    :rtype: str
    """
    return "{%s}" % ",".join([
        "NULL" if value is None else f'"{value.translate(_ESCAPES) if isinstance(value, str) else value}"' for value in values
    ])
