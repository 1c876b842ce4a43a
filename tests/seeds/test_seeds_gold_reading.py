# ruff: noqa: E501 -- one statement a row
"""The founding example as an editor reads it: every statement, who is meant, every time, every coloured word.

The tables were written from a reading of the five reports; words are quoted by their ends only.
Statement rows: content | mode and stance | speaker | told | medium | hops, * for understood | root | within.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable

import pytest

from onrecord.model import Form, Reading, Statement
from onrecord.read import read
from onrecord.read.tagging.nets import ENV, Tier

ReadingOf = Callable[[str], Reading]

STATEMENTS = {
    "000": r"""
the conversation lasted about … and 15 minutes | indirect | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
that the politicians discussed … by both sides" | mixed | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
"It was a good … on the airbases," | direct | Donald Trump | - | Truth Social | medium Truth Social* > speaker Donald Trump | Donald Trump | -
that he will be … on the airbases | indirect | Vladimir Putin | - | - | medium Truth Social* > speaker Donald Trump > speaker Vladimir Putin | Donald Trump | Donald Trump
Putin offered to participate … resolve this issue." | mixed | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
to participate in this … resolve this issue." | mixed | Vladimir Putin | - | - | speaker Donald Trump > speaker Vladimir Putin | Donald Trump | Donald Trump
"I told Putin that … agreed on that," | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that Iran cannot have nuclear weapons | indirect | Donald Trump | Vladimir Putin | - | speaker Donald Trump | Donald Trump | Donald Trump
what topics to raise | indirect | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
the Ukrainian president asked … Trump could join | indirect | media reports | - | - | unnamed media reports | - | -
to discuss a 30-day … Trump could join | indirect | Volodymyr Zelensky | - | - | unnamed media reports > speaker Volodymyr Zelensky | - | media reports
that he was ready … includes a ceasefire | indirect | Vladimir Putin | - | - | speaker Vladimir Putin | Vladimir Putin | -
that the terms of … Ukraine and Russia | indirect | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that Ukraine would not … by the Russians | indirect | Volodymyr Zelensky | - | - | speaker Volodymyr Zelensky | Volodymyr Zelensky | -
that Russia had made … for a ceasefire | indirect | media | - | - | unnamed media | - | -
that Putin was not … war against Ukraine | indirect | Donald Trump | European leaders | - | speaker Donald Trump | Donald Trump | -
that the Kremlin leader … “killing people unnecessarily” | mixed | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
that Donald Trump could … of peace talks | indirect | The WSJ sources | - | - | outlet The Wall Street Journal > unnamed The WSJ sources | - | -
""",
    "001": r"""
