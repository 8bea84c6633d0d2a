"""The tools that may run, the sizes of requests and responses, and the characters that are kept."""

from stack import User

KB = 1024
SCRIPTS = "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 \u65e5\u672c\u8a9e \U0001f469\u200d\U0001f469\u200d\U0001f467"


def tools(report, stack, run):
    """Lists tools while accounts are linked one after the other, then one expires, then one fails."""
    user = User(stack, f"{run}-tools")
    connections = stack.connections
    for linked in range(len(connections) + 1):
        stack.activate(user.name, *connections[:linked])
        actual = (*listed(user), {each["code"] for each in user.call("GET", "/tools").json["unavailable"]})
        expected = (set(connections[:linked]), connections[linked:], {"reconnect-required"} if linked < len(connections) else set())
        report.check(f"with {linked} accounts their tools are listed, the others unavailable", expected, actual)
    stack.activate(user.name, "slack", status="EXPIRED")
    way = {"connection": "slack", "code": "reconnect-required", "reconnect": "POST /connections/slack/authorize?force=true"}
    report.check("an expired account comes with its reconnect route", [way], user.call("GET", "/tools").json["unavailable"])
    stack.activate(user.name, "slack")
    stack.sim("POST", "faults", {"at": "scalekit.listScopedTools", "identifier": user.name, "do": "error", "code": "PermissionDenied"})
    try:
        response = user.call("GET", "/tools").json
    finally:
        stack.sim("DELETE", f"faults?identifier={user.name}")
    failed = response["unavailable"]
    report.check("a connection that fails is unavailable", ["provider-error"], [each["code"] for each in failed])
    expected = set(connections) - {each["connection"] for each in failed}
    report.check("beside the tools of all others", expected, {each["connection"] for each in response["tools"]})
    report.check("a connection that does not exist is not found", "404 connection-unknown", str(user.call("GET", "/tools?connection=github")))


def listed(user):
    response = user.call("GET", "/tools").json
    return {each["connection"] for each in response["tools"]}, [each["connection"] for each in response["unavailable"]]


def bodies(report, user, run):
    for name, size, expected in (("256 KB are accepted", 256 * KB, ("200", 1)), ("one byte more is not", 256 * KB + 1, ("413 payload-too-large", 0))):
        key = f"{run}-{size}-0123456789"
        given = {"connection": "gmail", "input": {"to": "bob@example.com", "subject": key, "body": ""}}
        given["input"]["body"] = "x" * (size - len(str(given).replace("'", '"')))
        response = user.call("POST", "/actions/gmail_send_message", given, **{"Idempotency-Key": key})
        report.check(f"a body: {name}", expected, (str(response), user.sent(key)))


def results(report, stack, user, run):
    """A read's result may have 5 MB. A write's result over 300 KB is returned once, and replayed as its size alone."""
    for number in range(2):
        head = f"From: grace@example.com\r\nTo: {user.name}@example.com\r\nSubject: large {run}\r\nMessage-ID: <{run}-{number}@example.com>\r\n\r\n"
        stack.sim("POST", f"mailboxes/{user.name}/messages", {"raw": head + ("x" * 76 + "\r\n") * (2_000 * KB // 78)})
    for name, mails, expected in (("under 5 MB is passed on", 1, "200"), ("over 5 MB is refused", 2, "502 result-too-large")):
        response = user.run("gmail_fetch_mails", "gmail", query=f'subject:"large {run}"', max_results=mails)
        report.check(f"a result {name}", expected, str(response))
    stack.activate(user.name, "notion")
    page = user.run("notion_page_search", "notion", query="Home").json["data"]["results"][0]["id"]
    text = {"type": "paragraph", "paragraph": {"rich_text": [{"text": {"content": "x" * 1900}}]}}
    append = lambda: user.run("notion_page_content_append", "notion", f"{run}-large-0123456789", block_id=page, blocks=[text] * 100)
    first, again = append(), append()
    report.check("a write's large result comes once", (200, 100), (first.status, len(first.json["data"]["results"])))
    actual = (again.status, again.headers["Idempotent-Replayed"], again.json["data"], again.json["dataOmitted"]["bytes"] > 300 * KB)
    report.check("and then as its size alone", (200, "true", None, True), actual)
    report.check("the page was appended to once", 1, len(stack.ledger(user.name, "page-appended")))


def scripts(report, stack, user, run):
    """A mail in several scripts and directions, as its recipient reads it."""
    reader = User(stack, f"{run}-reader")
    stack.activate(reader.name, "gmail")
    given = {"to": f"{reader.name}@example.com", "subject": f"{SCRIPTS} {run}", "body": SCRIPTS}
    sent = user.run("gmail_send_message", "gmail", f"{run}-scripts-0123456789", **given)
    report.check("a mail in several scripts is sent", "200", str(sent))
    mails = reader.run("gmail_fetch_mails", "gmail", query=f'subject:"{run}"').json["data"]["messages"]
    report.check("and arrives as it was written", [SCRIPTS], [each["snippet"] for each in mails])
    half = user.run("gmail_send_message", "gmail", f"{run}-half-0123456789", **{**given, "subject": "\ud83d"})
    report.check("half of a character is refused", "400 invalid-request", str(half))
    lines = user.run("gmail_send_message", "gmail", f"{run}-lines-0123456789", **{**given, "subject": "a\r\nBcc: eve@example.com"})
    report.check("and so is a second header in a subject", "400 invalid-request", str(lines))
