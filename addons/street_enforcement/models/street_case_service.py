from odoo import Command, api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case_moves import OFFICER
from .street_document import VALID_STATES
from .street_service import DECISION_PAPERS, SPOT_PAPER

_lt = LazyTranslate(__name__)


class StreetCase(models.Model):
    """Service of the papers of a case: the days other terms run from, and the move to “served”."""

    _inherit = "street.case"

    _street_transitions = {
        "serve": Transition(("decided",), "served", OFFICER, label=_lt("The decision is served")),
    }

    service_ids = fields.One2many("street.service", "case_id", "Service")
    # Terms of the party: they lapse, nobody here is late, so no clock runs for them.
    date_reconsideration_end = fields.Date("Reconsideration until", compute="_compute_remedy_ends", help="Sixty days from service (ARL 20, D33).")
    date_suit_end = fields.Date("Suit until", compute="_compute_remedy_ends", help="Six months from service (ALL 46, D35).")

    @api.depends("date_served")
    def _compute_remedy_ends(self):
        rules = self.env["street.deadline.rule"]
        for case in self:
            case.date_reconsideration_end = case.date_suit_end = False
            if case.date_served:
                # Against a decision on the spot reconsideration comes first (ARL 23): no term to sue runs from its service.
                terms = (("date_reconsideration_end", "D33"), ("date_suit_end", "D35"))
                for name, code in terms if case.procedure == "ordinary" else terms[:1]:
                    case[name], _provisional = rules._get_term_end(code, case.company_id.id, case.date_served)

    def action_serve(self):
        """送达: the decision took effect by service. Closing its service does this by itself (APL 61, G24).

        :return: True
        """
        return self._street_move("serve")

    def action_open_service(self):
        """Open the service of the papers of the case. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_service_action")
        return {**action, "domain": [("case_id", "=", self.id)], "context": {"case_id": self.id, "default_document_id": self._get_paper_to_serve().id}}

    def _get_paper_to_serve(self):
        """The newest outward paper, signed and sealed, that was not served yet, or empty. :return: ``street.document``"""
        served = self.service_ids.filtered(lambda service: service.state in ("draft", "served")).document_id
        return (self.document_ids - served).filtered(
            lambda paper: paper.state == "issued" and paper.form == "outward" and not paper.is_scan_missing).sorted("id")[-1:]

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for case in self if move == "serve" else ():
            if not case._get_served_date("CF29"):
                found[case] = [*found[case], Obstacle("service", self.env._("The decision (CF29) has not been served."), "APL 61, G24")]
        return found

    def _get_acting_day(self, move):
        if move == "serve" and (day := self._get_served_date("CF29")):
            return day
        return super()._get_acting_day(move)

    def _prepare_own_values(self, move):
        values = super()._prepare_own_values(move)
        return {**values, "date_served": self._get_served_date("CF29")} if move == "serve" else values

    def _get_served_date(self, type_code):
        """Day on which the newest valid paper of a kind took effect by service.

        :param str type_code: code of the catalogue; four characters stand for the whole family
        :return: ``datetime.date``, or None while it is not served
        """
        self.ensure_one()
        case = self.sudo()  # a day that the law asks for, whoever asks
        made = case.document_ids.filtered(lambda paper: paper.state in VALID_STATES)
        papers = made.filtered(lambda paper: paper.type_code == type_code) or made.filtered(
            lambda paper: paper.type_code[:4] == type_code)
        if not papers:
            return super()._get_served_date(type_code)
        newest = papers.sorted(lambda paper: (paper.issued_at, paper.id))[-1:]
        days = case.service_ids.filtered(lambda service: service.state == "served" and service.document_id == newest).mapped("date_effective")
        return min(days) if days else super()._get_served_date(type_code)

    def _get_confirmed_address(self, party):
        """What a party confirmed about its addresses on a CF34 that was signed and came back as a scan.

        :param party: ``street.case.party``
        :return: dictionary of fact code to value, empty without one
        """
        self.ensure_one()
        papers = self.sudo().document_ids.filtered(  # what was signed binds whoever serves
            lambda paper: paper.type_code == "CF34" and paper.state == "signed" and paper.scan_ids).sorted("id", reverse=True)
        for paper in papers:
            facts = (paper.snapshot or {}).get("facts") or {}
            if not facts.get("refusal_reason") and facts.get("party_name", party.name) == party.name:
                return facts
        return {}

    # ------------------------------------------------------------
    # EVENTS
    # ------------------------------------------------------------

    def _on_document_issued(self, document):
        super()._on_document_issued(document)
        if document.type_id.family in DECISION_PAPERS and document.case_id.procedure == "ordinary":
            self._start_clock("D09", document._get_issue_day())
        elif document.type_code == SPOT_PAPER and document.case_id.date_served:
            document.case_id._serve_on_spot(document)

    def _serve_on_spot(self, document):
        """The decision on the spot took effect when it was handed over in the street, and stands among the services of the case.

        Its receipt is the party's signature on the form, or the refusal noted there (APL 52); the hand-over itself was asked
        for by the gates of the move (G11).

        :param document: ``street.document``, the CF31
        """
        self.ensure_one()
        case = self.sudo()  # the move of the case was checked; its worker writes the service, whoever made the move
        if case.service_ids.filtered(lambda service: service.is_on_form and service.state == "served"):
            return
        party = case.party_ids[:1]
        service = case.env["street.service"].create([{
            "document_id": document.id, "party_id": party.id, "way": "direct", "served_at": case.occurred_at, "place": case.address, "receiver": party.name,
            "server_ids": [Command.set(case._acting_officers(case._get_street_day()).ids)],
            "refusal_reason": case.signature_note if case.signature == "refused" else False,
        }])
        service._street_do_move("deliver", {"is_on_form": True})

    def _on_document_served(self, document, day):
        """The decision: the case follows; the terms of its remedies begin."""
        super()._on_document_served(document, day)
        if document.type_id.family not in DECISION_PAPERS:
            return
        self.env["street.deadline"]._finish(self._name, self.ids, ["D09"])
        if self.state == "decided":
            self.action_serve()
        elif not self.date_served:
            values = {"date_served": day}
            # sudo: the service was checked; the case that ends without a penalty keeps its state
            write_pass.with_pass(self.sudo(), values).write(values)
            self._street_log("serve")

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        if type_code[:4] == "CF33":
            facts["served_papers"] = [{"name": paper.name, "number": paper.number or "", "copies": "1"} for paper in self._get_receipt_papers()]
        return facts

    def _get_receipt_papers(self):
        """Papers that a receipt (送达回证) made now stands for: all that are on their way to the party; without an attempt on
        record all that no receipt lists yet; else all that were served.

        :return: ``street.document``, in the order of their making
        """
        case = self.sudo()  # the receipt lists what is handed over, whoever makes it
        papers = case.document_ids.filtered(lambda paper: paper.state == "issued" and paper.form == "outward").sorted("id")
        rows = self.env["street.service"].sudo().search([("case_id", "=", self.id), ("state", "in", ("draft", "served"))])
        underway = papers & rows.filtered(lambda service: service.state == "draft").document_id
        if underway:
            return underway.sorted("id")
        served = papers & rows.document_id
        receipts = case.document_ids.filtered(lambda paper: paper.type_id.family == "CF33" and paper.state in VALID_STATES)
        listed = {(row["name"], row["number"]) for receipt in receipts for row in receipt.snapshot["facts"].get("served_papers", ())}
        open_papers = (papers - served).filtered(lambda paper: (paper.name, paper.number or "") not in listed)
        return (open_papers or served or papers[-1:]).sorted("id")
