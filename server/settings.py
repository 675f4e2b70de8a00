"""Settings: what may be set at the start, each with its default. From the environment: `ANTECHAMBER_PORT=8080`."""

from functools import cached_property
from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from server.gate.addresses import BadOrigin, allowed_origins, host_of, normal_origin


class Limits(BaseSettings):
    """How much of anything one person, one game and the whole server may ask for (reliability.md, settled point 3)."""

    model_config = SettingsConfigDict(env_prefix="ANTECHAMBER_LIMIT_", extra="ignore", frozen=True)

    sockets: int = Field(default=10_000, ge=1)
    sockets_a_game: int = Field(default=64, ge=1)
    spectators_a_game: int = Field(default=24, ge=1)
    acts_at_once: int = Field(default=30, ge=1)
    acts_a_second: float = Field(default=2.0, gt=0)
    talk_at_once: int = Field(default=5, ge=1)
    talk_seconds: float = Field(default=10.0, gt=0)
    wrong_codes_a_minute: int = Field(default=300, ge=1)
    wrong_codes_an_address: int = Field(default=120, ge=1)
    players_a_class: int = Field(default=400, ge=1)
    body_bytes: int = Field(default=1 << 20, ge=1024)
    header_bytes: int = Field(default=16 << 10, ge=1024)


class Settings(BaseSettings):
    """Where the server listens, where it keeps its data, and under which addresses it may be called."""

    model_config = SettingsConfigDict(env_prefix="ANTECHAMBER_", extra="ignore", frozen=True)

    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    origin: tuple[str, ...] = ()
    """Further addresses under which browsers reach this server: `https://class.example.org`."""
    beat_seconds: float = Field(default=15.0, gt=0)
    drop_seconds: float = Field(default=40.0, gt=0)
    poll_seconds: float = Field(default=25.0, gt=0)
    stop_seconds: int = Field(default=8, ge=0)
    limits: Limits = Field(default_factory=Limits)

    @field_validator("origin")
    @classmethod
    def _exact_origins(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        """An origin is a scheme, a host and perhaps a port; nothing like `*` gets in."""
        try:
            return tuple(normal_origin(one) for one in given)
        except BadOrigin as bad:
            raise ValueError(str(bad)) from bad

    @cached_property
    def origins(self) -> frozenset[str]:
        """Every origin from which pages may speak to this server."""
        return frozenset((*allowed_origins(self.host, self.port), *self.origin))

    @cached_property
    def hosts(self) -> dict[str, bool]:
        """Every Host header that is answered, and whether that address is reached over TLS only."""
        schemes: dict[str, set[str]] = {}
        for origin in self.origins:
            schemes.setdefault(host_of(origin), set()).add(origin.partition(":")[0])
        return {host: found == {"https"} for host, found in schemes.items()}
