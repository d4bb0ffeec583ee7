from odoo.tests import tagged

from .matter_common import MatterCommon


@tagged("post_install", "-at_install")
class TestMatterExport(MatterCommon):
    def test_the_shipped_sheets_can_be_prepared_and_leave_out_what_was_handed_in(self):
        sheet = self.env.ref("street_dispatch.export_sheet_provincial").copy({"company_id": self.office.id})
        matter = self.bring_to("closed")
        clerk = self._new_user("export", "street_dispatch.group_dispatch_intake,street_base.group_street_export")
        run = self.env["street.export.run"].browse(sheet.with_user(clerk).action_prepare()["res_id"])
        self.assertEqual(run.line_ids.mapped("res_id"), matter.ids)
        run.with_user(clerk).action_hand_in()
        self.env.flush_all()
        self.assertFalse(self.env["street.matter"].search(sheet._get_new_domain()))

    def test_every_shipped_sheet_names_fields_that_exist(self):
        for key in ("provincial", "hotline", "monthly"):
            sheet = self.env.ref(f"street_dispatch.export_sheet_{key}")
            self.assertFalse([column.heading for column in sheet.column_ids if column._get_path_error()])
