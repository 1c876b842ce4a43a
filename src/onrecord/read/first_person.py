"""Whom "I" means: the one whose quoted words hold it."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model import Form, Kind, Mention, Parse, Reading, Statement
from onrecord.text.quotes import Quotes

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})
"""Pronouns of one who speaks of himself. "We" may be anybody's, and stays unread."""


def with_first_persons(
    parse: Parse, reading: Reading, statements: Sequence[Statement], quotes: Quotes
) -> tuple[Mention, ...]:
    """The reading's mentions and those of "I" in quotation marks, in order.

    "I" is the speaker of the outermost statement that holds it; of nobody known, it is no mention.
    """
    known = {m.span for m in reading.mentions}
    pairs = [p.span for p in quotes.pairs]
    made = []
    for token in parse.tokens:
        if token.lower not in FIRST_PERSON or token.pos != "PRON" or token.span in known:
            continue
        if not any(p.holds(token.span) for p in pairs):
            continue
        holding = [s for s in statements if any(c.holds(token.span) for c in s.content)]
        said = max(holding, key=lambda s: s.end - s.start, default=None)
        while said is not None and said.implicit and len(holding) > 1:
            # An account carried on without a cue reports the one who is quoted in it.
            holding.remove(said)
            said = max(holding, key=lambda s: s.end - s.start)
        who = said.speaker if said is not None else None
        if who is None or who.entity is None or not who.entity.startswith("person:"):
            continue
        made.append(
            Mention(
                id=f"{reading.document.id}.m{token.start}-{token.end}",
                span=token.span,
                kind=Kind.PERSON,
                form=Form.PRONOUN,
                name=who.name,
                entity=who.entity,
                reason="the one who is quoted",
            )
        )
    return tuple(sorted([*reading.mentions, *made], key=lambda m: (m.span, m.kind)))
