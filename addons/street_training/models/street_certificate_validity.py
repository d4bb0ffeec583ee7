from datetime import date as Day

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from odoo.addons.street_base.tools.period import today

READ = {
    "street.certificate": ["employee_id", "company_id", "subject_id", "domain_ids", "state", "date_issued", "date_valid_to", "date_ended"],
    "street.certificate.check": ["certificate_id", "year", "date", "result"],
    "street.certificate.suspension": ["certificate_id", "date_from", "date_lifted"],
    "hr.employee": ["active", "company_id", "employment_type", "current_version_id"],
    "hr.version": ["departure_date"],
    "res.company": ["street_certificate_types", "street_yearly_check", "street_check_until", "street_cross_basis", "street_cross_date"],
}


class StreetCertificate(models.Model):
    """Who holds a good certificate on a day (当日持证有效), in one query for any number of people.

    Good on day d means: issued on or before d and not run out; not revoked, returned, declared void or replaced by then;
    not suspended on d; last yearly check not failed, and passed where the office's province asks for it; the holder
    belonged to the office on d, and, for today and later, his employment type may hold one (of past days it is not
    kept). On request: for an acting subject, and for all of some domains (APL 42-43, G03, G45, D59).
    """

    _inherit = "street.certificate"

    is_valid = fields.Boolean("Good today", compute="_compute_is_valid", search="_search_is_valid")

    @api.depends("state", "date_issued", "date_valid_to", "date_ended", "employee_id", "check_ids", "suspension_ids")
    def _compute_is_valid(self):
        good = self._find_valid(today(), SQL("c.id = ANY(%s)", self.ids)) if self.ids else []
        ids = {certificate for certificate, _employee in good}
        for certificate in self:
            certificate.is_valid = certificate._origin.id in ids

    def _search_is_valid(self, operator, value):
        if operator != "in":
            return NotImplemented
        good = SQL("(SELECT good.id FROM (%s) AS good)", self._get_validity_sql(today()))
        return Domain.OR([Domain("id", "in" if wanted else "not in", good) for wanted in set(value)])

    # ------------------------------------------------------------
    # PUBLIC CONTRACT
    # ------------------------------------------------------------

    @api.model
    @api.readonly
    def valid_on(self, employee_ids, date):
        """Whose certificate is good on a day (APL 42: enforcement is done by at least two who hold one).

        :param employee_ids: list of ids of ``hr.employee``; ids of other offices are never in the answer
        :param str date: ``"YYYY-MM-DD"``, a day in Asia/Shanghai
        :return: list of those ids whose certificate is good that day, in the order given
        :raises AccessError: for users who are not staff of an office
        :raises UserError: when the arguments are no list of ids and no day
        """
        self.check_access("read")
        if not isinstance(employee_ids, (list, tuple)) or not all(type(one) is int and one > 0 for one in employee_ids):
            raise UserError(self.env._("employee_ids must be a list of ids, such as [3, 8]."))
        offices = self.env["ir.rule"]._get_office_ids(tuple(self.env.companies.ids))
        good = self._find_valid(self._read_day(date, required=True), SQL("c.employee_id = ANY(%s) AND c.company_id = ANY(%s)", self._as_ids(employee_ids), list(offices)))
        holders = {employee for _certificate, employee in good}
        return [one for one in dict.fromkeys(employee_ids) if one in holders]

    @api.model
    def _as_ids(self, ids):
        """Ids that fit the column; a larger one belongs to nobody and is left out."""
        return [one for one in ids if one < 1 << 31]

    # ------------------------------------------------------------
    # FOR OTHER ADDONS
    # ------------------------------------------------------------

    @api.model
    def _valid_on(self, employee_ids, date, subject=None, domains=None):
        """As :meth:`valid_on`, whatever the office of the caller; the gate of assigning officers rests on it (G03, G45).

        :param employee_ids: list of ids of ``hr.employee``
        :param datetime.date date: the day of the act
        :param subject: ``street.subject`` that the certificate must name, unless the office records a rule on acting across units
        :param domains: ``street.domain`` that the certificate must all cover
        :return: list of ids in the order given
        """
        holders = self._get_valid_certificates(employee_ids, date, subject, domains)
        return [one for one in dict.fromkeys(employee_ids) if one in holders]

    @api.model
    def _get_valid_certificates(self, employee_ids, date, subject=None, domains=None):
        """``{employee id: street.certificate}`` good on a day, the one that runs longest; arguments as :meth:`_valid_on`.

        The records carry no elevated rights; a gate that rests on them locks them (``lock_for_update`` as superuser).
        """
        found = self._find_valid(date, SQL("c.employee_id = ANY(%s)", self._as_ids(employee_ids)), subject, domains)
        certificates = self.browse([certificate for certificate, _employee in found])  # one prefetch for all
        return {employee: one for one, (_certificate, employee) in reversed(list(zip(certificates, found, strict=True)))}

    @api.model
    def _find_valid(self, day, condition, subject=None, domains=None):
        """List of (certificate id, employee id), longest validity first; one query."""
        return self.env.execute_query(SQL(
            "SELECT good.id, good.employee_id FROM (%s) AS good ORDER BY good.date_valid_to DESC, good.id DESC",
            self._get_validity_sql(day, subject, domains, condition)))

    @api.model
    def _get_validity_sql(self, day, subject=None, domains=None, condition=None):
        """SELECT of id, employee_id, date_valid_to of the certificates good on a day.

        :param datetime.date day: a day in Asia/Shanghai
        :param condition: ``SQL`` on ``c`` (street_certificate) that narrows the search
        :rtype: odoo.tools.SQL
        """
        for model, names in READ.items():
            self.env[model].flush_model(names)
        # NOT IN and constant years: the planner hashes these once, however badly it guesses the number of certificates.
        return SQL(
            """
            SELECT c.id, c.employee_id, c.date_valid_to
              FROM street_certificate c
              JOIN hr_employee e ON e.id = c.employee_id
              JOIN res_company o ON o.id = c.company_id
              LEFT JOIN hr_version v ON v.id = e.current_version_id
             WHERE %(condition)s
               AND c.date_issued <= %(day)s AND c.date_valid_to >= %(day)s
               AND (c.date_ended IS NULL OR c.date_ended > %(day)s)
               AND c.id NOT IN (
                    SELECT s.certificate_id FROM street_certificate_suspension s
                     WHERE s.date_from <= %(day)s AND (s.date_lifted IS NULL OR s.date_lifted > %(day)s))
               AND c.id NOT IN (
                    SELECT f.certificate_id FROM street_certificate_check f
                     WHERE f.result = 'failed' AND f.date <= %(day)s
                       AND NOT EXISTS (
                            SELECT FROM street_certificate_check p
                             WHERE p.certificate_id = f.certificate_id AND p.date <= %(day)s AND (p.date, p.id) > (f.date, f.id)))
               AND e.company_id = o.id
               AND (v.departure_date >= %(day)s OR v.departure_date IS NULL AND e.active)
               AND (%(is_past)s OR strpos(',' || o.street_certificate_types || ',', ',' || e.employment_type || ',') > 0)
               AND (o.street_yearly_check IS NOT TRUE OR %(checked)s OR %(month_day)s <= o.street_check_until AND %(checked_before)s)
               AND %(subject)s AND %(domains)s
            """,
            condition=condition or SQL("TRUE"), day=day, is_past=day < today(), month_day=day.strftime("%m-%d"),
            checked=self._get_checked_sql(day, day.year), checked_before=self._get_checked_sql(day, day.year - 1),
            subject=self._get_subject_sql(day, subject), domains=self._get_domains_sql(domains))

    def _get_checked_sql(self, day, year):
        """Whether the check of a year, or of a later one, had been passed by a day; none is due in the year of issue."""
        return SQL(
            """
            (c.date_issued >= %(new_year)s OR EXISTS (
                SELECT FROM street_certificate_check k
                 WHERE k.certificate_id = c.id AND k.result = 'passed' AND k.year >= %(year)s AND k.date <= %(day)s))
            """, new_year=Day(year, 1, 1), year=year, day=day)

    def _get_subject_sql(self, day, subject):
        if not subject:
            return SQL("TRUE")
        across = SQL(
            "(o.street_cross_date <= %s AND o.street_cross_basis <> '' AND c.company_id = %s)", day, subject.sudo().company_id.id)
        return SQL("(c.subject_id = %s OR %s)", subject.id, across)

    def _get_domains_sql(self, domains):
        if not domains:
            return SQL("TRUE")
        return SQL(
            "(SELECT count(*) FROM street_certificate_domain_rel r WHERE r.certificate_id = c.id AND r.domain_id = ANY(%s)) = %s",
            domains.ids, len(domains))
