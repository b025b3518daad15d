"""How to reach the service: target, key, and what a connection is told."""

from __future__ import annotations

import dataclasses
import typing

import grpc

# Found to be dead within 25 s, also without calls; a server permits a PING every 10 s.
_KEEPALIVE = (
    ("grpc.keepalive_time_ms", 20_000),
    ("grpc.keepalive_timeout_ms", 5_000),
    ("grpc.keepalive_permit_without_calls", 1),
    ("grpc.http2.max_pings_without_data", 0),
)
_COMMON = (
    # Else all clients of a process share one connection.
    ("grpc.use_local_subchannel_pool", 1),
    # Else a server that comes back is not looked for during up to two minutes.
    ("grpc.initial_reconnect_backoff_ms", 100),
    ("grpc.min_reconnect_backoff_ms", 1_000),
    ("grpc.max_reconnect_backoff_ms", 2_000),
)


@dataclasses.dataclass(frozen=True)
class Address:
    """Where the service is, and the key to it."""

    #: ``host:port``.
    target: str
    key: str
    #: ``None`` is without TLS.
    credentials: grpc.ChannelCredentials | None

    @property
    def metadata(self) -> tuple[tuple[str, str], ...]:
        return (("authorization", "Bearer " + self.key),) if self.key else ()

    @staticmethod
    def options(keepalive: bool) -> list[tuple[str, typing.Any]]:
        """Of a channel for calls; without `keepalive`, of one for a watch, whose bookmarks are its own."""
        return list(_COMMON + (_KEEPALIVE if keepalive else ()))
