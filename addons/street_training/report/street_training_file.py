from odoo import models


class StreetTrainingFile(models.AbstractModel):
    """Training file (培训台账): notice, sheet, material, photos and results of a class as one paper."""

    _name = "report.street_training.file"
    _description = "Training file"
    _inherit = "report.street_training.notice"

    def _get_watermark(self, record, data):
        return "" if record.state == "closed" else self._unissued_mark()

    def _add_blocks(self, paper, record, data):
        self._add_notice(paper, record)
        paper.page_break()
        paper.title(self.env._("Sign-in sheet"))
        self._add_sheet(paper, record)
        self._add_figures(paper, record)
        if record.kind == "exam":
            self._add_results(paper, record)
        # sudo: whoever may print the class may see its files
        material, photos = record.material_ids.sudo(), record.photo_ids.sudo()
        if material:
            paper.heading(self.env._("Material"))
            paper.table([self.env._("No."), self.env._("File")], [[number, file.name] for number, file in enumerate(material, 1)], widths=[1, 9])
        if photos:
            paper.heading(self.env._("Photos"))
            paper.photos([(photo.raw, "", photo.name) for photo in photos])

    def _add_figures(self, paper, record):
        paper.text(self.env._(
            "To attend: %(expected)s; present: %(present)s; absent: %(absent)s.",
            expected=record.expected_count, present=record.present_count, absent=record.absent_count,
        ))

    def _add_results(self, paper, record):
        paper.heading(self.env._("Results of the exam"))
        rows = [
            [line.employee_id.sudo().name, f"{line.score:g}" if line.score else "", self._choice(line, "result"), line.attempt or ""]
            for line in self._get_lines(record) if line.status == "present"
        ]
        paper.table([self.env._("Name of the person"), self.env._("Score"), self.env._("Result"), self.env._("Attempt")], rows, aligns=["left", "right", "center", "center"])
