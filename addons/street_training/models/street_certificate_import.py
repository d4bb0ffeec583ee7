import base64
import binascii
import re
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools.period import today

from ..tools.certificate_sheet import Finding, plain, read_certificates

LIVE = ("issued", "suspended")


class StreetCertificate(models.Model):
    """Certificates of earlier years out of a sheet (导入历年执法证): the whole sheet or nothing.

    Of several of one person for one subject each is renewed by the next one; the last one is in force as long as its days
    say so. Gates rest on what was loaded as on any other certificate, so nobody loads his own, and one that is still in
    force passes what the button *Issue* asks for (G03, G45).
    """

    _name = "street.certificate"
    _inherit = ["street.certificate", "street.sheet.mixin"]

    @api.model
    def _import_history(self, content, filename):
        """Take in the certificates of a sheet. Headings: see ``tools/certificate_sheet.py``.

        :param str content: the XLSX or CSV in base64
        :param str filename: its name
        :return: ``{"read": rows, "created": certificates, "errors": [{"row", "message"}]}``; nothing is stored when there are errors
        :raises AccessError: for anybody but the training manager
        :raises UserError: the file is no sheet
        """
        self.check_access("create")
        try:
            sheet = self._read_sheet(base64.b64decode(content or b"", validate=True), filename)
        except (binascii.Error, TypeError, ValueError):
            raise UserError(self.env._("The content of the file is not base64.")) from None
        rows, findings = read_certificates(sheet, today())
        lines, more = self._match_rows(rows)
        findings += more
        chains = self._get_chains(lines)
        for (employee_id, subject_id), chain in chains.items():
            # sudo: what the register holds of the person, in whatever office he was
            register = self.sudo().search([("employee_id", "=", employee_id), ("subject_id", "=", subject_id), ("date_issued", "!=", False)])
            self._link_chain(chain, register)
            findings += self._check_chain(chain, register)
        errors = [{"row": problem.row or 0, "message": self._explain_problem(problem)} for problem in sheet.problems]
        errors += [{"row": finding.row, "message": self._explain_history(finding)} for finding in findings]
        if errors:
            return {"read": 0, "created": 0, "errors": sorted(errors, key=lambda error: error["row"])}
        self._load_chains(chains.values())
        return {"read": len(rows), "created": len(lines), "errors": []}

    # ------------------------------------------------------------
    # WHO AND WHAT A ROW MEANS
    # ------------------------------------------------------------

    def _match_rows(self, rows):
        """Values of a certificate for each row, with its row; and what of it nobody knows.

        :param list rows: ``tools.certificate_sheet.Row``
        :return: (list of ``(Row, values)``, list of ``Finding``)
        """
        office = self.env.company
        people = self._get_people_by_name(office)
        subjects = {plain(text): subject.id for subject in self.env["street.subject"].search([("company_id", "=", office.id)]) for text in (subject.name, subject.code) if text}
        domains = {plain(text): domain.id for domain in self.env["street.domain"].search([]) for text in (domain.name, domain.code) if text}
        lines, findings = [], []
        for row in rows:
            holders = [one for one in people[plain(row.badge or row.name)] if not row.badge or not row.name or plain(one.name) == plain(row.name)]
            unknown = [name for name in row.domains if plain(name) not in domains]
            subject = subjects.get(plain(row.subject)) if row.subject else self._default_subject()
            problems = []
            if len(holders) != 1:
                problems.append(Finding(row.row, "several" if holders else "unknown", {"name": row.name or row.badge}))
            elif holders[0].user_id == self.env.user:
                problems.append(Finding(row.row, "own", {"name": holders[0].name}))
            if unknown:
                problems.append(Finding(row.row, "domains", {"names": "、".join(unknown)}))
            if not subject:
                problems.append(Finding(row.row, "subject", {"name": row.subject}))
            findings += problems
            if not problems:
                lines.append((row, self._prepare_history(row, holders[0], subject, [domains[plain(name)] for name in row.domains])))
        return lines, findings

    def _get_people_by_name(self, office):
        """Everybody who ever worked in an office, by name and by badge."""
        # sudo: the badge is matched and never shown; people who left held certificates, too
        people = self.env["hr.employee"].sudo().with_context(active_test=False).search([("company_id", "=", office.id)])
        found = defaultdict(list)
        for person in people:
            for text in {plain(person.name or ""), plain(person.barcode or "")} - {""}:
                found[text].append(person)
        return found

    def _prepare_history(self, row, person, subject_id, domain_ids):
        return self._clean_issuer({
            "employee_id": person.id, "company_id": person.company_id.id, "subject_id": subject_id, "domain_ids": [(6, 0, domain_ids)],
            "number": row.number, "issuer": row.issuer or self.default_get(["issuer"])["issuer"], "date_applied": row.issued,
            "date_issued": row.issued, "date_valid_to": row.valid_to, "note": row.note or False, "state": "issued",
        })

    # ------------------------------------------------------------
    # ONE AFTER THE OTHER
    # ------------------------------------------------------------

    def _get_chains(self, lines):
        """Lines of one person for one subject, by the day of issue. :return: dictionary of lists of ``(Row, values)``"""
        chains = defaultdict(list)
        for row, values in sorted(lines, key=lambda line: (line[0].issued, line[0].row)):
            chains[values["employee_id"], values["subject_id"]].append((row, values))
        return chains

    def _link_chain(self, chain, register):
        """A certificate that has a next one, in the sheet or in the register, was renewed by it."""
        days = sorted([*(row.issued for row, _values in chain), *register.mapped("date_issued")])
        for row, values in chain:
            later = [day for day in days if day > row.issued]
            if later:
                values.update(state="renewed", date_ended=min(later[0], row.valid_to + timedelta(days=1)))

    def _check_chain(self, chain, register):
        """What keeps the certificates of one person for one subject out."""
        found = [Finding(row.row, "same_day", {"first": before.row}) for (before, _values), (row, _next) in pairwise(chain) if before.issued == row.issued]
        for row, values in chain:
            found += self._check_number_free(row, values)
            found += [Finding(row.row, "register", {"number": other.number}) for other in register if self._collides(row, other)]
        row, values = chain[-1]
        if values["state"] == "issued" and row.valid_to >= today():
            found += self._check_in_force(row, values)
        return found

    def _collides(self, row, other):
        """Whether a certificate of the register was good, or still is in force, when the one of the row was issued."""
        if other.date_issued > row.issued:
            return False
        ended = min(filter(None, (other.date_ended, other.date_valid_to + timedelta(days=1))))
        return other.state in LIVE or other.date_issued == row.issued or ended > row.issued

    def _check_number_free(self, row, values):
        # sudo: a number is unique in the province; only the office of its holder is told
        holders = self.sudo().search([
            ("number", "=", row.number), ("issuer", "=", values["issuer"]), ("state", "!=", "refused"), ("employee_id", "!=", values["employee_id"])])
        return [Finding(row.row, "number", {"number": row.number, "holder": holders[0].company_id.name})] if holders else []

    def _check_in_force(self, row, values):
        """What the button *Issue* asks for as well: who may hold one, the number, how long it is good."""
        # sudo: employment type is a fact that all staff read; settings of the office
        person, office = self.env["hr.employee"].sudo().browse(values["employee_id"]), self.env.company.sudo()
        found = []
        if not person.active or person.employment_type not in office._get_certificate_types():
            found.append(Finding(row.row, "employment", {"name": person.name, "article": office.street_certificate_basis or "APL 42, G45"}))
        if office.street_certificate_pattern and not re.fullmatch(office.street_certificate_pattern, row.number):
            found.append(Finding(row.row, "pattern", {"number": row.number, "pattern": office.street_certificate_pattern}))
        years = office.street_certificate_years
        if years and row.valid_to > row.issued + relativedelta(years=years):
            found.append(Finding(row.row, "too_long", {"years": years}))
        return found

    def _load_chains(self, chains):
        """Store them, the first of each chain together, then those that follow."""
        chains, previous = list(chains), {}
        for place in range(max(map(len, chains))):
            links = [(number, chain[place][1]) for number, chain in enumerate(chains) if place < len(chain)]
            made = self._street_load_history([{**values, "previous_id": previous.get(number, False)} for number, values in links])
            previous = {number: certificate.id for (number, _values), certificate in zip(links, made, strict=True)}

    def _explain_history(self, finding):
        """Sentence for one finding of a sheet, with its row."""
        sentences = {
            "no_column": self.env._("The sheet has no column %(heading)s."),
            "empty": self.env._("The sheet names no certificate."),
            "nobody": self.env._("There is neither a name nor a badge."),
            "missing": self.env._("%(heading)s is empty."),
            "day": self.env._("“%(value)s” under %(heading)s is no day; write it as 2026-05-31."),
            "order": self.env._("It would run out (%(valid_to)s) before it is issued (%(issued)s)."),
            "future": self.env._("It is issued on a day to come (%(issued)s): record it once it has been issued."),
            "unknown": self.env._("Nobody in the office is or was called “%(name)s”, or the badge is somebody else's."),
            "several": self.env._("Several people are called “%(name)s”; add the column 工号 (badge)."),
            "own": self.env._("%(name)s is you yourself: another training manager takes in your certificates."),
            "domains": self.env._("There is no domain %(names)s. See the domains under Configuration."),
            "subject": self.env._("There is no acting subject “%(name)s” in the office."),
            "same_day": self.env._("Row %(first)s is a certificate of the same person, subject and day."),
            "register": self.env._("The register has certificate %(number)s of this person and subject at that time: renew that one, or take the row out."),
            "number": self.env._("The number %(number)s of this issuer stands on a certificate of %(holder)s."),
            "employment": self.env._("By the employment of %(name)s a certificate in force is not held (%(article)s)."),
            "pattern": self.env._("“%(number)s” does not match the pattern of certificate numbers, %(pattern)s."),
            "too_long": self.env._("Certificates are good for %(years)s years at most (D59)."),
        }
        text = sentences[finding.code] % finding.facts
        return self.env._("Row %(row)s: %(problem)s", row=finding.row, problem=text) if finding.row else text
