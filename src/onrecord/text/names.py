"""Names as ids, and names whatever their spelling."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуўфхцчшщъыьэюяђјљњћџ",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "ye",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            ".",
            "i",
            ".",
            "e",
            "yu",
            "ya",
            "dj",
            "j",
            "lj",
            "nj",
            "c",
            "dz",
        ],
        strict=True,
    )
)
_LATIN = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_LETTERS = str.maketrans({**{k: v.replace(".", "") for k, v in _CYRILLIC.items()}, **_LATIN})

_SAME_SOUND = (
    # Order matters: longer spellings first. Standards that meet here: BGN/PCGN, ISO 9, passport and press usage.
    (re.compile(r"shch|sch(?=[aeiouy])"), "sh"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"tch"), "ch"),
    (re.compile(r"tz|cz(?=[aeiouy])"), "ts"),
    (re.compile(r"dzh|dj"), "j"),
    (re.compile(r"[iyj]+(?![aeou])|y"), "i"),
    (re.compile(r"ie(?=[nv])"), "e"),
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
