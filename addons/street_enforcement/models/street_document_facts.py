import hashlib

from odoo import Command, models
from odoo.exceptions import UserError

from ..tools.paper_facts import plain
from ..tools.paper_layout import is_given, missing_facts, named_facts

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/bmp")


class StreetDocument(models.Model):
    """Where the facts of a paper come from: the case, what was typed, the pictures of the draft."""

    _inherit = "street.document"

    def _prepare_value_commands(self, values):
        """Lines of typed facts for a new paper.

        :param dict values: fact code to value
        :raises UserError: a code that the catalogue does not know, a value that is no day, moment or number
        """
        facts = self.env["street.document.fact"]
        catalogue = facts._get_catalogue()
        unknown = values.keys() - catalogue.keys()
        if unknown:
            raise UserError(self.env._(
                "The catalogue of facts does not know: %(facts)s. See the kinds of paper under Configuration.", facts=", ".join(sorted(unknown))))
        commands = []
        for code, value in values.items():
            fact_id, kind, columns, _from_case = catalogue[code]
            try:
                data = plain(kind, value, columns)
            except (ValueError, TypeError, AttributeError) as error:
                # sudo: the name of a fact is no secret
                raise UserError(self.env._(
                    "“%(value)s” cannot be used for the fact “%(fact)s” (%(kind)s).", value=str(value)[:80], fact=facts.sudo().browse(fact_id).name,
                    kind=dict(facts._fields["kind"]._description_selection(self.env))[kind])) from error
            if data is not None:
                commands.append(Command.create({"fact_id": fact_id, "data": data}))
        return commands

    def _add_values(self):
        """Give new drafts an empty line for each fact that their paper shows and the case does not give."""
        self.env["street.document.value"].create([
            {"document_id": document.id, **row} for document in self for row in document._prepare_empty_values()])

    def _prepare_empty_values(self):
        """Values of those lines, for one draft."""
        catalogue = self.env["street.document.fact"]._get_catalogue()
        known = {**self._get_case_facts(), **self._get_photo_facts()}
        blocks = [block for block in self.type_id._parse() if block.may_hold(known)]
        codes = [code for code in named_facts(blocks) if code not in known and catalogue[code][1] != "photos"]
        return [{"fact_id": catalogue[code][0], "sequence": place} for place, code in enumerate(codes, 1)]

    def _get_known_facts(self):
        """What the paper knows now.

        :return: (fact code → value as the snapshot keeps it, list of codes that are missing)
        """
        self.ensure_one()
        if self._get_snapshot_facts() is not None:
            return self._get_snapshot_facts(), []
        if not self.case_id or not self.type_id:
            return {}, []
        known = {**self._get_case_facts(), **self._get_photo_facts()}
        catalogue = self.env["street.document.fact"]._get_catalogue()
        for code, value in self._get_typed_facts().items():
            if not (catalogue[code][3] and is_given(known.get(code))):
                known[code] = value
        return known, missing_facts(self.type_id._parse(), known)

    def _get_contradicted_facts(self, known):
        """Names of facts that come from the case and were typed otherwise."""
        catalogue = self.env["street.document.fact"]._get_catalogue()
        return [
            line.fact_id.name for line in self.value_ids
            if catalogue[line.code][3] and (typed := line._get_plain()) is not None and str(typed) != str(known.get(line.code))
        ]

    def _get_typed_facts(self):
        typed = {}
        for line in self.value_ids:
            value = line._get_plain()
            if is_given(value):
                typed[line.code] = value
        return typed

    def _get_case_facts(self):
        """What the case gives, as the snapshot keeps it; facts that the catalogue does not know are left out."""
        catalogue = self.env["street.document.fact"]._get_catalogue()
        # sudo: who may make this paper was asked; it shows identity data that lists mask
        given = self.case_id.sudo().with_context(lang=self._get_paper_lang())._prepare_paper_facts(self.type_id.code)
        facts = {code: plain(catalogue[code][1], value, catalogue[code][2]) for code, value in given.items() if code in catalogue}
        return {code: value for code, value in facts.items() if is_given(value)}

    def _get_paper_lang(self):
        """Papers are Chinese by law, whatever the reader's language."""
        return "zh_CN" if self.env["res.lang"]._get_data(code="zh_CN") else self.env.lang

    def _get_photo_facts(self):
        """The pictures attached to the draft, by name and digest."""
        if not self._origin.id:
            return {}
        # sudo: who reads the paper sees its pictures
        pictures = self.sudo().photo_ids.filtered(lambda file: file.mimetype in PICTURES).sorted("id")
        rows = [{"id": file.id, "name": file.name, "sha256": hashlib.sha256(file.raw or b"").hexdigest()} for file in pictures]
        return {"photos": rows} if rows else {}

    def _get_snapshot_facts(self):
        """Facts of a paper that was made, or None for a draft."""
        # sudo: callers were asked for the paper; the fields below are only for who works in cases
        snapshot = self.sudo().snapshot if self.state != "draft" else None
        return snapshot["facts"] if snapshot else None
