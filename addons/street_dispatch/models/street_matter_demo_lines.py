from datetime import timedelta

from odoo import fields

from odoo.addons.street_base.tools import period, write_pass

from ..tools import demo_texts
from ..tools.demo_photo import draw_photo

PHOTO_DAYS = 14


class DemoLines:
    """What belongs to the demo matters: clocks, tasks, reporters, photos, twins. Part of the loader."""

    def _load_clocks(self, rows):
        """The clocks of all stages; creation has already started the registering and the whole one."""
        clocks = self.env["street.deadline"]
        pending, done = [], []
        for matter, plot, _people in rows:
            limits = self._get_clock_limits(plot)
            for kind, start, ended in plot.course.clocks:
                if kind in ("register", "total"):
                    done.append((matter.id, kind, ended))
                    continue
                row = {"res_model": matter._name, "res_id": matter.id, "company_id": self.office.id, "kind": kind, "start": start}
                row |= {"rule": "D46"} if kind == "return" else dict(zip(("length", "unit"), limits[kind], strict=True))
                pending.append((row, ended))
        started = clocks._start_clocks([row for row, _ended in pending])
        self._end_clocks("clock.id = new.id AND new.kind = ''", [
            (clock_id, "", ended) for clock_id, (_row, ended) in zip(started, pending, strict=True) if ended
        ])
        self._end_clocks("clock.res_model = 'street.matter' AND clock.res_id = new.id AND clock.kind = new.kind", [row for row in done if row[2]])
        clocks.invalidate_model()

    def _end_clocks(self, condition, rows):
        if rows:
            # Past clocks end at moments of their own, which no worker of a move would do.
            self.env.cr.execute_values(
                f"""UPDATE street_deadline AS clock SET state = 'done', done_at = new.done_at
                      FROM (VALUES %s) AS new (id, kind, done_at) WHERE {condition}""",
                rows, template="(%s::int, %s, %s::timestamp)", page_size=len(rows),
            )

    def _load_tasks(self, rows):
        values, givers = [], []
        for matter, plot, (handler, _checker) in rows:
            course, unit = plot.course, self.ref(f"unit_{plot.unit}")
            for given, back in course.returned:
                other = self.ref("unit_squad2" if plot.unit == "squad3" else "unit_squad3")
                values.append({"matter_id": matter.id, "unit_id": other.id, "role": "lead", "state": "returned", "date_given": given,
                               "date_ended": back, "return_reason": self.chance.choice(demo_texts.SENT_BACK)})
            if not course.dispatched:
                continue
            reported = course.state in ("reported_back", "closed")
            values.append({
                "matter_id": matter.id, "unit_id": unit.id, "role": "lead", "date_given": course.dispatched, "date_accepted": course.accepted,
                "state": "reported" if reported else "accepted" if course.accepted else "given",
                "date_ended": reported and course.reported_back, "result": reported and plot.story[3],
                "handled_by_ids": [fields.Command.set(handler.ids)],
            })
            if self.chance.random() < 0.08 and plot.unit != "squad1":
                values.append({"matter_id": matter.id, "unit_id": self.ref("unit_squad1").id, "role": "assist", "date_given": course.dispatched,
                               "date_accepted": course.accepted, "date_ended": reported and course.reported_back, "result": reported and "已配合处置",
                               "state": "reported" if reported else "accepted" if course.accepted else "given"})
        tasks = self.env["street.task"]._street_create(values)
        givers = self.ref("user_dispatcher").id, self.ref("user_command").id
        self._set_authors(tasks, {task.id: (givers[number % 9 == 4], task.date_given) for number, task in enumerate(tasks)})

    def _load_reporters(self, rows):
        values = []
        for matter, plot, _people in rows:
            if not demo_texts.SOURCES[plot.source][1]:
                continue
            anonymous = self.chance.random() < 0.1
            values.append({
                "matter_id": matter.id, "name": not anonymous and self.chance.choice(demo_texts.REPORTERS),
                "phone": not anonymous and f"000-0001-{self.chance.randint(0, 9999):04d}", "is_confidential": self.chance.random() < 0.2,
                "wants_reply": not anonymous, "statement": plot.text, "reported_at": plot.course.reported_at,
            })
        self.env["street.matter.reporter"]._street_create(values)

    def _load_photos(self, rows):
        """Photos of the last days, and of everything that still waits for its check."""
        files, since = [], self.now - timedelta(days=PHOTO_DAYS)
        for matter, plot, _people in rows:
            if plot.course.reported_at < since and plot.course.state != "reported_back":
                continue
            if plot.source in ("patrol", "grid", "camera"):
                files.append((matter, "photo_before_ids", False))
            if plot.course.reported_back or plot.course.way == "settled" and plot.course.ended:
                files.append((matter, "photo_after_ids", True))
        content = {(seed, clean): draw_photo(seed, clean) for seed in range(4) for clean in (False, True)}
        attachments = self.env["ir.attachment"].create([
            {"name": f"演示照片-{'处置后' if clean else '处置前'}.jpg", "raw": content[matter.id % 4, clean], "res_model": matter._name, "res_id": matter.id}
            for matter, _name, clean in files
        ])
        for name in ("photo_before_ids", "photo_after_ids"):
            field = self.env["street.matter"]._fields[name]
            links = [(matter.id, file.id) for (matter, of, _clean), file in zip(files, attachments, strict=True) if of == name]
            if links:
                self.env.cr.execute_values(
                    f"INSERT INTO {field.relation} ({field.column1}, {field.column2}) VALUES %s", links, page_size=len(links))
        self.env["street.matter"].invalidate_model(["photo_before_ids", "photo_after_ids"])

    def _load_twins(self, rows):
        """The matters that were transferred go on in the city centre, and some of them have ended there."""
        moved = [(matter, plot) for matter, plot, _people in rows if plot.course.state == "transferred"]
        if not moved:
            return
        departments = [self.ref(f"unit_{plot.unit}") for _matter, plot in moved]
        values = []
        for place, (matter, plot) in enumerate(moved):
            since, step = plot.course.ended, place % 3
            end = since + timedelta(days=3, hours=2)
            step = step if end < self.now else min(step, 1)
            values.append({
                **matter._prepare_twin_values(departments[place]), "origin_id": matter.id, "reported_at": since,
                "state": ("collected", "dispatched", "closed")[step], "unit_id": step > 0 and departments[place].id,
                "date_registered": step > 0 and since + timedelta(minutes=40), "date_dispatched": step > 0 and since + timedelta(minutes=70),
                "date_reported_back": step == 2 and end - timedelta(hours=3), "date_closed": step == 2 and end, "is_timely": step == 2,
                "result": step == 2 and plot.story[3],
            })
        twins = self.env["street.matter"].with_company(self.centre)._street_load_history(values)
        ended = twins.filtered(lambda twin: twin.state == "closed")
        for twin in ended:
            self.env["street.deadline"]._finish(twin._name, twin.ids, at=twin.date_closed)
            self._write(twin.origin_id, {"result": twin.result})
        self.env["street.task"]._street_create([
            {"matter_id": twin.id, "unit_id": twin.unit_id.id, "role": "lead", "date_given": twin.date_dispatched,
             "state": "reported" if twin in ended else "given", "date_ended": twin.date_reported_back, "result": twin.result}
            for twin in twins.filtered("unit_id")
        ])
        self._set_authors(twins, {twin.id: (self.ref("user_citycentre").id, twin.reported_at) for twin in twins})

    def load_repeats(self, matters):
        """A few more reports of things that are on the way already; one is merged."""
        known = [matter for matter in matters if matter.state in ("registered", "dispatched", "handling") and matter.source != "import"][:7]
        values = [
            {"company_id": self.office.id, "source": "hotline", "class_id": matter.class_id.id, "description": f"再次反映：{matter.description}",
             "address": matter.address, "latitude": matter.latitude + 0.00009, "longitude": matter.longitude,
             "external_ref": f"DH{period.today():%Y%m%d}9{place:05d}", "reported_at": self.now - timedelta(minutes=95 - 9 * place),
             **({"state": "rejected", "merged_into_id": matter.id, "date_closed": self.now - timedelta(minutes=40), "end_reason": f"并入 {matter.name}"}
                if place < 2 else {})}
            for place, matter in enumerate(known)
        ]
        repeats = self.env["street.matter"].with_company(self.office)._street_load_history(values)
        merged = repeats.filtered("merged_into_id")
        self.env["street.deadline"]._finish(repeats._name, merged.ids)
        self.env["street.matter.reporter"]._street_create([
            {"matter_id": (matter.merged_into_id or matter).id, "name": "刘师傅", "phone": f"000-0001-{place:04d}", "statement": matter.description}
            for place, matter in enumerate(repeats)
        ])
        self._set_authors(repeats, {repeat.id: (self.ref("user_intake").id, repeat.reported_at) for repeat in repeats})
        self.matters |= repeats

    def hold_and_supervise(self):
        """Some on the way are suspended, some supervised; of the closed ones some were."""
        on_the_way = self.matters.filtered(lambda matter: matter.state in ("dispatched", "handling")).sorted("reported_at")
        held = on_the_way[1::7][:4]
        for place, matter in enumerate(held):
            since = max(matter.date_dispatched, self.now - timedelta(days=1 + place))
            self.env["street.deadline"]._suspend(matter._name, matter.ids, self.chance.choice(demo_texts.SUSPENDED), at=since)
        self._write(held, {"is_suspended": True})
        supervised = (on_the_way - held)[::5][:6] | self.matters.filtered(lambda matter: matter.state == "closed" and matter.rework_count)[:5]
        self._write(supervised, {"is_supervised": True})
        self.env["street.supervision"]._street_create([
            {"matter_id": matter.id, "reason": self.chance.choice(demo_texts.SUPERVISED), "user_id": self.ref("user_command").id,
             "date": matter.date_dispatched + timedelta(hours=4), **self._prepare_reply(matter, place)}
            for place, matter in enumerate(supervised)
        ])

    def _prepare_reply(self, matter, place):
        if place % 2 or not matter.handler_id:
            return {}
        return {"reply": "已安排专人处置，预计两日内办结", "reply_user_id": matter.handler_id.id, "date_reply": matter.date_dispatched + timedelta(hours=7)}

    def name_examples(self):
        """``demo_matter_<state>`` names the newest own matter of each state, for guides and tests."""
        newest = {}
        for matter in self.matters.sorted("reported_at"):
            newest[matter.state] = matter
        self.env["ir.model.data"]._update_xmlids([
            {"xml_id": f"street_dispatch.demo_matter_{state}", "record": matter, "noupdate": True} for state, matter in newest.items()
        ])

    def _write(self, matters, vals):
        if matters:
            write_pass.with_pass(matters, vals).write(vals)

    def _set_authors(self, records, authors):
        """Who made each record and when; no worker could: it takes the account of the moment.

        :param dict authors: id → (user id, moment)
        """
        records.flush_recordset()
        self.env.cr.execute_values(
            f"""UPDATE {records._table} AS record SET create_uid = new.uid, create_date = new.moment
                  FROM (VALUES %s) AS new (id, uid, moment) WHERE record.id = new.id""",
            [(record_id, uid, moment) for record_id, (uid, moment) in authors.items()],
            template="(%s::int, %s::int, %s::timestamp)", page_size=len(authors) or 1,
        )
        records.invalidate_recordset(["create_uid", "create_date"])
