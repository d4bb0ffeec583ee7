from odoo import api, fields, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

from .street_case import ENDED_STATES
from .street_case_review import REVIEWERS

GROUP = "street_enforcement.group_%s"
# Who may act in a case at all; in which cases he does is asked for each (``_domain_private``).
PRIVATE = ",".join(GROUP % name for name in ("officer", "team_leader", "legal_reviewer", "hearing_chair", "organ_head", "case_clerk"))


class StreetCase(models.Model):
    """Who reads identity and contact of the parties of a case, and what its papers and files say (APL 50; Personal
    Information Protection Law 6, 28): those who act in it, and nobody for having the same role elsewhere.

    Everybody else who may see the case in lists sees of a paper its kind, number, state, days and digest.
    """

    _name = "street.case"
    _inherit = ["street.case", "street.case.private.mixin"]

    _street_case = "id"

    file_review_ids = fields.One2many("street.case.review", "case_id", "Reviews of the file")

    @api.model
    def _domain_private(self):
        """Cases whose parties the user knows by number and address, and whose papers and files he opens.

        People on the case; whoever took the lead in, while it is one; team leader and clerk of the office; reviewers while
        it waits for review, and who reviewed it; the chair of its hearing; current heads of its subject; whoever reviews
        the file of a case that has ended (GD02).
        """
        user = self.env.user
        people, day = user.sudo().employee_ids.ids, today()
        domain = Domain("officer_ids", "any", [("employee_id", "in", people), ("date_to", "=", False)])
        domain |= Domain("create_uid", "=", user.id) & Domain("state", "in", ("lead", "drafted"))
        mine = Domain("company_id", "in", user.company_ids.ids)
        if user.has_group(GROUP % "team_leader") or user.has_group(GROUP % "case_clerk"):
            domain |= mine
        if user.has_group(GROUP % "legal_reviewer"):
            domain |= mine & (Domain("state", "=", "deciding") | Domain("decision_ids.review_ids.employee_id", "in", people))
        if user.has_group(GROUP % "hearing_chair"):
            domain |= Domain("hearing_ids.chair_id", "in", people)
        if user.has_group(GROUP % "organ_head"):
            heads = self.env["street.subject.head"].sudo()  # who heads which subject is published
            subjects = heads.search(Domain("employee_id", "in", people) & heads._domain_on(day)).subject_id
            # A lead without an item is run in the name of the office itself.
            offices = subjects.company_id.filtered(lambda office: self.env["street.subject"].sudo()._get_office(office) in subjects)
            domain |= Domain("subject_id", "in", subjects.ids) | Domain("subject_id", "=", False) & Domain("company_id", "in", offices.ids)
        if user.has_groups(REVIEWERS):
            domain |= mine & Domain("state", "in", ENDED_STATES) & Domain("file_review_ids", "any", [
                "|", ("user_id", "=", user.id), "&", ("state", "=", "draft"), ("create_uid", "=", user.id)])
        return domain

    @api.model
    def _search_private(self):
        """Query of the cases of :meth:`_domain_private`."""
        # sudo: whether somebody acts in a case is asked of rows that he may not read himself
        return self.sudo().with_context(active_test=False)._search(self._domain_private(), bypass_access=True)

    def _get_private_hint(self):
        """Who can show somebody what is hidden from him, as a sentence."""
        # sudo: who is on a case stands on each of its papers
        people = self.sudo().officer_ids.filtered(lambda line: not line.date_to and line.role == "investigator").employee_id.mapped("name")
        return self.env._(
            "What papers and files say, and how to reach people, is shown to those who act in the case (APL 50). "
            "Ask %(people)s, the team leader, the case clerk or the head of its subject.", people=", ".join(people) or self.env._("its officers"))

    def _filter_private(self):
        """Those of these cases whose parties the user knows by number and address."""
        if self.env.su or not self:
            return self
        found = self.sudo().search(self._domain_private() & Domain("id", "in", self.ids))  # sudo: as above
        return found.with_env(self.env)
