from odoo.tests import tagged

from ..tools.full_text import grams_of, like_operator, like_pattern
from .meeting_common import MeetingCommon


@tagged("post_install", "-at_install")
class TestMeetingSearch(MeetingCommon):
    def _signed_with(self, text, date):
        meeting = self._hold(date=date)
        meeting.agenda_ids[0].discussion = text
        meeting.action_circulate()
        meeting.with_user(self.chair).action_sign()
        meeting.action_sign()
        return meeting

    def test_words_of_two_characters_are_found_and_so_are_rare_ones(self):
        market = self._signed_with("青松市场占道经营十年，店主𠮷田某已搬离。50%_\\完成", "2026-11-06 01:00:00")
        wall = self._signed_with("破墙开门五处，限期恢复。Noise at Midnight", "2026-11-20 01:00:00")
        tower = self._signed_with("A座三层漏水，Ｂ座二层无灯", "2026-11-25 01:00:00")
        meetings = self.env["street.meeting"].with_user(self.secretary)
        for words, found in {
            "占道": market, "市场": market, "开门": wall, "破墙开门": wall, "占道 十年": market, "占道 破墙": meetings, "𠮷": market, "田某": market,
            "道占": meetings, "midnight": wall, "限期": wall, "恢": wall, "50%_\\完": market, "50_": meetings, "市场占道经营十年": market, "市场占道十年": meetings,
            "a座三层": tower, "A座三": tower, "ｂ座二层": tower, "C座三层": meetings,
        }.items():
            with self.subTest(words):
                self.assertEqual(meetings.search([("full_text", "ilike", words), ("series_id", "=", self.series.id)]), found)

    def test_search_finds_nothing_that_the_user_may_not_read(self):
        meeting = self._signed_with("青松市场", "2026-11-06 01:00:00")
        self.assertTrue(self.env["street.meeting"].with_user(self.member).search([("full_text", "ilike", "青松"), ("id", "=", meeting.id)]))
        self.assertFalse(self.env["street.meeting"].with_user(self.outsider).search([("full_text", "ilike", "青松"), ("id", "=", meeting.id)]))

    def test_issued_minutes_are_found_and_drafts_are_not(self):
        meeting = self._sign()
        minutes = self.env["street.meeting.minutes"].with_user(self.secretary).create({"meeting_id": meeting.id, "body": "一、拆除违建"})
        search = self.env["street.meeting.minutes"].with_user(self.secretary).search
        self.assertFalse(search([("full_text", "ilike", "违建"), ("id", "=", minutes.id)]))
        minutes.action_issue()
        self.assertEqual(search([("full_text", "ilike", "违建"), ("id", "=", minutes.id)]), minutes)

    def test_the_index_is_there_for_both(self):
        self.env.cr.execute("SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%gin%street_grams%'")
        self.assertEqual({row[0] for row in self.env.cr.fetchall()}, {"street_meeting_full_text_idx", "street_meeting_minutes_full_text_idx"})

    def test_a_word_becomes_its_pairs(self):
        self.assertEqual([grams_of("道"), grams_of("占道"), grams_of("占道经营")], [["道"], ["占道"], ["占道", "道经", "经营"]])
        self.assertEqual([like_operator(word) for word in ("占道经营", "A座三层", "Ａ座", "Straße")], ["LIKE", 'COLLATE "C" ILIKE', "ILIKE", "ILIKE"])
        self.assertEqual(like_pattern("5%_\\"), "%5\\%\\_\\\\%")
