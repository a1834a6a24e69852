"""Keys, the JWTs that they are exchanged for, and how much may be asked with them."""

import base64
import collections
import dataclasses
import hashlib
import hmac
import json
import math
import secrets

from answers import Refusal, unauthorised

JWT_SECONDS = 3_600
WINDOW_SECONDS = 60
GUESSES_PER_WINDOW = 60


@dataclasses.dataclass
class Key:
    """An API key, without the key itself."""

    id: str
    scopes: tuple = ("users:*",)
    per_minute: int = 1_000_000
    active: bool = True
    expires_at: float | None = None
    addresses: tuple | None = None
    admitted: collections.deque = dataclasses.field(default_factory=collections.deque)

    def may(self, scope):
        return scope in self.scopes or "users:*" in self.scopes


class Keys:
    """Knows keys by their hashes, and issues and verifies JWTs."""

    def __init__(self):
        self.secret = secrets.token_bytes(32)
        self.by_hash = {}
        self.by_id = {}

    def create(self, name, **settings):
        text = f"sk_test_{secrets.token_hex(16)}"
        key = Key(id=f"key_{name}", **settings)
        self.by_hash[hashlib.sha256(text.encode()).hexdigest()] = key
        self.by_id[key.id] = key
        return text

    def find(self, text):
        key = self.by_hash.get(hashlib.sha256(text.encode()).hexdigest())
        if key is None:
            raise unauthorised("INVALID_API_KEY", "The API key is invalid.")
        return key

    def issue(self, key, now):
        """A JWT that ends with its key at the latest."""
        issued = int(now)
        end = issued + JWT_SECONDS
        if key.expires_at is not None:
            end = min(end, int(key.expires_at))
        claims = {"iss": "small-server", "aud": "keyturn-admin-api", "sub": key.id}
        claims |= {"jti": secrets.token_hex(8), "iat": issued, "exp": end}
        body = f"{encode({'alg': 'HS256', 'typ': 'JWT'})}.{encode(claims)}"
        return f"{body}.{self.sign(body)}", end - issued, end

    def sign(self, text):
        return base64url(hmac.digest(self.secret, text.encode(), "sha256"))

    def verify(self, jwt, now):
        body, _, signature = jwt.rpartition(".")
        # The algorithm is the one that this server signs with, whatever the JWT says of itself.
        if not hmac.compare_digest(self.sign(body), signature):
            raise unauthorised("INVALID_TOKEN", "The JWT is invalid.")
        payload = body.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        if claims["exp"] <= now:
            raise unauthorised("TOKEN_EXPIRED", "The JWT has ended.")
        return self.by_id[claims["sub"]]


def base64url(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def encode(value):
    return base64url(json.dumps(value).encode())


class Gate:
    """Who asks, and whether they may go on asking."""

    def __init__(self, keys, one_too_many):
        self.keys = keys
        self.surplus = 1 if one_too_many else 0
        self.guesses = collections.defaultdict(collections.deque)

    def authenticate(self, header, address, now):
        try:
            return self.identify(header, now)
        except Refusal as refusal:
            if refusal.code in ("INVALID_API_KEY", "INVALID_TOKEN"):
                self.count_guess(address, now)
            raise

    def identify(self, header, now):
        """The key of a credential, and how it was presented."""
        if header is None:
            raise unauthorised("MISSING_AUTH_HEADER", "No Authorization header was sent.")
        scheme, _, credential = header.partition(" ")
        method = "key"
        if scheme.lower() == "basic":
            method = "basic"
            try:
                credential = base64.b64decode(credential).decode().partition(":")[0]
            except ValueError:
                credential = ""
        elif scheme.lower() != "bearer":
            raise unauthorised("INVALID_AUTH_SCHEME", "Use the Bearer or the Basic scheme.")
        if credential.count(".") == 2:
            method, key = "jwt", self.keys.verify(credential, now)
        else:
            key = self.keys.find(credential)
        if not key.active:
            raise unauthorised("API_KEY_DISABLED", "The API key is disabled.")
        if key.expires_at is not None and key.expires_at <= now:
            raise unauthorised("API_KEY_EXPIRED", "The API key has expired.")
        return key, method

    def count_guess(self, address, now):
        guesses = self.guesses[address]
        forget(guesses, now)
        if len(guesses) >= GUESSES_PER_WINDOW:
            wait = {"Retry-After": str(math.ceil(guesses[0] + WINDOW_SECONDS - now))}
            message = "Too many wrong credentials."
            raise Refusal(429, "TOO_MANY_AUTH_FAILURES", message, headers=wait)
        guesses.append(now)

    def admit(self, key, now):
        """At most the key's limit of requests within any minute; a refused one counts for nothing."""
        forget(key.admitted, now)
        if len(key.admitted) >= key.per_minute + self.surplus:
            wait = {"Retry-After": str(math.ceil(key.admitted[0] + WINDOW_SECONDS - now))}
            raise Refusal(429, "RATE_LIMIT_EXCEEDED", "The rate limit is used up.", headers=wait)
        key.admitted.append(now)

    def standing(self, key, now):
        forget(key.admitted, now)
        remaining = max(0, key.per_minute - len(key.admitted))
        oldest = key.admitted[0] if key.admitted else now
        return remaining, math.ceil(oldest + WINDOW_SECONDS)


def forget(times, now):
    """Takes out what is more than a window ago."""
    while times and times[0] <= now - WINDOW_SECONDS:
        times.popleft()
