"""How real an event is told to be, by modality, negation, tense, and where it stands."""

from __future__ import annotations

import pytest
from test_events import read, told

A, P, S, H, D, G = "actual", "planned", "proposed", "hypothetical", "denied", "alleged"

TOLD = [
    # tense and voice
    ("Rebels attacked the port on Monday.", "attacked", A),
    ("Kenya has attacked the port.", "attacked", A),
    ("Kenya attacks the port.", "attacks", A),
    ("The port was attacked by rebels.", "attacked", A),
    ("After the attack on the port, the minister resigned.", "attack", A),
    ("Kenya will attack the port.", "attack", P),
    ("Kenya is going to attack the port.", "attack", P),
    ("Macron is to meet Merz in Rome.", "meet", P),
    ("Macron was due to meet Merz in Rome.", "meet", P),
    ("Macron is set to meet Merz in Rome.", "meet", P),
    ("Macron is scheduled to visit Kenya.", "visit", P),
    ("Macron is expected to visit Kenya.", "visit", P),
    ("Macron plans to visit Kenya.", "visit", P),
    ("Macron agreed to visit Kenya.", "visit", P),
    ("Macron announced plans to visit Kenya.", "visit", P),
    ("Talks will be held in Rome.", "Talks", P),
    ("Talks between Kenya and Uganda are scheduled for Monday.", "Talks", P),
    ("Preparations for the summit in Rome began.", "summit", P),
    ("Next week's summit in Rome was discussed.", "summit", P),
    # wanted by somebody
    ("Macron called for talks with Kenya.", "talks", S),
    ("Macron proposed a ceasefire.", "ceasefire", S),
    ("Kenya urged Uganda to release the prisoners.", "release", S),
    ("Kenya demanded that Uganda release the prisoners.", "release", S),
    ("Kenya asked Uganda to release the prisoners.", "release", S),
    ("Uganda should impose sanctions on Kenya.", "sanctions", S),
    ("The minister must resign, the union said.", "resign", S),
    ("The union's call for the minister's resignation was heard.", "resignation", S),
    ("Macron offered to hold talks with Kenya.", "talks", S),
    # possible
    ("Kenya could attack the port.", "attack", H),
    ("Kenya has the ships to attack Uganda.", "attack", H),
    ("Roe had lobbied to release the prisoners.", "release", H),
    ("Kenya may impose sanctions on Uganda.", "sanctions", H),
    ("If Kenya attacks the port, Uganda will respond.", "attacks", H),
    ("Unless rebels attack the port, ships will sail.", "attack", H),
    ("Kenya threatened to attack the port.", "attack", H),
    ("Kenya is considering sanctions against Uganda.", "sanctions", H),
    ("The minister warned of an attack on the port.", "attack", H),
    ("Fears of an attack on the port grew.", "attack", H),
    ("A possible attack on the port was discussed.", "attack", H),
    ("Kenya would have attacked the port.", "attacked", H),
    ("Had Kenya attacked the port, Uganda would have responded.", "attacked", H),
    ("Any attack on the port will be answered.", "attack", H),
    ("Kenya might have attacked the port.", "attacked", H),
    # not so
    ("Kenya did not attack the port.", "attack", D),
    ("Kenya denied attacking the port.", "attacking", D),
    ("Kenya denied that it had attacked the port.", "attacked", D),
    ("Kenya ruled out talks with Uganda.", "talks", D),
    ("Kenya ruled out attacking the port.", "attacking", D),
    ("No talks were held.", "talks", D),
    ("Kenya refused to attack the port.", "attack", D),
    ("Kenya failed to attack the port.", "attack", D),
    ("Kenya has yet to attack the port.", "attack", D),
    ("Macron cancelled a visit to Kenya.", "visit", D),
    ("Macron's visit to Kenya was called off.", "visit", D),
    ("Kenya never attacked the port.", "attacked", D),
    ("Neither Kenya nor Uganda attacked the port.", "attacked", D),
    ("There was no attack on the port.", "attack", D),
    ("Kenya abandoned plans to attack the port.", "attack", D),
    # said to be so
    ("Kenya reportedly attacked the port.", "attacked", G),
    ("Kenya allegedly attacked the port.", "attacked", G),
    ("Kenya is alleged to have attacked the port.", "attacked", G),
    ("Kenya was accused of attacking the port.", "attacking", G),
    ("Uganda accused Kenya of attacking the port.", "attacking", G),
    ("The alleged attack on the port was discussed.", "attack", G),
    ("Police suspect that rebels attacked the port.", "attacked", G),
    ("Rebels are suspected of attacking the port.", "attacking", G),
    ("Uganda claimed that Kenya had attacked the port.", "attacked", G),
    ("Rumours of an attack on the port were heard.", "attack", G),
    ("Macron is rumoured to have met Merz.", "met", G),
    # inside statements
    ("The minister said the attack had killed six soldiers.", "killed", A),
    ("The minister said Kenya had attacked the port.", "attacked", A),
    ("The minister said Kenya would attack the port.", "attack", P),
    ("“Kenya attacked the port,” the minister said.", "attacked", A),
    ("“We will attack the port,” the minister said.", "attack", P),
    ("“We did not attack the port,” the minister said.", "attack", D),
    ("The minister said Kenya would attack the port if talks failed.", "attack", H),
    ("The minister said that Kenya might attack the port.", "attack", H),
    ("The minister said he had no plans to resign.", "resign", D),
    # leaves a known event alone
    ("Macron declined to comment on the attack on the port.", "attack", A),
    ("Kenya did not comment on the attack on the port.", "attack", A),
    ("Kenya will discuss the attack on the port.", "attack", A),
    ("Uganda could respond to the attack on the port.", "attack", A),
    ("Uganda failed to prevent the attack on the port.", "attack", A),
    ("The minister, who was accused of fraud, attacked the port.", "attacked", A),
    ("He denied a role in the attack on the port.", "attack", A),
    ("Kenya took to the radio to denounce the bill.", "denounce", A),
    ("Kenya hopes to denounce the bill.", "denounce", P),
    ("She issued a letter calling attacks on the port a crime.", "attacks", A),
    # further up, and beside
    ("Macron was about to meet Merz in Rome.", "meet", P),
    ("Macron was supposed to meet Merz in Rome.", "meet", P),
    ("A meeting between Macron and Merz planned for May was discussed.", "meeting", P),
    ("Talks with Uganda proposed by Kenya were discussed.", "Talks", S),
    ("The visit to Kenya cancelled by Macron was discussed.", "visit", D),
    ("Kenya pledged that it would release the prisoners.", "release", P),
    ("Kenya ordered the army to attack the port.", "attack", S),
    ("Kenya told Uganda to release the prisoners.", "release", S),
    ("Kenya wants Uganda to release the prisoners.", "release", S),
    ("Kenya wants to release the prisoners.", "release", P),
    ("Kenya called for Uganda to release the prisoners.", "release", S),
    ("Kenya is likely to attack the port.", "attack", H),
    ("Kenya is unlikely to attack the port.", "attack", H),
    ("It is unclear whether Kenya attacked the port.", "attacked", H),
    ("Did Kenya attack the port?", "attack", H),
    ("Will Kenya attack the port?", "attack", H),
    ("Why did Kenya attack the port?", "attack", A),
    ("Kenya was not ready to attack the port.", "attack", D),
    ("Kenya was unable to attack the port.", "attack", D),
    ("Nobody attacked the port.", "attacked", D),
    ("No soldier attacked the port.", "attacked", D),
    ("Kenya left without attacking the port.", "attacking", D),
    ("Kenya waited instead of attacking the port.", "attacking", D),
    ("The army prevented rebels from attacking the port.", "attacking", D),
    ("Kenya left after attacking the port.", "attacking", A),
    ("Kenya admitted attacking the port.", "attacking", A),
    ("Kenya regretted attacking the port.", "attacking", A),
    ("Kenya is said to have attacked the port.", "attacked", G),
    ("Rebels are believed to have attacked the port.", "attacked", G),
    ("Officials believe that rebels attacked the port.", "attacked", G),
    ("A man was charged with killing six soldiers.", "killing", G),
    ("A man was convicted of killing six soldiers.", "killing", A),
    ("A man was acquitted of killing six soldiers.", "killing", D),
    ("Failed talks between Kenya and Uganda were discussed.", "talks", A),
]


