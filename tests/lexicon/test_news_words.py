from onrecord.lexicon.news_words import RAREST, news_shares


def test_common_words_of_news_have_shares_between_seldom_and_most() -> None:
    shares = news_shares()

    assert len(shares) > 3000
    assert all(RAREST < share <= 0.75 for share in shares.values())
    assert shares["year"] > shares["polic"] > shares["villag"]


def test_names_and_years_are_not_in_it() -> None:
    assert not {"obama", "trump", "clinton", "washington", "2016"} & news_shares().keys()
    assert not any(part.isdigit() and len(part) > 2 for term in news_shares() for part in term.split())
