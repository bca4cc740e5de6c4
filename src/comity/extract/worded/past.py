"""A figure as it was read, which the next one may go on from."""

from typing import NamedTuple

from comity.extract.flow import Flow
from comity.extract.indicator import Measured
from comity.extract.setting import Setting
from comity.extract.timing import Timing
from comity.model.analysis import Amount, Utterance
from comity.model.claim import Modality


class Past(NamedTuple):
    """All that the words tell about one amount."""

    setting: Setting
    amount: Amount
    measured: Measured
    product: str | None
    flow: Flow
    timing: Timing
    modality: Modality
    said: Utterance | None

    def is_near(self, setting: Setting) -> bool:
        """Whether a sentence may go on from this figure: it is the same or the next one of the paragraph."""
        is_same = self.setting.sentence.paragraph == setting.sentence.paragraph
        return is_same and setting.number - self.setting.number <= 1
