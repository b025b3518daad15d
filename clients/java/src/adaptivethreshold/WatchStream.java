package adaptivethreshold;

import adaptivethreshold.v1.AdaptiveThresholdServiceGrpc;
import adaptivethreshold.v1.WatchThresholdsRequest;
import adaptivethreshold.v1.WatchThresholdsResponse;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One connection with one stream, read with a time limit. */
final class WatchStream implements AutoCloseable {
  /** A message, or with null the stream's end. */
  private record Arrival(WatchThresholdsResponse message, CallException end) {}

  private final Connection connection;
  private final ClientCall<WatchThresholdsRequest, WatchThresholdsResponse> call;
  /** Holds one message at most, then its end: the next message is asked for when one has been read. */
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private CallException failure;

  WatchStream(Connection connection, WatchThresholdsRequest request) {
    this.connection = connection;
    call = connection.channel().newCall(AdaptiveThresholdServiceGrpc.getWatchThresholdsMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onMessage(WatchThresholdsResponse message) {
            arrivals.add(new Arrival(message, null));
          }

          @Override
          public void onClose(Status status, Metadata trailers) {
            Status end = status.isOk() ? Status.UNAVAILABLE.withDescription("the server ended the watch") : status;
            arrivals.add(new Arrival(null, CallException.of(end, trailers)));
          }
        },
        new Metadata());
    call.request(1);
    call.sendMessage(request);
    call.halfClose();
  }

  /** The next message; null at the end, or if none comes within the time. */
  WatchThresholdsResponse read(Duration patience) throws InterruptedException {
    Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (arrival == null) {
      failure = CallException.of(Status.Code.UNAVAILABLE, "the server has fallen silent");
      return null;
    }
    failure = arrival.end();
    if (failure == null) {
      call.request(1);
    }
    return arrival.message();
  }

  /** Why there was no message. */
  CallException failure() {
    return failure;
  }

  /** Ends a read, too. From any thread. */
  @Override
  public void close() {
    call.cancel("the watch was closed", null);
    connection.close();
  }
}
