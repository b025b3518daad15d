"""A market stream played through a foreign client, one simulated user's, that can be interrupted anywhere."""

import random

from harness import *

USER, SYMBOL = "mover", "EASY"
BEGIN, STEP = 1_600_000_000, 900
HORIZON, ADAPT_EVERY = 3600, 4 * 3600
SIGNALS = 800
SIGNALS_A_CYCLE = ADAPT_EVERY // STEP


def after_cycle(signal):
    """The next signal whose time is that of a cycle, counted so that it is the last to be played: until then, the cycle
    may be asked for again, because time has not gone on."""
    return signal // SIGNALS_A_CYCLE * SIGNALS_A_CYCLE + 1


class Stream:
    """Sure signals win and doubtful ones, which the defaults accept, lose: whatever the learner is tuned to, it moves."""

    def __init__(self, user=USER, symbol=SYMBOL):
        generator = random.Random(3)
        self.user, self.symbol = user, symbol
        self.signals = []
        for _ in range(SIGNALS):
            confidence = generator.choice((0.8, 0.8, 0.98))
            pnl = (1.5 if confidence > 0.9 else -1.5) * generator.uniform(0.9, 1.1)
            self.signals.append((confidence, pnl))
        self.next = 0
        self.pending = []
        self.adapted_at = BEGIN
        # What was answered to each signal: the decision and the thresholds in force.
        self.answers = []
        self.moves = 0
        self.last_report = None
        self.last_adapt = None
        self.last_adaptation = ""

    @property
    def now(self):
        return BEGIN + STEP * self.next

    def play(self, api, until=SIGNALS):
        """Goes on up to a signal; then everything is durable."""
        while self.next < until:
            self.learn(api)
            self.evaluate(api)
        # A report that is there already; it is answered once all decisions before it are stored.
        assert self.send(api, self.last_report) == {v1.RECORD_STATUS_ALREADY_RECORDED}

    def learn(self, api):
        """Reports what is known by now, and adapts if it is time. May be repeated if it was cut off."""
        due = [outcome for outcome in self.pending if outcome["known"] <= self.now]
        if due:
            self.last_report = self.report(due)
            self.send(api, self.last_report)
            self.pending = self.pending[len(due) :]
        if self.now - self.adapted_at >= ADAPT_EVERY:
            self.last_adapt = v1.AdaptRequest(
                user_id=self.user, symbol=self.symbol, force=True, request_id="adapt-%d" % self.now,
                as_of=timestamp(self.now),
            )  # fmt: skip
            answer = api.Adapt(self.last_adapt, timeout=TIMEOUT)
            self.moves += len(answer.updates) > 0
            # Empty if the cycle changed nothing at all.
            self.last_adaptation = answer.adaptation_id or self.last_adaptation
            self.adapted_at = self.now

    def report(self, due):
        """A trade for each of what was accepted, an outcome for each of the rest."""
        trades = [
            trade_of("t-" + outcome["decision"], user=self.user, symbol=self.symbol, pnl_percent=outcome["pnl"],
                     closed_at=timestamp(outcome["known"]), decision_id=outcome["decision"])
            for outcome in due if outcome["accepted"]
        ]  # fmt: skip
        outcomes = [
            types.Outcome(outcome_id="o-" + outcome["decision"], user_id=self.user, decision_id=outcome["decision"],
                          pnl_percent=outcome["pnl"], known_at=timestamp(outcome["known"]))
            for outcome in due if not outcome["accepted"]
        ]  # fmt: skip
        return trades, outcomes, timestamp(self.now)

    def send(self, api, report):
        """The statuses of all results."""
        trades, outcomes, now = report
        results = []
        if trades:
            results += api.RecordTrades(v1.RecordTradesRequest(trades=trades, as_of=now), timeout=TIMEOUT).results
        if outcomes:
            request = v1.RecordOutcomesRequest(outcomes=outcomes, as_of=now)
            results += api.RecordOutcomes(request, timeout=TIMEOUT).results
        assert all(result.learned and not result.HasField("error") for result in results), results
        return {result.status for result in results}

    def evaluate(self, api):
        confidence, pnl = self.signals[self.next]
        signal = signal_of(self.symbol, confidence=confidence)
        request = v1.EvaluateRequest(user_id=self.user, signal=signal, as_of=timestamp(self.now))
        answer = api.Evaluate(request, timeout=TIMEOUT)
        self.answers.append((answer.should_trade, dict(answer.thresholds.thresholds)))
        known = self.now + HORIZON
        self.pending.append(dict(decision=answer.decision_id, accepted=answer.should_trade, pnl=pnl, known=known))
        self.next += 1


def control(*arguments, status=0):
    """What thresholdctl answers on standard output; on standard error if it is to fail."""
    command = [os.path.join(PROGRAMS, "thresholdctl")] + list(arguments)
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=5 * TIMEOUT)
    if ended.returncode != status:
        raise AssertionError("%s ended with %d: %s%s" % (command, ended.returncode, ended.stdout, ended.stderr))
    return ended.stdout if status == 0 else ended.stdout + ended.stderr
