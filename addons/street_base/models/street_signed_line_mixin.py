from odoo import api, fields, models
from odoo.exceptions import AccessError


class StreetSignedLineMixin(models.AbstractModel):
    """Lines of people who sign in (签到), or are marked by hand: how and when somebody signed in is no matter of typing.

    Heirs have the fields ``status`` (one of its values is ``present``), ``sign_time`` and ``sign_way`` (one of its values is ``hand``).
    """

    _name = "street.signed.line.mixin"
    _description = "People who sign in"

    _street_signed = frozenset({"sign_time", "sign_way"})  # set by the way a person is invited and signs in

    @api.model_create_multi
    def create(self, vals_list):
        if not self.env.su:
            vals_list = [self._prepare_signed(vals) for vals in vals_list]
        return super().create(vals_list)

    def write(self, vals):
        if not self.env.su and (self._street_signed | {"status"}) & vals.keys():
            vals = self._prepare_signed(vals)
        return super().write(vals)

    @api.model
    def _prepare_signed(self, vals):
        """Values of a line that is marked by hand.

        :param dict vals: what a person enters
        :return: the values with the way and the moment of the mark
        :raises AccessError: naming what cannot be entered
        """
        if typed := self._street_signed & vals.keys():
            raise AccessError(self.env._(
                "%(fields)s cannot be entered, it follows from how a person is invited and signs in: mark the person present.",
                fields=", ".join(sorted(self._fields[name]._description_string(self.env) for name in typed))))
        present = vals.get("status") == "present"
        return {**vals, "sign_way": "hand" if present else False, "sign_time": fields.Datetime.now() if present else False}
