from odoo import api, fields, models
from odoo.fields import Domain

from .street_case_moves import CLERK, HEAD, LEADER, OFFICER

REVIEWER = "street_enforcement.group_legal_reviewer"
CHAIR = "street_enforcement.group_hearing_chair"
TO_PUBLISH, REMEDY_OPEN = ("due", "recall"), ("filed", "forwarded", "pending", "replied")


class StreetCase(models.Model):
    """What waits in a case beside its own course: its hearing, its review and discussion, the remedies that run against it, its publication."""

    _inherit = "street.case"

    also_waiting = fields.Char("Also waits", compute="_compute_also_waiting", help="A publication that is due or to be withdrawn, a remedy that runs.")

    def _get_waiting_domain(self):
        """Hearings for who names the chair and who leads them; the reviewer's queue; once it is reviewed, the discussion of the
        heads and the officer's request; remedies and publications until they are done."""
        has, domain = self.env.user.has_group, super()._get_waiting_domain()
        review = Domain("state", "=", "deciding") & Domain("request_kind", "=", False)
        if has(OFFICER):
            domain |= self._get_mine_domain() & review & Domain("decision_ids", "any", [("review_state", "in", ("agreed", "refused", "none"))])
            domain |= self._get_mine_domain() & Domain("remedy_ids.state", "in", REMEDY_OPEN)
        if has(HEAD):
            unled = Domain("state", "=", "requested") & Domain("chair_id", "=", False) & (Domain("bar", "=", False) | Domain("admission_note", "!=", False))
            domain |= self._get_headed_domain() & Domain("hearing_ids", "any", unled)
        if has(CHAIR):
            domain |= Domain("hearing_ids", "any", [("state", "in", ("scheduled", "held")), ("chair_id.user_id", "=", self.env.uid)])
        if has(HEAD) or has(CLERK):
            allowed = [("kind", "=", "defer"), ("is_agreed", "=", True), ("is_used", "=", False)]
            unset = Domain("approval_ids", "any", allowed) & Domain("decision_ids.plan_ids.state", "=", "draft")
            domain |= unset & (self._get_headed_domain() if not has(CLERK) else Domain.TRUE)
            domain |= review & Domain("decision_ids", "any", [("waits_for_discussion", "=", True)])
        if has(REVIEWER):
            domain |= review & Domain("decision_ids", "any", [("review_state", "=", "waiting")])
        if has(LEADER):
            domain |= Domain("remedy_ids.state", "in", REMEDY_OPEN)
        if has(CLERK):
            domain |= Domain("publication_ids.state", "in", TO_PUBLISH)
        return domain

    @api.depends("publication_ids.state", "remedy_ids.state")
    @api.depends_context("lang", "uid")
    def _compute_also_waiting(self):
        """One query for the publications and one for the remedies of all cases; nothing of what the reader may not read."""
        publications = self._get_waiting_rows("street.publication", TO_PUBLISH)
        remedies = self._get_waiting_rows("street.remedy", REMEDY_OPEN)
        for case in self:
            lines = [
                self.env._("publish until %(day)s", day=row.date_due) if row.state == "due" else self.env._("withdraw the publication until %(day)s", day=row.date_withdraw_due)
                for row in publications.get(case._origin, ())
            ]
            lines += [f"{self._label(row, 'kind')}: {self._label(row, 'state')}" for row in remedies.get(case._origin, ())]
            case.also_waiting = "; ".join(lines)

    def _get_waiting_rows(self, name, states):
        """dict case → rows of a model in some states."""
        model = self.env[name]
        return model.search([("case_id", "in", self.ids), ("state", "in", states)]).grouped("case_id") if model.has_access("read") else {}

    def _label(self, record, name):
        return dict(record._fields[name]._description_selection(self.env)).get(record[name], "")
