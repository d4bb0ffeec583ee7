from odoo import Command, fields, models

from odoo.addons.street_base.tools import write_pass
from odoo.addons.street_base.tools.transition import Obstacle

# What a reference says as its source does.
REFERRED = (
    "sequence", "name", "kind", "proves", "source", "provider", "taken_at", "place", "latitude", "longitude", "device", "method", "monitor_review",
    "monitor_review_date", "monitor_published", "monitor_published_date", "monitor_record_review", "monitor_reviewer_id",
    "shown_to", "shown_note",
)


class StreetEvidence(models.Model):
    """Reference to an item of a linked case (援引关联案件证据): the original and its files stay there, once.

    The officers of this case check and verify it for their own facts. It counts as long as its source is whole and not
    excluded: what was gathered unlawfully there proves nothing here either (APL 40, 46).
    """

    _inherit = "street.evidence"

    _street_protected = {"shared_from_id": False}

    shared_from_id = fields.Many2one("street.evidence", "Refers to", readonly=True, copy=False, index="btree_not_null", ondelete="restrict")

    def _get_files(self):
        """Files of the item: its own, and those of the item it refers to."""
        return self.file_ids | self.shared_from_id.file_ids

    def _counts(self):
        source = self.shared_from_id
        return super()._counts() and not (source and (source.state == "excluded" or source.is_broken))

    def _get_content_obstacles(self):
        found, source = super()._get_content_obstacles(), self.shared_from_id
        if source and (source.state == "excluded" or source.is_broken):
            found.append(Obstacle("source_excluded", self.env._(
                "In %(case)s it was excluded, or a file of it changed.", case=source.case_id.display_name), "APL 40, 46"))
        return found

    def _refer(self, items, case, facts):
        """References to items of another case.

        :param items: ``street.evidence``
        :param case: ``street.case`` that refers to them
        :param dict facts: name of a fact → ``street.case.fact`` of that case
        :return: ``street.evidence``
        """
        vals_list = []
        for item in items:
            place = item.case_id.name or item.case_id.lead_number
            vals_list.append({
                **{name: item._fields[name].convert_to_write(item[name], item) for name in REFERRED}, "case_id": case.id, "is_original": False,
                "original_place": item.original_place or self.env._("File of %(case)s", case=place),
                "copy_note": self.env._("The original is in the file of %(case)s.", case=place),
                "taker_ids": [Command.set(item.taker_ids.ids)],
                "fact_ids": [Command.set([facts[name].id for name in item.fact_ids.mapped("name") if name in facts])],
            })
        references = self.create(vals_list)
        for reference, item in zip(references, items, strict=True):
            reference._street_set_source(item)
        return references

    def _street_set_source(self, item):
        vals = {"shared_from_id": (item.shared_from_id or item).id}
        write_pass.with_pass(self, vals).write(vals)
