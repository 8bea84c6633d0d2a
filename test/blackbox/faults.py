"""Faults, each with the response of the API to a write and the number of its effects in the ledger.

A case: the rule, the response to the first request and its effects; then, with the rule disarmed, the
response to the second request with the same key and all effects.
"""

import threading
from dataclasses import dataclass, field

EXECUTE = "execute-action"
UNKNOWN, UNAVAILABLE = "504 outcome-unknown", "503 upstream-unavailable"


@dataclass
class Case:
    name: str
    first: str
    sent: int
    again: str
    total: int
    rule: dict = field(default_factory=dict)
    cold: bool = False
    fires: bool = True
    lifted: float = 0


def tool(name, first, sent, again, total, lifted=0, **fault):
    return Case(name, first, sent, again, total, rule={"at": "scalekit.executeTool", **fault}, lifted=lifted)


def aws(name, first, sent, again, total, cold=False, fires=True, **fault):
    return Case(name, first, sent, again, total, rule={"function": EXECUTE, **fault}, cold=cold, fires=fires)


DOWN = {"do": "error", "share": 1}
CASES = [
    tool("a proxy's 429 with HTML", UNAVAILABLE, 0, "200", 1, do="error", status=429, retryAfter=1),
    tool("a proxy's 503 with HTML", UNKNOWN, 0, UNKNOWN, 0, do="error", status=503),
    tool("a proxy's 403 with HTML", UNKNOWN, 0, UNKNOWN, 0, do="error", status=403),
    tool("Scalekit's Unavailable after the effect", UNKNOWN, 1, UNKNOWN, 1, do="error", code="Unavailable", when="after"),
    tool("Scalekit's own rate limit", UNAVAILABLE, 0, "200", 1, do="error", code="ResourceExhausted"),
    tool("Scalekit refuses the token of the product", "200", 1, "200", 1, do="error", code="Unauthenticated"),
    tool("Scalekit refuses the new token of the product, too", UNAVAILABLE, 0, "200", 1, do="error", code="Unauthenticated", times=2),
    tool("a proxy's 401 with HTML", UNKNOWN, 0, UNKNOWN, 0, do="error", status=401),
    tool("the provider did not respond to the tool", UNKNOWN, 1, UNKNOWN, 1, do="error", code="DeadlineExceeded", toolErrorCode="TIMEOUT", when="after"),
    tool("the provider's 401", "409 reconnect-required", 0, "200", 1, do="error", code="Unauthenticated", toolErrorCode="UNAUTHENTICATED"),
    tool("the provider's 403", "403 provider-forbidden", 0, "200", 1, do="error", code="PermissionDenied", toolErrorCode="PERMISSION_DENIED"),
    tool("the provider's rate limit", "429 provider-rate-limited", 0, "200", 1, do="error", code="ResourceExhausted", toolErrorCode="RATE_LIMITED"),
    tool("the provider's typed error", "502 provider-error", 0, "502 provider-error", 0, do="error", code="InvalidArgument", toolErrorCode="INVALID_ARGUMENT"),
    tool("the provider's 404", "502 provider-error", 0, "200", 1, do="error", code="NotFound", toolErrorCode="NOT_FOUND"),
    tool("a TCP RST before the effect", UNKNOWN, 0, UNKNOWN, 0, do="reset"),
    tool("a TCP RST after the effect", UNKNOWN, 1, UNKNOWN, 1, do="reset", when="after"),
    tool("a FIN after the effect", UNKNOWN, 1, UNKNOWN, 1, do="close", when="after"),
    tool("a reply that is swallowed", UNKNOWN, 1, UNKNOWN, 1, lifted=0.5, do="blackhole", when="after"),
    tool("a delay", "200", 1, "200", 1, do="delay", ms=300),
    aws("Secrets Manager down, warm", "200", 1, "200", 1, fires=False, at="secretsmanager.*", **DOWN),
    aws("Secrets Manager down, cold", UNAVAILABLE, 0, "200", 1, cold=True, at="secretsmanager.*", **DOWN),
    aws("one DynamoDB error before the effect", "200", 1, "200", 1, at="dynamodb.PutItem", do="error"),
    aws("one DynamoDB error after the effect", "200", 1, "200", 1, at="dynamodb.PutItem", do="error", when="after"),
    aws("DynamoDB down", UNAVAILABLE, 0, "200", 1, at="dynamodb.*", **DOWN),
    aws("DynamoDB refuses the rights of the function", "500 internal", 0, "200", 1, at="dynamodb.*", status=400, code="AccessDeniedException", **DOWN),
    aws("DynamoDB does not store the response", UNKNOWN, 1, "409 request-in-progress", 1, at="dynamodb.UpdateItem", **DOWN),
    aws("a function frozen for 300 ms at the call of Scalekit", "200", 1, "200", 1, at="scalekit.executeTool", do="freeze", ms=300),
    Case("the token endpoint down, warm", "200", 1, "200", 1, rule={"at": "scalekit.token", "do": "error", "status": 503, "share": 1}, fires=False),
    Case("the token endpoint down, cold", UNAVAILABLE, 0, "200", 1, rule={"at": "scalekit.token", "do": "error", "status": 503, "share": 1}, cold=True),
    Case("the issuer's keys down once they are known", "200", 1, "200", 1, rule={"at": "issuer.jwks", **DOWN}, fires=False),
    Case("a TCP RST on the open connections", "200", 1, "200", 1, rule={"at": "network", "do": "reset", "on": "open"}),
    Case("a slow network", "200", 1, "200", 1, rule={"at": "network", "do": "delay", "ms": 100}),
]


