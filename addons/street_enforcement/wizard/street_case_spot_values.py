from odoo import api, fields, models

from odoo.addons.street_base.tools.period import local_day

PASSED_ON = (
    "facts", "address", "summary_penalty", "summary_amount", "certificates_shown", "rights_told", "statement_text", "statement_answer", "signature",
    "signature_note", "is_handed_over", "collect_ground", "collect_note", "summary_departure",
)
PARTY = ("kind", "name", "trade_name", "id_number", "credit_code", "legal_representative", "phone")


class StreetCaseSpot(models.TransientModel):
    """What the screen of the decision on the spot proposes, and what it sends."""

    _inherit = "street.case.spot"

    def _compute_display_name(self):
        self.display_name = self.env._("Decision on the spot")

    @api.model
    def _get_own_forms(self, kind):
        return [("kind", "=", kind), ("state", "=", "blank"), ("block_id.state", "=", "issued"), ("employee_id.user_id", "=", self.env.uid)]

    @api.model
    def _default_form(self, kind):
        return self.env["street.form"].search(self._get_own_forms(kind), order="number", limit=1)

    @api.model
    def _default_colleague(self):
        """Whoever was with the user last time."""
        last = self.env["street.case.officer"].search([("case_id.create_uid", "=", self.env.uid), ("employee_id.user_id", "!=", self.env.uid)], order="id desc", limit=1)
        return last.employee_id

    @api.depends("authority_item_id", "occurred_at", "circumstance_ids", "summary_amount")
    def _compute_range(self):
        for spot in self:
            item = spot.authority_item_id
            day = local_day(spot.occurred_at or fields.Datetime.now())
            benchmark = item._get_benchmark(day) if item else self.env["street.discretion.benchmark"]
            norms = item._get_norm_lines(day) if item else self.env["street.authority.norm"]
            spot.benchmark_id, spot.tier_id = benchmark, benchmark._choose_tier(spot.circumstance_ids)
            spot.range_min, spot.range_max = benchmark._get_range(spot.tier_id, norms if len(norms) == 1 else norms.browse()) or (0.0, 0.0)
            spot.range_text = self.env._(
                "Tier “%(tier)s”: %(low)s to %(high)s yuan", tier=spot.tier_id.name, low=f"{spot.range_min:.2f}", high=f"{spot.range_max:.2f}",
            ) if spot.tier_id else False
            spot.is_outside = bool(spot.tier_id and spot.summary_amount and not spot.range_min <= spot.summary_amount <= spot.range_max)

    @api.onchange("circumstance_ids", "authority_item_id")
    def _onchange_circumstance_ids(self):
        """One answer a question: the one tapped last; those of another item go."""
        last = {row.question: row.id for row in self.circumstance_ids if row.benchmark_id._origin == self.benchmark_id._origin}
        kept = self.circumstance_ids.filtered(lambda row: last.get(row.question) == row.id)
        if kept != self.circumstance_ids:
            self.circumstance_ids = kept

    def action_confirm(self):
        """Write the decision down as handed over. :return: window action on the case"""
        self.ensure_one()
        cases = self.env["street.case"]
        answer = cases.penalise_on_spot(values={
            **{name: self[name] for name in PASSED_ON if self[name]},
            "party": {name: self[f"party_{name}"] for name in PARTY if self[f"party_{name}"]},
            "officer_ids": (self.env.user.employee_id | self.colleague_id).ids, "authority_item_id": self.authority_item_id.id,
            "circumstance_ids": self.circumstance_ids.ids if self.summary_penalty != "warning" else [],
            "occurred_at": fields.Datetime.to_string(self.occurred_at), "form_number": self.form_id.number, "receipt_number": self.receipt_id.number,
        })
        return cases.browse(answer["id"])._get_records_action()