@pytest.mark.parametrize(("text", "words", "realis"), TOLD, ids=[t[0] for t in TOLD])
def test_an_event_is_as_real_as_its_words_have_it(text: str, words: str, realis: str) -> None:
    assert told(read(text), words).realis.value == realis


def test_an_event_stands_in_the_innermost_statement_that_tells_of_it() -> None:
    reading = read("The spokesman said that Macron had told reporters that rebels attacked the port.")
    event = told(reading, "attacked")
    own = next(s for s in reading.statements if s.id == event.statement)

    assert own.speaker is not None
    assert own.speaker.name == "Emmanuel Macron"
    assert own.within in {s.id for s in reading.statements}
    assert [hop.name for hop in own.chain][-1] == "Emmanuel Macron"


def test_an_event_beside_a_statement_is_the_outlets_own() -> None:
    reading = read("Rebels attacked the port. The minister said it was a dark day.")

    assert told(reading, "attacked").statement is None


@pytest.mark.parametrize(
    ("sentence", "words", "expected"),
    [
        # what is fixed for a day to come
        ("The party raised money ahead of the election.", "election", P),
        ("Nine candidates are running in the primary.", "primary", P),
        ("Voters go to the polls on Sunday.", "go to the polls", P),
        ("The senator lost the last election.", "election", A),
        ("She stood in the election in May 2024.", "election", A),
        # nothing shows it
        ("The rebels showed no sign of backing down.", "backing down", D),
        ("Police found no evidence of an attack.", "attack", D),
        ("Police found evidence of the attack.", "attack", A),
        # it never came about
        ("The attack was foiled.", "attack", D),
        ("Police averted an attack.", "attack", D),
        ("Uganda failed to prevent the attack on the port.", "attack", A),
        # it may be
        ("His career would be crippled by an indictment.", "indictment", H),
        ("To pass this bill, senators would need sixty votes.", "pass", H),
        ("The ruling, potentially easing the sanctions, came late.", "easing", H),
        ("He set conditions including a ban on imports.", "ban", H),
        ("The ruling gives room for further military action.", "military action", H),
        ("The ruling gives thanks for the military action.", "military action", A),
        ("Macron would abandon efforts to end the war.", "end", H),
        ("Kenya opposes talks with Uganda.", "talks", H),
        # what goes with a promise
        ("Macron agreed to a truce, backing down after a standoff.", "backing down", A),
        # known, whatever is said of it
        ("She blames the mayor for the election defeat.", "election defeat", A),
        ("Macron failed to attend the summit in Rome.", "summit", A),
        ("Macron skipped the summit in Rome.", "summit", A),
        # what may be done is open while it is only spoken of
        ("The two sides discussed the return of the bodies.", "return", S),
        ("The two sides discussed the attack on the port.", "attack", A),
    ],
)
def test_what_is_ahead_averted_or_only_possible_has_not_happened(
    sentence: str, words: str, expected: str
) -> None:
    assert told(read(sentence), words).realis == expected
