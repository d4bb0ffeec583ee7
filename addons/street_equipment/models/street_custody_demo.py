import random
from datetime import time, timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today, utc_of

DAYS = 365
SQUADS = (("squad1", ("leader1", "auxiliary3", "patrol14")), ("squad2", ("handler", "officer1", "stationed1")), ("squad3", ("handler3", "officer2", "stationed2")))
NOTES = (("worn", "背夹松动"), ("worn", "屏幕有划痕"), ("good", False))


class StreetCustodyDemo(models.AbstractModel):
    """A year of custodies of the demo office, relative to today: kits by shift, duties of recorders, and what is open now."""

    _name = "street.custody.demo"
    _description = "Demo data of custody"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(lang="zh_CN", tracking_disable=True, mail_create_nosubscribe=True, allowed_company_ids=office.ids)
        loader._load_kits(office)
        loader._load_year(office)
        loader._load_open(office)
        loader._load_reservations(office)
        self.env["street.duty.demo"]._load()

    # ------------------------------------------------------------
    # HELPERS
    # ------------------------------------------------------------

    def _user(self, name):
        return self.env.ref(f"street_equipment.demo_user_{name}")

    def _person(self, name):
        return self.env.ref(f"street_base.demo_employee_{name}")

    def _items(self, kind):
        """Items of a kind that the office has, in the order of their labels."""
        return self.env["maintenance.equipment"].search([
            ("company_id", "=", self.env.company.id), ("category_id", "=", self.env.ref(f"street_equipment.category_{kind}").id), ("date_retired", "=", False),
        ], order="id")

    def _vehicle(self):
        return self.env["fleet.vehicle"].search([("company_id", "=", self.env.company.id), ("date_retired", "=", False)], order="id desc", limit=1)

    def _get_workdays(self, days):
        """The working days before today, the oldest first."""
        first = today() - timedelta(days=days)
        known = self.env["street.workday"].search([("date", ">=", first), ("date", "<", today()), ("is_workday", "=", True)], order="date")
        return known.mapped("date")

    def _prepare(self, person, day, since, until, **values):
        """A custody of the past, issued and taken back by the keeper."""
        keeper = self._user("keeper")
        return {
            "employee_id": person.id, "unit_id": person.unit_id.id, "company_id": self.env.company.id, "state": "returned", "issuer_id": keeper.id,
            "receiver_id": keeper.id, "date_from": utc_of(day, since), "date_due": utc_of(day, time(18)), "date_to": utc_of(day, until), "condition_out": "good",
            "condition": "good", **values}

    # ------------------------------------------------------------
    # KITS AND THE PAST YEAR
    # ------------------------------------------------------------

    def _load_kits(self, office):
        recorders, radios, vehicle = self._items("recorder"), self._items("radio"), self._vehicle()
        for number, (name, _people) in enumerate(SQUADS):
            unit = self.env.ref(f"street_base.demo_unit_{name}")
            items = recorders[2 * number:2 * number + 2] | radios[2 * number:2 * number + 2]
            self.env["street.kit"].create({
                "name": f"{unit.name}白班装备包", "unit_id": unit.id, "company_id": office.id,
                "line_ids": [(0, 0, {"equipment_id": item.id}) for item in items] + ([(0, 0, {"vehicle_id": vehicle.id})] if name == "squad2" else [])})

    def _load_year(self, office):
        """Each working day each squad takes its kit in the morning and brings it back in the evening."""
        chance = random.Random(20260115)
        kits = {kit.unit_id: kit for kit in self.env["street.kit"].search([("company_id", "=", office.id)])}
        vals_list = []
        for day in self._get_workdays(DAYS):
            for name, people in SQUADS:
                kit, person = kits[self.env.ref(f"street_base.demo_unit_{name}")], self._person(chance.choice(people))
                until = time(17, chance.randrange(20, 59)) if chance.random() < 0.95 else time(20, 30)
                for line in kit.line_ids:
                    link = "equipment_id" if line.equipment_id else "vehicle_id"
                    condition, note = chance.choice(NOTES) if chance.random() < 0.03 else ("good", False)
                    vals_list.append(self._prepare(person, day, time(8, 30), until, kit_id=kit.id, condition=condition, note=note, **{link: line[link].id}))
        custodies = self.env["street.custody"]._street_load_history(vals_list)
        self._load_duties(custodies, chance)

    def _load_duties(self, custodies, chance):
        """Checks and uploads of the recorders; some of yesterday's clips are still missing."""
        vals_list, late = [], fields.Datetime.now() - timedelta(hours=40)
        for custody in custodies.filtered(lambda custody: custody.equipment_id.equipment_kind == "recorder"):
            vals = {
                "custody_id": custody.id, "date_checked": custody.date_from + timedelta(minutes=5), "battery": chance.randrange(80, 101),
                "memory": chance.randrange(40, 120), "clock_ok": True, "date_handed_in": custody.date_to, "state": "handed_in"}
            missing = custody.date_to > late and chance.random() < 0.5 or chance.random() < 0.002
            if not missing:
                vals |= {"state": "uploaded", "date_uploaded": custody.date_to + timedelta(minutes=chance.randrange(10, 900)), "clip_count": chance.randrange(2, 14)}
            vals_list.append(vals)
        self.env["street.recorder.duty"]._street_load_history(vals_list)

    # ------------------------------------------------------------
    # NOW
    # ------------------------------------------------------------

    def _load_open(self, office):
        """Two kits of today are out, one recorder should have been back three days ago, a drone is with its pilot."""
        keeper = self.env["street.custody"].with_user(self._user("keeper")).with_company(office)
        kits = self.env["street.kit"].search([("company_id", "=", office.id)], order="id")
        due = fields.Datetime.to_string(fields.Datetime.now() + timedelta(hours=8))
        for kit, name in zip(kits, ("leader1", "officer1"), strict=False):
            ids = keeper.issue(kit.line_ids.equipment_id.ids, self._person(name).id, due, kit.line_ids.vehicle_id.ids, kit_id=kit.id)
            checked = keeper.browse(ids).duty_ids[:1]
            checked.action_check(96, 88, True)
        recorder, lost = self._items("recorder")[8:10]
        old = utc_of(today() - timedelta(days=3), time(9))
        self.env["street.custody"]._street_load_history([
            {**self._prepare(self._person("patrol1"), today(), time(9), time(9), equipment_id=recorder.id), "state": "issued", "date_from": old,
             "date_due": old + timedelta(hours=9), "date_to": False, "condition": False, "receiver_id": False}])
        # He leaves soon and still has it.
        self.env["street.clearance"].with_user(self._user("keeper")).with_company(office)._open_for(self._person("patrol1"), today() + timedelta(days=10))
        damaged = keeper.browse(keeper.issue(lost.ids, self._person("handler3").id, due))
        damaged.action_return("damaged", note="镜头进水，画面模糊")
        keeper.issue(self._items("drone")[:1].ids, self._person("officer2").id, due)
        self.env["street.custody"].sudo().search([("is_overdue", "=", True), ("company_id", "=", office.id)])._remind()

    def _load_reservations(self, office):
        drone, small = self._items("drone")[:2]
        extra = self._items("recorder")[10]
        rows = (
            (small, "officer1", 1, 9, 12, "丹河河道巡查", "approved", False), (drone, "officer2", 2, 14, 17, "违法建设航拍取证", "requested", False),
            (small, "handler", 5, 9, 11, "裸露土方核查", "requested", False), (extra, "patrol1", 3, 8, 18, "夜市巡查增配", "refused", "当日记录仪已配足"),
            (drone, "officer1", 6, 9, 10, "学校周边航拍", "cancelled", "天气预报大风"), (small, "officer2", -4, 9, 11, "拆迁工地扬尘巡查", "approved", False),
        )
        keeper = self._user("keeper")
        self.env["street.reservation"]._street_load_history([{
            "equipment_id": item.id, "employee_id": self._person(name).id, "requester_id": self._person(name).user_id.id, "company_id": office.id,
            "date_from": utc_of(today() + timedelta(days=days), time(since)), "date_to": utc_of(today() + timedelta(days=days), time(until)), "purpose": purpose,
            "state": state, "answer": answer, "approver_id": keeper.id if state == "approved" else False,
        } for item, name, days, since, until, purpose, state, answer in rows])
        self._load_kit_bookings(office)

    def _load_kit_bookings(self, office):
        """A kit reserved as a whole for the week to come, which waits for its approval."""
        kit, person = self.env["street.kit"].search([("company_id", "=", office.id)], order="id", limit=1), self._person("officer1")
        self.env["street.reservation"]._street_load_history([{
            "kit_id": kit.id, "equipment_id": line.equipment_id.id, "vehicle_id": line.vehicle_id.id, "employee_id": person.id,
            "requester_id": person.user_id.id, "company_id": office.id, "purpose": "周末夜市专项整治",
            "date_from": utc_of(today() + timedelta(days=8), time(18)), "date_to": utc_of(today() + timedelta(days=8), time(22)), "state": "requested",
        } for line in kit.line_ids])
