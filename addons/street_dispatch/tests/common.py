from datetime import timedelta

from odoo.tests import TransactionCase, new_test_user

from odoo.addons.street_base.tools import period


class DispatchCommon(TransactionCase):
    """One office, one user per role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.office = cls.env.company
        cls.subject = cls.env["street.subject"]._get_office(cls.office)
        cls.today = period.today()
        start = cls.today - timedelta(days=100)
        cls.instrument = cls.env["street.instrument"].create({
            "name": "Test decision", "issuer": "Province", "date": start, "publication_place": "Gazette", "publication_date": start,
        })
        cls.norm = cls.env["street.norm"].create({"name": "测试条例", "level": "regulation", "date_from": start})
        cls.staff = cls._new_user("staff", "street_base.group_street_user")
        cls.intake = cls._new_user("intake", "street_dispatch.group_dispatch_intake")
        cls.dispatcher = cls._new_user("dispatcher", "street_dispatch.group_dispatch_dispatcher")
        cls.command = cls._new_user("command", "street_dispatch.group_dispatch_command")
        cls.handler = cls._new_user("handler", "street_dispatch.group_dispatch_handler")
        cls.admin = cls._new_user("admin", "street_base.group_street_admin")

    @classmethod
    def _new_user(cls, name, groups):
        return new_test_user(cls.env, f"dispatch_{name}", groups=groups)

    @classmethod
    def _new_list(cls, items=1, publish=True, instrument=None, **facts):
        """An item list of the office with ``items`` items that rest on one norm, published unless told otherwise."""
        authority_list = cls.env["street.authority.list"].create({
            "name": "Test list", "instrument_id": (instrument or cls.instrument).id, "date_from": cls.instrument.date,
        })
        cls.env["street.authority.item"].create([
            {**cls._item_values(authority_list, str(number)), **facts} for number in range(1, items + 1)
        ])
        if publish:
            authority_list.with_user(cls.admin).action_publish()
        return authority_list

    @classmethod
    def _item_values(cls, authority_list, code):
        return {
            "code": code, "name": f"Item {code}", "list_id": authority_list.id, "subject_id": cls.subject.id,
            "penalty_kind_ids": [(6, 0, cls.env.ref("street_dispatch.penalty_fine").ids)],
            "norm_line_ids": [(0, 0, {
                "norm_id": cls.norm.id, "violated_clause": "10", "penalty_clause": "34", "amount_min": 100, "amount_max": 1000,
            })],
        }
