"""The digest by Scheduler, the dead-letter queue, and the stack's clock."""

import json

from stack import request, until


def schedule(stack, name, identifier, expression, **more):
    stack_outputs = stack.outputs
    event = {"issuer": stack.issuer, "identifier": identifier, "scheduledTime": "<aws.scheduler.scheduled-time>", **more}
    body = {
        "GroupName": stack_outputs["DigestScheduleGroup"],
        "ScheduleExpression": expression,
        "ScheduleExpressionTimezone": "Europe/Berlin",
        "FlexibleTimeWindow": {"Mode": "OFF"},
        "ActionAfterCompletion": "DELETE",
        "Target": {
            "Arn": stack_outputs["MailDigestFunctionArn"],
            "RoleArn": stack_outputs["DigestScheduleRoleArn"],
            "Input": json.dumps(event),
        },
    }
    return request("POST", f"{stack.aws}/schedules/{name}", body)


def put_settings(report, user):
    stored = user.call("PUT", "/digest", {"time": "07:30", "timeZone": "Europe/Berlin"})
    report.check("a digest is stored", "200", str(stored))
    report.check("and has a next run", True, "nextRun" in stored.json)


def digest(report, stack, user):
    identifier = user.name
    put_settings(report, user)
    since = stack.now()
    created = schedule(stack, f"{identifier}-past", identifier, "at(2020-01-01T07:30:00)")
    report.check("a schedule whose time has passed is accepted", 200, created.status)
    ended = until(lambda: stack.events(since, source="lambda", event="invoke", function="mail-digest"))
    report.check("and fires immediately", ["ok"], [each["outcome"] for each in ended])
    reads = [each["outcome"] for each in stack.events(since, source="scalekit", event="executeTool", identifier=identifier)]
    report.check("the digest read the user's mails", "OK", reads[-1] if reads else None)

    slot = {"issuer": stack.issuer, "identifier": identifier, "scheduledTime": "2020-01-01T06:30:00Z"}
    since = stack.now()
    again = request("POST", f"{stack.aws}/2015-03-31/functions/mail-digest/invocations", slot)
    reads = stack.events(since, source="scalekit", event="executeTool", identifier=identifier)
    report.check("the same slot again is not claimed", "NOT_MINE", again.json.get("status"))
    latest = user.call("GET", "/digest/latest")
    report.check("the digest can be read", ("200", "2020-01-01T06:30:00.000Z"), (str(latest), latest.json.get("scheduledTime")))
    report.check("the same slot again does nothing", (200, None, 0), (again.status, again.headers["x-amz-function-error"], len(reads)))


def direct(report, stack, user):
    """The mails come from Gmail itself, with the user's token, after a first call that fails."""
    identifier = user.name
    chosen = {"time": "07:30", "timeZone": "Europe/Berlin", "source": "direct"}
    report.check("a digest by the direct path is stored", "200", str(user.call("PUT", "/digest", chosen)))
    stack.sim("POST", "faults", {"at": "scalekit.gmail", "identifier": identifier, "do": "error", "status": 503})
    since = stack.now()
    schedule(stack, f"{identifier}-direct", identifier, "at(2020-01-02T07:30:00)")
    ended = until(lambda: stack.events(since, source="lambda", event="invoke", function="mail-digest"))
    report.check("a digest by the direct path", ["ok"], [each["outcome"] for each in ended])
    calls = {method: [each["outcome"] for each in stack.events(since, source="scalekit", event=method, identifier=identifier)] for method in ("executeTool", "getConnectedAccountAuth", "gmail")}
    report.check("runs no tool, and gets the token once", ([], ["OK"]), (calls["executeTool"], calls["getConnectedAccountAuth"]))
    report.check("then calls Gmail, again after its 503", (1, True), (calls["gmail"].count("HTTP_503"), "OK" in calls["gmail"]))


def on_demand(report, stack, user, key):
    """One run for one key, and one mail to the user's own address."""
    chosen = {"time": "07:30", "timeZone": "Europe/Berlin", "delivery": "email"}
    report.check("a digest by mail is stored", "200", str(user.call("PUT", "/digest", chosen)))
    headers = {"Idempotency-Key": key}
    first, again = (user.call("POST", "/digest/run", **headers) for _ in range(2))
    report.check("a run on demand is accepted", ("202", "202"), (str(first), str(again)))
    report.check("once for its key", first.json, again.json)
    until(lambda: user.call("GET", "/digest").json.get("lastOutcome", {}).get("slot") == first.json["slot"])
    outcome = user.call("GET", "/digest").json["lastOutcome"]
    report.check("and is delivered", (first.json["slot"], "DELIVERED"), (outcome["slot"], outcome["status"]))
    mails = [each for each in stack.ledger(user.name, "mail-sent") if "digest" in each["detail"]["subject"]]
    address = stack.sim("GET", f"mailboxes/{user.name}")["address"]
    report.check("by one mail to the user", [address], [each["detail"]["to"] for each in mails])
    report.check("the digest ends", "204", str(user.call("DELETE", "/digest")))
    report.check("and has no settings any more", "404 not-found", str(user.call("GET", "/digest")))


def dead_letter(report, stack, user):
    identifier = user.name
    put_settings(report, user)
    stack.sim("POST", "faults", {"at": "scalekit.executeTool", "identifier": identifier, "do": "error", "code": "Unavailable", "share": 1})
    since = stack.now()
    try:
        schedule(stack, f"{identifier}-fails", identifier, "at(2020-01-01T07:30:00)")
        letters = until(lambda: stack.events(since, source="lambda", event="on-failure"), 30)
    finally:
        stack.sim("DELETE", f"faults?identifier={identifier}")
        user.call("DELETE", "/digest")
    report.check("a digest that fails for good goes to the dead-letter queue", ["ok"], [each["outcome"] for each in letters])
    record = until(lambda: receive(stack, identifier), 15)
    context = record["requestContext"]
    report.check("after three attempts", ("RetriesExhausted", 3), (context["condition"], context["approximateInvokeCount"]))
    report.check("with the event that failed", "2020-01-01T06:30:00Z", record["requestPayload"]["scheduledTime"])


def receive(stack, identifier):
    """Removes the user's record from the queue; other records return after a second."""
    queue = {"QueueUrl": stack.outputs["DeadLetterQueueUrl"]}
    got = stack.service("AmazonSQS.ReceiveMessage", **queue, MaxNumberOfMessages=10, VisibilityTimeout=1)
    for message in got.get("Messages", []):
        record = json.loads(message["Body"])
        if record.get("requestPayload", {}).get("identifier") == identifier:
            stack.service("AmazonSQS.DeleteMessage", **queue, ReceiptHandle=message["ReceiptHandle"])
            return record
    return None
