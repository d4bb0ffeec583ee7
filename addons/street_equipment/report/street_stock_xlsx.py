from odoo import models

from odoo.addons.street_base.tools.sheet_writer import Column


class StreetAssetXlsx(models.AbstractModel):
    """Register of items and vehicles as a sheet (装备台账); the list of fixed assets is the same with its filter."""

    _name = "report.street_equipment.assets"
    _description = "Register of equipment"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("label_code"), Column("name", width=30), Column("serial", width=20), Column("category", width=16), Column("unit_id", width=16),
        Column("asset_code"), Column("ownership"), Column("owner_partner_id", width=20), Column("date_purchase"), Column("cost"), Column("life_months"),
        Column("value_now"), Column("date_retired"), Column("value_left"), Column("is_fixed_asset"))


class StreetCategoryBoardXlsx(models.AbstractModel):
    """The board of the store as a sheet (装备看板): what is out, overdue, to be maintained, and this year's spending."""

    _name = "report.street_equipment.category_board"
    _description = "Overview of the equipment"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("name", width=20), Column("board_total"), Column("board_in"), Column("board_out"), Column("board_overdue"), Column("board_repair"),
        Column("board_due"), Column("board_cost"), Column("board_spent"), Column("board_budget"))


class StreetPurchaseBoardXlsx(models.AbstractModel):
    """Spending of the year against its budget by category as a sheet (采购预算执行表)."""

    _name = "report.street_equipment.purchase_board"
    _description = "Spending against budget by category"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("name", width=24), Column("board_budget"), Column("board_reserved"), Column("board_spent"), Column("board_left"), Column("board_share"))


class StreetPurchaseFigureXlsx(models.AbstractModel):
    """Figures of purchases as a sheet (采购统计表), row by row."""

    _name = "report.street_equipment.purchase_figures"
    _description = "Figures of purchases"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("year"), Column("budget_line_id", width=30), Column("category_id", width=16), Column("request_id", width=30), Column("unit_id", width=16),
        Column("supplier_id", width=24), Column("state"), Column("date"), Column("budgeted"), Column("asked"), Column("reserved"), Column("spent"))


class StreetSupplyXlsx(models.AbstractModel):
    """Supplies and their stock as a sheet (物资台账)."""

    _name = "report.street_equipment.supplies"
    _description = "Supplies and stock"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("label_code"), Column("name", width=24), Column("size"), Column("kind"), Column("quantity"), Column("unit_name"), Column("minimum"),
        Column("price"), Column("value"), Column("location", width=20))


class StreetSupplyMoveXlsx(models.AbstractModel):
    """Moves of supplies as a sheet (出入库台账), with the warnings that were shown."""

    _name = "report.street_equipment.supply_moves"
    _description = "Moves of supplies"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("date", width=18), Column("supply_id", width=24), Column("lot_id"), Column("kind"), Column("delta"), Column("price"), Column("employee_id"),
        Column("user_id"), Column("date_worn"), Column("reason", width=30), Column("origin", width=24), Column("warning", width=50))


class StreetStocktakeXlsx(models.AbstractModel):
    """Lines of stock-takes as a sheet (盘点表)."""

    _name = "report.street_equipment.stocktake_lines"
    _description = "Lines of a stock-take"
    _inherit = "street.report.xlsx"

    _sheet_columns = (
        Column("stocktake_id", width=24), Column("code"), Column("what", width=30), Column("place"), Column("expected"), Column("counted"), Column("result"),
        Column("scanned_at", width=18), Column("scanned_by"), Column("reason", width=40))
