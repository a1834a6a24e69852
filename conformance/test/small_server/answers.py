"""What answers other than success are made of."""

import datetime


class Refusal(Exception):
    """An answer other than success, by its code."""

    def __init__(self, status, code, message, details=None, headers=None):
        super().__init__(message)
        self.status = status
        self.code = code
        self.details = details
        self.headers = headers or {}


def invalid(location, *fields):
    """A 400 that names fields, each with what is wrong with it."""
    named = [{"field": field, "location": location, "message": why} for field, why in fields]
    return Refusal(400, "VALIDATION_ERROR", "The request is not valid.", {"fields": named})


def unauthorised(code, message):
    return Refusal(401, code, message, headers={"WWW-Authenticate": "Bearer, Basic"})


def iso(seconds):
    """A time as the contract writes it: UTC, with milliseconds."""
    moment = datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
