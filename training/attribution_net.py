"""The taggers' networks. Both are also told what rules and parser say of each word.

The accurate one is MiniLM-L6, which reads a word at its first piece; the fast one looks words,
beginnings and endings up in small tables and reads them with a few convolutions. Three answers
come out per piece: its label (a role, beginning or inside), which pieces its source stands on, and
which its cue stands on; the window's first piece (`[CLS]`) is the answer "none here".
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

HIDDEN = 384
POINT = 128
"""Width of the space in which a word and its source meet. Chosen."""

FAST = 192
"""Width of the fast network. Chosen."""


class Heads(nn.Module):
    """Labels and pointers from what an encoder makes of each piece."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.drop = nn.Dropout(0.1)
        self.label = nn.Linear(width, labels)
        self.asks = nn.Linear(width, 2 * POINT)
        self.answers = nn.Linear(width, 2 * POINT)

    def forward(self, hidden: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Label logits (batch, length, labels) and pointer logits (batch, 2, length, length)."""
        hidden = self.drop(hidden)
        batch, length, _ = hidden.shape
        asks = self.asks(hidden).view(batch, length, 2, POINT).transpose(1, 2)
        answers = self.answers(hidden).view(batch, length, 2, POINT).transpose(1, 2)
        return self.label(hidden), asks @ answers.transpose(2, 3) / POINT**0.5


def tables(sizes: tuple[int, ...], width: int) -> nn.ModuleList:
    """One table per feature; its last row is empty, for pieces that are no word's first."""
    made = nn.ModuleList(nn.Embedding(size + 1, width, padding_idx=size) for size in sizes)
    for table in made:
        nn.init.normal_(table.weight, std=0.02)
        table.weight.data[-1].zero_()
    return made


class Accurate(nn.Module):
    """MiniLM with the features added to its words.

    `pieces` is (batch, length), `told` (batch, length, features), `mask` 1 where a piece is.
    """

    def __init__(self, base: Path, sizes: tuple[int, ...], labels: int, *, eager: bool = False) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            base, add_pooling_layer=False, attn_implementation="eager" if eager else "sdpa"
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.told = tables(sizes, HIDDEN)
        self.heads = Heads(HIDDEN, labels)

    def forward(
        self, pieces: torch.Tensor, told: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """What `Heads` says."""
        words = self.encoder.embeddings.word_embeddings(pieces)
        for n, table in enumerate(self.told):
            words = words + table(told[:, :, n])
        answer: tuple[torch.Tensor, torch.Tensor] = self.heads(
            self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        )
        return answer


class Fast(nn.Module):
    """Tables of words and features, then convolutions that see ever further.

    `pieces` is (batch, length, 3): a word's places in `TABLES`.
    """

    def __init__(self, rows: tuple[int, ...], sizes: tuple[int, ...], labels: int) -> None:
        super().__init__()
        widths = (64, 32, 32)
        self.spelt = nn.ModuleList(nn.Embedding(n, w) for n, w in zip(rows, widths, strict=True))
        self.told = tables(sizes, FAST)
        self.mix = nn.Linear(sum(widths), FAST)
        self.steps = nn.ModuleList(
            nn.Conv1d(FAST, 2 * FAST, 3, padding=reach, dilation=reach) for reach in (1, 2, 4, 8, 16, 1)
        )
        self.norms = nn.ModuleList(nn.LayerNorm(FAST) for _ in self.steps)
        self.drop = nn.Dropout(0.2)
        self.heads = Heads(FAST, labels)

    def forward(
        self, pieces: torch.Tensor, told: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """What `Heads` says."""
        spelt = torch.cat([table(pieces[:, :, n]) for n, table in enumerate(self.spelt)], -1)
        hidden = self.mix(self.drop(spelt))
        for n, table in enumerate(self.told):
            hidden = hidden + table(told[:, :, n])
        there = mask[:, :, None].to(hidden.dtype)
        for step, norm in zip(self.steps, self.norms, strict=True):
            into, gate = step((norm(hidden) * there).transpose(1, 2)).transpose(1, 2).chunk(2, -1)
            hidden = hidden + self.drop(into * torch.sigmoid(gate))
        answer: tuple[torch.Tensor, torch.Tensor] = self.heads(hidden)
        return answer
