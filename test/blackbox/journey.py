"""A user's journey and the stack's faults, from outside: python3 journey.py [--no-wait] [stack.json].

The outcome of a killed write is known after a minute; `--no-wait` does not wait for it.
"""

import json
import sys
import time

import digest
import failures
import faults
import keys
import limits
import product
from report import Report
from stack import Stack, User, until
from webhooks import Receiver


def main(path, waits):
    report, stack = Report(), Stack(path)
    run = f"journey-{time.time_ns()}"
    user, faulty = User(stack, run), User(stack, f"{run}-faults")
    try:
        since = stack.now()
        stack.activate(faulty.name, "gmail")
        # Killed first, because the outcome of a killed write is known only after a minute.
        killed = [
            failures.Killed("dynamodb.PutItem", "after", 0, run),
            failures.Killed("scalekit.executeTool", "after", 1, run),
        ]
        for each in killed:
            with report.part(each.name):
                each.run(report, stack, faulty)
        with report.part("webhooks"):
            journey(report, stack, user, faulty, run)
        for name, part in actions(report, stack, faulty, run):
            with report.part(name):
                part()
        with report.part("the event log"):
            log(report, stack, user, since)
        faults.run_cases(report, stack, faulty, run)
        for part in (
            failures.expired_account,
            failures.expired_tokens,
            failures.in_progress,
            failures.frozen,
            failures.killed_idle,
            failures.killed_before_the_key,
            failures.outage,
            failures.rotation,
        ):
            with report.part(part.__name__):
                part(report, stack, faulty, run)
        for each in killed if waits else []:
            with report.part(each.name):
                each.settle(report, faulty)
    finally:
        stack.disarm()
    return report.end()


def journey(report, stack, user, faulty, run):
    """Runs all parts of the journey while a webhook endpoint is registered."""
    secret = stack.service("secretsmanager.GetSecretValue", SecretId=stack.outputs["ScalekitSecretArn"])
    receiver = Receiver(json.loads(secret["SecretString"])["webhookSecrets"][0])
    endpoint = stack.sim("POST", "webhooks/endpoints", {"url": receiver.url})
    parts = [
        lambda: product.link(report, stack, user),
        lambda: product.hijack(report, stack, User(stack, f"{run}-victim"), User(stack, f"{run}-attacker")),
        lambda: product.refusals(report, stack, user),
        lambda: product.tools_and_mails(report, stack, user, f"{run}-mail-0123456789"),
        lambda: product.other_apps(report, stack, user, run),
        lambda: product.service(report, stack, user, f"{run}-service-0123456789"),
        lambda: digest.digest(report, stack, user),
        lambda: digest.direct(report, stack, user),
        lambda: digest.on_demand(report, stack, user, f"{run}-digest-0123456789"),
        lambda: digest.dead_letter(report, stack, faulty),
        lambda: product.disconnect(report, user),
    ]
    try:
        for number, part in enumerate(parts, 1):
            with report.part(f"part {number} of the journey"):
                part()
        expected = {
            ("created", "PENDING_AUTH", True),
            ("status_updated", "PENDING_VERIFICATION", True),
            ("oauth_succeeded", "ACTIVE", True),
            ("deleted", "ACTIVE", True),
        }
        until(lambda: expected <= set(receiver.about(user.name)))
        actual = set(receiver.about(user.name))
        report.check("signed webhooks report created, updated, linked, deleted", expected, actual & expected)
        report.check("every webhook's signature holds", True, bool(receiver.events) and all(signed for _, signed in receiver.events))
    finally:
        stack.sim("DELETE", f"webhooks/endpoints?id={endpoint['id']}")
        receiver.close()


def actions(report, stack, user, run):
    """The statements of docs/actions.md that need no fault."""
    return [
        ("the form of a key", lambda: keys.form(report, user, run)),
        ("the owner of a key", lambda: keys.owners(report, stack, user, run)),
        ("the request of a key", lambda: keys.payload(report, stack, user, run)),
        ("one key in concurrent requests", lambda: keys.concurrent(report, user, run)),
        ("the tools that may run", lambda: limits.tools(report, stack, run)),
        ("large bodies", lambda: limits.bodies(report, user, run)),
        ("large results", lambda: limits.results(report, stack, user, run)),
        ("scripts", lambda: limits.scripts(report, stack, user, run)),
    ]


def log(report, stack, user, since):
    """The event log has the journey, in order and from every part of the stack."""
    events = stack.events(since)
    report.check("the events are in order", True, [each["seq"] for each in events] == sorted(each["seq"] for each in events))
    for source, event in [
        ("api", "POST /connections/verify"),
        ("lambda", "invoke"),
        ("dynamodb", "PutItem"),
        ("secretsmanager", "GetSecretValue"),
        ("scheduler", "Fire"),
        ("lambda", "on-failure"),
        ("sqs", "ReceiveMessage"),
        ("scalekit", "ledger.mail-sent"),
        ("scalekit", "webhook.connected_account.deleted"),
        ("fault", "kill"),
    ]:
        report.check(f"the event log has {source} {event}", True, any(each["source"] == source and each["event"] == event for each in events))
    text = json.dumps(events)
    report.check("the event log has no token", False, user.headers["Authorization"].split(" ")[1] in text)


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if each != "--no-wait"]
    sys.exit(main(given[0] if given else ".local/stack.json", "--no-wait" not in sys.argv))
