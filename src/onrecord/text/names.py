"""Names as ids, and names whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC_LETTERS = (
    "а=a б=b в=v г=g ґ=g д=d е=e є=ye ё=e ж=zh з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r "
    "с=s т=t у=u ў=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=i ь= э=e ю=yu я=ya ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz"
)
_CYRILLIC = dict(pair.split("=") for pair in _CYRILLIC_LETTERS.split(" "))
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS = str.maketrans({**_CYRILLIC, **_LATIN})

_SAME_SOUND = (
    # Order matters: longer spellings first. BGN/PCGN, ISO 9, passport and press usage meet here.
    (re.compile(r"shch|sch(?=[aeiouy])"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"q(?!u)"), "k"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"([aou])e(?=[bcdfghklmnprstz])"), r"\1"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"tz|cz(?=[aeiouy])"), "ts"),
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"^ye(?=[bcdfgklmprstvz])"), "e"),
    (re.compile(r"[iy]+"), "i"),
    (re.compile(r"i*j(?![aeou])"), "i"),
    (re.compile(r"ie(?=[nv])"), "e"),
    (re.compile(r"(?<=i)[ae]h$"), "a"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """`text` in plain, lower-case Latin letters: no accents, Cyrillic spelled out.

    Letters of other scripts stay as they are.
    """
    spelled = text.lower().translate(_LETTERS)
    # й and ё come apart in NFKD, so Cyrillic is spelled out before.
    return "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))


def slug(name: str) -> str:
    """The part of an id that comes from a name: "Donald J. Trump" gives "donald-j-trump"."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’ʼ]", "", latin(name)))
    return "-".join(words)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """A form in which the usual spellings of one name are equal.

    "Yury" and "Yuri", "Zelensky", "Zelenskyy" and "Зеленский" meet. Keys are for
    comparing, never for showing; two different names can share one.
    """
    words = []
    for word in re.findall(r"[^\W_]+", re.sub(r"['’ʼ]", "", latin(name))):
        for pattern, sound in _SAME_SOUND:
            word = pattern.sub(sound, word)
        words.append(word)
    return " ".join(words)


_WRITTEN_OUT = {
    name_key(short): name_key(full) for short, full in (("Mt", "Mount"), ("St", "Saint"), ("Ft", "Fort"))
}


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """`name_key`, with the abbreviations of places written out: "Mt. Roe" is "Mount Roe"."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in name_key(name).split())
