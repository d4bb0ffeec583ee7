from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import ormcache

from ..tools import write_pass
from ..tools.period import read_day
from ..tools.transition import Obstacle, merge_declared

# What of the caller's context a move keeps: who reads the messages. Everything else (tracking_disable, mail_*,
# active_test, default_*, tz) could change what the move leaves behind and is dropped.
KEPT_CONTEXT = ("allowed_company_ids", "lang", "uid")
# Arguments of moves that are texts; programs send anything.
TEXTS = ("reason", "comment", "note", "condition")


class StreetTransitionMixin(models.AbstractModel):
    """Records that move through states by named moves only (流转).

    A model declares its moves and its protected fields; these dictionaries are merged over all classes of the model.
    Protected fields are set to their initial value at creation and change only in the worker of a move. The guard
    sits in ``create``, ``write`` and ``unlink``, so it holds for every door: form, JSON-2, import, x2many commands.

    1. ``_street_transitions = {"register": Transition(...)}``: the edges.
    2. ``_street_protected = {"state": "collected", "date_closed": False}``: stored fields and their initial values.
       ``active`` belongs to it by itself; ``company_id`` is free at creation and fixed afterwards.
    3. ``_street_kept = {"facts": Kept(("draft",), FACTS)}``: fields people may write, but only while in these states.
    4. ``_street_obstacles(move, values)``: why not, per record; asked before the button shows and again by the move.
    5. ``_prepare_move_values``, ``_do_after_move``, ``_notify_move``: what a move writes, does and says.
    """

    _name = "street.transition.mixin"
    _description = "States changed by named moves only"

    _street_transitions = {}
    _street_protected = {}
    _street_moves_follow_form = False  # True: moves are worked out for what is being edited, too, before it is saved
    _street_kept = {}

    allowed_moves = fields.Json(compute="_compute_street_moves", export_string_translation=False)
    obstacles = fields.Json(
        string="What is still missing",
        compute="_compute_street_moves",
        help="For each move of this state: what stands in its way, with the article it rests on.",
    )

    move_checklist = fields.Html(
        string="Still missing", compute="_compute_street_moves", sanitize=False,
        help="What stands in the way of the next moves, for the form.",
    )

    # ------------------------------------------------------------
    # DECLARATIONS
    # ------------------------------------------------------------

    @ormcache()
    def _street_edges(self):
        """Mapping of move name to :class:`Transition`, merged over the classes of the model."""
        return merge_declared(type(self).__mro__, "_street_transitions")

    @ormcache()
    def _street_initial(self):
        """Mapping of protected stored field to its value at creation."""
        initial = dict(merge_declared(type(self).__mro__, "_street_protected"))
        if "active" in self._fields:
            initial.setdefault("active", True)
        return {name: value for name, value in initial.items() if self._fields[name].store}

    def _street_fixed_fields(self):
        """Names that ``write`` refuses outside a worker."""
        return self._street_initial().keys() | ({"company_id"} & self._fields.keys())

    def _street_first_state(self):
        return self._street_initial()["state"]

    @api.depends("state")
    @api.depends_context("uid")
    def _compute_street_moves(self):
        self.allowed_moves = []
        self.obstacles = []
        self.move_checklist = False
        stored = self.filtered(lambda record: record._origin if self._street_moves_follow_form else record.id)
        allowed, missing = {record: [] for record in stored}, {record: [] for record in stored}
        for move, edge in self._street_edges().items():
            here = stored.filtered(lambda record, edge=edge: record.state in edge.source)
            for record, found in (here._street_obstacles(move) if here else {}).items():
                if not found:
                    allowed[record].append(move)
                elif not any(obstacle.code == "group" for obstacle in found):
                    missing[record] += [{"move": move, **obstacle._asdict()} for obstacle in found]
        for record in stored:
            record.allowed_moves = allowed[record]
            record.obstacles = missing[record]
            record.move_checklist = record._get_move_checklist(missing[record])

    def _get_move_checklist(self, missing):
        """The obstacles as a list for people, one line a sentence, with the moves it stands in the way of."""
        moves = {}
        for row in missing:
            sentence = Obstacle(row["code"], row["text"], row["article"]).sentence(self.env.lang)
            moves.setdefault(sentence, []).append(str(self._street_edges()[row["move"]].label or row["move"]))
        lines = [Markup("<li><b>%s</b>: %s</li>") % (" / ".join(labels), sentence) for sentence, labels in moves.items()]
        if not lines:
            return False
        return Markup("<b>%s</b><ul class='mb-0'>%s</ul>") % (self.env._("Still missing for the next steps"), Markup("").join(lines))

    @api.model
    def _read_day(self, value, empty=None, required=False):
        """A day handed over by the caller of a move.

        :param value: ISO text, day, or nothing
        :param empty: what stands for nothing, such as today
        :param bool required: refuse nothing, too
        :raises UserError: it is no day
        """
        if not value and not required:
            return value or empty
        try:
            return read_day(value)
        except ValueError:
            raise UserError(self.env._("“%(day)s” is no day: write it as YYYY-MM-DD.", day=value or "")) from None

    # ------------------------------------------------------------
    # GUARDED CRUD
    # ------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        plain = write_pass.redeem(self, vals_list)
        if plain is not None:
            return super(StreetTransitionMixin, plain).create(vals_list)
        fixed = self._street_initial()
        for vals in vals_list:
            self._street_refuse_values(vals.keys() & fixed.keys())
        # Explicit values win over a default_* key in the context and over a user's ir.default.
        vals_list = [{**vals, **initial} for vals, initial in zip(vals_list, self._prepare_initial_values(vals_list), strict=True)]
        quiet = self.with_context(mail_create_nolog=True, tracking_disable=True)
        records = super(StreetTransitionMixin, quiet).create(vals_list).with_env(self.env)
        records._street_log("create")
        return records

    def write(self, vals):
        plain = write_pass.redeem(self, vals)
        if plain is not None:
            return super(StreetTransitionMixin, plain).write(vals)
        self._street_refuse_values(self._street_fixed_fields() & vals.keys())
        self._street_refuse_kept(vals.keys())
        return super().write(vals)

    def copy_data(self, default=None):
        # A copy starts anew, also when a field was declared without copy=False.
        fixed = self._street_initial().keys()
        self._street_refuse_values(fixed & (default or {}).keys())
        return [{name: value for name, value in vals.items() if name not in fixed} for vals in super().copy_data(default)]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_moved_on(self):
        started = self.sudo().filtered(lambda record: record.state != record._street_first_state())
        if started:
            raise UserError(self.env._(
                "%(records)s cannot be deleted: a record that has moved on is kept. Use one of its moves to end it.",
                records=", ".join(started.mapped("display_name")),
            ))

    def _street_refuse_values(self, names):
        """Raise when protected fields are among the names a caller wants to set."""
        if names:
            raise AccessError(self.env._(
                "%(model)s %(record)s: %(fields)s cannot be set directly. They change only by a move of the record.",
                model=self._description,
                record=", ".join(self.sudo().mapped("display_name")[:5]) if self._ids else "",
                fields=", ".join(sorted(self._fields[name].get_description(self.env, ["string"])["string"] for name in names)),
            ))

    def _prepare_initial_values(self, vals_list):
        """Values of the protected fields for new records; an override may draw numbers or place a point.

        :param list vals_list: what the caller asked for, one dictionary a record
        :return: list of dictionaries of the same length
        """
        initial = self._street_initial()
        return [dict(initial) for _vals in vals_list]

    def _street_load_history(self, vals_list):
        """Create records in a later state with their past dates (import wizard and demo data; no RPC).

        They carry one ``import`` line in the log each and satisfy no gate by themselves.

        :param list vals_list: values including protected fields
        """
        vals_list = [{**initial, **vals} for initial, vals in zip(self._prepare_initial_values(vals_list), vals_list, strict=True)]
        quiet = self.with_context(mail_create_nolog=True, mail_create_nosubscribe=True, tracking_disable=True)
        records = write_pass.with_pass(quiet.browse(), vals_list).create(vals_list).with_env(self.env)
        records._street_log("import")
        return records

    # ------------------------------------------------------------
    # MOVES
    # ------------------------------------------------------------

    def _street_obstacles(self, move, values=None):
        """Why these records may not make a move.

        :param str move: name of the move
        :param dict values: arguments of the move; None asks whether the button may be shown
        :return: dictionary of record to list of :class:`Obstacle`; no query per record
        """
        edge = self._street_edges()[move]
        common = []
        if edge.groups and not any(self.env.user.has_group(group.strip()) for group in edge.groups.split(",")):
            common.append(Obstacle("group", self.env._("Your role does not include the move “%(move)s”.", move=edge.label or move)))
        if values is not None and edge.reason and not (values.get("reason") or "").strip():
            common.append(Obstacle("reason", self.env._("“%(move)s” needs a reason.", move=edge.label or move)))
        states = dict(self._fields["state"]._description_selection(self.env))
        foreign = self._get_foreign_obstacles() if edge.access == "read" else {}
        return {
            record: common + foreign.get(record, []) + ([] if record.state in edge.source else [Obstacle("state", self.env._(
                "It is in the state “%(state)s”; “%(move)s” starts from: %(sources)s.",
                state=states.get(record.state, record.state),
                move=edge.label or move,
                sources=", ".join(states[source] for source in edge.source),
            ))])
            for record in self
        }

    def _get_foreign_obstacles(self):
        """The authority above reads the records of its offices; rules keep it from writing, this from moves that only read."""
        if self.env.su or "company_id" not in self._fields:
            return {}
        return {
            record: [Obstacle("group", self.env._("It belongs to another office: only that office makes this move."))]
            for record in self if record.company_id and record.company_id not in self.env.companies
        }

    def _street_move(self, move, values=None):
        """Make a move with all records or with none.

        :param str move: name of the move
        :param dict values: its named arguments
        :return: True
        :raises UserError: without records, or naming every obstacle of every record
        """
        values = values or {}
        edge = self._street_edges()[move]
        if wrong := [name for name in TEXTS if values.get(name) and not isinstance(values[name], str)]:
            raise UserError(self.env._("“%(move)s”: %(names)s is a text.", move=edge.label or move, names=", ".join(wrong)))
        if not self:
            raise UserError(self.env._("“%(move)s” was called without a record: choose at least one.", move=edge.label or move))
        records = self.with_env(self.env(context={key: self.env.context[key] for key in KEPT_CONTEXT if key in self.env.context}))
        records.check_access(edge.access)
        records._street_check_obstacles(move, values)
        # The right to make the move was tested above against the user; the record itself may be read-only for him.
        worker = records.sudo() if edge.access == "read" else records
        worker._street_do_move(move, values)
        return True

    def _street_check_obstacles(self, move, values):
        lines = [
            self.env._("%(record)s: %(reason)s", record=record.display_name, reason=obstacle.sentence(self.env.lang))
            for record, found in self._street_obstacles(move, values).items()
            for obstacle in found
        ]
        if lines:
            raise UserError("\n".join(lines))

    def _street_do_move(self, move, values):
        """Worker: write, log, follow up, tell. Never called without the checks of :meth:`_street_move`."""
        edge = self._street_edges()[move]
        before = {record.id: record.state for record in self}
        prepared = self._prepare_move_values(move, values)
        for record in self:
            vals = prepared.get(record, {})
            if edge.target and edge.target != record.state:
                vals = {"state": edge.target, **vals}
            if vals:
                write_pass.with_pass(record, vals).write(vals)
        self._street_log(move, values, before)
        self._do_after_move(move, values)
        self._notify_move(move, values)

    def _prepare_move_values(self, move, values):
        """What the move writes besides the state.

        :return: dictionary of record to values; ``state`` in them overrides the edge's target
        """
        return {}

    def _do_after_move(self, move, values):
        """Follow-up of a move: clocks, tasks, activities."""

    def _notify_move(self, move, values):
        """Post one line in the chatter of each record, when the model has one."""
        if not hasattr(self, "message_post"):
            return
        label = self._street_edges()[move].label or move
        reason = (values.get("reason") or "").strip()
        self._message_log_batch(bodies={
            record.id: self.env._("%(move)s: %(reason)s", move=label, reason=record._get_told_reason(reason)) if reason else str(label) for record in self})
