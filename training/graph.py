"""What is done to exported graphs: short names, and a second graph that runs only when it is asked for."""

import onnx
from onnx import TensorProto, helper


def slim(model: onnx.ModelProto, mark: str) -> onnx.ModelProto:
    """The same graph with short names inside, each beginning with ``mark``: the exporter's tell the path of every module,
    half a megabyte in all."""
    graph = model.graph
    kept = {value.name for value in (*graph.input, *graph.output)} | {""}
    short: dict[str, str] = {}

    def named(name: str) -> str:
        return name if name in kept else short.setdefault(name, f"{mark}{len(short):x}")

    for weights in graph.initializer:
        weights.name = named(weights.name)
    for node in graph.node:
        node.name = node.doc_string = ""
        node.input[:] = [named(name) for name in node.input]
        node.output[:] = [named(name) for name in node.output]
    del graph.value_info[:]
    return model


def beside(model: onnx.ModelProto, other: onnx.ModelProto, asked: str, width: int) -> onnx.ModelProto:
    """``model`` with ``other`` beside it, which runs where its input ``asked`` has anything in it.

    onnxruntime works out every node of a graph, whatever outputs are asked for, but only the chosen branch of an *If*:
    so the other graph is one. Its one output is (rows, ``width``), and no row where nothing is asked. Weights that both
    hold (the word vectors) are kept once.
    """
    held = {weights.raw_data: weights.name for weights in model.graph.initializer if len(weights.raw_data) > 1 << 20}
    shared = {weights.name: held[weights.raw_data] for weights in other.graph.initializer if weights.raw_data in held}
    branch = onnx.GraphProto()
    branch.CopyFrom(other.graph)
    branch.name = "asked"
    (made,) = [value.name for value in branch.output]
    branch.output[0].name = f"{made}_asked"
    kept = [weights for weights in branch.initializer if weights.name not in shared]
    del branch.initializer[:]
    branch.initializer.extend(kept)
    for node in branch.node:
        node.input[:] = [shared.get(name, name) for name in node.input]
        node.output[:] = [f"{made}_asked" if name == made else name for name in node.output]
    inputs = list(branch.input)
    del branch.input[:]  # a branch reads what stands outside it by name
    nothing = helper.make_tensor("none", TensorProto.FLOAT, [0, width], [])
    otherwise = helper.make_graph(
        [helper.make_node("Constant", [], [f"{made}_none"], value=nothing)],
        "not_asked",
        [],
        [helper.make_tensor_value_info(f"{made}_none", TensorProto.FLOAT, ["asked", width])],
    )
    model.graph.input.extend(inputs)
    zero = helper.make_tensor("zero", TensorProto.INT64, [], [0])
    model.graph.node.extend(
        [
            helper.make_node("Size", [asked], ["how_many"]),
            helper.make_node("Constant", [], ["nothing"], value=zero),
            helper.make_node("Greater", ["how_many", "nothing"], ["any"]),
            helper.make_node("If", ["any"], [made], then_branch=branch, else_branch=otherwise),
        ]
    )
    model.graph.output.extend([helper.make_tensor_value_info(made, TensorProto.FLOAT, ["asked", width])])
    return model
