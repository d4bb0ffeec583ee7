from odoo import fields, models
from odoo.fields import Command
from odoo.tools import SQL

from odoo.addons.street_base.tools.canonical import sha256_of
from odoo.addons.street_base.tools.raw_rows import insert_rows

CHUNK = 2000  # matters created by one call; all calls share the transaction
REPORTER_COLUMNS = (
    "matter_id", "reported_matter_id", "company_id", "name", "phone", "is_confidential", "reported_at", "wants_reply", "create_uid", "write_uid", "create_date", "write_date",
)


class StreetHotlineImport(models.Model):
    """Taking in the orders of a file that is in order."""

    _inherit = "street.hotline.import"

    def _take_in(self, plan):
        """Create the matters and the record of the import.

        :param plan: Plan without errors
        :return: the record, or none when every order was already taken in
        """
        if not plan.orders:
            return self.browse()
        # Nothing of the caller's context may reach the matters: a default of his would be taken for the order's own.
        context = {key: self.env.context[key] for key in ("lang", "allowed_company_ids", "uid") if key in self.env.context}
        context.update(mail_create_nosubscribe=True, tracking_disable=True)
        matters = self.env["street.matter"].with_env(self.env(context=context))
        created = matters.browse()
        for start in range(0, len(plan.orders), CHUNK):
            orders = plan.orders[start:start + CHUNK]
            taken = matters.create([self._prepare_matter(order) for order in orders])
            self._add_reporters(taken, orders)
            created += taken
        return self._record(plan, created)

    def _prepare_matter(self, order):
        """Values of the matter of one order."""
        return {
            "company_id": self.env.company.id, "source": "hotline", "external_ref": order.external_ref,
            "reported_at": order.reported_at, "description": order.description, "order_opinion": order.opinion or False,
            "order_due": order.due or False, "order_urgency": order.urgency, "class_id": order.class_id or False,
            "address": order.address or False, "longitude": order.longitude, "latitude": order.latitude,
        }

    def _add_reporters(self, matters, orders):
        """The callers of all new matters as raw rows, as clocks and log: half as long again as the matters through the ORM."""
        uid, now, company_id = self.env.uid, self.env.cr.now(), self.env.company.id  # the office of all of them
        rows = [
            (matter_id, matter_id, company_id, order.reporter_name or None, order.reporter_phone or None, order.is_confidential,
             order.reported_at, True, uid, uid, now, now)
            for matter_id, order in zip(matters.ids, orders, strict=True) if order.reporter_name or order.reporter_phone
        ]
        if rows:
            insert_rows(self.env["street.matter.reporter"], REPORTER_COLUMNS, rows)
            matters.invalidate_recordset(["reporter_ids", "reporter_count"])

    def _record(self, plan, created):
        """The record of the import, with a line in the legal log."""
        by_row = {order.row: matter.id for order, matter in zip(plan.orders, created, strict=True)}
        by_row.update({row: matter.id for row, matter in plan.taken.items()})
        findings = sorted([*plan.skipped, *plan.notes], key=lambda one: one.row)
        # sudo: nobody may write imports; this is where they are written, from what was checked above.
        record = self.sudo().create({
            "name": plan.filename, "digest": plan.digest, "company_id": self.env.company.id, "user_id": self.env.uid,
            "date": fields.Datetime.now(), "layout_id": plan.layout.id, "created_count": len(created), "skipped_count": len(plan.skipped),
            "note_ids": [
                Command.create({**told, "matter_id": by_row.get(told["row"], False)}) for told in self._tell(findings)
            ],
        })
        link = self._fields["matter_ids"]
        self.env.cr.execute(SQL(
            "INSERT INTO %s (%s, %s) SELECT %s, unnest(%s)",
            SQL.identifier(link.relation), SQL.identifier(link.column1), SQL.identifier(link.column2), record.id, created.ids))
        record.invalidate_recordset(["matter_ids"])
        self.env["street.log"]._append([{
            "company_id": record.company_id.id, "model": self._name, "res_id": record.id, "move": "import",
            "values_digest": sha256_of({"digest": plan.digest, "created": len(created)}),
        }])
        return record.with_env(self.env)