"I just finished speaking, … and 15 minutes," | direct | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
that "it was a … to immediate peace" | mixed | Donald Trump | - | Truth Social | medium Truth Social* > speaker Donald Trump | Donald Trump | -
that he and Putin discussed Iran | indirect | Donald Trump | - | Truth Social | medium Truth Social* > speaker Donald Trump | Donald Trump | -
he said to Putin … were in agreement | indirect | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that Iran cannot have … were in agreement | indirect | Donald Trump | Vladimir Putin | - | speaker Donald Trump | Donald Trump | Donald Trump
"President Putin suggested that … a rapid conclusion," | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that he will participate … a rapid conclusion | indirect | Vladimir Putin | - | - | speaker Donald Trump > speaker Vladimir Putin | Donald Trump | Donald Trump
that Tehran has been … period of time" | mixed | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that Putin and Trump talked over the phone | indirect endorsing | Dmitry Peskov | - | - | official Dmitry Peskov | Dmitry Peskov | -
Putin told Trump that … talks in Istanbul | indirect | Yury Ushakov | - | - | official Yury Ushakov | Yury Ushakov | -
that Ukraine tried to … talks in Istanbul | indirect | Vladimir Putin | Donald Trump | - | official Yury Ushakov > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
The Russian president gave … generally were useful | indirect | Yury Ushakov | - | - | official Yury Ushakov* | Yury Ushakov | -
they generally were useful | indirect | Vladimir Putin | - | - | official Yury Ushakov* > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
that Trump said the … attack Russian airfields | indirect | Yury Ushakov | - | - | official Yury Ushakov | Yury Ushakov | -
the U.S. was not … attack Russian airfields | indirect | Donald Trump | - | - | official Yury Ushakov > speaker Donald Trump | Yury Ushakov | Yury Ushakov
Discussion was also given … Iranian nuclear program | mixed | Yury Ushakov | - | - | official Yury Ushakov* | Yury Ushakov | -
The U.S. President told … on the issue | indirect | Yury Ushakov | - | - | official Yury Ushakov* | Yury Ushakov | -
that the talks could benefit from Russia's help | indirect | Donald Trump | Vladimir Putin | - | official Yury Ushakov* > speaker Donald Trump | Yury Ushakov | Yury Ushakov
he would appreciate it … on the issue | indirect | Donald Trump | - | - | official Yury Ushakov* > speaker Donald Trump | Yury Ushakov | Yury Ushakov
The presidents exchanged views … has "enormous potential." | mixed | Yury Ushakov | - | - | official Yury Ushakov* | Yury Ushakov | -
which, they said, has "enormous potential." | mixed | Donald Trump and Vladimir Putin | - | - | official Yury Ushakov* > speaker Donald Trump and Vladimir Putin | Yury Ushakov | Yury Ushakov
The two leaders described … through other channels | mixed | Yury Ushakov | - | - | official Yury Ushakov* | Yury Ushakov | -
their conversation as "positive and very productive" | mixed | Donald Trump and Vladimir Putin | - | - | official Yury Ushakov* > speaker Donald Trump and Vladimir Putin | Yury Ushakov | Yury Ushakov
to continue communication on … through other channels | indirect | Donald Trump and Vladimir Putin | - | - | official Yury Ushakov* > speaker Donald Trump and Vladimir Putin | Yury Ushakov | Yury Ushakov
""",
    "002": r"""