def run_cases(report, stack, user, run):
    for number, case in enumerate(CASES):
        with report.part(case.name):
            run_case(report, stack, user, f"{run}-case-{number:02}-0123456789", case)


def run_case(report, stack, user, key, case):
    warm(stack, user)
    if case.cold:
        stack.recycle(EXECUTE)
    since = stack.now()
    try:
        arm(stack, user, case)
        if case.lifted:
            threading.Timer(case.lifted, stack.disarm).start()
        first, sent = user.send(key), user.sent(key)
        has_fired = bool(fired(stack, since))
    finally:
        stack.disarm()
    record = user.call("GET", f"/executions/{key}")
    again, total = user.send(key), user.sent(key)
    report.check(
        f"{case.name}: {case.first} and {case.again}, {case.total} in the ledger",
        (case.first, case.sent, case.again, case.total, case.fires),
        (str(first), sent, str(again), total, has_fired),
    )
    if case.first == "200" or case.again == UNKNOWN:
        report.check(f"{case.name}: the second response is a replay", "true", again.headers["Idempotent-Replayed"])
    if case.first != "200":
        promised = (case.first.startswith(("503", "429")), recorded(case))
        actual = (first.json.get("retryable"), record.json.get("status") if record.status == 200 else record.status)
        report.check(f"{case.name}: retryable and the record agree", promised, actual)


def recorded(case):
    """The record of the key between the two requests: none when the key is free."""
    if case.again == "200":
        return 404
    return {UNKNOWN: "UNKNOWN", "409 request-in-progress": "IN_PROGRESS"}.get(case.again, "DONE")


def arm(stack, user, case):
    per_user = case.rule["at"].startswith("scalekit.") and "function" not in case.rule and case.rule["at"] != "scalekit.token"
    stack.local("POST", "faults", {**case.rule, **({"identifier": user.name} if per_user else {})})


def fired(stack, since):
    return stack.events(since, source="fault") + [
        each for each in stack.events(since, source="network") if each["event"] != "pass"
    ]


def warm(stack, user):
    """Gives the function a process, a token and an open connection."""
    response = user.run("gmail_get_profile", "gmail")
    if response.status != 200:
        raise RuntimeError(f"the function does not get warm: {response}")
