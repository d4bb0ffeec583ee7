"""The pass that lets the suite's own workers write what nobody else may.

A boolean context key can be sent by any RPC client; an object cannot. And an object that stayed valid would leak
into whatever runs below the worker (automations, computes of other addons). So a pass names the model, the records
and the exact values it is for, and is spent by the first write that matches.
"""

CONTEXT_KEY = "street_write_pass"


class WritePass:
    """Permission for exactly one ``create`` or ``write``.

    :param str model: technical name of the model
    :param tuple ids: ids of the records to write; empty for a creation
    :param values: the dictionary that will be written, or the list of dictionaries that will be created
    """

    __slots__ = ("_ids", "_model", "_spent", "_values")

    def __init__(self, model, ids, values):
        self._model = model
        self._ids = frozenset(ids)
        # Copied: whoever changes the dictionary on its way to the guard changes what is asked, not what is allowed.
        self._values = [dict(vals) for vals in values] if isinstance(values, list) else dict(values)
        self._spent = False

    def redeem(self, records, values):
        """Whether the pass is for this call; a pass that fits is spent.

        :param records: the recordset ``write`` or ``create`` was called on
        :param values: the values of that call
        :rtype: bool
        """
        fits = (
            not self._spent
            and self._model == records._name
            and self._ids == frozenset(records._ids)
            and self._values == values
        )
        if fits:
            self._spent = True
        return fits


def with_pass(records, values):
    """``records`` with a pass for one ``write(values)`` on them, or one ``create(values)`` when they are empty."""
    return records.with_context(**{CONTEXT_KEY: WritePass(records._name, records._ids, values)})


def redeem(records, values):
    """Spend the pass in the context of ``records``.

    :return: the records without the pass, or None when there was no pass for this call. The type is compared by
        identity: a client can put anything into the context except an instance of this class.
    """
    ticket = records.env.context.get(CONTEXT_KEY)
    if type(ticket) is not WritePass or not ticket.redeem(records, values):
        return None
    return records.with_context(**{CONTEXT_KEY: None})
