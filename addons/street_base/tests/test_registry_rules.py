"""What holds for every model of the suite: tables of moves, what is public, who has access."""

import inspect
import re

from odoo.exceptions import UserError
from odoo.models import BaseModel
from odoo.tests import tagged

from .guard_common import OURS, GuardCase

# Methods other programs call, besides action_*: the public contract of the suite. A new one needs a place in it.
PUBLIC_CONTRACT = {
    "street.grid": {"locate", "check_topology", "import_geojson", "export_geojson"},
    "street.authority.item": {"route"},
    "street.workday": {"add_period"},
    "street.log": {"verify"},
    "street.certificate": {"valid_on"},
    "street.training.session": {"log_class", "import_sheet"},  # a class from a form or a program, in one call
    "street.case": {"issue_document", "penalise_on_spot"},
    "street.decision": {"surcharge"},
    "street.custody": {"issue"},
    "street.hotline.import": {"import_file"},
    "street.matter": {"settle_on_spot", "collect_on_spot"},  # a finding from a terminal, in one call
    "street.desk": {"get_figures"},  # asked by the dispatcher's home screen
    "street.matter.rate": {"compute_rates"},  # the figures of the list, for other programs
}
OWN_MOVE = re.compile(r"self\._street_move\(\s*[\"'](\w+)[\"']")
OTHERS_MOVE = re.compile(r"(?<!self)\._street_move\(\s*[\"'](\w+)[\"']")


