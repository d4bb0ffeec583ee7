from odoo import models
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools.transition import Obstacle, Transition

from .street_case_papers import ON_SITE_RECORDS
from .street_document import VALID_STATES

_lt = LazyTranslate(__name__)

OFFICER, LEADER = "street_enforcement.group_officer", "street_enforcement.group_team_leader"
DECISIONS = ("CF29", "CF30", "CF31")
HEAD = "street_enforcement.group_organ_head"


class StreetDocument(models.Model):
    """The moves of a paper: issue or sign, take in the scan, void (G05, G22, G44)."""

    _inherit = "street.document"

    _street_protected = {
        "state": "draft", "number": False, "subject_id": False, "issued_at": False, "issuer_id": False, "snapshot": False, "pdf": False,
        "digest": False, "page_count": 0, "token": False, "void_reason": False, "voided_at": False, "replaces_id": False,
    }
    _street_transitions = {
        "issue": Transition(("draft",), "issued", label=_lt("Issue")),
        "sign": Transition(("draft",), "signed", label=_lt("Lock for signature")),
        "attach_scan": Transition(VALID_STATES, label=_lt("Take in the scan")),
        "void": Transition(VALID_STATES, "voided", reason=True, label=_lt("Void the paper")),
    }

    def action_discard(self):
        """Delete a draft; a paper that was made is voided instead. :return: action that shows its case. :raises UserError: it was made"""
        self.ensure_one()
        case = self.case_id
        self.unlink()
        return case._get_records_action()

    def action_issue(self):
        """Issue an outward or internal paper: number, snapshot, PDF, digest (G22). :return: True"""
        return self._street_move("issue")

    def action_sign(self, is_signed=True, refusal_reason="", witness="", certificates_shown=False, rights_told=False):
        """Lock a record (笔录) for signature and print it (G04, G05; APL 55).

        :param bool is_signed: whether the person signs; False needs the reason of the refusal
        :param str refusal_reason: why he did not sign, or that he was not there
        :param str witness: name of the witness, where the person was absent
        :param bool certificates_shown: the officers showed their certificates before they began; asked for by records of on-site steps
        :param bool rights_told: the person was told of his rights and duties; asked for likewise
        :return: True
        """
        return self._street_move("sign", {
            "is_signed": is_signed, "refusal_reason": refusal_reason, "witness": witness, "certificates_shown": certificates_shown, "rights_told": rights_told})

    def action_attach_scan(self, content=None, file_name=""):
        """Take in the scan of the signed and sealed paper; a better one may follow, all are kept.

        :param str content: the file (PDF, JPEG or PNG) in base64
        :param str file_name: its name
        :return: True
        """
        return self._street_move("attach_scan", {"content": content, "file_name": file_name})

    def action_void(self, reason=""):
        """Void a paper: it keeps its number and says why (G44).

        :param str reason: why
        :return: True
        """
        return self._street_move("void", {"reason": reason})

    def action_serve(self):
        """Open a new service of this paper, with what is mostly so filled in. :return: window action"""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window", "res_model": "street.service", "views": [(False, "form")], "name": self.env._("Service"),
            "context": {"default_document_id": self.id, "case_id": self.case_id.id},
        }

    def action_reissue(self):
        """Make a new draft with the same typed facts in the place of a voided paper.

        :return: action that opens the draft
        """
        self.ensure_one()
        draft = self._make_replacement()
        return {"type": "ir.actions.act_window", "res_model": self._name, "res_id": draft.id, "views": [(False, "form")]}

    # ------------------------------------------------------------
    # OBSTACLES
    # ------------------------------------------------------------

    def _get_move_checklist(self, missing):
        # A record is never issued and another paper never signed: neither is missing anything for that.
        return super()._get_move_checklist([row for row in missing if row["code"] != "form"])

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        shown = self._filter_shown()
        for record in self:
            found[record] += getattr(record, f"_get_obstacles_{move}")(values) if record in shown else record._get_hidden_obstacles()
        return found

    def _get_hidden_obstacles(self):
        """Who may not read the paper makes no move with it, and is not told what it lacks."""
        return [Obstacle("hidden", self._get_case()._get_private_hint(), "APL 50")]

    def _get_obstacles_issue(self, values):
        if self.form == "record":
            return [Obstacle("form", self.env._("A record is locked for signature, not issued."), "APL 55, G05")]
        return self._get_making_obstacles()

    def _get_obstacles_sign(self, values):
        if self.form != "record":
            return [Obstacle("form", self.env._("Only records are locked for signature; other papers are issued."), "APL 55, G05")]
        found = self._get_making_obstacles()
        if values is not None and not values.get("is_signed") and not (values.get("refusal_reason") or "").strip():
            found.append(Obstacle("unsigned", self.env._("The person did not sign: say why, and who witnessed it."), "APL 55, G05"))
        if values is not None and self.type_code in ON_SITE_RECORDS and not (values.get("certificates_shown") is True and values.get("rights_told") is True):
            found.append(Obstacle("not_told", self.env._(
                "Confirm that both officers showed their certificates and told the person of his rights before they began; "
                "a record of a step without that proves nothing."), "APL 55, G04"))
        return found

    def _get_making_obstacles(self):
        """Why the paper may not be made: role, state of the case, facts, officers."""
        return [*self._get_role_obstacles(), *self._get_case_obstacles(), *self._get_fact_obstacles()]

    def _get_role_obstacles(self):
        # Workers of case moves were checked by their own move.
        if self.env.su:
            return []
        kind, user = self.type_id, self.env.user
        roles = kind.sudo().issuer_group_ids
        if roles:
            ok = bool(roles & user.all_group_ids)
            names = ", ".join(roles.mapped("name"))
        else:
            # sudo: who is on the case is asked about the user himself
            ok = user.has_group(LEADER) or user.has_group(OFFICER) and user.employee_ids & self.case_id.sudo().officer_ids.employee_id
            names = self.env._("officers of the case, team leader")
        return [] if ok else [Obstacle("role", self.env._(
            "“%(type)s” is made by: %(roles)s.", type=kind.name, roles=names), "APL 42")]

    def _get_case_obstacles(self):
        kind, case = self.type_id, self.case_id
        states = (kind.case_states or "").split()
        if kind.procedure and kind.procedure != case.procedure:
            return [Obstacle("procedure", self.env._("“%(type)s” belongs to the other procedure.", type=kind.name), "APL 51, 54")]
        if states and case.state not in states:
            labels = dict(case._fields["state"]._description_selection(self.env))
            return [Obstacle("case_state", self.env._(
                "“%(type)s” is made when the case is in: %(states)s; it is in: %(now)s.", type=kind.name,
                states=", ".join(labels[state] for state in states), now=labels[case.state]), "APL 38")]
        # The database keeps a second one out as well (_single_uniq).
        twin = kind.is_single and self.sudo().search([
            ("case_id", "=", case.id), ("type_id", "=", kind.id), ("state", "in", VALID_STATES), ("id", "!=", self.id)], limit=1)
        if twin:
            return [Obstacle("single", self.env._("The case has %(paper)s already: void it first.", paper=twin.display_name), "APL 29, G44")]
        return []

    def _get_fact_obstacles(self):
        # sudo: only which facts are missing is told, also to who reads the list of papers and not their content
        paper = self.sudo()
        known, missing = paper._get_known_facts()
        found = []
        if not missing and not known.get("amount") and any("罚款" in str(row.get("text")) for row in known.get("penalties") or ()):
            missing = ["amount"]  # how to pay hangs on it
        if missing:
            # sudo: the names of facts are no secret
            names = {fact.code: fact.name for fact in self.env["street.document.fact"].sudo().search([("code", "in", missing)])}
            found.append(Obstacle("facts", self.env._(
                "These facts are missing: %(facts)s.", facts=", ".join(names[code] for code in missing)), self._get_fact_article()))
        if self.type_id.needs_officers and len({str(row) for row in known.get("officers") or ()}) < 2:
            found.append(Obstacle("two_officers", self.env._("It names fewer than two officers."), "APL 42, 55, G03"))
        contradicted = paper._get_contradicted_facts(known)
        if contradicted:
            found.append(Obstacle("contradicted", self.env._(
                "What was typed differs from the case: %(facts)s. Clear the text, or correct the case.", facts=", ".join(contradicted)), "APL 47"))
        return found

    def _get_fact_article(self):
        """The article that lists what this paper must say."""
        return {"CF29": "APL 59, G22", "CF30": "APL 59, G22", "CF31": "APL 52, G11", "CF17": "APL 44, G14", "CF18": "APL 63-64, G15"}.get(
            self.type_id.family, "APL 55, G05" if self.form == "record" else "APL 47, G38")

    def _get_obstacles_attach_scan(self, values):
        if values is None:
            return []
        problem = self._get_scan_problem(values.get("content"))
        return [Obstacle("scan", problem, "APL 59, G24")] if problem else []

    def _get_obstacles_void(self, values):
        found = []
        user = self.env.user
        if self.type_id.is_sealed:
            if not self.env.su and not user.has_group(HEAD):
                found.append(Obstacle("role", self.env._("A sealed paper is voided by the organ head."), "APL 48, G36"))
        else:
            found += self._get_role_obstacles()
        if self.type_id.family in DECISIONS and self.case_id._get_served_date(self.type_code) and not self.case_id._get_document("CF43"):
            found.append(Obstacle("served", self.env._("It was served: change or revoke it by a decision of its own (CF43)."), "APL 48, G36, G44"))
        if self.case_id.state == "archived":
            found.append(Obstacle("archived", self.env._("The case is archived."), "APL 47, G38"))
        return found
