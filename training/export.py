"""A trained network as an ONNX graph of whole numbers, written node by node.

Weights are whole numbers of seven bits, each output with its scale, so that sums of products of two bytes cannot overflow on
any processor; what goes into them is put on a scale of its own, that of one window. The graph reads one window at a time:
there is no batch that a result could depend on.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from comity.language.engine.reader import MOST_PIECES
from training.model import ARC, HEADS, LAYERS, RELATION, STEPS, WIDTH

Array = NDArray[np.float32]
HIGHEST = 60.0  # of a score of attention: its exponential is still a number


class Graph:
    """Nodes and constants of a graph in the making; a value is known by its name."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def node(self, kind: str, *inputs: str, outputs: int = 1, **attributes: object) -> str:
        names = [f"{kind}{len(self.nodes)}_{number}" for number in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else " ".join(names)

    def constant(self, value: NDArray) -> str:  # type: ignore[type-arg]
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def numbers(self, *values: int) -> str:
        return self.constant(np.array(values, np.int64))

    def linear(self, x: str, weight: Array, bias: Array) -> str:
        """x · weightᵀ + bias in whole numbers."""
        scale = np.abs(weight).max(axis=1).clip(1e-8) / STEPS
        cut = np.round(weight / scale[:, None]).astype(np.int8)
        quantised, x_scale, x_zero = self.node("DynamicQuantizeLinear", x, outputs=3).split()
        product = self.node("MatMulInteger", quantised, self.constant(cut.T), x_zero, self.constant(np.zeros((), np.int8)))
        scales = self.node("Mul", x_scale, self.constant(scale.astype(np.float32)))
        return self.node("Add", self.node("Mul", self.node("Cast", product, to=TensorProto.FLOAT), scales), self.constant(bias))

    def norm(self, x: str, weight: Array, bias: Array) -> str:
        return self.node("LayerNormalization", x, self.constant(weight), self.constant(bias), axis=-1, epsilon=1e-12)


def _layer(graph: Graph, x: str, part: dict[str, Array]) -> str:
    share = (WIDTH // HEADS) ** -0.5
    weight = np.concatenate([part["query.weight"] * share, part["key.weight"], part["value.weight"]])
    bias = np.concatenate([part["query.bias"] * share, part["key.bias"], part["value.bias"]])
    split = graph.node("Split", graph.linear(x, weight, bias), outputs=3, axis=1, num_outputs=3).split()
    by_head = graph.numbers(0, HEADS, WIDTH // HEADS)
    query, key, value = (graph.node("Reshape", name, by_head) for name in split)
    query, value = (graph.node("Transpose", name, perm=[1, 0, 2]) for name in (query, value))
    scores = graph.node("MatMul", query, graph.node("Transpose", key, perm=[1, 2, 0]))
    # The softmax, written out: the operator of that name sums in an order that depends on the processor, these do not.
    grown = graph.node("Exp", graph.node("Clip", scores, "", graph.constant(np.array(HIGHEST, np.float32))))
    total = graph.node("ReduceSum", grown, graph.numbers(-1), keepdims=1)
    mixed = graph.node("Div", graph.node("MatMul", grown, value), total)
    mixed = graph.node("Reshape", graph.node("Transpose", mixed, perm=[1, 0, 2]), graph.numbers(0, WIDTH))
    mixed = graph.linear(mixed, part["mixed.weight"], part["mixed.bias"])
    x = graph.norm(graph.node("Add", x, mixed), part["after_mixed.weight"], part["after_mixed.bias"])
    wide = graph.node("Gelu", graph.linear(x, part["wide.weight"], part["wide.bias"]))
    narrow = graph.linear(wide, part["narrow.weight"], part["narrow.bias"])
    return graph.norm(graph.node("Add", x, narrow), part["after_narrow.weight"], part["after_narrow.bias"])


def graph_of(weights: dict[str, Array]) -> onnx.ModelProto:
    """The graph of a network's weights, named as in `training.model.Network`."""
    graph = Graph()
    table = weights["embedding.weight"]
    scale = np.abs(table).max(axis=1, keepdims=True).clip(1e-8) / 127
    rows = graph.node("Gather", graph.constant(np.round(table / scale).astype(np.int8)), "pieces")
    scales = graph.node("Gather", graph.constant(scale.astype(np.float32)), "pieces")
    x = graph.node("Mul", graph.node("Cast", rows, to=TensorProto.FLOAT), scales)
    places = graph.constant(weights["places.weight"][: MOST_PIECES + 2])
    x = graph.node("Add", x, graph.node("Slice", places, graph.numbers(0), graph.node("Shape", "pieces"), graph.numbers(0)))
    x = graph.node("Add", x, graph.node("Gather", graph.constant(weights["mark.weight"]), "marks"))
    x = graph.norm(x, weights["before.weight"], weights["before.bias"])
    for number in range(LAYERS):
        prefix = f"layers.{number}."
        x = _layer(graph, x, {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)})
    words = graph.node("Gather", x, "first")
    outputs = _heads(graph, words, weights)
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, [size])
        for name, size in (("pieces", "t"), ("marks", "t"), ("first", "n"))
    ]
    shapes = {"starts": 1, "upos": 2, "edits": 2, "names": 2, "arcs": 2, "below": 3, "above": 2}
    named = []
    for name, rank in shapes.items():
        graph.nodes.append(helper.make_node("Identity", [outputs[name]], [name]))
        named.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [None] * rank))
    made = helper.make_graph(graph.nodes, "english", inputs, named, graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], producer_name="comity")
    model.ir_version = 10
    onnx.checker.check_model(model)
    return model


