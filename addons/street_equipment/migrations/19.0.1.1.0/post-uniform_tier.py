"""Uniforms go to the second approval tier, as the handbook says, unless the office has set the tier itself.

Tiers are the office's to edit (``noupdate``): a database made before the condition named uniforms would let them pass with one approval.
"""
import ast

from psycopg2.extras import Json

from odoo import SUPERUSER_ID, api

TIER = "street_equipment.tier_head"
SHIPPED = ["|", "|", ("amount_total", ">=", 10000), ("line_ids.category_id.code", "in", ["vehicle", "drone"]), ("line_ids.category_id.is_catalogue", "=", True)]
NOW = ["|", "|", ("amount_total", ">=", 10000), ("line_ids.category_id.code", "in", ["vehicle", "drone", "uniform"]), ("line_ids.category_id.is_catalogue", "=", True)]
# Language → name it shipped with, name it ships with now.
NAMES = {
    "en_US": ("Head of the office: from 10,000 yuan on, vehicles, drones, catalogue", "Head of the office: from 10,000 yuan on, vehicles, drones, uniforms, catalogue"),
    "zh_CN": ("主要领导审批（一万元以上、车辆、无人机、集中采购目录）", "主要领导审批（一万元以上、车辆、无人机、服装、集中采购目录）"),
}


def _same(domain, other):
    """Whether the text of a domain says the same as a list; lists and tuples of a leaf are alike."""
    try:
        read = ast.literal_eval(domain or "[]")
    except (ValueError, SyntaxError):
        return False
    return [tuple(leaf) if isinstance(leaf, list) else leaf for leaf in read] == other


def migrate(cr, version):
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {"active_test": False})
    tier = env.ref(TIER, raise_if_not_found=False)
    if not tier:
        return
    if _same(tier.definition_domain, SHIPPED):
        tier.definition_domain = repr(NOW)
    if not _same(tier.definition_domain, NOW):
        return  # the office has its own condition: what the tier is called and asks for is its own, too
    # As stored: where Chinese is the only language, writing it through the field would write the source as well.
    cr.execute("SELECT name FROM tier_definition WHERE id = %s", [tier.id])
    name = cr.fetchone()[0]
    renamed = {lang: new for lang, (old, new) in NAMES.items() if name.get(lang) == old}
    if renamed:
        cr.execute("UPDATE tier_definition SET name = name || %s WHERE id = %s", [Json(renamed), tier.id])
        tier.invalidate_recordset(["name"])
