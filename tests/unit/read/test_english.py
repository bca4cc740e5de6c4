import pytest

from comity.read.english import is_english


@pytest.mark.parametrize(
    "words",
    [
        "The two states have signed a treaty for the trade of grain, the ministry said.",
        "Kenya and Ghana agreed to trade with each other.",
        "Russia's exports to the country rose by 5% from 2018.",
    ],
)
def test_english_is_told_by_its_function_words(words: str) -> None:
    assert is_english(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "12,345 67%",
        "Die beiden Staaten haben in Berlin ein Abkommen über den Handel mit Getreide unterzeichnet, das in Kraft tritt.",
        "De twee landen hebben in Den Haag een verdrag over de handel in graan getekend, of zij willen of niet, was te horen.",
        "Los dos países firmaron en Lima un acuerdo sobre el comercio de trigo, según el ministerio.",
        "Обе страны подписали договор о торговле зерном.",
        "Les deux pays ont signé un accord sur le commerce du blé, a dit le ministre.",
        "Kenya Ghana Brazil wheat maize rice",
        "The",
    ],
)
def test_nothing_else_is_taken_for_english(words: str) -> None:
    assert not is_english(words)
