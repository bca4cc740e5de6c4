"""Fuzz one target, led by coverage, with atheris (extra `fuzz`).

    python tests/fuzz/run.py html -max_total_time=600 [FOLDER]

What it finds new goes into FOLDER, what ends it into the folder it runs in; the rest of the options are libFuzzer's. The
committed corpus of the target is where it begins.
"""

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src")]

with atheris.instrument_imports(include=["comity.read", "comity.language.en"]):
    from tests.fuzz.targets import TARGETS


def main() -> None:
    name, *options = sys.argv[1:]
    run = TARGETS[name]
    usual = ["-timeout=20", "-rss_limit_mb=2000", "-max_len=20000", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *usual, *options, str(HERE / "corpus" / name)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
