"""Tests of score.py: the worked examples of scoring.md and domain.md (d), and each refusal by its pointers.

    python3.11 -m unittest
"""

import copy
import json
import random
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

import compare
import generate
import score
from arithmetic import answer
from model import decimal, parse
from reader import Reader

HERE = Path(__file__).parent
SCALE_347 = Path(__file__).parents[2] / "docs/examples/commune-scale.json"


def leaf(rule, largest=10, code="L"):
    return {"code": code, "title": "", "max": largest, "rule": rule}


def document(criteria, units, **scale):
    return {"scale": {"criteria": criteria, **scale}, "units": units}


def scored(doc):
    found, problems = score.score(json.dumps(doc).encode())
    if problems:
        raise AssertionError(problems)
    return found["units"]


def points(rule, results, largest=10, **scale):
    """The points of one leaf in units u0, u1, … with these results, as printed."""
    units = [{"code": f"u{i:03}", "results": {} if r is None else {"L": r}} for i, r in enumerate(results)]
    entries = sorted(scored(document([leaf(rule, largest)], units, **scale)), key=lambda u: u["code"])
    return [decimal(u["leaves"]["L"]["points"]) if "L" in u["leaves"] else None for u in entries]


def relative(*pairs, direction="higher", largest=10):
    results = [{"actual": a} if t is None else {"target": t, "actual": a} for t, a in pairs]
    return points({"kind": "relativeToLeader", "direction": direction}, results, largest)