Russian President Vladimir Putin … in January 2025 | indirect | Reuters | - | - | agency Reuters | Reuters | -
Putin insisted that Russia … a quick ceasefire | indirect | Russian and international sources | - | - | unnamed Russian and international sources | - | -
that Russia would not … from its goals | indirect | Vladimir Putin | - | - | unnamed Russian and international sources > speaker Vladimir Putin | - | Russian and international sources
a quick ceasefire | indirect | Donald Trump | - | - | unnamed Russian and international sources > speaker Donald Trump | - | Russian and international sources
Putin stressed that Russia … of the conflict | mixed | Yury Ushakov | - | - | agency Reuters > official Yury Ushakov | Yury Ushakov | -
that Russia would not … of the conflict | mixed | Vladimir Putin | - | - | agency Reuters > official Yury Ushakov > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
that by this the … "de-Nazification" and "demilitarisation" | mixed | TASS | - | - | agency TASS | TASS | -
NATO expansion, the presence … "de-Nazification" and "demilitarisation" | mixed | Kremlin | - | - | agency TASS > official Kremlin | Kremlin | TASS
Putin expressed willingness to … of annexed territories | indirect | TASS | - | - | agency TASS | TASS | -
willingness to continue diplomatic … of annexed territories | indirect | Vladimir Putin | - | - | agency TASS > speaker Vladimir Putin | Vladimir Putin | TASS
that a specific plan … continue the dialogue | indirect | Yury Ushakov | - | - | agency Reuters* > official Yury Ushakov | Yury Ushakov | -
to continue the dialogue | indirect | Donald Trump and Vladimir Putin | - | - | agency Reuters* > official Yury Ushakov > speaker Donald Trump and Vladimir Putin | Yury Ushakov | Yury Ushakov
an immediate ceasefire | indirect | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
the call "excellent" | mixed | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
it could lead to … the war ends | indirect | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
Trump has again proposed … terms are met | indirect | Reuters | - | - | agency Reuters | Reuters | -
a 30-day ceasefire, which … in Saudi Arabia | indirect | Donald Trump | - | - | agency Reuters > speaker Donald Trump | Donald Trump | Reuters
In addition to Ukraine, … Iran's nuclear programme | indirect | TASS | - | - | agency TASS > agency Associated Press | TASS | -
Russian assistance in negotiating with Iran | indirect | Vladimir Putin | Donald Trump | - | speaker Vladimir Putin | Vladimir Putin | -
that this issue was … points of discussion | indirect | Yury Ushakov | - | - | agency Reuters* > official Yury Ushakov | Yury Ushakov | -
concern about escalating tensions between Israel and Iran | indirect | Vladimir Putin | - | - | speaker Vladimir Putin | Vladimir Putin | -
skepticism about Putin's demands, … weaken Ukrainian sovereignty | indirect | Volodymyr Zelensky | - | X | medium X > speaker Volodymyr Zelensky | Volodymyr Zelensky | -
which he described as … weaken Ukrainian sovereignty | indirect | Volodymyr Zelensky | - | - | medium X > speaker Volodymyr Zelensky | Volodymyr Zelensky | Volodymyr Zelensky
conditions such as recognition … are not acceptable | indirect | Volodymyr Zelensky | - | - | speaker Volodymyr Zelensky | Volodymyr Zelensky | -
more international pressure on Russia | indirect | Volodymyr Zelensky | - | - | speaker Volodymyr Zelensky | Volodymyr Zelensky | -
that Kiev is ready … price of surrender | indirect | Volodymyr Zelensky | - | - | speaker Volodymyr Zelensky | Volodymyr Zelensky | -
concern about Trump's dealings with Putin | indirect | European leaders | - | - | unnamed European leaders | - | -
von der Leyen warned … jeopardise her position | indirect | The Guardian | - | - | outlet The Guardian | The Guardian | -
that agreements without Ukraine's … jeopardise her position | indirect | Ursula von der Leyen | - | - | outlet The Guardian > speaker Ursula von der Leyen | Ursula von der Leyen | The Guardian
German Chancellor Friedrich Merz … further military action | indirect | The Washington Post | - | - | outlet The Washington Post | The Washington Post | -
Trump's passive approach, which … further military action | indirect | Friedrich Merz | - | - | outlet The Washington Post > speaker Friedrich Merz | Friedrich Merz | The Washington Post
which he said gives … further military action | indirect | Friedrich Merz | - | - | outlet The Washington Post > speaker Friedrich Merz | Friedrich Merz | Friedrich Merz
to give details of … the negotiation process" | mixed silence | Dmitry Peskov | - | - | agency TASS > official Dmitry Peskov | - | -
that it is preparing … a specific timetable | indirect | Kremlin | - | - | official Kremlin | Kremlin | -
""",
    "003": r"""
