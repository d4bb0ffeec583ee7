"""./street doctor."""


def doctor(place, options):
    """Check the machine."""
    return 0
