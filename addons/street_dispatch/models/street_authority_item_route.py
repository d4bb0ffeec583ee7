from odoo import api, models
from odoo.exceptions import UserError

from odoo.addons.street_base.tools import period

from ..tools.authority_routing import MatterFacts, UnitFacts, choose_route


class StreetAuthorityItem(models.Model):
    """Routing by power: who handles a matter, and why, in words."""

    _inherit = "street.authority.item"

    @api.model
    def route(self, matter_ids):
        """Choose own unit, department or both for matters; nothing is written.

        :param list matter_ids: ids of ``street.matter``; the caller must be able to read them
        :return: list in the same order of ``{matter_id, kind, unit_ids, item_id, reason}``: kind is own, department or
            joint, the first unit leads, ``item_id`` is None without a valid item, ``reason`` is in the user's language
        :raise UserError: naming ids that do not exist
        """
        matters = self.env["street.matter"].browse(matter_ids)
        gone = set(matters.ids) - set(matters.exists().ids)
        if gone:
            raise UserError(self.env._("There are no matters with the numbers %(ids)s.", ids=", ".join(map(str, sorted(gone)))))
        matters.check_access("read")
        today = period.today()
        items = self._get_items_by_class(matters)
        units = self._get_own_units(matters.company_id)
        usual = self._get_usual_units(matters)
        gap = "" if (self.env.lang or "").startswith("zh") else " "
        answers = []
        for matter in matters:
            choice = choose_route(
                self._get_matter_facts(matter, usual[matter.id]),
                [item._get_facts(today) for item in items.get((matter.company_id.id, matter.class_id.id), ())],
                units.get(matter.company_id.id, ()),
                today,
            )
            answers.append({
                "matter_id": matter.id,
                "kind": choice.kind,
                "unit_ids": choice.unit_ids,
                "item_id": choice.item_id,
                "reason": gap.join(self._explain(reason, matter) for reason in choice.reasons),
            })
        return answers

    @api.model
    def _get_items_by_class(self, matters):
        """Items that are or were in force, by company id and class id."""
        grouped = {}
        domain = [
            ("company_id", "in", matters.company_id.ids), ("class_ids", "in", matters.class_id.ids), ("state", "!=", "draft"),
        ]
        for item in self.search(domain):
            for matter_class in item.with_context(active_test=False).class_ids:
                grouped.setdefault((item.company_id.id, matter_class.id), []).append(item)
        return grouped

    @api.model
    def _get_own_units(self, companies):
        """Own units that can be given matters, by company id, in their own order."""
        grouped = {}
        domain = [("company_id", "in", companies.ids), ("kind", "in", ("squad", "section", "resident"))]
        for unit in self.env["street.unit"].search(domain):
            grouped.setdefault(unit.company_id.id, []).append(
                UnitFacts(unit.id, frozenset(unit.domain_ids.ids), frozenset(unit.grid_ids.ids))
            )
        return grouped

    @api.model
    def _get_usual_units(self, matters):
        """Usual unit of each matter's class, by matter id; the office's own setting before that of the class."""
        terms = self.env["street.matter.class.term"].search([
            ("class_id", "in", matters.class_id.ids), ("company_id", "in", matters.company_id.ids),
        ])
        own = {(term.class_id.id, term.company_id.id): term.unit_id for term in terms}
        return {
            matter.id: own.get((matter.class_id.id, matter.company_id.id)) or matter.class_id.unit_id for matter in matters
        }

    @api.model
    def _get_matter_facts(self, matter, usual):
        return MatterFacts(
            id=matter.id,
            has_class=bool(matter.class_id),
            grids=frozenset(int(grid) for grid in (matter.grid_id.parent_path or "").split("/") if grid),
            usual_unit_id=usual.id or None,
            usual_is_own=bool(usual) and usual.kind != "department" and usual.company_id == matter.company_id,
            is_complex=matter.class_id.is_complex,
            domains=frozenset(matter.class_id.domain_ids.ids),
        )

    @api.model
    def _explain(self, reason, matter):
        """One sentence for one reason of the choice."""
        item = self.browse(reason.item_id)
        unit = self.env["street.unit"].browse(reason.unit_id)
        facts = {
            "item": item.code, "list": item.list_id.name, "since": item.date_from, "to": item.date_to,
            "taken_back": item.date_taken_back, "unit": unit.name, "class": matter.class_id.display_name,
            "source": dict(self._fields["power_source"]._description_selection(self.env)).get(item.power_source),
            "via": self._explain_centre(matter.company_id),
            "domains": ", ".join(((item.domain_ids or matter.class_id.domain_ids) & unit.domain_ids).mapped("name")),
        }
        return self._get_reason_sentences()[reason.code] % facts

    @api.model
    def _explain_centre(self, company):
        """Departments are reached through the authority above, when there is one in the database."""
        # sudo: only the name of the authority above, which every user of the office knows.
        centre = company.sudo().parent_id.name
        return self.env._(", through %(centre)s", centre=centre) if centre else ""

    @api.model
    def _get_reason_sentences(self):
        """Sentence of each reason code of tools/authority_routing.py, with named places."""
        return {
            "no_class": self.env._("The matter has no class yet; choose one, then ask again."),
            "no_item": self.env._("No enforcement item of the office covers the class %(class)s."),
            "item_valid": self.env._("Item %(item)s of “%(list)s” (%(source)s) is valid since %(since)s."),
            "item_future": self.env._("Item %(item)s of “%(list)s” is valid only from %(since)s on."),
            "item_expired": self.env._("Item %(item)s of “%(list)s” expired on %(to)s."),
            "item_taken_back": self.env._("Item %(item)s of “%(list)s” was taken back on %(taken_back)s."),
            "item_remap": self.env._("Item %(item)s of “%(list)s” cannot be used: its legal basis was replaced and is not mapped yet."),
            "item_no_basis": self.env._("Item %(item)s of “%(list)s” cannot be used: no legal basis is in force today."),
            "complex": self.env._("The class is marked as major or complex: the department leads, the own unit assists."),
            "item_joint": self.env._("The list lets the department assist: joint handling, the own unit leads."),
            "unit_item": self.env._("Own unit: %(unit)s, named in the item."),
            "unit_grid": self.env._("Own unit: %(unit)s, which works in the domain %(domains)s and covers the grid."),
            "unit_domain": self.env._("Own unit: %(unit)s, which works in the domain %(domains)s."),
            "unit_usual": self.env._("Own unit: %(unit)s, the usual one of the class."),
            "unit_unknown": self.env._("No own unit fits the domain and the grid; choose one."),
            "department_original": self.env._("Department: %(unit)s, where the power of item %(item)s comes from%(via)s."),
            "department_usual": self.env._("Department: %(unit)s, the usual one of the class%(via)s."),
            "department_unknown": self.env._("No competent department is recorded; ask the city centre."),
        }
