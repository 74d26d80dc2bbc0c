"""Keys of a log, its witnesses and its authors, in the text forms of C2SP ``signed-note``; Ed25519 only.

A key has a name, a kind and 32 public bytes. The kind says what its signatures are made over, so that one may never
stand for another: a *log* key signs a note's text, a *witness* key signs a time and the text. An author's key is of the
log's kind. Keys are made from random bytes that the caller draws; nothing here draws any.

    key = SigningKey("mission.example/lake", LOG, secret=os.urandom(32))
    key.verifier.text        # mission.example/lake+1f3a...+AW...   what everybody gets
    seal_key(key, "a long passphrase", salt=os.urandom(16), nonce=os.urandom(12))    # what lies on the disk

Source: https://c2sp.org/signed-note (verifier keys), https://c2sp.org/tlog-cosignature; RFC 8032.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from detente.errors import Fault, InputError
from detente.record.canonical import canonical

LOG = 0x01
"""Kind of a key that signs a note's text as it stands: a log's, an author's."""
WITNESS = 0x04
"""Kind of a key that signs a time and a tree head's text: a cosigner's."""
KINDS = {LOG: "signs notes", WITNESS: "cosigns tree heads"}
PUBLIC_BYTES = SECRET_BYTES = 32
SIGNATURE_BYTES = 64

SEALED = "detente/sealed-key/v1"
SALT_BYTES, NONCE_BYTES = 16, 12
WORK = {"n": 2**17, "r": 8, "p": 1}
"""How much work a guess at the passphrase costs: scrypt with 128 MiB (OWASP, password storage, 2023)."""
MOST_WORK = 2**31


def refused(subject: str, what: str, remedy: str) -> InputError:
    """The error for text that is no key, or no sealed key."""
    return InputError(subject, [Fault("key", what, remedy)])


def strict_base64(text: str) -> bytes:
    """The bytes that ``text`` spells; ValueError unless it is their one canonical spelling (RFC 4648, 3.5)."""
    raw = base64.b64decode(text, validate=True)
    if base64.b64encode(raw).decode() != text:
        raise binascii.Error("not the canonical spelling")
    return raw


@lru_cache(4096)
def is_key_name(name: str) -> bool:
    """Whether ``name`` may name a key: not empty, no plus, no space of any script, no control character."""
    return bool(name) and "+" not in name and not any(char.isspace() or char < " " for char in name)


@dataclass(frozen=True)
class VerifierKey:
    """The public half of a key, as everybody holds it."""

    name: str
    kind: int
    public: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if not is_key_name(self.name):
            raise refused(
                "verifier key", f"{self.name!r} cannot name a key", "use letters without spaces and plus"
            )
        if self.kind not in KINDS or len(self.public) != PUBLIC_BYTES:
            raise refused("verifier key", f"{self.name} is no Ed25519 key of kind 1 or 4", "use such a key")

    @cached_property
    def id(self) -> bytes:
        """Four bytes that go before its signatures; short, so no proof of anything."""
        named = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(named).digest()[:4]

    @property
    def text(self) -> str:
        """The key as one word: name, id and public bytes, joined by plus signs."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    @cached_property
    def _curve(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.public)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether ``signature`` is this key's over ``message``."""
        try:
            self._curve.verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True


def read_verifier_key(text: str) -> VerifierKey:
    """The key that a word spells; raises InputError unless name, id and bytes belong together."""
    parts = text.split("+", 2)
    if len(parts) != 3:
        raise refused("verifier key", f"{text[:40]!r} has not the form name+id+key", "copy the whole word")
    name, given, spelt = parts
    try:
        raw = strict_base64(spelt)
    except ValueError:
        raise refused("verifier key", f"the bytes of {name} are not base64", "copy the whole word") from None
    if len(raw) != PUBLIC_BYTES + 1:
        raise refused("verifier key", f"{name} has {len(raw) - 1} public bytes, not 32", "use an Ed25519 key")
    key = VerifierKey(name, raw[0], raw[1:])
    if key.id.hex() != given.lower():
        raise refused(
            "verifier key", f"{name} says id {given}, its bytes make {key.id.hex()}", "ask for the key again"
        )
    return key


@dataclass(frozen=True)
class SigningKey:
    """Both halves of a key; ``secret`` is never shown."""

    name: str
    kind: int
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise refused("signing key", f"the secret has {len(self.secret)} bytes", "give 32 random bytes")

    @cached_property
    def _curve(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    @cached_property
    def verifier(self) -> VerifierKey:
        """The public half."""
        return VerifierKey(self.name, self.kind, self._curve.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """64 bytes over ``message``; the same each time (RFC 8032)."""
        return self._curve.sign(message)


def _sealing_key(passphrase: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    return hashlib.scrypt(passphrase.encode(), salt=salt, n=n, r=r, p=p, maxmem=256 * n * r + 2**20, dklen=32)


def seal_key(
    key: SigningKey, passphrase: str, *, salt: bytes, nonce: bytes, work: dict[str, int] | None = None
) -> bytes:
    """The key as bytes for a disk: its secret under a passphrase (scrypt, then ChaCha20-Poly1305), its public half open.

    ``salt`` (16 bytes) and ``nonce`` (12) are drawn anew for every sealing. The public half is bound to the secret, so
    that neither can be exchanged alone.
    """
    if len(salt) != SALT_BYTES or len(nonce) != NONCE_BYTES or not passphrase:
        raise refused(
            "sealed key",
            "salt, nonce or passphrase has the wrong length",
            "draw 16 and 12 bytes; say a phrase",
        )
    work = work or WORK
    shown = {"format": SEALED, "key": key.verifier.text, "salt": salt.hex(), "nonce": nonce.hex(), **work}
    cipher = ChaCha20Poly1305(_sealing_key(passphrase, salt, **work))
    return canonical({**shown, "sealed": cipher.encrypt(nonce, key.secret, canonical(shown)).hex()}) + b"\n"


def open_key(raw: bytes, passphrase: str) -> SigningKey:
    """The key in a sealed file; raises InputError for another file, a wrong passphrase or a changed byte."""
    try:
        given = json.loads(raw)
        sealed = bytes.fromhex(given.pop("sealed"))
        salt, nonce = bytes.fromhex(given["salt"]), bytes.fromhex(given["nonce"])
        work = {name: int(given[name]) for name in WORK}
        public = read_verifier_key(given["key"])
        known = given["format"] == SEALED and work["n"] * work["r"] * work["p"] * 128 <= MOST_WORK
    except (ValueError, KeyError, TypeError, AttributeError):
        known = False
    if not known:
        raise refused("sealed key", "this is no sealed key", "give the file that seal_key() wrote")
    try:
        secret = ChaCha20Poly1305(_sealing_key(passphrase, salt, **work)).decrypt(
            nonce, sealed, canonical(given)
        )
    except (InvalidTag, ValueError):
        raise refused(
            "sealed key", f"{public.name} does not open", "check the passphrase, or the file's bytes"
        ) from None
    key = SigningKey(public.name, public.kind, secret)
    if key.verifier != public:
        raise refused("sealed key", f"{public.name} holds another key's secret", "seal the key again")
    return key
