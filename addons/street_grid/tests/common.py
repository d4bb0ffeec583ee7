from odoo.tests import TransactionCase, new_test_user

# A far corner without demo grids, 0.01° ≈ 0.9 × 1.1 km.
WEST, SOUTH = 100.0, 30.0


def square(x, y, width=1.0, height=1.0):
    """GeoJSON rectangle in hundredths of a degree from the corner (WEST, SOUTH)."""
    left, right = WEST + x / 100, WEST + (x + width) / 100
    low, high = SOUTH + y / 100, SOUTH + (y + height) / 100
    return {"type": "Polygon", "coordinates": [[[left, low], [right, low], [right, high], [left, high], [left, low]]]}


def point(x, y):
    """[longitude, latitude] in hundredths of a degree from the corner."""
    return [WEST + x / 100, SOUTH + y / 100]


class GridCase(TransactionCase):
    """Two offices under one city centre; the first has one level-1 grid of two level-2 grids, the left one of two micro grids."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        Company = cls.env["res.company"]
        cls.centre = Company.create({"name": "City centre"})
        cls.office = Company.create({"name": "Office", "parent_id": cls.centre.id})
        cls.other_office = Company.create({"name": "Other office", "parent_id": cls.centre.id})
        cls.env.user.write({"company_ids": [(4, company.id) for company in cls.centre | cls.office | cls.other_office]})
        cls.env = cls.env(context=dict(cls.env.context, allowed_company_ids=cls.office.ids, lang="en_US"))
        cls.Grid = cls.env["street.grid"]
        cls.staff = cls._new_user("base", "street_base.group_street_user")
        cls.reporter = cls._new_user("reporter", "street_grid.group_grid_reporter")
        cls.member = cls._new_user("member", "street_grid.group_grid_member")
        cls.colleague = cls._new_user("colleague", "street_grid.group_grid_member")
        cls.manager = cls._new_user("manager", "street_grid.group_grid_manager")
        cls.plain = cls._new_user("plain", "base.group_user")
        cls.watcher = cls._new_user("watcher", "street_grid.group_grid_manager", cls.centre)
        cls.level1 = cls.grid("000", "level1", square(0, 0, 4, 2))
        cls.left = cls.grid("100", "level2", square(0, 0, 2, 2), cls.level1)
        cls.right = cls.grid("200", "level2", square(2, 0, 2, 2), cls.level1)
        cls.lower = cls.grid("101", "micro", square(0, 0, 2, 1), cls.left)
        cls.upper = cls.grid("102", "micro", square(0, 1, 2, 1), cls.left)

    @classmethod
    def _new_user(cls, login, groups, company=None):
        company = company or cls.office
        return new_test_user(
            cls.env, f"grid_{login}", groups, company_id=company.id, company_ids=[(6, 0, company.ids)], lang="en_US",
        )

    @classmethod
    def grid(cls, sequence, kind, boundary=None, parent=None, **values):
        return cls.Grid.create({
            "name": f"Grid {sequence}", "code": f"140581900001{sequence}", "kind": kind, "boundary": boundary,
            "parent_id": parent.id if parent else False, **values,
        })

    @classmethod
    def post(cls, grid, partner, date_from="2026-01-01", date_to=False, **values):
        return cls.env["street.grid.post"].create({
            "grid_id": grid.id, "partner_id": partner.id, "role": "member", "date_from": date_from, "date_to": date_to, **values,
        })