that the tone and … conversation were “excellent,” | mixed | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
“If it wasn’t, I … rather than later.” | direct | Donald Trump | - | Truth Social | medium Truth Social > speaker Donald Trump | Donald Trump | -
“Russia and Ukraine will … be aware of,” | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
Russia “wants to do … with the US | mixed doubting | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that the potential settlement … trade as well | mixed | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
“There is a tremendous … potential is UNLIMITED,” | direct | Donald Trump | - | Truth Social | medium Truth Social* > speaker Donald Trump | Donald Trump | -
that “immediately after the … his Russian counterpart | mixed | Donald Trump | - | Truth Social | medium Truth Social* > speaker Donald Trump | Donald Trump | -
his conversation with his Russian counterpart | indirect | Donald Trump | Alexander Stubb and Emmanuel Macron and Friedrich Merz and Giorgia Meloni and Ursula von der Leyen and Volodymyr Zelensky | - | medium Truth Social* > speaker Donald Trump | Donald Trump | Donald Trump
“Let the process begin!” | direct | Donald Trump | - | Truth Social | medium Truth Social* > speaker Donald Trump | Donald Trump | -
Monday’s phone call, initially … and “quite useful.” | mixed | Vladimir Putin | - | - | speaker Vladimir Putin | Vladimir Putin | -
the Russian president said … Russia and Ukraine.” | mixed | Kremlin | - | a statement issued by the Kremlin following the call | medium a statement issued by the Kremlin following the call > official Kremlin | Kremlin | -
that he thanked Trump … Russia and Ukraine.” | mixed | Vladimir Putin | - | - | medium a statement issued by the Kremlin following the call > official Kremlin > speaker Vladimir Putin | Kremlin | Kremlin
Moscow is ready to … the two countries | indirect | Vladimir Putin | - | - | medium a statement issued by the Kremlin following the call* > official Kremlin* > speaker Vladimir Putin | Kremlin | -
“In general, Russia’s position … of this crisis,” | direct | Vladimir Putin | - | - | speaker Vladimir Putin | Vladimir Putin | -
that he trusts Putin, … is not made | indirect | Donald Trump | reporters | - | speaker Donald Trump | Donald Trump | -
if he believes Putin wants peace in Ukraine | indirect | journalists | Donald Trump | - | unnamed journalists | - | -
“I do.” | direct | Donald Trump | journalists | - | speaker Donald Trump | Donald Trump | -
if he trusts Putin | indirect | reporters | Donald Trump | - | unnamed reporters | - | -
“I do.” | direct | Donald Trump | reporters | - | speaker Donald Trump | Donald Trump | -
“I think some progress … are being killed,” | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
that the US remains … Ukraine are underway | indirect | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
“We also spoke to … thing wrapped up,” | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
The US will not … towards a ceasefire | mixed | Donald Trump | reporters | - | speaker Donald Trump | Donald Trump | -
“Because I think there’s … it much worse,” | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
“But there could be … going to happen,” | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
he would abandon efforts … is not made | indirect | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
“I tell you, big … to keep going,” | direct | Donald Trump | - | - | speaker Donald Trump | Donald Trump | -
""",
    "004": r"""
Russian dictator Vladimir Putin … President Donald Trump | indirect | Russian propagandists | - | - | unnamed Russian propagandists > official Yury Ushakov | Yury Ushakov | -
the conversation between Putin … lasted 50 minutes | indirect | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov | Yury Ushakov | -
The first topic mentioned … was also discussed | indirect | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov* | Yury Ushakov | -
In particular, during the … on June 2 | mixed | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov* | Yury Ushakov | -
the "implementation of the … on June 2 | mixed | Vladimir Putin | Donald Trump | - | unnamed Russian propagandists* > official Yury Ushakov* > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
In a new conversation, … negotiations with Ukraine." | mixed | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov* | Yury Ushakov | -
that Russia was supposedly … negotiations with Ukraine." | mixed doubting | Vladimir Putin | Donald Trump | - | unnamed Russian propagandists* > official Yury Ushakov* > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
that Moscow was ready … of this information." | mixed | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov | Yury Ushakov | -
Putin congratulated Trump on … American Flag Day | indirect | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov* | Yury Ushakov | -
Russia and the United … Iranian nuclear program | mixed | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov* | Yury Ushakov | -
a return to negotiations … Iranian nuclear program | indirect | Donald Trump and Vladimir Putin | - | - | unnamed Russian propagandists* > official Yury Ushakov* > speaker Donald Trump and Vladimir Putin | Yury Ushakov | Yury Ushakov
that Trump assessed the … East as "alarming." | mixed doubting | Yury Ushakov | - | - | unnamed Russian propagandists* > official Yury Ushakov | Yury Ushakov | -
the situation in the Middle East as "alarming." | mixed | Donald Trump | - | - | unnamed Russian propagandists* > official Yury Ushakov > speaker Donald Trump | Yury Ushakov | Yury Ushakov
on this conversation | indirect silence | Donald Trump | - | - | speaker Donald Trump | - | -
""",
}

MEANT = {
    "000": """
