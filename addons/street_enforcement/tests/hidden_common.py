import base64

from odoo.fields import Command

from ..tools.private_field import PrivateField
from .enforcement_common import JPEG, id_number
from .proof_common import PNG, ProofCommon

TYPED = "14050219770102003"  # first digits of the number of a witness, typed into a paper
SECRET = id_number(TYPED)


class HiddenCommon(ProofCommon):
    """A case of officer1 and officer2 with something in every field that shows data of people, and officer3, who is certified,
    has the same role in the same office and is not on it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.certify(cls.officer3_person)
        self = cls()
        cls.case = self.load_case("investigating")
        cls.evidence = self.add_evidence(cls.case, verified=False)
        cls.draft = cls._make_draft()
        cls.preservation = cls._make_preservation()
        self.put(cls.case, "concluded")
        cls.paper = self.make_paper("CF17", cls.case)
        cls.paper.with_user(cls.officer1).action_attach_scan(content=PNG, file_name="scan.png")
        cls.service = self.new_service(cls.paper, e_address=f"{SECRET}@example.org", note=SECRET, notice_course=SECRET, mail_number=SECRET)
        cls.case.with_user(cls.officer1).action_bind_file()
        cls.bound = cls.case.file_ids.filtered(lambda bound: bound.volume == "main")
        cls.approval = cls._make_approval()
        cls.remedy = cls._make_remedy(self)
        cls.env.flush_all()

    @classmethod
    def _make_draft(cls):
        draft = cls.env["street.document"].with_user(cls.officer1).create({
            "case_id": cls.case.id, "type_id": cls.env.ref("street_enforcement.type_cf04").id})
        draft.value_ids.filtered(lambda line: line.kind == "qa")[:1].value = f"问：身份证号？\n答：{SECRET}"
        draft.photo_ids = [Command.create({"name": "card.jpg", "raw": JPEG, "res_model": draft._name})]
        return draft

    @classmethod
    def _make_preservation(cls):
        return cls.env["street.preservation"].with_user(cls.officer1).create({
            "case_id": cls.case.id, "reason": SECRET, "place": SECRET, "keeping": "Seal strips", "keeper": "张三",
            "line_ids": [Command.create({"name": "水泥", "model": "42.5", "quantity": "20 袋", "note": SECRET})]})

    @classmethod
    def _make_approval(cls):
        return cls.env["street.case.approval"].create({
            "case_id": cls.case.id, "kind": "open", "subject_id": cls.subject.id, "head_id": cls.head_row.id, "head_name": "head",
            "date": cls.today, "way": "scan", "entered_by_id": cls.clerk.id, "scan": PNG, "scan_name": "form.png", "is_agreed": True})

    @classmethod
    def _make_remedy(cls, test):
        test.put(cls.case, "executing")
        cls.env.cr.execute("UPDATE street_case SET date_decided = %s WHERE id = %s", [cls.today, cls.case.id])
        cls.env.invalidate_all()
        return cls.env["street.remedy"].with_user(cls.clerk).create({
            "case_id": cls.case.id, "kind": "suit", "date_filed": cls.today, "text": SECRET,
            "file_ids": [Command.create({"name": "suit.png", "kind": "application", "content": PNG})]})

    @classmethod
    def records(cls):
        """One record for each model that shows data of people."""
        return [
            cls.case.party_ids, cls.draft.value_ids.filtered("value")[:1], cls.paper, cls.paper.scan_ids, cls.bound, cls.approval, cls.evidence.file_ids,
            cls.service, cls.service.proof_ids, cls.preservation, cls.preservation.line_ids, cls.remedy, cls.remedy.file_ids,
        ]

    def private_fields(self, record):
        """Names of the private fields of a record that hold something."""
        return [
            name for name, field in record._fields.items()
            if isinstance(field, PrivateField) and not field.related and record.sudo()[name]]

    def as_user(self, record, user):
        """The record as a user meets it in a new request."""
        self.env.flush_all()
        self.env.invalidate_all()
        return record.with_user(user).with_context(allowed_company_ids=user.company_ids.ids)

    def attach(self, record, name="private.txt"):
        """A file that hangs on a record."""
        return self.env["ir.attachment"].create({"name": name, "raw": SECRET.encode(), "res_model": record._name, "res_id": record.id})

    def content_of(self, record, field):
        return base64.b64decode(record.sudo()[field])