class WorkedExamples(unittest.TestCase):
    def test_relative_to_leader(self):
        self.assertEqual(relative((100, 150), (100, 120), (100, 100), (100, 80)), ["10", "7", "5", "4"])
        self.assertEqual(relative((100, 120), (50, 60)), ["10", "10"])
        self.assertEqual(relative((None, 150), (None, 100), (None, 75)), ["10", "6.67", "5"])
        self.assertEqual(relative((40, 40), (40, 30)), ["5", "3.75"])

    def test_no_target_and_zero_target_are_one_group_that_never_leads(self):
        self.assertEqual(relative((0, 300), (None, 150), (100, 110)), ["10", "5", "10"])
        self.assertEqual(relative((None, 0), (0, 0)), ["0", "0"])

    def test_relative_lower(self):
        self.assertEqual(relative((100, 50), (100, 75), (100, 200), (100, 100), direction="lower"), ["10", "7.5", "2.5", "5"])
        self.assertEqual(relative((None, 2), (None, 4), (None, 5), direction="lower"), ["10", "5", "4"])
        self.assertEqual(relative((None, 0), (None, 4), direction="lower"), ["10", "0"])

    def test_who_counts_in_the_group(self):
        rule = {"kind": "relativeToLeader", "target": 100, "whenNone": "full"}
        results = [{"actual": 120}, {"awarded": 1, "actual": 150}, {"awarded": 2}, {"none": True}, {"notAssigned": True}, None]
        self.assertEqual(points(rule, results), ["7", "1", "2", "10", None, "0"])

    def test_tally(self):
        merits = {"kind": "tally", "perMerit": 2.5}
        self.assertEqual(points(merits, [{"merits": 3, "faults": 0}], 5), ["5"])
        both = {"kind": "tally", "perMerit": 0.5, "perFault": 1}
        self.assertEqual(points(both, [{"merits": 6, "faults": 2}, {"merits": 0, "faults": 9}], 5), ["1", "0"])
        self.assertEqual(points({"kind": "tally", "perMerit": 0.5}, [{"merits": 7, "faults": 0}], 5), ["3.5"])
        low = {"kind": "tally", "perFault": 1, "floor": -8}
        self.assertEqual(points(low, [{"merits": 0, "faults": 9}], 5), ["-8"])

    def test_proportional_multiplies_before_it_divides(self):
        results = [{"target": 13, "actual": 9}, {"target": 18, "actual": 9}]
        self.assertEqual(points({"kind": "proportional"}, results, 14.69), ["10.17", "7.35"])
        # (T, A) = (9, 13) and (9, 18), M = 10.17: 7.345 and 10.17 come of relativeToLeader.
        self.assertEqual(relative((9, 13), (9, 18), largest=10.17), ["7.35", "10.17"])
        self.assertEqual(points({"kind": "proportional", "target": 100}, [{"actual": 92}], 50), ["46"])

    def test_proportional_lower_and_zero_target(self):
        results = [{"actual": 0}, {"actual": 10}, {"actual": 40}, {"actual": 0, "target": 0}, {"actual": 1, "target": 0}]
        self.assertEqual(points({"kind": "proportional", "direction": "lower", "target": 10}, results), ["10", "10", "2.5", "10", "0"])
        self.assertEqual(points({"kind": "proportional", "target": 0}, [{"actual": 0}]), ["10"])

    def test_a_rate_is_exact(self):
        third = {"part": 2, "whole": 3}
        rule = {"kind": "targets", "all": [{"measure": "k", "op": ">=", "value": 66.666667}]}
        self.assertEqual(points(rule, [{"measures": {"k": third}}]), ["0"])
        self.assertEqual(points({"kind": "proportional", "target": 75}, [{"actual": {"part": 30, "whole": 40}}]), ["10"])

    def test_change_percent(self):
        rule = {"kind": "targets", "all": [{"measure": "k", "op": "<=", "value": -5, "of": "changePercent"}]}
        pairs = [(95, 100), (96, 100), (0, 0), (1, 0)]
        results = [{"measures": {"k": {"now": now, "before": before}}} for now, before in pairs]
        self.assertEqual(points(rule, results), ["10", "0", "0", "0"])
        rule["all"][0].update(op=">=", value=0)
        self.assertEqual(points(rule, results), ["0", "0", "10", "0"])

    def test_bands(self):
        bands = [{"atLeast": 80, "points": 7}, {"atLeast": 50, "points": 5}]
        results = [{"actual": 80}, {"actual": 79.999999}, {"actual": 49}]
        self.assertEqual(points({"kind": "bands", "bands": bands}, results), ["7", "5", "0"])
        attained = {"kind": "bands", "on": "attainment", "bands": bands, "target": 200}
        self.assertEqual(points(attained, [{"actual": 160}, {"actual": 160, "target": 400}]), ["7", "0"])

    def test_halves_round_away_from_zero_once(self):
        tally = {"kind": "tally", "perFault": 0.25, "floor": -9}
        self.assertEqual(points(tally, [{"merits": 0, "faults": 2}], rounding={"decimals": 0}), ["-1"])
        self.assertEqual(points({"kind": "direct"}, [{"points": 2.5}, {"points": 2.45}], rounding={"decimals": 0}), ["3", "2"])

    def test_percent_is_rounded_for_printing_only(self):
        units = [{"code": c, "results": {"L": {"points": p}}} for c, p in [("a", 0.01), ("b", 0.02)]]
        grades = [{"name": "g", "minPercent": "0.03126"}]
        entries = scored(document([leaf({"kind": "direct"}, 32)], units, rankBy="percent", grades=grades))
        found = [(u["code"], score.decimal(u["percent"]), u["grade"]) for u in entries]
        self.assertEqual(found, [("b", "0.0625", "g"), ("a", "0.0313", None)])  # exactly 0.03125

    def test_not_assigned_leaves_numerator_and_denominator(self):
        units = [{"code": "u", "results": {"a": {"points": 13}, "b": {"notAssigned": True}}}]
        criteria = [leaf({"kind": "direct"}, 15, "a"), leaf({"kind": "direct"}, 5, "b")]
        (unit,) = scored(document(criteria, units, rankBy="percent"))
        self.assertEqual(unit["percent"], Fraction("86.6667"))
        self.assertEqual(list(unit["leaves"]), ["a"])

    def test_bonus_may_pass_the_scale(self):
        adjustments = [{"kind": "bonus", "points": 10, "reason": ""}]
        unit = {"code": "u", "results": {"L": {"points": 97}}, "adjustments": adjustments}
        for cap, total in [(None, 107), (100, 100)]:
            (entry,) = scored(document([leaf({"kind": "direct"}, 100)], [unit], totalCap=cap))
            self.assertEqual((entry["total"], entry["percent"]), (total, total))

    def test_grade_needs_every_leaf_above_its_floor(self):
        criteria = [leaf({"kind": "direct"}, 50, "a"), leaf({"kind": "direct"}, 50, "b"), leaf({"kind": "direct"}, 0, "c")]
        grades = [
            {"name": "xuất sắc", "minPercent": 90, "floorPercent": 85},
            {"name": "tốt", "minPercent": 80, "floorPercent": 80},
            {"name": "khá", "minPercent": 70},
        ]
        for a, b, name in [(49, 42.5, "xuất sắc"), (49, 42, "tốt"), (49, 39, "khá"), (20, 20, None)]:
            unit = {"code": "u", "results": {"a": {"points": a}, "b": {"points": b}}}
            self.assertEqual(scored(document(criteria, [unit], grades=grades))[0]["grade"], name)


