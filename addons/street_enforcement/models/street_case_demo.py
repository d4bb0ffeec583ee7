import base64
from datetime import timedelta

from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today
from odoo.addons.street_dispatch.tools.demo_photo import draw_photo

from ..tools import demo_case as texts
from ..tools.demo_clock import demo_clock
from ..tools.demo_light import LightSteps


class StreetCaseDemo(models.AbstractModel):
    """Three whole cases of the demo office, made by the real moves of the people whose work they are, relative to today.

    A fine on the spot for trading on the road; building material piled on a road, with notice, defence, instalments and the
    bound file; illegal posters that end without a penalty but with education. Everybody in them is invented.
    """

    _name = "street.case.demo"
    _description = "Demo cases"

    @api.model
    def _load(self):
        """Make the cases once; a second call finds them and does nothing."""
        if self.env["street.form.block"].search_count([("prefix", "=", "东城当罚")], limit=1):
            return
        office = self.env.ref("base.main_company")
        env = self.with_context(lang="zh_CN", tracking_disable=True, allowed_company_ids=office.ids).env
        with demo_clock(env) as clock:
            stage = Stage(env, clock)
            stage.issue_blocks()
            stage.play_road()
            stage.play_poster()
            stage.play_spot()
            env["street.case.light.demo"]._play(stage)
        env["street.case.light.demo"]._load()


