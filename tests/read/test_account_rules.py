"""Who was told, on which platform, and where a chain ends: one sentence that matches, one that does not."""

from __future__ import annotations

import pytest
from reported import report, statements, who, words

from onrecord.model import Hop, HopRole, Statement, root_hop


def saying(text: str, part: str) -> Statement:
    """The innermost statement whose content holds `part`."""
    at = text.index(part)
    holding = [s for s in statements(text) if any(c.start <= at < c.end for c in s.content)]
    assert holding, part
    return min(holding, key=lambda s: s.end - s.start)


def test_unnamed_sources_are_the_end_of_a_chain() -> None:
    told = saying(
        "According to Russian sources, Putin insisted that the talks would go on.", "the talks would"
    )

    assert who(told) == "Vladimir Putin"
    assert told.root is None


def test_unnamed_media_that_cite_an_aide_stand_on_the_aide() -> None:
    told = saying(
        "Putin spoke to Trump for an hour, Russian media reported, citing the aide, Yury Ushakov.", "spoke to"
    )

    assert told.root == "Yury Ushakov"


def test_a_named_chain_still_ends_in_its_first_voucher() -> None:
    chain = (
        Hop(role=HopRole.OUTLET, name="Daily"),
        Hop(role=HopRole.AGENCY, name="Reuters"),
        Hop(role=HopRole.SPEAKER, name="Roe"),
    )

    root = root_hop(chain)
    assert root is not None
    assert root.name == "Roe"


def test_two_agencies_named_together_are_two_relays_of_which_none_is_behind_the_other() -> None:
    told = saying("The presidents discussed the war, according to TASS and Reuters.", "discussed")

    assert [(h.name, h.beside) for h in told.chain[1:]] == [("TASS", False), ("Reuters", True)]
    assert told.root == "TASS"


def test_one_agency_is_one_relay() -> None:
    told = saying("The presidents discussed the war, according to TASS.", "discussed")

    assert [h.name for h in told.chain[1:]] == ["TASS"]


def test_what_somebody_meant_by_his_words_is_his() -> None:
    told = saying("TASS specified that by this the Kremlin meant an end of the expansion.", "an end of")

    assert [h.name for h in told.chain[1:]] == ["TASS", "Kremlin"]
    assert told.root == "Kremlin"


def test_what_an_event_means_is_nobodys_statement() -> None:
    text = "The Kremlin knew that the law meant an end of the expansion."

    assert not [s for s in statements(text) if s.rule == "meant"]


def test_making_clear_is_saying() -> None:
    text = "Putin made it very clear that he would respond to the attack."

    (told,) = statements(text)
    assert words(text, told.cue) == "made it very clear"
    assert words(text, told.content) == "that he would respond to the attack"


def test_making_something_clear_of_snow_is_not() -> None:
    assert not statements("Putin made the road clear of snow that night.")


def test_for_the_first_time_does_not_hide_what_was_said() -> None:
    text = "Trump stated for the first time that Putin was not ready to end the war."

    (told,) = statements(text)
    assert words(text, told.content) == "that Putin was not ready to end the war"


def test_details_that_nobody_is_aware_of_are_no_statement() -> None:
    text = "They know details of a plan that nobody else would be aware of."

    assert not statements(text)


def test_the_answer_is_given_to_whoever_asked() -> None:
    text = 'Asked by reporters if he trusts Putin, Trump replied, "I do."'
    answer = saying(text, "I do")
    question = saying(text, "if he trusts")

    assert answer.addressee is not None
    assert answer.addressee.name == "reporters"
    assert question.addressee is not None
    assert question.addressee.name == "Donald Trump"


def test_what_a_question_supposes_is_nobodys_statement() -> None:
    text = 'Asked by reporters if he believes Putin wants peace, Trump replied, "I do."'

    assert not [s for s in statements(text) if words(text, s.cue) == "believes"]


def test_this_statement_was_made_in_a_talk_with_somebody() -> None:
    text = "Trump said that Putin was not ready. He made this statement in a conversation with Zelensky."
    told = [
        s
        for s in report(text.replace("Zelensky", "Yury Ushakov"), {"He": "Trump"}).statements
        if s.rule == "clause"
    ]

    assert [t.addressee.name for t in told if t.addressee] == ["Yury Ushakov"]
    assert len(told) == 1


def test_informing_about_is_telling() -> None:
    text = "Putin informed Trump about the agreements of June."

    (told,) = statements(text)
    assert told.addressee is not None
    assert told.addressee.name == "Donald Trump"
    assert words(text, told.content) == "the agreements of June"


