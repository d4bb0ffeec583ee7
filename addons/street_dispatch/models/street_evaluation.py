from odoo import api, fields, models

from odoo.addons.street_base.tools.period import today, utc_of

from ..tools.evaluation import KINDS, RATES, TASK_FIGURES, last_months, month_bounds

FINDERS = ("patrol", "grid")
MONTHS = 24


class StreetEvaluation(models.TransientModel):
    """Monthly evaluation (综合评价) of an office, its units, grids and posts: computed when asked, never typed.

    Each rate has a numerator and a denominator, and both open the records they count. The formulas are those of
    ``tools/evaluation.py``; USAGE tells them in words. What the reader may not read is not counted.
    """

    _name = "street.evaluation"
    _description = "Monthly evaluation"
    _rec_name = "month"

    month = fields.Selection(selection="_get_months", required=True, default=lambda self: self._get_months()[0][0])
    company_id = fields.Many2one(
        "res.company", "Office", required=True, default=lambda self: self.env.company,
        domain=lambda self: [("id", "child_of", self.env.companies.ids)],
    )
    line_ids = fields.One2many("street.evaluation.line", "evaluation_id", "Rates", readonly=True)

    @api.model
    def _get_months(self):
        return [(month, month) for month in last_months(today(), MONTHS)]

    @api.depends("month", "company_id.name")
    def _compute_display_name(self):
        for evaluation in self:
            # sudo: the name of an office whose matters the reader may see
            evaluation.display_name = self.env._("%(office)s %(month)s", office=evaluation.company_id.sudo().name, month=evaluation.month)

    def action_compute(self):
        """Compute the rates and open them.

        :return: window action
        """
        self._compute_lines()
        action = self.env["ir.actions.act_window"]._for_xml_id("street_dispatch.street_evaluation_line_action")
        return {**action, "name": self.display_name, "domain": [("evaluation_id", "=", self.id)]}

    def action_print(self):
        """Print the bulletin of the month.

        :return: report action
        """
        self._compute_lines()
        return self.env.ref("street_dispatch.street_evaluation_report").report_action(self)

    def _compute_lines(self):
        self.ensure_one()
        self.check_access("write")
        lines = self.env["street.evaluation.line"].sudo()  # nobody may write lines but this computation
        self.sudo().line_ids.unlink()
        lines.create([
            {"evaluation_id": self.id, "kind": kind, "subject": name, "subject_id": subject_id, "rate": key,
             "numerator": counts.get(RATES[key].numerator, 0), "denominator": counts.get(RATES[key].denominator, 0)}
            for kind, keys in KINDS.items()
            for (subject_id, name), counts in self._get_counts(kind, keys)
            for key in keys
        ])

    # ------------------------------------------------------------
    # COUNTING
    # ------------------------------------------------------------

    def _get_counts(self, kind, keys):
        """Counts of all figures that some rates need, for each subject of a kind that has any.

        :return: list of ``((subject id, name), dict figure → number)``, in the order of the ids
        """
        figures = dict.fromkeys(figure for key in keys for figure in (RATES[key].numerator, RATES[key].denominator))
        counts = {}
        for figure in figures:
            model, domain, field = self._get_source(kind, figure)
            for subject, count in self._fold(kind, self._read(model, domain, field)):
                per_subject = counts.setdefault(subject, {})
                per_subject[figure] = per_subject.get(figure, 0) + count
        return sorted(counts.items())

    def _read(self, model, domain, field):
        if field is None:
            return [(self.company_id, self.env[model].search_count(domain))]
        return self.env[model]._read_group(domain, [field], ["__count"])

    def _fold(self, kind, rows):
        """Rows of (record, count) as (subject id, name) and count; grids count for their community."""
        roots = self._get_roots([grid for grid, _count in rows]) if kind == "grid" else {}
        for record, count in rows:
            subject = roots.get(record.id, record) if kind == "grid" else record
            if subject and count:
                # sudo: the name of a unit, grid or colleague that a readable matter shows anyway
                yield (subject.id, subject.sudo().name), count

    @api.model
    def _get_roots(self, grids):
        """dict grid id → its topmost grid."""
        # sudo: names of grids, as above
        tree = self.env["street.grid"].sudo()
        return {grid.id: tree.browse(int(grid.sudo().parent_path.split("/")[0])) for grid in grids if grid}

    def _get_source(self, kind, figure):
        """Where a figure is counted for a kind of subject.

        :return: ``(model, domain, field of the subject or None)``
        """
        office = [("company_id", "=", self.company_id.id)]
        leaf = ("evaluation_figure", "=", f"{figure}:{self.month}")
        if figure in TASK_FIGURES:
            return "street.task", [*office, *self._get_task_domain(figure)], {"unit": "unit_id", "dispatcher": "create_uid"}.get(kind)
        if kind == "dispatcher":
            lead = [("role", "=", "lead"), ("state", "not in", ["returned", "withdrawn"])]
            return "street.task", [*office, *lead, ("matter_id", "any", [leaf])], "create_uid"
        if kind == "member":
            return "street.matter", [*office, leaf, ("source", "in", list(FINDERS))], "create_uid"
        return "street.matter", [*office, leaf], {"unit": "unit_id", "grid": "grid_id", "checker": "checker_id"}.get(kind)

    def _get_task_domain(self, figure):
        """Lead tasks given in the month; accurate are those that were not sent back."""
        since, until = (fields.Datetime.to_string(utc_of(day)) for day in month_bounds(self.month))
        domain = [("role", "=", "lead"), ("date_given", ">=", since), ("date_given", "<", until)]
        return [*domain, ("state", "!=", "returned")] if figure == "accurate" else domain

    def _open_figure(self, line, figure):
        """Window action with exactly the records a number counts."""
        model, domain, field = self._get_source(line.kind, figure)
        if field:
            domain = [*domain, (field, "child_of" if line.kind == "grid" else "=", line.subject_id)]
        return {
            "type": "ir.actions.act_window", "res_model": model, "view_mode": "list,form" if model == "street.matter" else "list",
            "views": [(False, "list"), (False, "form")] if model == "street.matter" else [(False, "list")],
            "name": f"{line.subject} · {line._get_rate_name()}", "domain": domain,
        }
