from odoo import fields, models
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.period import today
from odoo.addons.street_base.tools.transition import Kept, Obstacle, Transition

from .street_certificate import FACTS, LIVE

_lt = LazyTranslate(__name__)
MANAGER = "street_training.group_training_manager"
# Moves that make a certificate: they take its number and its dates.
GRANTS = ("issue", "renew", "reissue")
# Nobody makes these on his own certificate.
FAVOURS = (*GRANTS, "resume", "record_check")
ENDS = ("revoke", "return", "declare_lost")


class StreetCertificate(models.Model):
    """The moves of a certificate: applied → issued ⇄ suspended → renewed, revoked, returned or declared void."""

    _inherit = "street.certificate"

    _street_protected = {
        "state": "applied", "number": False, "date_issued": False, "date_valid_to": False, "date_ended": False, "end_reason": False,
        "previous_id": False,
    }
    _street_kept = {"card": Kept(("applied",), FACTS, advice=_lt("It stands on the card: renew the certificate to change what it says."))}
    _street_transitions = {
        "issue": Transition(("applied",), "issued", MANAGER, label=_lt("Issue")),
        "refuse": Transition(("applied",), "refused", MANAGER, reason=True, label=_lt("Refuse the application")),
        "suspend": Transition(("issued",), "suspended", MANAGER, reason=True, label=_lt("Suspend")),
        "resume": Transition(("suspended",), "issued", MANAGER, label=_lt("Lift the suspension")),
        "renew": Transition(("issued",), "renewed", MANAGER, label=_lt("Renew")),
        "revoke": Transition(LIVE, "revoked", MANAGER, reason=True, label=_lt("Revoke")),
        "return": Transition(LIVE, "returned", MANAGER, reason=True, label=_lt("Take back")),
        "declare_lost": Transition(LIVE, "lost", MANAGER, reason=True, label=_lt("Declare void")),
        "reissue": Transition(("lost",), None, MANAGER, label=_lt("Reissue")),
        "record_check": Transition(LIVE, None, MANAGER, label=_lt("Record the yearly check")),
    }

    # ------------------------------------------------------------
    # ACTIONS
    # ------------------------------------------------------------

    def action_issue(self, number, date_issued, date_valid_to):
        """Record that the certificate was issued.

        :param str number: as printed on the card
        :param str date_issued: ``"YYYY-MM-DD"``, not after today
        :param str date_valid_to: ``"YYYY-MM-DD"``, the last day on which it is good
        :return: True
        :raises UserError: naming what is missing or wrong (G45: who may hold one)
        """
        return self._street_move("issue", self._read_grant(number, date_issued, date_valid_to))

    def action_refuse(self, reason):
        """The application was refused. :param str reason: why. :return: True"""
        return self._street_move("refuse", {"reason": reason})

    def action_suspend(self, reason):
        """Withhold the certificate (暂扣) from today on. :param str reason: why. :return: True"""
        return self._street_move("suspend", {"reason": reason})

    def action_resume(self):
        """Give a suspended certificate back; it is good again from today on. :return: True"""
        return self._street_move("resume")

    def action_renew(self, number, date_issued, date_valid_to):
        """Replace a certificate by the next one; arguments as :meth:`action_issue`.

        :return: True; the new certificate is in ``next_ids``
        """
        return self._street_move("renew", self._read_grant(number, date_issued, date_valid_to))

    def action_revoke(self, reason):
        """The certificate was revoked; it no longer counts from today on. :param str reason: why. :return: True"""
        return self._street_move("revoke", {"reason": reason})

    def action_return(self, reason):
        """The holder gave the card back, on transfer or retirement. :param str reason: why. :return: True"""
        return self._street_move("return", {"reason": reason})

    def action_declare_lost(self, reason):
        """The card was lost and is declared void (声明作废). :param str reason: what happened. :return: True"""
        return self._street_move("declare_lost", {"reason": reason})

    def action_reissue(self, number, date_issued, date_valid_to):
        """Record the certificate that replaces a lost one; arguments as :meth:`action_issue`. :return: True"""
        return self._street_move("reissue", self._read_grant(number, date_issued, date_valid_to))

    def action_record_check(self, year, date, passed, note=None):
        """Record the yearly check (年度审验) of these certificates.

        :param int year: the year that was checked
        :param str date: ``"YYYY-MM-DD"``, the day of the check, not after today
        :param bool passed: a failed check takes the certificate out of force from that day, until one is passed
        :param str note: free text
        :return: True
        """
        if type(year) is not int:
            raise UserError(self.env._("“%(year)s” is no year.", year=year))
        return self._street_move("record_check", {"year": year, "date": self._read_day(date, required=True), "passed": bool(passed), "note": note})

    def _read_grant(self, number, date_issued, date_valid_to):
        if not isinstance(number, str):
            raise UserError(self.env._("The number of a certificate is a text."))
        return {"number": number.strip(), "date_issued": self._read_day(date_issued, required=True), "date_valid_to": self._read_day(date_valid_to, required=True)}

    # ------------------------------------------------------------
    # WHAT STANDS IN THE WAY
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        checks = []
        if move in FAVOURS:
            checks.append(self._get_own_obstacles(move))
        if move in GRANTS:
            checks.append(self._get_holder_obstacles(move))
            if values is not None:
                checks.append(self._get_grant_obstacles(move, values))
        if move == "record_check" and values is not None:
            checks.append(self._get_check_obstacles(values))
        for obstacles in checks:
            for certificate, more in obstacles.items():
                found[certificate] += more
        return found

    def _get_own_obstacles(self, move):
        own = self.filtered(lambda certificate: certificate.sudo().employee_id.user_id == self.env.user)
        label = self._street_edges()[move].label
        return {certificate: [Obstacle("own", self.env._(
            "It is your own certificate: another training manager makes the move “%(move)s”.", move=label))] for certificate in own}

    def _get_check_obstacles(self, values):
        now, year, day = today(), values["year"], values["date"]
        found = {}
        for certificate in self:
            found[certificate] = obstacles = []
            if day > now or year > now.year:
                obstacles.append(Obstacle("check_future", self.env._(
                    "A yearly check lies in the past: neither the year %(year)s nor the day %(day)s may be to come.", year=str(year), day=str(day)), "D59"))
            elif year > day.year or year < day.year - 1:
                obstacles.append(Obstacle("check_year", self.env._(
                    "The check of %(year)s is done in that year or the next one, not on %(day)s.", year=str(year), day=str(day)), "D59"))
            if certificate.date_issued and day < certificate.date_issued:
                obstacles.append(Obstacle("check_early", self.env._(
                    "It was issued on %(day)s; it cannot have been checked before.", day=str(certificate.date_issued)), "D59"))
            if values["passed"] and certificate.check_ids.filtered(lambda check: check.year == year and check.result == "passed"):
                obstacles.append(Obstacle("check_twice", self.env._("The check of %(year)s has been passed already.", year=str(year)), "D59"))
        return found

    # ------------------------------------------------------------
    # WHAT A MOVE WRITES
    # ------------------------------------------------------------

    def _prepare_move_values(self, move, values):
        if move == "issue":
            return {certificate: {name: values[name] for name in ("number", "date_issued", "date_valid_to")} for certificate in self}
        if move == "renew":
            return {certificate: {"date_ended": values["date_issued"]} for certificate in self}
        if move == "refuse":
            return {certificate: {"end_reason": values["reason"]} for certificate in self}
        if move in ENDS:
            return {certificate: {"date_ended": today(), "end_reason": values["reason"]} for certificate in self}
        return super()._prepare_move_values(move, values)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        if move == "suspend":
            self.env["street.certificate.suspension"]._street_create([
                {"certificate_id": certificate.id, "date_from": today(), "reason": values["reason"]} for certificate in self])
        elif move == "resume" or move in ENDS:
            if running := self.suspension_ids.filtered(lambda row: not row.date_lifted):
                running._street_write({"date_lifted": today()})
        elif move == "record_check":
            self.env["street.certificate.check"]._street_create([
                {"certificate_id": certificate.id, "year": values["year"], "date": values["date"], "note": values["note"],
                 "result": "passed" if values["passed"] else "failed"} for certificate in self])
        if move in ("renew", "reissue"):
            self._create_successors(values)

    def _create_successors(self, values):
        """The certificates that follow these, issued from the start; the log names the move that made them."""
        vals_list = [
            {**initial, **certificate._prepare_successor_values(), **values, "state": "issued", "previous_id": certificate.id}
            for certificate, initial in zip(self, self._prepare_initial_values([{}] * len(self)), strict=True)
        ]
        self.flush_recordset()  # one in force for a person: the old one leaves before the new one comes
        quiet = self.sudo().browse().with_context(mail_create_nolog=True, mail_create_nosubscribe=True, tracking_disable=True)
        # sudo: the move was checked; the pass is for exactly these values
        successors = write_pass.with_pass(quiet, vals_list).create(vals_list).with_env(self.env)
        successors._street_log("create")
        return successors

    def _prepare_successor_values(self):
        """What the next card takes over from this one."""
        self.ensure_one()
        return {
            "employee_id": self.employee_id.id, "company_id": self.company_id.id, "issuer": self.issuer, "subject_id": self.subject_id.id,
            "domain_ids": [fields.Command.set(self.domain_ids.ids)], "photo": self.with_context(bin_size=False).photo, "date_applied": today(),
        }