def test_help_is_offered_to_somebody() -> None:
    text = "Putin offered Trump Russian assistance with the talks."

    (told,) = statements(text)
    assert told.addressee is not None
    assert told.addressee.name == "Donald Trump"
    assert words(text, told.content) == "Russian assistance with the talks"


def test_a_shop_that_offers_discounts_says_nothing() -> None:
    assert not statements("The shop offered large discounts on shoes.")


def test_a_limit_set_to_an_object_belongs_to_it() -> None:
    text = "Putin expressed willingness to continue talks, but only under conditions that he set."

    (told,) = statements(text)
    assert words(text, told.content).endswith("but only under conditions that he set")


def test_whoever_wrote_on_a_platform_writes_on_there() -> None:
    text = 'In a post on Truth Social, Trump wrote that it was late. "Let it begin!" Trump wrote.'

    assert [s.medium.name if s.medium else None for s in statements(text)] == ["Truth Social", "Truth Social"]


def test_what_is_told_to_reporters_was_not_posted() -> None:
    text = "In a post on Truth Social, Trump wrote that it was late. Trump told reporters that he was tired."

    assert [s.medium.name if s.medium else None for s in statements(text)] == ["Truth Social", None]


def test_a_pair_that_nobody_accounts_for_is_a_source_without_a_name() -> None:
    text = "The two leaders described their conversation as productive."

    (told,) = statements(text)
    assert told.chain[-1].role is HopRole.UNNAMED
    assert told.root is None


def test_two_who_are_named_can_be_held_to_it() -> None:
    (told,) = statements("Trump and Putin described their conversation as productive.")

    assert told.root == "Donald Trump and Vladimir Putin"


@pytest.mark.parametrize(
    "text",
    ["Putin declined to comment on the call.", "Trump has not yet commented on the call."],
)
def test_silence_vouches_for_nothing(text: str) -> None:
    (told,) = statements(text)

    assert told.stance == "silence"
    assert told.root is None


def test_nothing_is_said_inside_a_silence() -> None:
    text = "Putin declined to say whether Trump agreed to stop the war."

    assert [str(s.stance) for s in statements(text)] == ["silence"]


def test_what_is_offered_goes_on_in_quotation_marks() -> None:
    text = 'According to Trump, Putin offered to take part "and perhaps help to resolve it."'
    offered = next(s for s in statements(text) if words(text, s.cue) == "offered")

    assert words(text, offered.content) == 'to take part "and perhaps help to resolve it."'


def test_a_quotation_that_begins_anew_is_no_part_of_an_offer() -> None:
    text = 'According to Trump, Putin offered to take part. "It was a good conversation," Trump said.'
    offered = next(s for s in statements(text) if words(text, s.cue) == "offered")

    assert words(text, offered.content) == "to take part"


def test_a_hyphen_between_words_is_no_dash() -> None:
    text = "Trump made a thinly-veiled attack on the plan on Thursday, saying that it was late."

    (told,) = [s for s in statements(text) if words(text, s.cue) == "saying"]
    assert who(told) == "Donald Trump"


def test_who_is_somebody_and_no_place() -> None:
    text = "Trump, a candidate in Ohio, who said that people were angry, left."

    told = next(s for s in statements(text) if "angry" in words(text, s.content))
    assert who(told) == "Donald Trump"


def test_nobody_does_what_it_is_good_to_do() -> None:
    assert not statements("It is not to defend the plan that we came.")
    assert not [s for s in statements("It was troubling to see that people left.") if who(s) == "It"]


def test_it_that_is_a_body_speaks() -> None:
    assert statements("The Kremlin met. It condemned the attack.")


def test_loud_and_clear_is_said_too() -> None:
    (told,) = statements("Trump made it loud and clear that he would not pay.")

    assert told.rule == "clause"


def test_where_something_was_written_is_not_what_was_said() -> None:
    text = "In a letter to voters posted on the website, Trump recalled being criticized."

    assert not [s for s in statements(text) if words(text, s.content).startswith("In a letter")]


def test_others_do_not_go_on_with_an_aides_account() -> None:
    text = (
        "According to the aide, Yury Ushakov, Putin told Trump that it was late. "
        "Some candidates challenged opponents like Putin on the issue."
    )

    assert not [s for s in statements(text) if s.implicit]


def test_what_the_one_criticised_says_is_no_part_of_the_criticism() -> None:
    text = "Trump criticized Putin, who said that the war would go on."
    told = {words(text, s.cue): s for s in statements(text)}

    assert words(text, told["criticized"].content) == "Putin"
    assert told["said"].within is None
    assert told["said"].root == "Vladimir Putin"
