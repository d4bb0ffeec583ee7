from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from odoo.addons.street_base.tools import write_pass

from ..tools.arguments import read_ids, read_moment
from .street_custody import CONDITIONS, ITEM_MODELS, KEEPER


class StreetCustody(models.Model):
    """Issue (领用) of items to a person: the contract method and its worker."""

    _inherit = "street.custody"

    @api.model
    def issue(self, equipment_ids=None, employee_id=None, date_due=None, vehicle_ids=None, kit_id=None, shift_id=None, condition="good",
              note=None, signature=None, date_from=None):
        """Issue items to a person, all or none; the same number of queries for one item and for thirty.

        :param list equipment_ids: ids of ``maintenance.equipment``
        :param int employee_id: who takes them, id of ``hr.employee``
        :param str date_due: when they are due back: a moment in UTC (``YYYY-MM-DD HH:MM:SS``) or a day, whose end is meant
        :param list vehicle_ids: ids of ``fleet.vehicle``
        :param int kit_id: the kit they are issued as
        :param int shift_id: the shift they are for
        :param str condition: ``good`` or ``worn``
        :param str note: remark
        :param str signature: signature of the person, image in base64
        :param str date_from: moment of an issue that is entered later; now by default
        :return: list of ids of the custodies, equipment first
        :raises AccessError: for anybody but a keeper
        :raises UserError: naming each item that cannot be issued, and who has it
        """
        if not self.env.user.has_group(KEEPER):
            raise AccessError(self.env._("Only keepers of the equipment issue it."))
        try:
            items = {"equipment_id": read_ids(equipment_ids), "vehicle_id": read_ids(vehicle_ids)}
            person, kit, shift = (read_ids([one] if one else None) for one in (employee_id, kit_id, shift_id))
            period = read_moment(date_from or fields.Datetime.now()), read_moment(date_due)
        except ValueError as error:
            raise UserError(self.env._(
                "equipment_ids and vehicle_ids are lists of ids, employee_id is one id, date_due is a day (YYYY-MM-DD) or a moment in UTC"
                " (YYYY-MM-DD HH:MM:SS); “%(value)s” is none of these.", value=str(error))) from None
        records = {name: self.env[ITEM_MODELS[name]].browse(ids) for name, ids in items.items()}
        more = {
            "kit_id": self.env["street.kit"].browse(kit), "shift_id": self.env["street.shift"].browse(shift),
            "condition_out": condition, "note_out": note, "signature_out": signature,
        }
        return self._do_issue(records, self.env["hr.employee"].browse(person), period, more).ids

    @api.model
    def _do_issue(self, items, employee, period, more, previous=None):
        """Worker of every issue: check, store, log, follow up.

        :param dict items: ``equipment_id`` and ``vehicle_id`` to the records to issue
        :param employee: who takes them
        :param tuple period: moments of the issue and of the date due
        :param dict more: ``kit_id`` and ``shift_id`` as records, ``condition_out``, ``note_out``, ``signature_out``
        :param dict previous: item to the custody it is handed over from
        :return: the custodies
        """
        previous = previous or {}
        office = self._check_issue(items, employee, period, more)
        # sudo: fulfilled and dropped reservations, locks and rows belong to the move, which was checked above
        worker = self.sudo()
        worker._lock_items(items)
        worker.flush_model(["state", "date_to"])  # what was returned a moment ago in the same request is in nobody's way
        reservations = worker._get_fulfilled(items, employee, period)
        worker._check_blockers(items, period, reservations)
        common = {
            "employee_id": employee.id, "unit_id": employee.sudo().unit_id.id, "company_id": office.id, "date_from": period[0], "date_due": period[1],
            "state": "issued", "issuer_id": self.env.uid, **more, "kit_id": more["kit_id"].id, "shift_id": more["shift_id"].id,
        }
        vals_list = [
            {**common, name: item.id, "previous_id": previous.get(item) and previous[item].id, "reservation_id": reservations.get(item) and reservations[item].id}
            for name, records in items.items() for item in records
        ]
        custodies = write_pass.with_pass(worker.browse().with_context(tracking_disable=True), vals_list).create(vals_list).with_env(worker.env)
        custodies._street_log("hand_over" if previous else "issue")
        custodies._do_after_issue()
        return custodies.with_env(self.env)

    @api.model
    def _check_issue(self, items, employee, period, more):
        """What can be said of an issue without looking at other custodies.

        :return: the office
        :raises UserError: saying what is wrong
        """
        records = [item for group in items.values() for item in group]
        for group in (*items.values(), more["kit_id"], more["shift_id"]):
            found = group.exists()
            if group - found:
                raise UserError(self.env._("There is no record with the id %(ids)s.", ids=", ".join(map(str, (group - found).ids))))
            group.check_access("read")
        if not records:
            raise UserError(self.env._("Choose at least one item to issue."))
        person = employee.exists().sudo()  # sudo: name, office and whether he still works here
        if not person or not person.active:
            raise UserError(self.env._("%(person)s does not work here: choose who takes the items.", person=person.name or employee.id))
        person._check_not_cleared()
        office = person.company_id
        if office not in self.env.companies:
            raise UserError(self.env._("%(person)s belongs to another office.", person=person.name))
        if foreign := [item for item in (*records, *more["kit_id"], *more["shift_id"]) if item.sudo().company_id != office]:
            raise UserError(self.env._("%(item)s does not belong to %(office)s, for which %(person)s works.",
                                       item=foreign[0].display_name, office=office.name, person=person.name))
        if period[0] > fields.Datetime.now():
            raise UserError(self.env._("An issue is entered when it happens or later, never ahead: reserve the item instead."))
        if more["note_out"] and not isinstance(more["note_out"], str):
            raise UserError(self.env._("The remark is a text."))
        if period[1] <= period[0]:
            raise UserError(self.env._("The items are due back after they are issued: enter a later moment."))
        if not isinstance(more["condition_out"], str) or more["condition_out"] not in dict(CONDITIONS[:2]):
            raise UserError(self.env._("What is issued is in good order or worn; a damaged item is repaired first."))
        return office

    @api.model
    def _lock_items(self, items):
        """Have two issues or reservations of one item wait for each other; in the order of the ids, so that none waits for ever.

        A row that another transaction has touched meanwhile makes this one begin anew, with what the other left in sight:
        a lock alone would leave it with the picture it began with.
        """
        for records in items.values():
            if records:
                table, ids = SQL.identifier(records._table), tuple(records.ids)
                self.env.execute_query(SQL("SELECT id FROM %s WHERE id IN %s ORDER BY id FOR NO KEY UPDATE", table, ids))
                self.env.cr.execute(SQL("UPDATE %s SET id = id WHERE id IN %s", table, ids))

    @api.model
    def _check_blockers(self, items, period, reservations):
        """:raises UserError: naming every item that is out, reserved by others, in repair or retired in the period"""
        if lines := self._explain_blockers(items, period, reservations):
            raise UserError("\n".join(lines))

    @api.model
    def _explain_blockers(self, items, period, reservations):
        """What stands in the way of an issue, beside the reservations that it fulfils. :return: list of sentences, one an item"""
        lines = []
        for records in filter(None, items.values()):
            but = self.env["street.reservation"].union(*(reservations[item] for item in records if item in reservations))
            lines += records._explain_blockers(*period, but=but)
        return lines

    @api.model
    def _explain_issue(self, items, employee, date_due):
        """What would stand in the way if these items were given out now, for a dialog that is still open.

        :param dict items: ``equipment_id`` and ``vehicle_id`` to records
        :param employee: who takes them, may be empty
        :param date_due: moment they are due back, may be empty
        :return: list of sentences, one an item
        """
        period = fields.Datetime.now(), date_due or None
        worker = self.sudo()  # sudo: others' custodies and reservations are in the way whoever may read them
        return worker._explain_blockers(items, period, worker._get_fulfilled(items, employee, period) if employee and date_due else {})

    @api.model
    def _get_fulfilled(self, items, employee, period):
        """Reservations of this person that the issue fulfils. :return: item → ``street.reservation``"""
        return self.env["street.reservation"]._get_approved_by_item(items, employee, period)

    def _do_after_issue(self):
        """Follow-up of an issue, for all custodies at once."""
        if self.reservation_id:
            self.reservation_id._street_do_move("collect", {})