him=Donald Trump | He=Donald Trump | his=Donald Trump | The American president=Donald Trump
the politicians=?trump+putin | he=Vladimir Putin | I=Donald Trump | I=Donald Trump
the American president=Donald Trump | the leaders of Ukraine=? | his=Donald Trump | he=Donald Trump
the Ukrainian president=Volodymyr Zelensky | he=Vladimir Putin | the US president=Donald Trump | He=Donald Trump
European leaders=? | their American counterpart=Donald Trump | the Kremlin leader=Vladimir Putin | the American president=Donald Trump
he=Donald Trump
""",
    "001": """
I=Donald Trump | his=Donald Trump | The U.S leader=Donald Trump | he=Donald Trump
the U.S. leader=Donald Trump | he=Donald Trump | they=?trump+putin | he=Vladimir Putin
he=Vladimir Putin | The Russian president=Vladimir Putin | The aide=Yury Ushakov | The U.S. President=Donald Trump
he=Donald Trump | The presidents=?trump+putin | they=?trump+putin | The two leaders=?trump+putin
their=?trump+putin
""",
    "002": """
the presidents=?trump+putin | a Kremlin advisor=Yury Ushakov | the presidents=?trump+putin | they=?trump+putin
he=Donald Trump | the presidents=?trump+putin | he=Volodymyr Zelensky | his=Volodymyr Zelensky
European leaders=? | the President of the European Commission=Ursula von der Leyen | her=Ursula von der Leyen | he=Friedrich Merz
""",
    "003": """
The two leaders=?trump+putin | I=Donald Trump | the US president=Donald Trump | The US president=Donald Trump
he=Donald Trump | them=?stubb+macron+merz+meloni+leyen+zelensky | his=Donald Trump | his=Donald Trump
his Russian counterpart=Vladimir Putin | the Russian president=Vladimir Putin | he=Vladimir Putin | he=Donald Trump
he=Donald Trump | I=Donald Trump | he=Donald Trump | I=Donald Trump
I=Donald Trump | he=Donald Trump | he=Donald Trump | I=Donald Trump
he=Donald Trump | he=Donald Trump | I=Donald Trump | I=Donald Trump
I=Donald Trump
""",
    "004": """
the dictator=Vladimir Putin | the president=Donald Trump | the tyrant=Vladimir Putin | the tyrant's foreign policy aide=Yury Ushakov
him=Yury Ushakov | the dictator=Vladimir Putin | the US president=Donald Trump | The dictator=Vladimir Putin
The dictator's aide=Yury Ushakov | his=Donald Trump | the US president=Donald Trump
""",
}

TIMES = {
    "000": """
about an hour and 15 minutes | PT1H15M | APPROX | - | 67.5..82.5
June 1 | 2025-06-01 | - | 2025-06-01..2025-06-01 | -
recent | PAST_REF | - | None..2025-06-04 | -
May 19 | 2025-05-19 | - | 2025-05-19..2025-05-19 | -
30-day | P30D | - | - | 43200.0..43200.0
more than 2 hours | PT2H | MORE_THAN | - | 120.0..None
May 16 | 2025-05-16 | - | 2025-05-16..2025-05-16 | -
the night of May 24 | 2025-05-24TNI | - | 2025-05-24..2025-05-24 | -
25 | 2025-05-25TNI | - | 2025-05-25..2025-05-25 | -
26 | 2025-05-26TNI | - | 2025-05-26..2025-05-26 | -
May 26 | 2025-05-26 | - | 2025-05-26..2025-05-26 | -
weeks | PXW | - | 2025-05-26..None | -
""",
    "001": """
5 Jun. 9:30 (UTC+3 MSK) | 2025-06-05T09:30+03:00 | - | 2025-06-05T09:30+03:00..2025-06-05T09:30+03:00 | -
yesterday | 2025-06-04 | - | 2025-06-04..2025-06-04 | -
just | PAST_REF | - | None..2025-06-05 | -
approximately one hour and 15 minutes | PT1H15M | APPROX | - | 67.5..82.5
""",
    "002": """
