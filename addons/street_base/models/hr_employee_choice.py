from odoo import api, models

CHOOSING = {"kanban", "list", "search"}


class HrEmployee(models.Model):
    """Choosing a person: the dialog of a phone, and "Search more" on a desk.

    Odoo refuses the views of ``hr.employee`` to everybody outside personnel, so that on a phone, where every person is
    chosen in a dialog, nobody else could choose one. These users get short views of what they may read anyway.
    """

    _inherit = "hr.employee"

    @api.model
    def get_views(self, views, options=None):
        """Views of a dialog that chooses people; with a form among them it is no such dialog and Odoo decides.

        :param list views: pairs of a view's id or False and its type
        :param dict options: see Odoo
        :return: dict of ``views`` and ``models``, see Odoo
        """
        if self.browse().has_access("read") or {kind for _id, kind in views} - CHOOSING:
            return super().get_views(views, options)
        names = {kind: f"street_base.hr_employee_public_view_{kind}_choice" for kind in CHOOSING}
        found = self.env["hr.employee.public"].get_views([(self.env.ref(names[kind]).id, kind) for _id, kind in views], options)
        return {**found, "models": {**found["models"], self._name: found["models"]["hr.employee.public"]}}

    def _street_is_named_by_readers(self):
        return True

    def _street_filter_named(self):
        # Whoever is not of personnel chooses among people by what is public of them.
        readable = super()._street_filter_named()
        rest = self - readable
        return readable | self.browse(self.env["hr.employee.public"].with_context(active_test=False).search([("id", "in", rest.ids)]).ids) if rest else readable
