from odoo import fields, models


class StreetPurchaseCategory(models.Model):
    """The product that stands on purchase orders for a category; made when it is first needed."""

    _inherit = "street.purchase.category"

    product_id = fields.Many2one("product.product", "Product on orders", ondelete="restrict", copy=False)

    def _get_product(self):
        """``product.product`` of one category."""
        self.ensure_one()
        # sudo: keepers and buyers need not be able to make products
        category = self.sudo()
        if not category.product_id:
            category.product_id = category.env["product.product"].create({
                "name": category.name, "type": "service" if category.target == "none" else "consu", "purchase_ok": True, "sale_ok": False, "company_id": False,
                "supplier_taxes_id": [(5,)]})
        return category.product_id
