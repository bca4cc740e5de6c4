"""What is said of documents that no worker survived."""

from comity.read.limits import MEGA, Limits
from comity.workers import Bounds, Lost

OUT_OF_MEMORY = "takes more memory than is allowed; split it, or raise `memory_mb` in [limits] of comity.toml."


def bounds_of(limits: Limits) -> Bounds:
    """What a worker may take, by what a configuration says."""
    return Bounds(limits.seconds, int(limits.memory_mb * MEGA))


def reason(lost: Lost, limits: Limits, deed: str = "reading") -> tuple[str, str]:
    """The code and the sentence of a finding about a source that was given up while a worker did something with it."""
    if lost.cause == "timeout":
        told = f"takes longer than {limits.seconds:g} seconds; split it, or raise `seconds` in [limits] of comity.toml."
        return "read.timeout", f"{deed} it {told}"
    if lost.cause == "memory":
        return "read.memory", f"{deed} it {OUT_OF_MEMORY}"
    told = f"ended the process that did it {lost.how}, three times; leave it out, and report it if you may."
    return "read.crashed", f"{deed} it {told}"
