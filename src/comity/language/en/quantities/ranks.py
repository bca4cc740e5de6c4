"""Ranks: "third largest importer", "ranked fifth", "the largest oil reserves", "number two supplier"."""

from comity.language.en.numbers import ORDINALS, SMALL
from comity.language.en.quantities.lexicon import word_lists
from comity.language.en.quantities.nouns import headed_at
from comity.language.en.quantities.words import Words
from comity.model import tolerance
from comity.model.analysis import Amount

SUPERLATIVES = frozenset({"largest", "biggest"})
RANKING = frozenset({*SUPERLATIVES, "leading", "top", "main", "greatest"})
VERBS = frozenset({"ranked", "ranks", "ranking", "rank"})
POSSESSIVES = frozenset({"its", "their", "his", "her", "our", "my", "your"})
BEHIND_RANKED = frozenset({"of", "in", "among", "after", "behind"})
MARKET_COMPOUNDS = frozenset(
    {"share", "shares", "price", "prices", "value", "position", "leader", "economy", "capitalisation", "capitalization"}
)
SUFFIXES = ("st", "nd", "rd", "th")
RANK_WORDS = frozenset({*ORDINALS, *SUPERLATIVES, "top", "number", "no"})


def ordinal_at(words: Words, place: int) -> tuple[int, int] | None:
    """The value and the end of "third" or "3rd" at a token."""
    word = words.at(place)
    if word in ORDINALS:
        return ORDINALS[word], place + 1
    is_written = word.isdigit() and len(word) < 4 and words.touches(place) and words.at(place + 1) in SUFFIXES
    return (int(word), place + 2) if is_written and not words.touches(place - 1) else None


def read_rank(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The rank that begins at an ordinal, a superlative or "number"; None where none does."""
    ordinal = ordinal_at(words, place)
    if ordinal is not None:
        return _ordinal_rank(words, place, *ordinal)
    if words.at(place) in {"number", "no"}:
        return _numbered(words, place)
    return _first(words, place) if words.at(place) in SUPERLATIVES or words.at(place) == "top" else None


def _ordinal_rank(words: Words, place: int, value: int, end: int) -> tuple[Amount | None, int] | None:
    behind = words.after_hyphen(end)
    ranking = _ranking_end(words, behind)
    if ranking and value > 1 and not _is_among(words, place):
        noun = headed_at(words, ranking, word_lists().nouns.ranked, 3)
        close = ranking if noun is None else noun + 1
        return _rank(words, place, close, value, ranking if noun is not None else None), close
    noun = headed_at(words, end, word_lists().nouns.ranked, 2)
    if noun is not None and value > 1 and behind == end and _is_definite(words, place - 1):
        is_rank = words.at(noun + 1) in BEHIND_RANKED or words.at(place - 2) in word_lists().ranks.becoming
        return (_rank(words, place, noun + 1, value, end) if is_rank else None), end
    is_verb = any(words.at(spot) in VERBS for spot in (place - 1, place - 2)) and words.at(behind) not in {"lieutenant", "only"}
    is_kept = words.at(place - 1) in word_lists().ranks.placed or (
        words.at(place - 1) in {"the", "its"} and words.at(place - 2) in word_lists().ranks.placed
    )
    is_place = words.at(end) in {"place", "position", "spot"} and is_kept and not words.touches(place - 1)
    if is_verb and words.at(place - 1) != "-" and not words.is_capital(place):
        return _rank(words, place, end, value, None), end
    if is_place:
        return _rank(words, place, end + 1, value, None), end + 1
    return (_rank(words, place, end, value, None), end) if _is_predicate(words, place, end) else None


def _is_predicate(words: Words, place: int, end: int) -> bool:
    """Whether an ordinal without a noun says where something stands: "was ninth on the list", "second after Poland"."""
    if words.touches(place - 1) or words.is_capital(place):
        return False
    is_listed = words.at(end) in {"on", "in"} and any(words.at(spot) in word_lists().ranks.lists for spot in (end + 2, end + 3))
    is_behind = words.at(end) in {"after", "behind"} and words.is_capital(end + 1)
    is_stood = words.at(place - 1) in word_lists().ranks.becoming and (
        words.at(end) in {"", ".", ",", ";", "\n", "among"} or is_listed
    )
    is_been = words.at(place - 1) in {"was", "been", "is", "were", "come", "came"} and _is_among_list(words, end)
    return is_listed or is_behind or is_stood or is_been


def _is_among_list(words: Words, end: int) -> bool:
    """Whether what an ordinal is counted among follows, or when it was so: "third a year before", "fourth in 2024"."""
    is_then = words.at(end) in {"a", "the"} and words.at(end + 1) in {"year", "month", "quarter"}
    return words.at(end) in {"among", "behind", "with"} or is_then


def _ranking_end(words: Words, place: int) -> int | None:
    """Where "largest", "biggest" or "most important" ends."""
    if words.at(place) in RANKING and not (words.at(place + 1) == "-" and words.touches(place)):
        return place + 1
    return place + 2 if words.at(place) == "most" and words.at(place + 1) in {"important", "valuable", "significant"} else None


def _numbered(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The likes of "number one supplier", "No. 2 oil producer"."""
    spot = place + 2 if words.at(place + 1) == "." else place + 1
    word = words.at(spot)
    value = SMALL.get(word, int(word) if word.isdigit() and len(word) < 3 else 0)
    noun = headed_at(words, spot + 1, word_lists().nouns.ranked, 3) if value else None
    return (_rank(words, place, noun + 1, value, spot + 1), noun + 1) if noun is not None else None


def _first(words: Words, place: int) -> tuple[Amount | None, int] | None:
    """The likes of "the largest supplier": rank one, unless it is one of several."""
    before = place - 1
    while words.at(before) in {"single", "overall"}:
        before -= 1
    noun = headed_at(words, place + 1, word_lists().nouns.ranked, 3)
    is_plain = words.at(place + 1) != "-" and words.at(before) != "-"
    is_compound = noun is not None and words.at(noun) == "market" and words.at(noun + 1) in MARKET_COMPOUNDS
    if noun is None or is_compound or not is_plain or not _is_definite(words, before) or _is_among(words, place):
        return None
    return _rank(words, place, noun + 1, 1, place + 1), noun + 1


def _is_definite(words: Words, place: int) -> bool:
    word = words.at(place)
    return (
        word == "the" or word in POSSESSIVES or word.endswith(("'s", "’s")) or (word in {"'", "’"} and words.touches(place - 1))
    )


def _is_among(words: Words, place: int) -> bool:
    """The likes of "one of the largest", "among the world's largest", "the two largest"."""
    return any(
        words.at(spot) in {"among", "amongst"}
        or (words.at(spot) == "of" and words.at(spot - 1) in {"one", "some", "two", "three", "many"})
        for spot in range(max(place - 5, 0), place)
    )


def _rank(words: Words, first: int, end: int, value: int, noun: int | None) -> Amount:
    strict, lenient = tolerance.point(value)
    return Amount(
        start=words.start[first],
        end=words.end[end - 1],
        phrase_start=words.start[first],
        phrase_end=words.end[end - 1],
        value=float(value),
        unit="rank",
        relation="rank",
        strict=strict,
        lenient=lenient,
        noun=words.raw(noun, end) if noun is not None and noun < end else None,
    )
