from lxml import etree

from odoo import fields, models

# Attributes of <street_map> that name a field.
_FIELD_ATTRIBUTES = ("boundary", "latitude", "longitude", "color", "west", "south", "east", "north")
_ATTRIBUTES = {*_FIELD_ATTRIBUTES, "string", "limit", "create", "class", "js_class", "__validate__"}


class IrUiView(models.Model):
    """View type ``street_map``: records as polygons (``boundary``: a Json field with GeoJSON) or points (``latitude`` and
    ``longitude``), coloured by a selection field (``color``); the fields inside are shown when a record is pointed at.
    ``west south east north`` name the frame of a polygon, so that only what is on the screen is asked for."""

    _inherit = "ir.ui.view"

    type = fields.Selection(selection_add=[("street_map", "Map")])

    def _get_view_info(self):
        return {"street_map": {"icon": "fa fa-map-o"}} | super()._get_view_info()

    def _validate_tag_street_map(self, node, name_manager, node_info):
        for attribute in _FIELD_ATTRIBUTES:
            if node.get(attribute):
                name_manager.has_field(node, node.get(attribute), node_info)
        if not node_info["validate"]:
            return
        if not node.get("boundary") and not (node.get("latitude") and node.get("longitude")):
            self._raise_view_error(self.env._("A map needs “boundary”, or “latitude” and “longitude”"), node)
        if unknown := set(node.attrib) - _ATTRIBUTES:
            self._raise_view_error(self.env._("A map does not know the attributes %(names)s", names=", ".join(sorted(unknown))), node)
        for child in node.iterchildren(tag=etree.Element):
            if child.tag != "field":
                self._raise_view_error(self.env._("A map holds only fields, not <%(tag)s>", tag=child.tag), child)
