"""What a single line of a report is, by its own words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from onrecord.ingest.dates import DATE, MONTHS
from onrecord.lexicon.base import read_toml
from onrecord.model import Span

LONGEST_CAPTION = 400
LONGEST_CREDIT = 200
LONGEST_BYLINE = 100
LONGEST_HEADLINE = 200
LONGEST_DATELINE = 80
"""Characters above which a line is read as story text whatever it starts with. Chosen."""

MOST_WORDS_OF_A_HEADLINE = 16
"""Words above which a line that ends in a stop is a sentence. Chosen."""

MOST_BESIDE_A_DATE = 2
"""Names (a place, a writer, an outlet) in a line that still only says when. Chosen."""

CLOSERS = "\"'”’»“«)]›"
STOPS = ".!;:…。।؟۔"
"""Marks that end a sentence of body text. A question mark may also end a headline."""

_DOMAIN = r"(?:https?://)?(?:www\.)?(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,12})/?"
_DOMAIN_LINE = re.compile(rf"{_DOMAIN}(?:\s*[-–—|/]\s*(?:[A-Z]{{1,4}}|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?))?")
_DOMAIN_ANYWHERE = re.compile(rf"(?<![@\w.]){_DOMAIN}(?![\w@])", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HOURS = re.compile(
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s*[ap]\.?m\b\.?)?|\b\d{1,2}\s*[ap]\.?m\b\.?|[+-]\d{1,2}(?::\d{2})?\b",
    re.I,
)
_INITIALS = re.compile(r"(?:[a-z]{1,2}\.){2,}")
_WITH_YEAR = re.compile(r"\b\d{4}\b")
_PIECES = re.compile(r"\s*[|/•·,–—]\s*|\s+-\s+")
_SENTENCE_END = re.compile(r"[.!?][\"'”’»“«)]*\s+(?=\S)")
_SAYS_WHEN = re.compile(
    r"\b(?:published|posted|issued|released|dated?|updated|modified)\b(?!\s+by)[^.]{0,40}?\d", re.IGNORECASE
)
_TRAILING_CREDIT = re.compile(r"[(\[]\s*(?P<words>[^()\[\]]{8,300})[)\]]\.?\s*$")


def words_of(table: str) -> dict[str, Any]:
    """One table of lexicon/segments.toml."""
    found: dict[str, Any] = read_toml("segments.toml")[table]
    return found


def ends_a_sentence(line: str) -> bool:
    """Whether `line` ends in a stop, looking through closing quotation marks and brackets."""
    bare = line.rstrip().rstrip(CLOSERS).rstrip()
    return bare.endswith(tuple(STOPS))


def ends_in_abbreviation(line: str) -> bool:
    """Whether the only stop of a short `line` is that of an abbreviation at its end: "… From the I.R.S."."""
    words = line.split()
    if not 2 <= len(words) <= MOST_WORDS_OF_A_HEADLINE or any(map(ends_a_sentence, words[:-1])):
        return False
    last = words[-1].lstrip("([\"'“‘").casefold()
    return bool(_INITIALS.fullmatch(last)) or last in words_of("headline")["abbreviations"]


def is_related(line: str) -> bool:
    """Whether `line` points to another article: "Read also …", "Related: …"."""
    line = _bare(line)
    found = _related().match(line)
    if found is None or len(line) > LONGEST_CAPTION:
        return False
    rest = line[found.end() :].strip()
    if not rest or found["mark"]:
        return True
    # Pointers to other articles are titles; "Read also" before a full sentence is the sentence's own.
    if ends_a_sentence(rest):
        return False
    return bool(found["bound"]) or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'“‘«„"


def opens_a_list(line: str) -> bool:
    """Whether `line` is a "Related stories" heading with nothing after it."""
    found = _related().match(_bare(line))
    return found is not None and not _bare(line)[found.end() :].strip()


def is_caption(line: str) -> bool:
    """Whether `line` stands under a picture: "(Photo: …)", "Image credit …", "… / Getty Images"."""
    if len(line) > LONGEST_CAPTION:
        return False
    bare = _bare(line)
    return any(rule.search(bare) for rule in _captions())


def is_credit(line: str) -> bool:
    """Whether `line` is an outlet's sign-off, a copyright, a "Reporting by …" or page furniture."""
    bare = _bare(line)
    if len(bare) > LONGEST_CREDIT:
        return False
    words = words_of("credit")
    low = bare.casefold().strip(" .:!|•*")
    if low in words["lines"] or low.startswith(tuple(words["boilerplate"])):
        return True
    if bare.casefold().startswith(tuple(words["rights"])) or any(mark in low for mark in words["reserved"]):
        return True
    if _DOMAIN_LINE.fullmatch(bare) or (bare[:1] in "-–—" and bare.strip("-–— .") in words["agencies"]):
        return True
    return _is_names_credit(bare.strip("()[] ")) or _is_labelled(bare)


