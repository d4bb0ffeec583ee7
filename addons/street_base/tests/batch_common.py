from unittest.mock import patch

from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.orm.model_classes import add_to_registry
from odoo.tests import new_test_user

from .transition_common import TransitionCase


class Shelf(models.Model):
    _module = None
    _name = "street.test.shelf"
    _description = "Shelf of a test"

    name = fields.Char()
    definition = fields.PropertiesDefinition()
    file_ids = fields.One2many("street.test.file", "shelf_id")
    thick_ids = fields.One2many("street.test.file", "shelf_id", domain=[("pages", ">", 10)])
    pages = fields.Integer(compute="_compute_pages", store=True)

    @api.depends("file_ids.sheets")
    def _compute_pages(self):
        for shelf in self:
            shelf.pages = sum(shelf.file_ids.mapped("sheets"))


class File(models.Model):
    """One field of every kind that a protected model may have."""

    _module = None
    _name = "street.test.file"
    _description = "File of a test"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _street_protected = {"state": "open", "date_closed": False, "weight": False, "number": False}

    name = fields.Char(size=40)
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    state = fields.Selection([("open", "Open"), ("closed", "Closed")])
    date_closed = fields.Datetime()
    weight = fields.Integer()
    number = fields.Char()
    text = fields.Text()
    pages = fields.Integer()
    ratio = fields.Float()
    price = fields.Float(digits=(10, 2))
    is_thin = fields.Boolean()
    day = fields.Date()
    moment = fields.Datetime()
    colour = fields.Selection([("red", "Red"), ("blue", "Blue")])
    shelf_id = fields.Many2one("street.test.shelf")
    user_ids = fields.Many2many("res.users", "street_test_file_user_rel")
    # worked out
    sheets = fields.Integer(compute="_compute_sheets", store=True)
    label = fields.Char(compute="_compute_label", store=True)
    shelf_name = fields.Char(related="shelf_id.name", store=True)
    title = fields.Char(compute="_compute_title", inverse="_inverse_title")
    mood = fields.Char(compute="_compute_mood", store=True, readonly=False)
    early = fields.Char(compute="_compute_early", store=True, precompute=True)
    # no plain columns
    remark = fields.Char(translate=True)
    local = fields.Char(company_dependent=True)
    facts = fields.Json()
    body = fields.Html()
    photo = fields.Binary()
    seal = fields.Binary(attachment=False)
    cost = fields.Monetary()
    currency_id = fields.Many2one("res.currency")
    ref = fields.Reference([("res.users", "User")])
    res_model = fields.Char()
    res_id = fields.Many2oneReference(model_field="res_model")

    _name_uniq = models.Constraint("UNIQUE(company_id, name)", "Two files of one name")

    @api.depends("pages")
    def _compute_sheets(self):
        for file in self:
            file.sheets = file.pages // 2

    @api.depends("sheets", "shelf_name")
    def _compute_label(self):
        for file in self:
            file.label = f"{file.shelf_name or '-'}/{file.sheets}"

    @api.depends("text")
    def _compute_title(self):
        for file in self:
            file.title = file.text

    def _inverse_title(self):
        for file in self:
            file.text = file.title

    @api.depends("pages")
    def _compute_mood(self):
        for file in self:
            file.mood = "long" if file.pages > 10 else "short"

    @api.depends("name")
    def _compute_early(self):
        for file in self:
            file.early = (file.name or "")[:2]

    @api.constrains("pages")
    def _check_pages(self):
        if bad := self.filtered(lambda file: file.pages < 0):
            raise ValidationError(f"{bad.mapped('name')}: less than nothing")


class Drawer(models.Model):
    _module = None
    _name = "street.test.drawer"
    _description = "Drawer of a test"
    _inherit = ["street.transition.mixin"]
    _parent_store = True
    _street_protected = {"state": "open"}

    name = fields.Char()
    company_id = fields.Many2one("res.company")
    state = fields.Selection([("open", "Open")])
    parent_id = fields.Many2one("street.test.drawer")
    parent_path = fields.Char(index=True)


class Folder(models.Model):
    _module = None
    _name = "street.test.folder"
    _description = "Folder of a test, described by its shelf"
    _inherit = ["street.transition.mixin"]
    _street_protected = {"state": "open"}

    name = fields.Char()
    company_id = fields.Many2one("res.company")
    state = fields.Selection([("open", "Open")])
    shelf_id = fields.Many2one("street.test.shelf")
    details = fields.Properties(definition="shelf_id.definition")


class BatchCase(TransitionCase):
    """Protected models of the tests' own with fields of every kind; a clerk of the office."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        names = ["street.test.shelf", "street.test.file", "street.test.drawer", "street.test.folder"]
        for definition in (Shelf, File, Drawer, Folder):
            add_to_registry(cls.registry, definition)
        for name in names:
            cls.addClassCleanup(cls.registry.__delitem__, name)
        cls.registry._setup_models__(cls.env.cr, [])
        # The table of its links would be noted with the module it is part of: none.
        with patch.object(type(cls.env["ir.model.relation"]), "_reflect_relation", lambda *args: None):
            cls.registry.init_models(cls.env.cr, names, {"module": "street_base"})
        for name in names:
            cls.env["ir.model.access"].create({
                "name": name, "model_id": cls.env["ir.model"]._get_id(name), "group_id": cls.env.ref("street_base.group_street_user").id,
                "perm_read": True, "perm_write": True, "perm_create": True, "perm_unlink": True,
            })
        cls.other = cls.env["res.company"].create({"name": "Other office"})
        cls.env["ir.rule"].create({
            "name": "Files of one's own office", "model_id": cls.env["ir.model"]._get_id("street.test.file"),
            "domain_force": "[('company_id', 'in', company_ids)]",
        })
        cls.archivist = new_test_user(cls.env, "archivist", groups="street_base.group_street_user", name="Archivist")
        cls.shelf, cls.shelf2 = cls.env["street.test.shelf"].create([
            {"name": "North", "definition": [{"name": "aa", "type": "char", "string": "A", "default": "as usual"}]}, {"name": "South"},
        ])
        cls.File = cls.env["street.test.file"].with_user(cls.archivist)
