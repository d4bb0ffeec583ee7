from odoo import api, fields, models


class StreetDecisionNotice(models.Model):
    """Prior notice of a decision (处罚事先告知): what the party was told, as it was (APL 44, G14).

    One row for each notice, written by the move of the case and never changed: facts, reasons, basis, kinds and amounts
    as a snapshot with its digest, and whether the right to a hearing was told (APL 63, G15). The newest one counts.
    """

    _name = "street.decision.notice"
    _description = "Prior notice of a decision"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "decision_id"
    _street_stays = True
    _order = "decision_id, id desc"

    decision_id = fields.Many2one("street.decision", required=True, index=True, ondelete="restrict")
    case_id = fields.Many2one(related="decision_id.case_id", store=True, precompute=True, index=True)
    company_id = fields.Many2one(related="decision_id.company_id", store=True, precompute=True, index=True)
    date = fields.Date("Made on", required=True)
    with_hearing = fields.Boolean("Tells of the right to a hearing", help="听证告知 (APL 63).")
    type_code = fields.Char("Paper", compute="_compute_type_code", export_string_translation=False)
    proposal = fields.Json(required=True, help="Facts, reasons, basis, kinds and amounts as noticed.")
    digest = fields.Char(required=True)
    user_id = fields.Many2one("res.users", "Made by", required=True, ondelete="restrict")
    date_served = fields.Date("Served on", compute="_compute_date_served")
    hearing_ids = fields.One2many("street.hearing", "notice_id", "Hearings")
    statement_ids = fields.One2many("street.statement", "notice_id", "Statements and defence")

    @api.depends("with_hearing")
    def _compute_type_code(self):
        for notice in self:
            notice.type_code = "CF18" if notice.with_hearing else "CF17"

    @api.depends("with_hearing", "date")
    def _compute_date_served(self):
        """The day its paper was served; a service from before the notice belongs to an earlier paper."""
        for notice in self:
            day = notice.case_id._get_served_date(notice.type_code)
            notice.date_served = day if day and day >= notice.date and not notice._is_paper_older(day) else False

    def _is_paper_older(self, day):
        """Whether a paper served on the very day of this notice was issued before it: it is the paper of an earlier one."""
        papers = self.sudo().case_id.document_ids.filtered(lambda paper: paper.type_code == self.type_code and paper.issued_at)
        # One move makes both; papers keep whole seconds, rows their fractions as well.
        return day == self.date and bool(papers) and max(papers.mapped("issued_at")) < self.create_date.replace(microsecond=0)

    @api.depends("date", "with_hearing")
    def _compute_display_name(self):
        for notice in self:
            notice.display_name = f"{notice.case_id.display_name} · {notice.date}"

    def _get_waivers(self):
        """Express waivers of the party of the decision, signed (明确放弃, APL 62)."""
        self.ensure_one()
        return self.statement_ids.filtered(lambda row: row.kind == "waiver" and row.state == "rechecked" and row.party_id == self.decision_id.party_id)

    def _is_waived(self):
        """Whether the party waived statement and defence on this notice."""
        return bool(self._get_waivers())

    def _get_hearing_bar(self, day):
        """What bars an application for a hearing on this notice; empty where it is taken by right (APL 63, 64(1)1).

        :param day: ``datetime.date`` of the application
        :return: late, waived, no_right, again or an empty text
        """
        self.ensure_one()
        if not self.with_hearing:
            return "no_right"
        if self.date_served and day > self.decision_id._get_term_end("D07", self.date_served)[0]:
            return "late"
        if self.hearing_ids:
            return "again"
        return "waived" if self._is_hearing_waived() else ""

    def _is_hearing_waived(self):
        """Whether the party also waived the hearing on this notice."""
        return any(self._get_waivers().mapped("waives_hearing"))
