"""The API as a frontend, a job and a service use it."""

import base64
import json
import urllib.parse

from stack import User, form, request


def link(report, stack, user):
    """From NOT_CONNECTED to ACTIVE over the consent page."""
    listed = user.call("GET", "/connections").json["connections"]
    report.check(
        "a new user has every connection, none connected",
        [(name, "NOT_CONNECTED") for name in stack.connections],
        [(each["connection"], each["status"]) for each in listed],
    )
    missing = user.call("GET", "/tools?connection=gmail").json
    report.check(
        "tools of an unlinked connection are unavailable",
        {"tools": [], "unavailable": [{"connection": "gmail", "code": "reconnect-required", "reconnect": "POST /connections/gmail/authorize?force=true"}]},
        missing,
    )

    flow = user.call("POST", "/connections/gmail/authorize")
    report.check("authorize returns 201, PENDING_AUTH", (201, "PENDING_AUTH"), (flow.status, flow.json.get("status")))
    back, consent = approve(flow.json["authorizationUrl"])
    report.check("the consent page has its two buttons", {"approve", "refuse"}, consent)
    report.check("the consent returns the state", True, flow.json["state"] == back["state"])
    report.check("after the consent PENDING_VERIFICATION", "PENDING_VERIFICATION", status(user))
    verified = verify(user, back)
    active = {"connection": "gmail", "status": "ACTIVE"}
    report.check("verify returns ACTIVE", (200, active), (verified.status, verified.json))
    report.check("the connection is ACTIVE", "ACTIVE", status(user))
    again = user.call("POST", "/connections/gmail/authorize")
    report.check("authorize of an ACTIVE account returns 200", 200, again.status)


def hijack(report, stack, victim, attacker):
    """Another user's browser comes back with the victim's consent."""
    flow = victim.call("POST", "/connections/gmail/authorize").json
    back, _ = approve(flow["authorizationUrl"])
    response = verify(attacker, back)
    report.check("another user cannot verify the flow", "403 flow-rejected", str(response))
    owner = verify(victim, back)
    report.check("which is then revoked for its owner, too", "403 flow-rejected", str(owner))
    report.check("and no account becomes ACTIVE", ("PENDING_VERIFICATION", "NOT_CONNECTED"), (status(victim), status(attacker)))


def approve(url):
    page = request("GET", url)
    buttons = {each.split('"')[0] for each in page.body.split('name="decision" value="')[1:]}
    sent = request("POST", url, form(decision="approve"))
    query = urllib.parse.urlsplit(sent.headers["Location"]).query
    return dict(urllib.parse.parse_qsl(query)), buttons


def verify(user, back):
    return user.call("POST", "/connections/verify", {"authRequestId": back["auth_request_id"], "state": back["state"]})


def status(user, connection="gmail"):
    return user.call("GET", f"/connections/{connection}").json["status"]


def tools_and_mails(report, stack, user, key):
    tools = user.call("GET", "/tools?connection=gmail").json["tools"]
    shapes = {(each["effect"], each["inputSchema"]["type"]) for each in tools}
    report.check("tools read or write and have an object schema", {("read", "object"), ("write", "object")}, shapes)
    read = user.run("gmail_fetch_mails", "gmail", query="is:unread", max_results=3)
    report.check("three unread mails are read", (200, 3), (read.status, len(read.json["data"]["messages"])))
    report.check("a write without a key is refused", "400 idempotency-key-required", str(user.send(None)))

    first, second = user.send(key), user.send(key)
    replayed = [(each.status, each.headers["Idempotent-Replayed"]) for each in (first, second)]
    report.check("a write returns 200, its repetition is a replay", [(200, None), (200, "true")], replayed)
    report.check("with the same response", True, first.json == second.json)
    report.check("one mail in the ledger", 1, user.sent(key))
    report.check("the key for another input", "422 idempotency-key-reused", str(user.send(key, subject="other")))
    record = user.call("GET", f"/executions/{key}").json
    actual = (record["status"], record["tool"], record["result"] == first.json)
    report.check("the execution is DONE, with its result", ("DONE", "gmail_send_message", True), actual)
    other = User(stack, f"{user.name}-other").call("GET", f"/executions/{key}")
    report.check("another user's executions are not found", "404 not-found", str(other))

    subject = f"Arrival {key}"
    headers = ["From: grace@example.com", f"To: {user.name}@example.com", f"Subject: {subject}", f"Message-ID: <{key}@example.com>"]
    mail = "\r\n".join([*headers, "", "Hello", ""])
    arrived = stack.sim("POST", f"mailboxes/{user.name}/messages", {"raw": mail})
    for query in (f'from:grace subject:"{subject}"', f"rfc822msgid:{key}@example.com"):
        found = user.run("gmail_fetch_mails", "gmail", query=query).json["data"]["messages"]
        report.check(f"a mail that arrives is found by {query.split(':')[0]}:", [arrived["id"]], [each["id"] for each in found])


