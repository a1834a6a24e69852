"""A server of its own for a part of the contract: /auth/* and /users, in the standard library.

It shows that the checks hold for a server that shares no code with the reference. What it stores is
in memory. Once it listens, it prints one line of JSON with its address and the keys that it knows.

    python3 small_server [--fault overlapping-pages | unstored-plan | one-too-many]
"""

import argparse
import http.server
import json
import math
import secrets
import threading
import time
import urllib.parse

from answers import Refusal, invalid, iso
from api import ROUTES, Api, Users
from credentials import Gate, Keys
from validation import Query

FAULTS = ("overlapping-pages", "unstored-plan", "one-too-many")
MOUNT = "/api/external"
MOST_BYTES = 1_048_576
LONGEST_ID = 64
# One for each check that uses one up.
LOW_LIMITS = 7


class Request:
    """One request, and what is found out about it on the way."""

    def __init__(self, headers, data, query, now):
        self.headers = headers
        self.data = data
        self.query = Query(query)
        self.now = now
        self.key = None
        self.auth_method = None
        self.pagination = None
        self.extra = {}

    def body(self):
        media_type = self.headers.get("Content-Type", "").split(";")[0].strip().lower()
        if self.data and media_type != "application/json":
            raise Refusal(415, "UNSUPPORTED_MEDIA_TYPE", "Send application/json.")
        if len(self.data) > MOST_BYTES:
            raise Refusal(413, "PAYLOAD_TOO_LARGE", "A body may have 1 MiB.")
        try:
            return json.loads(self.data)
        except ValueError:
            raise invalid("body", ("", "must be JSON")) from None


class Handler(http.server.BaseHTTPRequestHandler):
    """Takes a request through authentication, routing, scope and limit to its operation."""

    protocol_version = "HTTP/1.1"
    # Head and body of an answer leave together.
    wbufsize = -1
    gate: Gate
    api: Api
    lock = threading.Lock()

    def handle_request(self):
        url = urllib.parse.urlsplit(self.path)
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self.headers, data, url.query, time.time())
        request_id = f"req_{secrets.token_hex(10)}"
        meta = {"timestamp": iso(request.now), "requestId": request_id}
        # One at a time: what is read stays true until it is written.
        with self.lock:
            try:
                status, body = 200, {"success": True, "data": self.answer(request, url.path)}
            except Refusal as refusal:
                status = refusal.status
                error = {"code": refusal.code, "message": str(refusal)}
                if refusal.details is not None:
                    error["details"] = refusal.details
                body = {"success": False, "error": error}
                request.extra |= refusal.headers
            body["meta"] = meta
            if request.pagination is not None:
                body["pagination"] = request.pagination
            text = json.dumps(body).encode()
            headers = {"X-Request-Id": request_id, **self.limit_headers(request), **request.extra}
        self.send(status, headers, text)

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_request

    def answer(self, request, path):
        """The data of the answer. The order of the steps is that of the contract."""
        address = self.client_address[0]
        authorization = self.headers.get("Authorization")
        key, method = self.gate.authenticate(authorization, address, request.now)
        request.key, request.auth_method = key, method
        if key.addresses is not None and address not in key.addresses:
            raise Refusal(403, "IP_NOT_ALLOWED", "The key is bound to other addresses.")
        name, ids, scope, methods = self.route(path)
        if name and scope is not None and not key.may(scope):
            details = {"requiredScope": scope}
            raise Refusal(403, "INSUFFICIENT_SCOPE", "The key lacks a scope.", details)
        self.gate.admit(key, request.now)
        if not methods:
            raise Refusal(404, "ENDPOINT_NOT_FOUND", "There is no such path.")
        if not name:
            allow = {"Allow": ", ".join(methods)}
            message = "This path does not have this method."
            raise Refusal(405, "METHOD_NOT_ALLOWED", message, headers=allow)
        for field, value in zip(("id", "sessionId"), ids):
            if len(value) > LONGEST_ID:
                raise invalid("path", (field, f"must be no longer than {LONGEST_ID} characters"))
        return getattr(self.api, name)(request, *ids)

    def route(self, path):
        """Operation, ids in the path, scope, and the methods that the path has."""
        asked = "GET" if self.command == "HEAD" else self.command
        found, methods = (None, (), None), []
        for name, method, pattern, scope in ROUTES:
            match = pattern.fullmatch(path.removeprefix(MOUNT)) if path.startswith(MOUNT) else None
            if match is None:
                continue
            methods += [method, "HEAD"] if method == "GET" else [method]
            if method == asked:
                found = name, [urllib.parse.unquote(part) for part in match.groups()], scope
        return *found, methods

    def limit_headers(self, request):
        key = request.key
        if key is None:
            return {}
        remaining, reset = self.gate.standing(key, request.now)
        seconds = math.ceil(reset - request.now)
        return {
            "X-RateLimit-Limit": str(key.per_minute),
            "X-RateLimit-Remaining": str(remaining),
            "X-RateLimit-Reset": str(reset),
            "RateLimit-Policy": f'"minute";q={key.per_minute};w=60',
            "RateLimit": f'"minute";r={remaining};t={seconds}',
        }

    def send(self, status, headers, text):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def log_message(self, *_):
        """Says nothing: what it prints is read by a program."""


class Server(http.server.ThreadingHTTPServer):
    """Lets as many connections wait as come at once."""

    request_queue_size = 128


def main():
    parser = argparse.ArgumentParser(description="A small server for a part of the contract.")
    parser.add_argument("--fault", choices=FAULTS)
    fault = parser.parse_args().fault
    keys = Keys()
    texts = {
        "main": keys.create("main"),
        "expired": keys.create("expired", expires_at=time.time() - 60),
        "disabled": keys.create("disabled", active=False),
        "narrow": keys.create("narrow", scopes=("users:read",)),
        "addressLimited": keys.create("addressLimited", addresses=("192.0.2.7",)),
    }
    texts["lowLimit"] = [keys.create(f"lowLimit{n}", per_minute=5) for n in range(LOW_LIMITS)]
    Handler.gate = Gate(keys, one_too_many=fault == "one-too-many")
    Handler.api = Api(Handler.gate, Users(time.time()), fault)
    server = Server(("127.0.0.1", 0), Handler)
    url = f"http://127.0.0.1:{server.server_port}"
    print(json.dumps({"url": url, "keys": texts}), flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