class Ranking(unittest.TestCase):
    def order(self, units, criteria=None, **scale):
        entries = scored(document(criteria or [leaf({"kind": "direct"}, 100)], units, **scale))
        return [(u["code"], u["rank"]) for u in entries]

    def unit(self, code, p, **members):
        return {"code": code, "results": {"L": {"points": p}}, **members}

    def test_shared_rank(self):
        units = [self.unit(c, p) for c, p in [("d", 1), ("c", 5), ("b", 5), ("a", 9)]]
        self.assertEqual(self.order(units), [("a", 1), ("b", 2), ("c", 2), ("d", 4)])

    def test_disqualified(self):
        out = [{"reason": "kỷ luật"}]
        units = [self.unit("a", 9, disqualifications=out), self.unit("b", 5), self.unit("c", 10, disqualifications=out)]
        self.assertEqual(self.order(units), [("b", 1), ("c", None), ("a", None)])
        self.assertEqual(self.order(units, disqualified="ranked"), [("c", 1), ("a", 2), ("b", 3)])

    def test_tie_breakers(self):
        fine = {"kind": "penalty", "points": 1, "reason": ""}
        gift = {"kind": "bonus", "points": 1, "reason": ""}
        units = [
            self.unit("a", 5), self.unit("b", 5, adjustments=[fine, gift]), self.unit("c", 5, ballotRank=2),
            self.unit("d", 4, adjustments=[gift]),
        ]  # fmt: skip
        self.assertEqual(self.order(units, tieBreakers=["ballot"]), [("c", 1), ("a", 2), ("b", 2), ("d", 2)])
        self.assertEqual(self.order(units, tieBreakers=["fewerPenalties"]), [("a", 1), ("c", 1), ("d", 1), ("b", 4)])
        self.assertEqual(self.order(units, tieBreakers=["moreBonus", "ballot"]), [("b", 1), ("d", 1), ("c", 3), ("a", 4)])
        self.assertEqual(self.order(units, tieBreakers=[{"section": "L"}]), [("a", 1), ("b", 1), ("c", 1), ("d", 4)])

    def test_percent_section_is_per_assigned_maximum(self):
        children = [leaf({"kind": "direct"}, 10, "a"), leaf({"kind": "direct"}, 10, "b")]
        criteria = [{"code": "G", "title": "", "max": 20, "children": children}, leaf({"kind": "direct"}, 20, "c")]
        one = {"code": "1", "results": {"a": {"points": 6}, "b": {"points": 6}, "c": {"points": 12}}}
        two = {"code": "2", "results": {"a": {"points": 9}, "b": {"notAssigned": True}, "c": {"points": 9}}}
        breakers = [{"section": "G"}]
        self.assertEqual(self.order([one, two], criteria, rankBy="percent", tieBreakers=breakers), [("2", 1), ("1", 2)])

    def test_codes_are_ordered_by_scalars_and_not_normalised(self):
        codes = ["\U0001f600", "\uff5e", "é", "e\u0301"]
        units = [self.unit(code, 5) for code in codes]
        self.assertEqual([code for code, _ in self.order(units)], ["e\u0301", "é", "\uff5e", "\U0001f600"])

    def test_order_of_units_in_the_document_does_not_matter(self):
        for seed in range(60):
            data, _ = generate.generate(seed, "valid")
            tree = parse(data)
            units = next(value for key, value in tree.pairs if key == "units")
            expected = score.canonical(score.score(data)[0])
            random.Random(seed).shuffle(units)
            reader = Reader()
            self.assertEqual(score.canonical(answer(*reader.document(tree))), expected)

    def test_the_answer_has_exactly_its_members(self):
        criteria = [{"code": "G", "title": "", "max": 10, "children": [leaf({"kind": "direct"}, 10)]}]
        text = score.canonical(score.score(json.dumps(document(criteria, [{"code": "u"}])).encode())[0])
        self.assertEqual(
            text,
            '{"units":[{"assignedMax":10,"bonus":0,"code":"u","complete":false,"eligible":true,"grade":null,'
            '"leaves":{"L":{"because":"missing = 0","points":0}},"missing":["L"],"penalty":0,"percent":0,"points":0,'
            '"rank":1,"sections":{"G":{"assignedMax":10,"points":0}},"total":0}]}',
        )

    def test_the_scale_of_cluster_347(self):
        doc = json.loads(SCALE_347.read_text())
        reader = Reader()
        reader.document(parse(json.dumps(doc).encode()))
        self.assertEqual([pointer for pointer, _ in reader.problems], [""])  # it lacks units
        doc["units"] = [{"code": "u"}]
        (unit,) = scored(doc)
        self.assertEqual((unit["assignedMax"], len(unit["missing"]), len(unit["sections"])), (1000, 176, 54))


