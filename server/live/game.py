"""A live game: one act at a time and without waiting, told to everybody once it is on disk.

An act is decided on the head in memory and handed to the journal; several may be under way. If a commit fails the game
goes back to what the journal says, and everybody whose act was under way is told to ask again.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from zlib import crc32

import structlog

from game_rules.commands import Text
from game_rules.decide import Accepted, decide, next_due
from game_rules.events_catalogue import VERSION
from game_rules.ids import CLOCK
from game_rules.reason import Reason
from game_rules.state import State
from game_rules.view.shapes import MinuteLine, View
from server.clock import GameClock, Seconds, Ticker
from server.live import falling, receipts, telling
from server.live.audience import Audience
from server.live.cursors import Step
from server.live.folding import Folded, Source, taken, to_store
from server.live.hub import Hub, Seat
from server.live.listeners import Listener
from server.live.marks import CLOCK as CLOCK_MARK
from server.live.marks import Mark
from server.live.memory import Memory
from server.live.pipeline import Entry, Pipeline
from server.live.telling import Seen
from server.protocol import wire
from server.protocol.acts import speaks_for
from server.protocol.answers import AGAIN_MS, Answer, Done, Nack, RefusedAnswer, reason_frame
from server.protocol.wire import Asked, Malformed, Request
from server.storage.chain import canonical
from server.storage.journal import Journal
from server.storage.problems import StorageFailed
from server.storage.records import Append, NewAttempt

PATIENCE = 1.5
"""Seconds that an act waits for a game that is falling back to its journal."""
ANSWERS_FIRST = 0.001
"""Seconds between a commit and the telling of it: whoever acted hears before everybody's pages are drawn."""
ERASED = "(erased)"

_log = structlog.get_logger(__name__)

AfterCommit = Callable[["LiveGame", tuple[Step, ...]], None]
"""Called after each commit, in order, with what happened. Does not wait; may ask for acts in a task of its own."""

