"""The running stack over HTTP, as docs/local/start.md describes it."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request


class Response:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def json(self):
        try:
            return json.loads(self.body)
        except ValueError:
            return {}

    @property
    def code(self):
        return self.json.get("code") if isinstance(self.json, dict) else None

    def __str__(self):
        """Status and problem code: a body may hold mail text or a link."""
        return " ".join(str(part) for part in (self.status, self.code) if part)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirect, urllib.request.ProxyHandler({}))


def request(method, url, body=None, headers=None, timeout=60):
    headers = dict(headers or {})
    if body is not None and not isinstance(body, bytes):
        body = json.dumps(body).encode()
        headers.setdefault("Content-Type", "application/json")
    sent = urllib.request.Request(url, data=body, headers=headers, method=method)
    try:
        with OPENER.open(sent, timeout=timeout) as reply:
            return Response(reply.status, reply.headers, reply.read().decode())
    except urllib.error.HTTPError as refused:
        with refused:
            return Response(refused.code, refused.headers, refused.read().decode())


def form(**fields):
    return urllib.parse.urlencode(fields).encode()


class Stack:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self.about = json.load(file)
        self.api, self.issuer = self.about["apiUrl"], self.about["issuerUrl"]
        self.simulator, self.aws = self.about["simulatorUrl"], self.about["awsUrl"]
        self.outputs = self.about["outputs"]
        self.connections = list(self.about["parameters"]["connectionNames"])

    def token(self, sub, **claims):
        return request("POST", f"{self.issuer}/tokens", form(sub=sub, **claims)).body.strip()

    def sim(self, method, path, body=None):
        return self._control(method, f"{self.simulator}/_simulator/{path}", body)

    def local(self, method, path, body=None):
        return self._control(method, f"{self.aws}/_local/{path}", body)

    def _control(self, method, url, body):
        response = request(method, url, body)
        if response.status >= 300:
            raise RuntimeError(f"{method} {url.split('?')[0]}: {response}")
        return response.json

    def service(self, target, **body):
        """An AWS call by its `X-Amz-Target`."""
        response = request("POST", self.aws, body, {"X-Amz-Target": target})
        if response.status >= 300:
            raise RuntimeError(f"{target}: {response}")
        return response.json

    def ledger(self, identifier, kind, **detail):
        query = urllib.parse.urlencode({"identifier": identifier})
        entries = self.sim("GET", f"ledger?{query}")["entries"]
        return [each for each in entries if each["kind"] == kind and detail.items() <= each["detail"].items()]

    def events(self, since, **wanted):
        events = self.local("GET", f"events?since={since}")["events"]
        return [each for each in events if wanted.items() <= each.items()]

    def now(self):
        """The number of the newest event, from which a test requests later ones."""
        return self.local("GET", "events")["lastSeq"]

    def activate(self, identifier, *connections, status="ACTIVE"):
        for connection in connections:
            self.sim("POST", "accounts/status", {"identifier": identifier, "connection": f"{connection}-local", "status": status})

    def recycle(self, name):
        self.local("POST", f"functions/{name}/recycle")

    def disarm(self):
        self.local("DELETE", "faults")
        self.local("POST", "network", {"do": "pass"})
        self.sim("DELETE", "faults")


class User:
    def __init__(self, stack, name, token=None, headers=None):
        self.stack, self.name = stack, name
        self.headers = {"Authorization": f"Bearer {token or stack.token(name)}", **(headers or {})}

    def call(self, method, path, body=None, **headers):
        return request(method, self.stack.api + path, body, {**self.headers, **headers})

    def run(self, tool, connection, key=None, **given):
        headers = {"Idempotency-Key": key} if key else {}
        return self.call("POST", f"/actions/{tool}", {"connection": connection, "input": given}, **headers)

    def send(self, key, subject=None):
        """Sends a mail whose subject is its key, so that the ledger shows how often it was sent."""
        return self.run("gmail_send_message", "gmail", key, to="bob@example.com", subject=subject or key, body="Friday?")

    def sent(self, key):
        return len(self.stack.ledger(self.name, "mail-sent", subject=key))


def until(condition, seconds=15, pause=0.1):
    """Polls `condition`. Returns its first true value, or its last value after the time limit."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value or time.monotonic() > end:
            return value
        time.sleep(pause)