def trailing_credit(line: str) -> Span | None:
    """The credits at the end of a line of story text, by place in `line`.

    "(Reporting by …)", and sentences that would be credits on a line of their own, as
    where a whole report comes in one line.
    """
    end = len(line.rstrip())
    found = _TRAILING_CREDIT.search(line)
    start = found.start() if found and _is_names_credit(found["words"]) else end
    for stop in reversed([m.end() for m in _SENTENCE_END.finditer(line, 0, start)]):
        if not is_credit(line[stop:start]):
            break
        start = stop
    return Span(start, end) if start < end else None


def outlet_of_credit(line: str) -> str | None:
    """The outlet's address in its own sign-off ("example.org - JR", "© 2025 example.org"), if it has one."""
    bare = _bare(line)
    found = _DOMAIN_LINE.fullmatch(bare)
    if found is None and bare.casefold().startswith(tuple(words_of("credit")["rights"])):
        found = _DOMAIN_ANYWHERE.search(bare)
    return found["host"].lower() if found else None


def is_byline(line: str) -> bool:
    """Whether `line` names its writer and nothing else: "By Jane Roe in Geneva"."""
    bare = _bare(line)
    if len(bare) > LONGEST_BYLINE:
        return False
    for opener in words_of("byline")["openers"]:
        if bare.casefold().startswith(opener):
            rest = bare[len(opener) :]
            if rest[:1] not in (" ", "\t", "\u00a0") or ends_a_sentence(rest):
                continue
            names = re.findall(r"[^\W\d_][\w.'’-]*", rest)
            if names and names[0][0].isupper() and names[0].casefold() not in (*_WEEKDAYS, *MONTHS):
                roles = words_of("byline")["roles"]
                return all(n[0].isupper() or n.casefold() in roles for n in names)
    return False


def is_dateline(line: str) -> bool:
    """Whether `line` says when, and at most where or by whom.

    "5 Jun. 9:30 (UTC+3 MSK)", "Geneva, 4 June 2025", "June 4, 2025 | 5:46 PM EDT | Example News". A place or
    a writer counts only beside a date with its year, and set off from it.
    """
    if len(line) > LONGEST_DATELINE or not DATE.search(line) or ends_a_sentence(line.rstrip(".")):
        return False
    if _says_only_when(DATE.sub(" ", line)):
        return True
    if not any(found["y1"] or found["y2"] or found["y3"] or found["y4"] for found in DATE.finditer(line)):
        return False
    pieces = [p for p in _PIECES.split(DATE.sub("|", line)) if p.strip(" .,:()")]
    others = [p.strip(" .,:()") for p in pieces if not _says_only_when(p)]
    return len(others) <= MOST_BESIDE_A_DATE and all(map(_is_short_name, others))


def _says_only_when(words: str) -> bool:
    known = (*words_of("dateline")["words"], *_WEEKDAYS, *(d[:3] for d in _WEEKDAYS))
    rest = _HOURS.sub(" ", words)
    return all(w.casefold().strip(".") in known for w in re.findall(r"[^\W\d_][\w.]*", rest))


def _is_short_name(words: str) -> bool:
    """Whether `words` can be a place, a writer or an outlet: up to three words, all with capitals."""
    words = re.sub(r"^(?:by|from|in)\s+", "", words, flags=re.IGNORECASE)
    names = words.split()
    return (len(names) <= 3 and all(n[0].isupper() for n in names)) or words.casefold() == "admin"


def says_when(line: str) -> bool:
    """Whether `line` says when the report came out or was changed: "First published on 4 June 2025"."""
    return bool(_SAYS_WHEN.search(line))


def dateline_head(line: str) -> Span | None:
    """The dateline before the first words of a paragraph ("KYIV, June 4 (Reuters) -"), by place in `line`."""
    clock = _head_with_clock().match(line)
    if clock:
        return Span(0, len(clock.group().rstrip()))
    found = _head().match(line)
    if found is None:
        return None
    place = (found["place"] or "").strip(" ,.")
    whole = Span(found.start("all"), found.start("all") + len(found["all"].rstrip()))
    if found["agency"] or found["slashed"] or (found["date"] and _WITH_YEAR.search(found["date"])):
        return whole
    loud = place.split(",")[0].strip()
    if len(loud) < 4 or not loud.isupper() or loud in words_of("dateline")["not_places"]:
        return None
    return whole


