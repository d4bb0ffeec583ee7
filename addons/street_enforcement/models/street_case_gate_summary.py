from odoo import fields, models

from odoo.addons.street_base.tools.transition import Obstacle

# APL 51: largest fine on the spot, in yuan.
LIMITS = {"citizen": 200, "organisation": 3000}
SMALL = 100


class StreetCase(models.Model):
    """Gates of the decision on the spot (G11) and of collecting on the spot (G12)."""

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "hand_over":
            if values is not None:
                # sudo: the rows of the forms alone
                forms = self.sudo().form_id | self.sudo().receipt_id
                self._lock_rows("street_form", forms.ids, "UPDATE")
            for case in self:
                found[case] = [
                    *found[case], *case._get_street_obstacles(), *case._get_amount_obstacles(), *case._get_form_obstacles(), *case._get_collect_obstacles()]
        return found

    def _get_street_obstacles(self):
        """What has to have happened in the street (APL 44, 45, 52, 55)."""
        checks = (
            (self.procedure != "summary", "procedure", self.env._("It runs in the ordinary procedure."), "APL 51"),
            (not (self.facts or "").strip(), "facts", self.env._("Write down the violation."), "APL 52"),
            (not (self.address or "").strip(), "place", self.env._("Enter the place."), "APL 52"),
            (len(self.party_ids) > 1, "one_party", self.env._("A decision on the spot is against one party: make one for each."), "APL 52"),
            (not self.occurred_at or self.occurred_at > fields.Datetime.now(), "time", self.env._("Enter the time in the street; it is not in the future."), "APL 52"),
            (not self.certificates_shown, "certificates", self.env._("The officers show their certificates first."), "APL 52, 55, G04"),
            (not self.rights_told, "rights", self.env._("Tell facts, reasons, basis and rights before deciding."), "APL 44, 62"),
            (not (self.statement_text or "").strip(), "statement", self.env._("Note the party's statement, or that there was none."), "APL 45, 62"),
            (not self.signature, "signature", self.env._("Say whether the party signed."), "APL 52"),
            (self.signature == "refused" and not (self.signature_note or "").strip(), "refusal", self.env._("Note the refusal to sign."), "APL 52"),
            (not self.is_handed_over, "handed_over", self.env._("What is not handed over on the spot is no decision on the spot."), "APL 52"),
        )
        return [Obstacle(code, text, f"{article}, G11") for bad, code, text, article in checks if bad]

    def _get_amount_obstacles(self):
        """Kind and amount: warning, or a fine within the limit of the procedure and the range of the clause (APL 51)."""
        case, found = self.sudo(), []  # the public list
        item, basis, amount = case.authority_item_id, case.norm_line_id, self.summary_amount
        fine = self.summary_penalty in ("fine", "both")
        if not self.summary_penalty:
            return [Obstacle("penalty", self.env._("Choose the penalty: a warning or a fine."), "APL 51, G11")]
        if fine != (amount > 0) or amount < 0:
            found.append(Obstacle("amount", self.env._("A fine has an amount, a warning has none."), "APL 51, G11"))
        wanted = {"warning": {"warning"}, "fine": {"fine"}, "both": {"warning", "fine"}}[self.summary_penalty]
        if item and wanted - set(item.penalty_kind_ids.mapped("code")):
            found.append(Obstacle("kind", self.env._("The item does not cover this kind of penalty."), "APL 17, G11"))
        if item.penalty_trigger == "uncorrected":
            found.append(Obstacle("trigger", self.env._(
                "The clause punishes only who does not correct in time: order the correction first."), "APL 28, G11"))
        limit = self._get_summary_limit()
        if fine and amount > limit:
            found.append(Obstacle("limit", self.env._(
                "%(amount).2f yuan are above %(limit)s yuan, the limit on the spot for this party: use the ordinary procedure.", amount=amount, limit=limit), "APL 51, G11"))
        if fine and any(party._get_capacity() == "minor" for party in case.party_ids):
            found.append(Obstacle("minor", self.env._(
                "The party was under eighteen: a fine must be lighter or mitigated, with its ground on record, in the ordinary procedure; "
                "on the spot a warning is possible."), "APL 30, G20"))
        if fine and basis.amount_unit == "yuan" and not basis.amount_min <= amount <= basis.amount_max:
            found.append(Obstacle("range", self.env._(
                "%(amount).2f yuan are outside the range of the clause, %(least)s to %(most)s yuan.", amount=amount, least=basis.amount_min, most=basis.amount_max), "APL 34, G20"))
        return found

    def _get_summary_limit(self):
        """Largest fine on the spot for the party, in yuan (APL 51); a sole trader's by the setting of the office."""
        kind = self.party_ids[:1].kind
        if kind == "sole_trader":
            kind = self.company_id.sudo().enforcement_sole_trader_limit
        return LIMITS["organisation"] if kind == "organisation" else LIMITS["citizen"]

    def _get_form_obstacles(self):
        found = self._check_form(self.form_id, "decision")
        if not self.form_id:
            found.append(Obstacle("form", self.env._("Enter the number of the pre-numbered form."), "APL 52, G11"))
        return found

    def _check_form(self, form, kind):
        """Whether a form was in the hands of an officer of the case on the day of the street, and is blank."""
        if not form:
            return []
        form, day = form.sudo(), self._get_street_day()  # whose it is binds whoever writes it
        block = form.block_id
        if form.kind != kind or form.state != "blank" or form.company_id != self.company_id:
            return [Obstacle("form_used", self.env._("%(number)s is not a blank form of this kind: used, spoiled or returned.", number=form.number), "APL 52, 70")]
        if block.state != "issued" or not block.date_issued or block.date_issued > day or block.employee_id not in self._acting_officers(day).sudo():
            return [Obstacle("form_holder", self.env._(
                "%(number)s was not in the hands of an officer of this case on %(day)s.", number=form.number, day=day), "APL 52, 70")]
        return []

    def _get_collect_obstacles(self):
        """Collecting on the spot (G12): a ground of APL 68 or 69, and the receipt of the finance department (APL 70)."""
        if not self.collect_ground:
            return [Obstacle("receipt_idle", self.env._("A receipt is only used for a fine collected on the spot."), "APL 67, 70")] if self.receipt_id else []
        found = self._check_form(self.receipt_id, "receipt")
        if not self.receipt_id:
            found.append(Obstacle("receipt", self.env._("Without a receipt of the finance department nothing may be collected: the party may refuse."), "APL 70, G12"))
        if self.summary_penalty == "warning":
            found.append(Obstacle("no_fine", self.env._("There is no fine to collect."), "APL 68, G12"))
        if self.collect_ground == "small" and self.summary_amount > SMALL:
            found.append(Obstacle("not_small", self.env._("The fine is above %(limit)s yuan.", limit=SMALL), "APL 68(1)1, G12"))
        if self.collect_ground != "small" and not (self.collect_note or "").strip():
            found.append(Obstacle("collect_note", self.env._("Note why it could not be enforced afterwards, or that the party asked."), "APL 68(1)2, 69, G12"))
        return found
