from odoo import api, models
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

GROUP = "street_enforcement.group_%s"
# Who may act in a case at all; in which cases he does is asked for each (``_domain_private``).
PRIVATE = ",".join(GROUP % name for name in ("officer", "team_leader", "legal_reviewer", "hearing_chair", "organ_head", "case_clerk"))


class StreetCase(models.Model):
    """Who reads identity and contact of the parties of a case (APL 50; Personal Information Protection Law 6, 28): those
    who act in it, and nobody for having the same role elsewhere."""

    _inherit = "street.case"

    @api.model
    def _domain_private(self):
        """Cases whose parties the user knows by number and address.

        People on the case; whoever took the lead in, while it is one; team leader and clerk of the office; reviewers while
        it waits for review, and who reviewed it; the chair of its hearing; current heads of its subject.
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
        return domain

    @api.model
    def _search_private(self):
        """Query of the cases of :meth:`_domain_private`."""
        # sudo: whether somebody acts in a case is asked of rows that he may not read himself
        return self.sudo().with_context(active_test=False)._search(self._domain_private(), bypass_access=True)

    def _filter_private(self):
        """Those of these cases whose parties the user knows by number and address."""
        if not self:
            return self
        found = self.sudo().search(self._domain_private() & Domain("id", "in", self.ids))  # sudo: as above
        return found.with_env(self.env)
