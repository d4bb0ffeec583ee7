from itertools import pairwise

from odoo import models

from odoo.addons.street_base.tools.transition import Obstacle

from .street_document import VALID_STATES

# What the file of a case must hold, by how it ended; a tuple is one of several (APL 47; law.md 11).
OPENED = (("CF01",),)
EXPECTED = {
    ("closed", "ordinary"): (*OPENED, ("CF16",), ("CF29", "CF30"), ("CF40",)),
    ("closed", "summary"): (("CF31",), ("CF32",), ("CF40",)),
    ("not_opened", "ordinary"): OPENED,
    ("opening_revoked", "ordinary"): (*OPENED, ("CF02",)),
    ("terminated", "ordinary"): (*OPENED, ("CF41",)),
    ("transferred", "ordinary"): (("XS03", "CF42"),),
    ("not_penalised", "ordinary"): (*OPENED, ("CF16",), ("CF30",)),
}
# Papers in the order in which they may be dated.
ORDER = ("CF01", "CF16", "CF17", "CF29", "CF40")


class StreetCase(models.Model):
    """Gate of the archive (G38): the file is complete, signed, sealed, and its dates run in order."""

    _inherit = "street.case"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "archive":
            for case, gaps in self._get_file_gaps().items():
                found[case] += [Obstacle(code, text, "APL 47, G38") for code, text in gaps]
        return found

    def _do_after_move(self, move, values):
        result = super()._do_after_move(move, values)
        if move == "archive":
            for case in self:
                case._bind_files()
        return result

    def _get_file_gaps(self):
        """What the file of each case lacks; other parts add theirs through super().

        :return: dictionary of case to list of (code, sentence)
        """
        # sudo: what is missing, not what papers say
        documents = self.env["street.document"].sudo().search_fetch(
            [("case_id", "in", self.ids)], ["case_id", "type_id", "state", "issued_at", "name", "number"])
        by_case = documents.grouped("case_id")
        return {case: case._get_own_file_gaps(by_case.get(case.sudo(), documents.browse())) for case in self}

    def _get_own_file_gaps(self, documents):
        valid = documents.filtered(lambda document: document.state in VALID_STATES)
        codes = {document.type_id.family for document in valid}
        gaps = []
        missing = [" / ".join(group) for group in EXPECTED.get((self.state, self.procedure), ()) if not codes & set(group)]
        if missing:
            gaps.append(("file_papers", self.env._("The file lacks: %(papers)s.", papers=", ".join(self._name_kinds(missing)))))
        drafts = documents.filtered(lambda document: document.state == "draft")
        if drafts:
            gaps.append(("file_drafts", self.env._("Drafts are left: %(papers)s. Issue or delete them.", papers=", ".join(drafts.mapped("name")))))
        unscanned = valid.filtered("is_scan_missing")
        if unscanned:
            gaps.append(("file_scans", self.env._(
                "The signed and sealed paper did not come back: %(papers)s.", papers=", ".join(unscanned.mapped("display_name")))))
        return gaps + self._get_order_gaps(valid)

    def _name_kinds(self, groups):
        kinds = self.env["street.document.type"]
        return [" / ".join(kinds._get(code).display_name for code in group.split(" / ")) for group in groups]

    def _get_order_gaps(self, valid):
        """Papers that are dated before one that had to come first."""
        firsts = [
            papers.sorted("issued_at")[:1] for code in ORDER
            if (papers := valid.filtered(lambda document, code=code: document.type_code == code))
        ]
        return [
            ("file_order", self.env._(
                "%(later)s (%(later_day)s) is dated before %(earlier)s (%(earlier_day)s).", later=later.display_name, earlier=earlier.display_name,
                later_day=later._get_issue_day(), earlier_day=earlier._get_issue_day()))
            for earlier, later in pairwise(firsts) if later.issued_at < earlier.issued_at
        ]
