"""Prints, as JSON, the sender and subject of every mail in some folders, as Python's own decoder reads them.

    python3 test/corpus/expected.py FOLDER... > test/corpus/expected.json

An independent decoder with which the corpus test compares ours. Standard library only. Where the modern policy gives
up on a header, the older decoder reads it.
"""

import email
import json
import re
import sys
from email import policy
from email.header import decode_header, make_header
from email.utils import parseaddr
from pathlib import Path


def one_line(text):
    """Removes invisible characters; broken bytes become replacement characters."""
    shown = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return re.sub(r"\s+", " ", re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", shown)).strip()


def legacy(raw, name):
    """The header by the older decoder, which accepts nearly anything."""
    value = email.message_from_bytes(raw, policy=policy.compat32)[name]
    try:
        return str(make_header(decode_header(str(value or ""))))
    except (LookupError, UnicodeError, ValueError):
        return str(value or "")


def subject_of(raw, message):
    try:
        return str(message["subject"] or "")
    except Exception:  # Whatever the modern policy trips over, the older one may read.
        return legacy(raw, "subject")


def sender_of(raw, message):
    """The first mailbox: its name, else its address."""
    try:
        addresses = message["from"].addresses if message["from"] else ()
        if addresses and (addresses[0].display_name or addresses[0].addr_spec not in ("", "<>")):
            return addresses[0].display_name or addresses[0].addr_spec
    except Exception:
        pass
    name, address = parseaddr(legacy(raw, "from"))
    return name or address


def expected(raw):
    message = email.message_from_bytes(raw, policy=policy.default)
    return {"sender": one_line(sender_of(raw, message)), "subject": one_line(subject_of(raw, message))}


folders = [Path(folder) for folder in sys.argv[1:]]
files = sorted(file for folder in folders for file in folder.glob("*.eml"))
table = {file.name: expected(file.read_bytes()) for file in files}
json.dump(table, sys.stdout, ensure_ascii=False, indent=2, sort_keys=True)
sys.stdout.write("\n")
