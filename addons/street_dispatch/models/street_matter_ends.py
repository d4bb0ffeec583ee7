from odoo import models
from odoo.tools import SQL

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.transition import Obstacle

from .street_matter import ENDED_STATES

# Reports of other people: somebody has to go and look whether what they complain about was put right.
REPORTED_BY_OTHERS = ("hotline", "online", "letter", "visit", "transfer", "import")


class StreetMatter(models.Model):
    """What stands in the way of ending a matter by transfer, merging or on the spot, and what every end leaves behind."""

    _inherit = "street.matter"

    def _get_transfer_obstacles(self, values):
        if values is None:
            return {}
        unit = self.env["street.unit"].browse(values["unit_id"] or ()).exists().filtered("active")
        if len(unit) != 1:
            return {matter: [Obstacle("unit", self.env._("The unit does not exist any more or is archived: choose another."))] for matter in self}
        return {
            matter: [Obstacle("own_unit", self.env._("%(unit)s is an own unit of the office: dispatch the matter to it.", unit=unit.name))]
            for matter in self if matter.company_id == unit.company_id and unit.kind != "department"
        }

    def _get_merge_obstacles(self, values):
        if values is None:
            return {}
        main = self.browse(values["main_id"]).exists()
        # Locked until the end: two people merging two matters into each other, or one ending what the other merges into,
        # write different rows; without the lock both would pass.
        self.env.execute_query(SQL("SELECT id FROM street_matter WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE", list((main | self).ids)))
        return {
            matter: [Obstacle("main", self.env._("Choose another open matter of the same office to merge it into."))]
            for matter in self
            if not main or main in self or main.company_id != matter.company_id or main.state in ENDED_STATES
        }

    def _get_settle_obstacles(self, values):
        # sudo: only whether there is a photo
        return {
            matter: ([] if matter.sudo().photo_after_ids else [Obstacle("photo", self.env._("A photo of the place after the work is needed."), "G42")])
            + ([] if matter.class_id else [Obstacle("class", self.env._("It has no class: choose one."))])
            + ([] if matter.source not in REPORTED_BY_OTHERS else [Obstacle("reported", self.env._(
                "Others reported it, so it is handled and then checked by somebody else; on the spot only own findings are settled."), "G42")])
            + ([] if self._may_settle(matter) else [Obstacle("not_finder", self.env._("Only whoever found it may settle it on the spot."))])
            for matter in self
        }

    def _may_settle(self, matter):
        return self.env.user.has_group("street_dispatch.group_dispatch_intake") or matter.create_uid == self.env.user

    def _do_after_end(self):
        """Take back the tasks nobody finished, and tell the offices these matters were transferred from."""
        self.task_ids.filtered(lambda task: task.state in ("given", "accepted"))._do_step("withdrawn")
        for matter in self:
            matter._report_to_origin()

    def _report_to_origin(self):
        """Tell the matter this one was transferred from, and the one before that, how it ended."""
        self.ensure_one()
        told = self.result or self.end_reason or ""
        # sudo: the origins belong to the offices that transferred it, where the user has no rights
        origin = self.sudo().origin_id
        while origin:
            write_pass.with_pass(origin, {"result": told}).write({"result": told})
            origin._street_log("twin_ended", {"twin": self.name})
            origin._message_log(body=self.env._("%(office)s ended %(matter)s: %(result)s", office=self.company_id.sudo().name, matter=self.name, result=told))
            origin = origin.origin_id
