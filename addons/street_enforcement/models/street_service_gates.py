from odoo import fields, models

from odoo.addons.street_base.tools.period import local_day, today
from odoo.addons.street_base.tools.transition import Obstacle

from .street_document import VALID_STATES

# Ways in which we hand a paper over ourselves.
IN_PERSON = ("direct", "left")
PROOFS = {
    "direct": {"receipt"}, "left": {"receipt"}, "mail": {"mail"}, "entrusted": {"receipt"}, "electronic": {"electronic"}, "notice": {"notice"},
}


class StreetService(models.Model):
    """What a service needs to take effect (APL 59, 61; CPL 87-95; G23, G24)."""

    _inherit = "street.service"

    def _street_obstacles(self, move, values=None):
        found = super()._street_obstacles(move, values)
        hands = self.sudo().case_id._get_hands_lock(self.env.user) if not self.env.su and move != "annul" else {}
        for service in self:
            record = service.sudo()  # what the service is binds whoever closes it
            more = [Obstacle("not_on_case", text, "APL 42, G03") for text in filter(None, [hands.get(record.case_id)])]
            if move == "deliver":
                if values is not None:
                    record.case_id._lock_rows("street_document", record.document_id.ids)
                more += record._get_paper_obstacles() + record._get_day_obstacles() + record._get_server_obstacles()
                more += getattr(record, f"_get_{record.way}_obstacles")() + record._get_proof_obstacles()
            elif move == "annul":
                more += record._get_annul_obstacles()
            found[service] = [*found[service], *more]
        return found

    def _get_paper_obstacles(self):
        document = self.document_id
        if document.state not in VALID_STATES:
            return [Obstacle("paper", self.env._("%(paper)s is not issued, or was voided.", paper=document.display_name), "APL 59, G24")]
        found = []
        if document.type_id.is_sealed and not document.scan_ids:
            found.append(Obstacle("scan", self.env._(
                "%(paper)s: only the signed and sealed paper is served; take in its scan first.", paper=document.display_name), "APL 59, G24"))
        earlier = self.search([("document_id", "=", document.id), ("party_id", "=", self.party_id.id), ("state", "=", "served")], limit=1)
        if earlier:
            found.append(Obstacle("twice", self.env._("It was served on %(day)s already.", day=earlier.date_effective), "APL 61"))
        return found

    def _get_day_obstacles(self):
        """The day of effect lies between the making of the paper and today."""
        day = self._get_effective_day()
        if not day:
            missing = self.env._("Enter the day of publication.") if self.way == "notice" else self.env._("Enter when it was handed over, left or arrived.")
            return [Obstacle("day", missing, "CPL 87-95, G24")]
        issued = self.document_id.issued_at
        too_early = self.published_on < local_day(issued) if self.way == "notice" else self.served_at < issued.replace(microsecond=0, second=0)
        if too_early:
            return [Obstacle("before_issue", self.env._(
                "It cannot have been served before it was made (%(moment)s).", moment=self._format_moment(issued)), "APL 61, G24")]
        if self.way == "notice" and today() <= day:
            return [Obstacle("future", self.env._("The thirty days of the public notice last until %(day)s, and it is served when they have passed.", day=day), "CPL 95, D10, G24")]
        if self.way != "notice" and self.served_at > fields.Datetime.now():
            return [Obstacle("future", self.env._("It cannot have been served in the future."), "APL 61, G24")]
        return []

    def _get_server_obstacles(self):
        """Two people with a certificate of that day hand it over; somebody answers for every other way."""
        if not self.server_ids:
            return [Obstacle("servers", self.env._("Say who served it."), "APL 42, G24")]
        day = self.posted_on or self.published_on or self._get_effective_day() or today()
        valid = self.case_id._get_able(self.server_ids.ids, day)
        if len(valid) >= (2 if self.way in IN_PERSON else 1) and len(valid) == len(self.server_ids):
            return []
        return [Obstacle("two_servers", self.env._(
            "On %(day)s two officers with a certificate of the acting subject have to serve it, and nobody without one; valid that day: %(people)s.",
            day=day, people=", ".join(valid.mapped("name")) or "—"), "APL 42, G03, G24")]

    def _get_proof_obstacles(self):
        kinds = set(self.proof_ids.mapped("kind"))
        if self.way == "left" and "recording" in kinds or PROOFS[self.way] & kinds:
            return []
        labels = dict(self.proof_ids._fields["kind"]._description_selection(self.env))
        wanted = ", ".join(labels[kind] for kind in sorted(PROOFS[self.way]))
        return [Obstacle("proof", self.env._("The proof is missing: %(kinds)s.", kinds=wanted), "CPL 87-95, G24")]

    # ------------------------------------------------------------
    # THE WAYS
    # ------------------------------------------------------------

    def _get_receiver_obstacles(self):
        if not (self.receiver or "").strip() or not self.receiver_kind:
            return [Obstacle("receiver", self.env._("Say who signed the receipt, and who that is to the party."), "CPL 87, 88, G24")]
        if self.party_id.kind == "organisation" and self.receiver_kind == "family":
            return [Obstacle("receiver", self.env._("An organisation has no family members: its representative or its mail room signs."), "CPL 88, G24")]
        return []

    def _get_direct_obstacles(self):
        found = self._get_receiver_obstacles()
        if not (self.place or "").strip():
            found.append(Obstacle("place", self.env._("Say where it was handed over."), "CPL 87, G24"))
        if (self.refusal_reason or "").strip():
            found.append(Obstacle("refused", self.env._("It was refused: it is left at the residence, or served in another way."), "CPL 89, G24"))
        return found

    def _get_left_obstacles(self):
        found = []
        if not (self.refusal_reason or "").strip():
            found.append(Obstacle("refusal", self.env._("Write down why it was not taken: only what is refused is left there."), "CPL 89, G24"))
        if not (self.place or "").strip():
            found.append(Obstacle("place", self.env._("Say at which residence it was left."), "CPL 89, G24"))
        witnessed = (self.witness_name or "").strip() and self.witness_body in ("grassroots", "employer")
        if not witnessed and "recording" not in self.proof_ids.mapped("kind"):
            found.append(Obstacle("witness", self.env._(
                "Leaving needs a witness of a grass-roots organisation or of the party's own, or photos or a recording of it."), "CPL 89, G24"))
        return found

    def _get_mail_obstacles(self):
        found = []
        if not self.mail_number or not self.posted_on:
            found.append(Obstacle("mail", self.env._("Enter the number of the letter and the day of posting."), "CPL 91, G24"))
        elif self.posted_on < local_day(self.document_id.issued_at) or self.served_at and local_day(self.served_at) < self.posted_on:
            found.append(Obstacle("mail_order", self.env._("A letter is posted after the paper was made and before it arrives."), "CPL 91, G24"))
        if self.is_returned:
            found += self._get_address_obstacles()
        else:
            found += self._get_receiver_obstacles()
        return found

    def _get_address_obstacles(self):
        """A letter that came back counts only for the address that the party itself signed for."""
        confirmed = self.case_id._get_confirmed_address(self.party_id)
        if confirmed.get("serve_address"):
            return []
        return [Obstacle("returned", self.env._(
            "A letter that came back serves nothing without the party's signed confirmation of that address (CF34) on file."), "CF34, G24")]

    def _get_entrusted_obstacles(self):
        found = self._get_receiver_obstacles()
        if not (self.entrusted_to or "").strip():
            found.append(Obstacle("entrusted", self.env._("Say which organ served it for us, or which unit passed it on."), "CPL 91-93, G24"))
        return found

    def _get_electronic_obstacles(self):
        confirmed = self.case_id._get_confirmed_address(self.party_id)
        address = (confirmed.get("e_service_address") or "").strip()
        if not self.party_id.e_service_consent or not address:
            return [Obstacle("consent", self.env._(
                "Electronic service needs the confirmation that the party signed (CF34), with its scan on file and its consent."), "APL 61, G23")]
        if (self.e_address or "").strip() != address:
            return [Obstacle("e_address", self.env._("It goes to the address that was confirmed and to no other."), "APL 61, G23")]
        return []

    def _get_notice_obstacles(self):
        found = []
        if not self.notice_reason or not (self.notice_course or "").strip():
            found.append(Obstacle("notice_reason", self.env._("Write down why no other way is left and what was tried."), "CPL 95, G24"))
        elif self.notice_reason == "exhausted" and not self.search([
                ("document_id", "=", self.document_id.id), ("party_id", "=", self.party_id.id), ("state", "=", "failed")], limit=1):
            found.append(Obstacle("not_tried", self.env._("No other way was tried in vain."), "CPL 95, G24"))
        if not (self.published_in or "").strip():
            found.append(Obstacle("published_in", self.env._("Say where it was published."), "CPL 95, G24"))
        if self.is_provisional:
            found.append(Obstacle("provisional", self.env._("The thirty days rest on a calendar day whose notice is not out yet."), "D10, G24, G47"))
        return found

    def _get_annul_obstacles(self):
        if not self._is_decision() and self.case_id.date_decided:
            return [Obstacle("rested_on", self.env._("The decision rests on this service."), "APL 47")]
        if self._is_decision():
            return [Obstacle("rested_on", self.env._("The terms of payment and remedies run from it: void the paper instead."), "APL 47")]
        return []
