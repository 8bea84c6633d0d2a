"""The digest by Scheduler, its dead letter, and the stack's clock."""

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


def digest(report, stack, identifier):
    since = stack.now()
    created = schedule(stack, f"{identifier}-past", identifier, "at(2020-01-01T07:30:00)")
    report.check("a schedule whose time has passed is taken", 200, created.status)
    ended = until(lambda: stack.events(since, source="lambda", event="invoke", function="mail-digest"))
    report.check("and fires at once", ["ok"], [each["outcome"] for each in ended])
    reads = [each["outcome"] for each in stack.events(since, source="scalekit", event="executeTool", identifier=identifier)]
    report.check("the digest read the user's mails", "OK", reads[-1] if reads else None)

    slot = {"issuer": stack.issuer, "identifier": identifier, "scheduledTime": "2020-01-01T06:30:00Z"}
    since = stack.now()
    again = request("POST", f"{stack.aws}/2015-03-31/functions/mail-digest/invocations", slot)
    reads = stack.events(since, source="scalekit", event="executeTool", identifier=identifier)
    report.check("the same slot again does nothing", (200, None, 0), (again.status, again.headers["x-amz-function-error"], len(reads)))


def direct(report, stack, identifier):
    """The mails come from Gmail itself, with the user's token, however the first call of it fails."""
    stack.sim("POST", "faults", {"method": "gmail", "identifier": identifier, "httpStatus": 503})
    since = stack.now()
    schedule(stack, f"{identifier}-direct", identifier, "at(2020-01-02T07:30:00)", source="direct")
    ended = until(lambda: stack.events(since, source="lambda", event="invoke", function="mail-digest"))
    report.check("a digest by the direct path", ["ok"], [each["outcome"] for each in ended])
    calls = {method: [each["outcome"] for each in stack.events(since, source="scalekit", event=method, identifier=identifier)] for method in ("executeTool", "getConnectedAccountAuth", "gmail")}
    report.check("runs no tool, and asks once for the token", ([], ["OK"]), (calls["executeTool"], calls["getConnectedAccountAuth"]))
    report.check("then Gmail, again after its 503", (1, True), (calls["gmail"].count("HTTP_503"), "OK" in calls["gmail"]))


def dead_letter(report, stack, identifier):
    stack.sim("POST", "faults", {"method": "executeTool", "identifier": identifier, "code": "Unavailable", "share": 1})
    since = stack.now()
    try:
        schedule(stack, f"{identifier}-fails", identifier, "at(2020-01-01T07:30:00)")
        letters = until(lambda: stack.events(since, source="lambda", event="on-failure"), 30)
    finally:
        stack.sim("DELETE", f"faults?identifier={identifier}")
    report.check("a digest that fails for good leaves a dead letter", ["ok"], [each["outcome"] for each in letters])
    record = until(lambda: receive(stack, identifier), 15)
    context = record["requestContext"]
    report.check("after three attempts", ("RetriesExhausted", 3), (context["condition"], context["approximateInvokeCount"]))
    report.check("with the event that failed", "2020-01-01T06:30:00Z", record["requestPayload"]["scheduledTime"])


def receive(stack, identifier):
    """Takes the user's record out of the queue; the others are back after a second."""
    queue = {"QueueUrl": stack.outputs["DeadLetterQueueUrl"]}
    got = stack.service("AmazonSQS.ReceiveMessage", **queue, MaxNumberOfMessages=10, VisibilityTimeout=1)
    for message in got.get("Messages", []):
        record = json.loads(message["Body"])
        if record.get("requestPayload", {}).get("identifier") == identifier:
            stack.service("AmazonSQS.DeleteMessage", **queue, ReceiptHandle=message["ReceiptHandle"])
            return record
    return None
