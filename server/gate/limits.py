"""Limits: token buckets, a bounded number of them, and counters of wrong codes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

Seconds = Callable[[], float]
"""A clock that only goes forward."""


class Bucket:
    """So many at once, then so many a second."""

    __slots__ = ("_at", "_full", "_left", "_rate")

    def __init__(self, full: float, a_second: float, now: float) -> None:
        self._full, self._rate, self._left, self._at = full, a_second, full, now

    def wait(self, now: float) -> int:
        """Milliseconds until one may be taken: 0 is now."""
        self._left = min(self._full, self._left + (now - self._at) * self._rate)
        self._at = now
        return 0 if self._left >= 1 else max(1, round((1 - self._left) / self._rate * 1000))

    def take(self, now: float) -> int:
        """Take one if there is one. Milliseconds to wait where there is none."""
        if waiting := self.wait(now):
            return waiting
        self._left -= 1
        return 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Rate:
    """How full a bucket is, and how fast it fills."""

    full: float
    a_second: float


class Buckets:
    """A bucket for each key. The keys least lately used are forgotten, so that an attacker cannot fill the memory."""

    def __init__(self, rate: Rate, clock: Seconds, most: int = 10_000) -> None:
        self._rate, self._clock, self._most = rate, clock, most
        self._buckets: OrderedDict[Hashable, Bucket] = OrderedDict()

    def take(self, key: Hashable) -> int:
        """Take one of the key's. Milliseconds to wait where there is none."""
        return self._bucket(key).take(self._clock())

    def wait(self, key: Hashable) -> int:
        """Milliseconds until the key may take one; takes nothing."""
        return self._bucket(key).wait(self._clock())

    def _bucket(self, key: Hashable) -> Bucket:
        if key in self._buckets:
            self._buckets.move_to_end(key)
            return self._buckets[key]
        if len(self._buckets) >= self._most:
            self._buckets.popitem(last=False)
        return self._buckets.setdefault(key, Bucket(self._rate.full, self._rate.a_second, self._clock()))


class WrongCodes:
    """Wrong codes, of the whole server and of each address. Right ones cost nothing: a school has one address."""

    def __init__(self, a_minute: int, an_address: int, clock: Seconds) -> None:
        self._all = Buckets(Rate(full=a_minute, a_second=a_minute / 60), clock)
        self._addresses = Buckets(Rate(full=an_address, a_second=an_address / 60), clock)

    def wait(self, address: str) -> int:
        """Milliseconds until a code from this address is looked at again: 0 is now."""
        return max(self._all.wait(""), self._addresses.wait(address))

    def count(self, address: str) -> None:
        """One more wrong code."""
        self._all.take("")
        self._addresses.take(address)
