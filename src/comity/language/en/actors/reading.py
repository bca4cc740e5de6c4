"""One reading of a document from left to right: at each word the longest useful actor, then on behind it."""

from collections.abc import Iterator
from typing import NamedTuple

from comity.language.en.actors import nominals, persons
from comity.language.en.actors.gazetteer import Known, openings
from comity.language.en.actors.lexicon import words as lists
from comity.language.en.actors.nominals import Past
from comity.language.en.actors.organisations import Named, organisation
from comity.language.en.actors.scene import Heard, Line, Scene, Short
from comity.language.en.actors.words import is_next
from comity.model.analysis import Mention


class Found(NamedTuple):
    """What was read from a word: the place after it, and its mention (None: words that name nobody, passed over)."""

    stop: int
    mention: Mention | None


class Reading:
    """A pass over a document. It teaches the scene the persons and short forms it meets."""

    def __init__(self, scene: Scene) -> None:
        """Read `scene` from its start."""
        self.scene = scene
        self.past = Past()
        self._offices_ahead: dict[int, str] = {}

    def mentions(self) -> list[Mention]:
        """All mentions, in order."""
        found: list[Mention] = []
        for line in self.scene.lines:
            self.past.begin_sentence()
            for mention in self._line(line):
                found.append(mention)
                self.past.add(mention)
        return found

    def _line(self, line: Line) -> Iterator[Mention]:
        place = 0
        while place < len(line.words):
            found = self._at(line, place)
            if found is not None and found.mention is not None:
                yield found.mention
            place = found.stop if found is not None else place + 1

    def _at(self, line: Line, place: int) -> Found | None:
        word = line.words[place]
        if not word.is_capital and word.lower in {"the", "both", "these", "our", "their"}:
            return self._pointing(line, place)
        if not word.is_capital and word.lower not in openings():
            return None
        found = self._titled(line, place) or self._patterned(line, place) or self._known(line, place)
        if found is not None:
            return self._longer(line, place, found)
        if word.is_capital and word.lower in {"the", "both", "these"}:
            return self._pointing(line, place)
        return self._named(line, place) if word.is_capital else None

    def _longer(self, line: Line, place: int, found: Found) -> Found:
        """What was read, unless the engine heard an organisation that only begins with it: "Moscow Patriarchate"."""
        heard = self.scene.heard(line, place)
        is_within = found.mention is None or found.mention.kind == "state"
        if heard is None or heard.kind != "ORG" or heard.stop <= found.stop or not is_within:
            return found
        return self._heard_organisation(line, place, heard.stop, () if found.mention is None else found.mention.states)

    def _named(self, line: Line, place: int) -> Found | None:
        """A name that no table knows: an organisation or a place, which is no actor, if the engine heard one, else a person."""
        heard = self.scene.heard(line, place)
        if heard is None:
            return self._person(line, place)
        if heard.kind == "LOC":
            return Found(heard.stop, None)
        short = self.scene.cut_short(line, place, heard.stop)
        if short is not None and not self.scene.people.knows(line.words[heard.stop - 1].text):
            start, end = line.words[place].start, line.words[heard.stop - 1].end
            return Found(heard.stop, _organisation(start, end, short.key, short.name, short.states))
        person = self._person(line, place)
        if heard.kind == "ORG" and not self.scene.people.knows(line.words[heard.stop - 1].text):
            is_longer = person is not None and person.stop > heard.stop  # "the Reyes administration"
            return person if is_longer else self._heard_organisation(line, place, heard.stop, ())
        return person if person is not None and person.stop >= heard.stop else self._heard_person(line, place, heard)

    def _heard_person(self, line: Line, place: int, heard: Heard) -> Found:
        tokens = tuple(word.text for word in line.words[place : heard.stop])
        titled = persons.apposition(self.scene, line, heard.stop) if len(tokens) > 1 else None
        office = self._offices_ahead.get(line.words[place].start)
        if titled is not None:
            office = self.scene.text[titled.text_start : line.words[titled.stop - 1].end]
        return self._named_person(line, place, persons.Name(heard.stop, tokens), office, titled.states if titled else ())

    def _heard_organisation(self, line: Line, place: int, stop: int, states: tuple[str, ...]) -> Found:
        start, end = line.words[place].start, line.words[stop - 1].end
        key = "org:" + " ".join(word.lower for word in line.words[place:stop])
        name = self.scene.fullest(key, self.scene.text[start:end])
        self._learn_short(line, place, stop, Short(key, name, states))
        return Found(stop, _organisation(start, end, key, name, states))

    def _titled(self, line: Line, place: int) -> Found | None:
        """A person with the office before the name, or an office that a state alone makes somebody's."""
        titled = persons.office(self.scene, line, place)
        if titled is None:
            return None
        words = line.words
        name = persons.titled_name(self.scene, line, titled.stop)
        if name is not None and titled.employer is not None:
            self._note_employer(line, place, titled.employer)
        if name is not None:
            office = self.scene.text[titled.text_start : words[titled.stop - 1].end]
            is_office = words[titled.stop - 1].lower not in lists().counterparts
            return self._named_person(line, place, name, office if is_office else None, titled.states)
        self._announce(line, titled)
        return self._office_alone(line, place, titled.states)

    def _note_employer(self, line: Line, place: int, employer: Named) -> None:
        """Let "the ministry" find the ministry in "Peruvian Energy Ministry spokesman Ana Paredes"."""
        start, end = line.words[place].start, line.words[employer.stop - 1].end
        name = self.scene.fullest(employer.key, self.scene.text[start:end])
        self.past.add(_organisation(start, end, employer.key, name, employer.states))

    def _named_person(self, line: Line, place: int, name: persons.Name, office: str | None, states: tuple[str, ...]) -> Found:
        words = line.words
        first = words[name.stop - len(name.tokens)].start
        person = self.scene.people.learn(name.tokens, self.scene.text[first : words[name.stop - 1].end], states)
        mention = Mention(
            start=words[place].start,
            end=words[name.stop - 1].end,
            kind="person",
            key=person.key,
            name=person.name,
            states=person.states,
            office=office,
        )
        return Found(name.stop, mention)

    def _announce(self, line: Line, titled: persons.Titled) -> None:
        """Remember an office for the name that stands between commas behind it."""
        words = line.words
        name = persons.announced_name(self.scene, line, titled.stop)
        if name is not None:
            first, end = words[titled.stop].start, words[name.stop - 1].end
            self.scene.people.learn(name.tokens, self.scene.text[first:end], titled.states)
            if words[titled.stop - 1].lower not in lists().counterparts:
                self._offices_ahead.setdefault(first, self.scene.text[titled.text_start : words[titled.stop - 1].end])

    def _office_alone(self, line: Line, place: int, states: tuple[str, ...]) -> Found | None:
        """The person the document has called so before, as in "the Chinese president", if there is one."""
        known = self.scene.named(line, place)
        if known is None or known[1] is None or known[1].kind != "state" or not states:
            return None
        first = known[0] + (known[0] < len(line.words) and line.words[known[0]].lower == "'s")
        back = nominals.single(line, first, self.past, states)
        return None if back is None else _pointer(line, place, back)

    def _patterned(self, line: Line, place: int) -> Found | None:
        found = organisation(self.scene, line, place)
        if found is None:
            return None
        known = self.scene.named(line, place)
        if known is not None and known[0] >= found.stop:
            return None
        words = line.words
        start, end = words[place].start, words[found.stop - 1].end
        name = self.scene.fullest(found.key, self.scene.text[start:end])
        self._learn_short(line, place, found.stop, Short(found.key, name, found.states))
        mention = Mention(start=start, end=end, kind="organisation", key=found.key, name=name, states=found.states)
        return Found(found.stop, mention)

    def _learn_short(self, line: Line, start: int, place: int, short: Short) -> None:
        """Take note of an organisation's name from `start` to `place`, and of "(ABAE)" behind it."""
        self.scene.note(line, start, place, short)
        words = line.words
        if place < len(words) and words[place].gap.strip() == "(" and words[place].text.isupper() and len(words[place].text) > 1:
            after = self.scene.text[words[place].end : words[place].end + 1]
            if after == ")":
                self.scene.shorts[words[place].plain] = short

    def _known(self, line: Line, place: int) -> Found | None:
        word = line.words[place]
        short = self.scene.shorts.get(word.plain)
        if short is not None:
            mention = _organisation(word.start, word.end, short.key, short.name, short.states)
            return Found(place + 1, mention)
        person = self._person(line, place) if word.plain in lists().given else None
        if person is not None:
            return person
        known = self.scene.named(line, place)
        if known is None:
            return None
        stop, actor = known
        if actor is None:
            return Found(stop, None)
        return Found(stop, _of_table(line, place, stop, actor))

    def _person(self, line: Line, place: int) -> Found | None:
        name = persons.bare_name(self.scene, line, place)
        if name is None:
            return self._administration(line, place)
        after = line.words[name.stop] if name.stop < len(line.words) else None
        titled = persons.apposition(self.scene, line, name.stop) if len(name.tokens) > 1 else None
        if after is not None and after.lower in {"administration", "government", "cabinet", "regime"} and is_next(after):
            return self._under(line, place, name.stop, name.tokens)
        office = self._offices_ahead.get(line.words[place].start)
        if titled is not None:
            office = self.scene.text[titled.text_start : line.words[titled.stop - 1].end]
        return self._named_person(line, place, name, office, () if titled is None else titled.states)

    def _administration(self, line: Line, place: int) -> Found | None:
        """In "the Reyes administration" a person nobody has named yet."""
        words = line.words
        word = words[place]
        after = words[place + 1] if place + 1 < len(words) else None
        is_name = word.plain not in lists().not_names and word.plain not in lists().openers and not word.text.isupper()
        if (
            after is None
            or after.lower != "administration"
            or not is_next(after)
            or not is_name
            or word.lower in self.scene.lowers
        ):
            return None
        return self._under(line, place, place + 1, (word.text,))

    def _under(self, line: Line, place: int, stop: int, tokens: tuple[str, ...]) -> Found:
        start, end = line.words[place].start, line.words[stop].end
        person = self.scene.people.learn(tokens, self.scene.text[start : line.words[stop - 1].end], ())
        head = line.words[stop].lower
        key = f"org:{person.tokens[-1].lower()} {head}"
        return Found(stop + 1, _organisation(start, end, key, self.scene.fullest(key, self.scene.text[start:end]), person.states))

    def _pointing(self, line: Line, place: int) -> Found | None:
        back = nominals.pair(line.words, place, self.past)
        if back is None and line.words[place].lower == "the":
            readers = (nominals.divided, nominals.described, nominals.single)
            back = next((found for read in readers if (found := read(line, place + 1, self.past)) is not None), None)
        return None if back is None else _pointer(line, place, back)


def _of_table(line: Line, place: int, stop: int, actor: Known) -> Mention:
    assert actor.kind is not None  # noqa: S101
    start, end = line.words[place].start, line.words[stop - 1].end
    return Mention(start=start, end=end, kind=actor.kind, key=actor.key, name=actor.name, states=actor.states, form=actor.form)


def _organisation(start: int, end: int, key: str, name: str, states: tuple[str, ...]) -> Mention:
    return Mention(start=start, end=end, kind="organisation", key=key, name=name, states=states)


def _pointer(line: Line, place: int, back: nominals.Back) -> Found:
    start, end = line.words[place].start, line.words[back.stop - 1].end
    mention = Mention(start=start, end=end, kind=back.kind, key=back.key, name=back.name, states=back.states, form="nominal")
    return Found(back.stop, mention)
