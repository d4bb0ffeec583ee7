import logging
import time
from pathlib import Path

from odoo import api, fields, models
from odoo.modules import module
from odoo.modules.registry import Registry
from odoo.tools import SQL, config

from ..tools.canonical import sha256_of, sha256_of_text
from ..tools.period import today
from .street_log import APPEND_ONLY, COLUMNS

_logger = logging.getLogger(__name__)

GENESIS = "0" * 64
LOCK_SPACE = 0x5354  # "ST": keeps our advisory locks apart from anybody else's
CHUNK = 5000
PAUSE = 1.0  # seconds between two sealings after commits in one process
# A transaction may commit long after it drew its log ids. Requests look back a little, the job of every minute far, the nightly
# one and whoever verifies over everything: each looks whether a line has a seal.
LOOK_BACK_REQUEST, LOOK_BACK_JOB = 1_000, 50_000
_last_sealed = {}


class StreetLogSeal(models.Model):
    """Seal of one log line (链封): gap-free place and digest over the line and everything before it.

    ``digest = SHA-256(previous digest + leaf)``, one chain an office. Sealing has a cursor of its own and takes an
    advisory lock first and a snapshot afterwards, so two workers can never continue the same head.
    """

    _name = "street.log.seal"
    _description = "Seal of a log line"
    _order = "company_id, sequence"
    _log_access = False
    _rec_name = "sequence"

    company_id = fields.Many2one("res.company", string="Office", required=True, readonly=True, ondelete="restrict")
    sequence = fields.Integer(required=True, readonly=True)
    log_id = fields.Many2one("street.log", required=True, readonly=True, ondelete="restrict")
    digest = fields.Char(required=True, readonly=True)

    _sequence_uniq = models.UniqueIndex("(company_id, sequence)")
    _log_uniq = models.UniqueIndex("(log_id)")

    def init(self):
        self.env.cr.execute(APPEND_ONLY.format(table=self._table))

    # ------------------------------------------------------------
    # SEALING
    # ------------------------------------------------------------

    @api.model
    def _seal_after_commit(self, company_ids):
        """Ask for a sealing once the current transaction has committed; at most one a second and process."""
        callbacks = self.env.cr.postcommit
        waiting = callbacks.data.get("street.log.seal")
        if waiting is not None:
            waiting.update(company_ids)
            return
        callbacks.data["street.log.seal"] = companies = set(company_ids)
        dbname = self.env.cr.dbname

        @callbacks.add
        def seal_now():
            now = time.monotonic()
            if module.current_test or now - _last_sealed.get(dbname, -PAUSE) < PAUSE:
                return
            _last_sealed[dbname] = now
            try:
                with Registry(dbname).cursor() as cr:
                    env = api.Environment(cr, api.SUPERUSER_ID, {})
                    env["street.log.seal"]._seal(companies, LOOK_BACK_REQUEST)
            except Exception:  # the user's own work is committed: nothing here may turn it into an error
                _logger.exception("Sealing the legal log after a commit failed; the scheduled job will do it.")

    @api.model
    def _seal_on_own_cursor(self, company_ids=None, wait=False):
        """Seal committed lines now, on a cursor of its own.

        :param company_ids: ids of offices; None for all
        :param bool wait: wait for another sealing to end, and leave no line out (never in a request of intake)
        """
        with self.env.registry.cursor() as cr:
            env = api.Environment(cr, api.SUPERUSER_ID, {})
            env["street.log.seal"]._seal(company_ids or env["res.company"].with_context(active_test=False).search([]).ids, None if wait else LOOK_BACK_JOB, wait)

    @api.model
    def _seal(self, company_ids, look_back, wait=False):
        """Seal what is committed and unsealed on the current cursor, which is committed between the steps.

        :param look_back: as for :meth:`_seal_company`
        """
        cr = self.env.cr
        for company_id in sorted(company_ids):
            function = SQL("pg_advisory_lock") if wait else SQL("pg_try_advisory_lock")
            cr.execute(SQL("SELECT %s(%s, %s)", function, LOCK_SPACE, company_id))
            if cr.fetchone()[0] is False:
                continue  # somebody else is sealing this chain
            try:
                cr.commit()  # the snapshot has to be newer than the lock
                self._seal_company(company_id, look_back)
                cr.commit()
            finally:
                cr.execute(SQL("SELECT pg_advisory_unlock(%s, %s)", LOCK_SPACE, company_id))

    def _seal_company(self, company_id, look_back=None):
        """Continue the chain of one office over its unsealed lines; the caller holds the lock.

        :param look_back: how many ids before the newest sealed one to look for lines that were late; None for all
        """
        cr = self.env.cr
        cr.execute("SELECT sequence, digest FROM street_log_seal WHERE company_id = %s ORDER BY sequence DESC LIMIT 1", [company_id])
        sequence, digest = cr.fetchone() or (0, GENESIS)
        cr.execute(SQL(
            """SELECT id, leaf FROM street_log l WHERE company_id = %s AND id > %s
               AND NOT EXISTS (SELECT 1 FROM street_log_seal s WHERE s.log_id = l.id) ORDER BY id""",
            company_id,
            0 if look_back is None else SQL("COALESCE((SELECT max(log_id) FROM street_log_seal), 0) - %s", look_back),
        ))
        rows = []
        for log_id, leaf in cr.fetchall():
            sequence, digest = sequence + 1, sha256_of_text(digest + leaf)
            rows.append((company_id, sequence, log_id, digest))
        if rows:
            cr.execute_values("INSERT INTO street_log_seal (company_id, sequence, log_id, digest) VALUES %s", rows, page_size=1000)

    # ------------------------------------------------------------
    # VERIFYING
    # ------------------------------------------------------------

    @api.model
    def _verify(self, company):
        """Walk the chain of one office; see :meth:`street.log.verify` for the result."""
        broken, sealed = self._get_first_broken(company.id)
        broken = min(filter(None, (broken, self._get_missing_head(company.id))), default=None)
        self.env.cr.execute(
            """SELECT count(*) FROM street_log l WHERE company_id = %s
               AND NOT EXISTS (SELECT 1 FROM street_log_seal s WHERE s.log_id = l.id)""", [company.id])
        return {
            "ok": broken is None,
            "broken": broken,
            "company_id": company.id,
            "sealed": sealed,
            "waiting": self.env.cr.fetchone()[0],
        }

    def _get_first_broken(self, company_id):
        """``(sequence of the first bad line or None, number of sealed lines)``."""
        cr, last, digest = self.env.cr, 0, GENESIS
        columns = SQL(", ").join(SQL.identifier("l", column) for column in COLUMNS)
        while True:
            cr.execute(SQL(
                """SELECT s.sequence, s.digest, l.leaf, s.company_id, %s FROM street_log_seal s LEFT JOIN street_log l ON l.id = s.log_id
                   WHERE s.company_id = %s AND s.sequence > %s ORDER BY s.sequence LIMIT %s""", columns, company_id, last, CHUNK))
            rows = cr.fetchall()
            if not rows:
                return None, last
            for sequence, stored, leaf, owner, *facts in rows:
                facts = dict(zip(COLUMNS, facts, strict=True))
                digest = sha256_of_text(digest + (leaf or ""))
                if sequence != last + 1 or leaf != sha256_of(facts) or stored != digest or facts["company_id"] != owner:
                    return last + 1, last
                last = sequence

    # ------------------------------------------------------------
    # HEADS KEPT OUTSIDE THE DATABASE
    # ------------------------------------------------------------

    def _get_head_file(self):
        return Path(config["data_dir"]) / "street_log_heads" / f"{self.env.cr.dbname}.txt"

    def _get_missing_head(self, company_id):
        """Sequence of the first head on file that the chain does not show; a chain alone hides a tail cut off."""
        path = self._get_head_file()
        heads = [line.split() for line in path.read_text().splitlines()] if path.exists() else []
        mine = {int(sequence): digest for _day, owner, sequence, digest in heads if int(owner) == company_id}
        found = {seal.sequence: seal.digest for seal in self.search([("company_id", "=", company_id), ("sequence", "in", list(mine))])}
        return min((sequence for sequence, digest in mine.items() if found.get(sequence) != digest), default=None)

    @api.model
    def _append_heads(self):
        """Write today's head of every chain to the file in the data folder (scheduled daily)."""
        self._seal_on_own_cursor(wait=True)
        self.env.cr.execute("SELECT DISTINCT ON (company_id) company_id, sequence, digest FROM street_log_seal ORDER BY company_id, sequence DESC")
        heads = self.env.cr.fetchall()
        path = self._get_head_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a") as file:
            file.writelines(f"{today()} {company} {sequence} {digest}\n" for company, sequence, digest in heads)