@tagged("post_install", "-at_install")
class TestRegistryRules(GuardCase):
    def our_classes(self, name):
        """Classes of a model that are ours, nearest first."""
        return [cls for cls in self.registry[name].__mro__ if cls.__module__.startswith(OURS)]

    def our_public_methods(self):
        """(model, class, method name, function) of every public method that one of our addons defines."""
        for name in sorted(self.registry):
            if name.startswith("street.test."):
                continue
            for cls in self.our_classes(name):
                for method, function in vars(cls).items():
                    if inspect.isfunction(function) and not method.startswith("_"):
                        yield name, cls, method, function

    def is_override(self, name, method):
        """Whether Odoo itself defines the method, for the model or for all models."""
        return any(method in vars(cls) for cls in self.registry[name].__mro__ if not cls.__module__.startswith(OURS) and cls.__name__ != name) \
            or hasattr(BaseModel, method)

    def is_contract(self, name, method):
        ancestors = {name, *self.registry[name]._inherit_module} if hasattr(self.registry[name], "_inherit_module") else {name}
        return any(method in PUBLIC_CONTRACT.get(model, ()) for model in ancestors)

    def test_public_methods_are_actions_or_the_contract(self):
        strays = [
            f"{name}.{method} ({cls.__module__}): starts neither with action_ nor is it in the contract: rename it to _{method}"
            for name, cls, method, function in self.our_public_methods()
            if not method.startswith("action_") and not self.is_override(name, method) and not self.is_contract(name, method)
            and not getattr(function, "_api_private", False)
        ]
        self.assertFalse(strays, "\n".join(strays))

    def test_public_methods_say_what_they_do(self):
        silent = sorted({
            f"{name}.{method} ({cls.__module__}): write a docstring"
            for name, cls, method, function in self.our_public_methods()
            if not function.__doc__ and not self.is_override(name, method) and not self.is_documented_below(cls, name, method)
        })
        self.assertFalse(silent, "\n".join(silent))

    def is_documented_below(self, cls, name, method):
        """An override of our own method says nothing new: the method it extends is documented."""
        others = self.our_classes(name)
        return any(getattr(vars(other).get(method), "__doc__", None) for other in others[others.index(cls) + 1:])

    def test_every_model_names_who_may_use_it(self):
        without = [name for name in self.our_models()
                   if not self.env["ir.model.access"].search_count([("model_id.model", "=", name), ("group_id", "!=", False)])]
        self.assertFalse(without, "no row in ir.model.access.csv, so that nobody can use them")
        open_rows = self.env["ir.model.access"].search([("model_id.model", "=like", "street.%"), ("group_id", "=", False)])
        self.assertFalse(open_rows.mapped("name"), "open to the whole world, portal and public included")

    def test_moves_go_from_real_states_to_real_states(self):
        checked = 0
        for name in self.moving_models():
            model = self.env[name]
            states = set(model._fields["state"].get_values(self.env))
            self.assertIn(model._street_first_state(), states, name)
            for move, edge in model._street_edges().items():
                checked += 1
                self.assertIsInstance(edge.source, tuple, f"{name}.{move}")
                self.assertLessEqual({*edge.source, edge.target} - {None}, states, f"{name}.{move}: no such state")
                for group in filter(None, (group.strip() for group in edge.groups.split(","))):
                    self.assertTrue(self.env.ref(group, raise_if_not_found=False), f"{name}.{move}: no group {group}")
                self.assertTrue(edge.label, f"{name}.{move}: needs a label, obstacles name it")
        self.assertTrue(checked, "no table of moves is installed")

    def test_kept_facts_are_real_fields_free_in_real_states(self):
        for name in self.moving_models():
            model = self.env[name]
            states = set(model._fields["state"].get_values(self.env))
            for key, kept in model._street_kept_facts().items():
                declared = f"{name}._street_kept[{key!r}]"
                self.assertIsInstance(kept.free, tuple, declared)
                self.assertTrue(kept.free and states - set(kept.free), f"{declared}: kept in every state, or in none")
                self.assertLessEqual(set(kept.free), states, f"{declared}: no such state")
                self.assertLessEqual((kept.names or set()) | kept.but, model._fields.keys(), f"{declared}: no such field")
                self.assertFalse((kept.names or set()) & model._street_fixed_fields(), f"{declared}: protected already")
                self.assertTrue(kept.advice, f"{declared}: say what to do instead")

    def test_every_state_can_be_reached(self):
        for name in self.moving_models():
            model = self.env[name]
            edges = model._street_edges().values()
            reached = {model._street_first_state()} | {edge.target for edge in edges}
            free = self.written_states(name)
            lost = set(model._fields["state"].get_values(self.env)) - reached - free
            self.assertFalse(lost, f"{name}: no move leads to these states")

    def written_states(self, name):
        """States that a worker of the model puts into its values itself (``{"state": "…"}``)."""
        source = "".join(inspect.getsource(cls) for cls in self.our_classes(name))
        return set(re.findall(r"[\"']state[\"']:\s*[\"'](\w+)[\"']", source))

    def test_every_move_has_a_public_action(self):
        actions = {function: name for name, _cls, method, function in self.our_public_methods() if method.startswith("action_")}
        # A move may be made through the action of another model, as a file is filled by its sheet.
        elsewhere = {move for function in actions for move in OTHERS_MOVE.findall(inspect.getsource(function))}
        for name in self.moving_models():
            called = set()
            for cls in self.our_classes(name):
                for method, function in vars(cls).items():
                    if inspect.isfunction(function) and method.startswith("action_"):
                        called |= {method.removeprefix("action_")} | set(OWN_MOVE.findall(inspect.getsource(function)))
            missing = set(self.env[name]._street_edges()) - called - elsewhere - self.internal_moves(name)
            self.assertFalse(missing, f"{name}: give these moves an action_ method, or write “# internal: who makes it” beside them")

    def internal_moves(self, name):
        """Moves whose declaration says that no client makes them."""
        source = "".join(inspect.getsource(cls) for cls in self.our_classes(name))
        return set(re.findall(r"[\"'](\w+)[\"']:\s*Transition\([^\n]*#\s*internal:", source))

    def test_copies_begin_anew(self):
        for name in self.our_models():
            for field in self.protected_of(name).keys() - {"active"}:
                self.assertFalse(self.registry[name]._fields[field].copy, f"{name}.{field}: is protected, so it needs copy=False")

    def test_actions_on_no_record_answer_in_words(self):
        """No ids over JSON-2 is a UserError or nothing; what only opens a window may insist on one record."""
        for name, _cls, method, function in self.our_public_methods():
            model = self.registry[name]
            if not method.startswith("action_") or model._abstract or not name.startswith("street.") or self.is_override(name, method):
                continue
            needed = [p for p in list(inspect.signature(function).parameters.values())[1:] if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD]
            with self.subTest(f"{name}.{method}"), self.env.cr.savepoint():
                try:
                    getattr(self.env[name].with_user(self.strongest), method)(*("1" for _parameter in needed))
                except UserError as error:
                    self.assertNotIn("does not exist", str(error))
                except ValueError as error:
                    self.assertIn("Expected singleton", str(error))
                    self.assertFalse(OWN_MOVE.search(inspect.getsource(function)), "a move says in words that it needs a record")

    def moving_models(self):
        return [name for name in self.our_models() if hasattr(self.env[name], "_street_edges") and self.env[name]._street_edges()]
