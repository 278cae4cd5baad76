#!/usr/bin/env python3
"""Seeded random scoring documents, valid and invalid.

    generate.py SEED --kind valid|invalid [--certain] [--names]

The same seed gives the same bytes. An invalid document is a valid one after 1–3 mutations; with
`--certain` it has exactly one, of those whose problems rest on no reading of docs/decisions/0001.
`--names` prints the names of the mutations on standard error.
"""

import argparse
import json
import random
import sys
from dataclasses import dataclass
from typing import Any, Callable


@dataclass
class Number:
    """A number as it will be written; `quoted` as a JSON string."""

    text: str
    quoted: bool = False


class Members(list):
    """An object as a list of [key, value], so that a key can stand twice."""

    def get(self, key: str) -> Any:
        return next((value for k, value in self if k == key), None)

    def has(self, key: str) -> bool:
        return any(k == key for k, _ in self)

    def set(self, key: str, value: Any) -> None:
        for member in self:
            if member[0] == key:
                member[1] = value
                return
        self.append([key, value])

    def drop(self, key: str) -> None:
        self[:] = [member for member in self if member[0] != key]


def members(**values: Any) -> Members:
    return Members([key, value] for key, value in values.items())


# --- Writing ---------------------------------------------------------------------------------


class Writer:
    """JSON with random escapes and white space."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def space(self) -> str:
        return self.rng.choice(["", "", "", "", " ", "\n", "\t", "\r\n "])

    def text(self, value: str) -> str:
        plain = json.dumps(value, ensure_ascii=self.rng.random() < 0.2)[1:-1]
        if value and self.rng.random() < 0.08:  # "A" as "\u0041"
            units = value.encode("utf-16-be", "surrogatepass")
            hexes = (units[i : i + 2].hex() for i in range(0, len(units), 2))
            plain = "".join("\\u" + (h.upper() if self.rng.random() < 0.5 else h) for h in hexes)
        elif "/" in plain and self.rng.random() < 0.3:
            plain = plain.replace("/", "\\/")
        return f'"{plain}"'

    def write(self, value: Any) -> str:
        if isinstance(value, Members):
            inner = (f"{self.space()}{self.text(k)}{self.space()}:{self.space()}{self.write(v)}" for k, v in value)
            return "{" + ",".join(inner) + self.space() + "}"
        if isinstance(value, list):
            return "[" + ",".join(self.space() + self.write(item) for item in value) + self.space() + "]"
        if isinstance(value, Number):
            return self.text(value.text) if value.quoted else value.text
        if isinstance(value, str):
            return self.text(value)
        return json.dumps(value)


# --- Valid documents -------------------------------------------------------------------------

# Twins of composed and decomposed letters; characters that a pointer or JSON escapes; pairs whose
# order by scalars and by UTF-16 differ (U+FF5E and U+1F600); irregular codes of real tables.
CODES = [
    "I", "II", "I.1", "I.10", "I.2", "2. b)", "1.g)", "38a", "A", "a", "B", "\u00e9", "e\u0301", "\u1ec7", "e\u0323\u0302",
    "\u0110", "a/b", "m~n", "~1", "\"q\"", "\\", " ", "\u00a0", "\u200b", "\uff5e", "\U0001f600", "\u212b", "\u00c5",
    "A\u030a", "0", "01", "-1", "null", "\ufb01", "\u0130", "i\u0307", "\u1100\u1161", "\uac00", "code", "notAssigned",
]  # fmt: skip


class Generator:
    def __init__(self, seed: Any) -> None:
        self.rng = random.Random(seed)
        self.decimals = self.rng.choice([0, 1, 2, 2])
        self.leaves: list[tuple[str, int, Members]] = []  # code, max in hundredths, rule
        self.groups: list[str] = []
        # Few numbers make ties; some documents go to the limits.
        self.large = self.rng.random() < 0.12
        # Leaves of one size, earned whole, not at all or not assigned: equal percents of unlike sections.
        self.even = self.rng.random() < 0.12
        # Some documents have one kind of rule only, so that its corners meet.
        kinds = [*RULES, "relativeToLeader"]
        self.kinds = [self.rng.choice(kinds)] if self.rng.random() < 0.5 else kinds

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def codes(self, count: int, pool: Any = None) -> list[str]:
        pool = list(pool or CODES)
        self.rng.shuffle(pool)
        return (pool + [f"x{i}" for i in range(count)])[:count]

    def text(self) -> str:
        return self.rng.choice(["Tiêu chí", "", "Cờ thi đua", "x\ty\n", "e\u0301", "\u0000", "\U0001f600", "a\"b\\c"])

    # -- numbers

    def number(self, scaled: int, digits: int) -> Number:
        """scaled / 10^digits, written in one of its spellings."""
        whole, fraction = divmod(abs(scaled), 10**digits)
        text = f"{whole}.{fraction:0{digits}}".rstrip("0").rstrip(".") if digits else str(whole)
        if self.chance(0.15):
            text += ("" if "." in text else ".") + "0" * self.rng.choice([1, 2, 3, 9])
        if scaled < 0 or (scaled == 0 and self.chance(0.1)):
            text = "-" + text
        return Number(text, quoted=self.chance(0.2))

    def points(self, hundredths: int) -> Number:
        return self.number(hundredths, 2)

    def below(self, largest: int) -> int:
        """Hundredths from 0 to the largest, the ends and the quarters often."""
        return self.rng.choice([0, largest, largest // 2, largest // 4, self.rng.randint(0, largest)])

    def millionths(self) -> int:
        if self.large and self.chance(0.5):
            return self.rng.choice([10**18 - 1, 10**18 - 10**6, 1, 10**18 - self.rng.randint(1, 10**9)])
        small = [0, 0, 0, 1, 2, 3, 4, 5, 8, 10, 12, 15, 20, 30, 40, 50, 60, 75, 80, 90, 100, 120, 150]
        if self.chance(0.8):
            return self.rng.choice(small) * 10**6
        return self.rng.choice([333333, 1, 10**6 + 1, 12345678, 99999999, self.rng.randint(0, 2 * 10**8)])

    def measure(self, least: int = 0) -> Number:
        return self.number(max(least, self.millionths()), 6)

    def quantity(self) -> Any:
        if self.chance(0.2):
            return members(part=self.measure(), whole=self.measure(least=1))
        return self.measure()

    def maximum(self) -> int:
        step = 10 ** (2 - self.decimals)
        if self.even:
            return 1000
        if self.large and self.chance(0.3):
            return 10**9 * self.rng.randint(1, 8) // step * step
        whole = self.rng.choice([0, 1, 2, 5, 10, 10, 10, 20, 32, 32, 50, 100]) * 100  # n/32 ends with the fifth digit
        return whole if self.chance(0.6) else self.rng.randint(0, 3000) // step * step

    # -- the scale

    def document(self) -> Members:
        scale = self.scale()
        document = members(scale=scale, units=self.units())
        return self.shuffled(document)

    def shuffled(self, m: Members) -> Members:
        if self.chance(0.3):
            self.rng.shuffle(m)
        return m

    def scale(self) -> Members:
        m = Members()
        if self.decimals != 2 or self.chance(0.5):
            m.set("rounding", members(decimals=self.number(self.decimals, 0)))
        if self.even or self.chance(0.75):
            m.set("rankBy", "percent" if self.even else self.rng.choice(["total", "percent"]))
        for cap in ["bonusCap", "penaltyCap", "totalCap"]:
            if self.chance(0.5):
                m.set(cap, self.rng.choice([None, self.points(self.rng.choice([0, 100, 300, 250, 5000, 10**11 - 1]))]))
        if self.chance(0.6):
            m.set("disqualified", self.rng.choice(["unranked", "ranked"]))
        if self.chance(0.6):
            m.set("grades", self.grades())
        count = self.rng.randint(3, 5) if self.even else self.rng.randint(1, 12)
        self.free_codes = self.codes(3 * count + 8)
        m.set("criteria", self.nodes(count, 2 if self.even else self.rng.randint(1, 5))[0])
        if self.even and self.groups:
            m.set("tieBreakers", [members(section=self.groups[0])])
        elif self.chance(0.7):
            m.set("tieBreakers", self.tie_breakers())
        return self.shuffled(m)

    def grades(self) -> list:
        least = sorted(self.rng.sample([0, 50, 50.5, 60, 70, 80, 90, 100, 110, 99.999999], self.rng.randint(0, 4)))
        grades = []
        for percent in reversed(least):
            grade = members(name=self.text(), minPercent=self.number(round(percent * 10**6), 6))
            if self.chance(0.5):
                grade.set("floorPercent", self.number(self.rng.choice([0, 1, 50, 80, 85, 100, 101]) * 10**6, 6))
            grades.append(self.shuffled(grade))
        return grades

    def tie_breakers(self) -> list:
        breakers = []
        for _ in range(self.rng.randint(0, 4)):
            section = members(section=self.rng.choice(self.groups + [leaf[0] for leaf in self.leaves]))
            breakers.append(self.rng.choice([section, section, "fewerPenalties", "moreBonus", "ballot"]))
        return breakers

    def nodes(self, count: int, depth: int) -> tuple[list, int]:
        """`count` leaves at most so deep, and the sum of the maxima in hundredths."""
        nodes, total = [], 0
        while count > 0:
            if depth > 1 and self.chance(0.6):
                inside = self.rng.randint(1, count)
                node, largest = self.group(inside, depth - 1)
            else:
                inside = 1
                node, largest = self.leaf()
            nodes.append(self.shuffled(node))
            total, count = total + largest, count - inside
        return nodes, total

    def group(self, count: int, depth: int) -> tuple[Members, int]:
        code = self.free_codes.pop()
        self.groups.append(code)
        children, largest = self.nodes(count, depth)
        return members(code=code, title=self.text(), max=self.points(largest), children=children), largest

    def leaf(self) -> tuple[Members, int]:
        code, largest = self.free_codes.pop(), self.maximum()
        kind = self.rng.choice(self.kinds)
        rule = members(kind=kind)
        RULES[kind](self, rule, largest)
        if kind in ("proportional", "bands", "targets", "relativeToLeader") and self.chance(0.6):
            rule.set("whenNone", self.rng.choice(["full", "zero", "notAssigned"]))
        self.leaves.append((code, largest, rule))
        return members(code=code, title=self.text(), max=self.points(largest), rule=self.shuffled(rule)), largest

    # -- rules

    def no_parameters(self, rule: Members, largest: int) -> None:
        pass

    def options(self, rule: Members, largest: int) -> None:
        codes = self.codes(self.rng.randint(1, 4))
        rule.set("options", [members(code=code, points=self.points(self.below(largest))) for code in codes])

    def direction(self, rule: Members, largest: int) -> None:
        if self.chance(0.7):
            rule.set("direction", self.rng.choice(["higher", "lower"]))
        if self.chance(0.4):
            rule.set("target", self.measure())

    def bands(self, rule: Members, largest: int) -> None:
        if self.chance(0.7):
            rule.set("on", self.rng.choice(["actual", "attainment"]))
        if self.chance(0.4):
            rule.set("target", self.measure(least=1 if rule.get("on") == "attainment" else 0))
        bounds = self.rng.sample([0, 33.333334, 66.666666, 20, 50, 80, 90, 100, 120, 33.333333, 66.666667], self.rng.randint(1, 5))
        points = sorted(self.below(largest) for _ in bounds)
        bands = [
            members(atLeast=self.number(round(bound * 10**6), 6), points=self.points(p))
            for bound, p in zip(sorted(bounds), points)
        ]
        self.rng.shuffle(bands)
        rule.set("bands", bands)

    def tally(self, rule: Members, largest: int) -> None:
        floor, step = 0, 10 ** (2 - self.decimals)
        if self.chance(0.7):
            floor = self.rng.choice([0, -largest, -500, -1000, largest // 4]) // step * step
            floor = min(floor, largest)
            rule.set("floor", self.points(floor))
        if floor > 0 or self.chance(0.5):
            rule.set("base", self.points(self.rng.choice([floor, largest, self.rng.randint(floor, largest)])))
        for name in ["perMerit", "perFault"]:
            if self.chance(0.8):
                rule.set(name, self.points(self.rng.choice([0, 1, 5, 5, 25, 50, 50, 100, 250, 333])))

    def conditions(self, rule: Members, largest: int) -> None:
        conditions = []
        names = self.codes(3, ["k", "\u00e9", "e\u0301", "now", "a/b", "số vụ"])
        for _ in range(self.rng.choice([1, 1, 2, 3])):
            of = self.rng.choice(["value", "changePercent", None])
            value = self.millionths()
            if of == "changePercent" and self.chance(0.8):
                value = self.rng.choice([-100, -50, -50, -5, 0, 0, 50, 100]) * 10**6
            elif of == "changePercent":
                value = -value
            condition = members(measure=self.rng.choice(names), op=self.rng.choice([">=", ">", "<=", "<", "="]))
            condition.set("value", self.number(value, 6))
            if of:
                condition.set("of", of)
            conditions.append(condition)
        rule.set("all", conditions)

    # -- units

    def units(self) -> list:
        count = 6 if self.even else self.rng.randint(1, 6)
        units: list[Members] = []
        for code in self.codes(count):
            unit = members(code=code)
            if units and self.chance(0.35):  # a tie by construction
                for key, value in self.rng.choice(units):
                    if key != "code" and (key != "ballotRank" or self.chance(0.5)):
                        unit.set(key, value)
            else:
                self.fill(unit)
            units.append(self.shuffled(unit))
        return units

    def fill(self, unit: Members) -> None:
        results = Members()
        for code, largest, rule in self.leaves:
            result = self.result(largest, rule)
            if result is not None:
                results.append([code, self.shuffled(result)])
        if results or self.chance(0.5):
            unit.set("results", self.shuffled(results))
        if self.chance(0.1 if self.even else 0.5):
            unit.set("adjustments", [self.adjustment() for _ in range(self.rng.randint(0, 3))])
        if self.chance(0.3):
            reasons = [members(reason=self.text()) for _ in range(self.rng.choice([0, 1, 1, 2]))]
            unit.set("disqualifications", reasons)
        if self.chance(0.5):
            unit.set("ballotRank", self.number(self.rng.choice([1, 1, 2, 3, 10**9 - 1]), 0))

    def adjustment(self) -> Members:
        hundredths = self.rng.choice([1, 50, 100, 100, 200, 500, 1234, 10**11 - 1 if self.large else 1000])
        kind = self.rng.choice(["bonus", "penalty"])
        return members(kind=kind, points=self.points(hundredths), reason=self.text())

    def result(self, largest: int, rule: Members) -> Any:
        if self.even:
            whole, nothing = members(awarded=self.points(largest)), members(awarded=self.points(0))
            return self.rng.choice([whole, nothing, members(notAssigned=True)])
        way = self.rng.random()
        if way < 0.07:
            return None
        if way < 0.14:
            return members(notAssigned=True)
        if way < 0.28 and rule.has("whenNone"):
            return members(none=True)
        if way < 0.35:
            return members(awarded=self.points(self.below(largest)))
        result = self.own_result(largest, rule)
        if way < 0.43:
            result.set("awarded", self.points(self.below(largest)))
        return result

    def own_result(self, largest: int, rule: Members) -> Members:
        kind = rule.get("kind")
        if kind == "direct":
            return members(points=self.points(self.below(largest)))
        if kind == "passFail":
            return members(achieved=self.chance(0.6))
        if kind == "choice":
            return members(choice=self.rng.choice(rule.get("options")).get("code"))
        if kind == "tally":
            counts = [0, 1, 2, 3, 6, 10**9 - 1 if self.large else 7]
            return Members([name, self.number(self.rng.choice(counts), 0)] for name in ["merits", "faults"])
        if kind == "targets":
            return members(measures=self.measures(rule.get("all")))
        return self.actual_and_target(rule)

    def measures(self, conditions: list) -> Members:
        measures = Members()
        for condition in conditions:
            name = condition.get("measure")
            changes = any(c.get("measure") == name and c.get("of") == "changePercent" for c in conditions)
            if not measures.has(name):
                pair = changes or self.chance(0.2)
                value = self.pair() if pair else self.quantity()
                if not pair and self.chance(0.4):
                    value = Number(condition.get("value").text.lstrip("-"))  # on the bound
                measures.append([name, value])
        return measures

    def pair(self) -> Members:
        if self.chance(0.3):
            return members(now=self.quantity(), before=self.quantity())
        before = self.rng.choice([0, 0, 20, 40, 100])  # and a change of exactly -100, -50, … percent, or of nothing
        now = before * self.rng.choice([0, 50, 95, 100, 150, 200]) // 100 if before else self.rng.choice([0, 0, 1])
        return members(now=self.number(now, 0), before=self.number(before, 0))

    def actual_and_target(self, rule: Members) -> Members:
        result = members(actual=self.quantity())
        attained = rule.get("kind") == "bands" and rule.get("on") == "attainment"
        needed = attained or rule.get("kind") == "proportional"
        if (needed and not rule.has("target")) or self.chance(0.5):
            result.set("target", self.measure(least=1 if attained else 0))
        if attained and self.chance(0.2):  # thirds, beside the bounds 33.333333 and 66.666667
            result = members(actual=self.number(self.rng.choice([1, 2]), 0), target=self.number(3, 0))
        if result.has("target") and self.chance(0.2) and isinstance(result.get("actual"), Number):
            result.set("actual", result.get("target"))  # exactly the target
        return result


RULES: dict[str, Callable] = {
    "direct": Generator.no_parameters,
    "passFail": Generator.no_parameters,
    "choice": Generator.options,
    "proportional": Generator.direction,
    "bands": Generator.bands,
    "tally": Generator.tally,
    "targets": Generator.conditions,
    "relativeToLeader": Generator.direction,
}

# --- Mutations -------------------------------------------------------------------------------

WRONG = [True, "", "x", "1e3", "+1", " 1", "1,5", "01", ".5", "1.", "٣", None]
WRONG_NUMBERS = ["1e3", "1E-2", "-1.5", "0.001", "0.0000001", "1000000000", "1000000000000", "1e400"]


class Mutator:
    """Breaks one thing in a document; each mutation returns whether it found something to break."""

    def __init__(self, rng: random.Random, document: Members) -> None:
        self.rng = rng
        self.document = document

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    # -- places

    def places(self, value: Any = None, holder: Any = None, key: Any = None) -> list[tuple]:
        """Every (holder, key, value) of the document, keys of objects and indexes of lists."""
        value = self.document if value is None and holder is None else value
        found = [] if holder is None else [(holder, key, value)]
        if isinstance(value, Members):
            for k, v in value:
                found += self.places(v, value, k)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                found += self.places(item, value, index)
        return found

    def put(self, holder: Any, key: Any, value: Any) -> None:
        if isinstance(holder, Members):
            holder.set(key, value)
        else:
            holder[key] = value

    def pick(self, items: list) -> Any:
        return self.rng.choice(items) if items else None

    def objects(self, *keys: str) -> list[Members]:
        """The objects that have all these keys."""
        everything = [self.document] + [value for _, _, value in self.places() if isinstance(value, Members)]
        return [m for m in everything if all(m.has(key) for key in keys)]

    def rules(self, kind: Any = None) -> list[Members]:
        return [m.get("rule") for m in self.nodes() if isinstance(m.get("rule"), Members)
                and (kind is None or m.get("rule").get("kind") == kind)]  # fmt: skip

    def nodes(self) -> list[Members]:
        return [m for m in self.objects("code", "title")]

    def units(self) -> list[Members]:
        units = self.document.get("units")
        return [u for u in units if isinstance(u, Members)] if isinstance(units, list) else []

    def results(self, *keys: str) -> list[Members]:
        found = []
        for unit in self.units():
            results = unit.get("results")
            if isinstance(results, Members):
                found += [r for _, r in results if isinstance(r, Members) and all(r.has(key) for key in keys)]
        return found

    def rule_of(self, result: Members) -> Any:
        for unit in self.units():
            results = unit.get("results")
            for code, value in results if isinstance(results, Members) else []:
                if value is result:
                    return self.pick([n.get("rule") for n in self.nodes() if n.get("code") == code])
        return None

    def change(self, holders: list, key: str, values: list) -> bool:
        holder = self.pick([h for h in holders if isinstance(h, Members)])
        if holder is None:
            return False
        holder.set(key, self.rng.choice(values))
        return True

    def numbers(self, *keys: str) -> list[tuple]:
        return [p for p in self.places() if isinstance(p[2], Number) and (not keys or p[1] in keys)]

    def put_number(self, texts: list[str], *keys: str) -> bool:
        place = self.pick(self.numbers(*keys))
        if place:
            self.put(place[0], place[1], Number(self.rng.choice(texts), quoted=self.chance(0.3)))
        return place is not None

    # -- anything anywhere

    def wrong_type(self) -> bool:
        holder, key, value = self.pick(self.places())
        wrong = [w for w in [True, None, "x", Number("1"), [], Members(), [Number("1")], members(x=True)]]
        self.put(holder, key, self.rng.choice([w for w in wrong if type(w) is not type(value)]))
        return True

    def wrong_container(self) -> bool:
        holder, key, value = self.pick([p for p in self.places() if isinstance(p[2], list)])
        self.put(holder, key, self.rng.choice([True, "x", Number("1"), Members() if type(value) is list else []]))
        return True

    def null(self) -> bool:
        holder, key, _ = self.pick([p for p in self.places() if p[1] not in ("bonusCap", "penaltyCap", "totalCap")])
        self.put(holder, key, None)
        return True

    def lacks_member(self) -> bool:
        m = self.pick([m for m in self.objects() if m])
        m.drop(self.pick([key for key, _ in m]))
        return True

    def unknown_key(self) -> bool:
        keys = ["x", "Code", "kind", "target", "points", "comment", "a/b~c", "cafe\u0301", "", "whenNone", "from"]
        m, key = self.pick(self.objects()), self.rng.choice(keys)
        if m.has(key):
            return False
        m.insert(self.rng.randint(0, len(m)), [key, self.rng.choice([True, Number("1"), "x", Members(), []])])
        return True

    def repeated_key(self) -> bool:
        m = self.pick([m for m in self.objects() if m])
        key, value = self.pick(list(m))
        m.insert(self.rng.randint(0, len(m)), [key, self.rng.choice([value, value, None, "x", Number("7")])])
        return True

    def wrong_text(self) -> bool:
        place = self.pick([p for p in self.places() if isinstance(p[2], str)])
        return place is not None and (self.put(place[0], place[1], self.rng.choice(WRONG)) or True)

    # -- numbers

    def out_of_range(self) -> bool:
        return self.put_number(["-1", "-0.01", "1000000000", "1000000000000", "9" * 40, "-1" + "0" * 30])

    def too_many_digits(self) -> bool:
        return self.put_number(["1.001", "0.0000001", "0.1234567", "1." + "0" * 400 + "1"])

    def exponent(self) -> bool:
        return self.put_number(["1e2", "1E2", "1e-2", "0e0", "1.5e+1", "1e400"])

    def no_number(self) -> bool:
        place = self.pick(self.numbers())
        if place:
            self.put(place[0], place[1], self.rng.choice(["", "x", " 1", "1 ", "+1", "1,5", "01", ".5", "1.", "٣", "--1", "-"]))
        return place is not None

    def fraction_count(self) -> bool:
        return self.put_number(["1.5", "-1", "1000000000", "0.1"], "merits", "faults", "ballotRank")

    def ballot_zero(self) -> bool:
        return self.change(self.units(), "ballotRank", [Number("0"), Number("-0.0"), Number("1000000000")])

    def decimals(self) -> bool:
        values = [members(decimals=v) for v in [Number("3"), Number("-1"), Number("1.5"), None, True]]
        return self.change([self.document.get("scale")], "rounding", values)

    def empty_rounding(self) -> bool:
        return self.change([self.document.get("scale")], "rounding", [Members()])

    def max_digits(self) -> bool:
        node = self.pick(self.nodes())
        return node is not None and (node.set("max", Number("1.23")) or True)

    def negative_cap(self) -> bool:
        keys = ["bonusCap", "penaltyCap", "totalCap"]
        return self.change([self.document.get("scale")], self.rng.choice(keys), [Number("-1"), Number("-0.01")])

    # -- the scale

    def scale_words(self) -> bool:
        key = self.rng.choice(["rankBy", "disqualified"])
        return self.change([self.document.get("scale")], key, ["points", "Total", "", True])

    def broken_sum(self) -> bool:
        group = self.pick(self.objects("children", "max"))
        if group is None or not isinstance(group.get("max"), Number):
            return False
        group.set("max", Number(self.rng.choice(["7", "999", "0", "123"])))
        return True

    def duplicate_criterion(self) -> bool:
        nodes = self.nodes()
        if len(nodes) < 2:
            return False
        one, other = self.rng.sample(nodes, 2)
        one.set("code", other.get("code"))
        return True

    def bad_criterion_code(self) -> bool:
        return self.change(self.nodes(), "code", ["", "a\u0000", "\u007f", "x\u0085y", "\n"])

    def children_and_rule(self) -> bool:
        node = self.pick(self.nodes())
        if node is None:
            return False
        if node.has("children"):
            node.set("rule", members(kind="direct"))
        else:
            child = members(code="new child", title="", max=node.get("max"), rule=members(kind="direct"))
            node.set("children", [child])
        return True

    def neither(self) -> bool:
        node = self.pick(self.nodes())
        if node is None:
            return False
        node.drop("children")
        node.drop("rule")
        return True

    def empty_list(self) -> bool:
        place = self.pick([p for p in self.places() if isinstance(p[2], list) and not isinstance(p[2], Members)])
        return place is not None and (self.put(place[0], place[1], []) or True)

    def unknown_tie_breaker(self) -> bool:
        values = [[v] for v in ["penalty", "Ballot", "section", Number("1"), True, []]]
        return self.change([self.document.get("scale")], "tieBreakers", values)

    def odd_tie_breaker(self) -> bool:
        values = [[v] for v in [Members(), members(code="I"), members(section="I", x=True), None]]
        return self.change([self.document.get("scale")], "tieBreakers", values)

    def unknown_section(self) -> bool:
        values = [[members(section=v)] for v in ["nowhere", "", "\u0007", Number("1"), "cafe\u0301"]]
        return self.change([self.document.get("scale")], "tieBreakers", values)

    def grade_list(self, *percents: str) -> bool:
        grades = [members(name=f"g{p}", minPercent=Number(p)) for p in percents]
        return self.change([self.document.get("scale")], "grades", [grades])

    def equal_grades(self) -> bool:
        return self.grade_list("90", "90.0")

    def rising_grades(self) -> bool:
        return self.grade_list("90", "80", "80.000001")

    def zigzag_grades(self) -> bool:
        return self.grade_list("90", "95", "92", *(["92"] if self.chance(0.5) else []))

    def gap_in_grades(self) -> bool:
        return self.grade_list("90", "-1", "95")

    # -- rules

    def unknown_kind(self) -> bool:
        return self.change(self.rules(), "kind", ["Direct", "passfail", "sum", "", True])

    def lacks_kind(self) -> bool:
        rule = self.pick(self.rules())
        return rule is not None and (rule.drop("kind") or True)

    def parameter_of_another(self) -> bool:
        rule = self.pick(self.rules("direct") + self.rules("passFail"))
        if rule is None:
            return False
        rule.set(*self.rng.choice([("target", Number("1")), ("whenNone", "full"), ("options", []), ("points", Number("1"))]))
        return True

    def rule_words(self) -> bool:
        key, kinds = self.rng.choice([
            ("direction", ["proportional", "relativeToLeader"]), ("on", ["bands"]), ("whenNone", ["bands", "targets"]),
        ])  # fmt: skip
        rules = [rule for kind in kinds for rule in self.rules(kind)]
        return self.change(rules, key, ["up", "Higher", "target", "none", "", False])

    def duplicate_option(self) -> bool:
        rule = self.pick([r for r in self.rules("choice") if isinstance(r.get("options"), list) and r.get("options")])
        if rule is None or not isinstance(rule.get("options")[0], Members):
            return False
        first = rule.get("options")[0]
        rule.get("options").append(members(code=first.get("code"), points=Number("0")))
        return True

    def bad_option_code(self) -> bool:
        options = [m for r in self.rules("choice") if isinstance(r.get("options"), list) for m in r.get("options")]
        return self.change(options, "code", ["", "\u0001", True])

    def option_points(self) -> bool:
        return self.change(self.objects("points", "code"), "points", [Number("900000000.5"), Number("-1")])

    def unknown_option(self) -> bool:
        return self.change(self.results("choice"), "choice", ["nothing", "", Number("1"), "\u0001"])

    def band_list(self, *bands: tuple[str, str]) -> bool:
        leaf = self.pick([n for n in self.nodes() if n.get("rule") in self.rules("bands")])
        if leaf is None:
            return False
        pairs = [members(atLeast=Number(bound), points=Number(points)) for bound, points in bands]
        leaf.get("rule").set("bands", pairs)
        return True

    def falling_bands(self) -> bool:
        return self.band_list(("50", "0"), ("20", "0.01"))

    def zigzag_bands(self) -> bool:
        return self.band_list(("60", "0.02"), ("20", "0.04"), ("40", "0.01"), ("80", "0.03"))

    def equal_bounds(self) -> bool:
        return self.band_list(("50", "0"), ("20", "0"), ("50.0", "0"))

    def high_band(self) -> bool:
        return self.band_list(("50", "999999999"), ("20", "0"))

    def floor_over_base(self) -> bool:
        rule = self.pick(self.rules("tally"))
        if rule is None:
            return False
        if self.chance(0.5):
            rule.drop("floor")
            rule.set("base", Number("-1"))
        else:
            rule.set("floor", Number("99999"))
        return True

    def base_over_max(self) -> bool:
        return self.change(self.rules("tally"), "base", [Number("99999999"), Number("999999999.99")])

    def floor_digits(self) -> bool:
        return self.change(self.rules("tally"), "floor", [Number("-1.25"), Number("-0.001")])

    def negative_step(self) -> bool:
        return self.change(self.rules("tally"), self.rng.choice(["perMerit", "perFault"]), [Number("-1")])

    def condition_words(self) -> bool:
        key = self.rng.choice(["op", "of", "measure", "value"])
        return self.change(self.objects("measure", "op"), key, ["==", "", "changepercent", Number("-1"), True])

    # -- units and results

    def duplicate_unit(self) -> bool:
        units = self.units()
        if len(units) < 2:
            return False
        one, other = self.rng.sample(units, 2)
        one.set("code", other.get("code"))
        return True

    def bad_unit_code(self) -> bool:
        return self.change(self.units(), "code", ["", "a\u0000", "\u007f", "\u0085", Number("1")])

    def result_for(self, code: Any) -> bool:
        unit = self.pick(self.units())
        if unit is None or code is None:
            return False
        if not isinstance(unit.get("results"), Members):
            unit.set("results", Members())
        unit.get("results").append([code, self.rng.choice([members(points=Number("1")), members(awarded=Number("0"))])])
        return True

    def unknown_result(self) -> bool:
        return self.result_for(self.rng.choice(["nowhere", "\u00eb", "e\u0308", "a/b/c", "~", "x x"]))

    def group_result(self) -> bool:
        return self.result_for(self.pick([n.get("code") for n in self.objects("children", "code")]))

    def adjustment(self) -> bool:
        entry = members(kind="bonus", points=Number("1"), reason="r")
        entry.set(*self.rng.choice([("kind", "fine"), ("points", Number("0")), ("points", Number("-1")), ("reason", None)]))
        return self.change(self.units(), "adjustments", [[entry]])

    def disqualification(self) -> bool:
        values: list[Any] = [[Members()], [True], ["reason"], True, [members(reason=True)]]
        return self.change(self.units(), "disqualifications", values)

    def not_assigned_false(self) -> bool:
        return self.replace_result(members(notAssigned=self.rng.choice([False, "true", None, Number("1")])))

    def not_assigned_beside(self) -> bool:
        result = self.pick(self.results())
        if result is None or not result or result.has("none"):
            return False
        result.set("notAssigned", True)
        return len(result) > 1

    def replace_result(self, result: Members) -> bool:
        old = self.pick(self.results())
        if old is None:
            return False
        old[:] = result
        return True

    def both_markers(self) -> bool:
        return self.replace_result(members(notAssigned=True, none=True))

    def false_beside(self) -> bool:
        return self.replace_result(members(notAssigned=False, points=Number("0")))

    def none_alone(self) -> bool:
        plain = [r for r in self.results() if isinstance(self.rule_of(r), Members) and not self.rule_of(r).has("whenNone")]
        result = self.pick(plain)
        return result is not None and (result.__setitem__(slice(None), members(none=True)) or True)

    def none_beside(self) -> bool:
        result = self.pick(self.results())
        if result is None or not result or result.has("notAssigned"):
            return False
        result.set("none", self.rng.choice([True, True, False]))
        return len(result) > 1

    def empty_result(self) -> bool:
        return self.replace_result(Members())

    def result_of_another(self) -> bool:
        return self.replace_result(self.rng.choice([
            members(points=Number("0")), members(achieved=True), members(choice="c"), members(merits=Number("1")),
            members(actual=Number("1")), members(measures=Members()), members(awarded=Number("0"), x=True),
            members(awarded=Number("0"), target=Number("5")), members(awarded=Number("0"), faults=Number("5")),
        ]))  # fmt: skip

    def awarded_range(self) -> bool:
        return self.change(self.results(), "awarded", [Number("-0.01"), Number("999999999.99"), "x", None])

    def direct_range(self) -> bool:
        return self.change(self.results("points"), "points", [Number("-0.01"), Number("999999999.99"), Number("0.001")])

    def achieved(self) -> bool:
        return self.change(self.results("achieved"), "achieved", ["true", Number("1"), None])

    def rate(self, **rate: Any) -> bool:
        return self.change(self.results("actual"), "actual", [members(**rate)])

    def whole_zero(self) -> bool:
        return self.rate(part=Number("1"), whole=self.rng.choice([Number("0"), Number("-0"), Number("0.0")]))

    def half_rate(self) -> bool:
        return self.rate(**self.rng.choice([{"part": Number("1")}, {"whole": Number("1")}, {}]))

    def pair_as_actual(self) -> bool:
        return self.rate(now=Number("1"), before=Number("1"))

    def rate_as_target(self) -> bool:
        return self.change(self.results("actual"), "target", [members(part=Number("1"), whole=Number("2")), None])

    def attained(self) -> list[Members]:
        return [r for r in self.results("actual") if isinstance(self.rule_of(r), Members)
                and self.rule_of(r).get("on") == "attainment"]  # fmt: skip

    def attainment_of_zero(self) -> bool:
        return self.change(self.attained(), "target", [Number("0"), Number("-0"), Number("0", quoted=True)])

    def rule_target_zero(self) -> bool:
        return self.change([r for r in self.rules("bands") if r.get("on") == "attainment"], "target", [Number("0")])

    def no_target(self) -> bool:
        relevant = [r for r in self.results("actual") if isinstance(self.rule_of(r), Members)
                    and "leader" not in str(self.rule_of(r).get("kind")).lower()]  # fmt: skip
        result = self.pick(relevant)
        if result is None:
            return False
        result.drop("target")
        self.rule_of(result).drop("target")
        return True

    def measures(self) -> list[Members]:
        return [r.get("measures") for r in self.results("measures") if isinstance(r.get("measures"), Members)]

    def measure_names(self) -> bool:
        found = self.pick([m for m in self.measures() if m])
        if found is None:
            return False
        if self.chance(0.5):
            found.drop(self.pick([key for key, _ in found]))
        else:
            found.append([self.rng.choice(["other", "", "\u00eb"]), Number("1")])
        return True

    def measure_values(self) -> bool:
        found = self.pick([m for m in self.measures() if m])
        values = [members(now=Number("1")), members(before=Number("1")), members(now=Number("1"), before=Number("1"), x=True),
                  members(now=members(part=Number("1"), whole=Number("0")), before=Number("1")), Members(), True,
                  members(now=members(now=Number("1"), before=Number("1")), before=Number("1")),
                  members(part=Number("1"), whole=Number("2"), now=Number("1"))]  # fmt: skip
        return found is not None and (found.set(self.pick([key for key, _ in found]), self.rng.choice(values)) or True)

    def number_for_change(self) -> bool:
        values = [Number("1"), members(part=Number("1"), whole=Number("2"))]
        pairs = [(m, key) for m in self.measures() for key, value in m if isinstance(value, Members) and value.has("before")]
        place = self.pick(pairs)
        return place is not None and (place[0].set(place[1], self.rng.choice(values)) or True)

    def deep(self, total: int) -> bool:
        value: Any = []
        for _ in range(total - 2):  # the document and this list stand around and below them
            value = [value] if self.chance(0.5) else members(a=value)
        self.document.set("deep", value)
        return True

    def depth_64(self) -> bool:
        return self.deep(64)  # only an unknown key

    def depth_65(self) -> bool:
        return self.deep(65)

    def many_problems(self) -> bool:
        unit = self.pick(self.units())
        count = self.rng.choice([999, 1000, 1001, 1500])
        return unit is not None and (unit.set("adjustments", [True] * count) or True)


# Mutations whose problems follow from the text without a reading of docs/decisions/0001.
CERTAIN = [
    "out_of_range", "too_many_digits", "exponent", "no_number", "fraction_count", "ballot_zero", "negative_cap",
    "scale_words", "broken_sum", "unknown_tie_breaker", "unknown_section", "equal_grades", "rising_grades", "rule_words",
    "duplicate_option", "option_points", "unknown_option", "falling_bands", "equal_bounds", "high_band", "floor_over_base",
    "base_over_max", "negative_step", "duplicate_unit", "bad_unit_code", "unknown_result", "group_result", "adjustment",
    "disqualification", "not_assigned_false", "not_assigned_beside", "none_alone", "empty_result", "awarded_range",
    "direct_range", "achieved", "whole_zero", "half_rate", "rate_as_target", "attainment_of_zero", "measure_names",
    "number_for_change", "depth_64", "depth_65", "parameter_of_another",
]  # fmt: skip

OTHERS = [
    "wrong_type", "wrong_container", "null", "lacks_member", "unknown_key", "repeated_key", "wrong_text", "decimals", "empty_rounding",
    "max_digits", "duplicate_criterion", "bad_criterion_code", "children_and_rule", "neither", "empty_list",
    "odd_tie_breaker", "zigzag_grades", "gap_in_grades", "unknown_kind", "lacks_kind", "zigzag_bands", "floor_digits",
    "condition_words", "bad_option_code", "both_markers", "false_beside", "none_beside", "result_of_another", "pair_as_actual",
    "rule_target_zero", "no_target", "measure_values", "many_problems",
]  # fmt: skip

OFTEN = ["wrong_type", "null", "lacks_member", "unknown_key", "repeated_key"]


def broken_bytes(rng: random.Random, text: str, certain: bool) -> tuple[bytes, str]:
    """A document that is no JSON, or not UTF-8."""
    data = text.encode()
    place = rng.randrange(len(data))
    breaks = {
        "truncated": data.rstrip()[:-1],
        "cut": data[:place],
        "trailing text": data + rng.choice([b"x", b"{}", b",", b"\x00"]),
        "NaN": data.replace(b":", rng.choice([b":NaN,\"a\":", b":Infinity,\"a\":", b":-Infinity,\"a\":"]), 1),
        "bad number": data.replace(b":", rng.choice([b":01,\"a\":", b":+1,\"a\":", b":.5,\"a\":", b":1.,\"a\":", b":-,\"a\":"]), 1),
        "bad UTF-8": data.replace(b"\"", b"\"" + rng.choice([b"\xff", b"\xc3", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80"]), 1),
        "bad escape": data.replace(b"\"", b"\"" + rng.choice([b"\\x", b"\\u12", b"\\u00zz", b"\n", b"\x01"]), 1),
        "comment": b"// c\n" + data,
        "comma": data.rstrip()[:-1] + b",}",
        "empty": rng.choice([b"", b" "]),
        "other spaces": b"\xc2\xa0" + data,
    }  # fmt: skip
    if not certain:
        breaks["half a surrogate pair"] = data.replace(b"\"", b"\"" + rng.choice([b"\\ud800", b"\\uDC00", b"\\ud83d\\u0041"]), 1)
        breaks["byte order mark"] = b"\xef\xbb\xbf" + data
    name = rng.choice(list(breaks))
    return breaks[name], name


def generate(seed: Any, kind: str, certain: bool = False) -> tuple[bytes, list[str]]:
    """The document of this seed, and the names of its mutations."""
    rng = random.Random(f"{seed}/{kind}/{certain}")
    document = Generator(f"{seed}/{kind}").document()
    names: list[str] = []
    if kind == "invalid":
        document = copied(document)  # tied units share their results; a mutation changes one
        mutator = Mutator(rng, document)
        wanted = 1 if certain else rng.choice([1, 1, 2, 3])
        pool = CERTAIN if certain else CERTAIN + OTHERS + 3 * OFTEN
        broken = rng.random() < 0.06
        while len(names) < wanted and not broken:
            name = rng.choice(pool)
            if getattr(mutator, name)():
                names.append(name)
    text = Writer(rng).write(document)
    if kind == "invalid" and broken:
        data, name = broken_bytes(rng, text, certain)
        return data, [name]
    return text.encode("utf-8", "surrogatepass"), names


def copied(value: Any) -> Any:
    if isinstance(value, Members):
        return Members([key, copied(member)] for key, member in value)
    return [copied(item) for item in value] if isinstance(value, list) else value


def main() -> int:
    parser = argparse.ArgumentParser(description="Writes a random scoring document.")
    parser.add_argument("seed", type=int)
    parser.add_argument("--kind", choices=["valid", "invalid"], required=True)
    parser.add_argument("--certain", action="store_true")
    parser.add_argument("--names", action="store_true")
    arguments = parser.parse_args()
    data, names = generate(arguments.seed, arguments.kind, arguments.certain)
    sys.stdout.buffer.write(data)
    if arguments.names:
        sys.stderr.write(", ".join(names) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
