from odoo import fields, models


class StreetDeadlineMixin(models.AbstractModel):
    """Gives a model its clocks: the list of them, their names, and their end with the record."""

    _name = "street.deadline.mixin"
    _description = "Record with Clocks"

    deadline_ids = fields.One2many(
        "street.deadline", "res_id", "Clocks", domain=lambda self: [("res_model", "=", self._name)], readonly=True, copy=False
    )

    def unlink(self):
        ids = self.ids
        result = super().unlink()
        self.env["street.deadline"]._drop(self._name, ids)
        return result

    def _get_clock_names(self):
        """{kind: name shown} of the clocks that stand under no rule."""
        return {"stage": self.env._("Limit of the stage"), "total": self.env._("Limit of the whole")}

    def _on_deadlines_moved(self):
        """Called on the records whose due days moved because the working calendar changed."""
