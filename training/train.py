"""Fine-tuning: epochs over the corpora, the average of the weights kept beside, a checkpoint after each epoch."""

import json
import random
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from comity.language.en.sentences import paragraphs
from comity.language.en.words import words
from comity.language.engine.pieces import Pieces
from comity.language.engine.reader import Cuts, Labels, Reader, Scores
from training.corpus import IGNORE, NER, Doc, documents
from training.model import Network, backbone
from training.names import swapped
from training.score import score
from training.windows import Encoder, batches, tensors, windows

SEED = 20261122
EPOCHS = 12
DOMAIN_FROM = 6  # the epoch from which our own sentences join
ROUNDED_FROM = 9  # the epoch from which the layers compute with rounded weights
RATE, HEAD_RATE, WARM = 3e-4, 2e-3, 0.05
BUDGET = 2000  # pieces of a batch
AVERAGE = 0.998
LOSSES = {"starts": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.3, "edits": 0.5, "names": 2.0, "heads": 1.0, "relations": 1.0}
NAME_WEIGHTS = {"gum-open-train": 0.4}  # names of GUM were derived by rule
DOMAIN_TIMES = 4
SWAPS = {"PER": 0.08, "LOC": 0.08, "ORG": 0.5}


def vocabulary() -> list[str]:
    return (backbone() / "vocab.txt").read_text(encoding="utf-8").splitlines()


def labels_of(docs: list[Doc]) -> dict[str, list[str]]:
    """Labels seen in training; edits and features seen once are left out."""
    found: dict[str, list[str]] = {"names": NER}
    for key, column, least in (
        ("upos", "upos", 1),
        ("xpos", "xpos", 1),
        ("feats", "feats", 2),
        ("edits", "edits", 2),
        ("relations", "deps", 1),
    ):
        count = Counter(value for doc in docs for value in getattr(doc, column) if value is not None)
        found[key] = sorted(value for value, times in count.items() if times >= least)
    return found


class Averaged:
    """A running average of the trained weights (Polyak, Ruppert); it starts short and grows long."""

    def __init__(self, network: nn.Module) -> None:
        self.held = {name: value.detach().clone() for name, value in network.named_parameters() if value.requires_grad}
        self.steps = 0

    def update(self, network: nn.Module) -> None:
        self.steps += 1
        keep = min(AVERAGE, self.steps / (self.steps + 10))
        for name, value in network.named_parameters():
            if name in self.held:
                self.held[name].lerp_(value.detach(), 1 - keep)


class TorchNetwork:
    """A network in training behind the runtime's door."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()

    @torch.no_grad()
    def __call__(self, pieces, marks, first) -> Scores:
        given = (torch.from_numpy(np.asarray(x)).unsqueeze(0) for x in (pieces, marks, first))
        pieces, marks, first = given
        found = self._network(pieces, marks, None, first)
        return Scores(*(found[key][0].float().numpy() for key in Scores._fields))


def digests(paths: list[Path]) -> dict[str, str]:
    """SHA-256 of each file."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in paths}


def epoch_items(docs: list[Doc], domain: list[Doc], encoder: Encoder, rng: random.Random):
    """The windows of an epoch: every document, the domain's several times, and copies with exchanged names."""
    named = [doc for doc in docs if any(tag not in (None, "O") for tag in doc.ner)]
    given = [*docs, *(doc for _ in range(DOMAIN_TIMES) for doc in domain)]
    copies = [swapped(doc, rng, SWAPS) for doc in [*named, *(doc for _ in range(DOMAIN_TIMES) for doc in domain)]]
    together = _gathered([*given, *(copy for copy in copies if copy is not None)], rng)
    return [encoder.item(window, rng) for doc in together for window in windows(doc, rng)]


