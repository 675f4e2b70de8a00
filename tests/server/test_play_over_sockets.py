"""Playing over a websocket: join, be cast, act, be answered; be refused with reasons; come back and miss nothing."""

import asyncio
import json

import pytest
from websockets.exceptions import ConnectionClosedError

from game_rules.ids import MINUTE
from tests.server.running import House, talking, until


@pytest.fixture
async def may(here: House) -> House:
    """A game of six in May, when everybody may talk."""
    await here.next_phase(await here.started())
    return here


async def test_from_the_code_to_an_acknowledged_act(may: House) -> None:
    """Join, cast, start, say something: the sender gets an ack with its cursor, the addressee the words."""
    async with talking(may.seated("TR").socket()) as tr, talking(may.seated("NATO").socket()) as staff:
        answer = await tr.act("message", "m1", text="Good morning.", to=["NATO"])
        assert answer["t"] == "ack"
        told = await staff.lines()
        assert [line["text"] for line in told["lines"]] == ["Good morning."]
        assert set(told["lines"][0]["thread"].split("+")) == {"TR", "NATO"}
        assert (await tr.lines())["cursor"] == answer["cursor"]


async def test_a_refusal_teaches(may: House) -> None:
    """All reasons, each with its five parts; and the teaching card for a page."""
    async with talking(may.seated("TR").socket(**{"as": "html"})) as tr:
        answer = await tr.act("sign", "s1")
        assert answer["t"] == "refused"
        assert answer["reasons"]
        assert all(set(reason) == {"rule", "says", "cites", "holders", "remedy"} for reason in answer["reasons"])
        assert all(f'data-rule="{reason["rule"]}"' in answer["html"] for reason in answer["reasons"])


async def test_a_refused_attempt_is_kept_beside_the_journal(may: House) -> None:
    """For the debrief; the state is as it was."""
    turkey = may.seated("TR")
    game = await may.server.games.get(turkey.game)
    head = game.head
    assert (await turkey.act("sign", "s1")).json()["t"] == "refused"
    assert game.head == head
    (attempt,) = await may.server.journal.attempts(turkey.game)
    assert (attempt.actor, attempt.kind, attempt.after) == ("TR", "sign", head)


async def test_a_repeated_command_gets_the_same_answer(may: House) -> None:
    """Over the socket or by POST, acked or refused, once or thrice: it happened once."""
    turkey = may.seated("TR")
    async with talking(turkey.socket()) as tr:
        first = await tr.act("message", "m1", text="Once.")
        await tr.act("message", "m2", text="Something else.")
        assert await tr.act("message", "m1", text="Once.") == first
        assert (await turkey.act("message", "m1", text="Once.")).json() == first
        refused = await tr.act("sign", "s1")
        assert (await turkey.act("sign", "s1")).json() == refused
    events = await may.server.journal.read(turkey.game)
    assert [event.kind for event in events].count("message_sent") == 2
    assert len(await may.server.journal.attempts(turkey.game)) == 1


async def test_a_cid_cannot_stand_for_two_things(may: House) -> None:
    """The same name with other words is answered `cid_reuse`, and nothing happens."""
    async with talking(may.seated("TR").socket()) as tr:
        await tr.act("message", "m1", text="Once.")
        assert (await tr.act("message", "m1", text="Twice."))["code"] == "cid_reuse"


async def test_who_was_away_gets_what_it_missed(may: House) -> None:
    """With the cursor that it had: the lines since then, once, and everything as it stands."""
    turkey, nato = may.seated("TR"), may.seated("NATO")
    async with talking(nato.socket()) as staff:
        await turkey.act("message", "m1", text="One.")
        cursor = (await staff.lines())["cursor"]
    await turkey.act("message", "m2", text="Two.")
    await turkey.act("message", "m3", text="Three.", to=["UK"])
    await turkey.act("message", "m4", text="Four.", to=["NATO"])
    async with talking(nato.socket(after=cursor)) as staff:
        missed = await staff.lines()
        assert [line["text"] for line in missed["lines"]] == ["Two.", "Four."]
        assert missed["cursor"] == cursor + 2
    async with talking(nato.socket(after=missed["cursor"])) as staff:
        assert [frame["t"] for frame in await staff.quiet()] in ([], ["presence"])


@pytest.mark.parametrize("after", ["999", "-1", "x", ""])
async def test_a_cursor_that_means_nothing_gets_everything(may: House, after: str) -> None:
    """The whole view and every line from the beginning."""
    turkey = may.seated("TR")
    await turkey.act("message", "m1", text="One.")
    async with talking(turkey.socket(after=after)) as tr:
        assert (await tr.next("view"))["view"]["me"]["role"] == "TR"
        told = await tr.next("minutes")
        assert told["whole"] is True
        assert told["lines"][-1]["text"] == "One."


async def test_the_newest_connection_of_a_seat_wins(may: House) -> None:
    """The old one is told 4409 and hears nothing any more."""
    turkey = may.seated("TR")
    async with talking(turkey.socket()) as old:
        async with talking(turkey.socket()) as new:
            with pytest.raises(ConnectionClosedError) as closed:
                await old.next("never")
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4409
            assert (await new.act("message", "m1", text="It is me."))["t"] == "ack"
        game = await may.server.games.get(turkey.game)
        assert len(game.hub) <= 1


