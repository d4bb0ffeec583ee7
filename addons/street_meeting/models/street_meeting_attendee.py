import secrets

from odoo import api, fields, models

STATUSES = [("expected", "Not marked"), ("present", "Present"), ("leave", "On leave"), ("absent", "Absent")]
WAYS = [("hand", "By hand"), ("qr", "QR code")]
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that is mistaken for another on paper


class StreetMeetingAttendee(models.Model):
    """Attendee of a meeting (应到人员): present (实到), on leave with a reason, or absent.

    Secretaries keep the list until the record is signed. How and when somebody signed in follows from the way he did.
    """

    _name = "street.meeting.attendee"
    _description = "Attendee"
    _inherit = ["street.meeting.person.mixin", "street.signed.line.mixin", "street.locked.line.mixin"]
    _street_parent = "meeting_id"
    _street_signed = frozenset({"sign_time", "sign_way", "date_invited", "code", "company_id", "answer", "date_answered"})
    _order = "meeting_id, sequence, id"

    meeting_id = fields.Many2one("street.meeting", "Meeting", required=True, index=True, ondelete="restrict")
    company_id = fields.Many2one(related="meeting_id.company_id", store=True, index=True, precompute=True)
    sequence = fields.Integer(default=10)
    date_invited = fields.Datetime("Invited at", readonly=True, copy=False)
    status = fields.Selection(STATUSES, required=True, default="expected")
    leave_reason = fields.Char("Reason of leave")
    sign_time = fields.Datetime("Signed in at", readonly=True, copy=False)
    sign_way = fields.Selection(WAYS, "Signed in by", readonly=True, copy=False)
    code = fields.Char("Sign-in code", readonly=True, copy=False, groups="street_meeting.group_meeting_secretary", help="For people without an account; it stands in the invitation.")

    _employee_once = models.UniqueIndex("(meeting_id, employee_id) WHERE employee_id IS NOT NULL", "A person stands only once in the list of a meeting.")
    _partner_once = models.UniqueIndex("(meeting_id, partner_id) WHERE partner_id IS NOT NULL", "A person stands only once in the list of a meeting.")

    @api.depends("name", "organisation")
    def _compute_display_name(self):
        for attendee in self:
            attendee.display_name = " ".join(filter(None, (attendee.organisation, attendee.name)))

    # ------------------------------------------------------------
    # CRUD
    # ------------------------------------------------------------

    @api.model
    def _prepare_create_values(self, vals_list):
        # Explicit: neither a default_* key nor a saved default invites or answers.
        empty = {} if self.env.su else dict.fromkeys(("date_invited", "code", "answer", "date_answered"))
        return super()._prepare_create_values([{**empty, **vals} for vals in vals_list])

    # ------------------------------------------------------------
    # INVITING AND SIGNING IN
    # ------------------------------------------------------------

    def _invite(self):
        """Stamp those who are invited now; people without an account get a code to sign in with. :return: those who were not invited before"""
        now, fresh = fields.Datetime.now(), self.filtered(lambda attendee: not attendee.date_invited)
        for attendee in fresh:
            vals = {"date_invited": now}
            if not attendee.employee_id.sudo().user_id:  # sudo: whether he has an account
                vals["code"] = "".join(secrets.choice(LETTERS) for _place in range(8))
            attendee._street_write(vals)
        return fresh

    def _sign_in(self, way):
        """Mark as present; a second time changes nothing."""
        for attendee in self.filtered(lambda attendee: attendee.status != "present"):
            attendee._street_write({"status": "present", "leave_reason": False, "sign_way": way, "sign_time": fields.Datetime.now()})

    def _get_email(self):
        """Address for invitations, or an empty text."""
        person = self.sudo()  # sudo: the office's own address book, for its own invitation
        return person.partner_id.email or person.employee_id.work_email or person.employee_id.user_id.email or ""

    def _prepare_record_facts(self):
        """What the record says of a person."""
        return [self.name, self.organisation or "", self.kind, self.is_observer, self.status, self.leave_reason or ""]