hour-long | PT1H | - | - | 54.0..66.0
January 2025 | 2025-01 | - | 2025-01-01..2025-01-31 | -
30-day | P30D | - | - | 43200.0..43200.0
""",
    "003": """
over two hours | PT2H | MORE_THAN | - | 120.0..None
Monday | 2025-05-19 | - | 2025-05-19..2025-05-19 | -
Monday | 2025-05-19 | - | 2025-05-19..2025-05-19 | -
now | PRESENT_REF | - | 2025-05-19..2025-05-19 | -
Monday | 2025-05-19 | - | 2025-05-19..2025-05-19 | -
Saturday | 2025-05-17 | - | 2025-05-17..2025-05-17 | -
every single week | P1W | - | - | -
""",
    "004": """
50 minutes | PT50M | - | - | 50.0..50.0
June 2 | 2025-06-02 | - | 2025-06-02..2025-06-02 | -
June 9 | 2025-06-09 | - | 2025-06-09..2025-06-09 | -
this day | PRESENT_REF | - | 2025-06-14..2025-06-14 | -
June 22 | 2025-06-22 | - | 2025-06-22..2025-06-22 | -
American Flag Day | 2025-06-14 | - | 2025-06-14..2025-06-14 | -
June 12 | 2025-06-12 | - | 2025-06-12..2025-06-12 | -
Russia Day | 2025-06-12 | - | 2025-06-12..2025-06-12 | -
""",
}

COLOURED = {
    "000": """
perhaps | hedge | Vladimir Putin
rhetoric | loaded | outlet
crazy | loaded | Donald Trump
""",
    "001": """
approximately | hedge | Donald Trump
perhaps | hedge | Vladimir Putin
confirmed | endorsing-verb | outlet
generally | hedge | Vladimir Putin
somewhat | hedge | Yury Ushakov
""",
    "002": """
insisted | distancing-verb | outlet
surrender | loaded | Volodymyr Zelensky
""",
    "003": """
claimed | distancing-verb | outlet
tremendous | loaded | Donald Trump
terrible | loaded | Donald Trump
""",
    "004": """
dictator | label | outlet
dictator | label | outlet
propagandists | label | outlet
tyrant | label | outlet
dictator | label | outlet
provocations | loaded | outlet
supposedly | distancing-verb | outlet
dictator | label | outlet
aggressor country | label | outlet
claims | distancing-verb | outlet
alarming | loaded | Donald Trump
""",
}


REPORTS = sorted(STATEMENTS)
"""How the file names start."""


TAGGED = {
    "000": r"""
""",
    "001": r"""
+the outcome of the talks | indirect | Vladimir Putin | - | - | official Yury Ushakov* > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
""",
    "002": r"""
-concern about escalating tensions between Israel and Iran | indirect | Vladimir Putin | - | - | speaker Vladimir Putin | Vladimir Putin | -
-skepticism about Putin's demands, … weaken Ukrainian sovereignty | indirect | Volodymyr Zelensky | - | X | medium X > speaker Volodymyr Zelensky | Volodymyr Zelensky | -
+about escalating tensions between Israel and Iran | indirect | Vladimir Putin | - | - | speaker Vladimir Putin | Vladimir Putin | -
+Putin's demands, which he … weaken Ukrainian sovereignty | indirect | Volodymyr Zelensky | - | X | medium X > speaker Volodymyr Zelensky | Volodymyr Zelensky | -
-concern about Trump's dealings with Putin | indirect | European leaders | - | - | unnamed European leaders | - | -
+Trump's dealings with Putin | indirect | European leaders | - | - | unnamed European leaders | - | -
""",
    "003": r"""
""",
    "004": r"""
