from odoo import fields, models
from odoo.orm.model_classes import add_to_registry
from odoo.tests import TransactionCase, new_test_user

from ..tools.transition import Kept, Obstacle, Transition


class Paper(models.Model):
    _module = None
    _name = "street.test.paper"
    _description = "Paper of a test"
    _inherit = ["street.transition.mixin", "mail.thread"]
    _street_protected = {"state": "draft", "number": False, "date_signed": False}
    _street_transitions = {
        "sign": Transition(("draft",), "signed", label="Sign"),
        "send": Transition(("signed",), "sent", groups="street_base.group_street_admin", reason=True, access="read", label="Send"),
        "note": Transition(("draft", "signed"), label="Note"),
        "lose": Transition(("sent",), "draft", label="Lose"),
    }
    _street_kept = {
        "text": Kept(("draft", "signed"), frozenset({"name", "text"}), advice="Write another one.", article="APL 47"),
        "lines": Kept(("draft",), frozenset({"place"})),
    }

    name = fields.Char()
    text = fields.Char("Wording")
    place = fields.Char()
    remark = fields.Char()
    company_id = fields.Many2one("res.company", default=lambda self: self.env.company)
    state = fields.Selection([("draft", "Draft"), ("signed", "Signed"), ("sent", "Sent")])
    number = fields.Char()
    date_signed = fields.Datetime()
    active = fields.Boolean(default=True)
    line_ids = fields.One2many("street.test.line", "paper_id")

    def action_sign(self):
        return self._street_move("sign")

    def action_send(self, reason):
        return self._street_move("send", {"reason": reason})

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        if move == "sign":
            for paper in self.filtered(lambda paper: paper.name == "blank"):
                found[paper].append(Obstacle("blank", "Nothing is written on it.", "APL 40"))
        return found

    def _prepare_move_values(self, move, values):
        return {paper: {"date_signed": fields.Datetime.now()} for paper in self} if move == "sign" else {}


class StricterPaper(models.Model):
    """What another addon may do: take an edge away, keep more than the paper itself."""

    _module = None
    _name = "street.test.paper"
    _inherit = ["street.test.paper"]
    _street_transitions = {"lose": None}
    _street_kept = {"lines": Kept(("draft",), but=frozenset({"name", "text", "remark"}))}


class Line(models.Model):
    _module = None
    _name = "street.test.line"
    _description = "Line of a test paper"
    _inherit = ["street.locked.line.mixin"]
    _street_parent = "paper_id"

    name = fields.Char()
    paper_id = fields.Many2one("street.test.paper", ondelete="restrict")


class TransitionCase(TransactionCase):
    """A protected model of the tests' own, its lines, and one user a role."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        names = ["street.test.paper", "street.test.line"]
        for definition in (Paper, StricterPaper, Line):
            add_to_registry(cls.registry, definition)
        for name in names:
            cls.addClassCleanup(cls.registry.__delitem__, name)
        cls.registry._setup_models__(cls.env.cr, [])
        cls.registry.init_models(cls.env.cr, names, {"module": "street_base"})
        for name in names:
            cls.env["ir.model.access"].create({
                "name": name, "model_id": cls.env["ir.model"]._get_id(name), "group_id": cls.env.ref("street_base.group_street_user").id,
                "perm_read": True, "perm_write": True, "perm_create": True, "perm_unlink": True,
            })
        cls.clerk = new_test_user(cls.env, "clerk", groups="street_base.group_street_user", name="Clerk")
        cls.admin = new_test_user(cls.env, "suite_admin", groups="street_base.group_street_admin", name="Suite administrator")
        cls.Paper = cls.env["street.test.paper"].with_user(cls.clerk)

    def lines_of(self, paper):
        """Moves in the legal log about a record, oldest first."""
        return self.env["street.log"].search([("model", "=", paper._name), ("res_id", "=", paper.id)], order="id").mapped("move")
