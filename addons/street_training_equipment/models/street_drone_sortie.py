from odoo import fields, models

from odoo.addons.street_base.tools.period import local_day
from odoo.addons.street_base.tools.transition import Obstacle


class StreetDroneSortie(models.Model):
    """A pilot needs what the drone asks for, verified and good on the day of the flight."""

    _inherit = "street.drone.sortie"

    def _get_take_off_obstacles(self, moment=None):
        found = super()._get_take_off_obstacles(moment)
        post = self._get_pilot_post()
        # sudo: whether a pilot is qualified, of whom whoever flies must know it
        Qualification = self.env["street.qualification"].sudo()
        if post and not Qualification._qualified_on(self.pilot_id.ids, post, local_day(moment or fields.Datetime.now())):
            found.append(Obstacle(
                "pilot", self.env._("%(pilot)s has no verified qualification for this drone (%(paper)s).", pilot=self.sudo().pilot_id.name,
                                    paper=dict(Qualification._fields["kind"]._description_selection(self.env))[post]),
                self.env._("Interim Regulations on Unmanned Aircraft Flight, art. 16, 17")))
        return found

    def _get_pilot_post(self):
        """What the drone asks of its pilot, by the property of its category: nothing, the theory, or the licence (also when nothing is entered)."""
        # Read: the record gives the label of a choice, reading gives its key. sudo: a property of the drone
        properties = self.sudo().equipment_id.read(["equipment_properties"])[0]["equipment_properties"]
        wanted = [one.get("value") for one in properties if one["name"] == "pilot_class"]
        return {"none": "", "theory": "drone_theory"}.get(wanted[0] if wanted else None, "drone_licence")
