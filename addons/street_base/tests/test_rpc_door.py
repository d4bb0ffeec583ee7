"""Calls that hold what no caller should send: the answer is a refusal in words, over JSON-2 and from the web client."""

import inspect
from datetime import timedelta

from odoo import fields
from odoo.tests import BaseCase, HttpCase, tagged
from odoo.tools import mute_logger

from ..tools import call_arguments as arguments
from .guard_common import GuardCase

FIT = {
    arguments.TEXT: ["words", "", None, False], arguments.FLAG: [True, False, 1, 0, None], arguments.NUMBER: [3, 2.5, "2.50", 0, None],
    arguments.DAY: ["2026-11-27", "2026-11-27 08:00:00", "2026-11-27T08:00:00", "", None], arguments.ID: [7, None, False],
    arguments.IDS: [[], [7, 8], None], arguments.LIST: [[], [{"a": 1}], None], arguments.OBJECT: [{}, {"a": [1]}, None],
}
MISFIT = {
    arguments.TEXT: [1, True, ["x"], {"a": 1}], arguments.FLAG: ["false", "no", 2, [True], {}], arguments.NUMBER: [True, [1], {}, float("nan"), float("inf"), 10**30],
    arguments.DAY: [20261127, True, ["2026-11-27"], "tomorrow", "2026-13-45", "0001-01-01", "9999-12-31 23:59:59"],
    arguments.ID: ["7", True, 0, -1, 2**31, 7.0, [7], {}], arguments.IDS: [7, "78", [[7]], ["7"], [True], [2**40], [None], {"a": 7}],
    arguments.LIST: ["x", 1, {"a": 1}], arguments.OBJECT: ["x", 1, [1]],
}
LONE = "\ud800"


@tagged("post_install", "-at_install")
class TestCallArguments(BaseCase):
    def test_each_kind_takes_what_it_is_and_nothing_else(self):
        for kind, values in FIT.items():
            for value in values:
                self.assertTrue(arguments.fits(kind, value), f"{kind}: {value!r}")
            for value in MISFIT[kind]:
                self.assertFalse(arguments.fits(kind, value), f"{kind}: {value!r}")

    def test_what_cannot_be_stored_is_found_however_deep(self):
        for bad in ("a\x00b", f"a{LONE}"):
            for value in (bad, [[{"a": [bad]}]], {bad: 1}, {"vals": {"line_ids": [[0, 0, {"note": bad}]]}}):
                self.assertEqual(arguments.find_unstorable(value), bad)
        self.assertIsNone(arguments.find_unstorable({"a": ["赵明亮 𠮷", 1, None, {"b": "x" * 100_000}]}))

    def test_a_very_deep_value_is_looked_through(self):
        deep = "x"
        for _level in range(50_000):
            deep = [deep]
        self.assertIsNone(arguments.find_unstorable(deep))