BASE = document(
    [
        {"code": "G", "title": "", "max": 20, "children": [
            leaf({"kind": "direct"}, 10, "d"),
            leaf({"kind": "choice", "options": [{"code": "x", "points": 1}, {"code": "y", "points": 2}]}, 10, "c")]},
        leaf({"kind": "proportional"}, 10, "p"),
        leaf({"kind": "bands", "on": "attainment", "bands": [{"atLeast": 2, "points": 3}, {"atLeast": 1, "points": 2}]}, 10, "b"),
        leaf({"kind": "tally", "base": 1, "floor": 0}, 10, "t"),
        leaf({"kind": "targets", "whenNone": "full", "all": [{"measure": "k", "op": "=", "value": 1, "of": "changePercent"}]}, 10, "m"),
        leaf({"kind": "relativeToLeader", "target": 5}, 10, "r"),
        leaf({"kind": "passFail"}, 10, "a/b~"),
    ],
    [
        {"code": "u", "ballotRank": 1, "adjustments": [{"kind": "bonus", "points": 1, "reason": ""}], "results": {
            "d": {"points": 1}, "c": {"choice": "x"}, "p": {"actual": 1, "target": 2}, "b": {"actual": 1, "target": 2},
            "t": {"merits": 1, "faults": 1}, "m": {"measures": {"k": {"now": 1, "before": 1}}}, "r": {"actual": 1},
            "a/b~": {"achieved": True}}},
        {"code": "v"},
    ],
    rounding={"decimals": 1},
    tieBreakers=[{"section": "G"}, "ballot"],
    grades=[{"name": "g", "minPercent": 90, "floorPercent": 1}, {"name": "h", "minPercent": 80}],
)  # fmt: skip

