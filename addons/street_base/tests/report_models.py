"""Two reports on contacts that exist only while their tests run."""
import base64
import io

from PIL import Image

from odoo import models
from odoo.orm.model_classes import add_to_registry

from odoo.addons.street_base.tools.sheet_writer import Column

PDF_REPORT = "street_base.test_contact_paper"
XLSX_REPORT = "street_base.test_contact_sheet"


class ContactPaper(models.AbstractModel):
    _name = f"report.{PDF_REPORT}"
    _inherit = ("street.report.pdf",)
    _description = "Contact paper"
    _module = "street_base"
    _register = False

    def _add_blocks(self, paper, record, data):
        paper.number("测函[2026]3号")
        paper.title("联系人情况说明")
        paper.text(f"兹有{record.name}同志。" * int(data.get("times", 3)))
        paper.facts([("姓名", record.name), ("电话", record.phone), ("地址", record.street, True)])
        if record.image_1920:
            paper.photos([(base64.b64decode(record.image_1920), "照片", "a.png")])
        paper.signature("东城街街道办事处", "2026年1月5日")

    def _get_watermark(self, record, data):
        return self._unissued_mark() if data.get("draft") else ""


class ContactSheet(models.AbstractModel):
    _name = f"report.{XLSX_REPORT}"
    _inherit = ("street.report.xlsx",)
    _description = "Contact sheet"
    _module = "street_base"
    _register = False

    def _get_columns(self, model):
        return [
            Column("name"),
            Column("ref", "证件号码", 24, "text"),
            Column("phone"),
            Column("country_id"),
            Column("country_id.code", "国家代码"),
            Column("type"),
            Column("active"),
            Column("create_date"),
            Column(lambda records: [f"#{one.id}" for one in records], "编号"),
        ]

    def _mask(self, model, column, ids, values):
        if column.source == "phone":
            return [value and value[:3] + "****" for value in values]
        return values


def add_reports(test_class):
    """Add both reports to the registry for the life of ``test_class`` and return their two actions."""
    registry, env = test_class.registry, test_class.env
    for definition in (ContactPaper, ContactSheet):
        add_to_registry(registry, definition)
        test_class.addClassCleanup(_remove_report, registry, definition._name)
    registry._setup_models__(env.cr, [ContactPaper._name, ContactSheet._name])
    model = env["ir.model"]._get("res.partner")
    return env["ir.actions.report"].create([
        {
            "name": name,
            "model": "res.partner",
            "report_type": report_type,
            "report_name": report_name,
            "print_report_name": print_name,
            "binding_model_id": model.id,
        }
        for name, report_type, report_name, print_name in (
            ("联系人情况说明", "py-pdf", PDF_REPORT, "'情况说明-%s' % object.name"),
            ("联系人台账", "py-xlsx", XLSX_REPORT, False),
        )
    ])


def _remove_report(registry, name):
    del registry[name]
    for model_class in registry.values():
        model_class._inherit_children.discard(name)


def picture(size=(40, 30), mode="RGB", form="PNG"):
    """Return the bytes of a small picture."""
    target = io.BytesIO()
    Image.new(mode, size, "teal" if mode == "RGB" else None).save(target, form)
    return target.getvalue()
