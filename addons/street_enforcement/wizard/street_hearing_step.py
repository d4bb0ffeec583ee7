from odoo import fields, models

from ..models.street_hearing_papers import RECORD_PARTS, REPORT_PARTS

STEPS = [("appoint", "Appoint the chair"), ("summon", "Send the summons"), ("hold", "The hearing was held"), ("report", "Report on the hearing")]


class StreetHearingStep(models.TransientModel):
    """Dialog for the steps of a hearing that need more than a reason."""

    _name = "street.hearing.step"
    _description = "Step of a hearing"

    hearing_id = fields.Many2one("street.hearing", required=True, readonly=True, ondelete="cascade", default=lambda self: self.env.context.get("active_id"))
    company_id = fields.Many2one(related="hearing_id.company_id")
    step = fields.Selection(STEPS, required=True, readonly=True)
    chair_id = fields.Many2one("hr.employee", "Chair", domain="[('id', 'in', offered_chair_ids)]")
    clerk_id = fields.Many2one("hr.employee", "Recorder", domain="[('company_id', '=', company_id)]")
    date_hearing = fields.Datetime("Hearing on")
    place = fields.Char()
    is_public = fields.Boolean("Public", default=True)
    closed_reason = fields.Char("Why not public")
    date_end = fields.Datetime("Ended at", default=fields.Datetime.now)
    recusal_answer = fields.Char("Answer on recusal", default="当事人表示听清，不申请回避。")
    investigator_statement = fields.Text("Facts, evidence and proposal of the investigators")
    party_statement = fields.Text("Defence and examination by the party")
    debate = fields.Text()
    final_answer = fields.Text("Last words")
    is_signed = fields.Boolean("Signed by the party", default=True)
    refusal_note = fields.Char("Refusal to sign")
    course = fields.Text("How it went")
    disputes = fields.Text("Points in dispute")
    facts_found = fields.Text("Facts and evidence found")
    opinion = fields.Text("Opinion and proposal")

    def action_do_step(self):
        """Call the move of the hearing. :return: action that closes the dialog"""
        self.ensure_one()
        hearing = self.hearing_id
        {
            "appoint": lambda: hearing.action_appoint(self.chair_id.id, self.clerk_id.id),
            "summon": lambda: hearing.action_summon(self.date_hearing, self.place, is_public=self.is_public, closed_reason=self.closed_reason),
            "hold": lambda: hearing.action_hold("", self.is_signed, refusal_note=self.refusal_note, parts=self._get_parts(RECORD_PARTS)),
            "report": lambda: hearing.action_report("", parts=self._get_parts(REPORT_PARTS)),
        }[self.step]()
        return {"type": "ir.actions.act_window_close"}

    def _get_parts(self, known):
        """What was typed of a record or report, part by part."""
        ended = {"end_at": fields.Datetime.to_string(self.date_end)} if "end_at" in known and self.date_end else {}
        return {**{code: self[code] or "" for code in known if code != "end_at"}, **ended}