# Where (a pointer of BASE; "-" deletes), what, and the pointers of the problems.
C, R = "/scale/criteria", "/units/0/results"
REFUSALS = [
    # members
    ("/x", 1, ["/x"]), ("/scale/x", 1, ["/scale/x"]), ("/units", "-", [""]), ("/scale", "-", [""]), ("/units", [], ["/units"]),
    ("/scale/criteria", [], [C]), (f"{C}/0/title", "-", [f"{C}/0"]), (f"{C}/0/max", "-", [f"{C}/0"]),
    (f"{C}/1/rule", "-", [f"{C}/1"]), (f"{C}/1/children", [leaf({"kind": "direct"}, 10, "new")], [f"{C}/1"]),
    (f"{C}/0/children", [], [f"{C}/0/children"]), (f"{C}/0/max", None, [f"{C}/0/max"]), ("/scale/bonusCap", -1, ["/scale/bonusCap"]),
    ("/scale/rounding", {"x": 1}, ["/scale/rounding/x"]), ("/scale/rounding/decimals", 3, ["/scale/rounding/decimals"]),
    ("/scale/rankBy", "x", ["/scale/rankBy"]), ("/scale/disqualified", True, ["/scale/disqualified"]),
    # sums, codes, grades, tie-breakers
    (f"{C}/0/max", 21, [f"{C}/0/max"]), (f"{C}/0/children/0/max", 10.5, [f"{C}/0/max"]),
    (f"{C}/0/children/0/max", 10.25, [f"{C}/0/children/0/max"]), (f"{C}/0/children/0/max", "ten", [f"{C}/0/children/0/max"]),
    (f"{C}/2/code", "p", [f"{C}/2/code"]), (f"{C}/1/code", "G", [f"{C}/1/code"]), (f"{C}/1/code", "", [f"{C}/1/code"]),
    ("/units/1/code", "u", ["/units/1/code"]), ("/units/1/code", "\u0085", ["/units/1/code"]),
    ("/scale/tieBreakers/0/section", "nowhere", ["/scale/tieBreakers/0/section"]),
    ("/scale/tieBreakers/1", "Ballot", ["/scale/tieBreakers/1"]), ("/scale/tieBreakers/0", {}, ["/scale/tieBreakers/0"]),
    ("/scale/grades/1/minPercent", 90, ["/scale/grades/1/minPercent"]), ("/scale/grades/0/name", "-", ["/scale/grades/0"]),
    ("/scale/grades/1/minPercent", 0.0000001, ["/scale/grades/1/minPercent"]),
    # rules
    (f"{C}/1/rule/kind", "sum", [f"{C}/1/rule/kind"]), (f"{C}/1/rule/kind", "-", [f"{C}/1/rule"]),
    (f"{C}/1/rule/base", 1, [f"{C}/1/rule/base"]), (f"{C}/1/rule/direction", "up", [f"{C}/1/rule/direction"]),
    (f"{C}/0/children/1/rule/options", "-", [f"{C}/0/children/1/rule"]),
    (f"{C}/0/children/1/rule/options/1/code", "x", [f"{C}/0/children/1/rule/options/1/code"]),
    (f"{C}/0/children/1/rule/options/1/points", 10.01, [f"{C}/0/children/1/rule/options/1/points"]),
    (f"{C}/2/rule/bands/0/points", 1, [f"{C}/2/rule/bands/0/points"]), (f"{C}/2/rule/bands/0/points", 11, [f"{C}/2/rule/bands/0/points"]),
    (f"{C}/2/rule/bands/1/atLeast", "2.0", [f"{C}/2/rule/bands/1/atLeast"]), (f"{C}/2/rule/bands", [], [f"{C}/2/rule/bands"]),
    (f"{C}/3/rule/floor", 2, [f"{C}/3/rule/floor"]), (f"{C}/3/rule/base", 11, [f"{C}/3/rule/base"]),
    (f"{C}/3/rule", {"kind": "tally", "base": -1}, [f"{C}/3/rule/base"]), (f"{C}/3/rule/floor", -0.25, [f"{C}/3/rule/floor"]),
    (f"{C}/3/rule", {"kind": "tally", "floor": 1}, [f"{C}/3/rule/floor"]), (f"{C}/3/rule/perMerit", -1, [f"{C}/3/rule/perMerit"]),
    (f"{C}/4/rule/all/0/of", "value", []), (f"{C}/4/rule/all/0/value", -1, []), (f"{C}/4/rule/all/0/op", "==", [f"{C}/4/rule/all/0/op"]),
    # units and results
    ("/units/0/ballotRank", 0, ["/units/0/ballotRank"]), ("/units/0/adjustments/0/points", 0, ["/units/0/adjustments/0/points"]),
    ("/units/0/adjustments/0/reason", "-", ["/units/0/adjustments/0"]), ("/units/0/disqualifications", [{}], ["/units/0/disqualifications/0"]),
    (f"{R}/nowhere", {}, [f"{R}/nowhere"]), (f"{R}/G", {"points": 1}, [f"{R}/G"]), (f"{R}/d", None, [f"{R}/d"]), (f"{R}/d", {}, [f"{R}/d"]),
    (f"{R}/a~1b~0/achieved", 1, [f"{R}/a~1b~0/achieved"]), (f"{R}/d/points", 10.01, [f"{R}/d/points"]), (f"{R}/d/x", 1, [f"{R}/d/x"]),
    (f"{R}/d", {"notAssigned": False}, [f"{R}/d/notAssigned"]), (f"{R}/d/notAssigned", True, [f"{R}/d/points"]),
    (f"{R}/d", {"none": True}, [f"{R}/d/none"]), (f"{R}/m", {"none": True}, []), (f"{R}/p", {"none": True}, [f"{R}/p/none"]),
    (f"{R}/m", {"none": True, "notAssigned": True}, [f"{R}/m/none", f"{R}/m/notAssigned"]),
    (f"{R}/m", {"none": False}, [f"{R}/m/none"]), (f"{R}/m/none", True, [f"{R}/m/measures"]),
    (f"{R}/d", {"awarded": 11}, [f"{R}/d/awarded"]), (f"{R}/d", {"awarded": 1}, []), (f"{R}/t", {"awarded": 1, "merits": 1}, [f"{R}/t"]),
    (f"{R}/r", {"awarded": 1, "target": 1}, [f"{R}/r"]), (f"{R}/c/choice", "z", [f"{R}/c/choice"]),
    (f"{R}/p/target", "-", [f"{R}/p"]), (f"{R}/b/target", 0, [f"{R}/b/target"]), (f"{R}/p/target", 0, []), (f"{R}/r/target", 0, []),
    (f"{R}/p/actual", {"part": 1, "whole": 0}, [f"{R}/p/actual/whole"]), (f"{R}/p/actual", {"part": 1}, [f"{R}/p/actual"]),
    (f"{R}/p/target", {"part": 1, "whole": 1}, [f"{R}/p/target"]), (f"{R}/t/merits", 1.5, [f"{R}/t/merits"]), (f"{R}/t/merits", "1.0", []),
    (f"{R}/m/measures/j", 1, [f"{R}/m/measures/j"]), (f"{R}/m/measures/k", "-", [f"{R}/m/measures"]),
    (f"{R}/m/measures/k", 1, [f"{R}/m/measures/k"]), (f"{R}/m/measures/k/before", "-", [f"{R}/m/measures/k"]),
    # two consequences of one refusal are skipped
    (f"{C}/0/children/0/code", "", [f"{C}/0/children/0/code"]), (f"{C}/0/children/0/rule/kind", 1, [f"{C}/0/children/0/rule/kind"]),
    (f"{C}/0/children/0/max", True, [f"{C}/0/children/0/max"]), ("/scale/rounding", 1, ["/scale/rounding"]),
]  # fmt: skip


