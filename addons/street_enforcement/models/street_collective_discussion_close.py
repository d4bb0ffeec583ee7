from odoo import api, fields, models
from odoo.exceptions import AccessError

from odoo.addons.street_base.tools.period import local_day
from odoo.addons.street_base.tools.transition import Obstacle

from .street_decision import OPEN_STATES


class StreetCollectiveDiscussion(models.Model):
    """Closing the record of a discussion: who took part, and how it came out (APL 57(2), G19)."""

    _inherit = "street.collective.discussion"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "close":
            for discussion in self:
                record = discussion.sudo()  # the roster of heads and investigators binds whoever closes
                found[discussion] = [
                    *found[discussion], *record._get_time_obstacles(), *record._get_head_obstacles(), *record._get_opinion_obstacles(),
                    *discussion._get_place_obstacles()]
        return found

    def _get_time_obstacles(self):
        case, decision, found = self.case_id, self.decision_id, []
        if case.state != "deciding" or decision.state not in OPEN_STATES:
            found.append(Obstacle("not_deciding", self.env._("The case is not before the decision."), "APL 57"))
        if decision._get_review_state() in ("waiting", "refused"):
            found.append(Obstacle("review_first", self.env._("The legal review comes before the discussion, and has not agreed."), "APL 58, G18"))
        reviews = decision.review_ids.filtered(lambda review: not review.is_void)
        if reviews and self.date < max(reviews.mapped("date")):
            found.append(Obstacle("order", self.env._("The discussion lies before the legal review it rests on."), "APL 57, 58"))
        if self.date > fields.Datetime.now():
            found.append(Obstacle("future", self.env._("The discussion is still to come."), "G19"))
        if self.date_end and not self.date <= self.date_end <= fields.Datetime.now():
            found.append(Obstacle("end", self.env._("The discussion ends after it began, and not in the future."), "G19"))
        return found

    def _get_head_obstacles(self):
        day, subject = local_day(self.date), self.case_id._get_acting_subject()
        in_office, present, found = subject._get_heads(day), self.opinion_ids.head_id, []
        if strangers := present - in_office:
            found.append(Obstacle("not_head", self.env._(
                "On %(day)s these did not head %(subject)s: %(names)s.", day=day, subject=subject.name, names=", ".join(strangers.mapped("name"))), "APL 57, G19"))
        if own := present.filtered(lambda head: head.employee_id and self.case_id._is_investigator(head.employee_id)):
            found.append(Obstacle("investigator", self.env._(
                "Who investigated the case reports and has no vote: %(names)s.", names=", ".join(own.mapped("name"))), "APL 57, G19"))
        if bound := present.filtered(lambda head: self.case_id._had_to_step_back(head.employee_id)):
            found.append(Obstacle("recused", self.env._("These had to step back from the case: %(names)s.", names=", ".join(bound.mapped("name"))), "APL 43, G19"))
        if self.chair_id not in present:
            found.append(Obstacle("chair", self.env._("The chair is one of the heads present."), "G19"))
        if len(present) < 2 or 2 * len(present) <= len(in_office):
            found.append(Obstacle("quorum", self.env._(
                "%(present)s of %(all)s heads took part: more than half and at least two are needed.", present=len(present), all=len(in_office)), "APL 57, G19"))
        return found

    def _get_opinion_obstacles(self):
        found = [Obstacle("opinion", self.env._(
            "The opinion of %(head)s is missing or not signed.", head=row.head_id.name), "APL 57, G19")
            for row in self.opinion_ids if not ((row.opinion or "").strip() and row.is_signed)]
        if 2 * len(self.opinion_ids.filtered("agrees")) <= len(self.opinion_ids):
            found.append(Obstacle("majority", self.env._("The conclusion is not carried by more than half of those present."), "APL 57, G19"))
        if not ((self.conclusion or "").strip() and (self.report or "").strip()):
            found.append(Obstacle("conclusion", self.env._("The report of the investigators or the conclusion is missing."), "G19"))
        return found

    def _get_place_obstacles(self):
        """What the record of the discussion (CF27) has to say besides."""
        checks = (
            ((self.place or "").strip(), "place", self.env._("Say where it was held.")), (self.date_end, "end_time", self.env._("Say when it ended.")),
            (self.recorder_id, "recorder", self.env._("Name who kept the record.")))
        return [Obstacle(code, text, "APL 47, 57, G19") for given, code, text in checks if not given]

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        for discussion in self:
            discussion.case_id.sudo()._issue_decision_paper("CF27")  # sudo: the record was closed; its paper follows

    def _prepare_move_values(self, move, values):
        return {row: {"digest": row.case_id._get_judged_digest(), "judged": row.case_id._get_judged_facts()} for row in self.sudo()}

    def write(self, vals):
        if vals.keys() - self._street_initial().keys():
            self._check_no_investigator()
        return super().write(vals)

    def _check_no_investigator(self):
        """Who investigates the case neither keeps nor changes the record."""
        if not self.env.su and (own := self.sudo().filtered(lambda row: row.case_id._is_investigator(self.env.user.employee_id))):
            raise AccessError(self.env._(
                "%(discussion)s: you investigate the case, or did; you report to the discussion and do not keep its record (APL 57).",
                discussion=own[0].display_name))

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_no_investigator()
        return records

    def unlink(self):
        self._check_no_investigator()
        return super().unlink()

    def _get_line_lock(self, line_model):
        # The opinions are its record as well.
        own = self.env._("You investigate the case, or did: you report to the discussion and do not keep its record (APL 57).")
        mine = self.env.user.employee_id if not self.env.user._is_superuser() else self.env["hr.employee"]
        return {
            discussion: text or (own if discussion.case_id._is_investigator(mine) else "")
            for discussion, text in super()._get_line_lock(line_model).items()}
