"""Hostile forms: a thousand fields where a page of ours sends ten. Nothing breaks, and the answer is one sentence."""

import pytest

from tests.server.running import House

FORM = {"content-type": "application/x-www-form-urlencoded"}
MANY = "&".join(f"D{number}=1" for number in range(1_000))


@pytest.mark.parametrize("path", ["/join", "/device", "/alone", "/console/enter"])
async def test_a_form_with_a_thousand_fields_is_refused(here: House, path: str) -> None:
    """At every door that stands open to anybody."""
    answer = await here.client.post(path, headers=FORM, content=MANY)
    assert answer.status_code == 400
    assert "This form cannot be read." in answer.text


async def test_a_preview_of_a_thousand_clauses_is_refused(here: House) -> None:
    """The builder of packages is a form, too."""
    game = await here.started()
    turkey = here.seated("TR")
    answer = await here.client.post(f"/play/{game.id}/preview", headers=turkey.headers | FORM, content=MANY)
    assert answer.status_code == 400


async def test_the_guard_reads_no_endless_form_in_search_of_its_token(here: House) -> None:
    """A browser's form that lacks its token is looked through; what cannot be read is refused, with our headers."""
    await here.started()
    cookie = {"cookie": f"antechamber={here.seated('TR').token}", "origin": here.origin}
    answer = await here.client.post("/api/act", headers=cookie | FORM, content=MANY)
    assert answer.status_code == 400
    assert answer.headers["x-content-type-options"] == "nosniff"
