from odoo import fields, models


class StreetCaseReviewItem(models.Model):
    """Item of the score sheet (案卷评查标准): a veto item (一票否决项) or a scored one with its points."""

    _name = "street.case.review.item"
    _description = "Item of the score sheet"
    _street_shared = True
    _order = "is_veto desc, sequence, id"

    name = fields.Char(required=True, help="As printed, in Chinese.")
    sequence = fields.Integer(default=10)
    is_veto = fields.Boolean("Veto item", help="Found once, the file has failed.")
    points = fields.Float("Full marks", digits=(6, 1))
    active = fields.Boolean(default=True)

    _points_positive = models.Constraint("CHECK(points >= 0)", "Points are not negative.")
