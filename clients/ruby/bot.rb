# frozen_string_literal: true

# The example bot: it takes signals from a made-up market, asks whether to trade each, trades on paper, records what became
# of it, and shows its thresholds as they change.

require "adaptive_threshold"
require "securerandom"

$stdout.sync = true

# Trades one symbol on paper, with one position at a time.
class Bot
  SYMBOL = "BTCUSDT"
  ROUNDS = 40
  # Rounds that a position is held.
  HELD = 2
  # Percent, entry and exit together.
  FEE = 0.2
  Position = Struct.new(:decision_id, :price, :opened_at, :rounds)

  attr_reader :recorded

  def initialize(client)
    @client = client
    @price = 100.0
    @recorded = 0
  end

  def run
    ROUNDS.times do
      change = rand(-5.0..5.0)
      @price *= 1 + change / 100
      @position ? consider_exit : consider_entry(change)
      sleep(0.05)
    end
  end

  private

  def consider_entry(change)
    decision = @client.decide(SYMBOL, :buy, confidence: rand(0.7..1.0), rsi: rand(20.0..80.0), macd: change.abs / 10,
                                            volume: 5e9, change_percent: change, price: @price)
    return unless decision.should_trade?

    puts format("bought at %.2f: %s", @price, decision.reason)
    @position = Position.new(decision.decision_id, @price, Time.now, 0)
  end

  def consider_exit
    @position.rounds += 1
    return if @position.rounds < HELD || !@client.should_trade?(SYMBOL, :sell, intent: :exit)

    record(@position)
    @position = nil
  end

  def record(closed)
    percent = 100 * (@price / closed.price - 1) - FEE
    result, = @client.record_trades([{
      trade_id: "paper-#{SecureRandom.uuid}", symbol: SYMBOL, decision_id: closed.decision_id.to_s, side: :ACTION_BUY,
      entry_price: closed.price, exit_price: @price, pnl_percent: percent, opened_at: closed.opened_at, closed_at: Time.now
    }])
    raise "#{result.error.reason}: #{result.error.message}" if result.error

    @recorded += 1
    puts format("sold at %.2f: %+.2f %%", @price, percent)
  end
end

client = AdaptiveThreshold::Client.new(
  ENV.fetch("THRESHOLD_TARGET"), user: ENV.fetch("THRESHOLD_USER"), key: ENV.fetch("THRESHOLD_KEY", nil),
                                 last_known: AdaptiveThreshold::Client::LAST_KNOWN_MAX
)
watch = client.watch(Bot::SYMBOL)
watcher = Thread.new do
  watch.each do |event|
    case event
    when AdaptiveThreshold::Watch::Snapshot then event.threshold_sets.each { |set| puts "thresholds are #{set.thresholds.to_h}" }
    when AdaptiveThreshold::Watch::Change then puts "thresholds are now #{event.threshold_set.thresholds.to_h}"
    end
  end
end

bot = Bot.new(client)
bot.run
watch.close
watcher.join
client.close
puts "#{bot.recorded} trades recorded"
