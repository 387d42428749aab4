"""Django's own password hasher, made quick: the real one takes seconds here, on purpose."""

from __future__ import annotations

import hashlib
import hmac

from django.contrib.auth import hashers


class PBKDF2PasswordHasher(hashers.PBKDF2PasswordHasher):
    """The default hasher with one iteration."""

    iterations = 1


def pbkdf2_hmac(
    hash_name: str, password: bytes, salt: bytes, iterations: int, dklen: int | None = None
) -> bytes:
    """PBKDF2 (RFC 8018) in plain Python; hashlib has it from OpenSSL only, which is not here."""
    keyed = hmac.new(password, digestmod=hash_name)

    def sign(message: bytes) -> bytes:
        one = keyed.copy()
        one.update(message)
        return one.digest()

    length = dklen or keyed.digest_size
    derived = b""
    while len(derived) < length:
        block = sign(salt + (len(derived) // keyed.digest_size + 1).to_bytes(4, "big"))
        mixed = int.from_bytes(block, "big")
        for _ in range(iterations - 1):
            block = sign(block)
            mixed ^= int.from_bytes(block, "big")
        derived += mixed.to_bytes(keyed.digest_size, "big")
    return derived[:length]


if not hasattr(hashlib, "pbkdf2_hmac"):
    hashlib.pbkdf2_hmac = pbkdf2_hmac
