"""The bad-input suite, a file at a time: how long the slowest takes, and the most memory of any process.

    python benchmarks/hostile.py

Each file is unpacked and read by workers, as `comity add` does it, under the usual limits.
"""

import resource
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from tests.hostile.make import make

from comity.model.finding import Finding
from comity.pipeline.config import configured
from comity.pipeline.document import compile_document
from comity.pipeline.executor import Processes
from comity.pipeline.parts import standard
from comity.read.gather import gather
from comity.read.unpack import unpacked

SLOWEST = 12


def main() -> None:
    settings = configured(None)
    parts = standard(settings)
    with tempfile.TemporaryDirectory() as folder:
        files = make(Path(folder))
        started = perf_counter()
        sources, found = gather([Path(folder)], None)
        gathered = perf_counter() - started
        taken: list[tuple[float, str, list[str]]] = []
        unpack = partial(unpacked, limits=settings.limits)
        with Processes(limits=settings.limits) as pool:
            for source in sources:
                before = perf_counter()
                members = list(pool.members(unpack, source))
                codes = {member.code for member in members if isinstance(member, Finding)}
                for page in pool.pages(
                    partial(compile_document, parts), [one for one in members if not isinstance(one, Finding)]
                ):
                    codes |= {finding.code for finding in page.findings}
                taken.append((perf_counter() - before, source.address.partition("/")[2], sorted(codes)))
    taken.sort(reverse=True)
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    whole = sum(seconds for seconds, *_ in taken)
    print(f"{len(files)} files made, {len(sources)} read, {len(found)} findings while gathering in {gathered:.1f} s")
    print(f"whole {whole:.1f} s, peak of one process {most / 1024:.0f} MB, own CPU {process_time():.1f} s")
    for seconds, name, codes in taken[:SLOWEST]:
        print(f"{seconds:7.2f} s  {name}  {', '.join(codes)}")


if __name__ == "__main__":
    main()
