"""What differs between two versions of what a review judges, in plain Python."""


def differences(before, after, path=()):
    """Every place where two plain values differ.

    :param before: dictionary, list or plain value
    :param after: the same, later
    :return: list of (path, before, after); the path is a tuple of keys and places, a missing value is None
    """
    if isinstance(before, dict) and isinstance(after, dict):
        return [row for key in dict.fromkeys((*before, *after)) for row in differences(before.get(key), after.get(key), (*path, key))]
    if isinstance(before, list) and isinstance(after, list):
        longest = max(len(before), len(after))
        pairs = zip(before + [None] * (longest - len(before)), after + [None] * (longest - len(after)), strict=True)
        return [row for place, (old, new) in enumerate(pairs, 1) for row in differences(old, new, (*path, place))]
    return [] if before == after else [(path, before, after)]
