from onrecord.text.bodies import acronym, body_head, body_words, initials, is_short_for


def test_ways_of_writing_one_bodys_name_meet() -> None:
    assert body_words("Department of Justice") == body_words("Justice Department")
    assert body_words("The Acme Company, Inc.") == body_words("Acme")
    assert body_words("N.F.L.") == body_words("NFL")
    assert body_words("Ministry of Defence") == body_words("Defense Ministry")
    assert body_words("Bangs & Sons") == body_words("Bangs and Sons")


def test_names_that_only_share_words_do_not_meet() -> None:
    assert body_words("University of Velden") != body_words("Velden University")
    assert body_words("Company") != ()


def test_the_head_says_what_a_body_is() -> None:
    words = body_words("Academy of Motion Picture Arts")
    assert words[body_head(words)] == body_words("Academy")[0]
    assert body_head(body_words("House Judiciary Committee")) == 2


def test_initials_leave_out_small_words() -> None:
    assert initials("Central Commission for Elections and Referenda") == "ccer"
    assert acronym("R.N.C.") == acronym("RNC") == "rnc"
    assert acronym("UNLIMITED") == acronym("Rnc") == acronym("UN") == ""


def test_a_short_name_keeps_the_head_and_the_order() -> None:
    full = body_words("United States Central Command")
    assert is_short_for(body_words("Central Command"), full)
    assert not is_short_for(body_words("Central States"), full)
    assert not is_short_for(full, full)
    assert not is_short_for(body_words("Command Central"), full)
