from odoo import models

from ..tools.numeral import numeral


class StreetMeetingRecord(models.AbstractModel):
    """Record of a meeting (会议记录): who was there, what was said and resolved, the two signatures, the addenda."""

    _name = "report.street_meeting.record"
    _description = "Record of a meeting"
    _inherit = "street.meeting.paper"

    def _get_watermark(self, record, data):
        return "" if record.state == "signed" else self.env._("NOT SIGNED")

    def _add_blocks(self, paper, record, data):
        say = str if record._shows_names() else record._mask
        paper.title(self.env._("Record of the meeting"))
        self._add_facts(paper, record)
        for place, item in enumerate(record.agenda_ids.filtered("is_accepted"), 1):
            self._add_item(paper, item, place, say)
        others = record.resolution_ids.filtered(lambda one: not one.agenda_item_id)
        if others:
            paper.heading(self.env._("Further resolutions"))
            paper.text("\n".join(others.mapped("shown_name")))
        self._add_carried(paper, record, say)
        if record.shown_unresolved_reason:
            paper.heading(self.env._("Signed with open items because"))
            paper.text(record.shown_unresolved_reason)
        self._add_signatures(paper, record)
        self._add_addenda(paper, record)

    def _add_facts(self, paper, meeting):
        counts = self.env._(
            "to attend %(expected)s, present %(present)s, on leave %(leave)s, absent %(absent)s", expected=meeting.expected_count,
            present=meeting.present_count, leave=meeting.leave_count, absent=meeting.absent_count)
        facts = [
            (self.env._("Name of the meeting"), meeting.name, True), (self.env._("Time"), self._get_time(meeting), True), (self.env._("Place"), meeting.place, True),
            (self.env._("Chair"), meeting.chair_id.sudo().name), (self.env._("Secretary"), meeting.secretary_id.sudo().name),
            (self.env._("Number of people"), counts, True), (self.env._("Present"), self._get_people(meeting, "present", observers=False), True),
            (self.env._("Sitting in"), self._get_people(meeting, "present", observers=True), True),
            (self.env._("On leave"), self._get_people(meeting, "leave"), True), (self.env._("Absent"), self._get_people(meeting, "absent"), True),
        ]
        paper.facts([fact for fact in facts if fact[1]], label_width=70)

    def _add_item(self, paper, item, place, say):
        carried = self.env._("(carried in)") if item.carried_from_id else ""
        paper.heading(f"{numeral(place)}、{say(item.name)}{carried}")
        if item.presenter:
            paper.text(self.env._("Presented by %(name)s.", name=item.presenter))
        if item.shown_discussion:
            paper.heading(self.env._("(1) Discussion"), 2)
            paper.text(item.shown_discussion)
        if item.resolution_ids:
            paper.heading(self.env._("(2) Resolved"), 2)
            paper.text("\n".join(f"{number}. {one.shown_name}" for number, one in enumerate(item.resolution_ids, 1)))
        elif item.outcome:
            paper.text(self.env._("Outcome: %(outcome)s.", outcome=self._choice(item, "outcome")))
        else:
            paper.text(self.env._("No outcome yet."))

    def _add_carried(self, paper, meeting, say):
        """The problems that earlier meetings left open, as they stood when the record was written."""
        if meeting.carry_ids:
            paper.heading(self.env._("Open problems of earlier meetings"))
            header = [self.env._("No."), self.env._("Problem"), self.env._("Owner unit"), self.env._("Due"), self.env._("State")]
            rows = [
                [place, say(row.problem or ""), row.unit_name, str(row.due or ""), self._choice(row, "standing")] for place, row in enumerate(meeting.carry_ids, 1)]
            paper.table(header, rows, widths=[1, 7, 3, 3, 2.5], aligns=["center", "left", "left", "left", "left"])

    def _add_signatures(self, paper, meeting):
        labels = []
        for label, role in ((self.env._("Chair (signature):"), "chair"), (self.env._("Secretary (signature):"), "secretary")):
            moment = meeting[f"{role}_signed_at"]
            name = (meeting.chair_id if role == "chair" else meeting.secretary_id).sudo().name
            on_paper = role == "chair" and meeting.chair_on_paper
            note = self.env._("on paper") if on_paper else f"{name} {self._moment(moment)}" if moment else ""
            labels.append(f"{label}{note}")
        paper.sign_lines([[label] for label in labels])

    def _add_addenda(self, paper, meeting):
        for addendum in meeting.addendum_ids:
            paper.heading(self.env._("Addendum of %(moment)s", moment=self._moment(addendum.date)))
            paper.text(addendum.shown_name)
            paper.text(addendum.user_id.sudo().name)
