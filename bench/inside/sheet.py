"""Matter sheet GG01 as PDF, with a photo before and one after."""

import io
import random

from PIL import Image

from bench import measure, sample

REPORT = "street_dispatch.street_matter_sheet"


def run(env, quick):
    clerk = sample.as_user(env, sample.INTAKE)
    count = 10 if quick else 40
    photos = [photo(clerk, seed) for seed in range(2 * count)]
    matters = clerk["street.matter"].create([
        {**report, "photo_before_ids": [(4, before.id)], "photo_after_ids": [(4, after.id)]}
        for report, before, after in zip(sample.reports(clerk, count), photos[::2], photos[1::2], strict=True)
    ])
    plain = clerk["street.matter"].create(sample.reports(clerk, count, seed=2))
    rows = []
    for what, records in (("without photos", plain), ("with two photos of a phone", matters)):
        render(clerk, records[:5])
        took = sorted(measure.seconds(lambda records=records: render(clerk, records)) for _round in range(5))[2]
        rows.append(measure.row(f"a page {what}", took / count * 1000, "ms", 40, f"{count} pages in one file", at_most=True))
    env.cr.rollback()
    return rows


def render(env, matters):
    """Print the sheets as a request does, with nothing read before."""
    env.flush_all()
    env.invalidate_all()
    return env["ir.actions.report"]._render_py_pdf(REPORT, matters.ids)


def photo(env, seed):
    """Attachment of a picture of 1600 × 1200 with as much detail as a street has."""
    chance = random.Random(seed)
    small = Image.frombytes("RGB", (160, 120), chance.randbytes(160 * 120 * 3))
    content = io.BytesIO()
    small.resize((1600, 1200), Image.Resampling.BICUBIC).save(content, "JPEG", quality=80)
    return env["ir.attachment"].create({"name": f"photo {seed}.jpg", "raw": content.getvalue()})
