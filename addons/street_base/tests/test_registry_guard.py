"""The attack table: every protected field and every locked line of the registry, by every door a client can reach."""

import logging
from collections import Counter

from psycopg2 import IntegrityError

from odoo import SUPERUSER_ID, Command
from odoo.exceptions import UserError
from odoo.models import MAGIC_COLUMNS
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..tools.write_pass import CONTEXT_KEY
from .guard_common import LOCKED_LINES, GuardCase

_logger = logging.getLogger(__name__)
FORGED_PASSES = (True, {"_spent": False}, [1])


class Undone(Exception):
    """Thrown at the end of an attack so that its savepoint is undone whatever came of it."""


class AttackCase(GuardCase):
    """Counts the rows and knows when an attack got through."""

    rows = Counter()

    def attack(self, what, door, went_through):
        """One row of the table: the door is refused in words, or leaves things as they were.

        :param tuple what: model, field, door, user
        :param door: function that does what a client does
        :param went_through: function of the door's result: whether the forgery stands
        """
        self.rows[what[0]] += 1
        with self.subTest(" / ".join(what)):
            stands = False
            try:
                with self.env.cr.savepoint():
                    result = door()
                    self.env.flush_all()
                    stands = went_through(result)
                    raise Undone
            except (Undone, UserError, IntegrityError):
                pass  # what the database refuses reaches the client as a sentence too
            self.assertFalse(stands, "the forgery stands: guard this door")

    def attackers(self, name):
        """The lowest user who may write, and somebody with every role: the guard holds for both."""
        return {"lowest": self.lowest_user(name), "strongest": self.strongest}

    def create_with_default(self, model, field, forged, values):
        """A creation after the user saved a default of his own for the field."""
        model.env["ir.default"].set(model._name, field, forged, user_id=True)
        return model.create([values])

    def load(self, model, values):
        """The import of one row; many2one values go by database id."""
        names, row = [], []
        for name, value in values.items():
            kind = model._fields[name].type if name in model._fields else ""
            names.append(f"{name}/.id" if kind == "many2one" else name)
            row.append("" if value is False else str(value))
        return model.load(names, [row])

    def locked_line(self, name):
        """A line whose record has moved so far that it locks it, and that record."""
        way = self.registry[name]._street_parent
        parent = self.make(self.env[name]._fields[way].comodel_name)
        line = self.make(name, {way: parent.id})
        locked = parent._get_line_lock(name)[parent] or any(parent._get_line_lock(name)[parent] for _state in self.move_on(parent))
        self.assertTrue(locked, f"{name}: {parent._name} never locks its lines")
        return line, parent

    # ------------------------------------------------------------
    # A RECORD THAT IS THERE
    # ------------------------------------------------------------

    def attack_record(self, record, field, forged, role, only=None):
        """The doors to a field of a record; ``only`` limits them to some by name."""
        before = self.value(record, field)

        def changed(_result):
            return bool(record.exists()) and self.value(record, field) != before

        doors = {
            "write": lambda: record.write({field: forged}),
            "web_save": lambda: record.web_save({field: forged}, {}),
            "load": lambda: self.load(record.browse(), {".id": record.id, field: forged}),
            "write on no record": lambda: record.browse().write({field: forged}),
        }
        if hasattr(record, "web_save_multi"):
            doors["web_save_multi"] = lambda: record.web_save_multi([{field: forged}], {})
        for forged_pass in FORGED_PASSES:
            doors[f"pass {forged_pass}"] = lambda ticket=forged_pass: record.with_context(**{CONTEXT_KEY: ticket}).write({field: forged})
        if field == "active":
            doors |= {"archive": record.action_archive, "unarchive": record.action_unarchive}
        doors |= self.doors_of_relatives(record, field, forged)
        for door, call in doors.items():
            if only is None or door in only:
                self.attack((record._name, field, door, role), call, changed)

    def doors_of_relatives(self, record, field, forged):
        """Writable related fields that end in the protected one, and commands of the records this one hangs on."""
        doors = {}
        for name in self.registry:
            model = self.registry[name]
            if model._abstract or name.startswith("street.test."):
                continue
            for other in model._fields.values():
                if other.related and other.inverse and other.related_field is record._fields[field]:
                    doors[f"related {other}"] = lambda other=other: self.relative(other, record).write({other.name: forged})
                elif other.comodel_name == record._name and (other.type == "one2many" or other.type == "many2many") and other.store:
                    doors[f"command {other}"] = lambda other=other: self.parent(other, record).write(
                        {other.name: [Command.update(record.id, {field: forged})]})
        return doors

    def relative(self, field, record):
        """A record whose related field reaches this one."""
        way = field.related.split(".")[0]
        found = self.env[field.model_name].sudo().search([(way, "=", record.id)], limit=1)
        return found.with_user(record.env.user)

    def parent(self, field, record):
        """A record whose one2many or many2many may hold this one."""
        inverse = getattr(field, "inverse_name", None)
        parent = record.sudo()[inverse] if inverse and record._fields[inverse].type == "many2one" else None
        return (parent or self.some(field.model_name)).with_user(record.env.user).with_context(record.env.context)