def _gathered(docs: list[Doc], rng: random.Random) -> list[Doc]:
    """Short documents without trees one after another in longer ones, so that windows are full."""
    short = [doc for doc in docs if len(doc.forms) < 150 and not any(doc.upos)]
    rest = [doc for doc in docs if len(doc.forms) >= 150 or any(doc.upos)]
    rng.shuffle(short)
    joined: dict[str, Doc] = {}
    for part in short:
        whole = joined.setdefault(part.source, Doc(part.source))
        base = whole.sentence[-1] + 1 if whole.sentence else 0
        for column in ("forms", "spaces", "starts", "upos", "xpos", "feats", "edits", "deps", "ner", "heads"):
            getattr(whole, column).extend(getattr(part, column))
        whole.sentence.extend(base + number for number in part.sentence)
        if len(whole.forms) > 400:
            rest.append(joined.pop(part.source))
    rest += joined.values()
    return rest


def loss_of(found: dict[str, Tensor], batch: dict[str, Tensor]) -> tuple[Tensor, dict[str, float]]:
    """The weighted sum of all losses, and each of them."""
    same = batch["sentence"].unsqueeze(2) == batch["sentence"].unsqueeze(1)
    arcs = found["arcs"].float().masked_fill(~torch.cat([torch.ones_like(same[..., :1]), same], -1), -1e4)
    heads = batch["heads"].clamp(min=0)
    above = torch.gather(found["above"].float(), 1, heads.unsqueeze(-1).expand(-1, -1, found["above"].shape[-1]))
    relations = torch.einsum("bnrk,bnk->bnr", found["below"].float(), above)
    scores = {key: found[key].float() for key in ("upos", "xpos", "feats", "edits")} | {"heads": arcs, "relations": relations}
    relation_labels = batch["relations"].masked_fill(batch["heads"] < 0, IGNORE)
    losses = {key: _cross(value, relation_labels if key == "relations" else batch[key]) for key, value in scores.items()}
    weight = batch["weight"].unsqueeze(1).expand_as(batch["names"])
    losses["names"] = _cross(found["names"].float(), batch["names"], weight)
    known = batch["starts"] >= 0
    losses["starts"] = (
        functional.binary_cross_entropy_with_logits(found["starts"].float()[known], batch["starts"][known].float())
        if known.any()
        else arcs.sum() * 0
    )
    total = sum(LOSSES[key] * value for key, value in losses.items())
    return total, {key: value.detach().item() for key, value in losses.items()}


def _cross(scores: Tensor, labels: Tensor, weight: Tensor | None = None) -> Tensor:
    each = functional.cross_entropy(scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, reduction="none")
    if weight is not None:
        each = each * weight.flatten()
    return each.sum() / (labels >= 0).sum().clamp(min=1)


