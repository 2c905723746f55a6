"""Secrets that are shown once: only their hash is kept."""

import hashlib
import secrets


def new_token(prefix: str = "") -> str:
    """256 random bits, safe in a URL, after the prefix."""
    return prefix + secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """What is stored of a token. A plain hash is enough: nobody can guess 256 random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
