"""Labels, stand-off annotations and one step of training, on an abstract of our own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from extract.training.labels import COLUMNS, POINTED, ROLES, label_paper
from extract.training.standoff import restore_text, strip_text
from tests.extract.test_words import make_tokenizer

ABSTRACT = (
    "Labelled recordings are scarce. We propose LoomNet, a network for activity recognition. "
    "LoomNet reaches an accuracy of 91.2% on HARBOR against 87.8% of a baseline."
)
PAPER: dict[str, Any] = {
    "id": "ours/1",
    "title": "LoomNet for activity recognition",
    "abstract": ABSTRACT,
    "field": "signals",
    "sentences": [
        {"text": "Labelled recordings are scarce.", "role": "issue"},
        {"text": "We propose LoomNet, a network for activity recognition.", "role": "solution"},
        {
            "text": "LoomNet reaches an accuracy of 91.2% on HARBOR against 87.8% of a baseline.",
            "role": "result",
        },
    ],
    "entities": [
        {"text": "LoomNet", "aliases": [], "type": "method", "proposed": True},
        {"text": "activity recognition", "aliases": [], "type": "task", "proposed": False},
        {"text": "HARBOR", "aliases": [], "type": "dataset", "proposed": False},
        {"text": "accuracy", "aliases": [], "type": "metric", "proposed": False},
    ],
    "issues": [{"phrase": "Labelled recordings are scarce", "sentence": 0}],
    "solutions": [{"phrase": "LoomNet", "addresses": [0]}],
    "claims": [
        {
            "sentence": 2,
            "subject": "LoomNet",
            "metric": "accuracy",
            "value": "91.2%",
            "delta": None,
            "dataset": "HARBOR",
            "baseline": "baseline",
            "direction": "better",
        }
    ],
}


def test_labels_stand_where_the_strings_stand() -> None:
    document = label_paper(PAPER, make_tokenizer())  # type: ignore[arg-type]
    text = f"{PAPER['title']}\n{ABSTRACT}"
    words = document.window.words

    def spans(column: str) -> list[str]:
        return [text[words[i][0] : words[j][1]] for i, j, c in document.spans if COLUMNS[c] == column]

    assert spans("method") == ["LoomNet"] * 3
    assert spans("task") == ["activity recognition"] * 2
    assert spans("issue") == ["Labelled recordings are scarce"]
    assert spans("slot:value") == ["91.2%"]
    assert document.roles is not None
    assert [ROLES[r] for r in document.roles.argmax(1)] == ["issue", "solution", "result"]
    pointed = {(POINTED[k], text[slice(*words[w])]) for _, w, k in document.pointers}
    assert pointed == {("subject", "LoomNet"), ("metric", "accuracy"), ("dataset", "HARBOR"), ("baseline", "baseline")}
    assert all(yes for *_, yes in document.links)


def test_an_inner_entity_counts_only_where_it_stands_free() -> None:
    paper = dict(PAPER)
    paper["entities"] = [
        {"text": "activity recognition", "aliases": [], "type": "task", "proposed": False},
        {"text": "activity", "aliases": [], "type": "modality", "proposed": False},
    ]
    paper["abstract"] = ABSTRACT + " An activity is short."
    paper["sentences"] = [*PAPER["sentences"], {"text": "An activity is short.", "role": "background"}]
    document = label_paper(paper, make_tokenizer())  # type: ignore[arg-type]
    assert sum(COLUMNS[c] == "modality" for *_, c in document.spans) == 1


def test_standoff_goes_there_and_back() -> None:
    record = strip_text(PAPER)
    assert "LoomNet" not in str(record)
    assert restore_text(record, PAPER["title"], ABSTRACT) == PAPER


def test_standoff_refuses_another_text() -> None:
    with pytest.raises(ValueError, match="another text"):
        restore_text(strip_text(PAPER), PAPER["title"], ABSTRACT + " More.")


def test_a_few_steps_lower_the_loss(tmp_path: Any) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    from extract.training.model import measure_losses
    from extract.training.train import collate, train
    from extract.training.transformer import Encoder

    tokenizer = make_tokenizer()
    torch.manual_seed(1)
    start = Encoder(tokenizer.get_vocab_size()).state_dict()  # type: ignore[attr-defined]
    documents = [label_paper(PAPER, tokenizer) for _ in range(4)]  # type: ignore[arg-type]
    model = train(documents, start, tmp_path, {"gold": 12.0}, seed=1)
    batch = collate(documents)
    with torch.no_grad():
        losses = measure_losses(model, model(**batch.inputs), batch)
    assert losses["entity"] < 5.0
    assert (tmp_path / "reader.safetensors").exists()


def test_fake_quantisation_rounds_as_int8_does() -> None:
    torch = pytest.importorskip("torch")
    from extract.training.transformer import Projection, round_activation, round_weight

    torch.manual_seed(3)
    weight = torch.randn(6, 8)
    rounded = round_weight(weight)
    scale = weight.abs().amax(1, keepdim=True) / 127
    assert torch.allclose(rounded / scale, torch.round(rounded / scale), atol=1e-4)  # whole steps of each row
    assert ((rounded - weight).abs() <= scale / 2 + 1e-6).all()
    states = torch.randn(2, 5, 8)
    states[1] *= 100  # each abstract has a scale of its own
    back = round_activation(states)
    for one, exact in zip(back, states, strict=True):
        step = (exact.max().clamp(min=0) - exact.min().clamp(max=0)) / 255
        assert ((one - exact).abs() <= step + 1e-6).all()
        assert len(one.unique()) <= 256
    layer = Projection(8, 6)
    layer.rounded = True
    loss = layer(states).square().sum()
    loss.backward()
    assert layer.weight.grad is not None and layer.weight.grad.abs().sum() > 0  # the gradient goes straight through
    assert not torch.equal(layer(states), torch.nn.functional.linear(states, layer.weight, layer.bias))


def test_training_ends_with_rounded_steps_and_exact_weights(tmp_path: Any) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    from extract.training.train import train
    from extract.training.transformer import Encoder, Projection

    tokenizer = make_tokenizer()
    torch.manual_seed(1)
    start = Encoder(tokenizer.get_vocab_size()).state_dict()  # type: ignore[attr-defined]
    documents = [label_paper(PAPER, tokenizer) for _ in range(2)]  # type: ignore[arg-type]
    plain = train(documents, start, tmp_path / "plain", {"gold": 4.0}, seed=1)
    learned = train(documents, start, tmp_path / "rounded", {"gold": 4.0}, seed=1, fake_quantise=0.5)
    assert not any(m.rounded for m in learned.modules() if isinstance(m, Projection))
    weight = "encoder.layers.5.inner.weight"
    assert not torch.equal(plain.state_dict()[weight], learned.state_dict()[weight])


def test_other_hands_are_marked_in_training_only() -> None:
    torch = pytest.importorskip("torch")
    from extract.training.batches import collate, plan_batches
    from extract.training.transformer import Encoder

    ours = label_paper(PAPER, make_tokenizer())  # type: ignore[arg-type]
    theirs = replace(ours, task="other")
    assert collate([ours]).inputs["hands"].tolist() == [0.0]
    assert collate([theirs, theirs]).inputs["hands"].tolist() == [1.0, 1.0]
    assert {i for group in plan_batches([ours, theirs], {"gold": 1, "other": 2}, 1) for i in group} == {0, 1}
    encoder = Encoder(50).eval()
    torch.nn.init.normal_(encoder.hand)
    given = torch.tensor([[3, 4]]), torch.zeros(1, 2, 16), torch.ones(1, 2)
    plain = encoder(*given)
    assert torch.equal(plain, encoder(*given, torch.zeros(1)))
    assert not torch.allclose(plain, encoder(*given, torch.ones(1)))
    before = {k: v for k, v in encoder.state_dict().items() if k != "hand"}
    again = Encoder(50).eval()
    again.load_state_dict(before)  # weights that know no other hands can still be used
    assert torch.equal(again(*given), plain)


def test_the_mean_of_two_readers_is_that_of_their_weights(tmp_path: Any) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    save_file = pytest.importorskip("safetensors.torch").save_file
    from extract.training.export import load_reader
    from extract.training.model import AbstractReader

    weights = AbstractReader(30).state_dict()
    older = {k: v for k, v in weights.items() if not k.endswith(".hand")}
    save_file(older, tmp_path / "one.safetensors")
    save_file({k: v + 1.0 for k, v in weights.items()}, tmp_path / "two.safetensors")
    mean = load_reader(tmp_path / "one.safetensors", tmp_path / "two.safetensors").state_dict()
    assert torch.allclose(mean["role.weight"], weights["role.weight"] + 0.5)
    assert torch.equal(mean["encoder.hand"], torch.zeros(384))  # plays no part in reading


def test_output_layers_can_learn_alone(tmp_path: Any) -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    from extract.training.model import AbstractReader
    from extract.training.train import train

    tokenizer = make_tokenizer()
    torch.manual_seed(1)
    start = AbstractReader(tokenizer.get_vocab_size()).state_dict()  # type: ignore[attr-defined]
    documents = [label_paper(PAPER, tokenizer) for _ in range(2)]  # type: ignore[arg-type]
    learned = train(documents, dict(start), tmp_path, {"gold": 4.0}, seed=1, only=("span",)).state_dict()
    changed = {name for name, value in learned.items() if not torch.equal(value, start[name])}
    assert changed == {"span.weight", "span.bias"}
