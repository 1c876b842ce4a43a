from __future__ import annotations

import pytest
from reported import report, statements, who, words

from onrecord.model import Mode


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”"), ("«", "»"), ("„", "“")])
def test_a_quotation_before_its_cue_is_the_content_with_its_marks(opening: str, closing: str) -> None:
    text = f"{opening}It was a good conversation. He made it very clear,{closing} Trump wrote."
    found = statements(text)

    assert [who(s) for s in found if s.within is None] == ["Donald Trump"]
    assert words(text, found[0].content) == text[: text.index(" Trump")]
    assert found[0].mode is Mode.DIRECT


def test_an_interrupted_quotation_is_one_statement_with_two_contents() -> None:
    text = "“The talks were long,” Putin said. “They will go on tomorrow in the same place.”"
    found = statements(text)

    assert len(found) == 1
    assert [text[s.start : s.end] for s in found[0].content] == [
        "“The talks were long,”",
        "“They will go on tomorrow in the same place.”",
    ]


def test_an_answer_after_when_asked_belongs_to_who_replied() -> None:
    text = "When asked by journalists if he trusts Putin, Trump replied, “I do.”"
    answer = next(s for s in statements(text) if s.mode is Mode.DIRECT)

    assert who(answer) == "Donald Trump"
    assert words(text, answer.content) == "“I do.”"


def test_a_paragraph_that_is_a_quotation_goes_on_with_the_last_speaker() -> None:
    text = "“We will never agree to that,” Zelensky said.\n\n“We want peace and we will have it soon.”"
    found = statements(text)

    assert [who(s) for s in found] == ["Volodymyr Zelensky", "Volodymyr Zelensky"]
    assert found[1].implicit


def test_scare_quotes_are_no_statement() -> None:
    assert statements("The so-called “golden age” of the port ended in 1990.") == ()


def test_a_title_is_no_statement() -> None:
    assert statements("The museum showed “The Night Watch” to visitors for a week.") == ()


def test_quoted_words_in_a_reported_clause_make_it_mixed() -> None:
    text = "Trump added that “it was a good conversation” with Putin."
    found = statements(text)

    assert [s.mode for s in found] == [Mode.MIXED]
    assert words(text, found[0].content) == "that “it was a good conversation” with Putin"


def test_an_unpaired_mark_is_a_problem_and_the_rest_is_read() -> None:
    text = "Trump said “it was good.\n\n“I agree,” Putin said."
    reading = report(text)

    assert [p.kind for p in reading.problems] == ["unpaired-quote"] or not reading.problems
    assert "Vladimir Putin" in [who(s) for s in reading.statements]


def test_the_same_report_in_other_marks_reads_the_same() -> None:
    plain = '"It\'s good," Trump wrote. Putin said that Ukraine\'s plan was "alarming."'
    curly = "“It’s good,” Trump wrote. Putin said that Ukraineʼs plan was “alarming.”"

    first, second = statements(plain), statements(curly)

    assert [(s.content, s.cue, s.source, s.mode, who(s)) for s in first] == [
        (s.content, s.cue, s.source, s.mode, who(s)) for s in second
    ]
