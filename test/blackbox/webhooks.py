"""A receiver of Scalekit's webhooks that checks the signatures by the rules of Standard Webhooks."""

import base64
import hashlib
import hmac
import http.server
import json
import threading


class Receiver:
    def __init__(self, secret):
        self.key = base64.b64decode(secret.split("_", 1)[1])
        self.events = []
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                outer.events.append((json.loads(body), outer.signed(self.headers, body)))
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhooks"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def signed(self, headers, body):
        content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        mac = base64.b64encode(hmac.new(self.key, content, hashlib.sha256).digest()).decode()
        return any(hmac.compare_digest(each, f"v1,{mac}") for each in headers["webhook-signature"].split(" "))

    def about(self, identifier):
        """(type without its prefix, status, whether the signature holds) of one user's events."""
        return [
            (event["type"].split(".", 1)[1], event["data"]["status"], signed)
            for event, signed in list(self.events)
            if event["data"]["identifier"] == identifier
        ]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
