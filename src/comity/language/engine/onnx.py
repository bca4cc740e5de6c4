"""The network as an ONNX graph, run by onnxruntime on one thread."""

import os
from pathlib import Path

# Else the library notes a number of this machine in the home folder, and what it is used for beside it, to be sent.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

import onnxruntime

from comity.language.engine.reader import Numbers, Scores


class OnnxNetwork:
    """A graph whose inputs are `pieces`, `marks` and `first` of one window, and whose outputs are the fields of `Scores`."""

    def __init__(self, graph: bytes | Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # a process per core serves better than threads, and its sums have one order
        options.inter_op_num_threads = 1
        options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
        source = graph if isinstance(graph, bytes) else str(graph)
        self._session = onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])
        self._outputs = list(Scores._fields)

    def __call__(self, pieces: Numbers, marks: Numbers, first: Numbers) -> Scores:
        """Scores of one window."""
        return Scores(*self._session.run(self._outputs, {"pieces": pieces, "marks": marks, "first": first}))
