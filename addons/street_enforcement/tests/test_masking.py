import random

from odoo.tests import BaseCase, tagged

from ..tools.masking import find_private, mask_address, mask_name, mask_text
from ..tools.safe_type import DOWNLOAD, safe_type


@tagged("post_install", "-at_install")
class TestMasking(BaseCase):
    """What is published shows nobody; what a browser would run is a download."""

    def test_names_keep_their_surname_only(self):
        for name, masked in (("张三", "张某"), ("王小明", "王某某"), ("欧阳修文", "欧阳某某"), ("欧阳", "欧某"), ("李", "李某"), ("阿依古丽·买买提", "阿某某"), ("", "")):
            self.assertEqual(mask_name(name), masked)

    def test_addresses_end_at_the_subdistrict(self):
        for address, masked in (
            ("山西省高平市东城街道建设路12号3号楼201室", "山西省高平市东城街道"), ("高平市建设路12号", "高平市"), ("某处", ""), ("城区西街3号", "城区"),
        ):
            self.assertEqual(mask_address(address), masked)

    def test_a_masked_text_hides_whatever_was_put_in(self):
        rng = random.Random(7)
        names, addresses = ["张三", "王小明", "欧阳修文"], ["高平市东城街道建设路12号", "East road 1"]
        for _round in range(300):
            parts = [rng.choice(names), rng.choice(addresses), "1" + str(rng.randrange(3, 10)) + f"{rng.randrange(10 ** 9):09d}",
                     f"{rng.randrange(10 ** 16, 10 ** 17)}X", str(rng.randrange(10 ** 15, 10 ** 19)), "堆放材料", "，于2026年11月2日"]
            rng.shuffle(parts)
            text = "，".join(parts)
            self.assertEqual(find_private(mask_text(text, names, addresses), names, addresses), [], text)

    def test_plain_facts_are_left_alone(self):
        text = "当事人于2026年11月2日在人行道堆放建筑材料10吨，占地12.5平方米，文号东城罚决〔2026〕第0001号。"
        self.assertEqual(mask_text(text, ["张三"], ["东路1号"]), text)
        self.assertEqual(find_private(text), [])

    def test_only_known_first_bytes_are_shown(self):
        self.assertEqual(safe_type(b"\xff\xd8\xff\xe0"), "image/jpeg")
        self.assertEqual(safe_type(b"%PDF-1.7"), "application/pdf")
        for raw in (b"<html>", b"<svg", b"<?xml", b"", b" \xff\xd8\xff", b"GIF8", b"MZ", b"PK\x03\x04"):
            self.assertEqual(safe_type(raw), DOWNLOAD)
