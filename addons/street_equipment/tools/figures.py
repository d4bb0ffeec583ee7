"""Figures in sentences."""


def yuan(amount):
    """Amount with thousands parted, as lists and papers show it; the sentence around it names the unit. :param float amount: yuan"""
    return f"{amount:,.2f}"


def shown(quantity):
    """A quantity or measure as people write it: ``3`` and ``2.5``, never ``3.0`` or ``-0``. :param float quantity: number"""
    return f"{round(quantity, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
