import io
import tempfile
from pathlib import Path

from PIL import Image
from pypdf import PdfReader
from reportlab.lib import textsplit
from reportlab.platypus import paragraph

from odoo.tests import BaseCase, tagged

from odoo.addons.street_base.tests.report_models import picture
from odoo.addons.street_base.tools import pdf_image, pdf_layout
from odoo.addons.street_base.tools.paper_error import FontError, ImageError
from odoo.addons.street_base.tools.pdf_fonts import FACES, SUBSTITUTE, FontBook, font_book
from odoo.addons.street_base.tools.pdf_layout import LINES, Paper, number_text, render
from odoo.addons.street_base.tools.pdf_text import NO_END, NO_START, break_lines, gap

RARE_NAMES = "㛃𬀩䶮镕喆堃犇"
LAW = (
    "任何单位和个人都不得在街道两侧和公共场地堆放物料，搭建建筑物、构筑物或者其他设施。因建设等特殊需要，"
    "在街道两侧和公共场地临时堆放物料，搭建非永久性建筑物、构筑物或者其他设施的，必须征得城市人民政府市容环境"
    "卫生行政主管部门同意后，按照有关规定办理审批手续（《城市市容和环境卫生管理条例》第十四条：“……”）。"
)


@tagged("post_install", "-at_install")
class TestReportLayout(BaseCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fonts = font_book()

    def paper(self, **options):
        return Paper(self.fonts, **options)

    def read(self, *papers):
        return PdfReader(io.BytesIO(render(list(papers))))

    def lines_of(self, text, width=pdf_layout.WIDTH, **options):
        lines = break_lines([(text, self.fonts.face("fang"), False)], 16, width, **options)
        return ["".join(segment.text for segment in line.segments) for line in lines]

    # Fonts

    def test_every_glyph_of_rare_names_is_drawn_in_every_face(self):
        for name in FACES:
            self.assertFalse(self.fonts.face(name).missing(RARE_NAMES + LAW), name)

    def test_rare_names_can_be_copied_out_of_the_pdf(self):
        paper = self.paper()
        paper.text(f"当事人：{RARE_NAMES}。")
        self.assertIn(RARE_NAMES, self.read(paper).pages[0].extract_text())

    def test_all_fonts_are_embedded(self):
        paper = self.paper(watermark="未签发")
        paper.title("标题")
        paper.text(RARE_NAMES + LAW)
        paper.facts([("标签", "值")])
        page = self.read(paper).pages[0]
        fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
        drawn = [font for font in fonts if font["/Subtype"] == "/TrueType"]
        self.assertTrue(all("/FontFile2" in font["/FontDescriptor"] for font in drawn))
        self.assertGreaterEqual(len(drawn), 3)

    def test_a_character_no_font_knows_leaves_a_mark(self):
        face = self.fonts.face("song")
        self.assertEqual(face["\U0010fffd"].char, SUBSTITUTE)
        self.assertEqual(face.missing("镕\U0010fffd"), {"\U0010fffd"})

    def test_a_machine_without_chinese_fonts_is_told_what_to_install(self):
        with tempfile.TemporaryDirectory() as folder, self.assertRaises(FontError) as caught:
            FontBook([folder]).face("hei")
        self.assertEqual(caught.exception.code, "no_font")
        self.assertIn("fonts-wqy-zenhei", caught.exception.facts["packages"])

    def test_a_font_dropped_in_by_the_office_comes_first(self):
        with tempfile.TemporaryDirectory() as folder:
            source = self.fonts.files["gbsn00lp.ttf"]
            Path(folder, "SIMFANG.TTF").write_bytes(Path(source).read_bytes())
            face = FontBook([folder, Path(source).parent]).face("fang")
            self.assertIn("SIMFANG", face["东"].font)

    def test_a_broken_font_of_the_office_is_skipped(self):
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "simfang.ttf").write_bytes(b"no font at all")
            book = FontBook([folder, "/usr/share/fonts"])
            with self.assertLogs("odoo.addons.street_base.tools.pdf_fonts", "WARNING"):
                self.assertIn("WenKai", book.face("fang")["东"].font)

    # Lines

    def test_no_line_begins_or_ends_with_a_forbidden_mark(self):
        for width in range(120, 460, 7):
            lines = self.lines_of(LAW, width=width, indent=32)
            self.assertEqual("".join(lines), LAW)
            self.assertFalse([line for line in lines if line[0] in NO_START], width)
            self.assertFalse([line for line in lines[:-1] if line[-1] in NO_END], width)

    def test_reportlab_paragraphs_know_the_chinese_marks_too(self):
        for module in (textsplit, paragraph):
            self.assertTrue(set("，；：！？》…—”’·～") <= set(module.ALL_CANNOT_START))

    def test_numbers_and_words_are_kept_whole(self):
        lines = self.lines_of("联系电话0356-1234567，" * 12, width=200)
        self.assertEqual(sum(line.count("0356-1234567") for line in lines), 12)

    def test_a_word_longer_than_the_line_is_cut(self):
        lines = self.lines_of("A" * 200, width=100)
        self.assertEqual("".join(lines), "A" * 200)
        self.assertGreater(len(lines), 5)

    def test_an_empty_text_is_one_empty_line(self):
        self.assertEqual(self.lines_of(""), [""])

    def test_a_full_line_holds_28_characters_and_a_page_22_lines(self):
        lines = self.lines_of("街" * 100, tracking=pdf_layout.TRACKING)
        self.assertEqual([len(line) for line in lines], [28, 28, 28, 16])
        paper = self.paper()
        paper.text("街" * 28 * LINES, pdf_layout.BODY.but(indent=0))
        self.assertEqual(len(self.read(paper).pages), 1)
        paper.text("道", pdf_layout.BODY.but(indent=0))
        self.assertEqual(len(self.read(paper).pages), 2)

    def test_lines_are_stretched_to_the_margin_except_the_last(self):
        first, last = break_lines([(LAW[:40], self.fonts.face("fang"), False)], 16, 440)
        self.assertAlmostEqual(first.width + gap(first, 16, 440) * (first.count - 1), 440, 3)
        self.assertEqual(gap(last, 16, 440), 0)

    # Pages

    def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(self):
        paper = self.paper()
        paper.text(LAW * 12)
        places = {}
        for index, page in enumerate(self.read(paper).pages[:2], 1):
            page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size, index=index: (
                places.setdefault(index, tm[4]) if text.strip() == f"— {index} —" else None
            ))
        self.assertGreater(places[1], 400)
        self.assertLess(places[2], 110)

    def test_each_paper_begins_on_a_page_numbered_one(self):
        first, second = self.paper(), self.paper(watermark="未签发")
        first.text(LAW * 12)
        second.text("甲")
        pages = [page.extract_text() for page in self.read(first, second).pages]
        self.assertIn("— 1 —", pages[-1])
        self.assertIn("— 2 —", pages[1])
        self.assertEqual(["未签发" in page for page in pages], [False] * (len(pages) - 1) + [True])

    def test_the_signature_never_stands_on_a_page_of_its_own(self):
        for lines in range(LINES - 8, LINES + 2):
            paper = self.paper()
            paper.text("\n".join(f"第{number}行" for number in range(lines)))
            paper.signature("东城街街道办事处", "2026年1月5日", "（印章）")
            page = self.read(paper).pages[-1].extract_text()
            self.assertIn("行", page.partition("东城街")[0], lines)
            self.assertIn("2026年1月5日", page)

    def test_the_year_of_a_number_gets_the_brackets_of_the_standard(self):
        for typed in ("罚决[2026]3号", "罚决（2026）3号", "罚决【2026】3号", "罚决〔2026〕3号"):
            self.assertEqual(number_text(typed), "罚决〔2026〕3号")

    def test_a_table_repeats_its_header_on_each_page(self):
        paper = self.paper(is_landscape=True)
        paper.table(["序号", "姓名"], [[number, "王䶮"] for number in range(60)], widths=[1, 4], small=True)
        pages = self.read(paper).pages
        self.assertGreater(len(pages), 1)
        self.assertTrue(all("姓名" in page.extract_text() for page in pages))
        self.assertGreater(pages[0].mediabox.width, pages[0].mediabox.height)

    def test_a_header_never_stands_alone_at_the_foot_of_a_page(self):
        """Rows of every height and tables that begin anywhere: one header a page, and rows below it."""
        for lines in range(0, 22, 3):
            paper = self.paper()
            for _line in range(lines):
                paper.text("一行")
            paper.heading("办案情况")
            paper.table(["表头甲", "乙"], [["第一行文字" * (1 + row % 3), row] for row in range(60)], widths=[1, 6], small=True)
            pages = [page.extract_text() for page in self.read(paper).pages]
            self.assertEqual([text.count("表头甲") for text in pages if "第一行" in text or "表头" in text], [1] * len([text for text in pages if "第一行" in text]))

    def test_a_heading_stays_with_the_first_rows_and_leaves_no_page_half_empty(self):
        paper = self.paper()
        for _line in range(6):
            paper.text("一行")
        paper.heading("证据")
        paper.table(["名称", "种类"], [[f"第{row}项", "书证"] for row in range(40)], small=True)
        pages = [page.extract_text() for page in self.read(paper).pages]
        self.assertIn("证据", pages[0])
        self.assertIn("第2项", pages[0], "kept with the whole table, it would begin on the next page")
        paper = self.paper()
        for _line in range(21):
            paper.text("一行")
        paper.heading("证据")
        paper.table(["名称", "种类"], [[f"第{row}项", "书证"] for row in range(40)], small=True)
        self.assertNotIn("证据", self.read(paper).pages[0].extract_text())

    def test_text_longer_than_a_page_in_a_cell_goes_on_over_the_page(self):
        paper = self.paper()
        paper.facts([("案情", LAW * 20, True)])
        paper.box("意见", LAW * 12)
        text = "".join(page.extract_text() for page in self.read(paper).pages)
        self.assertEqual(text.replace("\n", "").count("任何单位"), 32)

    # Photos

    def test_photos_are_bounded_upright_and_lose_their_metadata(self):
        source = Image.new("RGB", (3000, 1000), "teal")
        exif = source.getexif()
        exif[0x0112] = 6  # turned by a quarter
        exif[0x010F] = "maker"
        content = io.BytesIO()
        source.save(content, "JPEG", exif=exif)
        jpeg, width, height = pdf_image.print_photo(content.getvalue(), box=(600, 600))
        self.assertEqual((width, height), (200, 600))
        self.assertFalse(Image.open(io.BytesIO(jpeg)).getexif())

    def test_pictures_of_other_kinds_become_photos(self):
        for mode, form in (("RGBA", "PNG"), ("P", "GIF"), ("L", "BMP"), ("1", "PNG"), ("RGB", "WEBP"), ("CMYK", "JPEG"), ("I;16", "PNG")):
            jpeg, _width, _height = pdf_image.print_photo(picture(mode=mode, form=form))
            self.assertEqual(Image.open(io.BytesIO(jpeg)).mode, "RGB", mode)

    def test_hostile_pictures_are_refused(self):
        bomb = picture((8000, 8000), "1")
        for content, code in (
            (b"", "not_an_image"), (b"<svg/>", "not_an_image"), (b"\x89PNG\r\n\x1a\n" * 9, "not_an_image"),
            (b"II*\x00\x08\x00\x00\x00", "not_an_image"), (bomb, "image_too_many_pixels"),
            (b"x" * (pdf_image.MAX_BYTES + 1), "image_too_large"),
        ):
            with self.assertRaises(ImageError) as caught:
                pdf_image.print_photo(content, "a.png")
            self.assertEqual((caught.exception.code, caught.exception.facts["name"]), (code, "a.png"))

    def test_a_photo_that_cannot_be_printed_leaves_a_sentence(self):
        paper = self.paper(explain=lambda error: f"坏图片：{error.facts['name']}")
        paper.photos([(picture(), "处置前", "a.png"), (b"x", "处置后", "b.png")])
        text = self.read(paper).pages[0].extract_text()
        self.assertIn("坏图片：b.png", text)
        self.assertNotIn("a.png", text)
