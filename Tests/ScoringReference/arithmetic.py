"""Model -> answer: the points of every leaf of every unit, then the ranking.

Sentences of scoring.md stand as comments in double quotes above the code that implements them.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from model import ABSENT, Node, Scale, Unit, decimal

# --- Points of a leaf ------------------------------------------------------------------------


def rounded(number: Fraction, decimals: int) -> Fraction:
    # "halves away from zero"
    scaled = abs(number) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(units if number >= 0 else -units, 10**decimals)


def leaf_points(leaf: Node, units: list[Unit], decimals: int) -> list:
    """The leaf's points in each unit, in order, rounded once; None where it is not assigned."""
    leaders = relative_points(leaf, units) if leaf.rule.kind == "relativeToLeader" else {}
    column = []
    for index, unit in enumerate(units):
        exact = exact_points(leaf, unit.results.get(leaf.code), leaders.get(index))
        # "A leaf's points are computed exactly, then rounded ONCE to `rounding.decimals`".
        column.append(None if exact is None else rounded(exact, decimals))
    return column


def exact_points(leaf: Node, result: Any, relative: Any) -> Any:
    rule, largest = leaf.rule, leaf.max
    if result is None:
        return Fraction(0)  # "no result for an assigned leaf earns 0 whatever the rule"
    if result.marker == "notAssigned":
        return None  # "takes the leaf out of the unit's points and of its assigned maximum"
    if result.marker == "none":
        # "`full` → M, `zero` → 0 …, `notAssigned` → as not assigned."
        return {"full": largest, "zero": Fraction(0), "notAssigned": None}[rule.parameters["whenNone"]]
    if result.awarded is not ABSENT:
        return result.awarded  # "the leaf earns p"
    if rule.kind == "relativeToLeader":
        return relative
    return FORMULAS[rule.kind](largest, rule.parameters, result.own)


def direct(largest: Fraction, _: dict, own: dict) -> Fraction:
    return own["points"]


def pass_fail(largest: Fraction, _: dict, own: dict) -> Fraction:
    return largest if own["achieved"] else Fraction(0)  # "M or 0"


def choice(largest: Fraction, parameters: dict, own: dict) -> Fraction:
    return parameters["options"][own["choice"]]  # "p of that option"


def proportional(largest: Fraction, parameters: dict, own: dict) -> Fraction:
    actual, target = own["actual"], own["target"]
    if parameters["direction"] == "higher":
        # "higher: M·min(1, A/T)"; "T = 0 …: higher → M whatever A is"
        return largest if actual >= target else largest * actual / target
    # "lower: A ≤ T → M, else M·T/A"; "T = 0 …: lower → M if A = 0, else 0"
    return largest if actual <= target else largest * target / actual


def bands(largest: Fraction, parameters: dict, own: dict) -> Fraction:
    # "p of the highest `atLeast` ≤ value, else 0; attainment = 100·A/T"
    value = own["actual"]
    if parameters["on"] == "attainment":
        value = 100 * value / own["target"]
    reached = [points for least, points in parameters["bands"] if least <= value]
    return reached[-1] if reached else Fraction(0)


def tally(largest: Fraction, parameters: dict, own: dict) -> Fraction:
    # "clamp(base + m·perMerit − f·perFault, floor, M)"
    p = parameters
    points = p["base"] + own["merits"] * p["perMerit"] - own["faults"] * p["perFault"]
    return max(p["floor"], min(largest, points))


def targets(largest: Fraction, parameters: dict, own: dict) -> Fraction:
    # "M if every condition holds, else 0"
    measures = own["measures"]
    return largest if all(holds(c, *measures[c["measure"]]) for c in parameters["all"]) else Fraction(0)


def holds(condition: dict, now: Fraction, before: Any) -> bool:
    value = now  # "of which a value condition reads `now`"
    if condition["of"] == "changePercent":
        # "before = 0: now = 0 is a change of 0, otherwise the condition does not hold."
        if before == 0 and now != 0:
            return False
        value = Fraction(0) if before == 0 else 100 * (now - before) / before
    bound = condition["value"]
    return {
        ">=": value >= bound,
        ">": value > bound,
        "<=": value <= bound,
        "<": value < bound,
        "=": value == bound,
    }[condition["op"]]


FORMULAS = {
    "direct": direct,
    "passFail": pass_fail,
    "choice": choice,
    "proportional": proportional,
    "bands": bands,
    "tally": tally,
    "targets": targets,
}


