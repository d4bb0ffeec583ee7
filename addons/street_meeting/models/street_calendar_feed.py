import hashlib
import secrets
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.fields import Domain

from odoo.addons.street_base.tools.period import today

from ..tools import ics

BACK, AHEAD = timedelta(days=90), timedelta(days=400)
MOST = 2000  # entries of each kind: what a calendar program still reads in one go


class StreetCalendarFeed(models.Model):
    """Calendar address (日程订阅): meetings and trainings of one user as events, his action items as tasks, for any calendar program.

    The address is a secret, shown once when it is made and kept only as a digest. Its user takes it back at any time; it says
    nothing that he could not read when it is asked. Meetings of a closed kind are never in it.
    """

    _name = "street.calendar.feed"
    _description = "Calendar address"
    _order = "id desc"
    _rec_name = "user_id"

    user_id = fields.Many2one("res.users", "User", required=True, readonly=True, index=True, ondelete="cascade", default=lambda self: self.env.uid)
    note = fields.Char("Where it is used", readonly=True)
    digest = fields.Char(required=True, readonly=True, copy=False, groups=fields.NO_ACCESS)
    date_revoked = fields.Datetime("Taken back", readonly=True, copy=False)

    _digest_uniq = models.UniqueIndex("(digest)")

    @api.model
    def action_make(self, note=None):
        """Make an address for the current user and show it, this once.

        :param str note: where he will use it, such as “phone”
        :return: action that shows the address
        """
        token = secrets.token_urlsafe(32)
        # sudo: nobody writes addresses himself; this one is for the user alone
        feed = self.sudo().create({"user_id": self.env.uid, "note": (note or "").strip()[:80], "digest": self._digest(token)})
        # The dialog shows it as a default of a field without a column: stored is the digest alone.
        return {
            "type": "ir.actions.act_window", "name": self.env._("Your calendar address"), "target": "new",
            "res_model": "street.calendar.feed.make", "views": [(self.env.ref("street_meeting.street_calendar_feed_make_view_address").id, "form")],
            "context": {"default_url": f"{feed.get_base_url()}/street/calendar/{token}.ics"},
        }

    def action_revoke(self):
        """Take these addresses back: from now on they answer nothing. :return: True

        :raises AccessError: for somebody else's address
        """
        if self.user_id - self.env.user and not self.env.user.has_group("street_base.group_street_admin"):
            raise AccessError(self.env._("An address is taken back by the user it belongs to, or by the administrator."))
        # sudo: as in action_make
        self.sudo().filtered(lambda feed: not feed.date_revoked).write({"date_revoked": fields.Datetime.now()})
        return True

    @api.model
    def _digest(self, token):
        return hashlib.sha256((token or "").encode()).hexdigest()

    @api.model
    def _read_feed(self, token):
        """The calendar behind an address.

        :return: bytes, or None for an address that is unknown or was taken back, or whose user is no more
        """
        # sudo: the visitor has no account; the token is his right. 256 random bits are not guessed through an index
        feed = self.sudo().search([("digest", "=", self._digest(token)), ("date_revoked", "=", False)], limit=1)
        user = feed.user_id
        if not user.active:
            return None
        own = self.with_user(user).with_context(lang=user.lang, tz="Asia/Shanghai", allowed_company_ids=user.company_ids.ids)
        return ics.calendar(own.env._("Street: %(user)s", user=user.name), own._get_entries(), fields.Datetime.now())

    @api.model
    def _get_entries(self):
        """Everything of the current user, as :mod:`..tools.ics` wants it; another addon adds its own."""
        return self._get_events() + self._get_todos()

    @api.model
    def _get_events(self):
        """Calendar events of the current user: meetings, classes and his own."""
        host = self._get_host()
        day = today()
        events = self.env["calendar.event"].with_context(active_test=False).search_fetch(
            [("partner_ids", "in", self.env.user.partner_id.ids), ("stop", ">=", day - BACK), ("start", "<=", day + AHEAD)],
            ["name", "start", "stop", "start_date", "stop_date", "allday", "location", "active", "write_date", "res_model", "res_id"],
            order="start, id", limit=MOST)
        closed = self._get_closed_events(events)
        return [
            {
                "kind": "event", "uid": f"event-{event.id}@{host}", "summary": event.name,
                "start": event.start_date if event.allday else event.start, "stop": event.stop_date if event.allday else event.stop,
                "place": event.location, "changed": event.write_date, "cancelled": not event.active,
            }
            for event in events - closed
        ]

    def _get_closed_events(self, events):
        """Events of meetings of a closed kind."""
        of_meetings = events.filtered(lambda event: event.res_model == "street.meeting")
        # sudo: asks only of which kind they are
        open_ids = self.env["street.meeting"].sudo().search([("id", "in", of_meetings.mapped("res_id")), ("is_closed", "=", False)])._ids
        return of_meetings.filtered(lambda event: event.res_id not in open_ids)

    @api.model
    def _get_todos(self):
        """Action items of the current user: the live ones, and those that ended lately."""
        host, base = self._get_host(), self.get_base_url()
        ended = Domain("state", "in", ("struck", "cancelled")) & Domain("date_due", ">=", today() - BACK)
        items = self.env["street.action.item"].search_fetch(
            Domain("is_mine", "=", True) & Domain("is_closed_kind", "=", False) & (Domain("state", "in", ("open", "done")) | ended),
            ["number", "name", "description", "measure", "place", "date_due", "state", "date_done", "date_struck", "write_date"],
            order="date_due, id", limit=MOST)
        return [
            {
                "kind": "todo", "uid": f"item-{item.id}@{host}", "summary": f"{item.number} {item.name}", "due": item.date_due, "place": item.place,
                "text": "\n".join(filter(None, (item.description, item.measure))), "changed": item.write_date, "cancelled": item.state == "cancelled",
                "completed": item.date_struck or (item.date_done if item.state == "done" else False), "url": f"{base}/odoo/problems/{item.id}",
            }
            for item in items
        ]

    def _get_host(self):
        """Part of the identifiers that keeps them apart from those of other servers."""
        return self.env["ir.config_parameter"].sudo().get_param("database.uuid")  # sudo: no secret, told in every identifier