@tagged("post_install", "-at_install")
class TestProtectedFields(AttackCase):
    rows = Counter()

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_protected_fields_change_by_no_door_but_a_move(self):
        names = [name for name in self.our_models() if self.protected_of(name)]
        declared = {
            name for name in self.our_models()
            if any("_street_protected" in vars(cls) and vars(cls)["_street_protected"] for cls in self.registry[name].__mro__)
        }
        self.assertLessEqual(declared, set(names), "these declare protected fields that no mixin guards")
        for name in names:
            self.assertTrue(self.attack_model(name), f"{name}: not one row")
        self.assertTrue(names, "no protected model is installed: the table is empty")
        self.assertEqual(set(names), set(self.rows), "every protected model is in the table")
        _logger.info("attack table: %s rows on %s protected models: %s", self.rows.total(), len(names), dict(self.rows))

    def attack_model(self, name):
        record = self.make(name)
        fields = [*self.protected_of(name)]
        for role, user in self.attackers(name).items():
            mine = record.with_user(user).with_company(record.company_id if "company_id" in record else self.office)
            for field in fields:
                forged = self.forged(record, field)
                if forged is not None:
                    self.attack_record(mine, field, forged, role)
                    self.attack_creation(mine, field, forged, role)
            self.attack_existence(mine, role)
            self.attack_files(mine, fields, role)
        return self.rows[name]

    # ------------------------------------------------------------
    # A RECORD TO COME
    # ------------------------------------------------------------

    def attack_creation(self, record, field, forged, role):
        name, model = record._name, record.browse()
        values = self.minimal(name)
        given = {f"default_{field}": forged}
        reference = self.value(record, field)

        def stands(result):
            made = model.sudo().browse(self.ids_of(result)).exists() - record.sudo()
            return any(self.value(one, field) != reference and self.is_forged(one, field, forged) for one in made)

        doors = {
            "create": lambda: model.create([{**values, field: forged}]),
            "default_*": lambda: model.with_context(**given).create([values]),
            "ir.default": lambda: self.create_with_default(model, field, forged, values),
            "web_save new": lambda: model.web_save({**values, field: forged}, {}),
            "web_save default_*": lambda: model.with_context(**given).web_save(values, {}),
            "name_create": lambda: model.with_context(**given).name_create("Forged"),
            "load new": lambda: self.load(model, {**{k: v for k, v in values.items() if not isinstance(v, list)}, field: forged}),
            "load default_*": lambda: self.load(model.with_context(**given), values),
            "copy": lambda: record.copy({field: forged}),
            "copy default_*": lambda: record.with_context(**given).copy(),
            "create with a pass": lambda: model.with_context(**{CONTEXT_KEY: True}).create([{**values, field: forged}]),
        }
        if model._fields.get(model._rec_name or "", model._fields["id"]).type not in ("char", "text"):
            del doors["name_create"]  # there is no name that it could take
        for door, call in doors.items():
            self.attack((name, field, door, role), call, stands)

    def is_forged(self, record, field, forged):
        held = self.value(record, field)
        return held == ([forged] if record._fields[field].type == "many2one" else forged)

    def ids_of(self, result):
        """Ids in whatever a door gave back."""
        if isinstance(result, dict):
            return result.get("ids") or []
        if hasattr(result, "_ids"):
            return result.ids
        if isinstance(result, tuple):
            return [result[0]]
        return [row["id"] for row in result or []]

    # ------------------------------------------------------------
    # DELETION AND FILES
    # ------------------------------------------------------------

    def attack_existence(self, record, role):
        """What has moved on is not deleted."""
        if not hasattr(record, "_street_first_state"):
            return
        before = record.sudo().state
        next(self.move_on(record.sudo()))
        doors = {
            "unlink": lambda: record.unlink(),
            "unlink with the uninstall flag": lambda: record.with_context(_force_unlink=True).unlink(),
            "unlink as superuser on behalf, with the flag": lambda: record.sudo().with_context(_force_unlink=True).unlink(),
        }
        for door, call in doors.items():
            self.attack((record._name, "record", door, role), call, lambda _result: not record.exists())
        self.env.cr.execute(f'UPDATE "{record._table}" SET state = %s WHERE id = %s', [before, record.id])
        record.invalidate_recordset()

    def attack_files(self, record, fields, role):
        """Files of a record whose files are kept: neither changed, nor moved, nor deleted; nor put in by way of a protected field."""
        if not hasattr(record, "_get_file_lock"):
            return
        before = record.sudo().state
        values = {"name": "kept.txt", "raw": b"kept", "res_model": record._name, "res_id": record.id}
        kept = self.env["ir.attachment"].sudo().create(values)
        locked = any(record.sudo()._get_file_lock("change")[record.sudo()] for _state in self.move_on(record.sudo()))
        self.assertTrue(locked, f"{record._name}: no state keeps its files")
        file = kept.with_user(record.env.user)
        doors = {
            "attachment content": lambda: file.write({"raw": b"forged"}),
            "attachment moved": lambda: file.write({"res_model": "res.users", "res_id": record.env.user.id}),
            "attachment unlinked": lambda: file.unlink(),
            "attachment unlinked with the uninstall flag": lambda: file.with_context(_force_unlink=True).unlink(),
            "attachment unlinked as superuser on behalf": lambda: file.sudo().with_context(_force_unlink=True).unlink(),
            "attachment taken away by mail": lambda: file.sudo().with_context(_force_unlink=True)._delete_and_notify(),
        }

        def changed(_result):
            file.invalidate_recordset()
            return not file.exists() or file.sudo().raw != b"kept" or file.sudo().res_id != record.id

        for door, call in doors.items():
            self.attack((record._name, "files", door, role), call, changed)
        for field in fields:
            if record._fields[field].type in ("binary", "image") and record._fields[field].attachment:
                forged = [{**values, "res_field": field, "raw": b"forged"}]
                self.attack((record._name, field, "attachment of the field", role),
                            lambda forged=forged: file.create(forged), lambda made: bool(made.exists()))
        self.env.cr.execute(f'UPDATE "{record._table}" SET state = %s WHERE id = %s', [before, record.id])
        kept.with_context(_force_unlink=True).unlink()
        record.invalidate_recordset()