def _heads(graph: Graph, words: str, weights: dict[str, Array]) -> dict[str, str]:
    above = graph.node("Concat", graph.constant(weights["root"][None]), words, axis=0)
    on_words = {name: weights[f"{name}.weight"] for name in ("starts", "upos", "edits", "names", "arc_below", "relation_below")}
    joined = graph.linear(
        words, np.concatenate(list(on_words.values())), np.concatenate([weights[f"{name}.bias"] for name in on_words])
    )
    sizes = graph.numbers(*(len(value) for value in on_words.values()))
    found = dict(zip(on_words, graph.node("Split", joined, sizes, outputs=len(on_words), axis=1).split(), strict=True))
    both = np.concatenate([weights["arc_above.weight"], weights["relation_above.weight"]])
    both_bias = np.concatenate([weights["arc_above.bias"], weights["relation_above.bias"]])
    arc_above, relation_above = graph.node(
        "Split", graph.node("Gelu", graph.linear(above, both, both_bias)), graph.numbers(ARC, RELATION), outputs=2, axis=1
    ).split()
    arc = weights["arc"]
    turned = graph.linear(graph.node("Gelu", found["arc_below"]), arc[:-1].T, arc[-1])
    arcs = graph.node("MatMul", turned, graph.node("Transpose", arc_above, perm=[1, 0]))
    relation = weights["relation"]
    below = graph.linear(graph.node("Gelu", found["relation_below"]), relation[:-1].T, relation[-1])
    one = graph.node(
        "ConstantOfShape",
        graph.node(
            "Concat",
            graph.node("Slice", graph.node("Shape", relation_above), graph.numbers(0), graph.numbers(1)),
            graph.numbers(1),
            axis=0,
        ),
        value=helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0]),
    )
    return {
        "starts": graph.node("Squeeze", found["starts"], graph.numbers(1)),
        "upos": found["upos"],
        "edits": found["edits"],
        "names": found["names"],
        "arcs": arcs,
        "below": graph.node("Reshape", below, graph.numbers(0, -1, RELATION + 1)),
        "above": graph.node("Concat", relation_above, one, axis=1),
    }


def write(weights: dict[str, Array], path: Path) -> None:
    """Write the graph of `weights`; the same weights give the same bytes."""
    path.write_bytes(graph_of(weights).SerializeToString(deterministic=True))
