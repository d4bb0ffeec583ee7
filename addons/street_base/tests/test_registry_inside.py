"""The attack table, second part: code that runs inside a move, and models that inherit a protected one by delegation."""

import logging
from collections import Counter
from contextlib import ExitStack
from unittest.mock import patch

from odoo import SUPERUSER_ID, fields, models
from odoo.exceptions import UserError
from odoo.models import MAGIC_COLUMNS, BaseModel
from odoo.orm.model_classes import add_to_registry
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools import write_pass
from .guard_common import LOCKED_LINES
from .test_registry_guard import AttackCase

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install")
class TestInsideTheMove(AttackCase):
    """An automated action, a compute or a hook of mail that runs below a worker gets nothing of the worker's pass."""

    rows = Counter()

    @mute_logger("odoo.sql_db", "odoo.models", "odoo.addons.base.models.ir_actions")
    def test_what_runs_below_a_worker_writes_no_protected_field(self):
        names = [name for name in self.our_models() if self.protected_of(name)]
        for name in names:
            self.attack_worker(self.make(name), self.protected_of(name), self.worker)
        self.assertLessEqual(set(names), set(self.rows), "every protected model is in the table")
        self.assertTrue(names, "no protected model is installed: the table is empty")
        _logger.info("inside a move: %s rows on %s protected models", self.rows.total(), len(names))

    @mute_logger("odoo.sql_db", "odoo.models", "odoo.addons.base.models.ir_actions")
    def test_what_runs_below_a_worker_writes_no_locked_line(self):
        names = [name for name in self.our_models() if issubclass(self.registry[name], self.registry[LOCKED_LINES])]
        for name in names:
            line, _parent = self.locked_line(name)
            writable = {field.name for field in line._fields.values() if field.store and not field.related and field.name not in MAGIC_COLUMNS}
            kept = writable & set(getattr(line, "_street_never_written", ()))
            self.attack_worker(line, sorted(writable - kept), lambda line, vals: line._street_write(vals))
            for field in sorted(kept):
                with self.assertRaises(UserError, msg=f"{name}.{field}: no worker writes it either"), self.env.cr.savepoint():
                    line._street_write({field: line._fields[field].convert_to_write(line[field], line)})
        self.assertLessEqual(set(names), set(self.rows), "every model of locked lines is in the table")

    def worker(self, record, vals):
        """What the worker of a move does, in either of the two mixins."""
        if hasattr(record, "_street_initial"):
            return write_pass.with_pass(record, vals).write(vals)
        return record._do_write(vals)

    def attack_worker(self, record, names, worker):
        for name in names:
            forged = self.forged(record.sudo(), name)
            if forged is None:
                continue
            before, vals = self.value(record, name), {name: record._fields[name].convert_to_write(record[name], record)}
            for mine in (record.with_user(self.strongest), record.with_user(self.strongest).sudo()):
                role = "worker as superuser" if mine.env.su else "worker as a person"
                for door, automation in self.automations(name, forged, vals).items():
                    ran = []
                    with self.below(mine, automation, ran):
                        self.attack(
                            (record._name, name, door, role), lambda mine=mine, vals=vals: worker(mine, dict(vals)),
                            lambda _result, name=name, before=before: self.value(record, name) != before)
                    self.assertTrue(ran or not mine.env.su, f"{record._name}.{name}: nothing ran below the worker")

    def automations(self, name, forged, vals):
        """Function of the records below the worker, and of the worker's own pass, by name."""
        key = write_pass.CONTEXT_KEY
        return {
            "write": lambda records, _ticket: records.write({name: forged}),
            "write as superuser": lambda records, _ticket: records.sudo().write({name: forged}),
            "write as the system": lambda records, _ticket: records.with_user(SUPERUSER_ID).write({name: forged}),
            "assignment": lambda records, _ticket: records.update({name: forged}),
            "the pass again": lambda records, ticket: records.with_context(**{key: ticket}).write({name: forged}),
            "the pass with more": lambda records, ticket: records.with_context(**{key: ticket}).write({**vals, name: forged}),
            "server action": lambda records, _ticket: self.server_action(records, {name: forged}),
        }

    def below(self, record, automation, ran):
        """Have ``automation`` run where an override of another addon or an automated action does: after the storing, inside the move."""
        plain, redeem, tickets = BaseModel.write, write_pass.redeem, []

        def redeem_and_tell(records, values):
            tickets.append(records.env.context.get(write_pass.CONTEXT_KEY))
            return redeem(records, values)

        def write(records, vals):
            result = plain(records, vals)
            if records._name == record._name and not ran:
                ran.append(True)
                automation(records, tickets[0] if tickets else None)
            return result

        patches = ExitStack()
        patches.enter_context(patch.object(BaseModel, "write", write))
        patches.enter_context(patch.object(write_pass, "redeem", redeem_and_tell))
        return patches

    def server_action(self, records, vals):
        """What an administrator's automated action does: as superuser, on the records it is started for."""
        action = self.env["ir.actions.server"].sudo().create({
            "name": "Forge", "state": "code", "model_id": self.env["ir.model"]._get_id(records._name), "code": "records.write(env.context['forged'])",
        })
        return action.with_context(active_model=records._name, active_ids=records.ids, active_id=records[:1].id, forged=vals).run()


