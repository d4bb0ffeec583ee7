import hashlib

from odoo import Command, fields, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import local_day

from ..tools.paper_words import SITE_PHOTOS, word


class StreetCase(models.Model):
    """Evidence of a case: what the review judges of it, what papers list of it."""

    _inherit = "street.case"

    evidence_ids = fields.One2many("street.evidence", "case_id", "Evidence")
    evidence_count = fields.Integer("Number of items of evidence", compute="_compute_evidence_count")

    def _compute_evidence_count(self):
        counts = dict(self.env["street.evidence"]._read_group([("case_id", "in", self.ids)], ["case_id"], ["__count"])) if self.ids else {}
        for case in self:
            case.evidence_count = counts.get(case._origin, 0)

    def _get_able(self, employee_ids, day):
        """Those of some people who could act in the case on a day: certified for it, not excluded (APL 42, 43).

        :param list employee_ids: ids of ``hr.employee``
        :param day: ``datetime.date``
        :return: ``hr.employee``
        """
        self.ensure_one()
        people = self.env["hr.employee"].sudo().browse(employee_ids)  # whether they may, not who they are
        certified = self._get_certificates(people, day)
        return people.filtered(lambda person: person.id in certified) - self._get_excluded_map().get(self.id, people.browse())

    def _get_counted_evidence(self):
        """Items that prove something today.

        :return: ``street.evidence`` in their order
        """
        self.ensure_one()
        # sudo: a digest, a gate and a paper say the same whoever asks
        return self.sudo().evidence_ids.filtered(lambda item: item._counts())

    def _get_judged_facts(self):
        """The case's part, with the digests of the verified evidence."""
        facts = super()._get_judged_facts()
        facts["evidence"] = [
            [item.id, item.kind, item.name, (item.proves or "").strip(), sorted(item.fact_ids.mapped("name")), sorted(item._get_files().mapped("digest"))]
            for item in self._get_counted_evidence().sorted("id")
        ]
        return facts

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        items = self._get_counted_evidence()
        if items:
            facts["evidence"] = [{
                "name": item.name, "kind": word(item._name, "kind", item.kind), "source": item.provider or word(item._name, "source", item.source), "proves": item.proves or "",
                "taken": local_day(item.taken_at), "digest": "、".join(file.digest for file in item._get_files()),
            } for item in items]
            facts["evidence_text"] = "；".join(f"{item.name}，证明{item.proves}" for item in items)
        return facts

    def action_check_files(self):
        """Compare every file of these cases with the digest it came with, on disk, now.

        :return: notification with what was found
        """
        self.check_access("read")
        return self.env["street.digest.run"]._check_cases(self)

    def action_take_in_photos(self):
        """Take the photos that came with the matter in as one item of evidence, each with its digest.

        :return: window action that opens the item
        :raises UserError: there is none that was not taken in
        """
        self.ensure_one()
        self.check_access("write")
        known = set(self.evidence_ids.file_ids.mapped("digest"))
        photos = self.env["ir.attachment"].search([("res_model", "=", self._name), ("res_id", "=", self.id), ("mimetype", "=like", "image/%")], order="id")
        new = photos.filtered(lambda photo: photo.raw and hashlib.sha256(photo.raw).hexdigest() not in known)
        if not new:
            raise UserError(self.env._("%(case)s has no photo that is not evidence yet: attach it first.", case=self.display_name))
        matter = self.sudo().matter_id  # its number and moment, which stand in the case anyway
        item = self.env["street.evidence"].create([{
            "case_id": self.id, "name": SITE_PHOTOS, "kind": "audiovisual", "source": "matter" if matter else "collected",
            "provider": matter.name or False, "taken_at": matter.reported_at or min(new.mapped("create_date")), "place": self.address,
            "file_ids": [Command.create({"name": photo.name, "content": photo.datas}) for photo in new],
        }])
        return item._get_records_action()

    def action_open_evidence(self):
        """Open the evidence of the case. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_evidence_action")
        return {**action, "domain": [("case_id", "=", self.id)], "context": {"default_case_id": self.id}}

    def action_new_evidence(self):
        """Open an empty item of evidence of this case. :return: window action"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "res_model": "street.evidence", "views": [(False, "form")], "context": {"default_case_id": self.id},
        }
