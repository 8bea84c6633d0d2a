"""Checks exports of an activity, written from docs/activity.md alone. A line of stdin is an export; of stdout, its verdict:
{"first": the first entry that is wrong, null when none is, "roots": whether all roots are right}. The argument is the key."""

import base64
import hashlib
import json
import subprocess
import sys
import tempfile

NO_HASH = "0" * 64


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data):
    return hashlib.sha256(data).digest()


def wrong_in_chain(export):
    before, wrong = None, []
    for entry in export["entries"]:
        number, last = entry["sequence"], before
        before = entry
        hashed = {name: value for name, value in entry.items() if name != "hash"}
        previous = last["hash"] if last else (NO_HASH if number == 1 else entry["previousHash"])
        is_right = sha256(canonical(hashed)).hex() == entry["hash"] and entry["user"] == export["user"]
        if last is not None and number != last["sequence"] + 1:
            wrong.append(min(number, last["sequence"] + 1))
        elif not is_right or entry["previousHash"] != previous:
            wrong.append(number)
        elif last is not None and entry["sealedAt"] < last["sealedAt"]:
            wrong.append(number)
    return min(wrong, default=None)


signatures = {}


def is_signed(root, key):
    known = (root["statement"], root["signature"])
    if known not in signatures:
        with tempfile.NamedTemporaryFile() as file:
            file.write(base64.b64decode(root["signature"]))
            file.flush()
            command = ["openssl", "dgst", "-sha256", "-verify", key, "-signature", file.name]
            run = subprocess.run(command, input=root["statement"].encode(), capture_output=True)
            signatures[known] = run.returncode == 0
    return signatures[known]


def read_roots(export, key):
    """The Merkle root of each day whose root is right, and whether all are."""
    roots = sorted(((json.loads(root["statement"]), root) for root in export["roots"]), key=lambda each: each[0]["day"])
    right, before = {}, None
    for its, root in roots:
        follows = before is None or its["previousRootHash"] == sha256(before.encode()).hex()
        if follows and its["type"] == "onbehalf-activity-root" and is_signed(root, key):
            right[its["day"]] = its["merkleRoot"]
        before = root["statement"]
    return right, len(right) == len(roots)


def wrong_in_proofs(export, roots):
    entries = {entry["sequence"]: entry for entry in export["entries"]}
    end = max(entries, default=0)
    wrong = []
    for proof in export["proofs"]:
        entry = entries.get(proof["sequence"])
        if entry is None:
            wrong.append(min(proof["sequence"], end + 1))
            continue
        leaf = {"user": export["user"], "sequence": proof["sequence"], "head": entry["hash"]}
        top = sha256(b"\0" + canonical(leaf))
        for step in proof["path"]:
            other = bytes.fromhex(step["hash"])
            top = sha256(b"\x01" + (other + top if step["side"] == "left" else top + other))
        if roots.get(proof["day"]) != top.hex() or entry["sealedAt"][:10] != proof["day"]:
            wrong.append(proof["sequence"])
    return min(wrong, default=None)


def judge(export, key):
    roots, all_right = read_roots(export, key)
    found = [wrong_in_chain(export), wrong_in_proofs(export, roots)]
    return {"first": min((each for each in found if each is not None), default=None), "roots": all_right}


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line), sys.argv[1])))
