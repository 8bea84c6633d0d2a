"""The Idempotency-Key: its form, its owner, its request, and many concurrent requests."""

import http.client
import json
import urllib.parse
from concurrent.futures import ThreadPoolExecutor

from stack import Response, User

BAD_KEYS = {
    "15 characters": ["a" * 15],
    "129 characters": ["a" * 129],
    "a blank inside": ["invoice 4711 reminder"],
    "a slash": ["invoice/4711-reminder"],
    "an umlaut": ["f\u00fcr-bob-0123456789"],
    "two headers": ["invoice-4711-reminder-1", "invoice-4711-reminder-2"],
}


def form(report, user, run):
    for name, keys in BAD_KEYS.items():
        report.check(f"a key of {name} is refused", "400 invalid-request", str(mail(user, keys, run)))
    report.check("nothing was sent with a refused key", 0, user.sent(run))
    read = user.run("gmail_get_profile", "gmail", "short")
    report.check("a malformed key is refused for a read, too", "400 invalid-request", str(read))
    for length in (16, 128):
        key = f"{run[-12:]}-~._".ljust(length, "x")
        report.check(f"a key of {length} characters is accepted", ("200", 1), (str(user.send(key)), user.sent(key)))
        report.check("and its execution is known", "DONE", user.call("GET", f"/executions/{key}").json.get("status"))
    found = user.call("GET", f"/executions/{'a' * 15}"), user.call("GET", f"/executions/{run}-never-0123456789")
    report.check("an execution's key: 400 when malformed, 404 when unknown", [400, 404], [each.status for each in found])


def mail(user, keys, subject):
    """Sends each key in a header of its own; urllib would join repeated headers."""
    address = urllib.parse.urlsplit(user.stack.api)
    body = json.dumps({"connection": "gmail", "input": {"to": "bob@example.com", "subject": subject, "body": ""}})
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    try:
        connection.putrequest("POST", "/actions/gmail_send_message")
        for name, value in {**user.headers, "Content-Type": "application/json", "Content-Length": str(len(body))}.items():
            connection.putheader(name, value)
        for key in keys:
            connection.putheader("Idempotency-Key", key)
        connection.endheaders(body.encode())
        reply = connection.getresponse()
        return Response(reply.status, reply.headers, reply.read().decode())
    finally:
        connection.close()


def owners(report, stack, user, run):
    """One key in the requests of four callers: two clients of one user, another user, a service."""
    key = f"{run}-owner-0123456789"
    other = User(stack, f"{run}-other")
    stack.activate(other.name, "gmail")
    token = stack.token("local-service", client_id="local-service", scope="onbehalf/act-as")
    service = User(stack, user.name, token, {"On-Behalf-Of": user.name})
    phone = User(stack, user.name, stack.token(user.name, client_id="phone"))
    first = user.send(key)
    report.check("another client of the same user shares the key", ("true", True), (phone.send(key).headers["Idempotent-Replayed"], phone.send(key).json == first.json))
    report.check("another user has it for themselves", ("200", None, 1), (*outcome(other.send(key)), other.sent(key)))
    report.check("a service has it for itself, of the same user", ("200", None, 2), (*outcome(service.send(key)), user.sent(key)))


def payload(report, stack, user, run):
    key = f"{run}-payload-0123456789"
    stack.activate(user.name, "slack")
    user.send(key)
    given = {"body": "Friday?", "subject": key, "to": "bob@example.com"}
    turned = user.call("POST", "/actions/gmail_send_message", {"input": given, "connection": "gmail"}, **{"Idempotency-Key": key})
    report.check("another order of the members is the same request", ("200", "true"), outcome(turned))
    for name, response in {
        "tool": user.run("gmail_create_draft", "gmail", key, **given),
        "connection": user.run("slack_send_message", "slack", key, channel="#general", text=key),
        "input": user.send(key, subject="other"),
    }.items():
        report.check(f"another {name} is another request", "422 idempotency-key-reused", str(response))
    report.check("the key's mail was sent once, and nothing else", (1, 0), (user.sent(key), len(stack.ledger(user.name, "message-posted"))))


def concurrent(report, user, run):
    """50 clients send one key: one mail, and a refused request may be repeated with the same key."""
    key = f"{run}-concurrent-0123456789"
    with ThreadPoolExecutor(50) as clients:
        responses = list(clients.map(lambda _: user.send(key), range(50)))
    fresh = [each for each in responses if each.status == 200 and not each.headers["Idempotent-Replayed"]]
    others = {str(each) for each in responses if each not in fresh}
    report.check("50 concurrent requests with one key: one is served, one mail", (1, 1), (len(fresh), user.sent(key)))
    report.check("the others are replays or have to wait", True, others <= {"200", "409 request-in-progress"})
    waits = [int(each.headers["Retry-After"]) for each in responses if each.status == 409]
    report.check("a 409 has a Retry-After of at most a minute", True, all(0 < each <= 60 for each in waits))
    report.check("a later request gets the response of the first", fresh[0].json if fresh else None, user.send(key).json)


def outcome(response):
    return str(response), response.headers["Idempotent-Replayed"]
