"""Records and forged values for tests that take their models from the registry, so that a new addon is covered unnamed."""

import base64
from datetime import date, datetime
from itertools import count

from odoo import Command
from odoo.tests import TransactionCase, new_test_user

OURS = "odoo.addons.street_"
LOCKED_LINES = "street.locked.line.mixin"
# Values that generic filling cannot guess: model → function(case) returning what it must be created with.
FACTORIES = {
    # A new review and a new paper bring lines for every item and fact there is: a further line is about a new one.
    "street.case.review.line": lambda case: {"item_id": case.make("street.case.review.item").id},
    "street.document.value": lambda case: {"fact_id": case.make("street.document.fact").id},
    "street.matter.callback": lambda case: {"is_reached": False, "solved": False, "satisfaction": False},
    "street.authority.item": lambda case: {"power_source": "statutory"},
    "street.patrol.plan": lambda case: {"weekdays": "1"},
    # Somebody who holds none yet: one in force is the most that a person has for a subject.
    "street.certificate": lambda case: {"employee_id": case.env["hr.employee"].create({"name": "Guard", "company_id": case.office.id}).id},
    "street.shift.swap": lambda case: case.prepare_swap(),
    # The same course is logged once a day, so that each class has its own.
    "street.training.session": lambda case: {"course_id": case.make("street.course").id},
    # A case has one open proposal, and what hangs on it belongs to the same case.
    "street.decision": lambda case: case.prepare_decision(),
    "street.statement": lambda case: case.prepare_on_notice(),
    "street.hearing": lambda case: case.prepare_on_notice("case_id"),
    # What is taken in, served, published or attacked belongs to a case of its own.
    "street.evidence": lambda case: {"case_id": case.make("street.case").id},
    "street.service": lambda case: case.prepare_service(),
    "street.remedy": lambda case: case.prepare_remedy(),
    "street.publication": lambda case: case.prepare_publication(),
    # Of an item of its own, which nobody has and nobody has reserved.
    "street.equipment.retirement.line": lambda case: case.prepare_item(),
    "street.custody": lambda case: {**case.prepare_item(), "date_due": datetime(2099, 1, 1)},
    "street.reservation": lambda case: {**case.prepare_item(), "date_from": datetime(2098, 1, 1), "date_to": datetime(2098, 1, 2)},
    "street.kit.line": lambda case: case.prepare_item(),
    # Due after it was put on the list.
    "street.action.item": lambda case: {"date_due": date(2099, 1, 1)},
    "street.recorder.duty": lambda case: {"custody_id": case.make("street.custody").id},
    "street.drone.sortie": lambda case: case.prepare_item("drone"),
    "street.vehicle.trip": lambda case: case.prepare_vehicle(),
    "street.vehicle.fine": lambda case: {**case.prepare_vehicle(), "date": datetime(2026, 1, 5)},
    "street.upkeep.plan": lambda case: {**case.prepare_item(), "interval": 1},
    "street.custody.return.line": lambda case: {"custody_id": case.make("street.custody").id},
    # Somebody of a meeting is a person or at least a name.
    "street.meeting.attendee": lambda case: {"name": f"Guard {next(case.numbers)}"},
    "street.meeting.member": lambda case: {"name": f"Guard {next(case.numbers)}"},
    # Printed numbers are on record once.
    "street.form.block": lambda case: {"prefix": f"guard {next(case.numbers)}-", "last": 2},
}
SAMPLES = {
    "char": "Forged", "text": "Forged", "html": "<p>Forged</p>", "integer": 77, "float": 77.0, "monetary": 77.0,
    "date": date(2019, 5, 6), "datetime": datetime(2019, 5, 6, 7, 8, 9), "many2one_reference": 77, "json": {"forged": 1}, "binary": base64.b64encode(b"forged"),
}