+Trump on his birthday and American Flag Day | indirect | Vladimir Putin | - | - | unnamed Russian propagandists* > official Yury Ushakov* > speaker Vladimir Putin | Yury Ushakov | Yury Ushakov
+the people of the … on Russia Day | indirect | Marco Rubio | - | - | official Marco Rubio | Marco Rubio | -
-on this conversation | indirect silence | Donald Trump | - | - | speaker Donald Trump | - | -
+this conversation | indirect silence | Donald Trump | - | - | speaker Donald Trump | - | -
""",
}
"""What the accurate tagger makes of the editor's rows: the same speakers and roots, but some words cut
otherwise, as PolNeAR cuts them ("expressed concern" is the cue), and what people express by deeds is told too.
"""


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


def ends(words: str) -> str:
    """All of a short content, the first four and the last three words of a long one."""
    found = words.split()
    return " ".join(found if len(found) <= 8 else [*found[:4], "…", *found[-3:]])


def row_of(reading: Reading, statement: Statement) -> str:
    by_id = {s.id: s for s in reading.statements}
    over = by_id[statement.within].speaker if statement.within else None
    parties = (statement.speaker, statement.addressee, statement.medium)
    return " | ".join(
        (
            ends(reading.document.text[statement.start : statement.end]),
            statement.mode if statement.stance == "neutral" else f"{statement.mode} {statement.stance}",
            *(party.name if party is not None else "-" for party in parties),
            " > ".join(f"{h.role} {h.name}{'*' if h.implicit else ''}" for h in statement.chain[1:]),
            statement.root or "-",
            over.name if over is not None else "-",
        )
    )


@pytest.mark.parametrize("report", REPORTS)
def test_by_rules_every_statement_is_as_an_editor_reads_it(
    reading_of: ReadingOf, report: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENV, Tier.RULES)

    reading = read(reading_of(report).document)

    assert [row_of(reading, s) for s in reading.statements] == rows(STATEMENTS[report])


@pytest.mark.parametrize("report", REPORTS)
def test_with_the_tagger_only_these_statements_are_cut_otherwise_or_new(
    reading_of: ReadingOf, report: str
) -> None:
    reading = reading_of(report)

    found = [row_of(reading, s) for s in reading.statements]
    differing = difflib.unified_diff(rows(STATEMENTS[report]), found, lineterm="", n=0)
    assert [row for row in differing if not row.startswith(("@@", "---", "+++"))] == rows(TAGGED[report])


@pytest.mark.parametrize("report", REPORTS)
def test_every_description_and_pronoun_means_who_an_editor_says(reading_of: ReadingOf, report: str) -> None:
    reading = reading_of(report)

    found = []
    for mention in reading.mentions:
        if mention.form is not Form.NAME:
            members = "?" + "+".join(m.rpartition("-")[2] for m in mention.members)
            found.append(
                f"{reading.document.slice(mention.span)}={mention.name if mention.entity else members}"
            )
    assert found == [cell for row in rows(MEANT[report]) for cell in row.split(" | ")]


@pytest.mark.parametrize("report", REPORTS)
def test_every_time_is_as_an_editor_counts_it(reading_of: ReadingOf, report: str) -> None:
    reading = reading_of(report)

    found = []
    for time in reading.times:
        interval = f"{time.interval.first}..{time.interval.last}" if time.interval is not None else "-"
        minutes = f"{time.minutes[0]}..{time.minutes[1]}" if time.minutes is not None else "-"
        words = reading.document.slice(time.span)
        found.append(" | ".join((words, time.value, time.mod or "-", interval, minutes)))
    assert found == rows(TIMES[report])


@pytest.mark.parametrize("report", REPORTS)
def test_every_coloured_word_has_its_voice(reading_of: ReadingOf, report: str) -> None:
    reading = reading_of(report)
    voices = {s.id: s.speaker.name for s in reading.statements if s.speaker is not None}

    found = [
        f"{reading.document.slice(f.span)} | {f.kind} | {voices.get(f.voice, f.voice)}"
        for f in reading.framing
    ]
    assert found == rows(COLOURED[report])
