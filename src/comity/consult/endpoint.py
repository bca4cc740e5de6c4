"""One server that speaks the OpenAI-compatible chat protocol, asked with care.

Nothing goes anywhere but to the address of the configuration: no redirect is followed, no proxy or netrc of the environment is
used. What comes back is bounded in bytes and in time, whatever the server does.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from email.utils import parsedate_to_datetime
from threading import Event, Lock, Timer
from time import sleep
from typing import Any
from urllib.parse import urlsplit

import httpx
import msgspec
from msgspec import Struct

from comity.consult.budget import Budget, Cost
from comity.consult.prompt import schema
from comity.consult.settings import Model
from comity.consult.store import Answer

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
"""Statuses after which the same request may do."""
REFUSING = frozenset({400, 404, 415, 422, 501})
"""Statuses by which servers refuse a form of answer that they do not know."""
FORMS = ("schema", "object", "words")
"""How an answer's form is asked for, the surest first."""
MARGIN = 64
"""Tokens that a server may add to what it is sent: roles and marks of turns."""
MILLION = 1_000_000


class RefusedError(Exception):
    """No answer came; the message says why and holds neither key nor header."""


class OverBudgetError(Exception):
    """The budget has no room for the request, which was not sent."""


class _PassingError(Exception):
    """No answer came this time; `wait` is how long the server asks to be left alone."""

    def __init__(self, reason: str, wait: float | None = None, *, is_charged: bool = False) -> None:
        super().__init__(reason)
        self.wait = wait
        self.is_charged = is_charged


class _FormError(Exception):
    """The server refuses the form of answer that was asked for."""


class _Message(Struct):
    content: str | None = None


class _Choice(Struct):
    message: _Message
    finish_reason: str | None = None


class _Usage(Struct):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Reply(Struct):
    choices: list[_Choice]
    usage: _Usage | None = None


def most_cost(model: Model, body: bytes) -> Cost:
    """The most that a request can cost: no tokenizer makes more tokens of a text than it has bytes."""
    sent = len(body) + MARGIN
    money = (sent * model.price_in + model.answer_tokens * model.price_out) / MILLION
    return Cost(1, sent + model.answer_tokens, money)


def body(model: Model, messages: Sequence[dict[str, str]], form: str) -> bytes:
    """A request as it is sent."""
    asked: dict[str, Any] = {
        "model": model.model,
        "messages": list(messages),
        "temperature": 0,
        "max_tokens": model.answer_tokens,
        "stream": False,
    }
    if form == "schema":
        asked["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "article", "strict": True, "schema": schema()},
        }
    elif form == "object":
        asked["response_format"] = {"type": "json_object"}
    return msgspec.json.encode(asked)


