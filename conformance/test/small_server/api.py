"""The operations of /auth and /users."""

import collections
import math
import re

from answers import Refusal, iso, unauthorised
from validation import checked, one_of, whole_number

PLANS = ("free", "starter", "professional", "enterprise")
STATUSES = ("active", "suspended", "pending")
ADJUSTMENTS = ("set", "add", "subtract")
MOST_TOKENS = 1_000_000_000_000

# The name of each operation, its method, its path below the mount, and the scope that it needs.
ROUTES = [
    (name, method, re.compile(pattern), scope)
    for name, method, pattern, scope in (
        ("validate", "POST", r"/auth/validate", None),
        ("me", "GET", r"/auth/me", None),
        ("list_users", "GET", r"/users", "users:read"),
        ("get_user", "GET", r"/users/([^/]+)", "users:read"),
        ("delete_user", "DELETE", r"/users/([^/]+)", "users:delete"),
        ("update_plan", "PATCH", r"/users/([^/]+)/plan", "users:write"),
        ("adjust_tokens", "PATCH", r"/users/([^/]+)/tokens", "users:write"),
        ("list_sessions", "GET", r"/users/([^/]+)/sessions", "users:read"),
        ("revoke_session", "DELETE", r"/users/([^/]+)/sessions/([^/]+)", "users:delete"),
    )
]


class Users:
    """Users and their sessions, in the order of their creation."""

    def __init__(self, now):
        self.records = {}
        self.sessions = collections.defaultdict(dict)
        for number in range(1, 61):
            created = iso(now - 86_400 * (100 - number))
            self.records[f"user_{number}"] = {
                "id": f"user_{number}",
                "name": f"User {number}",
                "email": f"user{number}@example.org",
                "plan": PLANS[number % 4],
                "status": STATUSES[number % 3],
                "tokenBalance": 100 * number,
                "tokensUsed": number,
                "createdAt": created,
                "updatedAt": created,
                "lastActiveAt": None,
            }
            if number % 5 == 0:
                self.sessions[f"user_{number}"][f"sess_{number}"] = {
                    "id": f"sess_{number}",
                    "userId": f"user_{number}",
                    "device": "Firefox",
                    "ipAddress": "192.0.2.1",
                    "userAgent": None,
                    "createdAt": created,
                    "lastSeenAt": created,
                    "expiresAt": iso(now + 86_400),
                }

    def get(self, user_id):
        if user_id not in self.records:
            raise Refusal(404, "NOT_FOUND", "No user has this id.")
        return self.records[user_id]


class Api:
    """The operations, each of which answers what goes into `data`."""

    def __init__(self, gate, users, fault):
        self.gate = gate
        self.users = users
        self.fault = fault

    def validate(self, request):
        if request.auth_method == "jwt":
            raise unauthorised("INVALID_API_KEY", "A JWT cannot be exchanged.")
        request.extra["Cache-Control"] = "no-store"
        token, seconds, end = self.gate.keys.issue(request.key, request.now)
        return {
            "token": token,
            "tokenType": "Bearer",
            "expiresIn": seconds,
            "expiresAt": iso(end),
        }

    def me(self, request):
        key = request.key
        remaining, reset = self.gate.standing(key, request.now)
        return {
            "keyId": key.id,
            "name": key.id,
            "environment": "test",
            "scopes": list(key.scopes),
            "method": request.auth_method,
            "expiresAt": None if key.expires_at is None else iso(key.expires_at),
            "rateLimit": {
                "limit": key.per_minute,
                "remaining": remaining,
                "resetAt": iso(reset),
            },
        }

    def list_users(self, request):
        query = request.query
        page = query.integer("page", 1, 1)
        per_page = query.integer("perPage", 20, 1, 100)
        search = query.text("search", 200).lower()
        plan = query.choice("plan", PLANS)
        status = query.choice("status", STATUSES)
        query.refuse_faults()
        found = [
            user
            for user in self.users.records.values()
            if plan in (None, user["plan"])
            and status in (None, user["status"])
            and (search in user["name"].lower() or search in user["email"])
        ]
        start = (page - 1) * per_page
        if self.fault == "overlapping-pages" and page > 1:
            start -= 1
        pages = math.ceil(len(found) / per_page)
        request.pagination = {
            "page": page,
            "perPage": per_page,
            "total": len(found),
            "totalPages": pages,
            "hasNext": page < pages,
            "hasPrev": page > 1,
        }
        return found[start : start + per_page]

    def get_user(self, _, user_id):
        return self.users.get(user_id)

    def delete_user(self, _, user_id):
        self.users.get(user_id)
        del self.users.records[user_id]
        self.users.sessions.pop(user_id, None)
        return {"id": user_id, "deleted": True}

    def update_plan(self, request, user_id):
        plan = checked(request.body(), {"plan": one_of(PLANS)})["plan"]
        user = self.users.get(user_id)
        if self.fault == "unstored-plan":
            user = dict(user)
        return self.change(user, request, plan=plan)

    def adjust_tokens(self, request, user_id):
        rules = {"tokens": whole_number(MOST_TOKENS), "operation": one_of(ADJUSTMENTS)}
        fields = checked(request.body(), rules)
        user = self.users.get(user_id)
        signs = {"set": 0, "add": 1, "subtract": -1}
        tokens, sign = fields["tokens"], signs[fields["operation"]]
        balance = tokens if sign == 0 else user["tokenBalance"] + sign * tokens
        if not 0 <= balance <= MOST_TOKENS:
            raise Refusal(409, "CONFLICT", "The balance would be out of bounds.")
        return self.change(user, request, tokenBalance=balance)

    def list_sessions(self, _, user_id):
        self.users.get(user_id)
        return list(self.users.sessions[user_id].values())

    def revoke_session(self, _, user_id, session_id):
        self.users.get(user_id)
        if self.users.sessions[user_id].pop(session_id, None) is None:
            raise Refusal(404, "NOT_FOUND", "No session has this id.")
        return {"id": session_id, "deleted": True}

    @staticmethod
    def change(user, request, **fields):
        user.update(fields, updatedAt=iso(request.now))
        return user