def train(corpora: Path, domain_folder: Path, out: Path, epochs: int = EPOCHS) -> None:
    """Train from the corpora's train files, score each epoch on their dev files, keep the best checkpoint as `best.pt`."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    out.mkdir(parents=True, exist_ok=True)
    files = [corpora / f"{name}.conllu" for name in ("ewt-train", "gum-open-train", "wikigold")]
    domain_file = domain_folder / "train.conllu"
    docs = [doc for file in files for doc in documents(file)]
    labels = labels_of(docs)
    encoder = Encoder(Pieces(vocabulary()), labels, NAME_WEIGHTS)
    network = Network({key: len(value) for key, value in labels.items()})
    average = Averaged(network)
    heads = [value for name, value in network.named_parameters() if value.requires_grad and not _is_layer(name)]
    layers = [value for name, value in network.named_parameters() if value.requires_grad and _is_layer(name)]
    optimizer = torch.optim.AdamW(
        [{"params": layers, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], betas=(0.9, 0.98), weight_decay=0.01
    )
    rates = [group["lr"] for group in optimizer.param_groups]
    kept = {"labels": labels, "digests": digests(files), "seed": SEED}
    (out / "labels.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    first, best, log = 0, -1.0, []
    if (out / "last.pt").exists():
        state = torch.load(out / "last.pt", weights_only=False)
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        average.held, average.steps = state["average"], state["steps"]
        first, best, log = state["epoch"], state["best"], state["log"]
    for epoch in range(first, epochs):
        rng = random.Random(SEED + epoch)
        torch.manual_seed(SEED + epoch)
        ours = documents(domain_file)
        domain = [doc for number, doc in enumerate(ours) if number % 8] if epoch >= DOMAIN_FROM else []
        held_out = ours[::8]
        if epoch >= ROUNDED_FROM:
            network.round_weights()
        network.train()
        parts = batches(epoch_items(docs, domain, encoder, rng), BUDGET, rng)
        began, seen, told = time.time(), 0, Counter()
        for step, items in enumerate(parts):
            progress = (epoch + step / len(parts)) / epochs
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * min(1, progress / WARM + 0.01) * max(0.01, 1 - progress)
            batch = tensors(items)
            with torch.autocast("cpu", torch.bfloat16):
                found = network(batch["pieces"], batch["marks"], batch["hidden"], batch["first"])
            loss, each = loss_of(found, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            average.update(network)
            seen += sum(len(item.first) for item in items)
            told.update(each)
            if step % 25 == 24:
                rate = seen / (time.time() - began)
                print(
                    epoch,
                    f"{step + 1}/{len(parts)} {rate:.0f} words/s",
                    *(f"{k} {v / 25:.3f}" for k, v in told.items()),
                    flush=True,
                )
                told = Counter()
        averaged = Network({key: len(value) for key, value in labels.items()})
        averaged.load_state_dict(network.state_dict() | average.held)
        if epoch >= ROUNDED_FROM:
            averaged.round_weights()
        reader = reader_of(averaged, labels)
        result = score(reader, [corpora / "ewt-dev.conllu"], 120) | {
            f"gum {k}": v for k, v in score(reader, [corpora / "gum-open-dev.conllu"], 6).items()
        }
        result |= {f"domain {k}": v for k, v in score_domain(reader, held_out).items()}
        value = (
            result["las"]
            + result["gum las"]
            + result["names"]
            + result["domain names"]
            + 0.5 * (result["sentences"] + result["gum sentences"])
        )
        print("DEV", epoch, round(value, 2), json.dumps(result), flush=True)
        log.append({"epoch": epoch, "value": value, **result})
        if value > best:
            best = value
            torch.save(averaged.state_dict(), out / "best.pt")
        state = {"network": network.state_dict(), "optimizer": optimizer.state_dict(), "average": average.held}
        torch.save(state | {"steps": average.steps, "epoch": epoch + 1, "best": best, "log": log}, out / "last.part")
        (out / "last.part").replace(out / "last.pt")
        (out / "log.json").write_text(json.dumps(log, indent=1), encoding="utf-8")


def _is_layer(name: str) -> bool:
    return name.startswith(("layers.", "places.", "before."))


def reader_of(network: Network, labels: dict[str, list[str]]) -> Reader:
    """The runtime's reader over a network in training."""
    kept = Labels(*(tuple(labels[key]) for key in ("upos", "edits", "names", "relations")))
    return Reader(TorchNetwork(network), Pieces(vocabulary()), kept, Cuts(words, paragraphs))


def score_domain(reader: Reader, docs: list[Doc]) -> dict[str, float]:
    """Names of the domain sentences that were held out."""
    from training.score import names as names_of  # noqa: PLC0415

    count: Counter[tuple[str, str]] = Counter()
    for doc in docs:
        text, spans = "", []
        for form, before in zip(doc.forms, doc.spaces, strict=True):
            text += (" " if before else "") if text else ""
            spans.append((len(text), len(text) + len(form)))
            text += form
        want = names_of(spans, [tag or "O" for tag in doc.ner])
        have = {
            name
            for parse in reader.read(text)
            for name in names_of([(w.start, w.end) for w in parse.words], [w.ner for w in parse.words])
        }
        for kind in ("names", "ORG"):
            ours, gold = ({x for x in side if kind in ("names", x[2])} for side in (have, want))
            count[kind, "both"] += len(ours & gold)
            count[kind, "all"] += len(ours) + len(gold)
    return {kind: round(200 * count[kind, "both"] / max(1, count[kind, "all"]), 2) for kind in ("names", "ORG")}
