# frozen_string_literal: true

module AdaptiveThreshold
  # One connection, shared with nobody.
  class Connection
    ARGUMENTS = {
      # Otherwise the library joins connections to the same target, and a watch could not leave a dead one.
      "grpc.use_local_subchannel_pool" => 1,
      # Finds a connection that is dead without a word. The server permits a ping every 10 s.
      "grpc.keepalive_time_ms" => 20_000,
      "grpc.keepalive_timeout_ms" => 5_000,
      "grpc.keepalive_permit_without_calls" => 1,
      "grpc.http2.max_pings_without_data" => 0,
      # A server that is back is found within two seconds, not within the two minutes of the library.
      "grpc.initial_reconnect_backoff_ms" => 100,
      "grpc.min_reconnect_backoff_ms" => 2_000,
      "grpc.max_reconnect_backoff_ms" => 2_000
    }.freeze

    # Adds the key to every call. (An interceptor would miss those that are asked for as an operation, such as a watch.)
    class KeyedStub < V1::AdaptiveThresholdService::Stub
      def initialize(*arguments, key:, **options)
        super(*arguments, **options)
        @headers = key ? { "authorization" => "Bearer #{key}" } : {}
      end

      %i[request_response client_streamer server_streamer bidi_streamer].each do |kind|
        define_method(kind) do |*arguments, metadata: {}, **options, &block|
          super(*arguments, metadata: @headers.merge(metadata), **options, &block)
        end
      end
    end

    # Every call as generated.
    attr_reader :stub

    # @param deadline [Numeric, nil] seconds for a call that says none; nil: as long as it takes
    def initialize(target, key:, credentials:, deadline:)
      @channel = GRPC::Core::Channel.new(target, ARGUMENTS, credentials)
      @stub = KeyedStub.new(target, credentials, key: key, channel_override: @channel, timeout: deadline)
    end

    def close = @channel.close
  end
end
