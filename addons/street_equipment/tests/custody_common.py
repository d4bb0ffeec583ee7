from datetime import timedelta

from odoo import fields

from .equipment_common import EquipmentCommon


class CustodyCommon(EquipmentCommon):
    """Issues and returns by the keeper of the office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.holder, cls.second, cls.third = cls.employees
        cls.Custody = cls.env["street.custody"].with_user(cls.keeper)

    @classmethod
    def make_kit(cls):
        """A kit of recorder, radio and vehicle, of the unit."""
        return cls.env["street.kit"].create({
            "name": "Patrol kit 1", "company_id": cls.office.id, "unit_id": cls.unit.id,
            "line_ids": [(0, 0, {"equipment_id": cls.recorder.id}), (0, 0, {"equipment_id": cls.radio.id}), (0, 0, {"vehicle_id": cls.vehicle.id})]})

    def moment(self, **later):
        """A moment that lies this far from now, as a program sends it."""
        return fields.Datetime.to_string(fields.Datetime.now() + timedelta(**later))

    def issue(self, items=None, employee=None, due=None, **more):
        """Custodies of an issue by the keeper."""
        items = self.recorder if items is None else items
        ids = self.Custody.issue(
            equipment_ids=items.ids if items._name == "maintenance.equipment" else [], employee_id=(employee or self.holder).id,
            date_due=due or self.moment(hours=8), vehicle_ids=items.ids if items._name == "fleet.vehicle" else [], **more)
        return self.Custody.browse(ids)

    def age(self, custodies, **ago):
        """Put an issue into the past, behind the ORM's back."""
        self.env.flush_all()
        begin = fields.Datetime.now() - timedelta(**ago)
        self.env.cr.execute("UPDATE street_custody SET date_from = %s, date_due = %s WHERE id IN %s", [begin, begin + timedelta(hours=1), custodies._ids])
        self.env.invalidate_all()

    def reserve(self, item=None, user=None, employee=None, start=24, hours=2, **values):
        """A reservation that begins in ``start`` hours."""
        item = self.drone if item is None else item
        link = "equipment_id" if item._name == "maintenance.equipment" else "vehicle_id"
        return self.env["street.reservation"].with_user(user or self.user).create({
            link: item.id, "employee_id": (employee or self.holder).id, "purpose": "Survey of the river", "company_id": self.office.id,
            "date_from": self.moment(hours=start), "date_to": self.moment(hours=start + hours), **values})

    def job(self, item, **values):
        """A job of the workshop about an item."""
        team = self.office._get_workshops()[self.office]
        return self.env["maintenance.request"].create({
            "name": "Lens", "equipment_id": item.id, "company_id": self.office.id, "maintenance_team_id": team.id, **values})