@tagged("post_install", "-at_install")
class TestKeptFactDoors(AttackCase):
    rows = Counter()

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_kept_facts_change_by_no_door(self):
        names = [name for name in self.our_models() if getattr(self.env[name], "_street_kept_facts", dict)()]
        for name in names:
            for kept in self.env[name]._street_kept_facts().values():
                self.attack_kept(name, kept)
        self.assertTrue(names, "no model that keeps facts is installed: the table is empty")
        self.assertEqual(set(names), set(self.rows), "every model that keeps facts is in the table")
        _logger.info("attack table: %s rows on %s models that keep facts: %s", self.rows.total(), len(names), dict(self.rows))

    def attack_kept(self, name, kept):
        """All doors in the first state that keeps the facts, the plain one in every later state."""
        record = self.make(name)
        stored = [field for field in record._fields.values() if field.store and not field.related and field.type != "properties"]
        own = {field.name for field in stored if not (field.compute and field.readonly)}
        fields = kept.among(own - record._street_fixed_fields() - {*MAGIC_COLUMNS})
        attackers = {**self.attackers(name), "superuser": self.env["res.users"].browse(SUPERUSER_ID)}
        first, later = record.state, [state for state in self.move_on(record) if state not in kept.free]
        for place, state in enumerate(later):
            self.put_into(record, state)
            for role, user in attackers.items():
                mine = record.with_user(user).with_company(record.company_id if "company_id" in record else self.office)
                for field in sorted(fields):
                    if (forged := self.forged(record, field)) is not None:
                        self.attack_record(mine, field, forged, f"{role} in {state}", only=("write",) if place else None)
        self.put_into(record, first)

    def put_into(self, record, state):
        self.env.flush_all()
        self.env.cr.execute(f'UPDATE "{record._table}" SET state = %s WHERE id = %s', [state, record.id])
        record.invalidate_recordset()