class Stage(LightSteps):
    """The people of the demo and their steps; each ``play_`` is one case from its first day to its last."""

    def __init__(self, env, clock):
        self.env, self.clock = env, clock
        logins = ("officer1", "officer2", "leader1", "reviewer", "command")
        self.users = {name: env.ref(f"street_base.demo_user_{name}") for name in logins}
        self.users["caseclerk"] = env.ref("street_enforcement.demo_user_caseclerk")
        self.pair = self.users["officer1"].employee_id | self.users["officer2"].employee_id
        self.fine = env.ref("street_dispatch.penalty_fine")

    # -- common steps ---------------------------------------------------------------------------------------------------
    def by(self, record, login="officer1"):
        """The record as somebody of the demo sees it."""
        return record.with_user(self.users[login])

    def item(self, code):
        """The item in force with this code. :return: ``street.authority.item``"""
        return self.env["street.authority.item"].search([("code", "=", code), ("state", "=", "active"), ("company_id", "=", self.env.company.id)], limit=1)

    def take_in(self, item, party, proven, **values):
        """A lead with its party, its officers and the facts to be proven."""
        case = self.by(self.env["street.case"]).create({
            "authority_item_id": item.id, "norm_line_id": item.norm_line_ids[:1].id, "date_act": today(), "date_received": today(),
            "party_ids": [(0, 0, party)], "officer_ids": [(0, 0, {"employee_id": person.id}) for person in self.pair], **values})
        self.by(self.env["street.case.fact"]).create([{"case_id": case.id, "name": fact} for fact in proven])
        return case

    def approve(self, case, kind, text):
        """Officer asks, team leader agrees, organ head approves."""
        self.by(case).action_request(kind=kind, text=text)
        self.by(case, "leader1").action_endorse(opinion="同意承办人意见。")
        self.by(case, "command").action_approve(opinion="同意。")

    def paper(self, case, code, login="officer1", **values):
        """A paper of the case, its signed and sealed copy taken in; records carry their time."""
        paper = self.env["street.document"].browse(self.by(case, login).issue_document(
            code, {"certificates_shown": True, "rights_told": True, **values}))  # records of on-site steps ask for both (G04)
        return self.scan(paper)

    def scan(self, paper):
        """The signed and sealed copy comes back; the demo keeps the paper itself in its place."""
        if paper.sudo().is_scan_missing:
            self.by(paper).action_attach_scan(content=paper.sudo().pdf.decode(), file_name=f"演示扫描件-{paper.type_code}.pdf")
        return paper

    def scan_all(self, case):
        """The copies of all papers that moves made come back."""
        for paper in case.sudo().document_ids.filtered(lambda paper: paper.state in ("issued", "signed")):
            self.scan(paper.sudo(False))

    def span(self, minutes):
        """Begin and end of a record that ends now."""
        return {"start_at": fields.Datetime.to_string(fields.Datetime.now() - timedelta(minutes=minutes)), "end_at": fields.Datetime.to_string(fields.Datetime.now())}

    def prove(self, case, name, kind, proves, **values):
        """An item of evidence: taken in and checked by one officer, verified by the other."""
        photo = {"file_ids": [(0, 0, {"name": f"{name}.jpg", "content": base64.b64encode(draw_photo(len(name) % 4, "清除后" in name))})]} if kind == "audiovisual" else {}
        item = self.by(self.env["street.evidence"]).create({
            "case_id": case.id, "name": name, "kind": kind, "proves": proves, "place": case.address, "taken_at": fields.Datetime.now(),
            "fact_ids": [(6, 0, case.fact_ids.ids)], "taker_ids": [(6, 0, self.pair.ids)], "shown_to": "told",
            "shown_note": case.party_ids[:1].legal_representative or case.party_ids[:1].name, **photo, **values})
        item.action_check()
        self.by(item, "officer2").action_verify()

    def serve(self, paper, receiver, place=None):
        """Serve a paper in the hands of the party, with a signed receipt: at its address unless told otherwise."""
        place = place or paper.sudo().case_id.party_ids[:1].address
        service = self.by(self.env["street.service"]).create({
            "document_id": paper.id, "way": "direct", "server_ids": [(6, 0, self.pair.ids)], "served_at": fields.Datetime.now(),
            "place": place, "receiver": receiver, "receiver_kind": "party"})
        receipt = self.paper(
            paper.case_id, "CF33", serve_place=place, serve_mode="直接送达", receiver=receiver,
            served_at=fields.Datetime.to_string(fields.Datetime.now()), servers=[{"name": person.name, "number": ""} for person in self.pair])
        service.proof_ids = [(0, 0, {"name": "送达回证.pdf", "kind": "receipt", "content": receipt.sudo().pdf})]
        service.action_deliver()
        self.env.invalidate_all()

    def newest(self, case, code):
        """The newest valid paper of a kind, its copy taken in. :return: ``street.document``"""
        return self.scan(case._get_document(code))

    def propose(self, case, **values):
        """The proposal of the decision, by an officer of the case. :return: ``street.decision``"""
        return self.by(self.env["street.decision"]).create({"case_id": case.id, "gains": "none", **values})

    def fined(self, case, amount, answers):
        """Values of a fine with the answers of the guided choice."""
        circumstances = case.authority_item_id._get_benchmark(today()).circumstance_ids.filtered(lambda row: row.name in answers)
        return {"line_ids": [(0, 0, {"kind_id": self.fine.id, "amount": amount, "circumstance_ids": [(6, 0, circumstances.ids)]})]}

    def decide(self, case, decision, text):
        """Legal review and the head's decision; both leave their papers."""
        self.by(decision, "reviewer").action_review(True, "主体适格，事实清楚，证据确凿，适用依据正确，程序合法，裁量适当，同意提请决定。")
        self.approve(case, "decide", text)

    # -- the cases ------------------------------------------------------------------------------------------------------
    def issue_blocks(self):
        """Pre-numbered forms and finance receipts in the hands of officers, and one block in stock."""
        self.clock.go(40)
        blocks = self.by(self.env["street.form.block"], "caseclerk").create([
            {"kind": "decision", "prefix": "东城当罚", "first": 1, "last": 25}, {"kind": "receipt", "prefix": "晋财罚", "first": 1, "last": 25},
            {"kind": "decision", "prefix": "东城当罚", "first": 26, "last": 50}, {"kind": "decision", "prefix": "东城当罚", "first": 51, "last": 75}])
        for block, login in zip(blocks, ("officer1", "officer1", "officer2"), strict=False):
            block.action_issue(employee_id=self.users[login].employee_id.id)
        self.blocks = blocks

    def play_road(self):
        """Material on the road: notice, defence, instalments paid, closed, archived and bound."""
        go = self.clock.go
        go(110, 9)
        case = self.take_in(self.item("11"), texts.BUILDER, texts.ROAD_FACTS, **texts.ROAD)
        go(110, 10)
        self.paper(case, "CF03", **self.span(40), place=case.address, **texts.SCENE)
        self.prove(case, "现场照片", "audiovisual", "建筑材料堆放的位置、范围和数量", device="执法记录仪 DSJ-07")
        self.prove(case, "现场检查（勘验）笔录", "inspection", "堆放范围长8米、宽4米，面积32平方米", original_place="案卷内")
        go(109)
        self.approve(case, "open", "当事人未经批准占用城市道路堆放建筑材料，涉嫌违反《城市道路管理条例》第二十七条，符合立案条件，建议立案。")
        self.by(case).action_investigate()
        order = self.paper(case, "CF13", correction_due=str(today() + timedelta(days=4)), **texts.ORDER)
        self.paper(case, "CF34", **texts.ADDRESS)
        self.serve(order, "董国强(虚构)")
        go(108, 10)
        self.paper(case, "CF04", **self.span(50), **texts.INQUIRY)
        self.prove(case, "询问（调查）笔录", "statement", "当事人承认未办理批准手续并堆放建筑材料", original_place="案卷内")
        go(105)
        self.paper(case, "CF14", **self.span(20), place=case.address, order_number=order.number, correction_due=str(today()), corrected_on=str(today()), **texts.CHECKED)
        go(100)
        decision = self.propose(
            case, reasons=texts.ROAD_REASONS, correction=texts.ROAD_CORRECTION, **self.fined(case, 6000, ("一般", "首次", "经督促后改正")))
        self.paper(case, "CF16", **texts.ROAD_REPORT)
        self.by(case).action_conclude()
        go(98)
        self.by(case).action_notify()
        go(97)
        self.serve(self.newest(case, "CF17"), "董国强(虚构)")
        self.defend(case, decision)
        self.pay_in_parts(case, decision)

    def defend(self, case, decision):
        """What the party stated is taken, heard and re-checked; the decision follows and is served."""
        self.clock.go(95, 15)
        self.take_statement(decision)
        self.paper(case, "CF19", **self.span(30), statement=texts.DEFENCE["text"], **texts.DEFENCE_RECORD)
        self.clock.go(80)
        self.by(case).action_deliberate()
        self.clock.go(78)
        self.decide(case, decision, "违法事实清楚，证据确凿，陈述申辩已经复核，建议处罚款六千元。")
        self.clock.go(77)
        self.serve(self.newest(case, "CF29"), "董国强(虚构)")
        self.by(case).action_execute()

    def take_statement(self, decision):
        """The defence in the words of the party, point by point, re-checked."""
        statement = self.by(self.env["street.statement"]).create({
            **{key: value for key, value in texts.DEFENCE.items() if key != "points"}, "notice_id": decision._get_last_notice().id, "party_id": decision.party_id.id, "date": today(), "is_signed": True,
            "point_ids": [(0, 0, point) for point in texts.DEFENCE["points"]]})
        statement.action_recheck()

    def pay_in_parts(self, case, decision):
        """Three instalments, each paid in time; the case is closed, published, archived."""
        go = self.clock.go
        go(70)
        dues = (50, 35, 20)
        plan = self.by(self.env["street.fine.plan"]).create({
            "decision_id": decision.id, "kind": "instalments", "difficulty": texts.DIFFICULTY,
            "line_ids": [(0, 0, {"date_due": self.clock.day - timedelta(days=days), "amount": 2000}) for days in dues]})
        go(69)
        self.approve(case, "defer", "当事人确有经济困难，建议准予分三期缴纳罚款。")
        self.by(plan, "command").action_approve()
        self.serve(self.newest(case, "CF36"), "董国强(虚构)")
        for number, days in enumerate(dues, 1):
            go(days + 2)
            self.by(decision, "caseclerk").action_pay(amount=2000, receipt_number=f"晋财银{number:07d}", bank_reference=f"演示流水{number}")
        self.publish(case)
        go(12)
        self.paper(case, "CF39")
        self.approve(case, "close", "罚款已分期缴清，建议结案。")
        go(10)
        self.archive(case)

    def publish(self, case):
        """The clerk publishes the decision, checked and masked."""
        record = self.by(case.sudo().publication_ids[:1], "caseclerk")
        record.write({"channel": "街道办事处政务公开栏", "is_secrecy_checked": True, "secrecy_note": "不涉及国家秘密、商业秘密和个人隐私。", "impact": "yes"})
        record.action_publish()


    def archive(self, case):
        """All copies are in; the clerk archives the case, which binds its file."""
        self.scan_all(case)
        self.by(case, "caseclerk").action_archive_file()

    def play_poster(self):
        """Posters without approval: first violation, corrected at once: no penalty, but education."""
        go = self.clock.go
        go(50, 9)
        case = self.take_in(self.item("02"), texts.ADVERTISER, texts.POSTER_FACTS, **texts.POSTER)
        self.paper(case, "CF03", **self.span(20), place=case.address, **texts.POSTER_SCENE)
        self.prove(case, "张贴广告现场照片", "audiovisual", "广告的位置、数量和内容", device="执法记录仪 DSJ-07")
        order = self.paper(case, "CF13", correction_due=str(today()), **texts.POSTER_ORDER)
        self.serve(order, "韩雪(虚构)", place=case.address)
        go(50, 17)
        self.paper(case, "CF14", **self.span(15), place=case.address, order_number=order.number, correction_due=str(today()), corrected_on=str(today()), **texts.POSTER_CHECKED)
        self.by(case).facts += texts.POSTER_CLEARED
        self.prove(case, "清除后的复查照片", "audiovisual", "当事人当日全部清除，设施没有损坏", device="执法记录仪 DSJ-07")
        go(49)
        self.approve(case, "open", "当事人涉嫌未经批准张贴宣传品，建议立案。")
        self.by(case).action_investigate()
        go(44)
        decision = self.propose(
            case, outcome="no_penalty", no_penalty_reason="first", reasons=texts.POSTER_REASONS, date_corrected=today() - timedelta(days=6),
            correction_record=texts.POSTER_CORRECTION, date_educated=today(), education_record=texts.POSTER_EDUCATION)
        self.paper(case, "CF16", **texts.POSTER_REPORT)
        self.by(case).action_conclude()
        go(42)
        self.by(case).action_deliberate()
        go(41)
        self.decide(case, decision, "当事人初次违法、后果轻微并及时改正，建议不予行政处罚，予以教育。")
        go(40)
        self.serve(self.newest(case, "CF30"), "韩雪(虚构)")
        go(30)
        self.archive(case)

    def play_spot(self):
        """A fine on the spot, collected there against a finance receipt, and reported for the record."""
        go = self.clock.go
        go(9, 16, 30)
        form, receipt = (block.form_ids.filtered(lambda form: form.state == "blank")[:1] for block in self.blocks[:2])
        item = self.item("11")
        answers = item._get_benchmark(today()).circumstance_ids.filtered(lambda row: row.name in texts.SPOT_ANSWERS)
        case = self.by(self.env["street.case"]).create({
            "summary_circumstance_ids": [(6, 0, answers.ids)],
            **texts.SPOT, "procedure": "summary", "authority_item_id": item.id, "norm_line_id": item.norm_line_ids[:1].id, "date_act": today(),
            "date_received": today(), "occurred_at": fields.Datetime.now(), "party_ids": [(0, 0, texts.VENDOR)], "form_id": form.id,
            "officer_ids": [(0, 0, {"employee_id": person.id}) for person in self.pair], "collect_ground": "small", "receipt_id": receipt.id})
        case.action_hand_over()
        go(8)
        case.action_report_for_record()
        go(7)
        case.action_execute()
        self.hand_in(case)
        go(5)
        self.approve(case, "close", "罚款已当场收缴并缴存银行，建议结案。")
        self.scan_all(case)

    def hand_in(self, case):
        """The cash goes to the office, and from there to the bank (D13, D14)."""
        payment = case._get_open_decision().payment_ids
        self.by(payment, "caseclerk").action_hand_in()
        self.clock.go(6)
        self.by(payment, "caseclerk").action_bank(bank_reference="演示流水-当场收缴")
        self.paper(case, "CF39")