@pytest.mark.parametrize(
    "raw",
    ["x", "[]", '{"t":"act"}', '{"t":"hello"}', "\\", b"\x00\x01", '{"t":"act","cid":"a","kind":"no_such","data":{}}'],
)
async def test_what_cannot_be_read_is_answered_and_harms_nobody(may: House, raw: str | bytes) -> None:
    """A nack with a sentence; the connection goes on."""
    async with talking(may.seated("TR").socket()) as tr:
        await tr.say(raw)
        nack = await tr.next("nack")
        assert nack["code"] == "malformed"
        assert nack["says"]
        assert (await tr.act("message", "m1", text="Still here."))["t"] == "ack"


async def test_a_message_that_is_too_big_ends_the_connection(may: House) -> None:
    """With 1009, before anything of it was kept."""
    async with talking(may.seated("TR").socket()) as tr:
        await tr.say("x" * 20_000)
        with pytest.raises(ConnectionClosedError) as closed:
            await tr.next("never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1009


async def test_who_asks_too_fast_is_told_to_wait(may: House) -> None:
    """Talk: five at once, then one in two seconds. A repeated command is free; time gives the allowance back."""
    async with talking(may.seated("TR").socket()) as tr:
        answers = [await tr.act("message", f"m{n}", text="And another thing.") for n in range(6)]
        assert [answer["t"] for answer in answers] == ["ack"] * 5 + ["nack"]
        assert answers[-1]["code"] == "rate_limited"
        assert 0 < answers[-1]["retry_ms"] <= 2_000
        assert await tr.act("message", "m0", text="And another thing.") == answers[0]
        may.pass_time(answers[-1]["retry_ms"])
        assert (await tr.act("message", "m5", text="And another thing."))["t"] == "ack"


async def test_who_does_not_listen_is_disconnected(may: House) -> None:
    """4429 after a flood that goes on in spite of every nack."""
    async with talking(may.seated("TR").socket()) as tr:
        for _ in range(80):
            await tr.say("x")
        with pytest.raises(ConnectionClosedError) as closed:
            await tr.next("never")
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4429


async def test_presence_is_told_apart_from_the_game(may: House) -> None:
    """Who is connected moves no cursor."""
    async with talking(may.seated("TR").socket()) as tr:
        hello = tr.frames[0]
        async with talking(may.seated("UK").socket()):
            assert (await tr.next(lambda frame: frame["t"] == "presence" and "UK" in frame["here"]))["here"] == [
                "TR",
                "UK",
            ]
        await tr.next(lambda frame: frame["t"] == "presence" and "UK" not in frame["here"])
        assert (await tr.act("sign", "s1"))["t"] == "refused"
        async with talking(may.seated("NATO").socket()) as staff:
            assert staff.frames[0]["here"] == ["NATO", "TR"]
        assert {frame["t"] for frame in tr.frames} <= {"hello", "view", "minutes", "presence", "refused"}
        assert hello["role"] == "TR"


async def test_a_page_gets_the_panels_that_changed(may: House) -> None:
    """As HTML by name; lines are added to their list."""
    async with talking(may.seated("NATO").socket(**{"as": "html"})) as staff:
        everything = await staff.next("panels")
        assert everything["whole"] is True
        assert {"ring", "draft", "acts", "me"} <= set(everything["html"])
        await may.seated("TR").act("message", "m1", text="<script>alert(1)</script>", to=["NATO"])
        told = await staff.next("panels")
        assert told["html"] == {}
        assert "&lt;script&gt;" in told["append"]["talk"]
        assert "<script" not in json.dumps(told)


async def test_pause_freezes_the_game_and_nothing_bursts_at_resume(may: House) -> None:
    """An hour of pause costs nothing; afterwards the phase has as long as it had."""
    game = await may.server.games.get(may.seated("TR").game)
    await may.classroom.act(game.id, "ann", "pause_game")
    now, ends = game.now(), game.state.clock.ends
    may.pass_time(60 * MINUTE)
    assert game.now() == now
    await may.classroom.act(game.id, "ann", "resume_game")
    may.pass_time(ends - now - 1)
    await game.pipeline.drained()
    number = game.state.clock.number
    may.pass_time(2)
    await game.pipeline.drained()
    assert game.state.clock.number == number + 1


async def test_programs_can_do_without_a_socket(may: House) -> None:
    """Act by POST, poll for frames, ask for the view and for what is open."""
    turkey, nato = may.seated("TR"), may.seated("NATO")
    view = (await nato.get(f"/api/games/{nato.game}/view")).json()
    assert view["view"]["me"]["role"] == "NATO"
    polling = nato.get("/api/events", params={"as": "json", "after": view["cursor"]})
    task = asyncio.create_task(polling)
    game = await may.server.games.get(nato.game)
    await until(lambda: len(game.hub) == 1)
    assert (await turkey.act("message", "m1", text="Anybody there?")).json()["t"] == "ack"
    frames = (await task).json()
    assert frames[0]["t"] == "hello"
    assert frames[-1]["lines"][0]["text"] == "Anybody there?"
    acts = (await nato.get("/api/acts")).json()
    assert {offer["kind"] for offer in acts["acts"]}
    assert all(offer["open"] or offer["reasons"] for offer in acts["acts"])
