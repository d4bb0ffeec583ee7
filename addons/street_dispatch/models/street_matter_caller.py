from odoo import api, fields, models
from odoo.fields import Domain

# Who wants a reply and was not reached by a call-back.
WAITING = Domain("wants_reply", "=", True) & Domain("callback_ids", "not any", [("is_reached", "=", True)])


class StreetMatter(models.Model):
    """Who is to be told (反映人), in words, for lists and ledgers: names and numbers as far as the reader may see them."""

    _inherit = "street.matter"

    caller = fields.Char("Callers", compute="_compute_caller", help="Who wants a reply and was not reached by a call-back yet, with the number.")
    callback_count = fields.Integer("Tries", compute="_compute_callback_count", help="Call-backs that were tried so far.")

    @api.depends_context("uid")
    @api.depends("reporter_ids.name", "reporter_ids.phone", "reporter_ids.wants_reply", "callback_ids.is_reached", "callback_ids.reporter_id")
    def _compute_caller(self):
        texts = self._get_reporter_texts(WAITING)
        for matter in self:
            matter.caller = texts.get(matter.id)

    @api.depends_context("uid")
    @api.depends("callback_ids")
    def _compute_callback_count(self):
        callbacks, counts = self.env["street.matter.callback"], {}
        if callbacks.has_access("read"):
            counts = dict(callbacks._read_group([("matter_id", "in", self.ids)], ["matter_id"], ["__count"]))
        for matter in self:
            matter.callback_count = counts.get(matter._origin, 0)

    def _get_reporter_texts(self, domain=Domain.TRUE):
        """Names and numbers of the reporters that the user may read; one query for all.

        :param domain: which of the reporters
        :return: dict id of the matter → text; no entry without reporters
        """
        reporters, texts = self.env["street.matter.reporter"], {}
        if not reporters.has_access("read"):
            return texts
        names = ["matter_id", "name", "phone", "is_confidential"]
        for reporter in reporters.search_fetch(Domain("matter_id", "in", self.ids) & domain, names):
            mark = self.env._("(confidential)") if reporter.is_confidential else ""
            texts.setdefault(reporter.matter_id.id, []).append(" ".join(filter(None, (reporter.display_name, reporter.phone, mark))))
        return {matter_id: "；".join(found) for matter_id, found in texts.items()}
