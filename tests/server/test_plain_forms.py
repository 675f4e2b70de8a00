"""Acts without scripts: a plain form is the same act, answered with a page."""

import pytest

from server.protocol.plain_forms import act_from_form
from server.protocol.wire import Malformed
from tests.server.running import House


def test_fields_are_read_as_the_command_wants_them() -> None:
    """Numbers, lists, yes and no, clauses, clauses by name."""
    act = act_from_form(b"kind=object&cid=c&issue=D3&option=3&price=D4%3D1&to=TR&to=UK&csrf=x")
    assert act.data == {"issue": "D3", "option": 3, "price": ["D4", 1], "to": ["TR", "UK"]}
    assert act_from_form(b"kind=endorse&house=EU&yes=true").data == {"house": "EU", "yes": True}
    assert act_from_form(b"kind=offer_package&choices.D1=2&choices.D2=1").data == {"choices": {"D1": 2, "D2": 1}}
    assert act_from_form(b"kind=message&text=Hello&clauses=D3%3D1").data == {"text": "Hello", "clauses": [["D3", 1]]}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"kind=no_such",
        b"kind=start_game",
        b"kind=message&x=1",
        b"kind=object&option=x",
        b"\xff",
        b"kind=ready&cid=" + b"c" * 65,
        b"kind=object&price=D4",
        b"kind=message&text=" + b"x" * 20_000,
    ],
)
def test_what_does_not_fit_is_refused(body: bytes) -> None:
    """In a sentence."""
    with pytest.raises(Malformed):
        act_from_form(body)


async def test_a_form_is_answered_with_a_page(here: House) -> None:
    """Back to the play page, or why not."""
    await here.next_phase(await here.started())
    turkey = here.seated("TR")
    done = await here.client.post("/api/act", data={"kind": "message", "text": "By hand."}, headers=turkey.headers)
    assert (done.status_code, done.headers["location"]) == (303, f"/play/{turkey.game}")
    refused = await here.client.post(
        "/api/act", data={"kind": "sign"}, headers=turkey.headers | {"accept": "text/html"}
    )
    assert refused.status_code == 422
    assert "text/html" in refused.headers["content-type"]
    wrong = await here.client.post("/api/act", data={"kind": "zz"}, headers=turkey.headers | {"accept": "text/html"})
    assert wrong.status_code == 400
