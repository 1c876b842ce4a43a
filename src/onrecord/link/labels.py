"""Events in plain words: "Phone call, Vladimir Putin and Donald Trump, 4 Jun 2025, about 1 h 15 min"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.lexicon.kinds import kinds
from onrecord.model import Duration, Participant, When, WhenBasis
from onrecord.text.wording import duration_words, interval_words, listed

_OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your", "whose"})
"""Words that refer to somebody told elsewhere: "its troops" names nobody in a label."""

NAMED = 3
"""Parties named in a label; more are counted."""


def kind_words(kind: str) -> str:
    """What the lexicon calls a kind of event; a kind it does not know goes by its own name."""
    known = kinds().get(kind)
    return known.label if known is not None else kind.replace("-", " ").capitalize()


def event_label(
    kind: str,
    participants: Sequence[Participant],
    when: When | None,
    duration: Duration | None,
    place: str | None = None,
    happened: bool = False,
) -> str:
    """Kind, parties, place, day and length, as far as known.

    Something that `happened` is undated while no last day is known: "since January" dates nothing.
    """
    agents = _names([p for p in participants if p.role == "agent"])
    done_to = _done_to(kind, by_others=bool(agents))
    targets = _names([p for p in participants if p.role in done_to])
    names = _names([p for p in participants if p.role not in {"agent", *done_to}])
    parts = [_done(kind, agents, targets)]
    if names:
        parts.append(name_list(names))
    if place and place not in names:
        parts.append(place)
    dated = not happened or (when is not None and when.interval.last is not None)
    parts.append(_when_words(when if dated else None))
    if duration is not None:
        parts.append(length_words(duration))
    return ", ".join(parts)


def _done_to(kind: str, by_others: bool) -> frozenset[str]:
    """Roles of those whom it is done to: "who" too, where others do it ("Dismissal of Berg by the king").

    In kinds that one may do alone ("Resignation, Berg") only if it is told who else did it.
    """
    known = kinds().get(kind)
    if known is None or known.roles.get("object") != "who":
        return frozenset({"target"})
    others = known.roles.get("subject") == "agent" or (by_others and "by" in known.roles)
    return frozenset({"target", "who"}) if others else frozenset({"target"})


def _names(participants: Sequence[Participant]) -> list[str]:
    """Names to show: those of known parties; else the fullest description that stands by itself."""
    ordered = list(participants)
    if sum(p.role == "who" for p in ordered) == 1 and len(ordered) > NAMED:
        # One who speaks with many comes first, or the list is cut before the name.
        ordered.sort(key=lambda p: p.role != "who")
    known = [p.party.name for p in ordered if p.party.entity is not None]
    told = [p.party.name for p in participants if p.party.name.split()[0].lower() not in _OWNERS]
    if len(known) == 1 and participants[0].role in ("who", "with"):
        # Whoever talks alone talks with somebody: "Donald Trump and European leaders".
        known += [n for n in told if n not in known][:1]
    if not known and told:
        known = [max(told, key=lambda n: (len(n.split()), n))]
    return list(dict.fromkeys(known))


def _done(kind: str, agents: Sequence[str], targets: Sequence[str]) -> str:
    """ "Attack by Norland on the Ostrel bridge"; "Killing of three miners"."""
    words = kind_words(kind)
    known = kinds().get(kind)
    # "Withdrawal of troops" says already what is withdrawn.
    new = [t for t in targets if t.casefold() not in words.casefold()]
    target = f" {known.toward if known is not None else 'of'} {name_list(new)}" if new else ""
    by = f" by {name_list(agents)}" if agents else ""
    return f"{words}{target}{by}" if target.startswith(" of ") else f"{words}{by}{target}"


def name_list(names: Sequence[str]) -> str:
    """Names, in the order given, the last after "and"; a long list is cut and the rest counted."""
    if len(names) > NAMED + 1:
        return f"{', '.join(names[:NAMED])} and {len(names) - NAMED} others"
    return listed(names)


def length_words(duration: Duration) -> str:
    """A length in plain words: "about 1 h 15 min", "over 2 h", "of unknown length"."""
    return duration_words(duration) or "of unknown length"


def _when_words(when: When | None) -> str:
    """A day or range in plain words; "undated" where nothing is known."""
    if when is None or when.basis is WhenBasis.UNKNOWN:
        return "undated"
    return interval_words(when.interval, clock=False, opened=when.is_opened)
