package adaptivethreshold;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One connection, on which every call shows the key, and each that is no stream has a deadline. */
final class Connection implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final long RECONNECT_NANOS_MIN = Duration.ofSeconds(1).toNanos();

  private final ManagedChannel transport;
  private final Channel channel;
  private final AtomicLong reset = new AtomicLong(System.nanoTime());

  Connection(String target, Options options) {
    transport =
        Grpc.newChannelBuilder(target, options.credentials())
            // Finds a connection that is dead without a word. The server permits a ping every 10 s.
            .keepAliveTime(20, TimeUnit.SECONDS)
            .keepAliveTimeout(5, TimeUnit.SECONDS)
            .keepAliveWithoutCalls(true)
            .build();
    channel = ClientInterceptors.intercept(transport, new Manners(options));
    // Connects already, so that the first call has its deadline for itself.
    transport.getState(true);
  }

  Channel channel() {
    return channel;
  }

  /**
   * Notes that nobody answered. The library would try to connect at ever longer intervals, up to two minutes; a server that
   * is back is to be found sooner.
   */
  void unavailable() {
    long now = System.nanoTime();
    long before = reset.get();
    if (now - before >= RECONNECT_NANOS_MIN && reset.compareAndSet(before, now)) {
      transport.resetConnectBackoff();
    }
  }

  @Override
  public void close() {
    transport.shutdownNow();
  }

  /** What every call has on it. */
  private record Manners(Options options) implements ClientInterceptor {
    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions said, Channel next) {
      boolean isBounded = said.getDeadline() != null || method.getType() != MethodDescriptor.MethodType.UNARY;
      CallOptions bounded =
          isBounded ? said : said.withDeadlineAfter(options.deadline().toNanos(), TimeUnit.NANOSECONDS);
      return new SimpleForwardingClientCall<>(next.newCall(method, bounded)) {
        @Override
        public void start(Listener<R> listener, Metadata headers) {
          if (!options.key().isEmpty()) {
            headers.put(AUTHORIZATION, "Bearer " + options.key());
          }
          super.start(listener, headers);
        }
      };
    }
  }
}
