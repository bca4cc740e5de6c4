"""Packs: what holds documents of its own, one module each; `comity.read.unpack` streams their members."""
