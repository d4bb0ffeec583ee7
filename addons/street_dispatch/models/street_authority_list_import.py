from odoo import api, models
from odoo.exceptions import UserError

from ..tools.authority_import import HEADINGS, map_headings, read_items
from ..tools.authority_limits import Powers, find_bars

MAX_LINES = 40
# Plain columns of the sheet that go into the field of the same name.
PLAIN_KEYS = (
    "code", "name", "power_source", "penalty_trigger", "measure_power", "measure_basis", "inspection_power",
    "execution_power", "execution_basis", "demolition_order", "revocation_listed", "date_from", "date_to",
)
# Columns that name records: key → (model, fields a name is looked up in, field of the item).
REFERENCES = {
    "subject": ("street.subject", ("name", "code"), "subject_id"),
    "department": ("street.unit", ("name", "code"), "department_id"),
    "entrustment_norm": ("street.norm", ("name", "short_name"), "entrustment_norm_id"),
    "procedure": ("street.procedure.set", ("name", "code"), "procedure_set_id"),
    "penalties": ("street.penalty.kind", ("name", "code"), "penalty_kind_ids"),
    "classes": ("street.matter.class", ("code",), "class_ids"),
    "domains": ("street.domain", ("name", "code"), "domain_ids"),
    "norm": ("street.norm", ("name", "short_name"), "norm_id"),
}


class StreetAuthorityList(models.Model):
    """Import of an item list: the whole sheet or nothing, every error with its row."""

    _inherit = "street.authority.list"

    def _import_rows(self, rows):
        """Create draft items from the rows of a sheet.

        :param list rows: pairs of row number and cells; the first is the heading
        :return: ``street.authority.item`` recordset
        :raise UserError: naming every row with an error; nothing is stored then
        """
        self.ensure_one()
        rows = list(rows)
        if not rows:
            raise UserError(self.env._("The sheet is empty."))
        places, unknown, missing = map_headings(rows[0][1])
        if unknown or missing:
            raise UserError(self._explain_headings(unknown, missing))
        items, errors = read_items(places, rows[1:])
        lines = [self._explain_error(error) for error in errors]
        names = self._get_import_names()
        prepared = [self._prepare_import_values(item, names, lines) for item in items]
        if not (items or lines):
            raise UserError(self.env._("There are no items below the heading."))
        if lines:
            more = len(lines) - MAX_LINES
            lines = lines[:MAX_LINES] + ([self.env._("… and %(count)s more.", count=more)] if more > 0 else [])
            raise UserError(self.env._("Nothing was imported. Correct the sheet and import it again:\n%(lines)s", lines="\n".join(lines)))
        return self.env["street.authority.item"].create(prepared)

    @api.model
    def _get_import_names(self):
        """What each name in the sheet may mean: key → name → record."""
        names = {}
        for key, (model, fields, _field) in REFERENCES.items():
            # Later versions of a norm stand first; the first record of a name counts.
            found = names[key] = {}
            records = self.env[model].with_context(active_test=False).search([])
            # Lists are written in Chinese, whatever language the importing user reads.
            for record in (*records, *records.with_context(lang="zh_CN")):
                for field in fields:
                    found.setdefault(record[field], record)
        return names

    def _prepare_import_values(self, item, names, lines):
        """Values of one item; what cannot be resolved or is barred is added to ``lines``."""
        values = {"list_id": self.id, **{key: item[key] for key in PLAIN_KEYS if item[key]}}
        for key in ("subject", "department", "entrustment_norm", "procedure"):
            record = self._find_import_name(names, key, item[key], item["row"], lines)
            if record:
                values[REFERENCES[key][2]] = record.id
        for key in ("penalties", "classes", "domains"):
            records = [self._find_import_name(names, key, word, item["row"], lines) for word in item[key]]
            values[REFERENCES[key][2]] = [(6, 0, [record.id for record in records if record])]
        values["norm_line_ids"] = []
        for basis in item["bases"]:
            norm = self._find_import_name(names, "norm", basis["norm"], basis["row"], lines)
            facts = {key: basis[key] for key in ("violated_clause", "penalty_clause", "amount_min", "amount_max", "amount_unit")}
            values["norm_line_ids"].append((0, 0, {"norm_id": norm.id if norm else False, **facts}))
        self._check_import_bars(item, names, lines)
        return values

    def _find_import_name(self, names, key, word, row, lines):
        word = (word or "").strip("《》 ")
        record = names[key].get(word) if word else None
        if word and not record:
            lines.append(self.env._(
                "Row %(row)s: “%(word)s” in the column “%(column)s” is not on record.",
                row=row, word=word, column=self._get_heading(key),
            ))
        return record

    def _check_import_bars(self, item, names, lines):
        penalties = filter(None, (names["penalties"].get(word) for word in item["penalties"]))
        sentences = self.env["street.authority.item"]._get_bar_sentences()
        bars = find_bars(Powers(
            texts=(item["name"],), source=item["power_source"] or "granted",
            penalties=frozenset(kind.code for kind in penalties),
            measure=item["measure_power"] or "none", execution=item["execution_power"] or "none",
            measure_basis=item["measure_basis"], execution_basis=item["execution_basis"],
            demolition_order=item["demolition_order"], revocation_listed=bool(item["revocation_listed"]),
            entrustment_allowed=bool(item["entrustment_norm"]),
        ))
        lines += [self.env._("Row %(row)s: %(why)s", row=item["row"], why=sentences[bar]) for bar in bars]

    @api.model
    def _get_heading(self, key):
        """Heading of a column in the user's language."""
        return HEADINGS[key][0 if (self.env.lang or "").startswith("zh") else -1]

    def _explain_headings(self, unknown, missing):
        sentences = []
        if missing:
            sentences.append(self.env._(
                "These columns are missing in the first row: %(columns)s.",
                columns=", ".join(self._get_heading(key) for key in missing),
            ))
        if unknown:
            sentences.append(self.env._(
                "These headings are not known: %(unknown)s. Known are: %(known)s.",
                unknown=", ".join(unknown), known=", ".join(self._get_heading(key) for key in HEADINGS),
            ))
        return "\n".join(sentences)

    def _explain_error(self, error):
        """Sentence for one :class:`RowError`."""
        sentences = {
            "missing": self.env._("Row %(row)s: “%(column)s” is empty."),
            "word": self.env._("Row %(row)s: “%(value)s” is no value of the column “%(column)s”."),
            "date": self.env._("Row %(row)s: “%(value)s” in the column “%(column)s” is no date; write it like 2026-01-31."),
            "amount": self.env._("Row %(row)s: “%(value)s” in the column “%(column)s” is no number."),
            "code": self.env._("Row %(row)s: it has no name, and no item with the code “%(value)s” stands above it."),
            "twice": self.env._("Row %(row)s: the code “%(value)s” stands in the sheet twice."),
        }
        return sentences[error.code] % {"row": error.row, "column": self._get_heading(error.column), "value": error.value}
