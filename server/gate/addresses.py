"""Addresses: the origins under which a browser on this machine or in the same room reaches the server."""

import ipaddress
import socket
from contextlib import suppress
from urllib.parse import urlsplit

_DEFAULT_PORTS = {"http": 80, "https": 443}


class BadOrigin(ValueError):
    """Not a scheme, a host and perhaps a port."""


def normal_origin(given: str) -> str:
    """An origin as browsers write it: lower case, without the default port and without a path.

    >>> normal_origin("HTTPS://Class.Example.org:443/")
    'https://class.example.org'
    """
    problem = f"{given!r} is no origin; write it like https://class.example.org"
    try:
        parts = urlsplit(given.strip())
        port = parts.port
    except ValueError as wrong:
        raise BadOrigin(problem) from wrong
    host = parts.hostname or ""
    named = host.isascii() and host.replace("-", "").replace(".", "").replace(":", "").isalnum()
    if parts.scheme not in _DEFAULT_PORTS or not named or parts.path not in ("", "/") or parts.query or parts.username:
        raise BadOrigin(problem)
    return origin(parts.scheme, host, port or _DEFAULT_PORTS[parts.scheme])


def origin(scheme: str, host: str, port: int) -> str:
    """Put an origin together."""
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}" if port == _DEFAULT_PORTS[scheme] else f"{scheme}://{shown}:{port}"


def host_of(origin: str) -> str:
    """The Host header that belongs to an origin."""
    return origin.partition("://")[2]


def allowed_origins(host: str, port: int) -> tuple[str, ...]:
    """The origins of a server that listens on `host`: this machine's own names, and its addresses in the network."""
    names = ["localhost", "127.0.0.1", "::1"]
    if not _loopback(host):
        names += lan_addresses() if _everywhere(host) else [host]
    return tuple(dict.fromkeys(origin("http", name, port) for name in names))


def lan_addresses() -> list[str]:
    """The addresses of this machine that others in the room can reach, the likeliest first; its name last."""
    found = [address for family in (socket.AF_INET, socket.AF_INET6) if (address := _outward(family))]
    name = socket.gethostname().lower()
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)]
    named = [name] if name.isascii() and name.replace("-", "").replace(".", "").isalnum() else []
    return list(dict.fromkeys([address for address in found if "%" not in address and not _loopback(address)] + named))


def _outward(family: socket.AddressFamily) -> str:
    """The address from which this machine would speak to the network. Connecting a datagram socket sends nothing."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9) if family == socket.AF_INET else ("2001:db8::1", 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _everywhere(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return host == ""
