from collections import defaultdict

import numpy as np

from odoo import api, models
from odoo.exceptions import AccessError, UserError, ValidationError

from odoo.addons.street_base.models.photo_text import photo_text
from odoo.addons.street_base.tools.paper_error import ImageError
from odoo.addons.street_base.tools.pdf_image import check_photo
from odoo.addons.street_base.tools.period import local_day
from odoo.addons.street_base.tools.raw_rows import array_literal

from .street_matter import ENDED_STATES
from .street_matter_moves import INTAKE

NUMBER_SERIES = "matter"
# What was reported. The clerks keep it; others only while their own report is not registered yet.
FACTS = {
    "source", "external_ref", "class_id", "description", "address", "place_id", "latitude", "longitude", "grid_id",
    "reported_at", "reporter_ids", "photo_before_ids",
}
# Photos, and the states in which one that came by mistake can be taken away again.
PHOTOS = {"photo_before_ids": ("collected",), "photo_after_ids": ("collected", "registered", "dispatched", "handling")}


class StreetMatter(models.Model):
    """Intake (信息采集): number, grid, clocks and look-alikes of new matters, and who may change their facts."""

    _inherit = "street.matter"

    @api.model_create_multi
    def create(self, vals_list):
        matters = super().create(vals_list)
        matters._take_in_photos()
        matters._start_intake_clocks()  # whoever loads what has long ended ends them, too
        return matters

    @api.model
    def _create(self, data_list):
        self.env["street.number"]._number_stored([data["stored"] for data in data_list], "name", NUMBER_SERIES)
        return super()._create(data_list)

    def write(self, vals):
        self._check_fact_change(vals.keys())
        changes_photos = not vals.keys().isdisjoint(PHOTOS)
        kept = self._get_kept_photos() if changes_photos and not self.env.su else {}
        result = super().write(vals)
        if changes_photos:
            self._check_kept_photos(kept)
            self._take_in_photos()
        return result

    def _prepare_initial_values(self, vals_list):
        prepared = super()._prepare_initial_values(vals_list)
        # A default of the caller's context decides as well, and the grid has to be one of the office the matter gets.
        usual = self.default_get(["company_id"])["company_id"]
        companies = [self.env["res.company"].browse(vals.get("company_id") or usual) for vals in vals_list]
        points = self._read_points(vals_list)
        self._find_grids(vals_list, points, companies, prepared)
        self._find_similar(vals_list, points, companies, prepared)
        return prepared

    @api.model
    def _find_grids(self, vals_list, points, companies, prepared):
        """Fill ``grid_id`` of all new matters with a point at once; computing it before the INSERT builds each record twice."""
        asked = defaultdict(list)
        for place, (vals, point, company) in enumerate(zip(vals_list, points, companies, strict=True)):
            if "grid_id" not in vals and any(point):
                asked[company].append(place)
        for company, places in asked.items():
            # sudo: the grid of a point is no secret, and whoever reports may have no role in the grid
            found = self.env["street.grid"].sudo()._locate_array(np.array([points[place] for place in places]), companies=company).tolist()
            for place, grid_id in zip(places, found, strict=True):
                prepared[place]["grid_id"] = grid_id or False

    @api.model
    def _find_similar(self, vals_list, points, companies, prepared):
        """Fill ``similar_id`` and ``recurs_id``: the newest open, and closed, matter of the class around the point."""
        asked = [
            (place, company.id, vals["class_id"], latitude, longitude, *company._get_matter_reach())
            for place, (vals, (longitude, latitude), company) in enumerate(zip(vals_list, points, companies, strict=True))
            if vals.get("class_id") and latitude and longitude
        ]
        if not asked:
            return
        self.flush_model(["company_id", "class_id", "latitude", "longitude", "state", "reported_at", "date_closed"])
        self.env.cr.execute(
            """
            SELECT asked.place, found.id, found.state
              FROM unnest(%s::int[], %s::int[], %s::int[], %s::numeric[], %s::numeric[], %s::numeric[], %s::int[], %s::int[])
                AS asked (place, company_id, class_id, latitude, longitude, reach, days, again)
              JOIN LATERAL (
                   SELECT DISTINCT ON (state = 'closed') id, state FROM street_matter matter
                    WHERE matter.company_id = asked.company_id AND matter.class_id = asked.class_id
                      AND matter.latitude <> 0
                      AND matter.latitude BETWEEN asked.latitude - asked.reach AND asked.latitude + asked.reach
                      AND abs(matter.longitude - asked.longitude) * cos(radians(asked.latitude)) <= asked.reach
                      AND CASE WHEN state = 'closed' THEN date_closed >= now() AT TIME ZONE 'UTC' - make_interval(days => asked.again)
                               WHEN state = ANY(ARRAY['collected', 'registered', 'dispatched', 'handling', 'reported_back'])
                               THEN reported_at >= now() AT TIME ZONE 'UTC' - make_interval(days => asked.days) END
                    ORDER BY state = 'closed', reported_at DESC
              ) AS found ON TRUE
            """,
            [array_literal(column) for column in zip(*asked, strict=True)],
        )
        for place, matter_id, state in self.env.cr.fetchall():
            prepared[place]["recurs_id" if state == "closed" else "similar_id"] = matter_id

    # ------------------------------------------------------------
    # FACTS
    # ------------------------------------------------------------

    def _check_fact_change(self, names):
        """Refuse changes of facts by people who only handle the matter, and by everybody once it has ended.

        :raises UserError: for an ended matter
        :raises AccessError: for somebody whose facts these are not
        """
        facts, photo_after = FACTS & names, "photo_after_ids" in names
        if self.env.su or not (facts or photo_after):
            return
        if ended := self.filtered(lambda matter: matter.state in ENDED_STATES):
            raise UserError(self.env._(
                "%(matters)s has ended; what is on record stays as it is. Take in a new matter if something is left to do.",
                matters=", ".join(ended.mapped("name")),
            ))
        if self.env.user.has_group(INTAKE):
            return
        own_report = self.filtered(lambda matter: matter.state == "collected" and matter.create_uid == self.env.user)
        if facts and self - own_report:
            raise AccessError(self.env._(
                "%(matters)s: only intake clerks change the facts of a report once it is taken in. Tell them what is wrong in a message.",
                matters=", ".join((self - own_report).mapped("name")),
            ))

    def _get_kept_photos(self):
        """dict (matter, field) → photos that somebody has relied on by now: once it is registered, or reported back."""
        return {
            (matter, name): matter[name] for matter in self for name, states in PHOTOS.items() if matter.state not in states
        }

    def _check_kept_photos(self, kept):
        for (matter, name), photos in kept.items():
            if photos - matter[name]:
                raise UserError(self.env._(
                    "%(matter)s: a photo that the next step relied on stays on record. Add another one and say what was wrong with it.", matter=matter.name))

    def _take_in_photos(self):
        """Check new photos and tie them to their matter, so that whoever reads the matter can see them.

        :raises ValidationError: naming a file that is no picture
        :raises AccessError: for a file that the user may not read
        """
        if not (self.photo_before_ids | self.photo_after_ids):
            return
        for matter in self:
            files = matter.photo_before_ids | matter.photo_after_ids
            loose = files.filtered(lambda file, matter=matter: (file.res_model, file.res_id) != (matter._name, matter.id))
            loose.check_access("read")
            for file in files if loose else ():
                # sudo: whether the content is a picture is asked before anybody may see it; never of its size, which clients ask for
                content = file.sudo().with_context(bin_size=False, bin_size_raw=False).raw
                try:
                    check_photo(content, file.name)
                except ImageError as error:
                    raise ValidationError(self.env._("%(matter)s: %(problem)s", matter=matter.name, problem=photo_text(self.env, error))) from None
            if foreign := loose.sudo().filtered(lambda file: file.res_id or file.create_uid != self.env.user and not self.env.su):
                raise AccessError(self.env._("The file “%(file)s” belongs to another record; upload it here.", file=foreign[0].name))
            # sudo: the files were checked above; a handler may not write attachments of a matter otherwise
            loose.sudo().write({"res_model": self._name, "res_id": matter.id})

    @api.constrains("class_id", "reported_at")
    def _check_class(self):
        # A class is valid from one day to another, so the first and the last report of it tell for all.
        for company, matters in self.grouped("company_id").items():
            for matter_class, reports in matters.grouped("class_id").items():
                moments = reports.mapped("reported_at")
                for day in {local_day(min(moments)), local_day(max(moments))}:
                    matter_class._check_usable_in(company, day)

    def _check_company(self, fnames=None):
        # As Odoo does for each record, but all of an office at once: it names the matter only where something is foreign.
        linked = [name for name, field in self._fields.items() if field.relational and field.check_company]
        for company, matters in self.sudo().with_context(active_test=False).grouped("company_id").items():
            known = self._get_known_ids(company)
            for name in linked:
                records = matters[name]
                if known.get(name, set()) >= set(records._ids):
                    continue
                if records != records.filtered_domain(records._check_company_domain(company)):
                    return super()._check_company(fnames)
        return None

    @api.model
    def _get_known_ids(self, company):
        """dict of link → ids that are the office's own, or everybody's, as far as memory tells without a query."""
        return {
            "class_id": self.env["street.matter.class"]._get_validity_of_office(company.id).keys(),
            "grid_id": self.env["street.grid"].sudo()._get_index((company.id,)).ids,  # sudo: asks of nothing but ids
        }
