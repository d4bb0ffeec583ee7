from itertools import zip_longest

from reportlab.lib.units import mm

from odoo import models

PHOTO_HEIGHT = 36 * mm
# Stage of the sheet: the moves that end it, the field with its time, the kind of its clock.
STAGES = {
    "collected": (("create", "import"), "reported_at", None),
    "verified": (("verify",), "date_verified", None),
    "registered": (("register",), "date_registered", "register"),
    "dispatched": (("dispatch",), "date_dispatched", "dispatch"),
    "accepted": (("accept",), "date_accepted", "return"),
    "reported_back": (("report_back",), "date_reported_back", "handle"),
    "ended": (("check", "settle", "reject", "merge", "transfer"), "date_closed", "check"),
}


class StreetMatterSheet(models.AbstractModel):
    """Matter sheet GG01 (事项单): what was reported, who did what and when, and the place before and after.

    Names and numbers of reporters are not on it: the sheet leaves the office.
    """

    _name = "report.street_dispatch.street_matter_sheet"
    _inherit = ["street.report.pdf"]
    _description = "Matter sheet"

    def _add_blocks(self, paper, record, data):
        # sudo: the name of the office whose record is printed; the authority above reads the record, not the company
        paper.title(self.env._("%(office)s matter sheet", office=record.company_id.sudo().name))
        paper.facts(self._get_facts(record))
        paper.table(
            [self.env._("Stage"), self.env._("Person"), self.env._("At"), self.env._("Due")],
            self._get_stages(record), widths=[4, 7, 6, 6], small=True,
        )
        if outcome := self._get_outcome(record):
            paper.facts(outcome)
        paper.photos(self._get_photos(record), height=PHOTO_HEIGHT)

    def _get_title(self, records, data):
        return ", ".join(records[:3].mapped("name"))

    def _get_facts(self, matter):
        point = f"({matter.latitude:.6f}, {matter.longitude:.6f})" if matter._has_point() else ""
        return [
            (self.env._("Number"), matter.name), (self.env._("State"), self._choice(matter, "state")),
            (self.env._("Source"), " ".join(filter(None, (self._choice(matter, "source"), matter.external_ref)))),
            (self.env._("Lead unit"), self._get_units(matter)),
            (self.env._("Class"), matter.class_id.display_name, True),
            (self.env._("What is wrong"), matter.description, True),
            (self.env._("Address"), " ".join(filter(None, (matter.address, matter.place_id.name, point))), True),
            (self.env._("Grid"), " ".join(filter(None, (matter.grid_id.code, matter.grid_id.name))), True),
        ]

    def _get_units(self, matter):
        assisting = matter.task_ids.filtered(lambda task: task.role == "assist" and task.state != "withdrawn").unit_id
        if not assisting:
            return matter.unit_id.name
        return self.env._("%(lead)s, assisted by %(assisting)s", lead=matter.unit_id.name, assisting="、".join(assisting.mapped("name")))

    def _get_stages(self, matter):
        """Rows of the stages that were reached: name, who, when, and until when it had to be."""
        names = {
            "collected": self.env._("Collected"), "verified": self.env._("Verified"), "registered": self.env._("Registered"), "dispatched": self.env._("Dispatched"),
            "accepted": self.env._("Accepted"), "reported_back": self.env._("Reported back"), "ended": self._choice(matter, "state"),
        }
        # sudo: names and moments of the moves of a matter the user may read, as its own messages tell them
        lines = self.env["street.log"].sudo().search([("model", "=", matter._name), ("res_id", "=", matter.id)], order="id")
        people = {line.move: line.user_name for line in lines}
        due = {clock.kind: clock.due for clock in matter.deadline_ids.sorted("id")}
        stages = []
        for stage, (moves, field, kind) in STAGES.items():
            if matter[field]:
                person = next((people[move] for move in moves if move in people), "")
                stages.append([names[stage], person, self._moment(matter[field]), self._moment(due.get(kind))])
        return stages

    def _get_outcome(self, matter):
        told = [
            (self.env._("What was done"), matter.result, True),
            (self.env._("Finding of the check"), matter.check_note, True),
            (self.env._("Why it ended"), matter.end_reason, True),
        ]
        if matter.state == "closed":
            timely = self.env._("in time") if matter.is_timely else self.env._("late")
            told.append((self.env._("Course"), self.env._(
                "%(timely)s; returned %(returned)s, reworked %(reworked)s, reported again %(again)s", timely=timely,
                returned=matter.return_count, reworked=matter.rework_count, again=len(matter.merged_ids),
            ), True))
        return [fact for fact in told if fact[1]]

    def _get_photos(self, matter):
        """Photos before and after in pairs, one pair a row; where one kind is missing altogether the paper says so."""
        before, after = matter.photo_before_ids, matter.photo_after_ids
        return [
            self._prepare_photo(photo, caption) or (self.env._("%(caption)s: none", caption=caption) if not row else None)
            for row, pair in enumerate(zip_longest(before, after))
            for photo, caption in zip(pair, (self.env._("Before"), self.env._("After")), strict=True)
        ]

    def _prepare_photo(self, photo, caption):
        return (photo.raw, f"{caption} {self._moment(photo.create_date)}", photo.name) if photo else None
