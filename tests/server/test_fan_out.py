"""Fan-out: what goes to a page when others act, and what need not."""

from server.live import Asked, Done, LiveGame
from server.render import PANELS
from tests.server.running import House, talking

DRAFT = {"D1": 2, "D2": 1, "D3": 1}


async def _june(here: House) -> LiveGame:
    """With a draft on the table."""
    game = await here.started()
    await here.next_phase(game, 2)
    await _does(game, "NATO", "contact", role="COM")
    await _does(game, "NATO", "offer_package", choices=DRAFT)
    await _does(game, "COM", "initial", owner="NATO", version=1)
    return game


async def _does(game: LiveGame, actor: str, kind: str, **data: object) -> None:
    assert isinstance(await game.act(Asked(actor=actor, kind=kind, data=data)), Done)


async def _objects(game: LiveGame, issue: str) -> None:
    await _does(game, "TR", "object", issue=issue, option=DRAFT[issue])


async def test_a_panel_that_looks_as_it_did_is_not_sent_again(here: House) -> None:
    """The first time all that may have changed; after that what looks different, the text among it."""
    game = await _june(here)
    async with talking(here.seated("CY").socket(**{"as": "html"})) as cyprus:
        shown: dict[str, str] = {}
        await cyprus.next("panels")
        for issue in DRAFT:
            await _objects(game, issue)
            html = (await cyprus.next("panels"))["html"]
            assert not {name for name, text in html.items() if shown.get(name) == text}
            shown |= html
            assert f"clause-{issue}" in html["draft"]


async def test_whoever_comes_later_gets_every_panel_at_once(here: House) -> None:
    """What others have been sent before does not count."""
    game = await _june(here)
    async with talking(here.seated("CY").socket(**{"as": "html"})):
        await _objects(game, "D3")
    async with talking(here.seated("CY").socket(**{"as": "html"})) as again:
        assert set((await again.next("panels"))["html"]) == set(PANELS)
        await _objects(game, "D1")
        assert "draft" in (await again.next("panels"))["html"]
