"""Checks exports of an activity, written from docs/activity.md alone. A line of stdin is the list of an export's pages; of
stdout, its verdict: {"first": the first entry that is wrong, null when none is, "roots": whether all roots are right}, or
null when it is no export. The argument is the key."""

import base64
import hashlib
import json
import re
import subprocess
import sys
import tempfile

NO_HASH = "0" * 64
HASH = re.compile(r"[0-9a-f]{64}")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", re.ASCII)
MEMBERS = {"format", "user", "entries", "proofs", "roots"}
STATEMENT = {"type", "day", "leaves", "merkleRoot", "previousRootHash"}


def once(members):
    if len(dict(members)) != len(members):
        raise ValueError("a member stands there twice")
    return dict(members)


def whole(text):
    if str(int(text)) != text or abs(int(text)) >= 2**53:
        raise ValueError("a number is not written as its value")
    return int(text)


def refuse(text):
    raise ValueError(text + " is no whole number")


def parse(text):
    return json.loads(text, object_pairs_hook=once, parse_int=whole, parse_float=refuse, parse_constant=refuse)


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def sha256(data):
    return hashlib.sha256(data).digest()


def is_export(pages):
    return len(pages) > 0 and all(
        set(page) - {"next"} == MEMBERS
        and page["format"] == "onbehalf-activity/1"
        and page["user"] == pages[0]["user"]
        and all(set(proof) == {"day", "sequence", "index", "path"} for proof in page["proofs"])
        and all(set(step) == {"side", "hash"} for proof in page["proofs"] for step in proof["path"])
        and all(set(root) == {"statement", "signature", "keyId", "algorithm"} for root in page["roots"])
        for page in pages
    )


def wrong_in_chain(pages):
    before, wrong = None, []
    for entry in (entry for page in pages for entry in page["entries"]):
        number, last = entry["sequence"], before
        before = entry
        hashed = {name: value for name, value in entry.items() if name != "hash"}
        previous = last["hash"] if last else (NO_HASH if number == 1 else entry["previousHash"])
        is_right = sha256(canonical(hashed)).hex() == entry["hash"] and entry["user"] == pages[0]["user"]
        if number < 1 or (last is not None and number != last["sequence"] + 1):
            wrong.append(min(number, last["sequence"] + 1 if last else 1))
        elif not is_right or entry["previousHash"] != previous or not HASH.fullmatch(previous):
            wrong.append(number)
        elif not TIME.fullmatch(entry["sealedAt"]) or (last is not None and entry["sealedAt"] < last["sealedAt"]):
            wrong.append(number)
    for page in pages:
        if "next" in page and (not page["entries"] or page["next"] != str(page["entries"][-1]["sequence"])):
            wrong.append(page["entries"][-1]["sequence"] if page["entries"] else 0)
    return wrong


signatures = {}


def is_signed(root, key):
    known = (root["statement"], root["signature"])
    if known not in signatures:
        try:
            signature = base64.b64decode(root["signature"], validate=True)
        except ValueError:
            return False
        if base64.b64encode(signature).decode() != root["signature"]:
            return False
        with tempfile.NamedTemporaryFile() as file:
            file.write(signature)
            file.flush()
            command = ["openssl", "dgst", "-sha256", "-verify", key, "-signature", file.name]
            run = subprocess.run(command, input=root["statement"].encode(), capture_output=True)
            signatures[known] = run.returncode == 0
    return signatures[known] and root["algorithm"] == "ECDSA_SHA_256"


def read_statement(text):
    """What a root states; None unless it is in the form of the format."""
    try:
        its = parse(text)
        is_one = set(its) == STATEMENT and canonical(its).decode() == text and its["type"] == "onbehalf-activity-root"
        hashes = [its["merkleRoot"], its["previousRootHash"]]
        return its if is_one and DAY.fullmatch(its["day"]) and all(map(HASH.fullmatch, hashes)) else None
    except (ValueError, TypeError):
        return None


def read_roots(pages, key):
    """What the root of each day that is right states, and whether all roots are right."""
    roots = []
    for page in pages:
        is_repeated = roots and page["roots"] and page["roots"][0] == roots[-1]
        roots += page["roots"][1 if is_repeated else 0 :]
    right, before, day = {}, None, ""
    for root in roots:
        its = read_statement(root["statement"])
        if its is not None:
            follows = before is None or (its["previousRootHash"] == sha256(before).hex() and day < its["day"])
            if follows and is_signed(root, key):
                right[its["day"]] = its
        before, day = root["statement"].encode(), its["day"] if its else ""
    return right, len(right) == len(roots)


def sides_of(index, leaves):
    sides = []
    while leaves > 1:
        if index % 2 == 1:
            sides.append("left")
        elif index + 1 < leaves:
            sides.append("right")
        index, leaves = index // 2, (leaves + 1) // 2
    return sides


def leads_to(proof, leaf, root):
    if [step["side"] for step in proof["path"]] != sides_of(proof["index"], root["leaves"]):
        return False
    if not 0 <= proof["index"] < root["leaves"] or not all(HASH.fullmatch(step["hash"]) for step in proof["path"]):
        return False
    top = sha256(b"\0" + canonical(leaf))
    for step in proof["path"]:
        other = bytes.fromhex(step["hash"])
        top = sha256(b"\x01" + (other + top if step["side"] == "left" else top + other))
    return top.hex() == root["merkleRoot"]


def wrong_in_proofs(pages, roots):
    entries = {entry["sequence"]: entry for page in pages for entry in page["entries"]}
    proofs = [proof for page in pages for proof in page["proofs"]]
    end = next((page["entries"][-1]["sequence"] for page in reversed(pages) if page["entries"]), 0)
    wrong, cut, before = [], set(), 0
    for proof in proofs:
        number, day = proof["sequence"], proof["day"]
        is_in_place, before = number > before, number
        if number not in entries:
            wrong.append(min(number, end + 1))
            cut.add(day)
            continue
        leaf = {"user": pages[0]["user"], "sequence": number, "head": entries[number]["hash"]}
        is_right = day in roots and leads_to(proof, leaf, roots[day]) and entries[number]["sealedAt"][:10] == day
        if not is_in_place or not is_right:
            wrong.append(number)
    newest = max([*roots, *(proof["day"] for proof in proofs)], default="")
    proved = {(proof["day"], proof["sequence"]) for proof in proofs}
    days = {entry["sealedAt"][:10]: entry["sequence"] for page in pages for entry in page["entries"]}
    for day, number in days.items():
        if day <= newest and day not in cut and (day, number) not in proved:
            wrong.append(number)
    return wrong


def judge(line, key):
    try:
        pages = parse(line)
        if not is_export(pages):
            return None
    except (ValueError, TypeError, KeyError):
        return None
    roots, all_right = read_roots(pages, key)
    wrong = wrong_in_chain(pages) + wrong_in_proofs(pages, roots)
    return {"first": min(wrong, default=None), "roots": all_right}


for line in sys.stdin:
    print(json.dumps(judge(line, sys.argv[1])))