@tagged("post_install", "-at_install")
class TestLockedLineDoors(AttackCase):
    rows = Counter()

    @mute_logger("odoo.sql_db", "odoo.models")
    def test_lines_of_a_locked_record_stay_by_every_door(self):
        mixin = self.registry[LOCKED_LINES]
        names = [name for name in self.our_models() if issubclass(self.registry[name], mixin)]
        for name in names:
            self.assertIn(self.registry[name]._street_parent, self.registry[name]._fields, f"{name}: _street_parent names no field")
            self.attack_lines(name)
        self.assertTrue(names, "no model of locked lines is installed: the table is empty")
        self.assertEqual(set(names), set(self.rows), "every model of locked lines is in the table")
        _logger.info("attack table: %s rows on %s models of lines: %s", self.rows.total(), len(names), dict(self.rows))

    def attack_lines(self, name):
        way = self.registry[name]._street_parent
        parent_name = self.env[name]._fields[way].comodel_name
        line, parent = self.locked_line(name)
        free = self.make(parent_name)
        values = {**self.minimal(name), way: parent.id}
        for role, user in self.attackers(name).items():
            mine = line.with_user(user)
            self.attack_line(mine, way, parent, free, role)
            self.attack_creation(mine, way, parent, values, role)

    def attack_line(self, line, way, parent, free, role):
        """The line that is there: changed, moved away, deleted, through its own model and through its record."""
        fields = [field for field in line._fields.values() if field.store and not field.related and field.name not in (*MAGIC_COLUMNS, way)]
        images = {field.name: self.value(line, field.name) for field in fields}

        def changed(_result):
            return not line.exists() or self.value(line, way) != parent.ids or any(
                self.value(line, name) != value for name, value in images.items())

        doors = {
            "moved away": lambda: line.write({way: free.id}),
            "unlink": lambda: line.unlink(),
            "unlink with the uninstall flag": lambda: line.with_context(_force_unlink=True).unlink(),
            "unlink as superuser on behalf, with the flag": lambda: line.sudo().with_context(_force_unlink=True).unlink(),
        }
        for field in fields:
            forged = self.forged(line.sudo(), field.name)
            if forged is None:
                continue
            doors |= {
                f"write {field.name}": lambda v={field.name: forged}: line.write(v),
                f"web_save {field.name}": lambda v={field.name: forged}: line.web_save(v, {}),
                f"pass {field.name}": lambda v={field.name: forged}: line.with_context(**{CONTEXT_KEY: True}).write(v),
                f"load {field.name}": lambda v={field.name: forged}: self.load(line.browse(), {".id": line.id, **v}),
            }
            for holder in self.holders(line, way):
                doors[f"command {holder} {field.name}"] = lambda v={field.name: forged}, holder=holder: self.through(
                    parent, line, holder, Command.update(line.id, v))
        for holder in self.holders(line, way):
            for command in (Command.delete(line.id), Command.unlink(line.id), Command.clear(), Command.set([])):
                doors[f"command {holder} {command}"] = lambda command=command, holder=holder: self.through(parent, line, holder, command)
        if "active" in line._fields:
            doors["archive"] = line.action_archive
        for door, call in doors.items():
            self.attack((line._name, "line", door, role), call, changed)

    def holders(self, line, way):
        """One2many fields of the record that hold such lines."""
        parent = self.env[line._fields[way].comodel_name]
        return [field.name for field in parent._fields.values()
                if field.type == "one2many" and field.comodel_name == line._name and field.inverse_name == way]

    def through(self, parent, line, holder, command):
        return parent.with_user(line.env.user).write({holder: [command]})

    def attack_creation(self, line, way, parent, values, role):
        """A line to come: into the locked record, by name, by default, by copy and by the record's own command."""
        model, without = line.browse(), {name: value for name, value in values.items() if name != way}
        before = set(model.sudo().search([(way, "=", parent.id)])._ids)

        def grown(_result):
            return bool(set(model.sudo().search([(way, "=", parent.id)])._ids) - before)

        given = model.with_context(**{f"default_{way}": parent.id})
        doors = {
            "create": lambda: model.create([values]),
            "default_*": lambda: given.create([without]),
            "ir.default": lambda: self.create_with_default(model, way, parent.id, without),
            "web_save new": lambda: model.web_save(values, {}),
            "web_save default_*": lambda: given.web_save(without, {}),
            "name_create": lambda: given.name_create("Forged"),
            "load": lambda: self.load(model, {name: value for name, value in values.items() if not isinstance(value, list)}),
            "copy": lambda: line.copy(),
            "copy into": lambda: line.copy({way: parent.id}),
            "create with a pass": lambda: model.with_context(**{CONTEXT_KEY: True}).create([values]),
        }
        if model._fields.get(model._rec_name or "", model._fields["id"]).type not in ("char", "text"):
            del doors["name_create"]  # there is no name that it could take
        for holder in self.holders(line, way):
            doors[f"command {holder}"] = lambda holder=holder: self.through(parent, line, holder, Command.create(without))
        for door, call in doors.items():
            self.attack((line._name, "line", door, role), call, grown)
