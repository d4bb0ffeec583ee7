"""Who may wear standard enforcement dress (制式服装), and when the next piece is due."""

from dateutil.relativedelta import relativedelta

# In established posts (在编在职); people sent by a department wear the dress of their own authority.
ESTABLISHED = ("civil_service", "public_institution")
SOURCE = "建督〔2017〕31号；财行〔2020〕299号"


def get_faults(employment_type, roles):
    """Why a person is not entitled to standard enforcement dress.

    :param str employment_type: key of ``hr.employee.employment_type``, or False
    :param roles: codes of the person's roles
    :return: list of ``"post"`` and ``"officer"``; empty for who is entitled. Source: see ``SOURCE``
    """
    return [fault for fault, wrong in (("post", employment_type not in ESTABLISHED), ("officer", "officer" not in roles)) if wrong]


def worn_until(day, months):
    """The day from which the next piece is due.

    :param day: ``datetime.date`` of the issue
    :param int months: wearing term; 0 for none
    :return: ``datetime.date`` or False
    """
    return day + relativedelta(months=months) if months else False
