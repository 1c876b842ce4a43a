from __future__ import annotations

from reported import hops, report, statements, who, words


def test_a_statement_inside_anothers_content_stands_within_it() -> None:
    text = "According to Kremlin aide Yury Ushakov, Putin told Trump that Ukraine tried to disrupt the talks."
    outer, inner = statements(text)

    assert inner.within == outer.id
    assert words(text, outer.content) == "Putin told Trump that Ukraine tried to disrupt the talks"
    assert hops(inner) == ["outlet Daily", "official Yury Ushakov", "speaker Vladimir Putin"]
    assert inner.root == "Yury Ushakov"


def test_four_hops_from_outlet_through_agency_and_aide_to_speaker() -> None:
    text = "According to aide Yury Ushakov quoted by Reuters, Putin stressed that Russia would not yield."
    outer, inner = statements(text)

    assert hops(inner) == [
        "outlet Daily",
        "agency Reuters",
        "official Yury Ushakov",
        "speaker Vladimir Putin",
    ]
    assert hops(outer) == hops(inner)[:3]
    assert outer.root == "Yury Ushakov"


def test_unnamed_media_that_cite_somebody_pass_on_his_word() -> None:
    text = "Putin spoke with Trump, Russian media reported, citing the Kremlin's aide, Yury Ushakov."
    found = statements(text)

    assert hops(found[0]) == ["outlet Daily", "unnamed Russian media", "official Yury Ushakov"]
    assert found[0].root == "Yury Ushakov"


def test_an_officials_later_statements_keep_his_relay() -> None:
    text = (
        "Putin spoke with Trump, Russian media reported, citing the Kremlin's aide, Yury Ushakov.\n"
        "Ushakov claims that Trump assessed the situation as alarming."
    )
    later = [s for s in statements(text) if s.start > text.index("claims")]

    assert hops(later[0]) == ["outlet Daily", "unnamed Russian media", "official Yury Ushakov"]
    assert later[0].chain[1].implicit


def test_an_outlets_sources_are_unattributed() -> None:
    found = statements("The WSJ sources said that Trump could impose sanctions.")

    assert hops(found[0])[:2] == ["outlet Daily", "outlet The Wall Street Journal"]
    assert hops(found[0])[2].startswith("unnamed")
    assert found[0].root is None


def test_what_media_reported_is_unattributed() -> None:
    found = statements("Earlier, media reported that Russia had made such a demand.")

    assert found[0].root is None


def test_an_agency_alone_is_the_root() -> None:
    found = statements("The call lasted an hour, according to Reuters.")

    assert hops(found[0]) == ["outlet Daily", "agency Reuters"]
    assert found[0].root == "Reuters"


def test_a_platform_passes_on_the_speakers_own_word() -> None:
    found = statements("“It was good,” Trump wrote on Truth Social.")

    assert hops(found[0]) == ["outlet Daily", "medium Truth Social", "speaker Donald Trump"]
    assert found[0].root == "Donald Trump"


def test_an_aides_account_goes_on_while_the_parties_talk_to_one_another() -> None:
    text = (
        "According to Kremlin aide Yury Ushakov, Putin told Trump that Ukraine tried to end the talks.\n\n"
        "Trump told Putin that the talks could benefit from help."
    )
    found = [s for s in statements(text) if s.start > text.index("\n")]

    assert [(who(s), s.implicit) for s in found] == [("Yury Ushakov", True), ("Donald Trump", False)]
    assert found[1].within == found[0].id
    assert found[1].root == "Yury Ushakov"


def test_a_sentence_about_the_conversation_continues_the_account() -> None:
    text = (
        "According to Kremlin aide Yury Ushakov, Putin told Trump that Ukraine tried to disrupt the talks. "
        "Discussion was also given to some other issues."
    )
    last = statements(text)[-1]

    assert (who(last), last.implicit, last.rule) == ("Yury Ushakov", True, "carry-over")


def test_an_account_stops_where_a_party_speaks_in_public() -> None:
    text = (
        "According to Kremlin aide Yury Ushakov, Putin told Trump that Ukraine tried to end the talks.\n\n"
        "Trump told reporters that the talks were good."
    )
    last = statements(text)[-1]

    assert (who(last), last.within, last.root) == ("Donald Trump", None, "Donald Trump")


def test_an_account_stops_at_a_new_source() -> None:
    text = (
        "According to Kremlin aide Yury Ushakov, Putin told Trump that Ukraine tried to end the talks.\n\n"
        "Zelensky said that this was false.\n\nThe call lasted an hour."
    )

    assert all(not s.implicit for s in statements(text))


def test_i_inside_a_quotation_is_its_speaker() -> None:
    text = "“I told Putin that Iran cannot have weapons,” Trump added."
    inner = next(s for s in statements(text) if s.within is not None)

    assert who(inner) == "Donald Trump"
    assert inner.addressee is not None
    assert inner.addressee.name == "Vladimir Putin"


def test_an_outlet_nobody_names_is_called_by_the_documents_name() -> None:
    reading = report("Putin said that the talks were useful.", outlet=None)

    assert reading.statements[0].chain[0].name == "d.txt"
