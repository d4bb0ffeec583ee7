from .equipment_common import EquipmentCommon


class PurchaseCommon(EquipmentCommon):
    """The world of the inventory, a budget line of 100,000 yuan and a second approver; the tiers are those that ship."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.approver2 = cls._new_user("e_approver2", "street_equipment.group_equipment_approver")
        cls.requester2 = cls._new_user("e_user2", "street_equipment.group_equipment_user")
        # Only the tiers that ship: an office may have set others.
        cls.tiers = cls.env.ref("street_equipment.tier_leader") | cls.env.ref("street_equipment.tier_head")
        cls.env["tier.definition"].search([("model", "=", "street.equipment.request")]).active = False
        cls.tiers.write({"active": True, "review_type": "group", "reviewer_id": False, "reviewer_group_id": cls.env.ref("street_equipment.group_equipment_approver").id})
        cls.office.purchase_quote_from = 0
        cls.budget = cls.env["street.budget.line"].create({
            "name": "Equipment", "code": "B1", "year": 2026, "amount": 100000.0, "company_id": cls.office.id})
        cls.supplier = cls.env["res.partner"].create({"name": "Supplier"})

    @classmethod
    def category(cls, code):
        return cls.env.ref(f"street_equipment.purchase_category_{code}")

    @classmethod
    def new_request(cls, user=None, code="recorder", quantity=2, price=1500.0, **values):
        """A draft with one line, asked for by the equipment user unless told otherwise."""
        line = {"name": "Recorder", "specification": "1080p, 64 GB", "category_id": cls.category(code).id, "quantity": quantity, "price_unit": price}
        if code in ("uniform", "first_aid", "supply"):
            line["supply_id"] = cls.supply.id
        return cls.env["street.equipment.request"].with_user(user or cls.user).create({
            "name": "Recorders for squad E", "reason": "Three are broken", "budget_line_id": cls.budget.id, "unit_id": cls.unit.id,
            "company_id": cls.office.id, "supplier_id": cls.supplier.id, "line_ids": [(0, 0, line)], **values})

    @classmethod
    def bring(cls, request, state):
        """Lead a draft through its moves up to a state, each by the person concerned; small requests have one tier."""
        steps = [("submitted", request.requester_id, "submit"), ("reviewing", cls.finance, "check"), ("approved", cls.approver, "approve"),
                 ("ordered", cls.keeper, "order")]
        for reached, user, move in steps:
            if request.state != state:
                getattr(request.with_user(user), f"action_{move}")()
                if move == "approve" and request.state == "reviewing":
                    request.with_user(cls.approver2).action_approve()
                assert request.state == reached, f"{move} led to {request.state}"
        return request

    def lines_of(self, record):
        """Moves in the legal log about a record, oldest first."""
        return self.env["street.log"].search([("model", "=", record._name), ("res_id", "=", record.id)], order="id").mapped("move")
