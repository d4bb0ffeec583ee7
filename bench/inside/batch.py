"""Import of hotline orders: the taking in against Odoo's plain ``create``; the reading of the file apart."""

import base64
import io
from datetime import timedelta

import xlsxwriter

from bench import measure, sample

HEADINGS = ("工单编号", "来电时间", "诉求内容", "转办意见", "办结时限", "紧急程度", "事项分类", "来电人", "联系电话", "地址", "经度", "纬度", "是否保密")
CHUNK = 2000  # as the import
STORED = (
    "name", "company_id", "source", "external_ref", "class_id", "description", "address", "latitude", "longitude", "grid_id",
    "reported_at", "state", "similar_id", "recurs_id", "order_opinion", "order_due", "order_urgency",
)


def run(env, quick):
    env = sample.as_user(env, sample.INTAKE)
    count = 2000 if quick else 20_000
    imports = env["street.hotline.import"]
    content = file_of_orders(env, count)
    read = measure.seconds(lambda: imports._read_sheet(content, "orders.xlsx"))
    plans = []
    planned = measure.seconds(lambda: plans.append(imports._read_plan(base64.b64encode(content), "orders.xlsx")))
    [plan] = plans
    assert len(plan.orders) == count and not plan.errors, plan.errors[:3]
    values = stored_values(env, plan)

    def ours():
        undone(env, lambda: imports._take_in(plan))

    def plain():
        undone(env, lambda: [env["bench.plain"].create(values[start:start + CHUNK]) for start in range(0, count, CHUNK)])

    took, plain_took, ratio = measure.in_turns(3, ours, plain)
    return [
        measure.row("orders taken in", ratio, "×", 0.45, f"plain create {count / plain_took:,.0f}/s, orders {count / took:,.0f}/s"),
        measure.row("reading the file", count / read, "rows/s", reference="calamine and the checks of the sheet"),
        measure.row("reading and checking the orders", count / planned, "rows/s", reference="file to orders, classes, points, repeats"),
    ]


def undone(env, work):
    """Do the work and write it to the database, then take it back."""
    env.invalidate_all()
    savepoint = env.cr.savepoint()
    work()
    env.flush_all()
    savepoint.close(rollback=True)
    env.invalidate_all()


def stored_values(env, plan):
    """What the import stores in each matter, as values for a plain create."""
    found = []

    def take_in():
        matters = env["street.hotline.import"]._take_in(plan).matter_ids
        found.extend(matters.read(STORED, load=None))

    undone(env, take_in)
    for values in found:
        del values["id"]
        # The matters it points to are taken back.
        values["similar_id"] = values["recurs_id"] = False
    return found


def file_of_orders(env, count):
    """Bytes of an order sheet."""
    classes = {one.id: one.code for one in env["street.matter.class"].search([("is_valid", "=", True)])}
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for number, one in enumerate(sample.reports(env, count), 1):
            sheet.write_row(number, 0, row_of(number, one, classes))
    return target.getvalue()


def row_of(number, one, classes):
    """Cells of one order, in the order of HEADINGS."""
    from odoo.fields import Datetime

    called = Datetime.to_datetime(one["reported_at"])
    return (
        f"BENCH{number:07}", str(called), one["description"], "Look into it and tell the caller.", str(called + timedelta(days=7)),
        "一般", classes[one["class_id"]], f"Caller {number}", f"1990000{number % 10000:04}", one["address"], one["longitude"],
        one["latitude"], "是" if number % 50 == 0 else "否",
    )
