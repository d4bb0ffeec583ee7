from datetime import UTC, datetime

from odoo import api, fields, models
from odoo.http import request
from odoo.tools import ormcache

from ..tools.canonical import sha256_of
from ..tools.raw_rows import insert_rows

# Order of the INSERT; ``leaf`` is computed over all the others.
COLUMNS = (
    "company_id", "recorded_at", "occurred_at", "user_id", "user_name", "origin", "model", "res_id",
    "move", "state_from", "state_to", "reason", "values_digest",
)
APPEND_ONLY = """
    CREATE OR REPLACE FUNCTION street_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'The legal log is append-only: % on % is refused.', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege';
    END $$;
    DROP TRIGGER IF EXISTS street_append_only_row ON {table};
    CREATE TRIGGER street_append_only_row BEFORE UPDATE OR DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION street_refuse_change();
    DROP TRIGGER IF EXISTS street_append_only_table ON {table};
    CREATE TRIGGER street_append_only_table BEFORE TRUNCATE ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION street_refuse_change();
"""


class StreetLog(models.Model):
    """Legal log (操作日志): one line for every move of every protected record, append-only.

    Lines are written by one raw INSERT in the request's own transaction and touch no shared row; the chain over them
    (:class:`street.log.seal`) is made afterwards. Nobody has rights to create, write or delete; a database trigger
    refuses what gets past the ORM. Masked values never enter a line, not even as a digest.
    """

    _name = "street.log"
    _description = "Legal log"
    _order = "id desc"
    _log_access = False
    _rec_name = "move"

    company_id = fields.Many2one("res.company", string="Office", required=True, readonly=True, ondelete="restrict")
    recorded_at = fields.Datetime(required=True, readonly=True, index=True, help="When the server wrote the line.")
    occurred_at = fields.Datetime(readonly=True, help="When the act happened, as stated by the user.")
    user_id = fields.Many2one("res.users", string="User", required=True, readonly=True, index=True, ondelete="restrict")
    user_name = fields.Char(string="Name at that time", required=True, readonly=True)
    origin = fields.Selection(
        [("form", "Form"), ("rpc", "Interface"), ("import", "Import"), ("cron", "Scheduled job")],
        required=True, readonly=True,
    )
    model = fields.Char(string="Kind of record", required=True, readonly=True)
    res_id = fields.Many2oneReference(string="Record", model_field="model", required=True, readonly=True)
    move = fields.Char(required=True, readonly=True)
    state_from = fields.Char(string="From", readonly=True)
    state_to = fields.Char(string="To", readonly=True)
    reason = fields.Text(readonly=True)
    values_digest = fields.Char(string="Digest of the values", readonly=True)
    leaf = fields.Char(required=True, readonly=True, help="SHA-256 over all facts of the line.")
    sequence = fields.Integer("Place in the chain", compute="_compute_seal", help="Place in the chain of the office; 0 while waiting for its seal.")
    digest = fields.Char(string="Chain digest", compute="_compute_seal")
    res_name = fields.Char(string="Name of the record", compute="_compute_res_name")
    # The line keeps the technical names; people read these
    model_label = fields.Char(string="Record type", compute="_compute_labels")
    move_label = fields.Char(string="What was done", compute="_compute_labels")
    from_label = fields.Char(string="From state", compute="_compute_labels")
    to_label = fields.Char(string="To state", compute="_compute_labels")

    _record_idx = models.Index("(model, res_id)")

    def init(self):
        self.env.cr.execute(APPEND_ONLY.format(table=self._table))

    def _compute_seal(self):
        seals = self.env["street.log.seal"].sudo().search_fetch([("log_id", "in", self.ids)], ["log_id", "sequence", "digest"])
        by_line = {seal.log_id.id: seal for seal in seals}
        for line in self:
            seal = by_line.get(line.id)
            line.sequence = seal.sequence if seal else 0
            line.digest = seal.digest if seal else False

    def _compute_res_name(self):
        for model, lines in self.grouped("model").items():
            records = self.env[model].browse(lines.mapped("res_id")).exists() if model in self.env else None
            names = {record.id: record.display_name for record in records._filtered_access("read")} if records else {}
            for line in lines:
                line.res_name = names.get(line.res_id, f"{model},{line.res_id}")

    @api.depends_context("lang")
    def _compute_labels(self):
        common = {"create": self.env._("Taken in"), "import": self.env._("Loaded from the past"), "settings": self.env._("Settings changed"), "delete": self.env._("Deleted")}
        for name, lines in self.grouped("model").items():
            model = self.env.get(name)
            # sudo: the Chinese name of a kind of record is no secret
            kind = self.env["ir.model"].sudo()._get(name).name or name
            edges = model._street_edges() if hasattr(model, "_street_edges") else {}
            states = dict(model._fields["state"]._description_selection(self.env)) if edges else {}
            for line in lines:
                edge = edges.get(line.move)
                line.model_label = kind
                line.move_label = common.get(line.move) or (str(edge.label) if edge and edge.label else line.move)
                line.from_label = states.get(line.state_from, line.state_from)
                line.to_label = states.get(line.state_to, line.state_to)

    @api.model
    def verify(self):
        """Recompute the chain of the current office and compare it with what is stored.

        :return: ``{"ok": bool, "broken": sequence of the first bad line or None, "company_id": int,
            "sealed": number of sealed lines, "waiting": number of lines without a seal}``
        :raises AccessError: for users who may not read the log
        """
        self.check_access("read")
        seal = self.env["street.log.seal"].sudo()  # reading the seals needs no more right than reading the log
        seal._seal_on_own_cursor(self.env.company.ids, wait=True)
        return seal._verify(self.env.company)

    @api.model
    def action_verify(self):
        """Run :meth:`verify` for a person: the result as a notice."""
        result = self.verify()
        text = (
            self.env._("The chain holds: %(sealed)s lines, %(waiting)s waiting for their seal.", sealed=result["sealed"], waiting=result["waiting"])
            if result["ok"] else
            self.env._("The chain is broken at line %(line)s. Keep the database as it is and call the supervisor.", line=result["broken"])
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"type": "success" if result["ok"] else "danger", "sticky": not result["ok"], "message": text},
        }

    def action_open_record(self):
        """Open the record a line speaks of."""
        self.ensure_one()
        return {"type": "ir.actions.act_window", "res_model": self.model, "res_id": self.res_id, "views": [(False, "form")]}

    @api.model
    def _append(self, rows):
        """Add lines to the log; one INSERT, no ORM.

        :param list rows: dictionaries with ``company_id``, ``model``, ``res_id``, ``move`` and, where there are any,
            ``state_from``, ``state_to``, ``reason``, ``occurred_at``, ``values_digest``
        """
        if not rows:
            return
        shared = {
            "recorded_at": datetime.now(UTC).replace(tzinfo=None),
            "user_id": self.env.uid,
            "user_name": self._get_user_name(),
            "origin": self._get_origin(),
        }
        values = []
        for row in rows:
            facts = {column: row.get(column, shared.get(column)) for column in COLUMNS}
            facts["occurred_at"] = fields.Datetime.to_datetime(facts["occurred_at"]) or None
            values.append((*facts.values(), sha256_of(facts)))
        insert_rows(self, (*COLUMNS, "leaf"), values)
        self.env["street.log.seal"]._seal_after_commit({row["company_id"] for row in rows})

    @api.model
    @ormcache("self.env.uid")
    def _get_user_name(self):
        """Name of the user at work, kept in memory until somebody is renamed."""
        partner = self.env.user.sudo().partner_id  # a user may always be named by himself
        partner.fetch(["name"])  # and nothing else of him is asked for
        return partner.name

    @api.model
    def _forget_user_names(self):
        """Ask for names anew: now, and after the commit because another thread may have read the old one in between."""
        forget = self.env.registry.clear_cache
        forget()
        self.env.cr.postcommit.add(forget)

    @api.model
    def _get_origin(self):
        """Through which door the current call came: form, rpc, import or cron."""
        if not request:
            return "cron"
        path = request.httprequest.path
        if path.startswith(("/json/2/", "/jsonrpc", "/xmlrpc")):
            return "rpc"
        return "import" if path.endswith(("/load", "/execute_import")) else "form"