def relative_points(leaf: Node, units: list[Unit]) -> dict[int, Fraction]:
    """Points of "công thức Điều 6" by the index of the unit, before rounding."""
    # "Over the cluster's units whose result has an `actual` (so not: none arose, awarded alone,
    # not assigned, missing)". "Disqualified units take part".
    with_target, without = {}, {}
    for index, unit in enumerate(units):
        own = unit.results[leaf.code].own if leaf.code in unit.results else {}
        if "actual" in own:
            # "Units with no target, or T = 0, form a group of their own and never lead the others."
            (with_target if own["target"] else without)[index] = (own["target"], own["actual"])
    higher = leaf.rule.parameters["direction"] == "higher"
    return {
        **over_target(leaf.max, higher, with_target),
        **without_target(leaf.max, higher, {index: actual for index, (_, actual) in without.items()}),
    }


def over_target(largest: Fraction, higher: bool, group: dict) -> dict[int, Fraction]:
    # "e = (A − T)/T for `higher`, (T − A)/T for `lower`."
    excess = {i: (a - t if higher else t - a) / t for i, (t, a) in group.items()}
    best = max(excess.values(), default=Fraction(0))
    half = largest / 2
    points = {}
    for index, (target, actual) in group.items():
        e = excess[index]
        if e < 0:  # "Short of the target (e < 0): `higher` ½·M·A/T, `lower` ½·M·T/A."
            points[index] = half * (actual / target if higher else target / actual)
        elif e == 0:  # "e = 0: ½·M."
            points[index] = half
        else:  # "e > 0: ½·M + ½·M·e/e*, where e* is the largest e"
            points[index] = half + half * e / best
    return points


def without_target(largest: Fraction, higher: bool, actuals: dict) -> dict[int, Fraction]:
    if higher:  # "`higher`: M·A/max(A), all 0 where max(A) = 0."
        best = max(actuals.values(), default=Fraction(0))
        return {i: largest * a / best if best else Fraction(0) for i, a in actuals.items()}
    # "`lower`: A = 0 → M; else M·min(A)/A. max and min are over the whole group, zeros included."
    best = min(actuals.values(), default=Fraction(0))
    return {i: largest * best / a if a else largest for i, a in actuals.items()}


# --- From leaves to a ranking ----------------------------------------------------------------


@dataclass
class Standing:
    """A unit with its sums, on the way to its place in the answer."""

    unit: Unit
    nodes: dict  # (points, assigned maximum) by the code of every group and leaf
    leaves: dict  # points by the code of every assigned leaf
    missing: list
    points: Fraction
    assigned_max: Fraction
    bonus: Fraction
    penalty: Fraction
    total: Fraction
    percent: Fraction
    rank: Any = None


def leaves_of(nodes: list[Node]) -> list[Node]:
    """All leaves in document order."""
    return [leaf for node in nodes for leaf in (leaves_of(node.children) if node.is_group else [node])]


def groups_of(nodes: list[Node]) -> list[Node]:
    return [group for node in nodes if node.is_group for group in [node, *groups_of(node.children)]]


def add_up(nodes: list[Node], leaves: dict, sums: dict) -> tuple:
    """Adds points and assigned maxima up the tree into `sums`; returns those of all `nodes`."""
    for node in nodes:
        if node.is_group:
            sums[node.code] = add_up(node.children, leaves, sums)
        else:
            assigned = node.code in leaves
            sums[node.code] = (leaves[node.code], node.max) if assigned else (Fraction(0), Fraction(0))
    own = [sums[node.code] for node in nodes]
    return sum(points for points, _ in own), sum(largest for _, largest in own)


def share(part: Fraction, whole: Fraction) -> Fraction:
    return part / whole if whole else Fraction(0)


def standing(scale: Scale, unit: Unit, leaves: dict, missing: list) -> Standing:
    nodes: dict[str, tuple] = {}
    # "`points` = Σ leaves; `assignedMax` = Σ M of assigned leaves."
    points, assigned_max = add_up(scale.criteria, leaves, nodes)
    bonus = adjusted(unit, "bonus", scale.caps["bonusCap"])
    penalty = adjusted(unit, "penalty", scale.caps["penaltyCap"])
    # "`total` = points + bonus − penalty, cut to `totalCap`, never below 0."
    total = max(Fraction(0), cut(points + bonus - penalty, scale.caps["totalCap"]))
    # "`percent` = 100·total/assignedMax (0 where assignedMax = 0; it may pass 100)."
    percent = 100 * share(total, assigned_max)
    return Standing(unit, nodes, leaves, missing, points, assigned_max, bonus, penalty, total, percent)


def adjusted(unit: Unit, kind: str, cap: Any) -> Fraction:
    # "`bonus`, `penalty` = Σ adjustments of the kind …; they are cut to `bonusCap` and `penaltyCap`".
    return cut(sum((points for k, points in unit.adjustments if k == kind), Fraction(0)), cap)


def cut(number: Fraction, cap: Any) -> Fraction:
    return number if cap is None else min(number, cap)


