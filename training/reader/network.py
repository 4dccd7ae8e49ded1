"""The network: MiniLM over a sentence once, and one more layer for each cue looked at.

The layers are those of BERT (Devlin et al. 2019) in the sizes of MiniLM-L6 (Wang et al. 2020). What the parser says of
a word is added to its embedding, and how a word stands to the cue is added before the last layer. Both start at zero,
so that training begins with the published weights.
"""

from __future__ import annotations

import copy
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from writethru.reading.neural.features import DEP, DISTANCES, ENT, POS, RELATIONS

HIDDEN, HEADS, INNER, VOCABULARY, POSITIONS = 384, 12, 1536, 30522, 512


class Layer(nn.Module):
    """Self-attention and two dense maps, each with its residual and its norm."""

    def __init__(self, dropout: float, drop_attention: bool = True) -> None:
        super().__init__()
        # attention without dropout takes half the time on a processor
        self.drop_attention = drop_attention
        self.query, self.key, self.value, self.out = (nn.Linear(HIDDEN, HIDDEN) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up, self.down = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, hide: Tensor) -> Tensor:
        """``x`` is [batch, pieces, hidden]; ``hide`` [batch, 1, 1, pieces] is 0, or very negative for padding."""
        batch, pieces = x.shape[0], x.shape[1]

        def split(y: Tensor) -> Tensor:
            return y.reshape(batch, pieces, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = (split(dense(x)) for dense in (self.query, self.key, self.value))
        drop = self.dropout.p if self.training and self.drop_attention else 0.0
        mixed = nn.functional.scaled_dot_product_attention(query, key, value, hide.to(query.dtype), drop)
        mixed = mixed.transpose(1, 2).reshape(batch, pieces, HIDDEN)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(nn.functional.gelu(self.up(x)))))


def hidden_mask(mask: Tensor) -> Tensor:
    return (1.0 - mask.float())[:, None, None, :] * -1e4


class SentenceNetwork(nn.Module):
    """A sentence to a vector for each word piece, and to how likely each begins or continues a cue."""

    def __init__(self, layers: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.pos = nn.Embedding(len(POS) + 1, HIDDEN)
        self.dep = nn.Embedding(len(DEP) + 1, HIDDEN)
        self.ent = nn.Embedding(len(ENT) + 1, HIDDEN)
        self.quoted = nn.Embedding(3, HIDDEN)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(HIDDEN, 3)

    def forward(
        self, ids: Tensor, mask: Tensor, pos: Tensor, dep: Tensor, ent: Tensor, quoted: Tensor
    ) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.words(ids) + self.places(places) + self.kind
        x = self.norm(x) + self.pos(pos) + self.dep(dep) + self.ent(ent) + self.quoted(quoted)
        x = self.dropout(x)
        hide = hidden_mask(mask)
        for layer in self.layers:
            x = layer(x, hide)
        return x, self.tag(x)


class CueNetwork(nn.Module):
    """A sentence's vectors and one cue to the role of each piece, and to how likely the cue is one at all."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.cue = nn.Embedding(3, HIDDEN)
        self.relation = nn.Embedding(RELATIONS, HIDDEN)
        self.distance = nn.Embedding(DISTANCES, HIDDEN)
        self.layer = Layer(dropout)
        self.dropout = nn.Dropout(dropout)
        self.role = nn.Linear(HIDDEN, 3)
        self.accept = nn.Linear(HIDDEN, 1)

    def forward(
        self, x: Tensor, mask: Tensor, cue: Tensor, relation: Tensor, distance: Tensor
    ) -> tuple[Tensor, Tensor]:
        x = x + self.cue(cue) + self.relation(relation) + self.distance(distance)
        x = self.layer(self.dropout(x), hidden_mask(mask))
        head = (cue == 2).to(x.dtype)
        middle = (x * head[:, :, None]).sum(1) / head.sum(1, keepdim=True).clamp(min=1.0)
        return self.role(x), self.accept(middle)[:, 0]


class Network(nn.Module):
    """Both halves, trained together and exported apart."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.sentence = SentenceNetwork(layers, dropout)
        self.cues = CueNetwork(dropout)
        for table in (self.sentence.pos, self.sentence.dep, self.sentence.ent, self.sentence.quoted,
                      self.cues.cue, self.cues.relation, self.cues.distance):  # fmt: skip
            nn.init.zeros_(table.weight)

    def load_published(self, path: Path) -> None:
        """Weights of MiniLM-L6 in the names of the published file; the cue's layer starts as a copy of the last."""
        given = {name: value.float() for name, value in load_file(str(path)).items()}
        own = self.sentence
        with torch.no_grad():
            own.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            own.places.weight.copy_(given["embeddings.position_embeddings.weight"])
            own.kind.copy_(given["embeddings.token_type_embeddings.weight"][0])
            own.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
            own.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(own.layers):
                for part, name in PUBLISHED.items():
                    for kind in ("weight", "bias"):
                        target = getattr(getattr(layer, part), kind)
                        target.copy_(given[f"encoder.layer.{number}.{name}.{kind}"])
            self.cues.layer.load_state_dict(copy.deepcopy(own.layers[-1].state_dict()))


PUBLISHED = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
