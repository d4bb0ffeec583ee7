"""What a client with a key of its own may try: private methods, forged context, other people's files, other people's names."""

import json

from .wire import SECRET, Refused, WireCase, ask, world

PRIVATE = {
    "street.matter": ("_street_move", "_street_do_move", "_street_load_history", "_street_log", "_write", "_create", "_get_route"),
    "street.task": ("_street_create", "_street_write", "_do_step"),
    "street.log": ("_append",),
    "street.log.seal": ("_seal", "_seal_on_own_cursor", "_append_heads"),
    "street.number": ("_next", "_draw"),
    "street.unit": ("_get_handlers_by_unit",),
}
FORGED_PASSES = (True, 1, "pass", [1], {"_model": "street.matter", "_spent": False, "_ids": [], "_values": {}})


class TestHostileCalls(WireCase):
    def test_private_methods_are_not_on_the_wire(self):
        for model, methods in PRIVATE.items():
            for method in methods:
                for login in ("admin", "handler"):
                    with self.subTest(f"{model}.{method} as {login}"):
                        self.assertRefused(login, model, method, statuses=(403, 404), ids=[world()["matter"]])

    def test_no_forged_pass_opens_a_protected_field(self):
        matter = self.new_matter()
        for forged in FORGED_PASSES:
            for login in ("admin", "command", "dispatcher", "handler"):
                with self.subTest(f"{forged} as {login}"):
                    self.assertRefused(login, "street.matter", "write", ids=[matter], vals={"state": "closed"}, context={"street_write_pass": forged})
        self.assertEqual(ask("command", "street.matter", "read", ids=[matter], fields=["state"])[0]["state"], "registered")

    def test_creation_takes_no_state_from_the_context(self):
        ids = ask("intake", "street.matter", "create", vals_list=[{"description": "Stall", "source": "visit"}],
                  context={"default_state": "closed", "default_name": "X-1", "default_is_timely": True, "street_write_pass": True})
        made = ask("intake", "street.matter", "read", ids=ids, fields=["state", "name", "is_timely"])[0]
        self.assertEqual((made["state"], made["is_timely"]), ("collected", False))
        self.assertNotEqual(made["name"], "X-1")

    def test_the_log_and_its_seals_are_nobodys_to_write(self):
        line = ask("admin", "street.log", "search", domain=[], limit=1)
        for login in ("admin", "command"):
            for model in ("street.log", "street.log.seal", "street.number", "street.deadline"):
                for method, arguments in (("write", {"ids": line, "vals": {}}), ("unlink", {"ids": line}), ("create", {"vals_list": [{}]})):
                    with self.subTest(f"{model}.{method} as {login}"):
                        self.assertRefused(login, model, method, **arguments)

    def test_other_peoples_files_cannot_be_pulled_into_a_matter(self):
        foreign, matter = world()["foreign"], self.new_matter()
        for field in ("photo_before_ids", "photo_after_ids"):
            self.assertRefused("intake", "street.matter", "write", ids=[matter], vals={field: [[4, foreign]]})
            self.assertRefused("intake", "street.matter", "create", vals_list=[{"description": "x", "source": "visit", field: [[6, 0, [foreign]]]}])
        self.assertRefused("handler", "ir.attachment", "write", ids=[foreign], vals={"res_model": "street.matter", "res_id": world()["matter"]})
        self.assertRefused("handler", "ir.attachment", "read", ids=[foreign], fields=["raw"])

    def test_a_move_without_records_answers_in_words(self):
        for method, arguments in (("action_register", {}), ("action_dispatch", {"unit_id": world()["units"][0]}), ("action_reject", {"reason": "x"})):
            refusal = self.assertRefused("dispatcher", "street.matter", method, statuses=(422,), ids=[], **arguments)
            self.assertNotIn("does not exist", refusal.body)
            self.assertNotIn("Traceback", refusal.message)


class TestConfidentialReporter(WireCase):
    """Every way by which somebody who may see the matter, but not who reported it, might find the name."""

    def answers(self):
        """(what was asked, answer) as the handler of the matter."""
        by_name, phone = [["name", "=", SECRET]], [["phone", "like", "1390000"]]
        matter, reporter = world()["matter"], world()["reporter"]
        asked = {
            "matter by name": ("street.matter", "search", {"domain": [["reporter_ids.name", "=", SECRET]]}),
            "matter by part of the name": ("street.matter", "search_count", {"domain": [["reporter_ids.name", "like", SECRET[:3]], ["id", "=", matter]]}),
            "matter by any": ("street.matter", "search", {"domain": [["reporter_ids", "any", by_name]]}),
            "matter by the text of the link": ("street.matter", "search", {"domain": [["reporter_ids", "ilike", SECRET]]}),
            "task by name": ("street.task", "search", {"domain": [["matter_id.reporter_ids.phone", "like", "1390000"]]}),
            "reporter by phone": ("street.matter.reporter", "search", {"domain": phone}),
            "reporter by id": ("street.matter.reporter", "read", {"ids": [reporter], "fields": ["name", "phone", "statement"]}),
            "reporter searched and read": ("street.matter.reporter", "search_read", {"domain": [["matter_id", "=", matter]], "fields": ["name"]}),
            "name_search": ("street.matter.reporter", "name_search", {"name": SECRET}),
            "grouped": ("street.matter.reporter", "formatted_read_group", {"domain": phone, "groupby": ["name"], "aggregates": ["__count"]}),
            "web_search_read": ("street.matter", "web_search_read", {
                "domain": [["id", "=", matter]], "specification": {"reporter_ids": {"fields": {"name": {}, "phone": {}}}, "obstacles": {}}}),
            "exported from the matter": ("street.matter", "export_data", {"ids": [matter], "fields_to_export": ["reporter_ids/name", "reporter_ids/phone"]}),
            "exported": ("street.matter.reporter", "export_data", {"ids": [reporter], "fields_to_export": ["name"]}),
            "messages": ("mail.message", "search_read", {"domain": [["body", "ilike", SECRET]], "fields": ["body"]}),
            "copied": ("street.matter.reporter", "copy_data", {"ids": [reporter]}),
            "everything of the matter": ("street.matter", "read", {"ids": [matter], "fields": []}),
        }
        for what, (model, method, arguments) in asked.items():
            try:
                yield what, ask("handler", model, method, **arguments)
            except Refused as refusal:
                yield what, refusal.body if refusal.status < 500 else f"{refusal.status}: {refusal.body[:500]}"

    def test_the_handler_sees_the_matter(self):
        self.assertEqual(len(ask("handler", "street.matter", "read", ids=[world()["matter"]], fields=["name"])), 1)

    def test_the_handler_finds_the_name_by_no_way(self):
        for what, answer in self.answers():
            with self.subTest(what):
                body = json.dumps(answer, ensure_ascii=False)
                self.assertNotIn(SECRET, body.replace(f'"{SECRET}"', "") if "domain" in body else body)
                self.assertNotIn("13900001111", body)
                self.assertFalse(isinstance(answer, int) and answer, "the count tells that the name is there")
                if what.startswith(("matter by", "task by", "reporter by phone", "grouped", "messages", "name_search")):
                    self.assertFalse(isinstance(answer, list) and answer, f"the search finds it: {answer}")

    def test_intake_sees_the_name(self):
        self.assertEqual(ask("intake", "street.matter.reporter", "read", ids=[world()["reporter"]], fields=["name"])[0]["name"], SECRET)
