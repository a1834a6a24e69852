"""Bodies and queries by their rules. A rule answers what is wrong with a value, or nothing."""

import math
import re
import urllib.parse

from answers import invalid


def one_of(choices):
    return lambda value: None if value in choices else f"must be one of {', '.join(choices)}"


def whole_number(most):
    def fault(value):
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return None if is_whole and 0 <= value <= most else f"must be an integer from 0 to {most}"

    return fault


def checked(body, rules):
    """A body that has every field of the rules and no other.

    Raises a 400 that names each field that is wrong.
    """
    if not isinstance(body, dict):
        raise invalid("body", ("", "must be an object"))
    faults = [(name, "is not a field of this request") for name in body if name not in rules]
    for name, fault_of in rules.items():
        fault = fault_of(body[name]) if name in body else "is required"
        if fault is not None:
            faults.append((name, fault))
    if faults:
        raise invalid("body", *faults)
    return body


class Query:
    """The parameters of a query, whose mistakes are gathered."""

    def __init__(self, text):
        self.values = urllib.parse.parse_qs(text, keep_blank_values=True)
        self.faults = []

    def one(self, name):
        values = self.values.get(name, [])
        if len(values) > 1:
            self.faults.append((name, "must be given once"))
        return values[0] if values else None

    def integer(self, name, default, least, most=math.inf):
        value = self.one(name)
        if value is None:
            return default
        if re.fullmatch(r"[0-9]{1,15}", value) and least <= int(value) <= most:
            return int(value)
        self.faults.append((name, f"must be an integer from {least}"))
        return default

    def text(self, name, most):
        value = self.one(name) or ""
        if len(value) > most:
            self.faults.append((name, f"must be no longer than {most} characters"))
        return value

    def choice(self, name, choices):
        value = self.one(name)
        if value is not None and value not in choices:
            self.faults.append((name, f"must be one of {', '.join(choices)}"))
        return value

    def refuse_faults(self):
        if self.faults:
            raise invalid("query", *self.faults)
