from odoo import fields, models

from odoo.addons.street_base.tools.transition import Obstacle

SHOWN = [("told", "Shown, rights told"), ("nobody", "Nobody was there")]


class StreetOnSiteMixin(models.AbstractModel):
    """Steps on the spot (现场执法): before they begin, officers show their certificates to the party or whoever is there and
    tell the rights (出示执法证件、告知权利; APL 55, G04).

    Where nobody was there, that is said, with who witnessed or what recorded the step. Records (笔录) of on-site steps and
    decisions on the spot keep the same on their own forms.
    """

    _name = "street.on.site.mixin"
    _description = "Step on the spot"

    shown_to = fields.Selection(
        SHOWN, "Certificates and rights", copy=False, help="Officers show their certificates and tell the rights before they begin (APL 55).")
    shown_note = fields.Char("Told whom", copy=False, help="Who was told; where nobody was there: who witnessed the step, or what recorded it.")

    def _get_shown_obstacles(self):
        """What is missing about certificates and rights. :return: list of `Obstacle`"""
        self.ensure_one()
        if self.shown_to and (self.shown_note or "").strip():
            return []
        return [Obstacle("not_told", self.env._(
            "Enter to whom the officers showed their certificates and told the rights before they began; or that nobody was there, and who "
            "witnessed it or what recorded it."), "APL 55, G04")]
