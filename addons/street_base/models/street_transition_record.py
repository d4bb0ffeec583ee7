from odoo import SUPERUSER_ID, models

from ..tools.canonical import sha256_of


class StreetTransitionMixin(models.AbstractModel):
    """What a moving record keeps: its lines and files, and its lines in the legal log."""

    _inherit = "street.transition.mixin"

    def _get_line_lock(self, line_model):
        """Why lines of a model (``street.locked.line.mixin``) may not change now.

        :param str line_model: technical name of the line model
        :return: dictionary of record to a sentence, or to an empty text when they may
        """
        reason = self.env._("It has left its first state; its lines are fixed.")
        return {record: "" if record.state == record._street_first_state() else reason for record in self}

    def _get_file_lock(self, operation):
        """Why files may not be attached or taken away now.

        :param str operation: ``"add"`` or ``"change"`` (changing, moving or deleting a file)
        :return: as :meth:`_get_line_lock`
        """
        reason = self.env._("It has left its first state; its files are kept as they are.")
        keeps = operation == "change"
        return {record: reason if keeps and record.state != record._street_first_state() else "" for record in self}

    def _get_log_values(self, move, values):
        """The arguments of a move that may be digested; an override takes out what is masked from most readers."""
        return {name: value for name, value in values.items() if name != "reason"}

    def _get_told_reason(self, reason):
        """The reason of a move as chatter and log repeat it. Both have more readers than the record; an override masks what is not for them."""
        return reason

    def _street_log(self, move, values=None, before=None):
        """One line of the legal log for each record, all in one statement.

        :param dict before: state of each record id before the move
        """
        self.env["street.log"]._append(self._prepare_log_lines(move, values or {}, before or {}))

    def _prepare_log_lines(self, move, values, before):
        digest = sha256_of(self._get_log_values(move, values)) if values else None
        return [
            {
                "company_id": record.company_id.id or self.env.company.id,
                "model": record._name,
                "res_id": record.id,
                "move": move,
                "state_from": before.get(record.id),
                "state_to": record.state,
                "reason": record._get_told_reason((values.get("reason") or "").strip()) or None,
                "occurred_at": values.get("occurred_at"),
                "values_digest": digest,
            }
            for record in self.sudo()
        ]

    def unlink(self):
        # What may be deleted was taken in and numbered, too: that it was there and who took it away stays in the log.
        kept = self.browse() if self.env.uid == SUPERUSER_ID else self.exists()
        lines = kept._prepare_log_lines("delete", {}, {record.id: record.state for record in kept.sudo()}) if kept else []
        result = super().unlink()
        self.env["street.log"]._append([{**line, "state_to": None} for line in lines])
        return result
