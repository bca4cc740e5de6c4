"""What a table of rates may say, and how it says that it may not."""

from datetime import date
from pathlib import Path

import pytest

from comity.model.errors import ConfigError
from comity.model.interval import Interval
from comity.model.period import Period
from comity.model.rate import Rate
from comity.pipeline.config import Config, configured
from comity.pipeline.parts import standard
from comity.pipeline.rates import read_rates

HEAD = "currency,per,from,until,low,high\n"


def written(folder: Path, words: str) -> Path:
    path = folder / "rates.csv"
    path.write_text(words, encoding="utf-8")
    return path


def test_a_row_is_a_rate_with_its_line(tmp_path: Path) -> None:
    table = written(tmp_path, HEAD + "TRY,USD,2024-01-01,2024-12-31,29,35.5\n")
    days = Period(date(2024, 1, 1), date(2024, 12, 31))
    assert read_rates(table) == (
        Rate(table="rates.csv", row=2, currency="TRY", per="USD", days=days, value=Interval(29.0, 35.5)),
    )


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    table = written(tmp_path, "source, high,low,until,from,per,currency\nown,2,1,2024-01-31,2024-01-01,USD,EUR\n")
    assert [rate.value for rate in read_rates(table)] == [Interval(1.0, 2.0)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("currency,per,from,until,low\n", "has no column high"),
        ("", "has no column currency, per"),
        (HEAD + "TRL1,USD,2024-01-01,2024-12-31,29,35.5\n", "line 2: 'TRL1' is no ISO 4217 code"),
        (HEAD + "USD,USD,2024-01-01,2024-12-31,1,1\n", "line 2: a currency has no rate to itself"),
        (HEAD + "TRY,USD,2024-01-01,2023-12-31,29,35.5\n", "ends on 2023-12-31 before it begins on 2024-01-01"),
        (HEAD + "TRY,USD,01.02.2024,2024-12-31,29,35.5\n", "from '01.02.2024' is no day"),
        (HEAD + "TRY,USD,2024-01-01,,29,35.5\n", "until '' is no day"),
        (HEAD + "TRY,USD,2024-01-01,2024-12-31,36,35.5\n", "low 36 lies above high 35.5"),
        (HEAD + "TRY,USD,2024-01-01,2024-12-31,0,35.5\n", "low '0' is no number above zero"),
        (HEAD + "TRY,USD,2024-01-01,2024-12-31,nan,inf\n", "high 'inf' is no number above zero"),
        (HEAD + "TRY,USD\n", "low '' is no number above zero"),
        (
            HEAD + "TRY,USD,2024-01-01,2024-06-30,29,33\nUSD,TRY,2024-06-30,2024-12-31,0.02,0.04\n",
            "lines 2 and 3 both give USD and TRY for one day",
        ),
        (
            HEAD + "TRY,USD,2024-01-01,2024-12-31,29,33\nTRY,USD,2024-02-01,2024-02-28,29,33\n"
            "TRY,USD,2024-06-01,2024-06-30,29,33\n",
            "lines 2 and 4 both",
        ),
    ],
)
def test_a_row_that_cannot_be_is_named_with_its_line(tmp_path: Path, words: str, told: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read_rates(written(tmp_path, words))
    assert told in str(caught.value)


def test_a_table_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        read_rates(tmp_path / "none.csv")


def test_the_configuration_names_it_as_seen_from_its_own_folder(tmp_path: Path) -> None:
    written(tmp_path, HEAD + "TRY,USD,2024-01-01,2024-12-31,29,35.5\n")
    (tmp_path / "comity.toml").write_text('rates = "rates.csv"\n', encoding="utf-8")
    config = configured(tmp_path / "comity.toml")
    assert config == Config(rates=str(tmp_path / "rates.csv"))
    assert [rate.row for rate in standard(config).rates] == [2]
    assert standard().rates == ()
    assert standard(config).version == standard().version
