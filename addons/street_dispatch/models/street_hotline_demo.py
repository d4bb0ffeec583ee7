import random
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools import write_pass

from .street_matter import OPEN_STATES

REPLIES = ("已安排人员到现场处理完毕，现场恢复整洁。", "已责令当事人整改到位，后续加强巡查。", "已联系责任单位处置完成，感谢您的监督。")
GRADES = {"very_satisfied": 30, "satisfied": 46, "fairly_satisfied": 14, "dissatisfied": 7, "very_dissatisfied": 3}


class StreetHotlineDemo(models.AbstractModel):
    """Contacts, replies and call-backs of the demo office's hotline matters; everything said is invented."""

    _name = "street.hotline.demo"
    _description = "Demo data of the hotline"

    @api.model
    def _load(self):
        chance, now = random.Random(20260703), fields.Datetime.now()
        matters = self.env["street.matter"].search([
            ("company_id", "=", self.env.ref("base.main_company").id), ("source", "=", "hotline"), ("date_dispatched", "!=", False),
        ], order="id")
        clerk = self.env.ref("street_base.demo_user_intake")
        self.env["street.matter.contact"]._street_create([
            self._prepare_contact(matter, caller, clerk, chance, now)
            for matter in matters for caller in matter.reporter_ids.filtered("wants_reply") or matter.reporter_ids[:1]
        ])
        for matter in matters.filtered(lambda one: one.state == "reported_back" or one.state not in OPEN_STATES):
            replied = matter.date_reported_back or matter.date_closed
            values = {"reply": chance.choice(REPLIES), "date_replied": replied, "reply_user_id": (matter.handler_id or clerk).id}
            write_pass.with_pass(matter, values).write(values)
        closed = matters.filtered(lambda one: one.state == "closed" and one.date_closed < now - timedelta(days=1))
        self.env["street.matter.callback"]._street_create([
            self._prepare_callback(matter, caller, clerk, chance, now)
            for matter in closed for caller in matter.reporter_ids.filtered("wants_reply") if chance.random() < 0.85
        ])

    def _prepare_contact(self, matter, caller, clerk, chance, now):
        hours = chance.choice((1, 2, 3, 5, 8, 20, 20, 40))
        return {
            "matter_id": matter.id, "reporter_id": caller.id, "user_id": (matter.handler_id or clerk).id, "is_reached": True, "note": "已与来电人联系，告知办理安排",
            "date": min(matter.date_dispatched + timedelta(hours=hours), matter.date_reported_back or now, now),
        }

    def _prepare_callback(self, matter, caller, clerk, chance, now):
        reached = chance.random() < 0.92
        grade = chance.choices(list(GRADES), GRADES.values())[0]
        solved = "no" if chance.random() < (0.7 if "dissatisfied" in grade else 0.04) else "yes"
        return {
            "matter_id": matter.id, "reporter_id": caller.id, "user_id": clerk.id, "date": min(matter.date_closed + timedelta(hours=chance.randint(2, 24)), now),
            "is_reached": reached, "solved": reached and solved, "satisfaction": reached and grade,
        }
