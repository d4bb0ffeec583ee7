from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition
from odoo.addons.street_dispatch.models.street_matter import ENDED_STATES as ENDED_MATTER
from odoo.addons.street_enforcement.models.street_case import ENDED_STATES as ENDED_CASE
from odoo.addons.street_meeting.models.street_action_item import LIVE_STATES

_lt = LazyTranslate(__name__)


class StreetActionItem(models.Model):
    """What an item becomes (转办): a matter, a case, or a matter and then its case."""

    _inherit = "street.action.item"

    _street_protected = {"matter_id": False, "case_id": False}
    _street_transitions = {
        "open_matter": Transition(("open",), None, "street_dispatch.group_dispatch_intake", access="read", label=_lt("Take in as a matter")),
        "open_case": Transition(("open",), None, "street_enforcement.group_officer", access="read", label=_lt("Open a case")),
        "link_matter": Transition(LIVE_STATES, None, "street_meeting.group_meeting_secretary", label=_lt("Follow a matter")),
    }

    matter_id = fields.Many2one("street.matter", "Became the matter", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    case_id = fields.Many2one("street.case", "Became the case", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    def _get_followed(self):
        found = super()._get_followed()
        for item in self:
            became = [(item.case_id, ENDED_CASE), (item.matter_id, ENDED_MATTER)]
            if known := [(record, record.state in ended) for record, ended in became if record]:
                found[item] = [*known, *found.get(item, ())]
        return found

    def action_open_matter(self):
        """Take the problem in as a matter, which the item follows from then on. :return: True"""
        return self._street_move("open_matter")

    def action_open_case(self):
        """Open a lead of a penalty case, out of the matter if it became one. :return: True"""
        return self._street_move("open_case")

    def action_link_matter(self, matter_id):
        """Follow a matter that is on record already. :param int matter_id: ``street.matter``. :return: True"""
        return self._street_move("link_matter", {"matter_id": matter_id})

    def _get_open_matter_obstacles(self, values):
        return {item: [Obstacle("linked", self.env._("It became %(record)s already.", record=item.sudo().matter_id.name))] if item.matter_id else []
                for item in self}

    def _get_open_case_obstacles(self, values):
        return {item: [Obstacle("linked", self.env._("It became a case already."))] if item.case_id else [] for item in self}

    def _get_link_matter_obstacles(self, values):
        found = self._get_open_matter_obstacles(values)
        if values is not None:
            matter = self.env["street.matter"].search([("id", "=", values["matter_id"])])  # as the user: he names what he may read
            for item in self.filtered(lambda item: item.company_id != matter.company_id):
                found[item].append(Obstacle("matter", self.env._("Choose a matter of this office.")))
        return found

    def _prepare_move_values(self, move, values):
        prepared = super()._prepare_move_values(move, values)
        # As the user, whatever right the move itself takes: he takes the report or the lead in.
        makers = {
            "open_matter": lambda item: {"matter_id": self.env["street.matter"].with_user(self.env.user).create(item._prepare_matter_values()).id},
            "open_case": lambda item: {"case_id": item._make_case().id},
            "link_matter": lambda item: {"matter_id": values["matter_id"]},
        }
        if move in makers:
            prepared |= {item: makers[move](item) for item in self}
        return prepared

    def _prepare_matter_values(self):
        return {
            "source": "leader", "description": "\n".join(filter(None, (self.name, self.description))), "address": self.place, "company_id": self.company_id.id,
            "external_ref": self.number,
        }

    def _make_case(self):
        """The lead of a case, as the user: of the matter, or by hand."""
        cases = self.env["street.case"].with_user(self.env.user)
        matter = self.matter_id.with_user(self.env.user)
        if matter:
            return cases.browse(matter.action_open_case()["res_id"])
        return cases.create({
            "source": "superior", "company_id": self.company_id.id, "cause": self.name, "facts": self.description or self.name, "address": self.place})
