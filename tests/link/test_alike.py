from onrecord.link.accounts import Account, accounts_of
from onrecord.link.alike import take_together
from onrecord.link.copied import Copied
from onrecord.link.same_event import EventLinker
from onrecord.model import Copy, Span
from storydesk import Desk

TEXT = "The council voted on the bridge after a long debate in the old town hall, and the mayor left at once."


def account(name: str, day: int, text: str = TEXT) -> Account:
    desk = Desk(name, name, f"2024-03-{day:02}", text)
    desk.event("vote", "voted", desk.entity("council"))
    (found,) = accounts_of(desk.reading, {}, {})
    return found


def copy(doc: str, of: str) -> Copy:
    whole = Span(0, len(TEXT))
    return Copy(doc=f"d-{doc}", of=f"d-{of}", share=1.0, spans=((whole, whole),), reason="")


def test_reprints_of_reprints_are_the_first_report_s_account_once() -> None:
    accounts = [account("a", 1), account("b", 5), account("c", 9)]
    copied = Copied.of([copy("b", "a"), copy("c", "b")])

    kept, members, why = take_together(accounts, EventLinker(copied), originals=copied.originals)

    assert [a.id for a in kept] == [accounts[0].id]
    assert members[accounts[0].id] == tuple(accounts)
    assert kept[0].documents == {"d-a", "d-b", "d-c"}
    assert why[accounts[0].id].rule == "reprinted"


def test_a_reprint_that_a_ruling_is_about_is_left_to_the_ruling() -> None:
    accounts = [account("a", 1), account("b", 5)]
    copied = Copied.of([copy("b", "a")])

    kept, _, _ = take_together(accounts, EventLinker(copied), frozenset({"d-b"}), copied.originals)

    assert len(kept) == 2


def test_what_a_copy_tells_otherwise_is_its_own_account() -> None:
    edited = TEXT.replace("voted on the bridge", "voted on the school")
    desk = Desk("b", "b", "2024-03-05", edited)
    desk.event("vote", "voted", desk.entity("council"), place="Drovna")
    accounts = [account("a", 1), *accounts_of(desk.reading, {}, {})]
    copied = Copied.of([copy("b", "a")])

    kept, _, _ = take_together(accounts, EventLinker(copied), originals=copied.originals)

    assert len(kept) == 2
