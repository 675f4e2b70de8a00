"""Memory: the answers that a game has given lately. The journal knows the older ones."""

import asyncio
from collections import OrderedDict

from server.protocol.answers import Answer, Nack

REMEMBERED = 256


class Memory:
    """Answers by actor and `cid`, also those still on their way. What was not decided is not remembered."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, str], tuple[str, asyncio.Future[Answer]]] = OrderedDict()

    def of(self, actor: str, cid: str, digest: str) -> "asyncio.Future[Answer] | None":
        """The answer given to this command before; None for a new one. Another command under its name is told so."""
        known = self._answers.get((actor, cid)) if cid else None
        if known is None:
            return None
        if known[0] == digest:
            return asyncio.shield(known[1])
        reused: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        reused.set_result(Nack(cid=cid, code="cid_reuse"))
        return reused

    def has(self, actor: str, cid: str) -> bool:
        return (actor, cid) in self._answers

    def keep(self, actor: str, cid: str, digest: str, answer: "asyncio.Future[Answer]") -> None:
        """Remember an answer, which may still be on its way."""
        if not cid:
            return
        self._answers[actor, cid] = (digest, answer)
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        answer.add_done_callback(lambda done: self._forget_if_open(actor, cid, done))

    def _forget_if_open(self, actor: str, cid: str, done: "asyncio.Future[Answer]") -> None:
        if done.cancelled() or isinstance(done.result(), Nack):
            self._answers.pop((actor, cid), None)
