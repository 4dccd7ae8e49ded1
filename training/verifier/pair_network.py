"""The network: MiniLM over a claim with its evidence, a mark on each word that nothing holds, and one for the whole.

The layers and the names of published weights are the reader's (``training/reader/network.py``). How a word is held, its
part of speech and the word that holds it are added to its embedding, from zero, so that training begins with the
published weights. After the last layer each word is compared with the word that holds it (Parikh et al. 2016).
"""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from network import HIDDEN, POSITIONS, PUBLISHED, VOCABULARY, Layer, hidden_mask
from writethru.check.verifier.pair_input import CODES
from writethru.reading.neural.features import POS


class PairNetwork(nn.Module):
    """Claim and evidence to [batch, pieces] logits "nothing holds this" and a [batch] logit "supported"."""

    def __init__(self, layers: int = 6, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.kind = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.held = nn.Embedding(CODES, HIDDEN)
        self.pos = nn.Embedding(len(POS) + 1, HIDDEN)
        self.holder = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.layers = nn.ModuleList(Layer(dropout, drop_attention=False) for _ in range(layers))
        self.dropout = nn.Dropout(dropout)
        self.compare = nn.Linear(4 * HIDDEN, HIDDEN)
        self.mark = nn.Linear(HIDDEN, 1)
        self.gather = nn.Linear(3 * HIDDEN, HIDDEN)
        self.whole = nn.Linear(HIDDEN, 1)
        for table in (self.held, self.pos, self.holder):
            nn.init.zeros_(table.weight)

    def forward(
        self, ids: Tensor, mask: Tensor, kind: Tensor, held: Tensor, pos: Tensor, partner: Tensor
    ) -> tuple[Tensor, Tensor]:
        """All are [batch, pieces]; ``mask`` is 0 for padding, ``partner`` a place in the row or 0 for none."""
        words = self.words(ids)
        x = self.norm(words + self.places.weight[: ids.shape[1]] + self.kind(kind))
        paired = (partner > 0).to(x.dtype)[:, :, None]
        at = partner[:, :, None].expand(-1, -1, HIDDEN)
        x = x + self.held(held) + self.pos(pos) + self.holder(torch.gather(words, 1, at)) * paired
        x = self.dropout(x)
        hide = hidden_mask(mask)
        for layer in self.layers:
            x = layer(x, hide)
        theirs = torch.gather(x, 1, at) * paired.to(x.dtype)
        apart = (x - theirs).abs() * paired.to(x.dtype)
        seen = nn.functional.gelu(self.compare(torch.cat([x, theirs, apart, x * theirs], dim=-1)))
        marks = self.mark(seen)[:, :, 0]
        # the claim's words, those marked most weighing most, and all alike, beside the vector of the whole
        outside = (kind == 1) | (mask == 0)
        weight = torch.softmax(marks.float().masked_fill(outside, -1e4), dim=-1).to(seen.dtype)
        inside = (~outside).to(seen.dtype)[:, :, None]
        most, mean = (seen * weight[:, :, None]).sum(1), (seen * inside).sum(1) / inside.sum(1)
        together = torch.tanh(self.gather(self.dropout(torch.cat([x[:, 0], most, mean], dim=-1))))
        return marks, self.whole(together)[:, 0]

    def load_published(self, path: Path) -> None:
        """Weights of MiniLM-L6 in the names of the published file."""
        given = {name: value.float() for name, value in load_file(str(path)).items()}
        with torch.no_grad():
            self.words.weight.copy_(given["embeddings.word_embeddings.weight"])
            self.places.weight.copy_(given["embeddings.position_embeddings.weight"])
            self.kind.weight.copy_(given["embeddings.token_type_embeddings.weight"])
            self.norm.weight.copy_(given["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(given["embeddings.LayerNorm.bias"])
            for number, layer in enumerate(self.layers):
                for part, name in PUBLISHED.items():
                    for kind in ("weight", "bias"):
                        getattr(getattr(layer, part), kind).copy_(given[f"encoder.layer.{number}.{name}.{kind}"])
