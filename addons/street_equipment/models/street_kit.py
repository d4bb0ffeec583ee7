from odoo import api, fields, models
from odoo.exceptions import ValidationError


class StreetKit(models.Model):
    """Kit (装备包): what is issued together, such as the vehicle, recorder and radio of a shift. Keepers put it together."""

    _name = "street.kit"
    _description = "Kit"
    _order = "name, id"
    _check_company_auto = True

    name = fields.Char(required=True)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one("res.company", "Office", required=True, index=True, default=lambda self: self.env.company)
    unit_id = fields.Many2one("street.unit", "Unit", index="btree_not_null", ondelete="restrict", check_company=True)
    line_ids = fields.One2many("street.kit.line", "kit_id", "Contents", copy=True)
    note = fields.Text()
    custody_ids = fields.One2many("street.custody", "kit_id", "Custodies", readonly=True)
    item_count = fields.Integer("Items", compute="_compute_contents", compute_sudo=True)
    out_count = fields.Integer("Given out", compute="_compute_contents", compute_sudo=True)
    holder_id = fields.Many2one("hr.employee", "Holder", compute="_compute_contents", compute_sudo=True, help="Whoever has it as a whole or in part.")
    date_due = fields.Datetime("Due back", compute="_compute_contents", compute_sudo=True)

    _name_unique = models.UniqueIndex("(company_id, name) WHERE active", "There is a kit of this name already.")

    @api.depends("line_ids", "custody_ids.state")
    def _compute_contents(self):
        open_rows = self.env["street.custody"].search([("kit_id", "in", self.ids), ("state", "=", "issued")], order="date_from").grouped("kit_id")
        none = self.env["street.custody"]
        for kit in self:
            rows = open_rows.get(kit._origin, none)
            kit.item_count, kit.out_count = len(kit.line_ids), len(rows)
            kit.holder_id = rows[-1:].employee_id
            kit.date_due = min(rows.mapped("date_due"), default=False)

    @api.constrains("company_id", "line_ids")
    def _check_contents(self):
        for kit in self.sudo():
            items = [line._get_item() for line in kit.line_ids]
            if foreign := [item for item in items if item.company_id != kit.company_id]:
                raise ValidationError(self.env._("%(item)s does not belong to %(office)s.", item=foreign[0].display_name, office=kit.company_id.name))

    def write(self, vals):
        if "company_id" in vals and any(kit.company_id.id != vals["company_id"] for kit in self):
            raise ValidationError(self.env._("%(kit)s belongs to its office for good.", kit=self[:1].name))
        return super().write(vals)

    def copy_data(self, default=None):
        return [{**vals, "name": self.env._("%(name)s (copy)", name=vals["name"])} if "name" not in (default or {}) else vals
                for vals in super().copy_data(default)]

    def action_issue(self):
        """Open the dialog that issues what of the kit is in store. :return: window action"""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_equipment.street_custody_issue_action")
        return {**action, "name": self.name, "context": {"default_kit_id": self.id}}

    def action_return(self):
        """Open the dialog that takes back what of the kit is out. :return: window action"""
        return self._open_return("return")

    def action_hand_over(self):
        """Open the dialog that hands what of the kit is out to the next person. :return: window action"""
        return self._open_return("hand_over")

    def _open_return(self, move):
        custodies = self.env["street.custody"].search([("kit_id", "in", self.ids), ("state", "=", "issued")])
        return custodies._open_return(move)
