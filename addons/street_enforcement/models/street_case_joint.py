from odoo import Command, api, fields, models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case import BEFORE_DECISION
from .street_case_moves import LEADER, OFFICER

_lt = LazyTranslate(__name__)
# What the case of another person takes over.
CARRIED = (
    "cause", "facts", "authority_item_id", "norm_line_id", "norm_note", "date_act", "date_act_end", "is_act_continuing", "has_serious_harm", "address",
    "latitude", "longitude", "grid_id", "source", "matter_id", "unit_id", "company_id",
)
# Steps that lead to a penalty, which is one party's own.
ONE_PARTY_MOVES = ("conclude", "notify", "decide")


class StreetCase(models.Model):
    """One act of several persons (共同违法): a case for each, linked (关联案件), each with its own notice, defence, hearing,
    decision, service, remedy and money (APL 44, 59, 61; docs/decisions/0007).

    A case that has several parties opens a lead for each of the others in one step: facts, place, officers and references to
    the evidence are carried over. The link is not that of the same act of one party (APL 29): every person may be fined.
    """

    _inherit = "street.case"

    _street_protected = {"joint_root_id": False}
    _street_transitions = {
        "split_parties": Transition(BEFORE_DECISION, groups=f"{OFFICER},{LEADER}", label=_lt("A case of its own for the other parties")),
    }

    joint_root_id = fields.Many2one("street.case", "First of the linked cases", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")
    joint_member_ids = fields.One2many("street.case", "joint_root_id", "Opened out of it", readonly=True)
    joint_case_ids = fields.Many2many("street.case", string="Same act, other persons", compute="_compute_joint_case_ids")
    party_count = fields.Integer("Number of parties", compute="_compute_party_count")

    @api.depends("joint_root_id", "joint_member_ids")
    def _compute_joint_case_ids(self):
        for case in self:
            case.joint_case_ids = case._get_joint_cases()._filtered_access("read")

    @api.depends("party_ids")
    def _compute_party_count(self):
        for case in self:
            case.party_count = len(case.party_ids)

    def action_split_parties(self, party_ids=None):
        """分案: open a lead of its own for each of these parties, linked with this case; they leave this one.

        :param list party_ids: ids of ``street.case.party`` of the case; all but the first when left out
        :return: True
        """
        return self._street_move("split_parties", {"party_ids": None if party_ids is None else list(party_ids)})

    def action_open_joint_cases(self):
        """Open the cases of the other persons. :return: window action"""
        self.ensure_one()
        return self.joint_case_ids._get_records_action(name=self.env._("Same act, other persons"))

    def _get_joint_cases(self):
        """The cases of other persons about the same act.

        :return: ``street.case``
        """
        self.ensure_one()
        root = self.sudo().joint_root_id or self.sudo()  # that they are linked, whoever asks
        return (root | root.joint_member_ids).with_env(self.env) - self

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        for case in self:
            if move == "split_parties":
                found[case] = [*found[case], *case.sudo()._get_split_obstacles(values)]  # who acts in the case binds whoever splits it
            elif move in ONE_PARTY_MOVES and case.procedure == "ordinary" and len(case.sudo().party_ids) > 1:
                found[case] = [*found[case], Obstacle("one_party_each", self.env._(
                    "It has several parties. Each gets its own notice, defence and decision: open a case of its own for the others."), "APL 44, 59")]
            elif move == "link_same_act" and values is not None and case._is_other_person(values["case_id"]):
                found[case] = [*found[case], Obstacle("other_person", self.env._(
                    "The other case is about another person who took part: a second fine is barred for the same party only."), "APL 29")]
        return found

    def _get_split_obstacles(self, values):
        if len(self.party_ids) < 2:
            return [Obstacle("one_party", self.env._("It has one party only."))]
        if values is None:
            return []
        leaving = self._get_leaving_parties(values)
        if len(leaving) != len(values["party_ids"] or leaving) or not leaving or leaving == self.party_ids:
            return [Obstacle("parties", self.env._("Name parties of this case; one stays in it."))]
        # What was done against a party here stays with it here.
        bound = self.decision_ids.party_id | self.statement_ids.party_id | self.hearing_ids.party_id | self.service_ids.party_id
        if acted := leaving & bound:
            return [Obstacle("acted", self.env._(
                "%(parties)s: proposal, statement, hearing or service in this case. Let the others leave instead.", parties=", ".join(acted.mapped("name"))), "APL 47")]
        return []

    def _get_leaving_parties(self, values):
        if values["party_ids"] is None:
            return self.party_ids - (self._get_open_decision().party_id or self.party_ids[:1])
        return self.party_ids.filtered(lambda party: party.id in values["party_ids"])

    def _is_other_person(self, case_id):
        """Whether a case is linked with this one as that of another person. :param int case_id: id of the other case"""
        self.ensure_one()
        other = self._get_joint_cases().sudo().filtered(lambda case: case.id == case_id)
        mine = self.sudo().party_ids  # compared, not shown
        same = {number for party in mine for number in self._get_party_numbers(party)} & {
            number for party in other.party_ids for number in self._get_party_numbers(party)}
        return bool(other) and not same

    # ------------------------------------------------------------
    # WORKERS
    # ------------------------------------------------------------

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for case in self if move == "split_parties" else ():
            leaving = case.sudo()._get_leaving_parties(values)
            sisters = self.create([case._prepare_sister_values(party) for party in leaving])
            for sister in sisters:
                case._link_joint(sister)
                case._refer_evidence(sister)
            names = ", ".join(leaving.mapped("name"))
            leaving.unlink()
            case._message_log(body=self.env._("Cases of their own were opened for: %(parties)s.", parties=names))

    def _prepare_sister_values(self, party):
        """Values of the lead for one of the other parties."""
        case, day = self.sudo(), today()  # carried over by the worker; who may split was asked
        carried = {name: case._fields[name].convert_to_write(case[name], case) for name in CARRIED}
        [copied] = party.copy_data()
        copied.pop("case_id", None)
        return {
            **carried, "procedure": "ordinary", "date_received": day, "party_ids": [Command.create(copied)],
            "officer_ids": [
                Command.create({"employee_id": line.employee_id.id, "role": line.role}) for line in case.officer_ids if not line.date_to],
            "fact_ids": [Command.create({"sequence": fact.sequence, "name": fact.name}) for fact in case.fact_ids],
        }

    def _link_joint(self, sister):
        vals = {"joint_root_id": (self.joint_root_id or self).id}
        write_pass.with_pass(sister.sudo(), vals).write(vals)  # sudo: a link that the move writes, nobody by himself
        sister._street_log("split_parties", {"reason": self.display_name})

    def _refer_evidence(self, sister):
        """Items of this case stand in the other as references: its officers check and verify them there as well."""
        case = self.sudo()  # a reference; the files stay where they are
        facts = dict(zip(case.fact_ids.mapped("name"), sister.sudo().fact_ids, strict=True))
        items = case.evidence_ids.filtered(lambda item: item.state != "excluded")
        self.env["street.evidence"].sudo()._refer(items, sister, facts)

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        others = self._get_joint_cases().sudo()  # numbers and names of those who took part, on the file's own papers
        if others:
            facts["joint_cases"] = "；".join(
                f"{other.name or other.lead_number}（当事人：{'、'.join(other.party_ids.mapped('name'))}）" for other in others.sorted("id"))
        return facts
