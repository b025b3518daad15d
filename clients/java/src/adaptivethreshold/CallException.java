package adaptivethreshold;

import adaptivethreshold.rpc.BadRequest;
import adaptivethreshold.rpc.ErrorInfo;
import adaptivethreshold.rpc.RetryInfo;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call ended with. */
public final class CallException extends RuntimeException {
  /** What is wrong with one field. */
  public record Fault(String field, String description) {}

  private static final long serialVersionUID = 1;
  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  private final Status.Code code;
  private final transient Details details;

  /** What the server said beside code and message. */
  private static final class Details {
    private String reason = "";
    private List<Fault> faults = List.of();
    private Optional<Duration> retryAfter = Optional.empty();
    /** The server asks not to repeat the call. */
    private boolean isFinal;
  }

  private CallException(Status status, Details details, Throwable cause) {
    super(text(status, details), cause);
    this.code = status.getCode();
    this.details = details;
  }

  /**
   * Reads what a call of a generated stub has thrown.
   *
   * <p>UNKNOWN, INTERNAL and CANCELLED without a reason, which every error of the server has, are a connection that broke on
   * the way, and become UNAVAILABLE, unless the calling thread was interrupted.
   */
  public static CallException of(StatusRuntimeException thrown) {
    Details details = read(thrown);
    Status status = thrown.getStatus();
    if (details.reason.isEmpty() && isBroken(status.getCode())) {
      status = Status.UNAVAILABLE.withDescription(status.getCode() + ": " + status.getDescription());
    }
    return new CallException(status, details, thrown);
  }

  private static boolean isBroken(Status.Code code) {
    return switch (code) {
      case UNKNOWN, INTERNAL -> true;
      case CANCELLED -> !Thread.currentThread().isInterrupted();
      default -> false;
    };
  }

  /** One of the client's own. */
  static CallException of(Status.Code code, String description) {
    return new CallException(code.toStatus().withDescription(description), new Details(), null);
  }

  static CallException of(Status status, Metadata trailers) {
    return of(status.asRuntimeException(trailers));
  }

  /** The status code. */
  public Status.Code code() {
    return code;
  }

  /** The server's constant name of the cause, such as TRADE_CONFLICT; empty if the error is not the server's own. */
  public String reason() {
    return details.reason;
  }

  /** Every bad field, with INVALID_ARGUMENT. */
  public List<Fault> faults() {
    return details.faults;
  }

  /** How long the server asks to wait before the same call. */
  public Optional<Duration> retryAfter() {
    return details.retryAfter;
  }

  /** Whether the server could not be asked, or had no answer. */
  boolean isAway() {
    return switch (code) {
      case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, INTERNAL, UNKNOWN, ABORTED, DATA_LOSS -> true;
      default -> false;
    };
  }

  /** Whether a call that is harmless to repeat may succeed a little later. */
  boolean isRepeatable() {
    return switch (code) {
      case UNAVAILABLE, DEADLINE_EXCEEDED -> !details.isFinal;
      case RESOURCE_EXHAUSTED, ABORTED -> !details.isFinal && details.retryAfter.isPresent();
      default -> false;
    };
  }

  private static Details read(StatusRuntimeException thrown) {
    Details found = new Details();
    com.google.rpc.Status rich = StatusProto.fromThrowable(thrown);
    for (Any detail : rich == null ? List.<Any>of() : rich.getDetailsList()) {
      try {
        read(detail, found);
      } catch (InvalidProtocolBufferException malformed) {
        thrown.addSuppressed(malformed);
      }
    }
    String pushback = thrown.getTrailers() == null ? null : thrown.getTrailers().get(PUSHBACK);
    if (pushback != null) {
      read(pushback, found);
    }
    return found;
  }

  private static void read(Any detail, Details found) throws InvalidProtocolBufferException {
    if (detail.is(ErrorInfo.class)) {
      found.reason = detail.unpack(ErrorInfo.class).getReason();
    } else if (detail.is(BadRequest.class)) {
      found.faults = new ArrayList<>();
      for (BadRequest.FieldViolation violation : detail.unpack(BadRequest.class).getFieldViolationsList()) {
        found.faults.add(new Fault(violation.getField(), violation.getDescription()));
      }
    } else if (detail.is(RetryInfo.class)) {
      found.retryAfter = Optional.of(Durations.of(detail.unpack(RetryInfo.class).getRetryDelay()));
    }
  }

  /** A number that is negative, or none, means "not again". Source: gRFC A6. */
  private static void read(String pushback, Details found) {
    if (pushback.matches("[0-9]{1,9}")) {
      found.retryAfter = Optional.of(Duration.ofMillis(Long.parseLong(pushback)));
    } else {
      found.isFinal = true;
    }
  }

  private static String text(Status status, Details details) {
    StringBuilder text = new StringBuilder(status.getCode().name());
    if (!details.reason.isEmpty()) {
      text.append(" (").append(details.reason).append(')');
    }
    text.append(": ").append(status.getDescription());
    for (Fault fault : details.faults) {
      text.append("; ").append(fault.field()).append(' ').append(fault.description());
    }
    return text.toString();
  }
}
