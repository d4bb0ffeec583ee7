"""Who took reports in and was a grid member checked in the whole office; now the group Checker of the office (核查员) says so.

They get it, so that nobody loses what he does every day. Dispatchers and grid managers check everywhere without it.
"""
from odoo import SUPERUSER_ID, api

INTAKE, MEMBER, CHECKER = "street_dispatch.group_dispatch_intake", "street_grid.group_grid_member", "street_dispatch.group_dispatch_checker"
ANYWAY = ("street_dispatch.group_dispatch_dispatcher", "street_grid.group_grid_manager")


def migrate(cr, version):
    if not version:
        return
    env = api.Environment(cr, SUPERUSER_ID, {})
    both = [("all_group_ids", "in", env.ref(group).ids) for group in (INTAKE, MEMBER)]
    users = env["res.users"].with_context(active_test=False).search(both)
    users = users.filtered(lambda user: not any(user.has_group(group) for group in (*ANYWAY, CHECKER)))
    users.write({"group_ids": [(4, env.ref(CHECKER).id)]})