def changed(pointer, value):
    doc = copy.deepcopy(BASE)
    *path, last = [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]
    holder = doc
    for part in path:
        holder = holder[int(part)] if isinstance(holder, list) else holder[part]
    key = int(last) if isinstance(holder, list) else last
    if value == "-":
        del holder[key]
    else:
        holder[key] = value
    return doc


def pointers(data):
    return {pointer for pointer, _ in score.score(data)[1]}


class Refusals(unittest.TestCase):
    def test_base_is_sound(self):
        self.assertEqual(pointers(json.dumps(BASE).encode()), set())

    def test_each_refusal_points_at_its_place(self):
        for where, what, expected in REFUSALS:
            with self.subTest(where=where, what=what):
                self.assertEqual(pointers(json.dumps(changed(where, what)).encode()), set(expected))

    def test_all_problems_at_once(self):
        doc = changed(f"{R}/d/points", "x")
        doc["units"][1]["code"] = "u"
        doc["scale"]["criteria"][0]["max"] = 99
        self.assertEqual(pointers(json.dumps(doc).encode()), {f"{R}/d/points", "/units/1/code", f"{C}/0/max"})

    def test_numbers(self):
        good = ["0", "-0", "-0.00", "10", '"1.50"', "1.00" + "0" * 5000, "9.99"]
        bad = ["1e0", "1E0", '"+1"', '" 1"', '"1 "', '"01"', '".5"', '"1."', '"1,5"', '"٣"', "-1", "0.001", "10.01", '"1\\n"', "9" * 5000]
        for text in good + bad:
            data = json.dumps(changed(f"{R}/d/points", "NUMBER")).replace('"NUMBER"', text).encode()
            self.assertEqual(pointers(data), set() if text in good else {f"{R}/d/points"}, text)

    def test_repeated_keys_are_seen_through_escapes(self):
        data = json.dumps(BASE).replace('"ballotRank"', '"code": 1, "\\u0063ode": 2, "ballotRank"').encode()
        self.assertEqual(pointers(data), {"/units/0/code"})

    def test_twins_are_two_codes(self):
        twins = json.dumps(changed(f"{C}/1/code", "é")).replace('"p":', '"\\u00e9":').encode()
        self.assertEqual(pointers(twins), set())
        self.assertEqual(pointers(twins.replace(b'"\\u00e9": {', b'"e\\u0301": {')), {f"{R}/e\u0301"})

    def test_malformed(self):
        for data in [b"", b"{", b"[1]", b"1", b"nul", b'{"a":NaN}', b'{"a":"\xff"}', b'"\\ud800"', b"\xef\xbb\xbf{}", b"{} x", b"{'a':1}"]:
            self.assertEqual(pointers(data), {""}, data)

    def test_depth(self):
        for depth, expected in [(64, "/deep"), (65, ""), (5000, ""), (200000, "")]:
            deep = b"[" * (depth - 1) + b"]" * (depth - 1)
            data = json.dumps(changed("/deep", 1)).encode().replace(b'"deep": 1', b'"deep": ' + deep)
            self.assertEqual(pointers(data), {expected}, depth)

    def test_after_a_thousand_problems_the_rest_is_counted(self):
        for count, lines in [(1000, 1000), (1001, 1001), (2500, 1001)]:
            _, problems = score.score(json.dumps(changed("/units/0/adjustments", [1] * count)).encode())
            self.assertEqual(len(problems), count)
            problems = score.limited(problems)
            self.assertEqual(len(problems), lines)
            self.assertEqual(problems[-1][0] == "", count > 1000)


