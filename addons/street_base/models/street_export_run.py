import base64
import hashlib

from odoo import api, fields, models
from odoo.tools import SQL, LazyTranslate

from ..tools.period import local_day
from ..tools.transition import Obstacle, Transition

_lt = LazyTranslate(__name__)
EXPORT_GROUP = "street_base.group_street_export"


class StreetExportRun(models.Model):
    """One file for an upper system (报送文件): a draft that may be redone, then handed in and kept for good.

    Nobody has the right to create or write files himself: the sheet's ``action_prepare`` fills the draft, and
    ``action_hand_in`` fixes it. From then on its records are no longer new.
    """

    _name = "street.export.run"
    _description = "File for an upper system"
    _inherit = ["street.transition.mixin"]
    _order = "id desc"

    _street_transitions = {
        "fill": Transition(("draft",), groups=EXPORT_GROUP, access="read", label=_lt("Prepare")),
        "hand_in": Transition(("draft",), "handed_in", groups=EXPORT_GROUP, access="read", label=_lt("Hand in")),
    }
    _street_protected = {
        "state": "draft", "content": False, "digest": False, "row_count": 0, "prepared_at": False,
        "handed_in_at": False, "handed_in_by_id": False,
    }

    sheet_id = fields.Many2one(
        "street.export.sheet", string="Export sheet", required=True, readonly=True, ondelete="restrict", index=True,
    )
    company_id = fields.Many2one(related="sheet_id.company_id", store=True)
    system = fields.Selection(related="sheet_id.system")
    state = fields.Selection([("draft", "Draft"), ("handed_in", "Handed in")], required=True, readonly=True, copy=False)
    content = fields.Binary(string="File", attachment=True, readonly=True, copy=False)
    filename = fields.Char(compute="_compute_filename")
    digest = fields.Char(string="SHA-256", readonly=True, copy=False)
    row_count = fields.Integer(string="Rows", readonly=True, copy=False, aggregator="sum")
    prepared_at = fields.Datetime(readonly=True, copy=False)
    handed_in_at = fields.Datetime(readonly=True, copy=False)
    handed_in_by_id = fields.Many2one("res.users", string="Handed in by", readonly=True, copy=False)
    line_ids = fields.One2many("street.export.line", "run_id", readonly=True)

    _draft_uniq = models.UniqueIndex("(sheet_id) WHERE state = 'draft'", "This sheet already has a draft: prepare it again.")

    @api.depends("sheet_id.name", "prepared_at")
    def _compute_display_name(self):
        for run in self:
            run.display_name = f"{run.sheet_id.name} {run._get_day()}".strip()

    @api.depends("sheet_id.name", "prepared_at")
    def _compute_filename(self):
        for run in self:
            run.filename = f"{run.sheet_id.name}-{run._get_day()}.xlsx"

    def _get_day(self):
        moment = self.handed_in_at or self.prepared_at
        return local_day(moment).strftime("%Y%m%d") if moment else ""

    # ACTIONS

    def action_prepare(self):
        """Redo the draft with what is new by now; see ``street.export.sheet.action_prepare``."""
        self.ensure_one()
        return self.sheet_id.action_prepare()

    def action_hand_in(self):
        """Mark the files as handed in: they stay as they are, and their records are not handed in again."""
        return self._street_move("hand_in")

    # TRANSITIONS

    def _street_obstacles(self, move, values=None):
        obstacles = super()._street_obstacles(move, values)
        if move == "hand_in":
            for run in self.filtered(lambda run: not run.row_count):
                obstacles[run] = [*obstacles[run], Obstacle("empty", self.env._("It holds no rows yet: prepare it first."))]
        return obstacles

    def _prepare_move_values(self, move, values):
        result = super()._prepare_move_values(move, values)
        now = fields.Datetime.now()
        for run in self:
            if move == "fill":
                result[run] = {
                    "content": base64.b64encode(values["content"]),
                    "digest": hashlib.sha256(values["content"]).hexdigest(),
                    "row_count": len(values["ids"]),
                    "prepared_at": now,
                }
            elif move == "hand_in":
                result[run] = {"handed_in_at": now, "handed_in_by_id": self.env.uid}
        return result

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "fill":
            self._replace_lines(values["ids"])

    def _replace_lines(self, ids):
        """Note the records of the file: one statement for any number, as 100,000 rows are no exception."""
        self.env.cr.execute(SQL("DELETE FROM street_export_line WHERE run_id = %s", self.id))
        self.env.cr.execute(SQL(
            "INSERT INTO street_export_line (run_id, sheet_id, res_id) SELECT %s, %s, unnest(%s)",
            self.id, self.sheet_id.id, list(ids),
        ))
        self.env["street.export.line"].invalidate_model()
        self.invalidate_recordset(["line_ids"])

    def _get_log_values(self, move, values):
        return {"digest": hashlib.sha256(values["content"]).hexdigest()} if move == "fill" else super()._get_log_values(move, values)
