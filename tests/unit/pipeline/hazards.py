"""An engine on which some texts are fatal: what a fault in native code, an endless search or a bomb does to its process."""

import ctypes
import time

from comity.model.syntax import Parse


class Hazardous:
    name = "hazardous"
    digest = "0"

    def analyse(self, text: str) -> tuple[Parse, ...]:
        if "Segfaultia" in text:
            ctypes.string_at(0)
        if "Hangistan" in text:
            time.sleep(3600)
        if "Memoria" in text:
            kept = []
            while True:
                kept.append(bytearray(5_000_000))
                time.sleep(0.001)
        if "Slowland" in text:
            time.sleep(3)
        return ()


def engine() -> Hazardous:
    return Hazardous()