def basis(scale: Scale, s: Standing) -> Fraction:
    return s.total if scale.rank_by == "total" else s.percent


def rank_key(scale: Scale, s: Standing) -> tuple:
    """Smaller is better; equal is a shared rank."""
    # "Rank by `total` or `percent`, as `rankBy` says, highest first. Ties go through `tieBreakers` in order".
    return (-basis(scale, s), *(tie_break(scale, s, breaker) for breaker in scale.tie_breakers))


def tie_break(scale: Scale, s: Standing, breaker: Any) -> Any:
    if breaker == "fewerPenalties":
        return s.penalty
    if breaker == "moreBonus":
        return -s.bonus
    if breaker == "ballot":  # "smaller `ballotRank`, a unit with one before a unit without"
        return (s.unit.ballot_rank is ABSENT, s.unit.ballot_rank or 0)
    points, assigned_max = s.nodes[breaker[1]]
    # "where ranking by percent: points per its assigned maximum, 0 where nothing is assigned"
    return -(points if scale.rank_by == "total" else share(points, assigned_max))


def ranked(scale: Scale, standings: list[Standing]) -> list[Standing]:
    """The standings in the answer's order, with their ranks."""
    # "`unranked`: a disqualified unit has rank null, stands after the ranked, and takes nobody's place".
    everyone = scale.disqualified == "ranked"
    out = [s for s in standings if s.unit.disqualified and not everyone]
    # "Order of `units`: by rank, then code"
    within = [s for s in standings if everyone or not s.unit.disqualified]
    within.sort(key=lambda s: (rank_key(scale, s), s.unit.code))
    above, rank = None, 0
    for place, s in enumerate(within, start=1):
        # "What still ties shares the rank, and the next rank counts them all: 1, 2, 2, 4."
        key = rank_key(scale, s)
        above, rank = key, rank if key == above else place
        s.rank = rank
    # "then the unranked by what the ranking goes by (total or percent) descending, then code."
    out.sort(key=lambda s: (-basis(scale, s), s.unit.code))
    return within + out


def grade(scale: Scale, leaves: list[Node], s: Standing) -> Any:
    if s.unit.disqualified:
        return None  # "Either way `eligible` is false and `grade` is null."
    # "the first in the list with percent ≥ minPercent and, where `floorPercent` is given, no
    # assigned leaf with M > 0 below that percent of its M; else null."
    shares = [100 * s.leaves[leaf.code] / leaf.max for leaf in leaves if leaf.code in s.leaves and leaf.max > 0]
    for name, least, floor in scale.grades:
        if s.percent >= least and (floor is ABSENT or min(shares, default=floor) >= floor):
            return name
    return None


def answer(scale: Scale, units: list[Unit]) -> dict:
    leaves, groups = leaves_of(scale.criteria), groups_of(scale.criteria)
    columns = {leaf.code: leaf_points(leaf, units, scale.decimals) for leaf in leaves}
    standings = []
    for index, unit in enumerate(units):
        earned = {leaf.code: columns[leaf.code][index] for leaf in leaves}
        assigned = {code: points for code, points in earned.items() if points is not None}
        missing = [leaf.code for leaf in leaves if leaf.code not in unit.results]
        standings.append(standing(scale, unit, assigned, missing))
    return {"units": [entry(scale, leaves, groups, s) for s in ranked(scale, standings)]}


def entry(scale: Scale, leaves: list[Node], groups: list[Node], s: Standing) -> dict:
    return {
        "code": s.unit.code,
        "rank": s.rank,
        "points": s.points,
        "assignedMax": s.assigned_max,
        "bonus": s.bonus,
        "penalty": s.penalty,
        "total": s.total,
        "percent": rounded(s.percent, 4),  # "only the printed `percent` is rounded (4 decimals, …)"
        "grade": grade(scale, leaves, s),
        "eligible": not s.unit.disqualified,
        "complete": not s.missing,
        "missing": s.missing,
        # "`sections` holds every group."
        "sections": {g.code: dict(zip(["points", "assignedMax"], s.nodes[g.code])) for g in groups},
        # "A not-assigned leaf is left out of `leaves`".
        "leaves": {
            leaf.code: {"points": s.leaves[leaf.code], "because": because(leaf, s)}
            for leaf in leaves
            if leaf.code in s.leaves
        },
    }


def because(leaf: Node, s: Standing) -> str:
    """One line; its words are no part of the reference."""
    points, result = decimal(s.leaves[leaf.code]), s.unit.results.get(leaf.code)
    if result is None:
        return "missing = 0"
    way = "awarded" if result.awarded is not ABSENT else result.marker or leaf.rule.kind
    return f"{way}, of {decimal(leaf.max)} = {points}"
