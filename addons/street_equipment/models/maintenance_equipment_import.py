from odoo import api, models
from odoo.fields import Domain

from ..tools.item_sheet import Known, plain, read_items, read_serials
from ..tools.item_template import write_template


class MaintenanceEquipment(models.Model):
    """Items out of a sheet: all of its rows or none."""

    _name = "maintenance.equipment"
    _inherit = ["maintenance.equipment", "street.sheet.mixin"]

    @api.model
    def _import_sheet(self, content, filename):
        """Take in the items of a sheet; headings see ``tools/item_sheet.py``.

        :param bytes content: XLSX or CSV
        :param str filename: its name
        :return: (new items, list of ``{"row": number, "message": sentence}``); nothing is stored when there are errors
        :raises UserError: the file is no sheet
        """
        self.check_access("create")
        sheet = self._read_sheet(content, filename)
        values, findings = read_items(sheet, self._get_known_for_import(sheet))
        sentences = self._get_import_sentences()
        errors = [{"row": problem.row or 0, "message": self._explain_problem(problem)} for problem in sheet.problems]
        errors += [{"row": finding.row, "message": self._explain_import(sentences[finding.code], finding)} for finding in findings]
        if errors:
            return self.browse(), sorted(errors, key=lambda error: error["row"])
        quiet = self.with_context(tracking_disable=True, mail_create_nosubscribe=True)
        lives = {category.id: category.life_months for category in self._get_names_for_import()[0]}
        rows = [{"life_months": lives[vals["category_id"]], **vals, "company_id": self.env.company.id} for vals in values]
        return quiet.create(rows).with_env(self.env), []

    @api.model
    def _get_import_template(self):
        """The empty sheet to fill in. :return: (file name, bytes of an XLSX)"""
        categories, units = self._get_names_for_import()
        # sudo: an owner's name stands on items that the keeper reads
        owners = self.sudo()._read_group([("company_id", "=", self.env.company.id), ("owner_partner_id", "!=", False)], ["owner_partner_id"])
        names = sorted(owner.name for [owner] in owners if owner.is_company and owner.name)
        content = write_template(categories.mapped("name"), units.mapped("name"), names, self.env._("Lists"))
        return self.env._("Import of items") + ".xlsx", content

    def _get_names_for_import(self):
        office = self.env.company
        return (
            self.env["maintenance.equipment.category"].search(Domain("company_id", "in", (office.id, False))),
            self.env["street.unit"].search([("company_id", "=", office.id)]))

    def _get_known_for_import(self, sheet):
        office = self.env.company
        categories, units = self._get_names_for_import()
        # sudo: a serial number is unique over all offices, also those whose items the keeper does not read
        taken = self.sudo().with_context(active_test=False).search_fetch([("serial_no", "in", read_serials(sheet))], ["serial_no"])
        owners = self.env["res.partner"].search([("is_company", "=", True), ("company_id", "in", (office.id, False))])
        return Known(
            {plain(category.name): category.id for category in categories},
            {plain(text): unit.id for unit in units for text in (unit.name, unit.code)},
            {plain(owner.name): owner.id for owner in owners}, frozenset(taken.mapped("serial_no")))

    def _explain_import(self, sentence, finding):
        text = sentence % finding.facts
        return self.env._("Row %(row)s: %(problem)s", row=finding.row, problem=text) if finding.row else text

    def _get_import_sentences(self):
        return {
            "no_column": self.env._("The sheet has no column %(heading)s."),
            "empty": self.env._("The sheet names no item."),
            "missing": self.env._("%(heading)s is empty."),
            "category": self.env._("There is no category “%(value)s”. Choose one of the list of categories, or enter it there first."),
            "unit": self.env._("There is no unit “%(value)s” in the office."),
            "owner": self.env._("There is no organisation “%(value)s” among the contacts. Enter it there first."),
            "ownership": self.env._("“%(value)s” is no kind of ownership; write one of %(known)s."),
            "day": self.env._("“%(value)s” under %(heading)s is no day; write it as 2026-05-31."),
            "number": self.env._("“%(value)s” under %(heading)s is no number that fits there."),
            "serial_known": self.env._("The serial number %(serial)s is in the inventory already."),
            "serial_twice": self.env._("The serial number %(serial)s stands in row %(first)s already."),
        }
