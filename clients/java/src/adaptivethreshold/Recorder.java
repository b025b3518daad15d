package adaptivethreshold;

import adaptivethreshold.v1.AdaptiveThresholdServiceGrpc.AdaptiveThresholdServiceBlockingStub;
import adaptivethreshold.v1.RecordResult;
import adaptivethreshold.v1.RecordTradesRequest;
import adaptivethreshold.v1.Trade;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Records trades until each is answered, refused, or the deadline is near. */
final class Recorder {
  /** Of one attempt: a replica that hangs must not use up the whole deadline. */
  private static final Duration ATTEMPT_MAX = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(5);

  private final AdaptiveThresholdServiceBlockingStub stub;
  private final Connection connection;
  private final long end;

  Recorder(AdaptiveThresholdServiceBlockingStub stub, Connection connection, Duration deadline) {
    this.stub = stub;
    this.connection = connection;
    end = System.nanoTime() + deadline.toNanos();
  }

  List<RecordResult> record(List<Trade> trades) {
    RecordResult[] results = new RecordResult[trades.size()];
    // Places of those that are still missing.
    List<Integer> missing = IntStream.range(0, results.length).boxed().toList();
    for (Duration pause = FIRST_PAUSE; ; pause = Durations.shorter(pause.multipliedBy(2), PAUSE_MAX)) {
      Duration wait = Durations.between(pause.dividedBy(2), pause);
      try {
        List<RecordResult> answer = attempt(missing.stream().map(trades::get).toList());
        List<Integer> left = new ArrayList<>();
        for (int index = 0; index < answer.size(); index++) {
          int place = missing.get(index);
          results[place] = answer.get(index);
          if (answer.get(index).getError().getCode() == Status.Code.UNAVAILABLE.value()) {
            left.add(place);
          }
        }
        // Each result that is still missing at the end says why.
        if (left.isEmpty() || endsWithin(wait) || !Durations.sleep(wait)) {
          return Arrays.asList(results);
        }
        missing = left;
      } catch (CallException failure) {
        wait = failure.retryAfter().orElse(wait);
        if (!failure.isRepeatable() || endsWithin(wait) || !Durations.sleep(wait)) {
          throw failure;
        }
      }
    }
  }

  private boolean endsWithin(Duration wait) {
    return end - System.nanoTime() <= wait.toNanos();
  }

  private List<RecordResult> attempt(List<Trade> trades) {
    long nanos = Math.min(end - System.nanoTime(), ATTEMPT_MAX.toNanos());
    List<RecordResult> results;
    try {
      var request = RecordTradesRequest.newBuilder().addAllTrades(trades).build();
      results = stub.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS).recordTrades(request).getResultsList();
    } catch (StatusRuntimeException thrown) {
      if (thrown.getStatus().getCode() == Status.Code.UNAVAILABLE) {
        connection.unavailable();
      }
      throw CallException.of(thrown);
    }
    if (results.size() != trades.size()) {
      throw CallException.of(Status.Code.INTERNAL, "the answer has not a result for each trade");
    }
    return results;
  }
}
