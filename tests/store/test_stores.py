"""The same promises, kept by every store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import MAKER, RULING, WORDS, document, reading, record, report, span_of

from onrecord.errors import StoreError
from onrecord.model import Record, SetAside
from onrecord.store import MemoryStore, SqliteStore, Store


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else SqliteStore(tmp_path / "story.db")
    yield made
    made.close()


def names(documents: Iterator[object]) -> list[str]:
    return [d.name for d in documents]  # type: ignore[attr-defined]


def test_documents_come_back_whole_and_sorted_by_name(store: Store) -> None:
    given_ = [report(n) for n in (3, 1, 2)]

    assert store.add(given_) == 3
    assert list(store.documents()) == [report(1), report(2), report(3)]


def test_a_report_given_again_is_not_read_again(store: Store) -> None:
    store.add([report(1), report(2)])
    store.put([reading(report(1))])

    assert store.add([report(1), report(2)]) == 0
    assert names(store.unread(MAKER)) == ["0002.txt"]


def test_reports_that_are_not_given_again_stay(store: Store) -> None:
    store.add([report(1)])
    store.add([report(2)])

    assert names(store.documents()) == ["0001.txt", "0002.txt"]


def test_a_newer_reader_makes_everything_unread(store: Store) -> None:
    store.add([report(1)])
    store.put([reading(report(1))])

    assert names(store.unread(replace(MAKER, readers={"mentions": "2", "times": "2"}))) == ["0001.txt"]
    assert names(store.unread(replace(MAKER, readers={"times": "2", "mentions": "1"}))) == []


def test_unread_can_be_iterated_while_readings_are_put(store: Store) -> None:
    store.add(report(n) for n in range(130))

    seen = []
    for made in store.unread(MAKER):
        seen.append(made.name)
        if len(seen) % 2:
            store.put([reading(made)])

    assert seen == [f"{n:04}.txt" for n in range(130)]
    assert len(list(store.unread(MAKER))) == 65


def test_readings_come_back_whole_and_sorted(store: Store) -> None:
    store.add(report(n) for n in (2, 1))
    store.put([reading(report(2)), reading(report(1))])

    assert list(store.readings()) == [reading(report(1)), reading(report(2))]


def test_a_report_with_other_labels_is_read_again_and_is_no_new_report(store: Store) -> None:
    store.add([report(1)])
    store.put([reading(report(1))])

    assert store.add([replace(report(1), outlet="Another")]) == 1
    assert [d.outlet for d in store.unread(MAKER)] == ["Another"]


def test_an_edited_report_takes_the_place_of_the_earlier_text(store: Store) -> None:
    earlier = report(1)
    later = document(earlier.name, earlier.text + "\nCorrection: it was Tuesday.")
    store.add([earlier, report(2)])
    store.put([reading(earlier)])

    assert store.add([later, report(2)]) == 1
    assert list(store.documents()) == [later, report(2)]
    assert list(store.readings()) == []


def test_a_report_with_an_id_of_its_own_can_be_edited(store: Store) -> None:
    earlier = document("feed.jsonl", "One two three four five.", id_="desk-17")
    later = document("feed.jsonl", "One two three four six.", id_="desk-17")
    store.add([earlier])

    assert store.add([later]) == 1
    assert list(store.documents()) == [later]


def test_another_report_of_the_same_name_is_no_edit(store: Store) -> None:
    store.add([document("story.txt", "The minister opened a bridge across the northern river today.")])
    store.add([document("story.txt", "A storm closed all harbours of the southern coast for two nights.")])

    assert len(list(store.documents())) == 2


def test_two_reports_of_one_name_given_together_both_stay(store: Store) -> None:
    twins = [
        document("story.txt", "One two three four five six."),
        document("story.txt", "One two three four five."),
    ]
    store.add(twins)
    store.add(twins)

    assert len(list(store.documents())) == 2


def test_a_reading_of_a_text_that_is_not_kept_is_refused_and_nothing_of_its_batch_stays(
    store: Store,
) -> None:
    store.add([report(1)])

    with pytest.raises(StoreError, match=r"0002\.txt"):
        store.put([reading(report(1)), reading(report(2))])

    assert list(store.readings()) == []


def test_what_is_set_aside_is_told_until_it_is_read(store: Store) -> None:
    hung = SetAside(name="0001.txt", kind="timed-out", reason="took too long", stage="read")
    empty = SetAside(name="0000.txt", kind="empty", reason="nothing in it", stage="ingest")
    store.add([report(1)])
    store.set_aside([hung, empty])
    store.set_aside([hung])

    assert store.aside() == (empty, hung)

    store.put([reading(report(1))])
    store.add([report(0)])

    assert store.aside() == ()


def test_a_withdrawn_ruling_takes_the_place_of_the_ruling(store: Store) -> None:
    later = replace(RULING, id="r0", made="2031-07-02T10:00:00Z")
    store.put_rulings([later, RULING])
    store.put_rulings([replace(RULING, withdrawn=True)])

    assert store.rulings() == (replace(RULING, withdrawn=True), later)


def test_there_is_no_record_before_one_is_put(store: Store) -> None:
    assert store.record() is None


def test_the_record_comes_back_byte_for_byte(store: Store) -> None:
    store.add(report(n) for n in range(3))
    made = record(tuple(reading(report(n)) for n in range(3)))
    store.put(made.readings)

    store.put_record(made)
    store.put_record(made)

    assert store.record() == made
    through_json = msgspec.json.decode(msgspec.json.encode(made), type=Record)
    assert msgspec.json.encode(store.record()) == msgspec.json.encode(through_json)


ASIDE = SetAside(name="x.txt", kind="empty", reason="nothing in it", stage="ingest")


def with_record(store: Store) -> Record:
    store.add(report(n) for n in range(2))
    store.set_aside([ASIDE])
    made = record(tuple(reading(report(n)) for n in range(2)))
    store.put(made.readings)
    store.put_record(made)
    return made


CHANGES: dict[str, Callable[[Store], object]] = {
    "a new report": lambda store: store.add([report(7)]),
    "an edited report": lambda store: store.add([document("0001.txt", report(1).text + " And more.")]),
    "other labels": lambda store: store.add([replace(report(1), outlet="Another")]),
    "a report read anew": lambda store: store.put([reading(report(1))]),
    "a ruling": lambda store: store.put_rulings([RULING]),
    "an input set aside": lambda store: store.set_aside([replace(ASIDE, name="y.txt")]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_record_goes_when_what_it_was_made_of_changes(store: Store, change: str) -> None:
    with_record(store)

    CHANGES[change](store)

    assert store.record() is None


def test_a_record_stays_when_the_same_is_given_again(store: Store) -> None:
    made = with_record(store)

    store.add(report(n) for n in range(2))
    store.set_aside([ASIDE])

    assert store.record() == made


def test_a_record_about_a_report_that_is_not_kept_is_refused(store: Store) -> None:
    store.add([report(0)])

    with pytest.raises(StoreError, match=r"0001\.txt"):
        store.put_record(record((reading(report(0)), reading(report(1)))))

    assert store.record() is None


@pytest.mark.parametrize("words", ["frank TALKS", "café talks", "cafe", '"talks" lasted!', "talks AND"])
def test_search_finds_words_in_any_order_case_and_accent(store: Store, words: str) -> None:
    store.add([report(1)])
    store.put([reading(report(1))])

    found = store.search(words)

    assert ([h.name for h in found] == ["0001.txt"]) == (words != "talks AND" or "and" in WORDS)


def test_search_names_the_statement_that_holds_the_words(store: Store) -> None:
    store.add([report(1), report(2)])
    store.put([reading(report(1)), reading(report(2))])

    first, second = store.search("frank talks")

    assert report(1).slice(first.span) == WORDS
    assert first.statement == reading(report(1)).statements[0].id
    assert (first.name, second.name) == ("0001.txt", "0002.txt")
    assert store.search("frank talks", limit=1) == [first]


def test_search_gives_the_line_where_no_statement_holds_the_words(store: Store) -> None:
    store.add([report(1)])
    store.put([reading(report(1))])

    (hit,) = store.search("frank story adds")

    assert hit.statement is None
    assert hit.span == span_of(report(1), report(1).text.split("\n")[1])


@pytest.mark.parametrize("words", ["", "  ", "?!", "bananas", '"', "NEAR("])
def test_search_for_nothing_or_for_what_is_nowhere_gives_nothing(store: Store, words: str) -> None:
    store.add([report(1)])

    assert store.search(words) == []


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_any_text_at_all_comes_back_as_it_was(store: Store, text: str) -> None:
    made = document(f"{len(text)}.txt", text, id_="same")

    store.add([made])

    assert [d.text for d in store.documents() if d.id == "same"] == [text]
    store.search(text)
