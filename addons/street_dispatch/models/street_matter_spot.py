import base64
import binascii
from collections import Counter

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Command

FACTS = ("class_id", "description", "address", "place_id", "latitude", "longitude")
PHOTO_FIELDS = {"photos": "photo_after_ids", "photos_before": "photo_before_ids"}
MAX_PHOTOS = 9
# How many matters back the usual classes of a user, and of his office, are looked for.
OWN_DEPTH, OFFICE_DEPTH = 200, 300
GRID_REPORTER = "street_grid.group_grid_reporter"


class StreetMatter(models.Model):
    """Findings taken in by whoever stands in front of them: settled on the spot (即查即改), or left for others."""

    _inherit = "street.matter"

    _creator_idx = models.Index("(create_uid, id DESC)")

    @api.model
    def settle_on_spot(self, values):
        """Take a finding in and close it as settled on the spot, all in one transaction.

        :param dict values: ``class_id`` (id, required), ``photos`` (of the place after the work, required: list of
            ``{"name": str, "data": base64 str}``), ``photos_before`` (same), ``description`` (the class's name when
            empty), ``result`` (what was done), ``latitude`` and ``longitude`` (WGS-84 degrees), ``address``, ``place_id``
        :return: dictionary with ``id``, ``name`` (the number) and ``state`` of the matter
        :raises UserError: for an unknown key, a broken photo, or what stands in the way of settling (G42)
        """
        matter = self._take_in_on_spot(values)
        matter.action_settle(result=values.get("result"))
        return self._prepare_spot_answer(matter)

    @api.model
    def collect_on_spot(self, values):
        """Take a finding in that needs handling by others; it stays collected.

        :param dict values: as for :meth:`settle_on_spot`; photos go to ``photos_before``, a class or a description is needed
        :return: as :meth:`settle_on_spot`
        :raises UserError: for an unknown key or a broken photo
        """
        return self._prepare_spot_answer(self._take_in_on_spot(values))

    @api.model
    def _take_in_on_spot(self, values):
        known = {*FACTS, *PHOTO_FIELDS, "result"}
        if not isinstance(values, dict) or values.keys() - known:
            raise UserError(self.env._("A finding is given as an object with these keys only: %(keys)s.", keys=", ".join(sorted(known))))
        facts = {name: values[name] for name in FACTS if values.get(name)}
        facts.setdefault("description", self._get_class_name(values.get("class_id")))
        if not facts["description"]:
            raise UserError(self.env._("Choose a class, or say what you found."))
        for key, name in PHOTO_FIELDS.items():
            facts[name] = [Command.set(self._add_spot_photos(values.get(key) or []).ids)]
        return self.create({**facts, "source": "grid" if self.env.user.has_group(GRID_REPORTER) else "patrol"})

    @api.model
    def _get_class_name(self, class_id):
        return self.env["street.matter.class"].browse(class_id or ()).exists().name

    @api.model
    def _add_spot_photos(self, photos):
        """The uploaded photos as files of the user; the matter that takes them in looks at their content."""
        try:
            rows = [{"name": str(photo["name"])[:100] or "photo", "raw": base64.b64decode(photo["data"], validate=True)} for photo in photos]
        except (TypeError, KeyError, ValueError, binascii.Error):
            raise UserError(self.env._("A photo is given as an object with “name” and “data”, the data in base64.")) from None
        if len(rows) > MAX_PHOTOS:
            raise UserError(self.env._("At most %(limit)s photos are taken with one finding.", limit=MAX_PHOTOS))
        return self.env["ir.attachment"].create(rows)

    @api.model
    def _prepare_spot_answer(self, matter):
        return {"id": matter.id, "name": matter.name, "state": matter.state}

    @api.model
    def _get_usual_classes(self, limit=8):
        """Classes the user is likely to need: those of his own last matters, then of the office's, then any valid ones."""
        domain = [("class_id", "!=", False)]
        own = self.search_fetch([*domain, ("create_uid", "=", self.env.uid)], ["class_id"], order="id desc", limit=OWN_DEPTH)
        # sudo: which classes the office meets most is no secret; nothing else is read
        office = self.sudo().search_fetch([*domain, ("company_id", "=", self.env.company.id)], ["class_id"], order="id desc", limit=OFFICE_DEPTH)
        usual = [found for matters in (own, office) for found, _count in Counter(one.class_id.id for one in matters).most_common(limit)]
        classes = self.env["street.matter.class"]
        valid = classes.browse(dict.fromkeys(usual)).filtered("is_valid")[:limit]
        more = classes.search([("is_valid", "=", True), ("id", "not in", valid.ids)], limit=limit - len(valid)) if len(valid) < limit else classes
        return valid | more

    def _get_move_checklist(self, missing):
        # What others reported or found is never settled on the spot; what else that would lack is no news.
        hopeless = {row["move"] for row in missing if row["code"] in ("reported", "not_finder")}
        return super()._get_move_checklist([row for row in missing if row["move"] not in hopeless])
