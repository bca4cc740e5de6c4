"""Consult: have a language model read documents, passage by passage, within a budget, and keep what it answers.

What comes out are articles in the exchange form, as a person would hand them in; `comity.verify` believes none of them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from msgspec import Struct

from comity.consult.budget import Budget, Cost, Limits
from comity.consult.merge import merged
from comity.consult.passages import Passage, passages
from comity.consult.prompt import as_asked, messages
from comity.consult.settings import Model
from comity.consult.store import Answer, Answers
from comity.model.errors import ConfigError
from comity.model.finding import Finding
from comity.model.ids import DocumentId
from comity.model.text import Document
from comity.verify.answers import article_in

__all__ = ["Consulted", "Estimate", "Limits", "consult", "estimate"]

LETTERS_A_TOKEN = 4
"""Of English, roughly; for estimates, never for the budget."""
ANSWERED_SHARE = 0.6
"""Tokens of an answer to those of the passage, roughly."""


class Request(NamedTuple):
    """A passage of a document to be asked about: the messages, and the name under which the answer is kept."""

    document: Document
    passage: Passage
    messages: list[dict[str, str]]
    asked: str


class Estimate(Struct, frozen=True, kw_only=True):
    """What a run would ask: passages in all, requests for those not answered yet, and what these cost, about and at most."""

    passages: int
    requests: int
    tokens: int
    most_tokens: int
    money: float
    most_money: float


class Consulted(Struct, frozen=True, kw_only=True):
    """Articles by document, of those whose passages were all answered; why the others have none; and what it cost."""

    articles: dict[DocumentId, dict[str, Any]]
    findings: tuple[Finding, ...]
    spent: Cost
    kept: int


def estimate(documents: Mapping[Document, str], model: Model, answers: Answers) -> Estimate:
    """What reading documents would cost. Asks nothing."""
    every = list(_requests(documents, model))
    open_ = list({request.asked: request for request in every if answers.get(request.asked) is None}.values())
    sent = [sum(len(message["content"]) for message in request.messages) // LETTERS_A_TOKEN for request in open_]
    answered = [
        min(model.answer_tokens, int(ANSWERED_SHARE * (request.passage.end - request.passage.start) / LETTERS_A_TOKEN) + 200)
        for request in open_
    ]
    most = Cost()
    for request in open_:
        most = most.plus(_most(model, request))
    return Estimate(
        passages=len(every),
        requests=len(open_),
        tokens=sum(sent) + sum(answered),
        most_tokens=most.tokens,
        money=(sum(sent) * model.price_in + sum(answered) * model.price_out) / 1_000_000,
        most_money=most.money,
    )


def _most(model: Model, request: Request) -> Cost:
    endpoint = _endpoints()
    most: Cost = endpoint.most_cost(model, endpoint.body(model, request.messages, "schema"))
    return most


def _endpoints() -> Any:
    """The module that sends requests. Raises ConfigError where the extra `model` is not installed."""
    try:
        from comity.consult import endpoint  # noqa: PLC0415  (only who asks a model needs an HTTP client)
    except ModuleNotFoundError as error:
        raise ConfigError("Asking a model needs the extra `model`: pip install 'comity[model]'.") from error
    return endpoint


def consult(  # noqa: PLR0917  (all of them are what a run is)
    documents: Mapping[Document, str],
    model: Model,
    key: str | None,
    answers: Answers,
    limits: Limits,
    watch: Callable[[Document], None] = lambda _: None,
) -> Consulted:
    """Read documents with a model: what was answered before is not asked again, and nothing is sent beyond the limits.

    A document of which a passage got no answer, or none that can be used, has no article: what counted for it goes on counting,
    and a finding says why.
    """
    sender = _endpoints()
    budget = Budget(limits)
    endpoint = sender.Endpoint(model, key, budget)
    requests = list(_requests(documents, model))

    def answer(request: Request) -> Answer | Exception:
        watch(request.document)
        kept = answers.get(request.asked)
        if kept is not None:
            return kept
        try:
            found: Answer = endpoint.ask(request.messages)
        except (sender.RefusedError, sender.OverBudgetError) as error:
            refusal: Exception = error
            return refusal
        answers.put(request.asked, found)
        return found

    known = sum(answers.get(request.asked) is not None for request in requests)
    once = {request.asked: request for request in requests}  # reprints are asked about once
    with ThreadPoolExecutor(max_workers=model.concurrency) as pool:
        try:
            found = dict(zip(once, pool.map(answer, once.values()), strict=True))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    told = [(request, found[request.asked]) for request in requests]
    return _consulted(documents, told, budget.spent, known, sender.OverBudgetError)


def _requests(documents: Mapping[Document, str], model: Model) -> Iterator[Request]:
    """One request for each passage of each document, by address."""
    for document, words in sorted(documents.items(), key=lambda pair: (pair[0].address, pair[0].id)):
        for passage in passages(words, model.passage, model.overlap):
            said = messages(document, words[passage.start : passage.end])
            yield Request(document, passage, said, as_asked(model.model, {"messages": said, "most": model.answer_tokens}))


def _consulted(
    documents: Mapping[Document, str],
    found: Iterable[tuple[Request, Answer | Exception]],
    spent: Cost,
    known: int,
    over: type[Exception],
) -> Consulted:
    parts: dict[DocumentId, list[tuple[Passage, Mapping[str, Any]]]] = {}
    reasons: dict[DocumentId, list[Finding]] = {}
    for request, answer in found:
        document = request.document
        if isinstance(answer, Exception):
            code = "verify.budget" if isinstance(answer, over) else "verify.bad-answer"
            reason = "the budget does not allow it to be asked" if isinstance(answer, over) else str(answer)
            reasons.setdefault(document.id, []).append(_finding(request, code, reason))
            continue
        try:
            if answer.finish == "length":
                raise ValueError("it is cut short; raise `answer_tokens` or lower `passage`")  # noqa: TRY301
            parts.setdefault(document.id, []).append((request.passage, article_in(answer.content)))
        except (ValueError, RecursionError) as error:
            reasons.setdefault(document.id, []).append(
                _finding(request, "verify.bad-answer", f"the answer cannot be used: {error}")
            )
    words = {document.id: text for document, text in documents.items()}
    articles = {identity: merged(words[identity], told) for identity, told in parts.items() if identity not in reasons}
    return Consulted(articles=articles, findings=tuple(one for ours in reasons.values() for one in ours), spent=spent, kept=known)


def _finding(request: Request, code: str, reason: str) -> Finding:
    document, passage = request.document, request.passage
    text = f"{document.address}, characters {passage.start} to {passage.end}: {reason}."
    return Finding(code=code, subject=document.address, text=text, document=document.id, start=passage.start, end=passage.end)
