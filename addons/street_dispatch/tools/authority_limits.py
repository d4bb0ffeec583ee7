"""What can never stand in a street's enforcement item list, whatever a list says. Plain Python on plain data.

Sources: 行政处罚法 (APL) 17, 18, 20, 24; 行政强制法 (ACL) 10, 13, 17, 22, 29, 47; 城乡规划法 68; 城市道路管理条例 31.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Powers:
    """What an item claims.

    :param texts: name of the item and, in an import, what its power columns say
    :param source: source of power: statutory, granted, entrusted, stationed, authorised
    :param penalties: codes of the covered penalty kinds
    :param measure: none, seal, seize, seal_seize, or what an import read (freeze, ...)
    :param execution: none, substitute, demolition, or what an import read (transfer_deposit, ...)
    :param measure_basis: law and local decision behind the measure
    :param execution_basis: law behind the execution
    :param demolition_order: written instruction (责成) of the county government
    :param revocation_listed: the list itself names the revocation of a licence
    :param entrustment_allowed: a law, regulation or rule that allows entrustment is recorded
    """

    texts: tuple[str, ...] = ()
    source: str = "granted"
    penalties: frozenset[str] = frozenset()
    measure: str = "none"
    execution: str = "none"
    measure_basis: str = ""
    execution_basis: str = ""
    demolition_order: str = ""
    revocation_listed: bool = False
    entrustment_allowed: bool = False


# Bars, in the order in which they are reported; the sentences are in models/street_authority_item_limits.py.
DETENTION = "detention"  # APL 18(3)
REVOCATION = "revocation"  # APL 17, 24
FREEZING = "freezing"  # ACL 29
TRANSFER = "transfer_deposit"  # ACL 47
RE_ENTRUSTMENT = "re_entrustment"  # APL 20(4)
DEMOLITION = "demolition"  # 城乡规划法 68
ROAD_PERMIT = "road_permit"  # 城市道路管理条例 31
NO_ENTRUSTMENT_BASIS = "no_entrustment_basis"  # APL 20(1)
ENTRUSTED_MEASURE = "entrusted_measure"  # ACL 17
MEASURE_BASIS = "measure_basis"  # ACL 10, 17, 22
EXECUTION_BASIS = "execution_basis"  # ACL 13
BARS = (
    DETENTION, REVOCATION, FREEZING, TRANSFER, RE_ENTRUSTMENT, DEMOLITION, ROAD_PERMIT,
    NO_ENTRUSTMENT_BASIS, ENTRUSTED_MEASURE, MEASURE_BASIS, EXECUTION_BASIS,
)

# What gives a barred power away when it is only written, not coded.
_WORDS = (
    (re.compile(r"拘留|限制人身自由"), DETENTION),
    (re.compile(r"冻结(?=.{0,4}(存款|汇款|资金|账户))"), FREEZING),
    (re.compile(r"划拨(?=.{0,4}(存款|汇款|资金|账户))"), TRANSFER),
    (re.compile(r"再委托|转委托"), RE_ENTRUSTMENT),
    (re.compile(r"^(?!.*(处罚|擅自|未经)).*(占用|挖掘|占道).*(许可|审批|批准)"), ROAD_PERMIT),
)


def find_bars(powers):
    """List why an item cannot stand in the list of a street.

    :param Powers powers: what the item claims
    :return: list of members of ``BARS`` without doubles, in that order; empty when nothing stands against it
    """
    found = {bar for pattern, bar in _WORDS if any(pattern.search(text) for text in powers.texts if text)}
    found |= {bar for bar, hit in _coded(powers) if hit}
    return [bar for bar in BARS if bar in found]


def _coded(powers):
    """Pairs of bar and whether the coded powers run into it."""
    names_revocation = "revoke_licence" in powers.penalties or any("吊销" in (text or "") for text in powers.texts)
    names_demolition = powers.execution == "demolition" or any(
        re.search(r"强制拆除|强拆", text or "") for text in powers.texts
    )
    measure, execution = powers.measure != "none", powers.execution != "none"
    return (
        (DETENTION, "detention" in powers.penalties),
        (REVOCATION, names_revocation and not powers.revocation_listed),
        (FREEZING, powers.measure == "freeze"),
        (TRANSFER, powers.execution == "transfer_deposit"),
        (DEMOLITION, names_demolition and not (powers.demolition_order or "").strip()),
        (NO_ENTRUSTMENT_BASIS, powers.source == "entrusted" and not powers.entrustment_allowed),
        (ENTRUSTED_MEASURE, powers.source == "entrusted" and measure),
        (MEASURE_BASIS, measure and powers.measure != "freeze" and not (powers.measure_basis or "").strip()),
        (EXECUTION_BASIS, execution and powers.execution != "transfer_deposit" and not (powers.execution_basis or "").strip()),
    )
