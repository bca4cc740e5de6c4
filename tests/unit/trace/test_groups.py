from tests.unit.trace.pile_factory import Article, Said, person, pile_of

from comity.model.ids import ClaimId
from comity.trace.bonds import Bond
from comity.trace.cast import Cast
from comity.trace.groups import Groups

VOICES = (person("Tomas Orr"), person("Edda Vale"), None, None, person("Orr"))


def groups_and_claims() -> tuple[Groups, list[ClaimId]]:
    quotes = [f"line {nth}." for nth in range(len(VOICES))]
    article = Article(
        "Example Wire", " ".join(quotes), *(Said(quote, by=voice) for quote, voice in zip(quotes, VOICES, strict=True))
    )
    return Groups(Cast(pile_of([article]))), [claim.id for claim in article.claims]


def test_a_bond_joins_and_tells_that_it_held() -> None:
    groups, (orr, _, nobody, _, other_orr) = groups_and_claims()
    bonds = [Bond(orr, nobody, "because"), Bond(orr, other_orr, "because")]
    assert groups.bind(bonds) == sorted(bonds)
    assert groups.root(nobody) == groups.root(other_orr)
    assert groups.is_certain(nobody)


def test_two_speakers_are_never_joined_not_even_through_a_third_claim() -> None:
    groups, (orr, vale, nobody, _, _) = groups_and_claims()
    held = groups.bind([Bond(orr, nobody, "a"), Bond(vale, nobody, "b")])
    assert len(held) == 1
    assert groups.root(orr) != groups.root(vale)


def test_what_two_speakers_might_both_have_said_is_probably_neithers() -> None:
    groups, (orr, vale, nobody, other, _) = groups_and_claims()
    held = groups.bind_probably([Bond(orr, nobody, "a"), Bond(vale, nobody, "b"), Bond(nobody, other, "c")])
    assert [bond.reason for bond in held] == ["c"]
    assert not groups.is_certain(nobody)
    assert groups.is_certain(orr)


def test_groups_hold_every_claim_once() -> None:
    groups, claims = groups_and_claims()
    groups.join(claims[2:4])
    members = groups.members()
    assert sorted(claim for group in members.values() for claim in group) == sorted(claims)
    assert len(members) == 4
