"""What can go wrong with a call, as one exception."""

from __future__ import annotations

import dataclasses
import typing

import grpc
from google.protobuf import any_pb2
from google.rpc import error_details_pb2, status_pb2

Code = grpc.StatusCode

# Without an ErrorInfo these are no answer of the server, whose every error carries one: the stream broke on its way, and
# nobody knows what became of the call. A proxy ends it in any of these ways when a replica dies.
_BROKEN = {Code.UNKNOWN, Code.INTERNAL, Code.CANCELLED}
# The server may well be asked again; nothing is wrong with the question.
_SERVER_SIDE = {
    Code.UNAVAILABLE,
    Code.DEADLINE_EXCEEDED,
    Code.RESOURCE_EXHAUSTED,
    Code.INTERNAL,
    Code.UNKNOWN,
    Code.ABORTED,
    Code.DATA_LOSS,
}


@dataclasses.dataclass(frozen=True)
class Fault:
    """What is wrong with one field of a request."""

    #: Path of the field, such as ``signal.rsi``.
    field: str
    #: For people.
    description: str


class ThresholdError(Exception):
    """A call that failed, with everything that the server said of it."""

    def __init__(
        self,
        code: grpc.StatusCode,
        message: str,
        reason: str = "",
        faults: tuple[Fault, ...] = (),
        retry_after: float | None = None,
        may_retry: bool = True,
    ) -> None:
        super().__init__(code, message)
        #: The status, such as ``grpc.StatusCode.UNAUTHENTICATED``.
        self.code = code
        #: For people.
        self.message = message
        #: For machines, such as ``KEY_UNKNOWN``; empty if the server did not say.
        self.reason = reason
        #: Every bad field.
        self.faults = faults
        #: Seconds after which the server wants to be asked again, if it said so.
        self.retry_after = retry_after
        #: False if the server said not to ask again.
        self.may_retry = may_retry

    @property
    def is_servers(self) -> bool:
        """Whether the server could not be asked, as opposed to a fault of the question."""
        return self.code in _SERVER_SIDE

    def __str__(self) -> str:
        head = self.code.name + (f" ({self.reason})" if self.reason else "")
        return f"{head}: {self.message}" if self.message else head

    @classmethod
    def of(cls, error: grpc.RpcError) -> ThresholdError:
        """What an error of grpc or grpc.aio says."""
        call = typing.cast(grpc.Call, error)
        code, message = call.code(), call.details() or ""
        metadata = {name: value for name, value in call.trailing_metadata() or ()}
        details = _details(metadata.get("grpc-status-details-bin"))
        if code in _BROKEN and details.info is None:
            return cls(Code.UNAVAILABLE, f"the call broke off ({code.name}: {message})")
        pushback, may_retry = _pushback(metadata.get("grpc-retry-pushback-ms"))
        return cls(
            code,
            message,
            details.info.reason if details.info else "",
            tuple(Fault(each.field, each.description) for each in details.faults),
            pushback if pushback is not None else details.retry_after,
            may_retry,
        )


@dataclasses.dataclass
class _Details:
    info: error_details_pb2.ErrorInfo | None = None
    faults: typing.Sequence[error_details_pb2.BadRequest.FieldViolation] = ()
    retry_after: float | None = None


def _details(packed: str | bytes | None) -> _Details:
    found = _Details()
    if not isinstance(packed, bytes):
        return found
    try:
        details: typing.Iterable[any_pb2.Any] = status_pb2.Status.FromString(packed).details
    except ValueError:  # What cannot be read adds nothing to code and message.
        return found
    for detail in details:
        info, request, retry = error_details_pb2.ErrorInfo(), error_details_pb2.BadRequest(), error_details_pb2.RetryInfo()
        if detail.Unpack(info):
            found.info = info
        elif detail.Unpack(request):
            found.faults = request.field_violations
        elif detail.Unpack(retry):
            found.retry_after = retry.retry_delay.seconds + retry.retry_delay.nanos / 1e9
    return found


def _pushback(text: str | bytes | None) -> tuple[float | None, bool]:
    """Seconds to wait, and whether to ask again at all. As gRPC's A6 has it, what is no number forbids as well."""
    if text is None:
        return None, True
    try:
        milliseconds = int(text)
    except ValueError:
        return None, False
    return (milliseconds / 1000, True) if milliseconds >= 0 else (None, False)
