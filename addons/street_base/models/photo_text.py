"""Sentences for what tools/pdf_image.py finds wrong with a photo; shared by uploads and papers."""


def photo_text(env, error):
    """The ``ImageError`` in the user's language: which file, what is wrong, and what to do."""
    facts = error.facts
    name = facts.get("name") or env._("unnamed")
    if error.code == "image_too_large":
        return env._("Photo “%(name)s” is larger than %(megabytes)s MB. Reduce it and upload it again.", name=name, megabytes=facts["megabytes"])
    if error.code == "image_too_many_pixels":
        return env._(
            "Photo “%(name)s” has %(width)s × %(height)s pixels, too many to print. Reduce it and upload it again.",
            name=name, width=facts["width"], height=facts["height"],
        )
    return env._("“%(name)s” is not a photo that can be read. Upload it again.", name=name)
