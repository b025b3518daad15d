# frozen_string_literal: true

require "adaptive_threshold"
require "net/http"

# What one item plays on, with a user of its own. clients/README.md says what the stage of Tests/Clients is.
class Stage
  # Ends an item.
  Fault = Class.new(StandardError)

  attr_reader :user

  def initialize(item)
    @user = "#{ENV.fetch('THRESHOLD_USER')}-#{item}"
    @ending = []
  end

  # Connects through the proxy, with the stage's key unless another is said.
  def client(key: ENV.fetch("THRESHOLD_KEY"), **options)
    client = AdaptiveThreshold::Client.new(ENV.fetch("THRESHOLD_TARGET"), user: user, key: key, **options)
    @ending << client
    client
  end

  # Reads a watch into a queue, from which `next_of` takes; whatever ends it comes last.
  def read(watch)
    @ending << watch
    queue = Queue.new
    Thread.new do
      watch.each { |event| queue << event }
      queue << "the end"
    rescue StandardError => e
      queue << e
    end
    queue
  end

  # The next event, a snapshot or the change to this rsi_threshold.
  def next_of(queue, wanted)
    event = Timeout.timeout(60) { queue.pop }
    if wanted == :snapshot
      must(event.is_a?(AdaptiveThreshold::Watch::Snapshot) && event.threshold_sets.size == 1, "no snapshot: #{event}")
    else
      must(event.is_a?(AdaptiveThreshold::Watch::Change), "#{event} where #{wanted} was to come")
      got = event.threshold_set.thresholds["rsi_threshold"]
      must(got == wanted, "#{got} came where #{wanted} was to come")
    end
    event
  end

  # Changes the stage; what it answers.
  def control(path)
    answer = Net::HTTP.get_response(URI(ENV.fetch("THRESHOLD_CONTROL") + path))
    must(answer.code == "200", "#{path}: #{answer.body}")
    answer.body.strip
  end

  # Changes rsi_threshold on some replica.
  def set(symbol, rsi) = control("/thresholds/set?user=#{user}&symbol=#{symbol}&rsi=#{rsi}")

  def must(condition, text) = condition || raise(Fault, text)

  # That the block ends with an error of one of those codes, and with that reason.
  def must_fail(*codes, reason: "")
    yield
    raise Fault, "no error"
  rescue AdaptiveThreshold::Error => e
    must(codes.include?(e.code) && e.reason == reason, e.message)
  end

  # Seconds that the block takes.
  def time
    begun = AdaptiveThreshold::Clock.now
    yield
    AdaptiveThreshold::Clock.now - begun
  end

  def end
    @ending.reverse_each(&:close)
    control("/restore")
  end
end