_TICK = Asked(actor=CLOCK, kind="advance_clock")


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What a game needs of the server around it."""

    journal: Journal
    ticker: Ticker
    seconds: Seconds


class LiveGame:
    """One game that is being played. Made by `LiveGames`."""

    def __init__(self, around: Around, stored: Source, folded: Folded) -> None:
        self.id = stored.record.id
        self.record = stored.record
        self.scenario = stored.scenario
        self.around = around
        self.clock = GameClock(around.seconds, folded.now)
        self.closed = False
        self.state: State = folded.state
        """The state as far as it is on disk; `head` is the number of its last event, `hash` vouches for it."""
        self.head, self.hash = folded.seq, folded.hash
        self.losses = 0
        self.audience = Audience(self.words, folded.cursors.values(), folded.seq, folded.hash)
        self.pipeline = Pipeline(around.journal.append, self._settle, lambda: falling.fall_back(self))
        self.following = asyncio.Lock()
        self._bodies = stored.texts
        self._answers = Memory()
        self._after_commit: list[AfterCommit] = []
        self._telling: asyncio.Task[None] | None = None
        self._woken_at: int | None = None
        self.decided, self.decided_head = folded.state, folded.seq
        """The head in memory: with everything that is on its way to the disk."""
        self.keep_time()

    # --- what stands --------------------------------------------------------------------------------------------------

    @property
    def hub(self) -> Hub:
        """Who listens."""
        return self.audience.hub

    def now(self) -> int:
        """Game time in milliseconds."""
        return self.clock.now()

    def words(self, text: Text) -> str:
        """What somebody wrote."""
        return self._bodies.get(text.ref, ERASED)

    def epoch(self, reader: str) -> str:
        """Another word when cursors of this reader mean something else than before."""
        return f"{crc32(f'{reader} {VERSION} {self.losses}'.encode()):08x}"

    def marks(self) -> list[Mark]:
        """Where the clock and the readers stand, to be remembered over a restart."""
        clock = Mark(game=self.id, reader=CLOCK_MARK, seq=self.head, hash=self.hash, value=self.now())
        return [clock, *self.audience.marks(self.id)]

    async def view(self, reader: str) -> tuple[View, int]:
        """What a reader sees now, and the reader's cursor."""
        await telling.follow(self, reader)
        return self.audience.view(reader, self.state)

    async def seen(self, reader: str) -> Seen:
        """What a reader sees now: the view, every line so far, the cursor. Enough for a whole page."""
        return await telling.seen(self, reader)

    async def minutes(self, reader: str) -> list[MinuteLine]:
        """Every line that a reader may see, from the beginning."""
        return list((await telling.seen(self, reader)).lines)

    async def subscribe(self, listener: Listener, after: int | None, seat: Seat | None = None) -> None:
        """Tell `listener` what it missed since cursor `after` (None: everything), and from now on what changes."""
        await telling.subscribe(self, listener, after, seat)

    def after_commit(self, callback: AfterCommit) -> None:
        """Call back after each commit."""
        self._after_commit.append(callback)

    # --- acting -------------------------------------------------------------------------------------------------------

    async def act(self, asked: Asked) -> Answer:
        """Decide an act, and answer once the answer is on disk. The same `cid` gets the same answer."""
        try:
            digest = wire.digest(asked)
            if asked.cid:
                await telling.follow(self, speaks_for(asked.actor))
            if self.closed or not await self.pipeline.opened(PATIENCE):
                return Nack(cid=asked.cid, code="unavailable", retry_ms=AGAIN_MS)
            known = self._answers.of(asked.actor, asked.cid, digest)
            return await (known or asyncio.shield(self._take_up(asked, digest)))
        except Malformed as wrong:
            return Nack(cid=asked.cid, code="malformed", says=str(wrong))
        except StorageFailed as failed:
            return Nack(cid=asked.cid, code=failed.code, retry_ms=AGAIN_MS)
        except Exception:
            _log.exception("act_broke", game=self.id, actor=asked.actor, kind=asked.kind)
            return Nack(
                cid=asked.cid, code="malformed", says="This act broke something. The mistake is ours; try another."
            )

    def knows(self, actor: str, cid: str) -> bool:
        """Has this command been asked here lately?"""
        return self._answers.has(actor, cid)

    def fall_due(self) -> None:
        """Let happen what is due by now."""
        self._woken_at = None
        if not self.closed and self.pipeline.is_open:
            self._let_time_pass()
            self._wake_when_due()

    async def forward(self, to: int) -> None:
        """Let it be `to` (game ms) at once, if it is not later; done when what was due by then is on disk."""
        if self.clock.running and not self.closed:
            self.clock.run(max(self.now(), to))
            self.fall_due()
            await self.pipeline.drained()

    async def stop(self) -> None:
        """Take no more acts, and finish what is under way."""
        self.closed = True
        self.around.ticker.forget(self.id)
        await self.pipeline.drained()
        await self.told()
        self.clock.stand(self.now())

    def _let_time_pass(self) -> None:
        due = next_due(self.decided)
        if due is not None and due <= self.now():
            self._take_up(_TICK, "")

    def _take_up(self, asked: Asked, digest: str) -> "asyncio.Future[Answer]":
        """Decide now, on the head in memory, and send the outcome on its way."""
        if asked is not _TICK:
            self._let_time_pass()
        request = wire.request(asked, max(self.now(), self.decided.clock.now))
        verdict = decide(self.decided, request.command)
        if isinstance(verdict, Accepted):
            entry = self._happen(asked, digest, request, verdict)
        else:
            entry = self._refuse(asked, digest, request, verdict.reasons)
        self._answers.keep(asked.actor, asked.cid, digest, entry.waiting)
        self.pipeline.send(entry)
        return entry.waiting

    def _happen(self, asked: Asked, digest: str, request: Request, verdict: Accepted) -> Entry:
        speaker, after = speaks_for(asked.actor), self.decided_head
        made = tuple(taken(self.decided, after, verdict.events))
        if made:
            self.decided, self.decided_head = made[-1].after, made[-1].seq
        self._bodies.update((text.ref, text.body) for text in request.texts)
        events = tuple(to_store(step.event, asked.actor, speaker) for step in made)
        unit = Append(game=self.id, after=after, events=events, texts=request.texts)
        answer = Done(cid=asked.cid, cursor=0, warnings=verdict.warnings, seq=self.decided_head)
        entry = Entry(unit=unit, steps=made, answer=answer, digest=digest, waiting=_future())
        if asked.cid:
            answer = replace(answer, cursor=self.audience.decided(speaker, (*self.pipeline, entry)))
            entry.answer = answer
        if asked is not _TICK:
            entry.unit = replace(unit, receipt=receipts.of_accepted(asked, digest, request, answer, after))
        self.keep_time()
        return entry

    def _refuse(self, asked: Asked, digest: str, request: Request, reasons: tuple[Reason, ...]) -> Entry:
        answer = RefusedAnswer(cid=asked.cid, reasons=reasons)
        attempt = NewAttempt(
            at=request.command.at,
            actor=asked.actor,
            kind=asked.kind,
            body=canonical(request.data),
            reasons=canonical([reason_frame(reason) for reason in reasons]),
        )
        unit = Append(
            game=self.id,
            after=self.decided_head,
            events=(),
            texts=request.texts,
            receipt=receipts.of_refused(asked, digest, answer),
            attempt=attempt,
        )
        return Entry(unit=unit, steps=(), answer=answer, digest=digest, waiting=_future())

    # --- after the commit ---------------------------------------------------------------------------------------------

    def _settle(self, entry: Entry) -> None:
        """An entry is on disk: everybody may know."""
        if entry.stored:
            self.move_on(entry)

    def move_on(self, entry: Entry) -> None:
        """The steps of an entry are on disk."""
        self.state, self.head, self.hash = entry.steps[-1].after, entry.last, entry.hash
        self.audience.settle(entry)
        if self._telling is None or self._telling.done():
            self._telling = asyncio.get_running_loop().create_task(self._tell())
        for callback in self._after_commit:
            try:
                callback(self, entry.steps)
            except Exception:
                _log.exception("after_commit_broke", game=self.id)

    def publish(self, reader: str) -> None:
        """Tell one reader now what is on disk and has not been told."""
        self.audience.publish(reader, self.state, self.now())

    async def told(self) -> None:
        """Wait until everybody has been told everything that is on disk."""
        if self._telling:
            await self._telling

    async def _tell(self) -> None:
        """Look after one reader at a time, answers first; what happens meanwhile is told together."""
        await asyncio.sleep(ANSWERS_FIRST)
        for reader in self.audience.waiting():
            self.publish(reader)
            await asyncio.sleep(0)

    # --- time ---------------------------------------------------------------------------------------------------------

    def keep_time(self) -> None:
        """The clock runs while play does; the ticker knows when something falls due."""
        running = self.decided.clock.status == "running"
        if running and not self.clock.running:
            self.clock.run(max(self.clock.now(), self.decided.clock.now))
        elif not running and self.clock.running:
            self.clock.stand(self.decided.clock.now)
        self._wake_when_due()

    def _wake_when_due(self) -> None:
        due = next_due(self.decided) if self.clock.running and not self.closed else None
        if due == self._woken_at:
            return
        self._woken_at = due
        if due is None:
            self.around.ticker.forget(self.id)
        else:
            wait = max(due - self.now() + 1, 1) / 1000
            self.around.ticker.wake(self.id, self.around.seconds() + wait, self.fall_due)


def _future() -> "asyncio.Future[Answer]":
    return asyncio.get_running_loop().create_future()
