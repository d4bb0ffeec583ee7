"""Amounts of money in sentences."""


def yuan(amount):
    """Amount with thousands parted, as lists and papers show it; the sentence around it names the unit. :param float amount: yuan"""
    return f"{amount:,.2f}"
