"""Facts across reports: one fact, its tellings, its three counts, and who is silent on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factdesk import CALL, FactDesk, claims, one_call
from onrecord.link.claims import link_claims
from onrecord.link.fact_words import wording
from onrecord.link.roots import independent_roots, roots_in
from onrecord.link.same_fact import Item, family, fit, ranges_meet, read_range
from onrecord.model import (
    Claim,
    Copy,
    Hop,
    HopRole,
    Mode,
    Party,
    Quote,
    Realis,
    Slot,
    Span,
    Variant,
)


def report(name: str, text: str, *, outlet: str | None = None, published: str = "2024-03-05") -> FactDesk:
    return FactDesk(name, outlet or name, published, text)


def lasting(name: str, words: str, value: str, **more: str) -> FactDesk:
    """A report on whose own word the call lasted so long."""
    desk = report(name, f"It lasted {words}.", **more)
    desk.fact(Slot.DURATION, words, value)
    return desk


def quoting(name: str, words: str, meant: str, *, speaker: str = "marsk", slot: Slot = Slot.SAID) -> FactDesk:
    """A report in which one of the two says something."""
    desk = report(name, f"She said: {words}.")
    desk.saying(words, meant, getattr(desk, speaker), slot=slot)
    return desk


# --- which tellings are of one fact -------------------------------------------------------------


def test_lengths_that_could_be_one_are_one_fact_called_by_the_narrowest() -> None:
    a = lasting("a", "almost an hour", "0..60")
    b = lasting("b", "55 minutes", "55..55")

    (claim,) = claims(a, b, slot=Slot.DURATION)

    assert claim.text == "lasted 55 minutes"
    assert claim.documents == 2


def test_lengths_that_exclude_each_other_are_two_facts() -> None:
    a = lasting("a", "55 minutes", "55..55")
    b = lasting("b", "two hours", "120..120")

    assert [c.text for c in claims(a, b, slot=Slot.DURATION)] == ["lasted 55 minutes", "lasted two hours"]


def test_a_loose_length_does_not_glue_two_that_exclude_each_other() -> None:
    a, b, c = (
        lasting("a", "55 minutes", "55..55"),
        lasting("b", "two hours", "120..120"),
        lasting("c", "more than half an hour", "30.."),
    )

    assert len(claims(a, b, c, slot=Slot.DURATION)) == 2


def test_more_than_20_prisoners_and_42_are_one_fact_but_24_is_another() -> None:
    told = []
    for name, words, value in (
        ("a", "42 prisoners", "prisoner|42..42"),
        ("b", "more than 20 prisoners", "prisoner|21.."),
        ("c", "24 prisoners", "prisoner|24..24"),
    ):
        desk = report(name, f"They exchanged {words}.")
        desk.fact(Slot.NUMBER, words, value)
        told.append(desk)

    assert sorted(c.text for c in claims(*told[:2], slot=Slot.NUMBER)) == ["42 prisoners"]
    assert sorted(c.text for c in claims(told[0], told[2], slot=Slot.NUMBER)) == [
        "24 prisoners",
        "42 prisoners",
    ]


def test_counts_of_different_things_never_meet() -> None:
    assert not ranges_meet("prisoner|42..42", "soldier|42..42")
    assert ranges_meet("2024-03-04..2024-03-04", "2024-03-01..")


def test_one_saying_in_other_words_is_one_fact() -> None:
    a = quoting("a", "the sluices cannot stay closed", "sluice stay closed")
    b = quoting("b", "the sluices must not stay closed any longer", "sluice stay closed longer")

    (claim,) = claims(a, b, slot=Slot.SAID)

    assert claim.documents == 2


def test_the_same_words_by_two_people_are_two_facts() -> None:
    a = quoting("a", "the sluices cannot stay closed", "sluice stay closed")
    b = quoting("b", "the sluices cannot stay closed", "sluice stay closed", speaker="brandek")

    assert len(claims(a, b, slot=Slot.SAID)) == 2


def test_two_words_in_common_do_not_join_a_short_saying_to_a_long_one() -> None:
    a = quoting("a", "the dam was safe", "dam safe")
    b = quoting(
        "b",
        "no dam in a country at war is ever safe from shells, mines, floods, neglect or greed",
        "dam country war safe shell mine flood neglect greed",
    )

    assert len(claims(a, b, slot=Slot.SAID)) == 2


def test_a_name_in_common_does_not_join_two_sayings() -> None:
    a = quoting(
        "a", "the letter went before the select committee", "letter go early request select committee"
    )
    b = quoting("b", "hundreds of mails went to the select committee", "hundred mail turn select committee")

    assert len(claims(a, b, slot=Slot.SAID)) == 2


def test_a_denial_is_not_the_same_as_the_saying() -> None:
    a = quoting("a", "troops attacked the dam", "troop attack dam")
    b = report("b", "She denied that troops attacked the dam.")
    words = "troops attacked the dam"
    b.fact(
        Slot.DENIED, words, f"{b.marsk.entity}|troop attack dam", said=b.said(words, b.marsk), negated=True
    )

    assert {c.slot for c in claims(a, b)} >= {Slot.SAID, Slot.DENIED}


def test_sentences_of_one_statement_stay_apart() -> None:
    desk = report("a", "She said: The dam is safe today. The dam is safe tomorrow.")
    said = desk.said("The dam is safe today. The dam is safe tomorrow.", desk.marsk)
    desk.fact(Slot.SAID, "The dam is safe today.", f"{desk.marsk.entity}|dam safe today", said=said)
    desk.fact(Slot.SAID, "The dam is safe tomorrow.", f"{desk.marsk.entity}|dam safe tomorrow", said=said)

    assert len(claims(desk, slot=Slot.SAID)) == 2


def test_printings_of_one_utterance_are_one_fact_though_fewer_words_meet() -> None:
    a = quoting("a", "nobody here will shut the door", "nobody here shut door")
    b = quoting("b", "we shut no door today or ever", "shut door today ever")
    variants = tuple(
        Variant(doc=d.document.id, span=s.content[0], mode=Mode.DIRECT, statement=s.id, text="")
        for d in (a, b)
        for s in d.reading.statements
    )
    quote = Quote(id="q", speaker=None, event=None, variants=variants)

    apart = claims(a, b, slot=Slot.SAID)
    together = [c for c in one_call(a, b, quotes=(quote,)).claims if c.slot is Slot.SAID]

    assert [len(c.tellings) for c in apart] == [1, 1]
    assert [len(c.tellings) for c in together] == [2]


def test_an_offer_is_known_by_who_makes_it_and_by_the_part_offered() -> None:
    a = quoting("a", "to send engineers", "send engineer", speaker="brandek", slot=Slot.OFFERED)
    b = quoting("b", "to send a team to the dam", "send team dam", speaker="brandek", slot=Slot.OFFERED)
    c = quoting("c", "to send engineers", "send engineer", speaker="marsk", slot=Slot.OFFERED)

    assert [len(x.tellings) for x in claims(a, b, c, slot=Slot.OFFERED)] == [2, 1]


def test_an_offer_by_somebody_unknown_is_nobody_elses() -> None:
    words, meant = "to send engineers to the dam", "send engineer dam"
    a = quoting("a", words, meant, speaker="brandek", slot=Slot.OFFERED)
    b = report("b", f"The president asked {words}.")
    b.saying(words, meant, Party(name="The president"), slot=Slot.OFFERED)

    assert len(claims(a, b, slot=Slot.OFFERED)) == 2


# --- the three counts ----------------------------------------------------------------------------


def test_two_outlets_that_quote_one_post_stand_on_one_root() -> None:
    a = quoting("a", "the sluices stay closed", "sluice stay closed")
    b = quoting("b", "the sluices stay closed", "sluice stay closed")

    (claim,) = claims(a, b, slot=Slot.SAID)

    assert (claim.documents, claim.outlets, claim.roots, claim.unattributed) == (2, 2, ("Ilena Marsk",), 0)


def test_two_reports_of_one_outlet_are_one_outlet() -> None:
    a = lasting("a", "an hour", "54..66", outlet="Courier")
    b = lasting("b", "an hour", "54..66", outlet="Courier")

    (claim,) = claims(a, b, slot=Slot.DURATION)

    assert (claim.documents, claim.outlets, claim.roots, claim.unattributed) == (2, 1, (), 2)


def test_two_spokesmen_of_one_palace_are_one_root() -> None:
    hops = [
        Hop(role=HopRole.OFFICIAL, name=name, entity=f"person:{name}", side="organisation:palace")
        for name in ("Velin", "Orsk")
    ]
    outlet = Hop(role=HopRole.OUTLET, name="Courier")

    assert independent_roots([(outlet, hop) for hop in hops], roots_in(())) == ("Orsk / Velin",)


def test_a_chain_without_a_named_source_has_no_root() -> None:
    outlet = Hop(role=HopRole.OUTLET, name="Courier", implicit=True)

    assert (
        independent_roots([(outlet,), (outlet, Hop(role=HopRole.UNNAMED, name="sources"))], roots_in(()))
        == ()
    )


def test_a_reprint_adds_no_unattributed_telling() -> None:
    a = lasting("a", "an hour", "54..66")
    b = lasting("b", "an hour", "54..66")
    whole = Span(0, len(b.document.text))
    copy = Copy(doc=b.document.id, of=a.document.id, share=1.0, spans=((whole, whole),), reason="a reprint")

    (claim,) = claims(a, b, slot=Slot.DURATION, copies=(copy,))

    assert (claim.documents, claim.unattributed) == (2, 1)


# --- who is silent -------------------------------------------------------------------------------


def told_at_length(name: str, text: str = "") -> FactDesk:
    """A report on the call with a few facts of its own."""
    desk = report(name, f"It lasted an hour. They spoke on Monday about the weather. {text}")
    desk.fact(Slot.DURATION, "an hour", "54..66")
    desk.fact(Slot.DAY, "on Monday", "2024-03-04..2024-03-04")
    return desk


def omitted(claim: Claim) -> list[str]:
    return [doc.removeprefix("d-") for doc in claim.omitted_by]


def test_a_report_on_the_event_that_never_touches_a_fact_leaves_it_out() -> None:
    a = quoting("a", "the engineers leave tomorrow", "engineer leave tomorrow")
    b = told_at_length("b")

    (claim,) = claims(a, b, slot=Slot.SAID)

    assert omitted(claim) == ["b"]


def test_a_report_that_says_as_much_in_words_not_recognised_leaves_nothing_out() -> None:
    a = quoting("a", "the engineers leave tomorrow", "engineer leave tomorrow")
    b = told_at_length("b", "By tomorrow all engineers are to leave.")

    (claim,) = claims(a, b, slot=Slot.SAID)

    assert omitted(claim) == []


def test_a_short_notice_is_not_silent() -> None:
    a = quoting("a", "the engineers leave tomorrow", "engineer leave tomorrow")
    b = report("b", "Nothing else is known.")

    (claim,) = claims(a, b, slot=Slot.SAID)

    assert omitted(claim) == []


def test_another_length_is_no_silence_about_the_length() -> None:
    a = told_at_length("a")
    b = told_at_length("b")
    c = report("c", "It lasted three hours. They spoke on Monday.")
    c.fact(Slot.DURATION, "three hours", "180..180")
    c.fact(Slot.DAY, "on Monday", "2024-03-04..2024-03-04")

    assert [omitted(x) for x in claims(a, b, c, slot=Slot.DURATION)] == [[], []]


# --- how a fact is put ---------------------------------------------------------------------------


def put(claim_of: FactDesk, slot: Slot) -> str:
    return claims(claim_of, slot=slot)[0].text


def test_direct_words_stand_in_quotation_marks_and_indirect_ones_do_not() -> None:
    direct = report("a", 'She said: "The dam is safe."')
    direct.saying('"The dam is safe."', "dam safe", direct.marsk)
    indirect = report("b", "She said that the dam is safe.")
    said = indirect.said("that the dam is safe", indirect.marsk, mode=Mode.INDIRECT)
    indirect.fact(Slot.SAID, "that the dam is safe", f"{indirect.marsk.entity}|dam safe", said=said)

    assert put(direct, Slot.SAID) == "Ilena Marsk: “The dam is safe”"
    assert put(indirect, Slot.SAID) == "Ilena Marsk: the dam is safe"


def test_words_with_their_verb_follow_the_full_name() -> None:
    desk = report("a", "Brandek offered to send engineers.")
    said = replace(
        desk.said("to send engineers", desk.brandek, mode=Mode.INDIRECT), cue=(desk.span("offered"),)
    )
    desk.reading = replace(desk.reading, statements=(said,))
    desk.fact(Slot.OFFERED, "offered to send engineers", f"{desk.brandek.entity}|send engineer", said=said)

    assert put(desk, Slot.OFFERED) == "Tomas Brandek offered to send engineers"


def test_an_act_in_the_reports_own_words_names_who_did_it_once() -> None:
    desk = report("a", "Brandek pushed for a truce.")
    desk.fact(Slot.DEMANDED, "Brandek pushed for a truce", f"{desk.brandek.entity}|truce")

    assert put(desk, Slot.DEMANDED) == "Tomas Brandek pushed for a truce"


def test_days_and_lengths_are_put_in_words() -> None:
    desk = report("a", "They had an hour-long call on March 4, their 4th, about the dam.")
    desk.fact(Slot.DURATION, "hour-long", "54..66")
    desk.fact(Slot.DAY, "March 4", "2024-03-04..2024-03-04")
    desk.fact(Slot.TOPIC, "the dam", "Venna dam")

    assert put(desk, Slot.DURATION) == "lasted about 1 h"
    assert put(desk, Slot.DAY) == "on 4 Mar 2024"
    assert put(desk, Slot.TOPIC) == "about Venna dam"


def test_a_length_still_to_come_did_not_last() -> None:
    desk = report("a", "They want a 30-day truce.")
    fact = desk.fact(Slot.DURATION, "30-day", "43200..43200")
    item = item_of(desk, fact.id)

    assert wording([item], {}, Realis.PROPOSED) == "is to last 30 days"
    assert wording([item], {}, Realis.ACTUAL) == "lasted 30 days"


def item_of(desk: FactDesk, fact: str) -> Item:
    assertion = next(a for a in desk.reading.assertions if a.id == fact)
    return Item(
        assertion=assertion,
        document=desk.document,
        statement=None,
        event="e",
        who=assertion.value,
        words=frozenset(),
    )


# --- what always holds ---------------------------------------------------------------------------

RANGES = st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda p: f"{min(p)}..{max(p)}")


def stories(draw: st.DrawFn) -> list[FactDesk]:
    desks = []
    for n in range(draw(st.integers(1, 4))):
        desk = report(
            f"r{n}", "It lasted some time. She said this and that. He said more.", outlet=f"o{n % 3}"
        )
        desk.fact(Slot.DURATION, "some time", draw(RANGES))
        meant = " ".join(draw(st.lists(st.sampled_from(["dam", "sluice", "truce", "door"]), min_size=1)))
        desk.saying("this and that", meant, desk.marsk, on=desk.brandek if draw(st.booleans()) else None)
        desks.append(desk)
    return desks


@settings(max_examples=60, deadline=None)
@given(st.composite(stories)())
def test_the_order_of_readings_changes_nothing_and_no_telling_is_lost(desks: list[FactDesk]) -> None:
    links = one_call(*desks)
    readings = [d.reading for d in desks]

    assert link_claims(readings[::-1], links) == links.claims
    told = [t.assertion for c in links.claims for t in c.tellings]
    assert sorted(told) == sorted(a.id for r in readings for a in r.assertions)


@settings(max_examples=60, deadline=None)
@given(st.composite(stories)())
def test_the_three_counts_are_never_merged(desks: list[FactDesk]) -> None:
    for claim in one_call(*desks).claims:
        docs = {t.doc for t in claim.tellings}

        assert 1 <= claim.outlets <= claim.documents == len(docs)
        assert claim.unattributed <= claim.documents
        assert bool(claim.roots) == any(t.root for t in claim.tellings)
        assert not docs & set(claim.omitted_by)


@given(RANGES, RANGES)
def test_meeting_is_mutual_and_every_range_meets_itself(a: str, b: str) -> None:
    assert ranges_meet(a, b) == ranges_meet(b, a)
    assert ranges_meet(a, a)
    assert read_range(f"prisoner|{a}")[0] == "prisoner"


@settings(max_examples=60, deadline=None)
@given(st.composite(stories)())
def test_whether_two_assertions_fit_does_not_depend_on_their_order(desks: list[FactDesk]) -> None:
    items: Sequence[Item] = [item_of(d, a.id) for d in desks for a in d.reading.assertions]
    for a in items:
        for b in items:
            kind = family(a.assertion.slot)
            if family(b.assertion.slot) == kind:
                assert fit(a, b, kind, {}) == fit(b, a, kind, {})


# --- facts that reports hang on different events --------------------------------------------------


def apart_from_the_call(name: str, words: str, meant: str) -> FactDesk:
    """A report in which she says something that belongs to no event."""
    desk = report(name, f"She said: {words}.")
    said = desk.said(words, desk.marsk)
    desk.fact(Slot.SAID, words, f"{desk.marsk.entity}|{meant}", said=said, about_call=False)
    return desk


def test_one_saying_is_one_fact_though_only_one_report_hangs_it_on_the_call() -> None:
    a = quoting("a", "the sluices cannot stay closed for ever", "sluice stay closed ever")
    b = apart_from_the_call("b", "the sluices must not stay closed for ever", "sluice stay closed ever must")

    (claim,) = claims(a, b, slot=Slot.SAID)

    assert (claim.documents, claim.event) == (2, CALL)


def test_two_words_in_common_are_too_few_across_events() -> None:
    a = quoting("a", "people are killed", "people kill")
    b = apart_from_the_call("b", "5,000 young people a week are killed", "young people week kill")

    assert len(claims(a, b, slot=Slot.SAID)) == 2


def test_a_topic_named_more_broadly_is_the_same_topic() -> None:
    told = []
    for name, topic in (("a", "Iran"), ("b", "Iran's nuclear programme")):
        desk = report(name, f"They spoke about {topic}.")
        desk.fact(Slot.TOPIC, topic, topic)
        told.append(desk)

    (claim,) = claims(*told, slot=Slot.TOPIC)

    assert claim.documents == 2


def counted(name: str, sentence: str, words: str, value: str) -> FactDesk:
    """A report with a number that belongs to no event."""
    desk = report(name, sentence)
    desk.fact(Slot.NUMBER, words, value, about_call=False)
    return desk


def test_a_sum_told_roundly_is_the_exact_one() -> None:
    a = counted("a", "The couple gave $14,959,450 to charity.", "$14,959,450", "USD|14959450..14959450")
    b = counted("b", "They also donated $15 million to charity.", "$15 million", "USD|15000000..15000000")

    assert [c.documents for c in claims(a, b, slot=Slot.NUMBER)] == [2]


def test_neighbouring_sums_and_like_counts_of_other_things_stay_apart() -> None:
    a = counted("a", "The bridge repairs cost $139 million.", "$139 million", "USD|139000000..139000000")
    b = counted("b", "The bridge repairs cost $141 million.", "$141 million", "USD|141000000..141000000")
    e = counted("e", "Repairs of the bridge cost $140,937,785.", "$140,937,785", "USD|140937785..140937785")
    c = counted("c", "He owns 15 ships.", "15 ships", "ship|15..15")
    d = counted("d", "The storm sank 15 ships.", "15 ships", "ship|15..15")

    assert [x.documents for x in claims(a, b, c, d, e, slot=Slot.NUMBER)] == [1, 2, 1, 1]


def test_what_somebody_denies_is_not_put_as_his_words() -> None:
    desk = report("a", "She denied that troops attacked the dam.")
    words = "that troops attacked the dam"
    said = desk.said(words, desk.marsk, mode=Mode.INDIRECT)
    desk.fact(Slot.DENIED, words, f"{desk.marsk.entity}|troop attack dam", said=said, negated=True)

    assert put(desk, Slot.DENIED) == "Ilena Marsk denied: troops attacked the dam"


def test_almost_the_same_words_are_one_fact_though_one_report_does_not_say_whose() -> None:
    words, meant = "we owe it to the chances that this country gives", "owe chance country give everyone"
    a = apart_from_the_call("a", words, meant)
    b = report("b", f"A blogger said: {words}.")
    said = b.said(words, Party(name="A blogger"))
    b.fact(Slot.SAID, words, f"A blogger|{meant}", said=said, about_call=False)
    c = report("c", "A reader said: the chances of this country are small.")
    other = c.said("the chances of this country are small", Party(name="A reader"))
    c.fact(Slot.SAID, "the chances of this country are small", "A reader|chance country small", said=other)

    assert sorted(x.documents for x in claims(a, b, c, slot=Slot.SAID)) == [1, 2]


def demanding(name: str, words: str, meant: str) -> FactDesk:
    """A report in whose words she pushed for something in the call."""
    desk = report(name, f"Marsk {words}.")
    desk.fact(Slot.DEMANDED, words, f"{desk.marsk.entity}|{meant}")
    return desk


def test_a_demand_is_known_by_the_thing_demanded() -> None:
    a = demanding("a", "pushed for a quick ceasefire", "quick ceasefire")
    b = demanding("b", "pushed for an immediate ceasefire", "immediate ceasefire")
    c = demanding("c", "pushed for release of prisoners", "release prisoner")
    d = demanding("d", "pushed for exchange of prisoners", "exchange prisoner")

    assert sorted(x.documents for x in claims(a, b, c, d, slot=Slot.DEMANDED)) == [1, 1, 2]