class GuardCase(TransactionCase):
    """Builds a valid record of any model, users with as little as a model needs, and values nobody may set."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, tracking_disable=True, no_reset_password=True, lang="en_US"))
        cls.office = cls.env.company
        cls.users = {}
        ladder = cls.env["ir.model.data"].search([("model", "=", "res.groups"), ("module", "=like", "street\\_%")])
        cls.strongest = new_test_user(cls.env, "guard_strongest", groups=",".join(ladder.mapped("complete_name")))
        cls.making, cls.numbers = [], count(1)

    @classmethod
    def our_models(cls):
        """Names of our models that have a table, transient ones included."""
        return sorted(
            name for name, model in cls.registry.items()
            if name.startswith("street.") and not name.startswith("street.test.") and not model._abstract
        )

    @classmethod
    def protected_of(cls, name):
        """Protected field → value at creation, of any model that has such fields by whatever mixin."""
        model = cls.env[name]
        for getter in ("_street_initial", "_get_protected"):
            if hasattr(model, getter):
                return dict(getattr(model, getter)())
        return {}

    @classmethod
    def lowest_user(cls, name):
        """A user with nothing but the smallest group that may write, else create, else read a model."""
        access = cls.env["ir.model.access"].search([("model_id.model", "=", name), ("group_id", "!=", False)])
        for right in ("perm_write", "perm_create", "perm_read"):
            groups = access.filtered(right).group_id
            if groups:
                break
        else:
            return cls.strongest
        group = min(groups, key=lambda group: (len(group.all_implied_ids), group.id))
        if group not in cls.users:
            # An internal user, as everybody who can log in here is.
            base = cls.env.ref("base.group_user")
            cls.users[group] = new_test_user(cls.env, f"guard_{group.id}", groups="base.group_user")
            cls.users[group].group_ids = [Command.set((group | base).ids)]
        return cls.users[group]

    # ------------------------------------------------------------
    # RECORDS
    # ------------------------------------------------------------

    @classmethod
    def prepare_swap(cls):
        """Somebody's shift and somebody else of the same unit to take it."""
        people = cls.env["hr.employee"].search([("company_id", "=", cls.office.id), ("unit_id", "!=", False)], limit=2)
        if len(people) < 2:
            people = cls.env["hr.employee"].create([{"name": f"Guard {place}", "company_id": cls.office.id} for place in range(2)])
        line = cls.env["street.shift.line"].search([("employee_id", "=", people[0].id)], limit=1)
        line = line or cls.make("street.shift.line", {"employee_id": people[0].id})
        return {"line_id": line.id, "other_employee_id": people[1].id}

    @classmethod
    def prepare_item(cls, kind="other"):
        """A new item of the equipment, of a category of some kind."""
        category = cls.env["maintenance.equipment.category"].create({"name": f"Guard {next(cls.numbers)}", "equipment_kind": kind, "company_id": cls.office.id})
        item = cls.env["maintenance.equipment"].create({"name": f"Guard {next(cls.numbers)}", "category_id": category.id, "company_id": cls.office.id})
        return {"equipment_id": item.id}

    @classmethod
    def prepare_vehicle(cls):
        """A new vehicle."""
        vehicle = cls.env["fleet.vehicle"].create({"model_id": cls.make("fleet.vehicle.model").id, "company_id": cls.office.id})
        return {"vehicle_id": vehicle.id}

    @classmethod
    def prepare_decision(cls):
        """A case of its own with a party."""
        penalty = cls.make("street.case")
        return {"case_id": penalty.id, "party_id": cls.make("street.case.party", {"case_id": penalty.id}).id}

    @classmethod
    def prepare_on_notice(cls, *names):
        """A notice of a decision of its own, with the party, and its case where it is asked for."""
        decision = cls.make("street.decision")
        notice = cls.make("street.decision.notice", {"decision_id": decision.id, "date": date(2019, 5, 6)})
        return {"notice_id": notice.id, "party_id": decision.party_id.id, **{name: notice[name].id for name in names}}

    @classmethod
    def prepare_service(cls):
        """A paper of a case with a party."""
        values = cls.prepare_decision()
        return {"document_id": cls.make("street.document", {"case_id": values["case_id"]}).id, "party_id": values["party_id"]}

    @classmethod
    def prepare_remedy(cls):
        """A decided case with a party."""
        values = cls.prepare_decision()
        cls.env.flush_all()
        cls.env.cr.execute("UPDATE street_case SET date_decided = '2019-05-06' WHERE id = %s", [values["case_id"]])
        cls.env.invalidate_all()
        return values

    @classmethod
    def prepare_publication(cls):
        """A decision that is not published yet."""
        decision = cls.make("street.decision")
        return {"decision_id": decision.id, "case_id": decision.case_id.id}

    @classmethod
    def minimal(cls, name, given=None):
        """Values of the required fields of a model, made up by their types."""
        model = cls.env[name]
        values = {**(FACTORIES[name](cls) if name in FACTORIES else {}), **(given or {})}
        defaults = {field for field, value in model.default_get(list(model._fields)).items() if value not in (False, None)}
        skipped = cls.protected_of(name).keys() | defaults | values.keys()
        for field in model._fields.values():
            if field.required and field.store and field.name not in skipped and not (field.compute and not field.inverse and field.readonly) \
                    and not field.related:
                values[field.name] = cls.sample(field)
        return values

    @classmethod
    def sample(cls, field):
        """A plausible value for a field that needs one."""
        if field.type == "many2one":
            return cls.some(field.comodel_name).id
        if field.type == "selection":
            return field.get_values(cls.env)[0]
        if field.type == "many2one_reference":
            return cls.env.user.id
        if field.type == "boolean":
            return False
        return f"guard {next(cls.numbers)}" if field.type == "char" else SAMPLES[field.type]

    @classmethod
    def some(cls, name):
        """Any record of a model, an existing one of our office if there is one."""
        model = cls.env[name]
        domain = [("company_id", "in", (cls.office.id, False))] if "company_id" in model._fields and model._fields["company_id"].store else []
        return model.search(domain, limit=1) or cls.make(name)

    @classmethod
    def make(cls, name, given=None):
        """A new record of a model in its first state, by whatever way its workers create it."""
        if name in cls.making:
            raise AssertionError(f"{name} needs itself through {' → '.join(cls.making)}: add a factory to guard_common.FACTORIES")
        cls.making.append(name)
        try:
            model, values = cls.env[name], cls.minimal(name, given)
            return model._street_create([values]) if hasattr(model, "_street_create") else model.create(values)
        finally:
            cls.making.remove(name)

    # ------------------------------------------------------------
    # FORGERIES
    # ------------------------------------------------------------

    @classmethod
    def forged(cls, record, name):
        """A valid value for a field that the record does not have, as a client would send it, or None when there is none."""
        field, now = record._fields[name], record[name]
        if field.type == "boolean":
            return not now
        if field.type == "selection":
            return next((value for value in field.get_values(cls.env) if value != now), None)
        if field.type == "many2one":
            return cls.env[field.comodel_name].search([("id", "!=", now.id)], limit=1).id or None
        if field.type in ("one2many", "many2many"):
            other = cls.env[field.comodel_name].search([("id", "not in", now.ids)], limit=1)
            return [Command.link(other.id)] if other else None
        return SAMPLES[field.type]

    @classmethod
    def value(cls, record, name):
        """What a field holds, as the database sees it, in a form that can be compared."""
        record = record.sudo()
        record.invalidate_recordset([name])
        held = record[name]
        return held.ids if isinstance(held, type(cls.env["base"])) or hasattr(held, "_ids") else held

    def move_on(self, record):
        """Put a record into a later state behind the ORM's back, where its lines and files are locked."""
        first = record._street_first_state()
        for state in record._fields["state"].get_values(self.env):
            if state != first:
                self.env.flush_all()
                self.env.cr.execute(f'UPDATE "{record._table}" SET state = %s WHERE id IN %s', [state, record._ids])
                record.invalidate_recordset()
                yield state
