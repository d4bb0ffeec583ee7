"""The light cases of the demo that were served: one course, played by the steps of the three whole cases."""

from datetime import timedelta

from odoo.addons.street_base.tools.period import today

from . import demo_case as texts


class LightSteps:
    """Steps of a plain case of the ordinary procedure; mixed into the ``Stage`` of the demo, whose people and clock it uses."""

    def play_light(self, state, code, received, decided, party, address, number):
        """A case from its lead to the state in which it is: investigated, noticed, decided, served, perhaps paid, closed, archived.

        :param str state: served, executing, closed or archived
        :param str code: of the item
        :param int received: days since the lead came in
        :param int decided: days since the decision
        :param dict party: values of the party
        :param str address: place of the act
        :param int number: of the case in the demo, for numbers of receipts
        """
        self.clock.go(received)
        cause, facts = texts.LIGHT[code]
        case = self.take_in(self.item(code), party, (facts,), cause=cause, facts=facts, address=address, source="found")
        person = party.get("legal_representative") or party["name"]
        self.investigate_light(case, received, {
            "person_name": person, "person_phone": party["phone"], "person_relation": "当事人的法定代表人" if party.get("legal_representative") else "当事人本人"})
        decision = self.propose(
            case, reasons=texts.LIGHT_REASONS, date_corrected=today() - timedelta(days=15), **self.fined(case, self.light_amount(case, number), texts.SPOT_ANSWERS))
        self.paper(case, "CF16", **texts.LIGHT_REPORT)
        self.by(case).action_conclude()
        self.clock.go(received - 22)
        self.by(case).action_notify()
        self.serve(self.newest(case, "CF17"), person)
        self.clock.go(decided + 2)
        self.by(case).action_deliberate()
        self.clock.go(decided)
        self.decide(case, decision, "违法事实清楚，证据确凿，当事人没有提出陈述申辩，建议按建议的数额处罚。")
        self.clock.go(decided - 2)
        self.serve(self.newest(case, "CF29"), person)
        self.publish(case)
        if state != "served":
            self.by(case).action_execute()
        if state in ("closed", "archived"):
            self.carry_out_light(case, decision, decided, number)
        if state == "archived":
            self.clock.go(decided - 35)
            self.archive(case)
        self.scan_all(case)

    def light_amount(self, case, number):
        """A small fine inside the lightest tier of the item, in yuan."""
        tier = case.authority_item_id._get_benchmark(today()).tier_ids[:1]
        return max(tier.amount_min, min(200 * (1 + number % 3), tier.amount_max))

    def investigate_light(self, case, received, person):
        """Look at the place, have the case opened, order the correction and look again."""
        self.paper(case, "CF03", **self.span(30), place=case.address, **{**texts.LIGHT_SCENE, "scene": case.facts, **person})
        self.prove(case, "现场照片", "audiovisual", "违法行为的位置和状况", device="执法记录仪 DSJ-07")
        self.prove(case, "现场检查（勘验）笔录", "inspection", "现场状况和当事人的当场陈述", original_place="案卷内")
        self.clock.go(received - 2)
        self.approve(case, "open", f"当事人涉嫌{case.cause}，符合立案条件，建议立案。")
        self.by(case).action_investigate()
        order = self.paper(case, "CF13", correction_due=str(today() + timedelta(days=3)), **texts.LIGHT_ORDER)
        self.serve(order, person["person_name"], place=case.address)
        self.clock.go(received - 5)
        self.paper(
            case, "CF14", **self.span(15), place=case.address, order_number=order.number, correction_due=str(today()), corrected_on=str(today()),
            person_name=person["person_name"], **texts.LIGHT_CHECKED)
        self.clock.go(received - 20)

    def carry_out_light(self, case, decision, decided, number):
        """The fine is paid at the bank and the case closed."""
        self.clock.go(decided - 12)
        self.by(decision, "caseclerk").action_pay(amount=decision.amount, receipt_number=f"晋财银9{number:06d}", bank_reference=f"演示流水9{number}")
        self.clock.go(decided - 25)
        self.paper(case, "CF39")
        self.approve(case, "close", "罚款已经缴清，建议结案。")
