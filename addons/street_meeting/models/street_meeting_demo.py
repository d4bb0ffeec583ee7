from datetime import time, timedelta

from odoo import api, models

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.canonical import sha256_of
from odoo.addons.street_base.tools.period import today, utc_of

from ..tools import demo_meetings as plot
from ..tools.frequency import hour_of


class StreetMeetingDemo(models.AbstractModel):
    """A year of meetings of the demo office, relative to today: half-monthly ones with people from outside, thirteen consultations,
    monthly consultations, weekly plans, one closed discussion. The last half-monthly record waits for its signatures, the next
    meeting is called. Everything invented.
    """

    _name = "street.meeting.demo"
    _description = "Demo data of meetings"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        loader = self.with_context(
            lang="zh_CN", tracking_disable=True, mail_create_nolog=True, mail_create_nosubscribe=True, allowed_company_ids=office.ids)
        half_month = loader._make_series("half_month", "街道综合执法半月例会", "街道三楼会议室", 9.0)
        loader._hold_all(half_month, 14, 26)
        loader._hold_all(loader._make_series("consultation", "居民议事协商会", "凤栖社区议事厅", 15.0, frequency="none"), 28, 13)
        loader._hold_all(loader._make_series("month", "综合执法月会商", "街道三楼会议室", 14.5), 28, 12)
        loader._hold_all(loader._make_series("week", "综合执法周计划会", "综合行政执法队", 8.5), 7, 8)
        loader._load_closed()
        loader._load_next(half_month)

    def _ref(self, name):
        return self.env.ref(f"street_base.demo_{name}", raise_if_not_found=False) or self.env.ref(f"street_meeting.demo_{name}")

    def _make_series(self, kind, name, place, clock, **values):
        staff = kind == "week"
        people = [{"kind": one, "employee_id": self._ref(ref).id} for one, ref in plot.EMPLOYEES]
        for one, ref in [] if staff else plot.PARTNERS:
            partner = self._ref(f"partner_{ref}")
            people.append({"kind": one, "partner_id": partner.id, "organisation": partner.function})
        return self.env["street.meeting.series"].create({
            "name": name, "kind": kind, "place": place, "clock": clock, "chair_id": self._ref("employee_command").id, "company_id": self.env.company.id,
            "user_id": self._ref("user_secretary").id, "date_from": today() - timedelta(days=365), "hours": 1.0 if staff else 2.0,
            "agenda_template": plot.TEMPLATE if kind == "half_month" else False,
            "member_ids": [(0, 0, {**person, "sequence": place}) for place, person in enumerate(people, 1)], **values})

    # ------------------------------------------------------------
    # PAST MEETINGS
    # ------------------------------------------------------------

    def _hold_all(self, series, step, count):
        """``count`` meetings in the past, ``step`` days apart; the last half-monthly one still waits for its signatures."""
        last = today() - timedelta(days=min(step - 1, 9))
        days = [self._working_day(last - timedelta(days=step * back)) for back in reversed(range(count))]
        for number, day in enumerate(days):
            waits = series.kind == "half_month" and number == count - 1
            self._hold(series, number, utc_of(day, hour_of(series.clock)), "written" if waits else "signed")

    def _working_day(self, day):
        while day.weekday() > 4:
            day -= timedelta(days=1)
        return day

    def _hold(self, series, number, moment, state):
        meeting = self.env["street.meeting"]._street_load_history([{
            "series_id": series.id, "name": series.name, "kind": series.kind, "company_id": series.company_id.id, "date": moment, "hours": series.hours,
            "place": series.place, "chair_id": series.chair_id.id, "secretary_id": series.user_id.id, "state": state}])
        self.env["street.meeting.attendee"]._street_create(
            [self._prepare_line(meeting, member, place + number) for place, member in enumerate(series.member_ids)])
        for place, (title, said, resolved) in enumerate(plot.agenda_of(series.kind, number), 1):
            self._add_item(meeting, place, title, said, resolved)
        if state == "signed":
            self._sign(meeting)
            if series.kind in ("half_month", "month"):
                self._issue(meeting)
        return meeting

    def _prepare_line(self, meeting, member, turn):
        """One of twelve is on leave, one of nineteen was absent; the chair never."""
        values = {**member._prepare_attendee_values(meeting), "date_invited": meeting.date - timedelta(days=3)}
        if member.employee_id == meeting.chair_id or turn % 12 and turn % 19:
            return {**values, "status": "present", "sign_way": "qr" if member.employee_id else "hand", "sign_time": meeting.date - timedelta(minutes=turn % 9)}
        return {**values, "status": "absent"} if turn % 12 else {**values, "status": "leave", "leave_reason": plot.LEAVES[turn % 3]}

    def _add_item(self, meeting, place, title, said, resolved):
        item = self.env["street.meeting.agenda.item"]._street_create([{
            "meeting_id": meeting.id, "sequence": 10 * place, "name": title, "discussion": said, "outcome": "resolved", "presenter": "综合行政执法办公室"}])
        self.env["street.meeting.resolution"]._street_create([{"meeting_id": meeting.id, "agenda_item_id": item.id, "name": resolved}])

    def _sign(self, meeting):
        meeting.invalidate_recordset()
        moment = meeting.date + timedelta(days=1)
        vals = {
            "chair_signed_at": moment, "secretary_signed_at": moment, "date_signed": moment, "record_text": meeting._get_record_text(),
            "record_digest": sha256_of(meeting._prepare_record_facts())}
        write_pass.with_pass(meeting.sudo(), vals).write(vals)  # sudo: demo data

    def _issue(self, meeting):
        minutes = self.env["street.meeting.minutes"]
        day = (meeting.date + timedelta(days=2)).date()
        draft = minutes.new({"meeting_id": meeting.id})
        number = self.env["street.number"]._draw("meeting_minutes", meeting.company_id, day=day)[0]
        minutes._street_load_history([{
            "meeting_id": meeting.id, "name": meeting.name, "body": draft.body, "distribution": draft.distribution, "state": "issued", "number": number,
            "date_issued": day, "content": f"{meeting.name}\n{draft.body}\n{draft.distribution}"}])

    # ------------------------------------------------------------
    # ONE CLOSED, ONE TO COME
    # ------------------------------------------------------------

    def _load_closed(self):
        """A discussion that its people read, and nobody else."""
        moment = utc_of(self._working_day(today() - timedelta(days=40)), time(16))
        meeting = self.env["street.meeting"]._street_load_history([{
            "name": "占用道路堆放材料案集体讨论", "kind": "collective", "company_id": self.env.company.id, "date": moment, "hours": 1, "place": "主任办公室",
            "chair_id": self._ref("employee_command").id, "secretary_id": self._ref("user_leader1").id, "state": "signed"}])
        self.env["street.meeting.attendee"]._street_create([
            {"meeting_id": meeting.id, "kind": "own", "employee_id": self._ref(ref).id, "status": "present", "sign_way": "hand", "sign_time": moment, "is_observer": observer}
            for ref, observer in (("employee_command", False), ("employee_chief", False), ("employee_reviewer", True))])
        self._add_item(meeting, 1, "拟处罚意见", "承办人员汇报案情，两位负责人分别发表意见。", "同意拟处罚意见。")
        self._sign(meeting)

    def _load_next(self, series):
        """The next half-monthly meeting is called."""
        moment = utc_of(series._get_next_day(series.last_day or today()) or today(), hour_of(series.clock))
        meeting = self.env["street.meeting"].create({"series_id": series.id, "date": moment, "company_id": series.company_id.id, "secretary_id": series.user_id.id})
        vals = {"state": "called"}
        write_pass.with_pass(meeting.sudo(), vals).write(vals)  # sudo: demo data; no mail goes out
        meeting.attendee_ids._invite()
        meeting._sync_events()
        self.env["street.meeting.agenda.item"]._street_create([{
            "meeting_id": meeting.id, "name": "学校门口护栏破损", "note": "连续三天有学生翻越。", "proposer_id": self._ref("user_handler").id, "presenter": "王志强",
            "is_accepted": False, "sequence": 100}])
