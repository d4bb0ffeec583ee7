"""What a decision may differ in from what was noticed (APL 44, 62; law.md E): nothing but lower amounts.

A proposal is a dictionary {facts, reasons, basis, party, outcome, lines: [{kind, amount, days, description}]} of plain values.
"""

from decimal import Decimal

WORDS = ("facts", "reasons", "basis", "party")


def changes(noticed, proposed):
    """What asks for a new notice.

    :return: list of codes: facts, reasons, basis, party, kind, heavier
    """
    if proposed["outcome"] == "no_penalty":
        return []  # nothing is taken from the party, so nothing has to be told before
    found = [word for word in WORDS if noticed.get(word) != proposed.get(word)]
    before, now = _lines(noticed), _lines(proposed)
    if noticed["outcome"] != proposed["outcome"] or {key for key in before} != {key for key in now}:
        found.append("kind")
    if is_heavier(noticed, proposed):
        found.append("heavier")
    return found


def is_heavier(before, after):
    """Whether a penalty is heavier than another: a kind more, a higher amount or a longer span (APL 45)."""
    if after["outcome"] == "no_penalty":
        return False
    if before["outcome"] == "no_penalty":
        return True
    old, new = _lines(before), _lines(after)
    return any(
        key not in old or Decimal(str(line["amount"])) > Decimal(str(old[key]["amount"])) or line["days"] > old[key]["days"]
        for key, line in new.items()
    )


def same_ground(before, after):
    """Whether two proposals rest on the same clause and the second one on no new item of evidence.

    Other words for the facts, or for what an item proves, are no new ground: nobody is punished more for having spoken (APL 45).
    Each item of evidence is a list that begins with its id.
    """
    known = {item[0] for item in before.get("evidence") or ()}
    return before.get("basis") == after.get("basis") and {item[0] for item in after.get("evidence") or ()} <= known


def _lines(proposal):
    return {(line["kind"], line["description"] or ""): line for line in proposal["lines"]}
