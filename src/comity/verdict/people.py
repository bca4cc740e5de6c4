"""One person under several spellings."""

from collections.abc import Iterator, Sequence

from comity.model.claim import Claim
from comity.model.ids import digest
from comity.model.record import Record
from comity.model.verdict import Cluster, Member
from comity.resources.romanisation import unmarked
from comity.verdict.case import Case


def one_person(case: Case) -> Iterator[Cluster]:
    """Persons whose name is spelled in several ways, with the first place of each spelling in each document."""
    for record, claims in case.told:
        if record.kind == "person" and _may_differ(record):
            members = tuple(sorted(_places(case, record, claims), key=lambda m: (m.document, m.start)))
            spellings = sorted({unmarked(_text(case, member)).split()[-1] for member in members})
            firsts = {name.split()[0] for name in map(unmarked, record.names) if " " in name}
            if len(members) > 1 and (len(spellings) > 1 or len(firsts) > 1):
                yield _cluster(case, record, members, claims)


def _may_differ(record: Record) -> bool:
    """Whether a person's names have several surnames or first names, as they are spelled: else there is nothing to tell."""
    names = [unmarked(name).split() for name in record.names]
    return len({name[-1] for name in names}) > 1 or len({name[0] for name in names if len(name) > 1}) > 1


def _cluster(case: Case, record: Record, members: tuple[Member, ...], claims: Sequence[Claim]) -> Cluster:
    names = list(dict.fromkeys(_text(case, member) for member in members))
    return Cluster(
        id="v_" + digest("person", "same", *(f"{m.document}:{m.start}:{m.end}" for m in members)),
        kind="person",
        verdict="same",
        members=members,
        origins=case.independent(claim.id for claim in claims),
        derived={"name": record.name},
        note=f"{' and '.join(names)} are one person: the surnames differ in spelling or ending only, the first names agree.",
        record=record.id,
    )


def _places(case: Case, record: Record, claims: Sequence[Claim]) -> Iterator[Member]:
    """Where each spelling of a name first stands in each document that speaks of the person."""
    for document in sorted({claim.document for claim in claims}):
        taken, words = set[str](), case.pile.words(document)
        surnames = (name.rsplit(maxsplit=1)[-1] for name in record.names)
        for name in (*sorted(record.names, key=lambda name: (-len(name), name)), *sorted(set(surnames))):
            surname = unmarked(name).split()[-1]
            start = None if surname in taken else _find(words, name)
            if start is not None:
                taken.add(surname)
                yield Member(document=document, start=start, end=start + len(name))


def _find(words: str, name: str) -> int | None:
    """Where a name first stands as words of its own."""
    at = words.find(name)
    while at >= 0:
        if not _is_within_word(words[at - 1 : at]) and not _is_within_word(words[at + len(name) : at + len(name) + 1]):
            return at
        at = words.find(name, at + 1)
    return None


def _is_within_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _text(case: Case, member: Member) -> str:
    return case.pile.words(member.document)[member.start : member.end]
