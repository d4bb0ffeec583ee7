from datetime import timedelta

from odoo import fields

from .enforcement_common import EnforcementCommon


class SummaryCommon(EnforcementCommon):
    """Two blocks in the hands of officer1, and decisions on the spot made in one call."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clerk2 = None
        cls._new_person("clerk2", "street_enforcement.group_case_clerk")
        cls.forms = cls.issue_block("decision", "东城当罚〔2026〕")
        cls.receipts = cls.issue_block("receipt", "晋财")

    @classmethod
    def issue_block(cls, kind, prefix, first=1, last=20, person=None):
        """A block issued long ago to an officer."""
        block = cls.env["street.form.block"].with_user(cls.clerk).create({"kind": kind, "prefix": prefix, "first": first, "last": last})
        block.action_issue(employee_id=(person or cls.officer1_person).id)
        cls.env.flush_all()
        cls.env.cr.execute("UPDATE street_form_block SET date_issued = %s WHERE id = %s", [cls.today - timedelta(days=30), block.id])
        block.invalidate_recordset()
        return block

    def spot_values(self, **values):
        """What an officer sends from the street: a shop that put goods on the pavement, fined 100 yuan at the bank."""
        number = self.forms.form_ids.filtered(lambda form: form.state == "blank")[0].number
        return {
            "party": self.person_values(), "officer_ids": (self.officer1_person + self.officer2_person).ids, "form_number": number,
            "cause": "占道经营", "facts": "店外摆放水果筐占用人行道两米。", "authority_item_id": self.item.id, "address": "东城路3号",
            "occurred_at": fields.Datetime.to_string(fields.Datetime.now() - timedelta(hours=1)), "summary_penalty": "fine", "summary_amount": 100,
            "certificates_shown": True, "rights_told": True, "statement_text": "无陈述申辩意见", "signature": "signed", "is_handed_over": True, **values,
        }

    def penalise(self, user=None, **values):
        """A decision on the spot as an officer sends it; the case."""
        cases = self.env["street.case"].with_user(user or self.officer1)
        return cases.browse(cases.penalise_on_spot(values=self.spot_values(**values))["id"])

    def receipt_number(self):
        """Number of a blank receipt."""
        return self.receipts.form_ids.filtered(lambda form: form.state == "blank")[0].number
