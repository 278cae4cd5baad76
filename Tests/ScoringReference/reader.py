"""Tree -> model, with every problem of the document on the way.

Sentences of scoring.md stand as comments in double quotes above the code that implements them;
readings of unclear places are numbered as in docs/decisions/0001: [A1] and so on.
"""

import re
from fractions import Fraction
from typing import Any

from model import ABSENT, OWN_MEMBERS, PARAMETERS, REFUSED, REQUIRED_PARAMETERS
from model import Node, NumberText, Object, Refused, Result, Rule, Scale, Unit, decimal, known

DECIMAL = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?")
CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f]")
POINTS_LIMIT = 10**9
MEASURE_LIMIT = 10**12


def at(pointer: str, key: Any) -> str:
    """The RFC 6901 pointer to a member or entry."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def is_code(text: str) -> bool:
    # "Codes … and measure names are non-empty, without control characters (U+0000–001F, U+007F–009F)".
    return text != "" and not CONTROL.search(text)


class Reader:
    """Turns a tree into Scale and Units and collects every problem on the way."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str]] = []
        self.nodes: dict[str, Node] = {}  # the first node of each code
        self.codes_known = True  # false once any criterion's code is refused: [A10]

    def refuse(self, pointer: str, message: str) -> Refused:
        self.problems.append((pointer, message))
        return REFUSED

    # -- shapes

    def members(self, value: Any, pointer: str, keys: Any = None, required: Any = ()) -> Any:
        """The members of an object by key; of a repeated or lacking required key, REFUSED.

        Without `keys` any key may stand. Nothing beneath a refused value is looked at: [A2].
        """
        if not isinstance(value, Object):
            return REFUSED if value is REFUSED else self.refuse(pointer, "must be an object")
        found: dict[str, Any] = {}
        for key, member in value.pairs:
            # "a key that stands twice": "for an unknown or repeated key that key". [A1]
            found[key] = self.refuse(at(pointer, key), "stands twice") if key in found else member
        if keys is not None:
            self.unknown_keys(found, pointer, keys)
        for key in required:
            if key not in found:  # "for something missing the object that lacks it"
                found[key] = self.refuse(pointer, f"lacks {key}")
        return found

    def unknown_keys(self, found: dict, pointer: str, keys: Any) -> None:
        for key in found:
            if key not in keys:
                self.refuse(at(pointer, key), "is not known here")

    def entries(self, value: Any, pointer: str, least: int = 0) -> Any:
        """The entries of a list, each with its pointer."""
        if not isinstance(value, list):
            return REFUSED if value is REFUSED else self.refuse(pointer, "must be a list")
        # "`units`, `criteria`, `children`, `bands`, `options` and `all` have at least one entry."
        if len(value) < least:
            return self.refuse(pointer, "must have at least one entry")
        return [(entry, at(pointer, index)) for index, entry in enumerate(value)]

    def text(self, value: Any, pointer: str) -> Any:
        if isinstance(value, str) or value is REFUSED:
            return value
        return self.refuse(pointer, "must be a string")

    def word(self, value: Any, pointer: str, words: Any) -> Any:
        if value is REFUSED or (isinstance(value, str) and value in words):
            return value
        return self.refuse(pointer, f"must be one of {', '.join(words)}")

    def code(self, value: Any, pointer: str) -> Any:
        value = self.text(value, pointer)
        if value is not REFUSED and not is_code(value):
            return self.refuse(pointer, "must be non-empty, without control characters")
        return value

    def boolean(self, value: Any, pointer: str) -> Any:
        if isinstance(value, bool) or value is REFUSED:
            return value
        return self.refuse(pointer, "must be true or false")

    # -- numbers

    def number(self, value: Any, pointer: str, digits: int, limit: int, low: Any = None) -> Any:
        """An exact decimal with |x| < limit, x ≥ low and so many fraction digits at most."""
        if value is REFUSED:
            return REFUSED
        # "It is written, as a JSON number or as a string, as `-?(0|[1-9][0-9]*)(\.[0-9]+)?` in ASCII".
        text = value.text if isinstance(value, NumberText) else value
        match = DECIMAL.fullmatch(text) if isinstance(text, str) else None
        if not match:
            return self.refuse(pointer, "must be a decimal such as 12.5")
        # "Fraction digits are counted without trailing zeros; `-0` is 0."
        sign, whole, fraction = match[1], match[2], (match[3] or "").rstrip("0")
        if len(fraction) > digits:
            return self.refuse(pointer, f"must have at most {digits} fraction digits")
        if len(whole) >= len(str(limit)):  # |x| ≥ limit, a power of ten
            return self.refuse(pointer, f"must be below {limit}")
        number = Fraction(int(sign + whole + fraction), 10 ** len(fraction))
        if low is not None and number < low:
            return self.refuse(pointer, f"must be at least {low}")
        return number

    def points(self, value: Any, pointer: str, low: Any = None, high: Any = None) -> Any:
        # "**Points** …: at most 2 fraction digits, |x| < 10^9."
        number = self.number(value, pointer, 2, POINTS_LIMIT, low)
        if high is not None and known(number, high) and number > high:
            return self.refuse(pointer, f"must be at most {decimal(high)}")
        return number

    def measure(self, value: Any, pointer: str) -> Any:
        # "**Measures** …: at most 6 fraction digits, 0 ≤ x < 10^12".
        return self.number(value, pointer, 6, MEASURE_LIMIT, low=0)

    def count(self, value: Any, pointer: str, low: int = 0) -> Any:
        # "**Counts** (`merits`, `faults`): whole, 0 ≤ x < 10^9. `ballotRank` whole, 1 ≤ x < 10^9."
        return self.number(value, pointer, 0, POINTS_LIMIT, low)

    def quantity(self, value: Any, pointer: str) -> Any:
        """A measure or a rate."""
        if not isinstance(value, Object):
            return self.measure(value, pointer)
        # "`actual`, a measure, `now` and `before` may each be `{"part": p, "whole": w}`, w > 0,
        # meaning exactly 100·p/w".
        m = self.members(value, pointer, ["part", "whole"], ["part", "whole"])
        part = self.measure(m["part"], at(pointer, "part"))
        whole = self.measure(m["whole"], at(pointer, "whole"))
        if whole == 0:
            return self.refuse(at(pointer, "whole"), "must be above 0")
        return 100 * part / whole if known(part, whole) else REFUSED

    def rounded_to_scale(self, number: Any, pointer: str, decimals: Any) -> Any:
        # "Every `max` and `floor` has at most `rounding.decimals` fraction digits."
        if known(number, decimals) and (number * 10**decimals).denominator != 1:
            return self.refuse(pointer, f"must have at most {decimals} fraction digits (rounding.decimals)")
        return number

    # -- the document

    def document(self, tree: Any) -> tuple[Scale, list[Unit]]:
        m = self.members(tree, "", ["scale", "units"], ["scale", "units"])
        if m is REFUSED:
            return Scale(), []
        scale = self.scale(m["scale"], "/scale")
        return scale, self.units(m["units"], "/units")

    def scale(self, value: Any, pointer: str) -> Scale:
        keys = ["rounding", "rankBy", "bonusCap", "penaltyCap", "totalCap", "tieBreakers", "disqualified", "grades"]
        # "Of the scale only `criteria` is required".
        m = self.members(value, pointer, keys + ["criteria"], ["criteria"])
        if m is REFUSED:
            self.codes_known = False
            return Scale()
        # "Defaults: `rounding.decimals` 2, `rankBy` total, caps null, no tie-breakers, `unranked`, no grades."
        scale = Scale(decimals=2)
        if "rounding" in m:
            scale.decimals = self.decimals(m["rounding"], at(pointer, "rounding"))
        if "rankBy" in m:
            scale.rank_by = self.word(m["rankBy"], at(pointer, "rankBy"), ["total", "percent"])
        for cap in ["bonusCap", "penaltyCap", "totalCap"]:
            # "`null` stands only for the three caps." "`max`, caps, `perMerit`, `perFault` ≥ 0."
            value = m.get(cap)
            scale.caps[cap] = None if value is None else self.points(value, at(pointer, cap), low=0)
        if "disqualified" in m:
            scale.disqualified = self.word(m["disqualified"], at(pointer, "disqualified"), ["unranked", "ranked"])
        if "grades" in m:
            scale.grades = self.grades(m["grades"], at(pointer, "grades"))
        scale.criteria = self.siblings(m["criteria"], at(pointer, "criteria"), scale.decimals)
        if "tieBreakers" in m:
            scale.tie_breakers = self.tie_breakers(m["tieBreakers"], at(pointer, "tieBreakers"))
        return scale

    def decimals(self, value: Any, pointer: str) -> Any:
        # "Defaults: `rounding.decimals` 2": an empty `rounding` has it too. [A5]
        m = self.members(value, pointer, ["decimals"], [])
        if m is REFUSED:
            return REFUSED
        if "decimals" not in m:
            return 2
        # "`decimals` 0, 1 or 2."
        number = self.count(m["decimals"], at(pointer, "decimals"))
        if known(number) and number > 2:
            return self.refuse(at(pointer, "decimals"), "must be 0, 1 or 2")
        return int(number) if known(number) else REFUSED

    def grades(self, value: Any, pointer: str) -> list:
        grades, last = [], None
        for entry, here in self.entries(value, pointer) or []:
            m = self.members(entry, here, ["name", "minPercent", "floorPercent"], ["name", "minPercent"])
            if m is REFUSED:
                continue
            name = self.text(m["name"], at(here, "name"))
            least = self.measure(m["minPercent"], at(here, "minPercent"))
            floor = self.measure(m["floorPercent"], at(here, "floorPercent")) if "floorPercent" in m else ABSENT
            # "`minPercent` falls strictly down the list of grades." Each with the one above: [A16]
            if known(least):
                if last is not None and least >= last:
                    self.refuse(at(here, "minPercent"), "must fall down the list")
                last = least
            grades.append((name, least, floor))
        return grades

    def tie_breakers(self, value: Any, pointer: str) -> list:
        breakers = []
        for entry, here in self.entries(value, pointer) or []:
            if isinstance(entry, Object):
                m = self.members(entry, here, ["section"], ["section"])  # [A18]
                breakers.append(("section", self.section(m["section"], at(here, "section"))))
            else:
                breakers.append(self.word(entry, here, ["fewerPenalties", "moreBonus", "ballot"]))
        return breakers

    def section(self, value: Any, pointer: str) -> Any:
        # "`{"section": code}` more points in that node, group or leaf".
        code = self.code(value, pointer)
        if known(code) and self.codes_known and code not in self.nodes:
            return self.refuse(pointer, "is no criterion")
        return code

    # -- criteria

    def siblings(self, value: Any, pointer: str, decimals: Any) -> Any:
        entries = self.entries(value, pointer, least=1)
        if entries is REFUSED:
            self.codes_known = False
            return REFUSED
        return [self.node(entry, here, decimals) for entry, here in entries]

    def node(self, value: Any, pointer: str, decimals: Any) -> Any:
        # "A NODE is a group `{"code","title","max","children":[NODE…]}` or a leaf
        # `{"code","title","max","rule":{…}}`."
        m = self.members(value, pointer, ["code", "title", "max", "children", "rule"], ["code", "title", "max"])
        if m is REFUSED:
            self.codes_known = False
            return REFUSED
        largest = self.points(m["max"], at(pointer, "max"), low=0)
        largest = self.rounded_to_scale(largest, at(pointer, "max"), decimals)
        node = Node(self.code(m["code"], at(pointer, "code")), pointer, largest)
        self.text(m["title"], at(pointer, "title"))
        self.register(node)
        if "children" in m:
            node.children = self.siblings(m["children"], at(pointer, "children"), decimals)
        if "rule" in m:
            node.rule = self.rule(m["rule"], at(pointer, "rule"), node.max, decimals)
        if node.is_group is REFUSED:
            # "for a node with both `children` and `rule` the node"; with neither, "the object that lacks it".
            self.refuse(pointer, "must have either children or a rule")  # [A13]
        elif node.is_group:
            self.check_sum(node)
        return node

    def register(self, node: Node) -> None:
        # "Criterion codes (groups and leaves together) are unique"; "for a duplicate the second `code`". [A11]
        if known(node.code) and node.code in self.nodes:
            node.code = self.refuse(at(node.pointer, "code"), "stands twice among the criteria")
        if known(node.code):
            self.nodes[node.code] = node
        else:
            self.codes_known = False

    def check_sum(self, group: Node) -> None:
        # "The children's maxima sum to the parent's `max` exactly." "for a sum the group's `max`"
        if not known(group.children) or not known(*group.children):
            return
        maxima = [child.max for child in group.children]
        if known(group.max, *maxima) and sum(maxima) != group.max:
            self.refuse(at(group.pointer, "max"), f"must be the sum of the children, {decimal(sum(maxima))}")

    # -- rules

    def rule(self, value: Any, pointer: str, largest: Any, decimals: Any) -> Rule:
        m = self.members(value, pointer, required=["kind"])
        if m is REFUSED:
            return Rule(pointer, REFUSED, {})
        kind = self.word(m["kind"], at(pointer, "kind"), PARAMETERS)
        if kind is REFUSED:
            return Rule(pointer, REFUSED, {})  # which parameters it may have is not known: [A17]
        self.unknown_keys(m, pointer, ["kind"] + PARAMETERS[kind])
        for name in REQUIRED_PARAMETERS.get(kind, []):
            if name not in m:
                m[name] = self.refuse(pointer, f"lacks {name}")
        rule = Rule(pointer, kind, {name: m.get(name, ABSENT) for name in PARAMETERS[kind]})
        self.common_parameters(rule, m)
        if kind == "choice":
            rule.parameters["options"] = self.options(m["options"], at(pointer, "options"), largest)
        elif kind == "bands":
            rule.parameters["bands"] = self.bands(m["bands"], at(pointer, "bands"), largest)
        elif kind == "tally":
            self.tally(rule, m, largest, decimals)
        elif kind == "targets":
            rule.parameters["all"] = self.conditions(m["all"], at(pointer, "all"))
        return rule

    def common_parameters(self, rule: Rule, m: dict) -> None:
        words = {
            "direction": (["higher", "lower"], "higher"),
            "on": (["actual", "attainment"], "actual"),
            "whenNone": (["full", "zero", "notAssigned"], ABSENT),
        }
        for name, (allowed, default) in words.items():
            if name in rule.parameters:
                here = at(rule.pointer, name)
                rule.parameters[name] = self.word(m[name], here, allowed) if name in m else default
        if "target" in rule.parameters and "target" in m:
            rule.parameters["target"] = self.measure(m["target"], at(rule.pointer, "target"))

    def options(self, value: Any, pointer: str, largest: Any) -> Any:
        entries = self.entries(value, pointer, least=1)
        if entries is REFUSED:
            return REFUSED
        options: dict[Any, Any] = {}
        for entry, here in entries:
            m = self.members(entry, here, ["code", "points"], ["code", "points"])
            if m is REFUSED:
                options[REFUSED] = REFUSED
                continue
            code = self.code(m["code"], at(here, "code"))
            if known(code) and code in options:  # "codes differ"
                code = self.refuse(at(here, "code"), "stands twice among the options")
            # "p of that option, 0 ≤ p ≤ M"
            options[code] = self.points(m["points"], at(here, "points"), low=0, high=largest)
        return options

    def bands(self, value: Any, pointer: str, largest: Any) -> list:
        bands: dict[Fraction, tuple] = {}
        for entry, here in self.entries(value, pointer, least=1) or []:
            m = self.members(entry, here, ["atLeast", "points"], ["atLeast", "points"])
            if m is REFUSED:
                continue
            least = self.measure(m["atLeast"], at(here, "atLeast"))
            # "points are between 0 and M"
            points = self.points(m["points"], at(here, "points"), low=0, high=largest)
            if known(least) and least in bands:  # "`atLeast` values differ"
                least = self.refuse(at(here, "atLeast"), "stands twice among the bands")
            if known(least):
                bands[least] = (least, points, here)
        # "`bands` may stand in any order"; points "never fall as `atLeast` rises";
        # "for bands out of order the `points` of the higher `atLeast`". Each with the next lower: [A15]
        rising = [bands[least] for least in sorted(bands)]
        sound = [band for band in rising if known(band[1])]
        for (_, lower, _), (_, higher, here) in zip(sound, sound[1:]):
            if higher < lower:
                self.refuse(at(here, "points"), "must not fall as atLeast rises")
        return [(least, points) for least, points, _ in rising]

    def tally(self, rule: Rule, m: dict, largest: Any, decimals: Any) -> None:
        low = {"base": None, "perMerit": 0, "perFault": 0, "floor": None}
        for name in low:
            here = at(rule.pointer, name)
            rule.parameters[name] = self.points(m[name], here, low[name]) if name in m else Fraction(0)
        p, here = rule.parameters, rule.pointer
        p["floor"] = self.rounded_to_scale(p["floor"], at(here, "floor"), decimals)
        # "`floor` ≤ `base` ≤ M": "for floor > base the `floor` (the `base` where floor is absent),
        # for base > M the `base`".
        if known(p["floor"], p["base"]) and p["floor"] > p["base"]:
            self.refuse(at(here, "floor" if "floor" in m else "base"), "floor must not pass base")
        if known(p["base"], largest) and p["base"] > largest and "base" in m:
            self.refuse(at(here, "base"), "must not pass max")

    def conditions(self, value: Any, pointer: str) -> Any:
        entries = self.entries(value, pointer, least=1)
        if entries is REFUSED:
            return REFUSED
        return [self.condition(entry, here) for entry, here in entries]

    def condition(self, value: Any, pointer: str) -> Any:
        m = self.members(value, pointer, ["measure", "op", "value", "of"], ["measure", "op", "value"])
        if m is REFUSED:
            return {"measure": REFUSED, "of": REFUSED}
        of = self.word(m["of"], at(pointer, "of"), ["value", "changePercent"]) if "of" in m else "value"
        # "the `value` of a changePercent condition may be negative" (of a refused `of`: perhaps).
        low = 0 if of == "value" else None
        return {
            "measure": self.code(m["measure"], at(pointer, "measure")),
            "op": self.word(m["op"], at(pointer, "op"), [">=", ">", "<=", "<", "="]),
            "value": self.number(m["value"], at(pointer, "value"), 6, MEASURE_LIMIT, low),
            "of": of,
        }

    # -- units

    def units(self, value: Any, pointer: str) -> list[Unit]:
        units, codes = [], set()
        for entry, here in self.entries(value, pointer, least=1) or []:
            keys = ["results", "adjustments", "disqualifications", "ballotRank"]
            m = self.members(entry, here, ["code"] + keys, ["code"])  # "of a unit only `code`"
            if m is REFUSED:
                continue
            code = self.code(m["code"], at(here, "code"))
            if known(code) and code in codes:  # "unit codes are unique"
                self.refuse(at(here, "code"), "stands twice among the units")
            codes.add(code)
            # "`results`, `adjustments`, `disqualifications` default to empty"
            results = self.results(m.get("results", Object([])), at(here, "results"))
            adjustments = self.adjustments(m.get("adjustments", []), at(here, "adjustments"))
            disqualified = self.disqualifications(m.get("disqualifications", []), at(here, "disqualifications"))
            rank = self.count(m["ballotRank"], at(here, "ballotRank"), low=1) if "ballotRank" in m else ABSENT
            units.append(Unit(code, results, adjustments, disqualified, rank))
        return units

    def adjustments(self, value: Any, pointer: str) -> list:
        adjustments = []
        for entry, here in self.entries(value, pointer) or []:
            m = self.members(entry, here, ["kind", "points", "reason"], ["kind", "points", "reason"])
            if m is REFUSED:
                continue
            kind = self.word(m["kind"], at(here, "kind"), ["bonus", "penalty"])
            points = self.points(m["points"], at(here, "points"), low=0)
            if points == 0:  # "(each > 0)"
                self.refuse(at(here, "points"), "must be above 0")
            self.text(m["reason"], at(here, "reason"))
            adjustments.append((kind, points))
        return adjustments

    def disqualifications(self, value: Any, pointer: str) -> bool:
        entries = self.entries(value, pointer) or []
        for entry, here in entries:
            m = self.members(entry, here, ["reason"], ["reason"])
            if m is not REFUSED:
                self.text(m["reason"], at(here, "reason"))
        return bool(entries)

    # -- results

    def results(self, value: Any, pointer: str) -> dict:
        m = self.members(value, pointer)
        results = {}
        for code, result in ({} if m is REFUSED else m).items():
            here, node = at(pointer, code), self.nodes.get(code)
            # "a result for an unknown or group code" … "that key"
            if node is None and (self.codes_known or not is_code(code)):
                self.refuse(here, "is no criterion")
            elif node is not None and node.is_group is True:
                self.refuse(here, "is a group, not a leaf")
            else:
                leaf = node if node is not None and node.is_group is False else None
                results[code] = self.result(result, here, leaf)
        return results

    def result(self, value: Any, pointer: str, leaf: Any) -> Any:
        """A result of `leaf`; of None where the leaf is not known, only what holds of any leaf."""
        m = self.members(value, pointer)
        if m is REFUSED:
            return REFUSED
        rule = leaf.rule if leaf else Rule("", REFUSED, {})
        if "notAssigned" in m or "none" in m:
            return self.marked(m, pointer, rule)
        result = Result()
        if "awarded" in m:  # "`{"awarded": p}`, 0 ≤ p ≤ M, is a result of any rule kind"
            result.awarded = self.points(m["awarded"], at(pointer, "awarded"), 0, leaf.max if leaf else REFUSED)
        if rule.kind is REFUSED:
            return result
        required, optional = OWN_MEMBERS[rule.kind]
        self.unknown_keys(m, pointer, required + optional + ["awarded"])
        # "It may stand alone or beside the rule's own members; where one of these stands, all that
        # the rule requires must, and be valid".
        if "awarded" in m and not any(name in m for name in required + optional):
            return result
        for name in required:
            if name not in m:
                m[name] = self.refuse(pointer, f"lacks {name}")
        result.own = self.own_members(m, pointer, leaf)
        return result

    def marked(self, m: dict, pointer: str, rule: Rule) -> Result:
        # "`notAssigned` and `none` are `true` and stand alone, else an error at them or at each other key." [A6]
        for marker in ["notAssigned", "none"]:
            if marker in m:
                if m[marker] is not True and m[marker] is not REFUSED:
                    self.refuse(at(pointer, marker), "must be true")
                for key in m:
                    if key != marker:
                        self.refuse(at(pointer, key), f"must not stand beside {marker}")
        # "Without that parameter it is an error at `none`."
        if "none" in m and known(rule.kind) and rule.parameters.get("whenNone") is ABSENT:
            self.refuse(at(pointer, "none"), "needs a rule with whenNone")
        return Result(marker="notAssigned" if "notAssigned" in m else "none")

    def own_members(self, m: dict, pointer: str, leaf: Node) -> dict:
        kind, parameters = leaf.rule.kind, leaf.rule.parameters
        if kind == "direct":  # "p, 0 ≤ p ≤ M"
            return {"points": self.points(m["points"], at(pointer, "points"), 0, leaf.max)}
        if kind == "passFail":
            return {"achieved": self.boolean(m["achieved"], at(pointer, "achieved"))}
        if kind == "choice":
            return {"choice": self.chosen(m["choice"], at(pointer, "choice"), parameters["options"])}
        if kind == "tally":
            return {name: self.count(m[name], at(pointer, name)) for name in ["merits", "faults"]}
        if kind == "targets":
            return {"measures": self.measures(m["measures"], at(pointer, "measures"), parameters["all"])}
        actual = self.quantity(m["actual"], at(pointer, "actual"))
        return {"actual": actual, "target": self.target(m, pointer, leaf.rule)}

    def chosen(self, value: Any, pointer: str, options: Any) -> Any:
        code = self.code(value, pointer)
        if known(code, options) and REFUSED not in options and code not in options:
            return self.refuse(pointer, "is none of the options")
        return code

    def target(self, m: dict, pointer: str, rule: Rule) -> Any:
        """The target in force: a number, or ABSENT."""
        # "A result's `target` overrides the rule's."
        target, here = rule.parameters["target"], at(rule.pointer, "target")
        if "target" in m:
            here = at(pointer, "target")
            target = self.measure(m["target"], here)
        attained = rule.kind == "bands" and rule.parameters["on"] == "attainment"
        # "A `proportional` or attainment result with neither is an error, and so is an attainment of
        # a target of 0." [A8, A9]
        if target is ABSENT and (rule.kind == "proportional" or attained):
            return self.refuse(pointer, "lacks target, and so does its rule")
        if target == 0 and attained:
            return self.refuse(here, "must be above 0, since attainment divides by it")
        return target

    def measures(self, value: Any, pointer: str, conditions: Any) -> Any:
        m = self.members(value, pointer)
        if m is REFUSED:
            return REFUSED
        conditions = [{"measure": REFUSED, "of": REFUSED}] if conditions is REFUSED else conditions
        names = [condition["measure"] for condition in conditions]
        changes = {c["measure"] for c in conditions if c["of"] == "changePercent"}
        # "The result names exactly the rule's measures".
        for name in dict.fromkeys(names):
            if known(name) and name not in m:
                self.refuse(pointer, f"lacks {name}")
        measures = {}
        for name, measure in m.items():
            if name not in names and (known(*names) or not is_code(name)):
                self.refuse(at(pointer, name), "is no measure of the rule")
            else:
                measures[name] = self.pair(measure, at(pointer, name), name in changes)
        return measures

    def pair(self, value: Any, pointer: str, wanted: bool) -> Any:
        """A measure as (now, before); before is ABSENT for a number or a rate."""
        # "a measure is a number, a rate, or `{"now": x, "before": y}` (an object with `now` or
        # `before` is read as that pair), which a changePercent condition requires".
        if isinstance(value, Object) and any(key in ("now", "before") for key, _ in value.pairs):
            m = self.members(value, pointer, ["now", "before"], ["now", "before"])
            return tuple(self.quantity(m[key], at(pointer, key)) for key in ["now", "before"])
        quantity = self.quantity(value, pointer)
        if wanted and value is not REFUSED:
            return self.refuse(pointer, "must be a pair of now and before")
        return (quantity, ABSENT)
