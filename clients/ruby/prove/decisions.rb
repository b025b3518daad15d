# frozen_string_literal: true

# One method an item.
module Prove
  SYMBOL = "BTCUSDT"
  # Passes every gate of the defaults.
  PASSING = { confidence: 0.95, rsi: 30, change_percent: 5, volume: 5e9, macd: 0.5 }.freeze
  PARAMETERS = %w[confidence_threshold macd_threshold momentum_threshold rsi_threshold volume_threshold].freeze

  module_function

  def connect(stage)
    set = stage.client.thresholds(SYMBOL)
    stage.must(set.thresholds.to_h.keys.sort == PARAMETERS, "thresholds: #{set.thresholds.to_h}")
  end

  def should_trade(stage)
    client = stage.client
    stage.must(client.should_trade?(SYMBOL, :buy, **PASSING) == true, "a passing entry is refused")
    refused = client.decide(SYMBOL, :buy, **PASSING, rsi: 99)
    stage.must(!refused.should_trade? && refused.reason.downcase.include?("rsi"), "rsi 99: #{refused}")
    stage.must(refused.source == :server && !refused.decision_id.empty?, refused.to_s)
  end

  # That an entry, an exit and a hold are answered so, by that source, in time.
  def must_answer(stage, client, source, deadline, wanted)
    asked = [[:buy, PASSING], [:sell, { intent: :exit }], [:hold, PASSING]]
    answers = asked.map do |action, values|
      decision = nil
      took = stage.time { decision = client.decide(SYMBOL, action, **values) }
      stage.must(decision.source == source, "#{action}: #{decision}")
      stage.must(took < deadline + 4, "#{action} took #{took} s")
      decision.should_trade?
    end
    stage.must(answers == wanted, "#{source}: #{answers}")
  end

  def fallback(stage)
    deadline = 0.5
    %w[/wire/cut /wire/stall].each do |path|
      connected = stage.client(deadline: deadline)
      connected.thresholds(SYMBOL)
      stage.control(path)
      # One that was connected, and one that never was.
      [connected, stage.client(deadline: deadline)].each do |client|
        must_answer(stage, client, :fallback, deadline, [false, true, false])
      end
      stage.control("/restore")
    end
  end

  def last_known(stage)
    refused = begin
      !stage.client(last_known: 61)
    rescue ArgumentError
      true
    end
    stage.must(refused, "61 s was taken")
    age = 3
    remembers = stage.client(last_known: age)
    forgets = stage.client
    [remembers, forgets].each do |client|
      stage.must(client.decide(SYMBOL, :buy, **PASSING).source == :server, "the server was not asked")
    end
    # What the server says of these is what the client has to say by itself.
    wanted = ask(stage, remembers, :server)
    known = AdaptiveThreshold::Clock.now
    stage.control("/wire/cut")
    said = ask(stage, remembers, :last_known)
    stage.must(said == wanted, "the server said #{wanted}, the client #{said}")
    must_answer(stage, remembers, :last_known, 1, [true, true, false])
    failing = remembers.decide(SYMBOL, :buy, **PASSING, rsi: 99)
    stage.must(failing.source == :last_known && !failing.should_trade?, "rsi 99: #{failing}")
    other = remembers.decide("ETHUSDT", :buy, **PASSING)
    stage.must(other.source == :fallback && !other.should_trade?, "another symbol: #{other}")
    must_answer(stage, forgets, :fallback, 1, [false, true, false])
    sleep([known + age - AdaptiveThreshold::Clock.now, 0].max)
    must_answer(stage, remembers, :fallback, 1, [false, true, false])
  end

  PROBES = [
    [:sell, { **PASSING, rsi: 99, macd: -0.5, change_percent: -5 }], [:sell, PASSING],
    [:buy, { **PASSING, volume: 1 }], [:buy, { **PASSING, change_percent: 0.1 }],
    [:buy, PASSING.except(:confidence)], [:buy, PASSING.slice(:confidence)], [:hold, { **PASSING, intent: :exit }]
  ].freeze

  def ask(stage, client, source)
    PROBES.map do |action, values|
      decision = client.decide(SYMBOL, action, **values)
      stage.must(decision.source == source, "#{action}: #{decision}")
      decision.should_trade?
    end
  end

  def deadline(stage)
    client = stage.client(deadline: 0.5)
    client.thresholds(SYMBOL)
    stage.control("/wire/stall")
    took = stage.time { stage.must_fail(:deadline_exceeded) { client.thresholds(SYMBOL) } }
    stage.must((0.4..5).cover?(took), "took #{took} s")
  end

  def wrong_key(stage)
    client = stage.client(key: "0123456789abcdef" * 4)
    stage.must_fail(:unauthenticated, reason: "KEY_UNKNOWN") { client.should_trade?(SYMBOL, :buy, **PASSING) }
    stage.must_fail(:unauthenticated, reason: "KEY_UNKNOWN") { client.thresholds(SYMBOL) }
  end
end
