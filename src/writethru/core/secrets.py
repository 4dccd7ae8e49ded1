"""Keeping secrets out of what is printed and logged."""

from __future__ import annotations

import re

# the password of scheme://user:password@host
_PASSWORD = re.compile(r"(?<=://)([^/@\s:]*):[^/@\s]*@")


def without_password(address: str) -> str:
    """The address with the password of its user replaced by ``***``."""
    return _PASSWORD.sub(r"\1:***@", address)
