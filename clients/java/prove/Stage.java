import adaptivethreshold.CallException;
import adaptivethreshold.Client;
import adaptivethreshold.Options;
import io.grpc.Status;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** What one item plays on, with a user of its own. clients/README.md says what the stage of Tests/Clients is. */
final class Stage implements AutoCloseable {
  static final String SYMBOL = "BTCUSDT";

  /** Ends an item. */
  static final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1;

    Fault(String text) {
      super(text);
    }
  }

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String user;
  private final Deque<Client> clients = new ArrayDeque<>();

  Stage(String item) {
    user = environment("THRESHOLD_USER") + "-" + item;
  }

  String user() {
    return user;
  }

  /** Connects through the proxy, with the stage's key. */
  Client client() {
    return client(new Options());
  }

  /** Connects through the proxy, with the stage's key unless the options have another. */
  Client client(Options options) {
    Options keyed = options.key().isEmpty() ? options.withKey(environment("THRESHOLD_KEY")) : options;
    Client client = new Client(environment("THRESHOLD_TARGET"), user, keyed);
    clients.push(client);
    return client;
  }

  /** Changes the stage; what it answers. */
  String control(String path) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(environment("THRESHOLD_CONTROL") + path)).build();
      HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      must(answer.statusCode() == 200, path + ": " + answer.body());
      return answer.body().strip();
    } catch (IOException | InterruptedException failure) {
      throw new Fault(path + ": " + failure);
    }
  }

  /** Changes rsi_threshold on some replica. */
  void set(int rsi) {
    control("/thresholds/set?user=" + user + "&symbol=" + SYMBOL + "&rsi=" + rsi);
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
    control("/restore");
  }

  static void must(boolean condition, Object text) {
    if (!condition) {
      throw new Fault(String.valueOf(text).replace('\n', ' '));
    }
  }

  /** That a call ends with an error of that code, and with that reason. */
  static void mustFail(Status.Code code, String reason, Runnable call) {
    mustFail(EnumSet.of(code), reason, call);
  }

  /** That a call fails with one of the codes, and with that reason. */
  static void mustFail(Set<Status.Code> codes, String reason, Runnable call) {
    try {
      call.run();
    } catch (CallException failure) {
      must(codes.contains(failure.code()) && failure.reason().equals(reason), failure);
      return;
    }
    throw new Fault("no error");
  }

  /** That something is refused before it is sent. */
  static void mustRefuse(String what, Runnable call) {
    try {
      call.run();
    } catch (IllegalArgumentException refused) {
      return;
    }
    throw new Fault(what + " was taken");
  }

  /** Seconds that something takes. */
  static double seconds(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String environment(String name) {
    return Objects.requireNonNull(System.getenv(name), name);
  }
}
