from odoo import api, models
from odoo.exceptions import AccessError

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.write_pass import CONTEXT_KEY, WritePass

FREE = {"last_reminder_date"}
REMOVAL = {"removed": True}


class TierReview(models.Model):
    """Answers of tiers (审批意见). Every employee may write the table; rows of our protected records are written by their workers only."""

    _inherit = "tier.review"

    def _is_guarded_model(self, name):
        model = self.env.get(name or "")
        return model is not None and isinstance(model, self.env.registry["street.transition.mixin"])

    def _get_guarded(self):
        return self.sudo().filtered(lambda review: review._is_guarded_model(review.model))

    def _refuse_guarded(self):
        raise AccessError(self.env._("Answers of approval tiers are given by the buttons of the record; their rows are never written or removed by hand."))

    @api.model_create_multi
    def create(self, vals_list):
        plain = write_pass.redeem(self, vals_list)
        if plain is not None:
            return super(TierReview, plain).create(vals_list)
        reviews = super().create(vals_list)
        # Asked after the fact: the model may also come from a default; the transaction undoes what is refused.
        if reviews._get_guarded():
            self._refuse_guarded()
        return reviews

    def write(self, vals):
        plain = write_pass.redeem(self, vals)
        if plain is not None:
            return super(TierReview, plain).write(vals)
        if (vals.keys() - FREE or not self.env.su) and (self._get_guarded() or self._is_guarded_model(vals.get("model"))):
            self._refuse_guarded()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_guarded(self):
        ticket = self.env.context.get(CONTEXT_KEY)
        if self._get_guarded() and not (type(ticket) is WritePass and ticket.redeem(self, REMOVAL)):
            self._refuse_guarded()

    def _street_write(self, vals):
        """Write answers, from a worker."""
        # sudo: the move that calls this was checked
        return write_pass.with_pass(self.sudo(), vals).write(vals)

    def _street_unlink(self):
        """Remove answers, from a worker."""
        if self:
            write_pass.with_pass(self.sudo(), REMOVAL).unlink()

    def _update_review_status(self):
        # Of our records the worker says whose turn it is; this is called by everybody who opens his list of reviews.
        return super(TierReview, self - self._get_guarded().sudo(False))._update_review_status()

    def _get_reviewers(self):
        """Also people who hold the group through another one."""
        reviewers = super()._get_reviewers()
        return reviewers | self.reviewer_group_id.all_user_ids if self._is_guarded_model(self.model) else reviewers

    def _send_review_reminder(self):
        guarded = self._get_guarded().with_env(self.env)
        for review in guarded.filtered(lambda review: review.status == "pending"):
            self.env[review.model].browse(review.res_id).exists()._remind_turn(review)
        return super(TierReview, self - guarded)._send_review_reminder()
