"""What the benchmark's server holds: clusters of twelve units, each with a published review and one that is filled in."""

import base64
import hashlib
import json
import random
import uuid
from pathlib import Path

HERE = Path(__file__).parent
SCALE = json.loads((HERE.parents[1] / "docs/examples/commune-scale.json").read_text(encoding="utf-8"))["scale"]
UNITS = range(1, 13)


def named(name):
    """The id of something, as cluster.sql makes it."""
    return uuid.UUID(hashlib.md5(name.encode()).hexdigest())


def token(unit):
    """The credential of the session of a unit's head."""
    secret = hashlib.sha256(f"head {unit}".encode()).digest()
    return "tds_" + base64.urlsafe_b64encode(secret).decode().rstrip("=")


def scope(server, unit):
    """A scope of a unit's head, fresh: it holds for two minutes."""
    return server.sql(f"select auth.issue_scope(sha256('head {unit}'))")


def review(name):
    return f"/api/v1/reviews/{named(f'review {name} 1')}"


def sheet(name, unit):
    return f"{review(name)}/sheets/{named(f'unit 1.{unit}')}"


def fill(server, clusters):
    """Makes the clusters; fills, submits and publishes the first one's review over the API, and copies that to the others."""
    scale = json.dumps(SCALE, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    server.sql(file=HERE / "cluster.sql", clusters=clusters, scale=scale)
    for unit in UNITS:
        path, key = sheet("done", unit), f"benchmark-{unit}"
        server.ask("PATCH", f"{path}/draft", token(unit), results(unit, version=0), Idempotency_Key=f"draft-{key}")
        seen = server.ask("GET", path, token(unit))[0]["ETag"]
        server.ask("POST", f"{path}/submission", token(unit), If_Match=seen, Idempotency_Key=f"submit-{key}")
    server.sql(file=HERE / "neighbours.sql", clusters=clusters)
    lead = token(1)
    for path, body in [("state", {"to": "appraising"}), ("publications", {"audience": ["members"]})]:
        seen = server.ask("GET", review("done"), lead)[0]["ETag"]
        server.ask("POST", f"{review('done')}/{path}", lead, body, If_Match=seen, Idempotency_Key=f"benchmark-{path}")


def results(seed, version, other=False):
    """A body that saves a result for each of the scale's leaves; `other` makes each differ: a save of what is there already
    changes nothing."""
    chance = random.Random(seed)
    leaves = [leaf for node in SCALE["criteria"] for leaf in leaves_of(node)]
    return {"results": {leaf["code"]: {"result": result(leaf, chance, other), "version": version} for leaf in leaves}}


def leaves_of(node):
    return [leaf for child in node["children"] for leaf in leaves_of(child)] if "children" in node else [node]


def result(leaf, chance, other):
    kind = leaf["rule"]["kind"]
    if kind == "passFail":
        return {"achieved": (chance.random() < 0.9) != other}
    if kind == "direct":
        return {"points": round((chance.random() + other) * leaf["max"] / 2, 2)}
    return {"actual": chance.randrange(50, 150) + other, "target": chance.choice([80, 90, 100])}
