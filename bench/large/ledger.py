"""Ledger of matters as XLSX: ours against Odoo's built-in export of the same columns."""

from types import SimpleNamespace

from odoo.http import _request_stack

from odoo.addons.web.controllers.export import ExcelExport

from bench import measure, sample

REPORT = "street_dispatch.street_matter_ledger"
# Odoo's export has no column for all reporters of a matter in one cell: name and number stand for it.
REPORTERS = ("reporter_ids/name", "reporter_ids/phone")


def run(env, quick):
    env = sample.as_user(env, sample.DISPATCHER)
    env.user.sudo().group_ids += env.ref("base.group_allow_export")  # for Odoo's own way; not kept
    count = 10_000 if quick else 100_000
    domain = domain_of(env, count)
    ours(env, domain_of(env, 1000))
    theirs(env, domain_of(env, 1000))
    before = peak(reset=True)
    took = measure.seconds(lambda: ours(env, domain))
    grown = peak() - before
    odoo_before = peak(reset=True)
    odoo_took = measure.seconds(lambda: theirs(env, domain))
    return [
        measure.row(f"time, {count:,} matters", took / odoo_took, "×", 0.65, f"ours {took:.1f} s, Odoo's export {odoo_took:.1f} s", at_most=True),
        measure.row("peak memory growth", grown, "MiB", 60, f"Odoo's export {peak() - odoo_before:.0f} MiB", at_most=True),
    ]


def domain_of(env, count):
    """Domain of so many matters."""
    last = env["street.matter"].search([], order="id", offset=count - 1, limit=1)
    return [("id", "<=", last.id)]


def ours(env, domain):
    """The ledger, as its menu item prints it."""
    env.invalidate_all()
    report = env["ir.actions.report"]._street_render(REPORT, None, {"domain": domain})
    report.content.close()


def theirs(env, domain):
    """What the route of Odoo's export does once it has read its parameters."""
    env.invalidate_all()
    matters = env["street.matter"]
    sources = [column.source for column in env[f"report.{REPORT}"]._get_columns(matters)]
    names = [name for source in sources for name in (REPORTERS if callable(source) else [source.replace(".", "/")])]
    fields = [{"name": name, "type": "char"} for name in names]
    _request_stack.push(SimpleNamespace(env=env))  # the writer asks the request for the currency's decimals
    try:
        ExcelExport().from_data(fields, names, matters.search(domain).export_data(names)["datas"])
    finally:
        _request_stack.pop()


def peak(reset=False):
    """Peak resident memory of this process in MiB, from now on with ``reset``."""
    if reset:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    with open("/proc/self/status") as file:
        return next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM:"))
