# frozen_string_literal: true

module AdaptiveThreshold
  # What was decided on one signal, and by what: source is :server, :last_known or :fallback. thresholds is nil with
  # :fallback; decision_id, for record_trades, and response are nil unless the server decided.
  Decision = Struct.new(:should_trade, :source, :reason, :decision_id, :thresholds, :response, keyword_init: true) do
    alias_method :should_trade?, :should_trade
  end

  # Acts for one user, over one connection, and one more for each watch. Any number of threads may share it.
  class Client
    # Greatest age, in seconds, of thresholds that a client may decide from by itself; the server refuses older ones, too.
    LAST_KNOWN_MAX = 60

    # @param target [String] such as "127.0.0.1:50051". It connects at the first call: a server that is away shows there.
    # @param key [String, nil] goes along with every call
    # @param deadline [Numeric] seconds of a call
    # @param last_known [Numeric] decide from the last known thresholds while the server cannot be asked, if they are no older
    #   than so many seconds; at most LAST_KNOWN_MAX. 0: refuse such entries.
    # @param credentials [GRPC::Core::ChannelCredentials, Symbol] plain text unless said
    def initialize(target, user:, key: nil, deadline: 1, last_known: 0, credentials: :this_channel_is_insecure)
      unless (0..LAST_KNOWN_MAX).cover?(last_known)
        raise ArgumentError, "last_known is #{last_known}; it must be 0 to #{LAST_KNOWN_MAX}"
      end

      @target = target
      @user = user
      @deadline = deadline
      @connecting = { key: key, credentials: credentials }
      @connection = Connection.new(target, deadline: deadline, **@connecting)
      @memory = Memory.new(last_known)
    end

    # Every call as generated, with key and deadline on it; Error.of reads its errors.
    # @return [V1::AdaptiveThresholdService::Stub]
    def service = @connection.stub

    # Ends the connection and every call on it. A watch is closed by itself.
    def close = @connection.close

    # Effective thresholds of a symbol; of the user's global set if it is empty.
    # @return [V1::ThresholdSet]
    def thresholds(symbol = "", deadline: @deadline)
      request = V1::GetThresholdsRequest.new(user_id: @user, symbol: symbol)
      Error.translated { service.get_thresholds(request, deadline: from_now(deadline)) }.threshold_set
    end

    # Whether to trade a signal, within the deadline and whatever becomes of the server: while it cannot be asked, entries
    # are refused and exits allowed (see last_known).
    #
    #     if client.should_trade?("BTCUSDT", :buy, confidence: 0.92, rsi: 41)
    #
    # @raise [Error] the caller's to mend, such as a wrong key or a bad field
    def should_trade?(symbol, action, **values) = decide(symbol, action, **values).should_trade

    # should_trade? with what the decision rests on.
    #
    # @param action [Symbol] :buy, :sell or :hold
    # @param intent [Symbol] :entry or :exit
    # @param values [Hash] confidence, rsi, change_percent, volume, macd, price; what is not given is absent, not zero
    # @return [Decision]
    def decide(symbol, action, intent: :entry, deadline: @deadline, **values)
      signal = V1::Signal.new(symbol: symbol, action: named("ACTION", action), intent: named("INTENT", intent), **values)
      response = evaluate(signal, from_now(deadline))
      Decision.new(should_trade: response.should_trade, source: :server, reason: response.reason,
                   decision_id: response.decision_id, thresholds: response.thresholds, response: response)
    rescue Error => e
      raise unless e.away?

      alone(signal, "the server cannot be asked: #{e.message}")
    end

    # Records closed trades, at most 1,000; what is answered is durable. A trade without a user is the client's user's.
    #
    # It tries again while the server is away, until the deadline: a trade is known by its id, so that one whose answer got
    # lost comes back as ALREADY_RECORDED and counts once.
    #
    # @param trades [Array<V1::Trade, Hash>]
    # @return [Array<V1::RecordResult>] one for each trade, in order; one with an error is the caller's to mend
    def record_trades(trades, deadline: 30)
      owned = trades.map.with_index do |trade, index|
        trade = trade.is_a?(Hash) ? V1::Trade.new(**trade) : trade.dup
        raise ArgumentError, "trades[#{index}] has no trade_id, and could not be repeated safely" if trade.trade_id.empty?

        trade.user_id = @user if trade.user_id.empty?
        trade
      end
      Recorder.new(service, deadline).record(owned)
    end

    # Watches symbols; "" is the user's global set.
    #
    # @param token [String] of the last event seen: go on after it, without a snapshot
    # @param conflate [Boolean] let a reader that is too slow have the latest change of each scope instead of every one
    # @param bookmark_interval [Numeric] 5 to 60 seconds; after three of them without a message the watch reconnects
    # @return [Watch]
    def watch(*symbols, token: "", conflate: false, bookmark_interval: Watch::BOOKMARK_INTERVAL)
      scopes = symbols.map { |symbol| V1::Scope.new(user_id: @user, symbol: symbol) }
      Watch.new(scopes, token: token, conflate: conflate, bookmark_interval: bookmark_interval) do
        Connection.new(@target, deadline: nil, **@connecting)
      end
    end

    private

    def from_now(seconds) = GRPC::Core::TimeConsts.from_relative_time(seconds)

    def named(kind, name) = :"#{kind}_#{name.to_s.upcase}"

    # Asks, and where nobody is there once more: the proxy may know a better replica.
    def evaluate(signal, deadline)
      request = V1::EvaluateRequest.new(user_id: @user, signal: signal)
      asked_before = false
      begin
        asked = Clock.now
        response = Error.translated { service.evaluate(request, deadline: deadline) }
        @memory.keep(response, asked)
        response
      rescue Error => e
        raise if e.code != :unavailable || asked_before

        asked_before = true
        sleep(rand(0.02..0.05))
        retry
      end
    end

    # Decides without the server.
    def alone(signal, cause)
      set, age = @memory.recall(@user, signal.symbol)
      return Decision.new(should_trade: Gates.exit?(signal), source: :fallback, reason: cause) unless set

      Decision.new(should_trade: Gates.trade?(signal, set.thresholds), source: :last_known, thresholds: set,
                   reason: "by thresholds known for #{age.round(1)} s, as #{cause}")
    end
  end
end