class CommandLine(unittest.TestCase):
    def run_score(self, *arguments, stdin=b""):
        command = [sys.executable, str(HERE / "score.py"), *arguments]
        return subprocess.run(command, input=stdin, capture_output=True)

    def test_exits(self):
        self.assertEqual(self.run_score().returncode, 64)
        self.assertEqual(self.run_score("a", "b").returncode, 64)
        self.assertEqual(self.run_score("--help").returncode, 64)
        self.assertEqual(self.run_score("/nowhere/at/all").returncode, 66)
        self.assertEqual(self.run_score("/").returncode, 66)
        good = self.run_score("-", stdin=json.dumps(BASE).encode())
        self.assertEqual((good.returncode, good.stderr), (0, b""))
        refused = self.run_score("-", stdin=json.dumps(changed("/a\nb", 1)).encode())
        self.assertEqual((refused.returncode, refused.stdout), (65, b""))
        self.assertRegex(refused.stderr.decode(), r"\A/a\\u000ab\t[^\t\n]+\n\Z")


class Comparing(unittest.TestCase):
    """A check that cannot fail is worse than none."""

    def judged(self, data, run):
        return compare.judge(compare.Case("", data, "", []), run)

    def test_an_equal_answer_passes_and_each_change_fails(self):
        data = json.dumps(BASE).encode()
        text = score.canonical(score.score(data)[0])
        self.assertEqual(self.judged(data, compare.Run(0, text.encode(), b"")), [])
        for old, new in [('"bonus":1,', '"bonus":1.0,'), ('"bonus":1,', '"bonus":"1",'), ('"bonus":1,', ""), ('"rank":1', '"rank":null'),
                         ('"because":"awarded', '"because":"'), ('"complete":true', '"complete":1'), ("missing = 0", "a\\nb"),
                         ('{"units"', '{"x":1,"units"'), ('"bonus":1,', '"bonus":1,"bonus":1,')]:  # fmt: skip
            other = text.replace(old, new, 1)
            if other != text:
                self.assertNotEqual(self.judged(data, compare.Run(0, other.encode(), b"")), [], new)
        self.assertNotEqual(self.judged(data, compare.Run(1, text.encode(), b"")), [])

    def test_refusals_are_compared_by_their_pointers(self):
        data = json.dumps(changed("/x", 1)).encode()
        self.assertEqual(self.judged(data, compare.Run(65, b"", b"/x\twhatever\n")), [])
        for run in [compare.Run(65, b"", b"/y\tm\n"), compare.Run(65, b"", b"/x\tm\n/y\tm\n"), compare.Run(65, b"", b""),
                    compare.Run(0, b"", b"/x\tm\n"), compare.Run(65, b"{}", b"/x\tm\n"), compare.Run(65, b"", b"/x m\n")]:  # fmt: skip
            self.assertNotEqual(self.judged(data, run), [], run)

    def test_the_whole_program(self):
        for program, code, ending in [(f"{sys.executable} {HERE / 'score.py'}", 0, "6 passed, 0 failed\n"), ("true", 1, "0 passed, 6 failed\n")]:
            with tempfile.TemporaryDirectory() as keep:
                command = [sys.executable, str(HERE / "compare.py"), "--program", program, "--seeds", "1-3", "--keep", keep]
                done = subprocess.run(command, capture_output=True, text=True)
                self.assertEqual((done.returncode, done.stdout.endswith(ending)), (code, True), done.stdout)


class Generating(unittest.TestCase):
    def test_valid_documents_are_valid_and_repeatable(self):
        for seed in range(300):
            data, _ = generate.generate(seed, "valid")
            self.assertEqual(pointers(data), set(), seed)
            self.assertEqual(data, generate.generate(seed, "valid")[0])

    def test_most_invalid_documents_are_refused(self):
        refused = sum(bool(pointers(generate.generate(seed, "invalid")[0])) for seed in range(300))
        self.assertGreater(refused, 280)


if __name__ == "__main__":
    unittest.main()
