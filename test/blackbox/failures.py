"""Faults that last for more than one write: accounts, processes, rotation, waiting."""

import json
import threading
import time

from faults import EXECUTE, UNAVAILABLE, UNKNOWN, fired, warm
from stack import until


def expired_account(report, stack, user, run):
    key = f"{run}-expired-0123456789"
    stack.activate(user.name, "gmail", status="EXPIRED")
    try:
        first = (str(user.send(key)), user.sent(key))
    finally:
        stack.activate(user.name, "gmail")
    report.check("an expired account: 409 reconnect-required, nothing sent", ("409 reconnect-required", 0), first)
    report.check("linked again, the same key sends once", ("200", 1), (str(user.send(key)), user.sent(key)))

    account = {"identifier": user.name, "connection": "gmail-local"}
    stack.sim("POST", "accounts/refresh", account)
    try:
        stack.sim("POST", "accounts/tokens/expire", account)
        refused = (str(user.send(f"{key}-2")), user.sent(f"{key}-2"))
        listed = user.call("GET", "/connections/gmail").json["status"]
    finally:
        stack.sim("POST", "accounts/refresh", {**account, "fails": False})
        stack.activate(user.name, "gmail")
    report.check("a refresh that the provider refuses leaves it EXPIRED", ("409 reconnect-required", 0, "EXPIRED"), (*refused, listed))


def expired_tokens(report, stack, user, run):
    """Scalekit expires the tokens that a warm function holds."""
    key = f"{run}-token-0123456789"
    warm(stack, user)
    stack.sim("POST", "tokens/expire")
    report.check("all tokens expired: a read gets a new one", 200, user.run("gmail_get_profile", "gmail").status)
    stack.sim("POST", "tokens/expire")
    report.check("all tokens expired: a write is sent with a new one, once", ("200", 1), (str(user.send(key)), user.sent(key)))
    report.check("and then replayed", ("200", 1), (str(user.send(key)), user.sent(key)))


def in_progress(report, stack, user, run):
    key = f"{run}-twice-0123456789"
    warm(stack, user)
    # Frozen until thawed: no delay is long enough on every machine.
    stack.local("POST", "faults", {"at": "scalekit.executeTool", "do": "freeze", "function": EXECUTE})
    responses = []
    first = threading.Thread(target=lambda: responses.append(user.send(key)))
    try:
        since = stack.now()
        first.start()
        until(lambda: stack.events(since, source="fault", event="freeze"))
        second = user.send(key)
    finally:
        stack.disarm()
        stack.local("POST", f"functions/{EXECUTE}/thaw")
        first.join()
    report.check("while the first request runs, the second is refused", ("409 request-in-progress", True), (str(second), int(second.headers["Retry-After"]) > 0))
    report.check("and the first is served once", ("200", 1), (str(responses[0]), user.sent(key)))


def frozen(report, stack, user, run):
    key = f"{run}-frozen-0123456789"
    warm(stack, user)
    stack.local("POST", f"functions/{EXECUTE}/freeze")
    thaw = threading.Timer(0.5, lambda: stack.local("POST", f"functions/{EXECUTE}/thaw"))
    thaw.start()
    try:
        begun = time.monotonic()
        response = user.send(key)
        waited = time.monotonic() - begun > 0.4
    finally:
        thaw.join()
    report.check("a function frozen and thawed continues", ("200", True, 1), (str(response), waited, user.sent(key)))


def killed_idle(report, stack, user, run):
    key = f"{run}-idle-0123456789"
    warm(stack, user)
    killed = stack.local("POST", f"functions/{EXECUTE}/kill")["processes"]
    report.check("an idle process killed: the next request starts another", (True, "200", 1), (killed > 0, str(user.send(key)), user.sent(key)))


def killed_before_the_key(report, stack, user, run):
    key = f"{run}-before-0123456789"
    warm(stack, user)
    try:
        stack.local("POST", "faults", {"at": "dynamodb.PutItem", "do": "kill", "function": EXECUTE})
        first = (user.send(key).status, user.sent(key))
    finally:
        stack.disarm()
    report.check("killed before the key is claimed: 500, nothing sent", (500, 0), first)
    report.check("the same key then sends once", ("200", 1), (str(user.send(key)), user.sent(key)))


def outage(report, stack, user, run):
    """Every connection is reset, before or after the write was sent."""
    key = f"{run}-outage-0123456789"
    warm(stack, user)
    try:
        stack.local("POST", "network", {"do": "reset"})
        first, sent = str(user.send(key)), user.sent(key)
    finally:
        stack.disarm()
    report.check("every connection reset: 503 or 504, nothing sent", (True, 0), (first in (UNAVAILABLE, UNKNOWN), sent))
    expected = ("200", 1) if first == UNAVAILABLE else (UNKNOWN, 0)
    report.check("then the outcome that the first response announced", expected, (str(user.send(key)), user.sent(key)))


def rotation(report, stack, user, run):
    key = f"{run}-rotated-0123456789"
    secret = {"SecretId": stack.outputs["ScalekitSecretArn"]}
    credentials = json.loads(stack.service("secretsmanager.GetSecretValue", **secret)["SecretString"])
    rotated = {**credentials, "clientSecret": f"{run}-rotated"}
    warm(stack, user)
    stack.sim("POST", "credentials", {"clientSecret": rotated["clientSecret"]})
    try:
        stack.sim("POST", "tokens/expire")
        between = (str(user.send(key)), user.sent(key), str(user.send(key)), user.sent(key))
    finally:
        stack.service("secretsmanager.PutSecretValue", **secret, SecretString=json.dumps(rotated))
    report.check("rotated at Scalekit only: 503, nothing sent", (UNAVAILABLE, 0, UNAVAILABLE, 0), between)
    report.check("rotated in the secret, too: the same key sends once", ("200", 1), (str(user.send(key)), user.sent(key)))
    stack.recycle(EXECUTE)
    report.check("also after a cold start", ("200", 1), (str(user.send(f"{key}-2")), user.sent(f"{key}-2")))


class Killed:
    """A function killed at a named point: its key is in progress for a minute, then unknown."""

    def __init__(self, at, when, sent, run):
        self.at, self.when, self.sent = at, when, sent
        self.name = f"killed {when} {at}"
        self.key = f"{run}-{at}-{when}-0123456789"

    def run(self, report, stack, user):
        warm(stack, user)
        since = stack.now()
        try:
            stack.local("POST", "faults", {"at": self.at, "when": self.when, "do": "kill", "function": EXECUTE})
            first = user.send(self.key)
            has_fired = bool(fired(stack, since))
        finally:
            stack.disarm()
        report.check(f"{self.name}: the gateway's 500, {self.sent} in the ledger", (500, True, self.sent), (first.status, has_fired, user.sent(self.key)))
        report.check(f"{self.name}: then in progress", "409 request-in-progress", str(user.send(self.key)))

    def settle(self, report, user):
        response = until(lambda: self._settled(user), 75, 1)
        report.check(f"{self.name}: at last {UNKNOWN}, {self.sent} in the ledger", (UNKNOWN, self.sent), (str(response), user.sent(self.key)))

    def _settled(self, user):
        response = user.send(self.key)
        return None if response.status == 409 else response
