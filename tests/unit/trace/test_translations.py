from comity.trace.slips import slips
from comity.trace.translations import translations

ONE = (
    "The minister Boris Primerov said that trade with Norland came to 412 million in 2023. Exports of wheat rose to 73 thousand "
    "tons from 58 thousand, he told Galina Sample in Port Estria. The bank of Otto Beispiel lent 19.5 million for the road."
)
OTHER = (
    "As informed the minister Boris Primerov, the goods turnover with Norland has made 412 million in 2023. Supplies of grain "
    "have grown to 73 thousand t against 58 thousand, shared he with Galina Sample at Port Estria. By the bank of Otto "
    "Beispiel is issued 19,5 million on the road."
)


def test_the_same_figures_and_names_in_one_order_are_likely_a_translation() -> None:
    (found,) = translations([ONE, OTHER], [None, "Daily Estria says that it was translated by Norland Wire"])
    assert (found.left, found.right, found.figures) == (0, 1, 5)
    assert found.names >= 3
    assert found.signs[0].startswith("Daily Estria says")


def test_a_slip_is_sign_enough_and_without_any_sign_nothing_is_said() -> None:
    assert [found.signs for found in translations([ONE, OTHER], [None, None])] == [
        ("“the goods turnover” reads like a machine's 'trade'",)
    ]
    assert translations([ONE, OTHER.replace("the goods turnover", "the exchange")], [None, None]) == []


RUSSIAN = (
    "Министр Борис Примеров сообщил, что торговля с Норландом составила 412 млн в 2023 году. Экспорт пшеницы вырос с 58 до 73 "
    "тысяч тонн, сказал он Галине Самплиной в порту Эстрия. Банк Отто Бейспиля выделил 19,5 млн на дорогу."
)
ENGLISH = (
    "The minister Boris Primerov said that trade with Norland came to 412 million in 2023. Exports of wheat rose from 58 to 73 "
    "thousand tons, he told Galina Samplina in Port Estria. The bank of Otto Beispil lent 19.5 million for the road."
)


def test_a_text_and_its_translation_from_another_script_are_told() -> None:
    (found,) = translations([RUSSIAN, ENGLISH], [None, None])
    assert found.figures == 5
    assert found.names >= 6
    assert found.signs == ("the two are in different scripts",)
    other = (
        ENGLISH.replace("Boris Primerov", "Ada Example").replace("Galina Samplina", "Pia Muster").replace("Norland", "Lemuria")
    )
    assert translations([RUSSIAN, other.replace("Otto", "Ugo").replace("Estria", "Cape")], [None, None]) == []


def test_other_names_or_another_order_are_no_translation() -> None:
    names = OTHER.replace("Boris Primerov", "Ada Example").replace("Galina Sample", "Pia Muster").replace("Norland", "Lemuria")
    assert translations([ONE, names.replace("Otto", "Ugo").replace("Port", "Cape")], ["a", "b"]) == []
    turned = ". ".join(reversed(OTHER.split(". ")))
    assert translations([ONE, turned], ["a", "b"]) == []


def test_slips_are_told_with_what_they_mean() -> None:
    words = "He spoke of private  military campaigns and was named Authorized President."
    assert [(slip.means, slip.lang) for slip in slips(words)] == [
        ("private military companies", "ru"),
        ("plenipotentiary; envoy of the president", "ru"),
    ]
    assert words[slips(words)[0].start : slips(words)[0].end] == "private  military campaigns"
    assert slips("A private military company was named.") == ()
