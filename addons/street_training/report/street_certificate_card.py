import base64
import os

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import config, format_date
from odoo.tools.i18n import format_list

from odoo.addons.street_base.tools.pdf_fonts import font_book

from ..tools.certificate_card import draw_cards


class StreetCertificateCard(models.AbstractModel):
    """Card of a certificate (85.6 × 54 mm, front and back) as a print of the register, with the code of the public check.

    It follows the layout of the national card and is none: no emblem, no seal, and it says so on both sides.
    """

    _name = "report.street_training.certificate_card"
    _description = "Card of a certificate"
    _inherit = "street.report.pdf"

    def _render_papers(self, records, data):
        if unissued := records.filtered(lambda certificate: certificate.state not in ("issued", "suspended")):
            raise UserError(self.env._(
                "%(certificate)s is not in force, so there is no card of it. Choose certificates that are issued.",
                certificate=unissued[0].display_name))
        return draw_cards(
            font_book(os.path.join(config["data_dir"], "fonts")), [self._prepare_card(record) for record in records],
            title=self._get_title(records, data), author=self.env.company.name)

    def _prepare_card(self, certificate):
        photo = certificate.with_context(bin_size=False).photo
        label = {name: certificate._fields[name]._description_string(self.env) for name in ("number", "issuer", "subject_id", "domain_ids")}
        # sudo: the name of the office whose record is printed; the authority above reads the record, not the company
        unit = certificate.unit_id.name or certificate.company_id.sudo().name
        validity = self.env._(
            "%(start)s to %(end)s", start=format_date(self.env, certificate.date_issued), end=format_date(self.env, certificate.date_valid_to))
        return {
            "front_title": self.env._("Enforcement certificate"),
            "title": self.env._("Enforcement certificate of the People's Republic of China"),
            "subtitle": "Administrative Law Enforcement Certificate of the People's Republic of China",
            "photo": base64.b64decode(photo) if photo else None,
            "address": certificate._get_check_url() or None,
            "front": [(self.env._("Full name"), certificate.sudo().employee_id.name), (self.env._("Unit"), unit), (label["number"], certificate.number)],
            "back": [
                (label["issuer"], certificate.issuer), (label["subject_id"], certificate.subject_id.name),
                (label["domain_ids"], format_list(self.env, certificate.domain_ids.mapped("name")) if certificate.domain_ids else ""),
                (self.env._("Validity"), validity),
            ],
            "mark": self.env._("Print of the register, no certificate: not to be shown in place of the card"),
        }
