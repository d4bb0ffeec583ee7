from odoo import fields, models

from odoo.addons.street_base.tools.transition import Obstacle

from ..tools.paper_facts import day_text
from ..tools.paper_words import word

NO_REMEDY = ("not_accepted",)


class StreetCase(models.Model):
    """Remedies against the decision of a case and what they do: evidence barred, additional fine held, no same act again."""

    _inherit = "street.case"

    remedy_ids = fields.One2many("street.remedy", "case_id", "Remedies")
    remedy_count = fields.Integer("Number of remedies", compute="_compute_remedy_count")

    def _compute_remedy_count(self):
        counts = dict(self.env["street.remedy"]._read_group([("case_id", "in", self.ids)], ["case_id"], ["__count"])) if self.ids else {}
        for case in self:
            case.remedy_count = counts.get(case._origin, 0)

    def action_open_remedies(self):
        """Open the remedies of the case. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_enforcement.street_remedy_action")
        return {**action, "domain": [("case_id", "=", self.id)], "context": {"default_case_id": self.id}}

    def _get_remedy_begin(self):
        """Day of the first application or suit, or None: evidence from then on does not count (ARL 46, ALL 35)."""
        # sudo: a day that binds whoever gathers evidence
        days = [remedy.date_filed for remedy in self.sudo().remedy_ids if remedy.result not in NO_REMEDY]
        return min(days) if days else None

    def _get_remedy_periods(self):
        """Days of reconsideration or suit, in which the additional fine does not grow (APL 73(3)).

        :return: list of (first, last or None while it runs)
        """
        # sudo: days, whoever asks what is owed
        return [(remedy.date_filed, remedy.date_result or None) for remedy in self.sudo().remedy_ids if remedy.result not in NO_REMEDY]

    # ------------------------------------------------------------
    # GATES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "close":
            for case in self:
                # sudo: whether one runs, whoever asks
                if case.sudo().remedy_ids.filtered(lambda remedy: remedy.state != "ended"):
                    found[case] = [*found[case], Obstacle("remedy_open", self.env._("A reconsideration or suit is running."), "APL 73, G37")]
        elif move in ("open", "decide", "hand_over"):
            self._add_revoked_obstacles(found)
        return found

    def _add_revoked_obstacles(self, found):
        """No same act on the same facts and reasons after a revocation, except for procedure (ARL 64(2), ALL 71, G48)."""
        self.flush_model(["same_act_id"])
        linked = self._get_same_act_map()
        # sudo: a revocation binds whoever decides
        cases = self.sudo()
        same_matter = cases.search([("matter_id", "in", cases.matter_id.ids), ("id", "not in", self.ids)]) if cases.matter_id else cases.browse()
        known = self.ids + same_matter.ids + [other.id for others in linked.values() for other in others]
        fallen = cases.env["street.remedy"].search([
            ("case_id", "in", known), ("state", "=", "ended"), ("is_final", "=", True), ("result", "=", "revoked")]).case_id
        for case in self if fallen else ():
            record = case.sudo()
            twins = same_matter.filtered(lambda other, record=record: (other.matter_id, other.authority_item_id) == (record.matter_id, record.authority_item_id))
            twins -= record._get_joint_cases()  # what fell against one of several persons does not bar the case of another
            if revoked := (linked[case].sudo() | record | twins) & fallen:
                found[case] = [*found[case], Obstacle("revoked", self.env._(
                    "The same act was revoked in %(case)s: not again on the same facts and reasons.", case=revoked[0].display_name), "ARL 64(2), ALL 71, G48")]

    # ------------------------------------------------------------
    # EFFECTS
    # ------------------------------------------------------------

    def _on_decision_touched(self, remedy):
        """The decision fell or was changed in force: it is revoked, its publication called back, the refund noted.

        :param remedy: ``street.remedy``
        """
        self.ensure_one()
        case = self.sudo()  # the organ above or the court decided; nobody here could keep it from happening
        if remedy._falls():
            decision = case.decision_ids.filtered(lambda row: row.state == "decided")
            if decision:
                decision._street_do_move("revoke", {"reason": remedy.result_note, "known": remedy.date_result_known})
        case.publication_ids._call_back(remedy.result_note, remedy.date_result_known)
        if remedy.amount_refund:
            case._message_log(body=self.env._("To be refunded to the party: %(amount).2f yuan (%(remedy)s).", amount=remedy.amount_refund, remedy=remedy.display_name))

    def _prepare_paper_facts(self, type_code):
        facts = super()._prepare_paper_facts(type_code)
        remedies = self.sudo().remedy_ids  # papers say the same whoever makes them
        if remedies:
            facts["remedy_result"] = "；".join(
                f"{day_text(remedy.date_filed)}{word(remedy._name, 'kind', remedy.kind)}：{word(remedy._name, 'result', remedy.result)}" for remedy in remedies.sorted("date_filed"))
        return facts