def _bare(line: str) -> str:
    line = line.strip()
    # A leading dash may be an agency's sign ("- Reuters"), other marks are bullets.
    return line if line[:1] in "-–—" else re.sub(r"^[\s•*·▪►>#|]+(?=\w|[\"'“‘(\[])", "", line)


def _is_names_credit(bare: str) -> bool:
    low = bare.casefold()
    for opener in words_of("credit")["openers"]:
        if low.startswith(opener):
            rest = re.findall(r"[^\W\d_][\w'’.-]*", bare[len(opener) :])
            return bool(rest) and all(
                w[0].isupper() or w.casefold() in words_of("credit")["name_links"] for w in rest
            )
    return False


def _is_labelled(bare: str) -> bool:
    label, colon, rest = bare.partition(":")
    known = label.strip().casefold() in words_of("credit")["labels"]
    return bool(colon) and known and len(rest) <= LONGEST_BYLINE and not ends_a_sentence(rest)


@cache
def _related() -> re.Pattern[str]:
    words = words_of("related")
    free = "|".join(re.escape(w) for w in sorted(words["openers"], key=len, reverse=True))
    bound = "|".join(re.escape(w) for w in sorted(words["openers_with_colon"], key=len, reverse=True))
    return re.compile(
        rf"\W*(?:(?P<free>{free})(?!\w)\s*(?P<mark>[:–—|»>-](?!\w)\s*)?"
        rf"|(?P<bound>{bound})\s*(?:[:|»>]\s+|[:|]?\s*$))",
        re.IGNORECASE,
    )


@cache
def _captions() -> tuple[re.Pattern[str], ...]:
    words = words_of("caption")
    photo = "|".join(re.escape(w) for w in sorted(words["photo_words"], key=len, reverse=True))
    kinds = "|".join(re.escape(w) for w in sorted(words["photo_kinds"], key=len, reverse=True))
    openers = "|".join(re.escape(w) for w in sorted(words["openers"], key=len, reverse=True))
    agencies = "|".join(re.escape(w) for w in sorted(words["picture_agencies"], key=len, reverse=True))
    before = rf"(?:(?i:{kinds})\s+)*(?i:{photo})"
    by = r"(?:by|credit|courtesy of|via|from)\s+(?=[A-Z@])"
    libraries = "Getty|AP Images|Shutterstock|Imago|Alamy"
    name = r"[A-Z][\w.-]+(?:[ ,/-]+[A-Z][\w.-]*){0,4}"
    return (
        # "… (Illustrative photo from 2018: EPA)", "… (file photo)"
        re.compile(rf"[(\[]\s*{before}\b(?![^()]*\b(?:below|above)\b)[^()]*[)\]]\.?$"),
        # "Photo: …", "Photo by Jane Roe"
        re.compile(rf"^[(\[]?{before}\s*(?::|{by})"),
        re.compile(rf"^[(\[]?(?:{openers})(?!\w)", re.IGNORECASE),
        # "… Jane Roe / Getty Images", "… REUTERS/Jane Roe", "… via Getty Images"
        re.compile(rf"(?:/\s?|\bvia\s+(?={libraries}))(?:{agencies})[)\]]?\.?$"),
        re.compile(rf"(?:^|[\s(])(?:{agencies}|REUTERS)\s?/\s?{name}[)\]]?$"),
        re.compile(rf"©\s*(?:{agencies})\b[^.]*$"),
    )


@cache
def _head_with_clock() -> re.Pattern[str]:
    """ "5 Jun. 9:30 (UTC+3 MSK)" before the first sentence."""
    date = re.sub(r"\?P<\w+>", "?:", DATE.pattern)
    return re.compile(
        rf"\s*(?i:{date})[,.]?\s+\d{{1,2}}[:.]\d{{2}}(?:\s*\([A-Z]{{2,5}}[^()]{{0,15}}\)|\s+(?:GMT|UTC)\b)?"
        r"\s+(?=[\"“«„]?[A-Z])"
    )


@cache
def _head() -> re.Pattern[str]:
    date = DATE.pattern
    date = re.sub(r"\?P<\w+>", "?:", date)
    place = r"[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){0,3}(?:,\s*[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,2})??"
    return re.compile(
        rf"(?P<all>\s*(?P<place>{place}[,.]?\s*)?(?:[,/]?\s*(?:[-–—]\s*)?(?P<date>(?i:{date}))[,.]?\s*)?"
        r"(?:(?P<agency>\([A-Z][\w. &-]{1,25}\))\s*(?=[-–—_])|(?P<slashed>/[A-Z][\w. -]{1,25}/)[.,]?)?"
        r"(?(slashed)\s*(?:[-–—]{1,2})?|\s*(?:--|[-–—_])))(?=\s*(?:[\"'“‘«]?[A-Z\d]|$))"
    )
