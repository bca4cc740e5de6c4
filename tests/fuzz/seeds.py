"""Where the corpus begins: small files of each kind, sound and broken, out of the bad-input suite, and words of the field.

    python -m tests.fuzz.seeds

writes them anew; what fuzzing found lies beside them under names of digests.
"""

from pathlib import Path

from tests.fuzz.targets import TARGETS
from tests.hostile.make import bad_files

HERE = Path(__file__).resolve().parent / "corpus"
LARGEST = 4_000
MOST = 12

ENDINGS = {
    "html": (".html",), "pdf": (".pdf",), "docx": (".docx",), "zip": (".zip",), "tar": (".tar", ".gz"), "mail": (".eml",),
    "mbox": (".mbox",), "warc": (".warc", ".warc.gz"), "lines": (".jsonl", ".json"),
    "feed": (".rss", ".atom"), "plain": (".txt",),
    "markdown": (".md",), "encoding": (".txt",),
}  # fmt: skip

WORDS = (
    "Trade reached $5.2bn in 2024, up 12% from about 276 thousand tons a year earlier, Mr. A. Writer said on May 7.",
    "Between $5-7 billion and a third of exports; 1,2.3 half a million b/d ( £20–30k ) per month, ½ of ٣ tons.",
    "last Friday, 05-Aug-2024; the first nine months of FY2024 – 31.12.2023 to date\n\n* U.S. “Inc.” e.g. No. 5... Yes?!",
    "\u202e99 May 0000 -1e9% $$ 9/9/9 the 32nd quarter of the year 99999 … !!! \u0301\u200b\ufeff",
    "Товарооборот за 2024 год вырос на 12,5 % до 5,2 млрд долл., или около 276 тыс. т, сообщил 7 мая А. Б. Иванов.",
    "El comercio creció un 12,5 % en 2024, hasta 5.200 millones de dólares, unas 276 mil t, dijo el 7 de mayo el ministro.",
)


def main() -> None:
    files = [bad for bad in bad_files() if isinstance(bad.content, bytes) and 0 < len(bad.content) <= LARGEST]
    for name in TARGETS:
        folder = HERE / name
        folder.mkdir(parents=True, exist_ok=True)
        if name not in ENDINGS:
            seeds = {f"words-{number}": words.encode() for number, words in enumerate(WORDS)}
        else:
            fitting = [bad for bad in files if bad.name.endswith(ENDINGS[name])]
            seeds = {bad.name: bytes(bad.content) for bad in fitting[:: max(1, len(fitting) // MOST)][:MOST]}
        for seed, raw in seeds.items():
            (folder / seed).write_bytes(raw)


if __name__ == "__main__":
    main()
