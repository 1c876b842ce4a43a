"""The accurate tagger's network: MiniLM-L6 that is also told what rules and parser say of each word.

A word is read at its first piece. Three answers come out per piece: its label (a role, beginning or
inside), which pieces its source stands on, and which its cue stands on; the window's first piece
(`[CLS]`) is the answer "none here".
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import nn
from transformers import BertModel

HIDDEN = 384
POINT = 128
"""Width of the space in which a word and its source meet. Chosen."""


class Tagger(nn.Module):
    """Encoder, features, labels and pointers."""

    def __init__(self, base: Path, sizes: tuple[int, ...], labels: int) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="sdpa")
        self.told = nn.ModuleList(nn.Embedding(size + 1, HIDDEN, padding_idx=size) for size in sizes)
        for table in self.told:
            nn.init.normal_(table.weight, std=0.02)
            table.weight.data[-1].zero_()
        self.drop = nn.Dropout(0.1)
        self.label = nn.Linear(HIDDEN, labels)
        self.asks = nn.Linear(HIDDEN, 2 * POINT)
        self.answers = nn.Linear(HIDDEN, 2 * POINT)

    def forward(
        self, pieces: torch.Tensor, told: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Label logits (batch, length, labels) and pointer logits (batch, 2, length, length).

        `pieces` is (batch, length), `told` (batch, length, features), `mask` 1 where a piece is.
        """
        words = self.encoder.embeddings.word_embeddings(pieces)
        for n, table in enumerate(self.told):
            words = words + table(told[:, :, n])
        hidden = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        hidden = self.drop(hidden)
        batch, length = pieces.shape
        asks = self.asks(hidden).view(batch, length, 2, POINT).transpose(1, 2)
        answers = self.answers(hidden).view(batch, length, 2, POINT).transpose(1, 2)
        points = asks @ answers.transpose(2, 3) / POINT**0.5
        return self.label(hidden), points
