"""The JSON tree of a scoring document, and the model that it is read into."""

import json
import re
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

# --- JSON tree -------------------------------------------------------------------------------


class Malformed(Exception):
    """The document as a whole cannot be read: one problem at the empty pointer."""


@dataclass(frozen=True)
class NumberText:
    """A JSON number as it was written."""

    text: str


@dataclass(frozen=True)
class Object:
    """A JSON object with its members as they stand, repeated keys included."""

    pairs: list


def parse(data: bytes) -> Any:
    """UTF-8 bytes -> a tree of Object, list, str, NumberText, bool and None."""
    try:
        tree = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=Object,
            parse_float=NumberText,
            parse_int=NumberText,
            parse_constant=not_json,
        )
    except RecursionError:
        raise Malformed("nests more than 64 deep") from None
    except ValueError as error:  # also UnicodeDecodeError and JSONDecodeError
        raise Malformed(f"is not JSON in UTF-8: {error}") from None
    check_depth_and_scalars(tree, 1)
    return tree


def not_json(word: str) -> Any:
    raise ValueError(f"{word} is no JSON value")  # NaN, Infinity, -Infinity


def check_depth_and_scalars(value: Any, depth: int) -> None:
    # "JSON nests at most 64 deep, objects and lists counted, the document itself the first".
    if isinstance(value, (Object, list)) and depth > 64:
        raise Malformed("nests more than 64 deep")
    if isinstance(value, Object):
        for key, member in value.pairs:
            check_depth_and_scalars(key, depth)
            check_depth_and_scalars(member, depth + 1)
    elif isinstance(value, list):
        for item in value:
            check_depth_and_scalars(item, depth + 1)
    elif isinstance(value, str) and re.search("[\ud800-\udfff]", value):
        raise Malformed("holds half of a surrogate pair, which is no Unicode scalar")  # [A3]


# --- The model -------------------------------------------------------------------------------


class Refused:
    """Stands where a value was refused: "A check whose input is itself refused is skipped"."""

    def __bool__(self) -> bool:
        return False  # so that `entries or []` is empty for a refused list


REFUSED = Refused()
ABSENT = None  # an optional member that does not stand; JSON null never reaches the model


def known(*values: Any) -> bool:
    """True if none of a check's inputs is refused."""
    return not any(value is REFUSED for value in values)


@dataclass
class Rule:
    pointer: str
    kind: Any  # a word, or REFUSED
    parameters: dict  # by name: value, ABSENT or REFUSED; empty where `kind` is REFUSED


@dataclass
class Node:
    code: Any
    pointer: str
    max: Any
    children: Any = ABSENT
    rule: Any = ABSENT

    @property
    def is_group(self) -> Any:
        """True for a group, False for a leaf, REFUSED for a node with both or neither."""
        if (self.children is ABSENT) == (self.rule is ABSENT):
            return REFUSED
        return self.children is not ABSENT


@dataclass
class Result:
    marker: Any = ABSENT  # "notAssigned" or "none"
    awarded: Any = ABSENT
    own: dict = field(default_factory=dict)  # the rule's own members; `target` is the one in force


@dataclass
class Unit:
    code: Any
    results: dict  # Result by criterion code
    adjustments: list  # (kind, points)
    disqualified: bool
    ballot_rank: Any


@dataclass
class Scale:
    decimals: Any = REFUSED
    rank_by: Any = "total"
    caps: dict = field(default_factory=dict)
    tie_breakers: list = field(default_factory=list)  # a word, or ("section", code)
    disqualified: Any = "unranked"
    grades: list = field(default_factory=list)  # (name, minPercent, floorPercent or ABSENT)
    criteria: list = field(default_factory=list)


# The table "Rules of a leaf": parameters of each kind; those of REQUIRED_PARAMETERS have no default.
PARAMETERS = {
    "direct": [],
    "passFail": [],
    "choice": ["options"],
    "proportional": ["direction", "target", "whenNone"],
    "bands": ["on", "bands", "target", "whenNone"],
    "tally": ["base", "perMerit", "perFault", "floor"],
    "targets": ["all", "whenNone"],
    "relativeToLeader": ["direction", "target", "whenNone"],
}
REQUIRED_PARAMETERS = {"choice": ["options"], "bands": ["bands"], "targets": ["all"]}

# The same table's column "result": required members, then optional ones.
OWN_MEMBERS = {
    "direct": (["points"], []),
    "passFail": (["achieved"], []),
    "choice": (["choice"], []),
    "proportional": (["actual"], ["target"]),
    "bands": (["actual"], ["target"]),
    "tally": (["merits", "faults"], []),
    "targets": (["measures"], []),
    "relativeToLeader": (["actual"], ["target"]),
}


# --- Printing a number -----------------------------------------------------------------------


def decimal(number: Fraction) -> str:
    """A decimal of at most 4 fraction digits: "no exponent and no trailing zeros"."""
    number = Fraction(number)
    scaled = number * 10**4
    assert scaled.denominator == 1, number
    whole, fraction = divmod(abs(scaled.numerator), 10**4)
    text = f"{whole}.{fraction:04}".rstrip("0").rstrip(".")
    return f"-{text}" if number < 0 else text
