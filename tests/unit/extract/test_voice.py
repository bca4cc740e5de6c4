"""Who "we" and "our" are beside a figure."""

from tests.unit.extract.test_paths import analysed

from comity.extract.options.scene import History, Scene
from comity.extract.options.voice import voices
from comity.extract.paths import Paths
from comity.extract.setting import setting_at


def told(words, state, order):
    analysis = analysed(words)
    setting = setting_at(analysis, 0)
    amount = setting.amounts[0]
    said = next(iter(analysis.speech), None)
    return list(voices(Scene(Paths(setting), amount, History(), said), state, order, is_named=False))


def test_who_speaks_is_we():
    words = "“We bought 5 million tons of coal from Chad,” said the Peruvian energy minister, Ana Paredes."
    assert "we|own" in told(words, "PER", ("TCD", "PER"))
    assert "we|other" in told(words, "TCD", ("TCD", "PER"))


def test_where_nobody_speaks_the_place_in_the_text_is_told():
    assert "we|1" in told("Mexico sells us 3.4 billion dollars a year.", "GTM", ("MEX", "GTM"))


def test_the_united_states_are_not_us():
    assert told("Mexico sells the US goods for 3.4 billion dollars a year.", "USA", ("MEX", "USA")) == []
