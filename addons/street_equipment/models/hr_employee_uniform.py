from functools import reduce

from odoo import models

from ..tools.uniform import SOURCE, get_faults


class HrEmployee(models.Model):
    """Who may wear standard enforcement dress (制式服装)."""

    _inherit = "hr.employee"

    def _get_uniform_faults(self):
        """Codes of what keeps each person from standard dress; other addons add theirs, such as the certificate, through ``super()``.

        :return: ``{employee: [code]}`` for all of them
        """
        # sudo: post and roles are known to the whole office (hr.employee.public)
        return {person: get_faults(person.sudo().employment_type, person.sudo().officer_role_ids.mapped("code")) for person in self}

    def _get_uniform_fault_labels(self):
        """``{code: words}`` for :meth:`_get_uniform_warnings`."""
        return {"post": self.env._("is in no established post"), "officer": self.env._("is no enforcement officer")}

    def _get_uniform_warnings(self):
        """Sentences for those who may not wear standard dress, with the source; a warning, no refusal: the office answers for it.

        :return: ``{employee: sentence}`` of those not entitled
        """
        labels = self._get_uniform_fault_labels()

        def join(first, second):
            return self.env._("%(first)s, %(second)s", first=first, second=second)

        return {
            person: self.env._(
                "%(person)s %(faults)s: standard enforcement dress is for certified officers in established posts only (%(law)s).",
                person=person.sudo().name, faults=reduce(join, (labels[code] for code in codes)), law=SOURCE)
            for person, codes in self._get_uniform_faults().items() if codes
        }
