"""The head for loaded words: a few hundred thousand weights on the tagger's lower layers, which stay."""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

STATES = 1152
"""Width of the tagger's states: three layers of 384."""

HIDDEN = 192
"""Width of the head. Chosen."""


def dropped(hidden: torch.Tensor, share: float, training: bool) -> torch.Tensor:
    """`hidden` with the same features hidden in all words of a sentence, a `share` of them."""
    if not training:
        return hidden
    kept = torch.rand(hidden.shape[0], 1, hidden.shape[2]) > share
    return hidden * (kept.float() / (1 - share))


class Loaded(nn.Module):
    """Words that carry a judgement, and sentences that readers find biased.

    `states` is (batch, length, STATES), `mask` (batch, length) 1 where a word's piece is. Gives logits: of
    the sentence (batch), of its words (batch, length), of how much opinion it has (batch; for training).
    """

    def __init__(self) -> None:
        super().__init__()
        self.into = nn.Linear(STATES, HIDDEN)
        self.beside = nn.Conv1d(HIDDEN, HIDDEN, 3, padding=1)
        self.word = nn.Linear(HIDDEN, 1)
        self.looks = nn.Linear(HIDDEN, 1)
        self.sentence = nn.Linear(2 * HIDDEN + 2, 1)
        self.opinion = nn.Linear(2 * HIDDEN + 2, 1)

    def forward(
        self, states: torch.Tensor, mask: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """The three logits."""
        hidden = functional.gelu(self.into(dropped(states, 0.4, self.training))) * mask[..., None]
        beside = self.beside(dropped(hidden, 0.2, self.training).transpose(1, 2)).transpose(1, 2)
        hidden = dropped(hidden + functional.gelu(beside), 0.2, self.training)
        outside = (1 - mask) * -1e4
        words = self.word(hidden)[..., 0]
        looks = (self.looks(hidden)[..., 0] + outside).softmax(-1)
        mean = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        among = words + outside
        seen = [
            (looks[..., None] * hidden).sum(1),
            mean,
            among.max(1).values[:, None],
            torch.logsumexp(among, 1)[:, None],
        ]
        whole = torch.cat(seen, 1)
        return self.sentence(whole)[:, 0], words, self.opinion(whole)[:, 0]
