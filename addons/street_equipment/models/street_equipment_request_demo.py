from datetime import time, timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools import period

from ..tools.demo_purchases import BUDGETS, PURCHASES, STEPS, SUPPLIERS

BOUGHT = ("done", "received", "partly")
CHECKED = (*BOUGHT, "approved", "reviewing", "turn2", "rejected")


class StreetEquipmentRequestDemo(models.AbstractModel):
    """Demo purchases; people, makers and suppliers are invented. Items of the demo inventory are tied to the receipts they fit."""

    _name = "street.equipment.request.demo"
    _description = "Demo data of purchases"

    @api.model
    def _load(self):
        office = self.env.ref("base.main_company")
        demo = self.with_company(office)
        partners = {key: partner.id for key, partner in zip(SUPPLIERS, demo.env["res.partner"].create(
            [{"name": name, "is_company": True} for name in SUPPLIERS.values()]), strict=True)}
        budgets = {row.code: row.id for row in demo.env["street.budget.line"].create([
            {"code": code, "name": name, "amount": amount, "year": period.today().year, "company_id": office.id,
             "category_id": demo._category(category).id if category else False}
            for code, (name, amount, category) in BUDGETS.items()])}
        numbers = demo.env["street.number"].sudo()._draw("purchase_request", office, sum(purchase.state != "draft" for purchase in PURCHASES))
        drawn = iter(numbers)
        requests = demo.env["street.equipment.request"]._street_load_history([
            demo._prepare(purchase, office, budgets[purchase.budget], next(drawn) if purchase.state != "draft" else False) for purchase in PURCHASES])
        for request, purchase in zip(requests, PURCHASES, strict=True):
            demo._add_lines(request, purchase, partners)
            demo._add_answers(request, purchase)
            if purchase.state in BOUGHT:
                demo._add_receipt(request, purchase)
        requests._plan_turn("")
        self.env["ir.model.data"]._update_xmlids([
            {"xml_id": f"street_equipment.demo_request_{number}", "record": request, "noupdate": True} for number, request in enumerate(requests, 1)])

    def _category(self, code):
        return self.env.ref(f"street_equipment.purchase_category_{code}")

    def _user(self, name):
        module = "street_equipment" if name in ("keeper", "finance", "chief") else "street_base"
        return self.env.ref(f"{module}.demo_user_{name}")

    def _moment(self, purchase, step=""):
        """The step of a request, in office hours, never later than yesterday unless it was submitted since."""
        day = period.today() - timedelta(days=max(purchase.days - STEPS.get(step, 0), 0))
        return min(period.utc_of(day, time(9 + len(step) % 7, 20)), fields.Datetime.now())

    def _prepare(self, purchase, office, budget_id, number):
        who, state = self._user(purchase.who).id, {"partly": "ordered", "turn2": "reviewing"}.get(purchase.state, purchase.state)
        values = {
            "company_id": office.id, "name": purchase.name, "reason": purchase.reason, "unit_id": self.env.ref(f"street_base.demo_unit_{purchase.unit}").id,
            "budget_line_id": budget_id, "state": state, "number": number, "requester_id": who, "end_reason": purchase.end or False,
        }
        if purchase.state != "draft":
            values |= {"submitter_id": who, "date_submitted": self._moment(purchase)}
        if purchase.state in CHECKED:
            values |= {"checker_id": self._user("finance").id, "date_checked": self._moment(purchase, "checked")}
        if purchase.state in (*BOUGHT, "approved"):
            values["date_approved"] = self._moment(purchase, "approved")
        if purchase.state in BOUGHT:
            values |= {"buyer_id": self._user("keeper").id, "date_ordered": self._moment(purchase, "ordered"), "receipt_count": 1}
        return values

    def _add_lines(self, request, purchase, partners):
        self.env["street.equipment.request.line"]._street_create([
            {"request_id": request.id, "category_id": self._category(category).id, "name": name, "specification": specification, "quantity": quantity,
             "unit_name": unit, "price_unit": price, "sequence": place, "supply_id": self._find_supply(name, specification).id}
            for place, (category, name, specification, quantity, unit, price) in enumerate(purchase.lines)])
        self.env["street.equipment.request.quote"]._street_create([
            {"request_id": request.id, "partner_id": partners[key], "amount": amount, "is_chosen": chosen, "date": self._moment(purchase).date(), "delivery": "含运输、安装，质保一年"}
            for key, amount, chosen in purchase.quotes])
        if not purchase.quotes and purchase.state != "draft":
            request.supplier_id = partners["watch"]

    def _add_answers(self, request, purchase):
        """Answers of the tiers, as many as the state has."""
        if purchase.state not in CHECKED:
            return
        request._open_reviews()
        answered = {"reviewing": 0, "rejected": 0, "turn2": 1}.get(purchase.state, 9)
        for place, review in enumerate(request.review_ids.sorted("sequence")):
            who, step = (("command", "first"), ("chief", "second"))[place]
            if place < answered:
                review._street_write({"status": "approved", "done_by": self._user(who).id, "reviewed_date": self._moment(purchase, step), "comment": "同意。"})
            elif place == answered:
                review._street_write({"status": "pending"})

    def _add_receipt(self, request, purchase):
        """One receipt: of everything, or of two pieces where a part has come; accepted unless it waits for that."""
        accepted = purchase.state != "received"
        day = self._moment(purchase, "received").date()
        values = {"request_id": request.id, "company_id": request.company_id.id, "place": 1, "date": day, "user_id": self._user("keeper").id}
        if accepted:
            moment = self._moment(purchase, "accepted")
            values |= {"state": "accepted", "first_acceptor_id": self._user("keeper").id, "date_first": moment, "second_acceptor_id": self._user(purchase.who).id, "date_accepted": moment}
        receipt = self.env["street.equipment.receipt"]._street_load_history([values])
        for line in request.line_ids:
            quantity = 2 if purchase.state == "partly" else line.quantity
            made = self._find_items(line, quantity) if accepted else self.env["maintenance.equipment"]
            serials = "\n".join(filter(None, made.mapped("vin_sn" if made._name == "fleet.vehicle" else "serial_no")))
            row = self.env["street.equipment.receipt.line"]._street_create([
                {"receipt_id": receipt.id, "request_line_id": line.id, "quantity": quantity, "price_unit": line.price_unit, "serials": serials or False}])
            made._do_write({"receipt_line_id": row.id, "budget_line_id": request.budget_line_id.id})  # some are retired by now
        if not accepted:
            receipt._plan_acceptance()

    def _find_supply(self, name, specification):
        """The supply of the demo inventory that a line goes to, of the size named first where it has sizes."""
        found = self.env["street.supply"].search([("name", "=", name), ("company_id", "=", self.env.company.id)], order="id")
        return found.filtered(lambda supply: supply.size and supply.size in specification)[:1] or found[:1]

    def _find_items(self, line, quantity):
        """Items of the demo inventory that this line may have brought and that came with no other receipt."""
        if line.target not in ("item", "vehicle"):
            return self.env["maintenance.equipment"]
        model = self.env["fleet.vehicle" if line.target == "vehicle" else "maintenance.equipment"]
        same = [("net_car_value", "=", line.price_unit)] if line.target == "vehicle" else [("name", "=", line.name), ("cost", "=", line.price_unit)]
        return model.with_context(active_test=False).search(
            [("company_id", "=", line.company_id.id), ("receipt_line_id", "=", False), ("ownership", "=", "own"), *same], order="id", limit=quantity)
