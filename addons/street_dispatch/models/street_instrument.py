from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

KINDS = [
    ("law", "Law or local regulation"),
    ("decision", "Decision or list of the province"),
    ("agreement", "Entrustment letter"),
    ("stationing", "Stationing document"),
]


class StreetInstrument(models.Model):
    """Instrument (授权文件) that gives a street its power, with its publication (公布): both are part of the power.

    APL 20: an entrustment letter is published; APL 24: a decision to hand powers down is published. G01 refuses an
    item whose publication is not recorded.
    """

    _name = "street.instrument"
    _description = "Instrument that gives power"
    _street_shared = True
    _order = "date desc, id desc"
    _rec_names_search = ["name", "number"]

    name = fields.Char(required=True, help="Full title as printed.")
    kind = fields.Selection(KINDS, required=True, default="decision")
    number = fields.Char(help="Document number, such as 晋政发〔2020〕第1号.")
    issuer = fields.Char(required=True)
    date = fields.Date(string="Issued on", required=True)
    publication_place = fields.Char(string="Published in", help="Gazette, website or notice board where anyone can read it.")
    publication_date = fields.Date(string="Published on")
    company_id = fields.Many2one("res.company", string="Office", required=True, default=lambda self: self.env.company, index=True)
    note = fields.Text()
    active = fields.Boolean(default=True)
    is_published = fields.Boolean(compute="_compute_is_published")

    @api.depends("publication_place", "publication_date")
    def _compute_is_published(self):
        for record in self:
            record.is_published = bool(record.publication_place and record.publication_date)

    @api.constrains("date", "publication_date")
    def _check_dates(self):
        for record in self:
            if record.publication_date and record.publication_date < record.date:
                raise ValidationError(self.env._(
                    "%(instrument)s: it cannot have been published (%(published)s) before it was issued (%(issued)s).",
                    instrument=record.name, published=record.publication_date, issued=record.date,
                ))

    def write(self, vals):
        """What an active item rests on is not rewritten: a changed instrument is a new one."""
        if vals.keys() - {"active", "note"}:
            self._check_unused()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self._check_unused()

    def _check_unused(self):
        # sudo: also what another office keeps, invisible to the user, may rest on the text of this instrument.
        domain = [("instrument_id", "in", self.ids), ("state", "!=", "draft")]
        used = [
            *self.env["street.authority.list"].sudo().search(domain, limit=3),
            *self.env["street.authority.item"].sudo().search(domain, limit=3),
        ]
        if used:
            raise UserError(self.env._(
                "%(instrument)s cannot be changed: what is in force rests on it (%(items)s). Record the new text as a new instrument (APL 38, G01).",
                instrument=used[0].instrument_id.name, items=", ".join(record.display_name for record in used),
            ))
