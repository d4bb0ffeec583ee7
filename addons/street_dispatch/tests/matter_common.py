import base64

from odoo.addons.street_base.tests.common import OfficeCommon

# The smallest PNG there is: one grey pixel.
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


class MatterCommon(OfficeCommon):
    """In the first of two offices two squads with people, one user a role, and one grid."""

    _login_prefix = "m_"

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for name in ("intake", "dispatcher", "command", "handler"):
            setattr(cls, name, cls._new_user(name, f"street_dispatch.group_dispatch_{name}"))
        cls.handler2 = cls._new_user("handler2", "street_dispatch.group_dispatch_handler")
        cls.member = cls._new_user("member", "street_grid.group_grid_member")
        cls.reporter = cls._new_user("reporter", "street_grid.group_grid_reporter")
        cls.staff = cls._new_user("staff", "street_base.group_street_user")
        cls.centre_user = cls._new_user("centre", "street_dispatch.group_dispatch_dispatcher", cls.centre)
        cls.squad = cls._new_unit("S1", cls.office, cls.handler)
        cls.squad2 = cls._new_unit("S2", cls.office, cls.handler2)
        cls.centre_unit = cls._new_unit("C1", cls.centre, cls.centre_user)
        cls.grid = cls.env["street.grid"].create({
            "name": "Matter grid", "code": "999999001001001", "kind": "level2", "company_id": cls.office.id,
            "boundary": {"type": "Polygon", "coordinates": [[[112.9, 35.7], [112.91, 35.7], [112.91, 35.71], [112.9, 35.71], [112.9, 35.7]]]},
        })
        cls.post = cls.env["street.grid.post"].create({
            "grid_id": cls.grid.id, "partner_id": cls.member.partner_id.id, "role": "member", "date_from": "2026-01-01",
        })
        cls.garbage = cls.env["street.matter.class"].create({
            "name": "Test garbage", "major_id": cls.env["street.matter.major"].search([("kind", "=", "matter")], limit=1).id,
            "is_local": True, "minor": "555", "photo_after_required": True,
        })

    @classmethod
    def _new_unit(cls, code, company, user):
        unit = cls.env["street.unit"].create({"name": f"Unit {code}", "code": code, "company_id": company.id})
        unit.leader_id = cls.env["hr.employee"].create({
            "name": f"Leader {code}", "company_id": company.id, "user_id": user.id, "unit_id": unit.id,
        })
        return unit

    def new_matter(self, user=None, **values):
        """A matter taken in by a user (the intake clerk by default), inside the grid."""
        return self.env["street.matter"].with_user(user or self.intake).create({
            "source": "patrol", "class_id": self.garbage.id, "description": "Bags beside the bin", "address": "East road 1",
            "latitude": 35.705, "longitude": 112.905, **values,
        })

    def photo(self, user, name="after.png", content=PIXEL):
        return self.env["ir.attachment"].with_user(user).create({"name": name, "raw": content})

    def bring_to(self, state, matter=None):
        """A matter brought to a state by the people whose work it is."""
        matter = matter or self.new_matter()
        steps = {
            "registered": lambda: matter.with_user(self.intake).action_register(),
            "dispatched": lambda: matter.with_user(self.dispatcher).action_dispatch(unit_id=self.squad.id),
            "handling": lambda: matter.with_user(self.handler).action_accept(),
            "reported_back": lambda: self.report_back(matter),
            "closed": lambda: matter.with_user(self.dispatcher).action_check(passed=True),
        }
        for target, step in steps.items():
            if matter.state == state:
                break
            if matter.state != target:
                step()
        self.assertEqual(matter.state, state)
        return matter

    def report_back(self, matter):
        handled = matter.with_user(self.handler)
        handled.write({"photo_after_ids": [(4, self.photo(self.handler).id)]})
        handled.action_report_back(result="Taken away")

    def clocks(self, matter, state="running"):
        """Kinds of the clocks of a matter in a state."""
        return set(self.env["street.deadline"].search([
            ("res_model", "=", "street.matter"), ("res_id", "=", matter.id), ("state", "=", state),
        ]).mapped("kind"))
