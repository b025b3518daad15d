# frozen_string_literal: true

# A server that answers as told, for what no real one does on request.
class Script
  # Calls its block with the number of the call and its request.
  class Service < AdaptiveThreshold::V1::AdaptiveThresholdService::Service
    attr_reader :requests, :times

    def initialize(&answer)
      super()
      @answer = answer
      @requests = []
      @times = []
    end

    def record_trades(request, _call) = answer(request)
    def watch_thresholds(request, _call) = answer(request)

    private

    def answer(request)
      @requests << request
      @times << AdaptiveThreshold::Clock.now
      @answer.call(@requests.size, request)
    end
  end

  # What was asked, and when.
  attr_reader :requests, :times
  # A client of it.
  attr_reader :client

  def initialize(&answer)
    service = Service.new(&answer)
    @requests = service.requests
    @times = service.times
    @server = GRPC::RpcServer.new(pool_size: 4, poll_period: 0.1)
    port = @server.add_http2_port("127.0.0.1:0", :this_port_is_insecure)
    @server.handle(service)
    @thread = Thread.new { @server.run }
    @server.wait_till_running
    @client = AdaptiveThreshold::Client.new("127.0.0.1:#{port}", user: "script")
  end

  def close
    @client.close
    @server.stop
    @thread.join
  end

  # Runs the block with it.
  def self.play(answer)
    script = new(&answer)
    yield script
  ensure
    script&.close
  end

  # Ends a call.
  def self.fail(code, pushback = nil)
    trailers = pushback ? { "grpc-retry-pushback-ms" => pushback } : {}
    raise GRPC::BadStatus.new_status_exception(code, "as the script says", trailers)
  end
end