def other_apps(report, stack, user, run):
    stack.activate(user.name, "slack", "notion", "googlecalendar")
    page = user.run("notion_page_search", "notion", query="Home").json["data"]["results"][0]["id"]
    channels = user.run("slack_list_channels", "slack").json["data"]["channels"]
    channel = next(each["id"] for each in channels if each["name"] == "general")
    title, event = f"Page {run}", f"Event {run}"
    named = {"title": [{"text": {"content": title}}]}
    message = {"channel": channel, "text": f"Hello {run}"}
    meeting = {"summary": event, "start_datetime": "2030-01-01T10:00:00Z"}
    writes = [
        ("message-posted", "slack", "slack_send_message", message),
        ("page-created", "notion", "notion_page_create", {"parent_page_id": page, "properties": named}),
        ("event-created", "googlecalendar", "googlecalendar_create_event", meeting),
    ]
    for kind, connection, tool, given in writes:
        key = f"{run}-{connection}-0123456789"
        responses = [str(user.run(tool, connection, key, **given)) for _ in range(2)]
        report.check(f"{tool} twice with one key happens once", (["200", "200"], 1), (responses, len(stack.ledger(user.name, kind))))
    history = user.run("slack_fetch_conversation_history", "slack", channel=channel).json["data"]["messages"]
    report.check("Slack shows the message", True, any(each.get("text") == f"Hello {run}" for each in history))
    found = user.run("notion_page_search", "notion", query=title).json["data"]["results"]
    report.check("Notion finds the page", 1, len(found))
    items = user.run("googlecalendar_list_events", "googlecalendar", query=event).json["data"]["items"]
    report.check("Google Calendar lists the event", [event], [each["summary"] for each in items])


def service(report, stack, user, key):
    about = stack.about
    basic = base64.b64encode(f"{about['serviceClientId']}:{about['serviceClientSecret']}".encode()).decode()
    grant = form(grant_type="client_credentials", scope="onbehalf/act-as")
    token = request("POST", f"{stack.issuer}/token", grant, {"Authorization": f"Basic {basic}"}).json["access_token"]
    caller = User(stack, user.name, token, {"On-Behalf-Of": user.name})
    report.check("a service reads for the user", "ACTIVE", status(caller))
    report.check("and writes for the user", ("200", 1), (str(caller.send(key)), user.sent(key)))
    unnamed = User(stack, user.name, token).call("GET", "/connections")
    report.check("but must name the user", "400 invalid-request", str(unnamed))
    response = caller.call("POST", "/connections/verify", {"authRequestId": "any", "state": "any"})
    report.check("and may not verify", 403, response.status)
    report.check("a user may act for no other", "403 forbidden", str(user.call("GET", "/connections", **{"On-Behalf-Of": "bob"})))


def refusals(report, stack, user):
    """Tokens that the gateway refuses before any function runs, and a token without the scope to write."""
    for name, claims, expected in [
        ("an expired token", {"expires_in": "-60"}, 401),
        ("a token for another API", {"audience": "https://elsewhere.example"}, 401),
        ("a token of another issuer", {"iss": "https://elsewhere.example"}, 401),
        ("a token without scopes", {"scope": ""}, 403),
    ]:
        caller = User(stack, user.name, stack.token(user.name, **claims))
        report.check(f"{name} is refused with {expected}", expected, caller.call("GET", "/connections").status)
    reader = User(stack, user.name, stack.token(user.name, scope="onbehalf/read"))
    key = f"{user.name}-reader-0123456789"
    report.check("a token that may only read cannot write", ("403 forbidden", 0), (str(reader.send(key)), user.sent(key)))


def disconnect(report, user):
    responses = [user.call("DELETE", "/connections/gmail").status for _ in range(2)]
    report.check("disconnect returns 204, also twice", [204, 204], responses)
    report.check("then the connection is NOT_CONNECTED", "NOT_CONNECTED", status(user))
    report.check("and a read needs a new link", "409 reconnect-required", str(user.run("gmail_fetch_mails", "gmail")))
