from odoo import fields, models

from .street_matter import ENDED_STATES


class StreetMatter(models.Model):
    """What the moves of a matter write, start and say."""

    _inherit = "street.matter"

    def _prepare_move_values(self, move, values):
        prepare = getattr(self, f"_prepare_{move}_values", None)
        prepared = super()._prepare_move_values(move, values)
        return {**prepared, **prepare(values)} if prepare else prepared

    def _prepare_same_values(self, **values):
        return {matter: dict(values) for matter in self}

    def _prepare_end_values(self, **values):
        return self._prepare_same_values(date_closed=fields.Datetime.now(), is_suspended=False, **values)

    def _prepare_verify_values(self, values):
        return self._prepare_same_values(date_verified=fields.Datetime.now() if values["found"] else False)

    def _prepare_register_values(self, values):
        return self._prepare_same_values(date_registered=fields.Datetime.now())

    def _prepare_reject_values(self, values):
        return self._prepare_end_values(end_reason=values["reason"])

    def _prepare_merge_values(self, values):
        main = self.browse(values["main_id"])
        return self._prepare_end_values(merged_into_id=main.id, end_reason=self.env._("Merged into %(matter)s", matter=main.name))

    def _prepare_settle_values(self, values):
        timely = self._get_timeliness()
        ended = self._prepare_end_values(is_settled_on_spot=True, handler_id=self.env.uid, result=values.get("result"))
        return {matter: {**vals, "is_timely": timely[matter.id]} for matter, vals in ended.items()}

    def _prepare_dispatch_values(self, values):
        return self._prepare_same_values(unit_id=values["unit_id"], date_dispatched=fields.Datetime.now())

    def _prepare_accept_values(self, values):
        return self._prepare_same_values(date_accepted=fields.Datetime.now(), handler_id=self.env.uid)

    def _prepare_send_back_values(self, values):
        return {matter: {"unit_id": False, "return_count": matter.return_count + 1} for matter in self}

    def _prepare_report_back_values(self, values):
        return self._prepare_same_values(result=values["result"].strip(), date_reported_back=fields.Datetime.now(), handler_id=self.env.uid)

    def _prepare_check_values(self, values):
        note = values["note"].strip() or False
        if not values["passed"]:
            return {matter: {"state": "handling", "check_note": note, "rework_count": matter.rework_count + 1} for matter in self}
        timely = self._get_timeliness()
        ended = self._prepare_end_values(check_note=note, checker_id=self.env.uid)
        return {matter: {**vals, "is_timely": timely[matter.id]} for matter, vals in ended.items()}

    def _prepare_transfer_values(self, values):
        return self._prepare_end_values(end_reason=values["reason"])

    def _prepare_suspend_values(self, values):
        return self._prepare_same_values(is_suspended=True)

    def _prepare_resume_values(self, values):
        return self._prepare_same_values(is_suspended=False)

    def _prepare_supervise_values(self, values):
        return self._prepare_same_values(is_supervised=True)

    def _do_after_move(self, move, values):
        super()._do_after_move(move, values)
        self._move_clocks(move, values)
        follow_up = getattr(self, f"_do_after_{move}", None)
        if follow_up:
            follow_up(values)
        self.filtered(lambda matter: matter.state in ENDED_STATES)._do_after_end()

    def _do_after_dispatch(self, values):
        self.env["street.task"]._street_create([
            {"matter_id": matter.id, "unit_id": unit_id, "role": "lead" if unit_id == values["unit_id"] else "assist",
             "date_given": fields.Datetime.now(), "state": "given"}
            for matter in self
            for unit_id in [values["unit_id"], *values["assist_unit_ids"]]
        ])

    def _do_after_accept(self, values):
        self._get_lead_tasks("given")._do_step("accepted")

    def _do_after_send_back(self, values):
        self._get_lead_tasks("given")._do_step("returned", return_reason=values["reason"])
        self.task_ids.filtered(lambda task: task.state in ("given", "accepted"))._do_step("withdrawn")

    def _do_after_report_back(self, values):
        self._get_lead_tasks("accepted")._do_step("reported", result=values["result"].strip())

    def _do_after_check(self, values):
        if not values["passed"]:
            self._get_lead_tasks("reported")._do_step("accepted")

    def _do_after_merge(self, values):
        # sudo: whoever merges may not write reporters of a registered matter, yet none of them may be lost
        self.sudo().reporter_ids._street_write({"matter_id": values["main_id"]})

    def _do_after_transfer(self, values):
        unit = self.env["street.unit"].browse(values["unit_id"])
        # sudo: the twin belongs to the other office, where the user has no rights; only facts without reporters go along
        if unit.company_id in self.company_id:
            return  # a department outside the system: it is told on paper
        self.sudo().with_company(unit.company_id)._street_load_history([
            {**matter._prepare_twin_values(unit), "origin_id": matter.id} for matter in self
        ])

    def _get_lead_tasks(self, state):
        return self.task_ids.filtered(lambda task: task.role == "lead" and task.state == state)

    def _notify_move(self, move, values):
        """One line in the chatter with what matters to a reader: the reason, the unit, the result or the finding."""
        told = values.get("reason") or values.get("result") or values.get("note") or ""
        if move == "dispatch":
            units = self.env["street.unit"].browse([values["unit_id"], *values["assist_unit_ids"]])
            told = ", ".join(units.mapped("name"))
        elif move == "merge":
            told = self.browse(values["main_id"]).name
        elif move == "transfer":
            told = f"{self.env['street.unit'].browse(values['unit_id']).name}: {told}"
        super()._notify_move(move, {**values, "reason": told})
