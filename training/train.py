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
from training.score import score, score_names
from training.windows import Encoder, Item, batches, tensors, windows

SEED = 20261122
EPOCHS = 12
DOMAIN_FROM = 6  # the epoch from which our own sentences join
ROUNDED_FROM = 9  # the epoch from which the layers compute with rounded weights
RATE, HEAD_RATE, WARM = 3e-4, 2e-3, 0.05
BUDGET = 2000  # pieces of a batch
AVERAGE = 0.998
TELL = 25  # batches
CHOICE = {"las": 1, "gum las": 1, "names": 1, "domain names": 1, "sentences": 0.5, "gum sentences": 0.5}
LOSSES = {"starts": 1.0, "upos": 0.5, "xpos": 0.5, "feats": 0.3, "edits": 0.5, "names": 2.0, "heads": 1.0, "relations": 1.0}
NAME_WEIGHTS = {"gum-open-train": 0.4}  # names of GUM were derived by rule
DOMAIN_TIMES = 4
HELD_OUT = 8  # every eighth of our own passages is for dev
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


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def epoch_items(docs: list[Doc], domain: list[Doc], encoder: Encoder, rng: random.Random) -> list[Item]:
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


class Training:
    """A network in training, with all that is kept between epochs in the folder `work`."""

    def __init__(self, corpora: Path, domain: Path, work: Path) -> None:
        torch.set_num_threads(1)
        torch.manual_seed(SEED)
        work.mkdir(parents=True, exist_ok=True)
        self.corpora, self.domain, self.work = corpora, domain, work
        files = [corpora / f"{name}.conllu" for name in ("ewt-train", "gum-open-train", "wikigold")]
        self.docs = [doc for file in files for doc in documents(file)]
        self.labels = labels_of(self.docs)
        self.encoder = Encoder(Pieces(vocabulary()), self.labels, NAME_WEIGHTS)
        self.network = self.untrained()
        self.average = Averaged(self.network)
        trained = [(name, value) for name, value in self.network.named_parameters() if value.requires_grad]
        groups = [{"params": [value for name, value in trained if _is_layer(name)], "lr": RATE}]
        groups += [{"params": [value for name, value in trained if not _is_layer(name)], "lr": HEAD_RATE}]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
        self.epoch, self.best, self.log = 0, -1.0, []
        kept = {"labels": self.labels, "digests": {file.name: digest(file) for file in files}, "seed": SEED}
        (work / "labels.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        if (work / "last.pt").exists():
            self.resume()

    def untrained(self) -> Network:
        return Network({key: len(value) for key, value in self.labels.items()})

    def resume(self) -> None:
        """Go on after the last whole epoch."""
        state = torch.load(self.work / "last.pt", weights_only=False)
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average.held, self.average.steps = state["average"], state["steps"]
        self.epoch, self.best, self.log = state["epoch"], state["best"], state["log"]

    def run_epoch(self) -> None:
        """One epoch: train, score the averaged weights on dev, keep what came out."""
        rng = random.Random(SEED + self.epoch)
        torch.manual_seed(SEED + self.epoch)
        ours = documents(self.domain)
        domain = [doc for number, doc in enumerate(ours) if number % HELD_OUT] if self.epoch >= DOMAIN_FROM else []
        if self.epoch >= ROUNDED_FROM:
            self.network.round_weights()
        self.network.train()
        parts = batches(epoch_items(self.docs, domain, self.encoder, rng), BUDGET, rng)
        began, seen, told = time.time(), 0, Counter()
        for step, items in enumerate(parts, start=1):
            told.update(self.step(items, (self.epoch + (step - 1) / len(parts)) / EPOCHS))
            seen += sum(len(item.first) for item in items)
            if step % TELL == 0:
                means = (f"{key} {value / TELL:.3f}" for key, value in told.items())
                print(self.epoch, f"{step}/{len(parts)} {seen / (time.time() - began):.0f} words/s", *means, flush=True)
                told = Counter()
        self.keep(ours[::HELD_OUT])

    def step(self, items: list[Item], progress: float) -> dict[str, float]:
        """One batch; the rates rise in the first twentieth of the way and fall from then on."""
        for group, rate in zip(self.optimizer.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * min(1, progress / WARM + 0.01) * max(0.01, 1 - progress)
        batch = tensors(items)
        with torch.autocast("cpu", torch.bfloat16):
            found = self.network(batch["pieces"], batch["marks"], batch["hidden"], batch["first"])
        loss, each = loss_of(found, batch)
        self.optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimizer.step()
        self.average.update(self.network)
        return each

    def keep(self, held_out: list[Doc]) -> None:
        """Score the averaged weights; write them if they are the best yet, and all that another epoch needs."""
        averaged = self.untrained()
        averaged.load_state_dict(self.network.state_dict() | self.average.held)
        if self.epoch >= ROUNDED_FROM:
            averaged.round_weights()
        found = self.score(reader_of(averaged, self.labels), held_out)
        value = sum(weight * found[key] for key, weight in CHOICE.items())
        print("DEV", self.epoch, round(value, 2), json.dumps(found), flush=True)
        self.log.append({"epoch": self.epoch, "value": value, **found})
        self.epoch += 1
        if value > self.best:
            self.best = value
            torch.save(averaged.state_dict(), self.work / "best.pt")
        state = {"network": self.network.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average.held}
        state |= {"steps": self.average.steps, "epoch": self.epoch, "best": self.best, "log": self.log}
        torch.save(state, self.work / "last.part")
        (self.work / "last.part").replace(self.work / "last.pt")
        (self.work / "log.json").write_text(json.dumps(self.log, indent=1), encoding="utf-8")

    def score(self, reader: Reader, held_out: list[Doc]) -> dict[str, float]:
        """Figures on a part of the dev files and on the domain's sentences that were held out."""
        ewt = score(reader, [self.corpora / "ewt-dev.conllu"], 120)
        gum = score(reader, [self.corpora / "gum-open-dev.conllu"], 6)
        domain = score_names(reader, held_out)
        return (
            ewt | {f"gum {key}": value for key, value in gum.items()} | {f"domain {key}": value for key, value in domain.items()}
        )


def train(corpora: Path, domain: Path, work: Path) -> None:
    """Train from the corpora's train files and the file `domain`; the best checkpoint on dev is `best.pt` in `work`."""
    training = Training(corpora, domain, work)
    while training.epoch < EPOCHS:
        training.run_epoch()


def _is_layer(name: str) -> bool:
    return name.startswith(("layers.", "places.", "before."))


def reader_of(network: Network, labels: dict[str, list[str]]) -> Reader:
    """The runtime's reader over a network in training."""
    kept = Labels(*(tuple(labels[key]) for key in ("upos", "edits", "names", "relations")))
    return Reader(TorchNetwork(network), Pieces(vocabulary()), kept, Cuts(words, paragraphs))
