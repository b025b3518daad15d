import adaptivethreshold.Client;
import adaptivethreshold.Options;
import adaptivethreshold.v1.AdaptiveThresholdServiceGrpc;
import adaptivethreshold.v1.RecordResult;
import adaptivethreshold.v1.RecordTradesRequest;
import adaptivethreshold.v1.RecordTradesResponse;
import adaptivethreshold.v1.WatchThresholdsRequest;
import adaptivethreshold.v1.WatchThresholdsResponse;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that answers as told, for what no real one does on request. */
final class Script extends AdaptiveThresholdServiceGrpc.AdaptiveThresholdServiceImplBase implements AutoCloseable {
  /** Answers a RecordTrades, of which it is told the number, or throws. */
  interface Recording {
    List<RecordResult> answer(int call, RecordTradesRequest request);
  }

  /** Messages, and how the stream ends. */
  record Stream(Status end, WatchThresholdsResponse... messages) {}

  private static final Metadata.Key<String> PUSHBACK =
      Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER);

  private final Recording recording;
  private final List<Stream> streams;
  private final List<Long> times = new CopyOnWriteArrayList<>();
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private final Server server;
  private final Client client;

  Script(Recording recording) {
    this(recording, List.of());
  }

  Script(List<Stream> streams) {
    this((call, request) -> List.of(), streams);
  }

  private Script(Recording recording, List<Stream> streams) {
    this.recording = recording;
    this.streams = streams;
    try {
      server = Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create()).addService(this).build().start();
    } catch (IOException failure) {
      throw new Stage.Fault("the script's server does not start: " + failure);
    }
    client = new Client("127.0.0.1:" + server.getPort(), "script", new Options().withDeadline(Duration.ofSeconds(5)));
  }

  Client client() {
    return client;
  }

  /** When each RecordTrades came, in nanoseconds. */
  List<Long> times() {
    return times;
  }

  /** Of each WatchThresholds. */
  List<String> tokens() {
    return tokens;
  }

  /** An end, with a grpc-retry-pushback-ms if not empty. */
  static StatusRuntimeException end(Status status, String pushback) {
    Metadata trailers = new Metadata();
    if (!pushback.isEmpty()) {
      trailers.put(PUSHBACK, pushback);
    }
    return status.asRuntimeException(trailers);
  }

  @Override
  public void recordTrades(RecordTradesRequest request, StreamObserver<RecordTradesResponse> answer) {
    times.add(System.nanoTime());
    try {
      answer.onNext(
          RecordTradesResponse.newBuilder().addAllResults(recording.answer(times.size(), request)).build());
      answer.onCompleted();
    } catch (StatusRuntimeException end) {
      answer.onError(end);
    }
  }

  @Override
  public void watchThresholds(WatchThresholdsRequest request, StreamObserver<WatchThresholdsResponse> answer) {
    tokens.add(request.getResumeToken());
    Stream stream = streams.get(tokens.size() - 1);
    for (WatchThresholdsResponse message : stream.messages()) {
      answer.onNext(message);
    }
    if (stream.end().isOk()) {
      answer.onCompleted();
    } else {
      answer.onError(stream.end().asRuntimeException());
    }
  }

  @Override
  public void close() {
    client.close();
    server.shutdownNow();
  }
}
