from contextlib import contextmanager

from odoo.exceptions import UserError
from odoo.tests import TransactionCase, new_test_user


class EquipmentCommon(TransactionCase):
    """An office with one user per role, a recorder, a drone, a radio, a vehicle and a supply, and another office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.office = cls.env["res.company"].create({"name": "Equipment office"})
        cls.other_office = cls.env["res.company"].create({"name": "Foreign equipment office"})
        cls.user = cls._new_user("e_user", "street_equipment.group_equipment_user")
        cls.keeper = cls._new_user("e_keeper", "street_equipment.group_equipment_keeper")
        cls.keeper2 = cls._new_user("e_keeper2", "street_equipment.group_equipment_keeper")
        cls.approver = cls._new_user("e_approver", "street_equipment.group_equipment_approver")
        cls.finance = cls._new_user("e_finance", "street_equipment.group_equipment_finance")
        cls.staff = cls._new_user("e_staff", "street_base.group_street_user")
        cls.foreign_keeper = cls._new_user("e_foreign", "street_equipment.group_equipment_keeper", cls.other_office)
        cls.env["maintenance.team"].create({"name": "Workshop", "company_id": cls.office.id})
        cls.unit = cls.env["street.unit"].create({"name": "Squad E", "code": "EQ1", "company_id": cls.office.id})
        cls.employees = cls.env["hr.employee"].create([
            {"name": f"Holder {number}", "company_id": cls.office.id, "unit_id": cls.unit.id} for number in range(1, 4)])
        cls.employee = cls.employees[0]
        cls.employee.user_id = cls.user
        cls.categories = {kind: cls.env["maintenance.equipment.category"].create(
            {"name": f"Test {kind}", "equipment_kind": kind, "company_id": cls.office.id}) for kind in ("recorder", "drone", "radio")}
        cls.recorder, cls.drone, cls.radio = (cls._new_item(kind) for kind in cls.categories)
        cls.vehicle = cls._new_vehicle()
        cls.supply = cls.env["street.supply"].create({"name": "Pad", "kind": "consumable", "price": 2.5, "company_id": cls.office.id})

    @classmethod
    def _new_user(cls, login, groups, company=None):
        company = company or cls.office
        return new_test_user(cls.env, login, groups=groups, company_id=company.id, company_ids=[(6, 0, company.ids)])

    @classmethod
    def _new_item(cls, kind, company=None, **values):
        number = cls.env["maintenance.equipment"].search_count([])
        return cls.env["maintenance.equipment"].create({
            "name": f"{kind} {number}", "serial_no": f"T-{kind}-{number}", "category_id": cls.categories[kind].id, "cost": 1200.0,
            "company_id": (company or cls.office).id, **values})

    @classmethod
    def _new_vehicle(cls, **values):
        brand = cls.env["fleet.vehicle.model.brand"].create({"name": "Test brand"})
        model = cls.env["fleet.vehicle.model"].create({"name": "Patrol car", "brand_id": brand.id})
        return cls.env["fleet.vehicle"].create({"model_id": model.id, "license_plate": "晋E00001", "company_id": cls.office.id, **values})

    @contextmanager
    def refused(self, message, error=UserError):
        """What happens inside is refused with this text and undone."""
        with self.assertRaisesRegex(error, message), self.env.cr.savepoint():
            yield
