from datetime import timedelta

from odoo import fields
from odoo.tests import HttpCase, tagged

from odoo.addons.street_base.tools.canonical import sha256_of

from .meeting_common import MeetingCommon

REFUSED = (403, 404, 422)


@tagged("post_install", "-at_install")
class TestMeetingWire(HttpCase, MeetingCommon):
    """A signed meeting over JSON-2: what its participants, its chair, its secretary and a stranger try."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting = cls._sign()
        cls.minutes = cls.env["street.meeting.minutes"].with_user(cls.secretary).create({"meeting_id": cls.meeting.id})
        cls.minutes.action_issue()
        cls.people = (cls.member, cls.chair, cls.secretary, cls.outsider, cls.foreign_secretary)
        cls.headers = {user: {"Authorization": f"Bearer {cls.key(user)}"} for user in cls.people}

    @classmethod
    def key(cls, user):
        return cls.env["res.users.apikeys"].with_user(user)._generate("rpc", "test", fields.Datetime.now() + timedelta(days=1))

    def call(self, user, model, method, **arguments):
        return self.url_open(f"/json/2/{model}/{method}", json=arguments, headers=self.headers[user])

    def test_every_protected_field_of_a_signed_meeting_and_of_its_lines_is_refused(self):
        texts = {"street.meeting.attendee": "name", "street.meeting.agenda.item": "discussion", "street.meeting.resolution": "name"}
        lines = (self.meeting.attendee_ids[0], self.meeting.agenda_ids[0], self.meeting.resolution_ids[0])
        targets = [(self.meeting, name) for name in (*self.meeting._street_initial(), "name", "place", "date", "kind", "chair_id", "secretary_id")]
        targets += [(self.minutes, name) for name in (*self.minutes._street_initial(), "name", "body", "distribution")]
        targets += [(line, texts[line._name]) for line in lines] + [(lines[0], "status"), (lines[0], "sign_time"), (lines[1], "outcome")]
        for user in self.people:
            for record, name in targets:
                answer = self.call(user, record._name, "write", ids=record.ids, vals={name: False})
                self.assertIn(answer.status_code, REFUSED, f"{user.login} {record._name}.{name}")
            for line in lines:
                self.assertIn(self.call(user, line._name, "unlink", ids=line.ids).status_code, REFUSED, f"{user.login} {line._name}")
                forged = {"meeting_id": self.meeting.id, "name": "Forged"}
                self.assertIn(self.call(user, line._name, "create", vals_list=[forged]).status_code, REFUSED, f"{user.login} {line._name}")
        self.env.invalidate_all()
        self.assertEqual(self.meeting.record_digest, sha256_of(self.meeting._prepare_record_facts()), "nothing got through")
        self.assertRecordValues(self.minutes, [{"state": "issued", "digest": self.minutes.sudo().file_id.checksum}])

    def test_workers_are_not_on_the_wire_and_moves_ask_who_calls(self):
        for model, method in (("street.meeting", "_street_do_move"), ("street.meeting", "_street_load_history"), ("street.meeting.attendee", "_street_create"),
                              ("street.meeting.addendum", "_street_create"), ("street.meeting", "_sign_in_self"), ("street.meeting", "_get_room_token")):
            self.assertIn(self.call(self.secretary, model, method, ids=self.meeting.ids).status_code, REFUSED, method)
        for user in (self.member, self.outsider, self.foreign_secretary):
            for method, arguments in (("action_sign", {}), ("action_addend", {"text": "Forged"}), ("action_reopen", {"reason": "Forged"}), ("action_cancel", {"reason": "Forged"})):
                self.assertIn(self.call(user, "street.meeting", method, ids=self.meeting.ids, **arguments).status_code, REFUSED, f"{user.login} {method}")
            self.assertIn(self.call(user, "street.meeting.minutes", "action_void", ids=self.minutes.ids, reason="Forged").status_code, REFUSED, user.login)
        self.assertEqual(self.call(self.secretary, "street.meeting", "action_sign", reason="No record").status_code, 422, "no record, no move")
        self.assertFalse(self.meeting.addendum_ids)

    def test_a_client_reads_the_contract_and_adds_an_addendum(self):
        read = self.call(self.member, "street.meeting", "read", ids=self.meeting.ids, fields=["series_id", "date", "attendee_ids", "resolution_ids", "state"]).json()
        self.assertEqual((read[0]["state"], len(read[0]["attendee_ids"]), len(read[0]["resolution_ids"])), ("signed", 3, 2))
        self.assertIs(self.call(self.chair, "street.meeting", "action_addend", ids=self.meeting.ids, text="On the 12th").json(), True)
        self.assertEqual(self.meeting.addendum_ids.name, "On the 12th")