@tagged("post_install", "-at_install")
class TestHeirs(AttackCase):
    """A model of another addon that inherits a protected one by delegation (``_inherits``) is no way round its guard."""

    rows = Counter()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        mixin = cls.registry[LOCKED_LINES]
        cls.lines = [name for name in cls.our_models() if issubclass(cls.registry[name], mixin)]
        cls.protected = [name for name in cls.our_models() if cls.protected_of(name)]
        cls.heirs = {name: f"street.test.heir{number}" for number, name in enumerate(dict.fromkeys(cls.protected + cls.lines))}
        for name, heir in cls.heirs.items():
            add_to_registry(cls.registry, type(heir.title().replace(".", ""), (models.Model,), {
                "__module__": __name__, "_module": None, "_name": heir, "_description": "Heir of a test", "_inherits": {name: "thing_id"},
                "thing_id": fields.Many2one(name, required=True, ondelete="cascade"),
            }))
            cls.addClassCleanup(cls.registry.__delitem__, heir)
            cls.addClassCleanup(cls.registry[name]._inherits_children.discard, heir)
        cls.registry._setup_models__(cls.env.cr, [])
        cls.registry.init_models(cls.env.cr, list(cls.heirs.values()), {"module": "street_base"})
        cls.env["ir.model.access"].create([
            {"name": heir, "model_id": cls.env["ir.model"]._get_id(heir), "group_id": cls.env.ref("base.group_user").id,
             "perm_read": True, "perm_write": True, "perm_create": True, "perm_unlink": True} for heir in cls.heirs.values()
        ])

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_heirs_change_no_protected_field(self):
        for name in self.protected:
            record = self.make(name)
            for field in self.protected_of(name):
                forged = self.forged(record, field)
                if forged is not None:
                    for role, user in self.attackers(name).items():
                        self.attack_heir(record, self.heir_of(record, user), field, forged, role)
        self.assertLessEqual(set(self.protected), set(self.rows), "every protected model is in the table")
        _logger.info("heirs: %s rows on %s models", self.rows.total(), len(self.rows))

    def heir_of(self, record, user):
        heir = self.env[self.heirs[record._name]].sudo().search([("thing_id", "=", record.id)], limit=1)
        return (heir or heir.create({"thing_id": record.id})).with_user(user)

    def attack_heir(self, record, heir, field, forged, role):
        before, model = self.value(record, field), heir.browse()
        values, given = self.minimal(record._name), {f"default_{field}": forged}

        def changed(_result):
            return self.value(record, field) != before

        def born(made):
            made = made if hasattr(made, "_ids") else model.browse([row["id"] for row in made or []])
            things = made.sudo().thing_id - record.sudo()
            held = [self.value(thing, field) for thing in things]
            return any(value != before and value == ([forged] if record._fields[field].type == "many2one" else forged) for value in held)

        attacks = {
            "write": (lambda: heir.write({field: forged}), changed),
            "web_save": (lambda: heir.web_save({field: forged}, {}), changed),
            "assignment": (lambda: heir.update({field: forged}), changed),
            "pass": (lambda: heir.with_context(**{write_pass.CONTEXT_KEY: True}).write({field: forged}), changed),
            "create": (lambda: model.create([{**values, field: forged}]), born),
            "create over": (lambda: model.create([{"thing_id": record.id, field: forged}]), changed),
            "default_*": (lambda: model.with_context(**given).create([values]), born),
            "web_save new": (lambda: model.web_save({**values, field: forged}, {}), born),
            "copy": (lambda: heir.copy({field: forged}), born),
            "copy default_*": (lambda: heir.with_context(**given).copy(), born),
        }
        for door, (call, stands) in attacks.items():
            self.attack((record._name, field, f"heir {door}", role), call, stands)

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_heirs_change_no_locked_line(self):
        for name in self.lines:
            way = self.registry[name]._street_parent
            line, parent = self.locked_line(name)
            free = self.make(parent._name)
            values = {**self.minimal(name), way: parent.id}
            writable = [field.name for field in line._fields.values() if field.store and not field.related and field.name not in (*MAGIC_COLUMNS, way)]
            for role, user in self.attackers(name).items():
                heir = self.heir_of(line, user)
                for field in writable:
                    forged = self.forged(line.sudo(), field)
                    if forged is not None:
                        before = self.value(line, field)
                        self.attack((name, field, "heir write", role), lambda v={field: forged}, heir=heir: heir.write(v),
                                    lambda _result, field=field, before=before, line=line: self.value(line, field) != before)
                self.attack((name, way, "heir moved away", role), lambda heir=heir, way=way, free=free: heir.write({way: free.id}),
                            lambda _result, line=line, way=way, parent=parent: self.value(line, way) != parent.ids)
                self.attack((name, way, "heir create", role), lambda heir=heir, values=values: heir.create([values]),
                            lambda made, way=way, parent=parent: made.sudo().thing_id[way] == parent)
        self.assertLessEqual(set(self.lines), set(self.rows), "every model of locked lines is in the table")

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_deleting_an_heir_deletes_no_record_that_has_moved_on(self):
        for name in self.protected:
            record = self.make(name)
            if hasattr(record, "_street_first_state"):
                heir = self.heir_of(record, self.strongest)
                next(self.move_on(record))
                self.attack((name, "record", "heir unlink", "strongest"), lambda heir=heir: heir.unlink(),
                            lambda _result, record=record: not record.exists())