class Endpoint:
    """A server and its model. It may be asked from several threads; each request has a connection of its own."""

    def __init__(self, model: Model, key: str | None, budget: Budget, wait: Callable[[float], object] = sleep) -> None:
        """`wait` is how time is let pass between attempts."""
        self._model = model
        self._key = key
        self._budget = budget
        self._wait = wait
        self._form = 0
        self._lock = Lock()
        self._headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        self._headers |= {"Authorization": f"Bearer {key}"} if key else {}
        self._address = f"{model.endpoint.rstrip('/')}/chat/completions"

    def ask(self, messages: Sequence[dict[str, str]]) -> Answer:
        """The answer to some messages. Raises RefusedError where none comes, OverBudgetError where none may be asked for."""
        attempt = 0
        while True:
            form = self._form
            try:
                return self._once(messages, FORMS[form])
            except _FormError as error:
                self._give_up(form, str(error))
            except _PassingError as error:
                if attempt >= self._model.retries:
                    raise RefusedError(f"{error}, {attempt + 1} times") from None
                self._wait(self._pause(attempt, error))
                attempt += 1

    def _give_up(self, form: int, reason: str) -> None:
        """Ask for a plainer form from now on."""
        with self._lock:
            if self._form == form:
                if form + 1 == len(FORMS):
                    raise RefusedError(reason)
                self._form = form + 1

    def _pause(self, attempt: int, error: _PassingError) -> float:
        longest = self._model.longest_wait
        if error.wait is not None and error.wait > longest:
            raise RefusedError(f"{error}, and asks to be left alone for {error.wait:.0f} seconds") from None
        return min(longest, max(error.wait or 0.0, self._model.backoff * 2.0**attempt))

    def _once(self, messages: Sequence[dict[str, str]], form: str) -> Answer:
        """One request, reserved before it is sent and settled whatever becomes of it."""
        content = body(self._model, messages, form)
        most = most_cost(self._model, content)
        if not self._budget.reserve(most):
            raise OverBudgetError
        real = most  # whatever goes wrong once it is sent may have to be paid for
        try:
            answer = self._sent(content)
            real = self._real(answer, most)
        except _FormError:
            real = Cost(1)
            raise
        except _PassingError as error:
            real = most if error.is_charged else Cost(1)
            raise
        finally:
            self._budget.settle(most, real)
        return answer

    def _real(self, answer: Answer, most: Cost) -> Cost:
        if answer.tokens_in is None or answer.tokens_out is None:
            return most
        money = (answer.tokens_in * self._model.price_in + answer.tokens_out * self._model.price_out) / MILLION
        return Cost(1, answer.tokens_in + answer.tokens_out, money)

    def _sent(self, content: bytes) -> Answer:
        """What the server makes of a request; after `timeout` seconds the connection is cut, whatever trickles in."""
        times = httpx.Timeout(min(30.0, self._model.timeout), read=self._model.timeout)
        client = httpx.Client(timeout=times, follow_redirects=False, trust_env=False)
        late = Event()

        def cut() -> None:
            late.set()
            client.close()

        timer = Timer(self._model.timeout, cut)
        timer.daemon = True
        timer.start()
        try:
            return self._streamed(client, content, late)
        except (RefusedError, _PassingError, _FormError):
            raise
        except httpx.ConnectError:
            raise _PassingError("the server cannot be reached") from None
        except Exception as error:
            if late.is_set() or isinstance(error, httpx.TimeoutException):
                is_sent = not isinstance(error, httpx.ConnectTimeout)
                raise _PassingError("the server did not answer in time", is_charged=is_sent) from None
            if isinstance(error, httpx.HTTPError | httpx.StreamError | OSError):
                raise _PassingError(f"the connection broke ({type(error).__name__})", is_charged=True) from None
            raise
        finally:
            timer.cancel()

    def _streamed(self, client: httpx.Client, content: bytes, late: Event) -> Answer:
        """One request over a connection of its own."""
        with client, client.stream("POST", self._address, content=content, headers=self._headers) as reply:
            if reply.is_redirect:
                host = urlsplit(reply.headers.get("location", "")).hostname or "another place"
                raise RefusedError(f"the server redirects to {self._plain(host)}, which is not followed")
            return self._read(reply, self._bounded(reply, late))

    def _bounded(self, reply: httpx.Response, late: Event) -> bytes:
        """The body of a reply. Raises RefusedError for one without end and _PassingError for one that takes too long."""
        content = bytearray()
        for piece in reply.iter_raw():
            content += piece
            if len(content) > self._model.answer_bytes:
                raise RefusedError(f"the answer is longer than {self._model.answer_bytes:,} bytes")
            if late.is_set():
                raise _PassingError("the answer did not end in time", is_charged=True)
        return bytes(content)

    def _read(self, reply: httpx.Response, content: bytes) -> Answer:
        status = reply.status_code
        if status in PASSING:
            raise _PassingError(f"the server answers with status {status}", _wished(reply.headers.get("retry-after")))
        if status in REFUSING:
            raise _FormError(f"the server refuses the request with status {status}{self._reason(content)}")
        if status != 200:
            raise RefusedError(f"the server answers with status {status}{self._reason(content)}")
        try:
            found = msgspec.json.decode(content, type=_Reply)
            choice = found.choices[0]
        except (ValueError, IndexError):
            raise RefusedError("what the server answers is no chat completion") from None
        usage = found.usage or _Usage()
        told = self._plain(choice.message.content or "")
        return Answer(
            content=told, finish=choice.finish_reason, tokens_in=usage.prompt_tokens, tokens_out=usage.completion_tokens
        )

    def _reason(self, content: bytes) -> str:
        """What a server says is wrong, in short and on one line."""
        said = " ".join(content.decode("utf-8", "replace").split())
        said = self._plain("".join(letter if letter.isprintable() else " " for letter in said))[:200]
        return f" ({said})" if said else ""

    def _plain(self, text: str) -> str:
        """A text without the key, should a server repeat it."""
        return text.replace(self._key, "[key]") if self._key else text


def _wished(header: str | None) -> float | None:
    """Seconds of a Retry-After header, which gives seconds or a moment."""
    if header is None:
        return None
    with suppress(ValueError):
        return max(0.0, float(header))
    with suppress(ValueError, TypeError):
        moment = parsedate_to_datetime(header)
        return max(0.0, (moment - datetime.now(moment.tzinfo)).total_seconds())
    return None