@tagged("post_install", "-at_install")
class TestRpcDoor(GuardCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        key = cls.env["res.users.apikeys"].with_user(cls.strongest)._generate("rpc", "test", fields.Datetime.now() + timedelta(days=1))
        cls.headers = {"Authorization": f"Bearer {key}"}
        cls.unit = cls.env["street.unit"].create({"name": "Squad at the door", "code": "DOOR", "company_id": cls.office.id})

    def ask(self, model, method, **body):
        """(status, message) of a call over JSON-2."""
        given = body.get("context", {})
        body["context"] = {"lang": "en_US", **given} if isinstance(given, dict) else given
        self.env.flush_all()
        with mute_logger("odoo.http", "odoo.sql_db", "odoo.addons.street_base.controllers.rpc_door"):
            answer = self.url_open(f"/json/2/{model}/{method}", json=body, headers=self.headers)
        self.env.invalidate_all()
        return answer.status_code, answer.json().get("message", "") if isinstance(answer.json(), dict) else answer.json()

    def suite_calls(self):
        """(model, method, names of its arguments) of what the suite adds to the contract."""
        for name in self.our_models():
            for method, function in inspect.getmembers(self.registry[name], inspect.isfunction):
                if function.__module__.startswith("odoo.addons.street_") and (method.startswith("action_") or name.startswith("street.")) \
                        and not method.startswith("_") and not hasattr(self.registry["base"], method) and not getattr(function, "_api_private", False):
                    yield name, method, [*inspect.signature(function).parameters.values()][1:]

    def test_every_argument_of_the_suite_has_a_kind(self):
        unknown = sorted({
            f"{name}.{method}({parameter.name})" for name, method, parameters in self.suite_calls() for parameter in parameters
            if parameter.kind is parameter.POSITIONAL_OR_KEYWORD and arguments.kind_of(parameter.name) is None})
        self.assertFalse(unknown, "name the kind of these arguments in tools/call_arguments.py")

    def test_every_method_of_the_suite_refuses_arguments_of_another_kind(self):
        asked = set()  # the door tells kinds by names: one model for each pair of names
        for name, method, parameters in self.suite_calls():
            needed = {parameter.name: None for parameter in parameters if parameter.default is parameter.empty and parameter.kind is parameter.POSITIONAL_OR_KEYWORD}
            for parameter in parameters:
                kind = arguments.kind_of(parameter.name)
                if kind in MISFIT and (method, parameter.name) not in asked:
                    asked.add((method, parameter.name))
                    bad = MISFIT[kind][-1]
                    with self.subTest(f"{name}.{method}({parameter.name}={bad!r})"):
                        status, message = self.ask(name, method, **{**needed, parameter.name: bad})
                        self.assertEqual(status, 422)
                        self.assertIn(parameter.name, message)
        self.assertTrue(asked)

    def test_text_that_cannot_be_stored_is_refused_in_words(self):
        for model, method, body in (
            ("street.unit", "create", {"vals_list": [{"name": "a\x00b", "code": "D2", "company_id": self.office.id}]}),
            ("street.unit", "write", {"ids": self.unit.ids, "vals": {"name": f"a{LONE}"}}),
            ("street.unit", "search", {"domain": [["name", "=", "a\x00b"]]}),
            ("street.unit", "load", {"fields": ["name"], "data": [["a\x00b"]]}),
            ("street.unit", "search", {"domain": [], "context": {"tz": "a\x00b"}}),
        ):
            with self.subTest(f"{method} {body}"):
                status, message = self.ask(model, method, **body)
                self.assertEqual(status, 422)
                self.assertIn("cannot be stored", message)
        self.assertEqual(self.unit.name, "Squad at the door")

    def test_odoos_own_methods_refuse_nonsense_in_words_and_change_nothing(self):
        before = self.env["street.unit"].search_count([])
        for method, body in (
            ("write", {"vals": {"company_id": "x"}}), ("write", {"vals": {"company_id": 2**40}}), ("write", {"vals": {"name": {"a": 1}}}),
            ("write", {"vals": [1]}), ("write", {"vals": {"no_such_field": 1}}), ("write", {"vals": {"kind": "no such kind"}}),
            ("write", {"vals": {"member_ids": [[6, 0, ["x"]]]}}), ("write", {"vals": {"member_ids": 5}}),
            ("read", {"fields": ["no_such_field"]}), ("read", {"fields": 5}), ("copy", {"default": [1]}),
        ):
            with self.subTest(f"{method} {body}"):
                status, message = self.ask("street.unit", method, ids=self.unit.ids, **body)
                self.assertIn(status, (200, 422) if method == "write" and "name" in str(body) else (422,), message)
                self.assertNotIn("Traceback", str(message))
        for method, body in (
            ("search", {"domain": "x"}), ("search", {"domain": [["id", "no operator", 1]]}), ("search", {"domain": [["id", "=", 2**70]]}),
            ("search", {"domain": [["no_such_field", "=", 1]]}), ("search", {"domain": [], "order": "no_such_field"}), ("search", {"domain": [], "limit": "x"}),
            ("search", {"domain": [], "offset": -5}), ("create", {"vals_list": 5}), ("create", {"vals_list": [5]}), ("search_read", {"domain": [[]]}),
            ("formatted_read_group", {"domain": [], "groupby": ["no_such_field"], "aggregates": ["x:y"]}),
            ("search", {"domain": [], "context": {"allowed_company_ids": ["x"]}}), ("search", {"domain": [], "context": {"allowed_company_ids": 5}}),
            ("search", {"domain": [], "context": {"tz": 5}}),
        ):
            with self.subTest(f"{method} {body}"):
                status, message = self.ask("street.unit", method, **body)
                self.assertIn(status, (200, 403, 422), message)
        for ids in ("x", ["x"], [True], [[1]], 0, [2**31], {"a": 1}):
            with self.subTest(f"ids {ids}"):
                self.assertEqual(self.ask("street.unit", "read", ids=ids, fields=["name"])[0], 422)
        for context in ("x", [1], 5):
            with self.subTest(f"context {context}"):
                self.assertEqual(self.ask("street.unit", "search", domain=[], context=context)[0], 422)
        self.assertEqual(self.env["street.unit"].search_count([]), before)

    def test_a_fault_of_the_program_is_kept_in_the_log(self):
        with self.assertLogs("odoo.addons.street_base.controllers.rpc_door", "ERROR") as logged, mute_logger("odoo.http"):
            answer = self.url_open("/json/2/street.unit/search", json={"domain": [["no_such_field", "=", 1]]}, headers=self.headers)
        self.assertEqual(answer.status_code, 422)
        self.assertIn("Traceback", "".join(logged.output))
        self.assertIn("no_such_field", answer.json()["message"])
        self.assertNotIn("Traceback", answer.json()["message"])

    def test_the_web_client_gets_the_same_sentences(self):
        self.strongest.password = "door_password"
        self.authenticate(self.strongest.login, "door_password")
        for route in ("call_kw", "call_button"):
            for model, method, args, kwargs, words in (
                ("street.unit", "write", [self.unit.ids, {"name": "a\x00b"}], {}, "cannot be stored"),
                ("street.workday", "add_period", [["x"], 1, "day"], {}, "start"),
                ("street.workday", "add_period", [], {"start": "2026-11-27", "length": [1], "unit": "working_day"}, "length"),
            ):
                with self.subTest(f"{route} {method}"), mute_logger("odoo.http"):
                    params = {"model": model, "method": method, "args": args, "kwargs": {**kwargs, "context": {"lang": "en_US"}}}
                    answer = self.url_open(f"/web/dataset/{route}/{model}/{method}", json={"jsonrpc": "2.0", "method": "call", "params": params}).json()
                    self.assertIn(words, answer["error"]["data"]["message"])
                    self.assertEqual(answer["error"]["data"]["name"], "odoo.exceptions.UserError")


@tagged("post_install", "-at_install")
class TestPageDoor(HttpCase):
    def test_an_address_that_no_database_keeps_is_not_found(self):
        for address in ("/street/c/a%00b", "/street/no/such/page%00", "/web/image/%00/1/name", "/report_py/%00"):
            with self.subTest(address), mute_logger("odoo.http"):
                self.assertIn(self.url_open(address).status_code, (404, 405))

    def test_a_form_with_such_a_text_is_a_bad_request(self):
        for address in ("/web/login?redirect=%00", "/web/health?a%00b=1"):
            with self.subTest(address), mute_logger("odoo.http"):
                self.assertEqual(self.url_open(address).status_code, 400)
        with mute_logger("odoo.http"):
            self.assertEqual(self.url_open("/web/login", data={"login": "a\x00b", "password": "x"}).status_code, 400)

    def test_a_paper_that_python_writes_is_no_page(self):
        report = self.env["ir.actions.report"].search([("report_type", "=", "py-pdf")], limit=1)
        self.authenticate("admin", "admin")
        for kind in ("html", "text", "pdf"):
            with self.subTest(kind), mute_logger("odoo.http", "odoo.addons.base.models.ir_actions_report"):
                self.assertIn(self.url_open(f"/report/{kind}/{report.report_name}/1").status_code, (400, 422))
