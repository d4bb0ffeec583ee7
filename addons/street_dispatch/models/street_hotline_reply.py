from odoo import fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_matter import OPEN_STATES
from .street_matter_moves import HANDLER, INTAKE

_lt = LazyTranslate(__name__)

# A transferred matter is still answered by the office that has its callers.
ANSWERED_STATES = (*OPEN_STATES, "transferred")
ATTEMPTS = 3  # after so many attempts a caller counts as not to be reached


class StreetMatter(models.Model):
    """Duties to whoever reported (G43): he is contacted, gets a reply, and is called back once the matter is closed."""

    _inherit = "street.matter"

    reply = fields.Text("Reply to the caller", readonly=True, copy=False)
    date_replied = fields.Datetime("Replied at", readonly=True, copy=False)
    reply_user_id = fields.Many2one("res.users", "Replied by", readonly=True, copy=False, ondelete="restrict")
    contact_ids = fields.One2many("street.matter.contact", "matter_id", "Contacts with the caller", copy=False)
    callback_ids = fields.One2many("street.matter.callback", "matter_id", "Call-backs", copy=False)

    _street_protected = {"reply": False, "date_replied": False, "reply_user_id": False}
    _street_transitions = {
        "reply": Transition(ANSWERED_STATES, groups=f"{HANDLER},{INTAKE}", access="read", label=_lt("Reply")),
    }

    def action_reply(self, reply):
        """答复: what the caller is told.

        :param str reply: text of the reply
        :return: True
        """
        return self._street_move("reply", {"reply": (reply or "").strip()})

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        closing = move == "settle" or (move == "check" and (values is None or values["passed"]))
        orders = self._get_orders_within() if closing else self.browse()
        for matter, obstacles in orders._get_answer_obstacles().items():
            found[matter] += obstacles
        return found

    def _get_answer_obstacles(self):
        """G43: an order is not closed before each caller was contacted and has his reply."""
        if not self:
            return {}
        waiting, result = self._get_waiting_reporters([("phone", "!=", False)]), {}
        # sudo: only how many; who reported may be confidential. Contacts of a merged order lie on it and name the same caller.
        contacts = self.env["street.matter.contact"].sudo()._read_group(
            [("reporter_id.matter_id", "in", self.ids)], ["reporter_id", "is_reached"], ["__count"])
        done = {caller.id for caller, is_reached, count in contacts if is_reached or count >= ATTEMPTS}
        left = self.env["street.matter.reporter"].browse(caller.id for callers in waiting.values() for caller in callers if caller.id not in done)
        names = {caller.id: caller.display_name for caller in left}
        for matter in self:
            result[matter] = obstacles = []
            callers = waiting.get(matter.id, left.browse())
            if missing := [names[caller.id] for caller in callers if caller.id in names]:
                obstacles.append(Obstacle("contact", self.env._(
                    "Nobody has reached the caller: enter a contact that did, or %(count)s attempts.", count=ATTEMPTS,
                ) if len(callers) == 1 else self.env._(
                    "Nobody has reached these callers: %(callers)s. Enter for each a contact that did, or %(count)s attempts.",
                    callers=", ".join(missing), count=ATTEMPTS), "G43"))
            if not matter.reply:
                obstacles.append(Obstacle("reply", self.env._("The reply to the caller is missing."), "G43"))
        return result

    def _get_waiting_reporters(self, domain=()):
        """Who wants a reply; one query for all.

        :param domain: which of them
        :return: dict id of the matter → reporters, as the user; no entry without any
        """
        # sudo: only which there are; who they are may be confidential, and is asked for as the user
        rows = self.env["street.matter.reporter"].sudo()._read_group(
            [("matter_id", "in", self.ids), ("wants_reply", "=", True), *domain], ["matter_id"], ["id:recordset"])
        return {matter.id: reporters.with_env(self.env) for matter, reporters in rows}

    def _get_reply_obstacles(self, values):
        found = {matter: [] for matter in self}
        if not self.env.user.has_group(INTAKE):
            self._add_handler_obstacles(found)
        if values is not None and not values["reply"]:
            for obstacles in found.values():
                obstacles.append(Obstacle("empty_reply", self.env._("Write what the caller is told.")))
        return found

    def _get_line_lock(self, line_model):
        if line_model == "street.matter.contact":
            reason = self.env._("It has ended; contacts are entered while it is on its way, later ones are call-backs.")
            return {matter: "" if matter.state in ANSWERED_STATES else reason for matter in self}
        if line_model == "street.matter.callback":
            return self._get_callback_lock()
        return super()._get_line_lock(line_model)

    def _get_callback_lock(self):
        wanting, handlers = self._get_waiting_reporters(), self._get_handlers_of_record()
        elsewhere = self._get_on_the_way_elsewhere()
        return {
            matter: self.env._("It is not closed yet; call-backs follow the closing.") if matter.state not in ("closed", "transferred")
            else self.env._("The office it was transferred to has not ended it yet; the call-back follows then.") if matter in elsewhere
            else self.env._("Nobody who reported it wants a reply.") if matter.id not in wanting
            else self.env._("You handled it; somebody else has to call back.") if self.env.user in handlers[matter]
            else ""
            for matter in self
        }

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _prepare_reply_values(self, values):
        return self._prepare_same_values(reply=values["reply"], date_replied=fields.Datetime.now(), reply_user_id=self.env.uid)

    def _notify_move(self, move, values):
        super()._notify_move(move, {**values, "reason": values["reply"]} if move == "reply" else values)

    def _prepare_reopened_values(self):
        """Facts of the matter that takes up a closed one; those who reported go along."""
        self.ensure_one()
        copied = ("name", "phone", "is_confidential", "wants_reply", "statement")
        return {
            "company_id": self.company_id.id, "source": "hotline" if self._get_orders_within() else self.source, "description": self.description, "address": self.address,
            "place_id": self.place_id.id, "latitude": self.latitude, "longitude": self.longitude, "grid_id": self.grid_id.id,
            "class_id": self.class_id.filtered(lambda each: each._is_valid_on(self._get_today())).id, "reported_at": fields.Datetime.now(),
            "order_opinion": self.order_opinion, "order_urgency": self.order_urgency,
            "reporter_ids": [fields.Command.create({name: reporter[name] for name in copied}) for reporter in self.reporter_ids],
        }

    def _street_link_recurrence(self, closed):
        """Say that this matter takes up a closed one."""
        write_pass.with_pass(self, {"recurs_id": closed.id}).write({"recurs_id": closed.id})
