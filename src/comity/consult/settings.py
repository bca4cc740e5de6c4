"""What a configuration says of a language model: where it answers, what it costs, how it is asked."""

from ipaddress import ip_address
from os import environ
from urllib.parse import urlsplit

from msgspec import Struct

from comity.model.errors import ConfigError


class Model(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table `[models.NAME]` of `comity.toml`; NAME is the reader whose claims the answers become.

    `endpoint` is the base address of a server that speaks the OpenAI-compatible chat protocol ("http://localhost:11434/v1") and
    `model` what that server calls the model. `key` names the environment variable that holds the key, if the server wants one:
    the key itself stands in no file. Documents are read in passages of `passage` characters that share `overlap`; at most
    `concurrency` are asked at a time. A request that fails for the moment is made again up to `retries` times, first after
    `backoff` seconds, then twice as long, never longer than `longest_wait`. An answer may take `timeout` seconds, `answer_tokens`
    tokens and `answer_bytes` bytes. `price_in` and `price_out` are the prices of a million tokens sent and answered, in whatever
    money the budget is in.
    """

    endpoint: str
    model: str
    key: str | None = None
    passage: int = 8_000
    overlap: int = 800
    concurrency: int = 2
    retries: int = 4
    backoff: float = 1.0
    longest_wait: float = 60.0
    timeout: float = 180.0
    answer_tokens: int = 8_000
    answer_bytes: int = 1_000_000
    price_in: float = 0.0
    price_out: float = 0.0


POSITIVE = ("passage", "concurrency", "timeout", "answer_tokens", "answer_bytes", "longest_wait")
NOT_NEGATIVE = ("overlap", "retries", "backoff", "price_in", "price_out")


def checked(name: str, model: Model) -> Model:
    """A model whose settings make sense. Raises ConfigError, naming the key at fault."""
    where = f"models.{name}"
    parts = urlsplit(model.endpoint)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(f"{where}.endpoint is no http address; write one such as http://localhost:11434/v1.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigError(f"{where}.endpoint holds more than an address; a key belongs into the variable that `key` names.")
    if not model.model.strip():
        raise ConfigError(f"{where}.model is empty; write what the server calls the model.")
    if model.key is not None and parts.scheme == "http" and not _is_here(parts.hostname):
        raise ConfigError(f"{where}: a key is never sent over plain http to another machine; give an https address.")
    wrong = [field for field in POSITIVE if getattr(model, field) <= 0]
    wrong += [field for field in NOT_NEGATIVE if getattr(model, field) < 0]
    if wrong:
        raise ConfigError(f"{where}.{wrong[0]} is {getattr(model, wrong[0])}, which it cannot be.")
    if model.overlap * 2 > model.passage:
        raise ConfigError(f"{where}.overlap is more than half of a passage; make it smaller.")
    return model


def key_of(name: str, model: Model) -> str | None:
    """The key of a model from the environment. Raises ConfigError, which never shows it, where it is missing or no key."""
    if model.key is None:
        return None
    found = environ.get(model.key, "").strip()
    if not found:
        raise ConfigError(f"models.{name}.key: the environment has no variable {model.key}; set it to the key.")
    if not found.isascii() or not found.isprintable():
        raise ConfigError(f"models.{name}.key: what the variable {model.key} holds is no key; a key is plain letters.")
    return found


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
