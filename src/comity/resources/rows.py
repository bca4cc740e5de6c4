"""The row types of the tables of names: who acts, who reports, what is traded."""

from typing import Literal, TypeAlias

from msgspec import Struct

PublisherKind: TypeAlias = Literal["agency", "outlet"]
Ownership: TypeAlias = Literal["state", "public", "private"]
OfficeKind: TypeAlias = Literal["government", "organisation"]
OrganisationKind: TypeAlias = Literal["company", "bank", "agency", "institute", "forces", "other"]


class State(Struct, frozen=True, kw_only=True):
    """A state or territory with a code of ISO 3166-1 (XKX for Kosovo), and the words that name it (`states.tsv`).

    `forms` are further names, `demonyms` adjectives and names of its people, `capitals` cities that stand for its
    government, `seats` other places that do (Kremlin). `doubtful` are those of all these words that mean the state
    only where the document also names it by another (Kingston, Georgetown). A word that several states share (Congo,
    Korean) means one of them only where the document names that one, and not the other, by another word.
    """

    iso3: str
    iso2: str
    name: str
    forms: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    doubtful: tuple[str, ...]


class Body(Struct, frozen=True, kw_only=True):
    """An international body (`bodies.tsv`). `members` are ISO alpha-3 codes, empty where not listed; `seats` are metonyms."""

    code: str
    name: str
    forms: tuple[str, ...]
    seats: tuple[str, ...]
    members: tuple[str, ...]


class Region(Struct, frozen=True, kw_only=True):
    """Words that tell one state of a group from others without its name (`regions.tsv`): "the Andean country", "the kingdom".

    `region` and `forms` stand before one of the `nouns`, or alone where there are none. `states` are all that the words may
    mean, those included that they fit badly, so that what two of them could mean is known to be open.
    """

    region: str
    forms: tuple[str, ...]
    nouns: tuple[str, ...]
    states: tuple[str, ...]


class Territory(Struct, frozen=True, kw_only=True):
    """A territory without a code of its own (`territories.tsv`), with the words and the seats of government that name it."""

    name: str
    forms: tuple[str, ...]
    seats: tuple[str, ...]


class Disc(Struct, frozen=True, kw_only=True):
    """A part of a state's land as a disc on the globe (`lands.tsv`): its middle and its radius in degrees.

    The first disc of a state is the one in its middle.
    """

    iso3: str
    latitude: float
    longitude: float
    radius: float


class Publisher(Struct, frozen=True, kw_only=True):
    """A news agency or outlet (`publishers.tsv`); `state` is where it is based, `ownership` who controls it."""

    code: str
    name: str
    forms: tuple[str, ...]
    kind: PublisherKind
    state: str
    ownership: Ownership


class TranslationSlip(Struct, frozen=True, kw_only=True):
    """Words that machine translation leaves (`translation_slips.tsv`): what they mean, and what of the original shows through."""

    lang: str
    wording: str
    means: str
    original: str


class LiteralRendering(Struct, frozen=True, kw_only=True):
    """Good English that stands for another word of the original (`literal_renderings.tsv`), and the usual words for that."""

    lang: str
    literal: str
    usual: tuple[str, ...]
    original: str


class LossCue(Struct, frozen=True, kw_only=True):
    """Words that open a condition, or leave something a mere chance (`loss_cues.tsv`); a retelling may lose them."""

    kind: Literal["condition", "chance"]
    lang: str
    cues: tuple[str, ...]


class Organisation(Struct, frozen=True, kw_only=True):
    """A company, bank, agency or other organisation (`organisations.tsv`); `state` is where it is based, None where none is."""

    code: str
    name: str
    forms: tuple[str, ...]
    state: str | None
    kind: OrganisationKind


class Office(Struct, frozen=True, kw_only=True):
    """What a person is (`offices.tsv`), in lower case. `rank` 1 is the highest of its kind, 5 the lowest."""

    office: str
    forms: tuple[str, ...]
    kind: OfficeKind
    rank: int


class Product(Struct, frozen=True, kw_only=True):
    """A traded good (`products.tsv`), in lower case. `hs` is the heading or chapter of the Harmonized System, if one fits."""

    product: str
    forms: tuple[str, ...]
    hs: str | None
