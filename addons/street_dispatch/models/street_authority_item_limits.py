from odoo import api, models
from odoo.exceptions import ValidationError

from ..tools.authority_limits import Powers, find_bars

# Codes a list may claim that no item can hold; they are named before the selection itself would refuse them.
FOREIGN_CODES = {"measure_power": {"freeze"}, "execution_power": {"transfer_deposit"}}


class StreetAuthorityItem(models.Model):
    """What no list can give to a street (law.md E), refused at create, write and import with the article named."""

    _inherit = "street.authority.item"

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_foreign_codes(vals)
        return super().create(vals_list)

    def write(self, vals):
        self._check_foreign_codes(vals)
        return super().write(vals)

    @api.constrains(
        "name", "power_source", "penalty_kind_ids", "revocation_listed", "measure_power", "measure_basis",
        "execution_power", "execution_basis", "demolition_order", "entrustment_norm_id",
    )
    def _check_bars(self):
        for record in self:
            self._raise_bars(record.display_name, find_bars(Powers(
                texts=(record.name or "",),
                source=record.power_source,
                penalties=frozenset(record.penalty_kind_ids.mapped("code")),
                measure=record.measure_power,
                execution=record.execution_power,
                measure_basis=record.measure_basis or "",
                execution_basis=record.execution_basis or "",
                demolition_order=record.demolition_order or "",
                revocation_listed=record.revocation_listed,
                entrustment_allowed=bool(record.entrustment_norm_id),
            )))

    @api.model
    def _check_foreign_codes(self, vals):
        claimed = {name: vals.get(name) for name, codes in FOREIGN_CODES.items() if vals.get(name) in codes}
        if claimed:
            self._raise_bars(vals.get("name") or self[:1].display_name, find_bars(Powers(
                measure=claimed.get("measure_power", "none"), execution=claimed.get("execution_power", "none"),
            )))

    @api.model
    def _raise_bars(self, name, bars):
        if bars:
            sentences = self._get_bar_sentences()
            raise ValidationError("\n".join(
                self.env._("%(item)s: %(why)s", item=name, why=sentences[bar]) for bar in bars
            ))

    @api.model
    def _get_bar_sentences(self):
        """Why each of the ``BARS`` holds, what to do, and the article."""
        return {
            "detention": self.env._("only the police and organs named by law may detain; take the item out of the list (APL 18)."),
            "revocation": self.env._("a licence is revoked by the organ that issued it, unless the list itself names the revocation; tick that it does, or take the penalty out (APL 17, 24)."),
            "freezing": self.env._("a street cannot freeze deposits or transfers; take the power out (ACL 29)."),
            "transfer_deposit": self.env._("a street cannot have deposits transferred; demand payment and apply to the court (ACL 47)."),
            "re_entrustment": self.env._("powers handed to a street are not entrusted further; take the item out (APL 20)."),
            "demolition": self.env._("forced demolition under the planning law needs the county government's written instruction (责成); record it, or leave the execution to the court (Urban and Rural Planning Law 68)."),
            "road_permit": self.env._("permits to occupy or dig up roads are given by the competent department; take the item out (Urban Road Regulation 31)."),
            "no_entrustment_basis": self.env._("entrustment needs a law, regulation or rule that allows it; record the entrustment basis (APL 20)."),
            "entrusted_measure": self.env._("coercive measures cannot be entrusted; set the measures to none (ACL 17)."),
            "measure_basis": self.env._("a measure needs a law and a local decision that give it to the street; record the basis, or set the measures to none (ACL 10, 17, 22)."),
            "execution_basis": self.env._("execution by the organ itself needs a law; record the basis, or leave the execution to the court (ACL 13)."),
        }
