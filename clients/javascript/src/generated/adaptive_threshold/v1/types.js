// Made by clients/javascript/generate from proto/adaptive_threshold/v1/types.proto. Do not edit.

import { messageType } from "../../../protobuf.js";
import { Duration } from "../../google/protobuf/duration.js";
import { Timestamp } from "../../google/protobuf/timestamp.js";

/** @template T @typedef {import("../../../protobuf.js").MessageType<T>} MessageType */

/**
 * What a signal proposes to do.
 * @readonly
 */
export const Action = Object.freeze({
  /** Not said; refused with INVALID_ARGUMENT. */
  UNSPECIFIED: 0,
  /** Buy. */
  BUY: 1,
  /** Sell; as an entry, a short. */
  SELL: 2,
  /** Do nothing; never answered with should_trade. */
  HOLD: 3,
});

/**
 * Whether a signal opens or reduces a position.
 * @readonly
 */
export const Intent = Object.freeze({
  /** Not said: an entry. */
  UNSPECIFIED: 0,
  /** Opens or enlarges a position; every gate applies. */
  ENTRY: 1,
  /** Reduces a position; gates are shown, should_trade is always true. */
  EXIT: 2,
});

/**
 * Where an effective value comes from.
 * @readonly
 */
export const Source = Object.freeze({
  /** Not said. */
  UNSPECIFIED: 0,
  /** The symbol's own set. */
  SYMBOL: 1,
  /** The user's global set. */
  USER: 2,
  /** The server's configuration. */
  CONFIGURATION: 3,
});

/**
 * What a gate said.
 * @readonly
 */
export const GateOutcome = Object.freeze({
  /** Not said. */
  UNSPECIFIED: 0,
  /** The observed value passes. */
  PASSED: 1,
  /** The observed value does not pass. */
  FAILED: 2,
  /** The gate does not apply to this action. */
  NOT_APPLICABLE: 3,
  /** The signal lacks the value. Only a missing confidence refuses the signal. */
  MISSING_INPUT: 4,
});

/**
 * What closed a trade.
 * @readonly
 */
export const ExitReason = Object.freeze({
  /** Not said; for protections, no stop. */
  UNSPECIFIED: 0,
  /** The bot's own signal. */
  SIGNAL: 1,
  /** A target was reached. */
  TAKE_PROFIT: 2,
  /** A stop at a fixed loss. */
  STOP_LOSS: 3,
  /** A stop that had followed the price. */
  TRAILING_STOP_LOSS: 4,
  /** A stop that lay on the exchange. */
  STOP_LOSS_ON_EXCHANGE: 5,
  /** The exchange closed it. */
  LIQUIDATION: 6,
});

/**
 * What wrote a change or a journal entry.
 * @readonly
 */
export const Cause = Object.freeze({
  /** Not said. */
  UNSPECIFIED: 0,
  /** The learner. */
  ADAPTATION: 1,
  /** SetThresholds. */
  SET: 2,
  /** ResetThresholds. */
  RESET: 3,
  /** RollbackAdaptation. */
  ROLLBACK: 4,
  /** SetPolicy. */
  POLICY: 5,
});

/**
 * What a bot saw. An absent number is absent, not zero: its gate is skipped and says so.
 *
 * @typedef {object} Signal
 * @property {string} symbol The instrument, such as BTCUSDT; 1 to 128 of [A-Za-z0-9._:@/-].
 * @property {number} action What the signal proposes.
 * @property {number} intent Entry (default) or exit.
 * @property {number} [confidence] The bot's own confidence, 0 to 1. Required for an entry to pass.
 * @property {number} [rsi] Relative strength index, 0 to 100.
 * @property {number} [changePercent] Change of price over the bot's look-back, in percent, signed.
 * @property {number} [volume] Traded volume of 24 hours in quote currency.
 * @property {number} [macd] MACD in percent of price: 100 * MACD / close, signed.
 * @property {number} [price] The price at which the bot would trade.
 * @property {Timestamp} [signalTime] When the bot made the signal; data only, it moves no clock.
 */
/** @type {MessageType<Signal>} */
export const Signal = messageType([
  ["symbol", 1, "string", "plain"],
  ["action", 2, "enum", "plain"],
  ["intent", 3, "enum", "plain"],
  ["confidence", 4, "double", "optional"],
  ["rsi", 5, "double", "optional"],
  ["changePercent", 6, "double", "optional"],
  ["volume", 7, "double", "optional"],
  ["macd", 8, "double", "optional"],
  ["price", 9, "double", "optional"],
  ["signalTime", 10, () => Timestamp, "optional"],
]);

/**
 * The effective thresholds of one user and symbol.
 *
 * @typedef {object} ThresholdSet
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the user's global set.
 * @property {Record<string, number>} thresholds Effective values of rsi_threshold, confidence_threshold, macd_threshold, volume_threshold and momentum_threshold.
 * @property {Record<string, number>} sources For each parameter, where its value comes from.
 * @property {number} version Version of the scope's own set; 0 if it never had one.
 * @property {number} revision Revision of the newest change that contributed; 0 if none did.
 * @property {Timestamp} [lastAdaptation] When the learner last moved a contributing set; absent if never.
 */
/** @type {MessageType<ThresholdSet>} */
export const ThresholdSet = messageType([
  ["userId", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["thresholds", 3, "double", "map"],
  ["sources", 4, "enum", "map"],
  ["version", 5, "int64", "plain"],
  ["revision", 6, "int64", "plain"],
  ["lastAdaptation", 7, () => Timestamp, "optional"],
]);

/**
 * One gate of a decision.
 *
 * @typedef {object} GateCheck
 * @property {string} parameter Such as rsi_threshold.
 * @property {number} [observed] What the signal showed, aligned with its side (macd) or as a magnitude (momentum); absent if missing.
 * @property {number} threshold The value in force.
 * @property {number} outcome What the gate said.
 * @property {number} [margin] Distance to the threshold in the parameter's unit, positive when passed; absent if there is no observation.
 */
/** @type {MessageType<GateCheck>} */
export const GateCheck = messageType([
  ["parameter", 1, "string", "plain"],
  ["observed", 2, "double", "optional"],
  ["threshold", 3, "double", "plain"],
  ["outcome", 4, "enum", "plain"],
  ["margin", 5, "double", "optional"],
]);

/**
 * A block on entries, made by one of a policy's protections. Exits are never blocked.
 *
 * @typedef {object} Lock
 * @property {string} rule The protection that made it, such as stoploss_guard.
 * @property {string} symbol The symbol it holds for; empty for all of the user's.
 * @property {number} side The side it holds for; unspecified for both.
 * @property {Timestamp} [until] When it ends; absent: when it is released.
 * @property {string} evidence What it rests on, for people.
 * @property {string} lockId Its id, for ReleaseLock; another one once it has been made again.
 * @property {string} userId The user.
 * @property {Timestamp} [lockedAt] When it was made, on the user's clock.
 * @property {Timestamp} [releasedAt] When it was released, on the user's clock; absent if it was not.
 * @property {string} releasedBy Name of the key that released it.
 * @property {boolean} inForce Whether it stands in the way of entries now.
 */
/** @type {MessageType<Lock>} */
export const Lock = messageType([
  ["rule", 1, "string", "plain"],
  ["symbol", 2, "string", "plain"],
  ["side", 3, "enum", "plain"],
  ["until", 4, () => Timestamp, "optional"],
  ["evidence", 5, "string", "plain"],
  ["lockId", 6, "string", "plain"],
  ["userId", 7, "string", "plain"],
  ["lockedAt", 8, () => Timestamp, "optional"],
  ["releasedAt", 9, () => Timestamp, "optional"],
  ["releasedBy", 10, "string", "plain"],
  ["inForce", 11, "bool", "plain"],
]);

/**
 * A rule that locks entries after trades went badly. What a rule does not know of must be absent.
 *
 * @typedef {object} Protection
 * @property {string} rule cooldown_period, stoploss_guard, max_drawdown, low_profit_pairs or drawdown_kill_switch.
 * @property {Duration} [lookback] How far back trades are looked at, by the time they were closed; 1 minute to 366 days. Absent: 60 minutes, of drawdown_kill_switch 30 days.
 * @property {Duration} [stopDuration] How long a lock lasts, from the close of the last trade that it rests on; 1 minute to 366 days. Absent: 60 minutes. Not of drawdown_kill_switch, which holds until it is released.
 * @property {string} [unlockAt] Instead of stop_duration: the next time that UTC clocks show this, as HH:MM.
 * @property {number} [tradeLimit] Trades that it takes; absent: 10 of stoploss_guard, otherwise 1.
 * @property {number} [requiredProfitPercent] Below it a profit is low, in percent: of one stopped trade (stoploss_guard), of the sum of all (low_profit_pairs). Absent: 0.
 * @property {boolean} onlyPerPair Of stoploss_guard: lock symbols alone, never all of them.
 * @property {boolean} onlyPerSide Of stoploss_guard and low_profit_pairs: count, and lock, each side by itself.
 * @property {number} [maxDrawdownPercent] Of max_drawdown and drawdown_kill_switch: the largest fall that is let pass, in percent. Absent: 0.
 * @property {string} [calculation] Of max_drawdown: ratios (the sum of the trades' profits in percent; absent: this) or equity (of starting_balance).
 */
/** @type {MessageType<Protection>} */
export const Protection = messageType([
  ["rule", 1, "string", "plain"],
  ["lookback", 2, () => Duration, "optional"],
  ["stopDuration", 3, () => Duration, "optional"],
  ["unlockAt", 4, "string", "optional"],
  ["tradeLimit", 5, "int32", "optional"],
  ["requiredProfitPercent", 6, "double", "optional"],
  ["onlyPerPair", 7, "bool", "plain"],
  ["onlyPerSide", 8, "bool", "plain"],
  ["maxDrawdownPercent", 9, "double", "optional"],
  ["calculation", 10, "string", "optional"],
]);

/**
 * The rules of a scope.
 *
 * @typedef {object} Protections
 * @property {Protection[]} rules At most 20; none: the scope has none, whatever would be inherited.
 */
/** @type {MessageType<Protections>} */
export const Protections = messageType([
  ["rules", 1, () => Protection, "repeated"],
]);

/**
 * The limits that a user sets for one scope. Absent fields are inherited.
 *
 * @typedef {object} Policy
 * @property {Record<string, PolicyBounds>} bounds Bounds by parameter.
 * @property {string[]} pinned Parameters that the learner never moves.
 * @property {Duration} [horizon] From decision to marked outcome; 1 minute to 30 days.
 * @property {number} [roundTripFeePercent] Fee of entry and exit together, in percent of price; 0 to 10.
 * @property {number} [maxLossPercent] Largest loss or gain a single trade may make, in percent; more than 0, at most 100. Stakes of evidence rest on it.
 * @property {string} [learner] Name of the learner, such as guarded_gradient.
 * @property {string} [learningBasis] marked or reported; absent: the basis of the first outcome.
 * @property {number} [startingBalance] Account size that realised pnl is measured against; more than 0.
 * @property {number} [periodsPerYear] Periods a year that daily figures are annualised with; 1 to 366.
 * @property {Protections} [protections] What locks entries after trades went badly. Those of a symbol's policy replace the inherited ones for that symbol alone; rules over all symbols are looked for in the global policy only.
 */
/** @type {MessageType<Policy>} */
export const Policy = messageType([
  ["bounds", 1, () => PolicyBounds, "map"],
  ["pinned", 2, "string", "repeated"],
  ["horizon", 3, () => Duration, "optional"],
  ["roundTripFeePercent", 4, "double", "optional"],
  ["maxLossPercent", 5, "double", "optional"],
  ["learner", 6, "string", "optional"],
  ["learningBasis", 7, "string", "optional"],
  ["startingBalance", 8, "double", "optional"],
  ["periodsPerYear", 9, "double", "optional"],
  ["protections", 10, () => Protections, "optional"],
]);

/**
 * Lowest and highest value of a parameter.
 *
 * @typedef {object} PolicyBounds
 * @property {number} lowest Lowest value.
 * @property {number} highest Highest value.
 */
/** @type {MessageType<PolicyBounds>} */
export const PolicyBounds = messageType([
  ["lowest", 1, "double", "plain"],
  ["highest", 2, "double", "plain"],
]);

/**
 * A closed trade.
 *
 * @typedef {object} Trade
 * @property {string} tradeId Unique per user; sending the same trade twice is harmless.
 * @property {string} userId The user.
 * @property {string} symbol The instrument.
 * @property {string} decisionId The decision it came from, if known.
 * @property {number} side ACTION_BUY for a long, ACTION_SELL for a short.
 * @property {number} [quantity] Size in base currency.
 * @property {number} [entryPrice] Price of entry.
 * @property {number} [exitPrice] Price of exit.
 * @property {number} [pnl] Realised profit in account currency, net of fee.
 * @property {number} [pnlPercent] Realised profit in percent of the position, net of fee. Required.
 * @property {Timestamp} [openedAt] When it was opened.
 * @property {Timestamp} [closedAt] When it was closed. Required.
 * @property {Signal} [signal] The signal it came from, when there is no decision_id.
 * @property {number} exitReason What closed it; stoploss_guard counts stops alone.
 */
/** @type {MessageType<Trade>} */
export const Trade = messageType([
  ["tradeId", 1, "string", "plain"],
  ["userId", 2, "string", "plain"],
  ["symbol", 3, "string", "plain"],
  ["decisionId", 4, "string", "plain"],
  ["side", 5, "enum", "plain"],
  ["quantity", 6, "double", "optional"],
  ["entryPrice", 7, "double", "optional"],
  ["exitPrice", 8, "double", "optional"],
  ["pnl", 9, "double", "optional"],
  ["pnlPercent", 10, "double", "optional"],
  ["openedAt", 11, () => Timestamp, "optional"],
  ["closedAt", 12, () => Timestamp, "optional"],
  ["signal", 13, () => Signal, "optional"],
  ["exitReason", 14, "enum", "plain"],
]);

/**
 * What a decision made or would have made. Feeds the learner only.
 *
 * @typedef {object} Outcome
 * @property {string} outcomeId Unique per user.
 * @property {string} userId The user.
 * @property {string} decisionId The decision.
 * @property {number} pnlPercent Profit in percent, net of fee.
 * @property {Timestamp} [knownAt] When it became known; absent: now.
 * @property {number} [propensity] The probability with which this outcome was chosen to be reported, known before it; absent: 1.
 */
/** @type {MessageType<Outcome>} */
export const Outcome = messageType([
  ["outcomeId", 1, "string", "plain"],
  ["userId", 2, "string", "plain"],
  ["decisionId", 3, "string", "plain"],
  ["pnlPercent", 4, "double", "plain"],
  ["knownAt", 5, () => Timestamp, "optional"],
  ["propensity", 6, "double", "optional"],
]);

/**
 * A price of the shared price book.
 *
 * @typedef {object} Price
 * @property {string} symbol The instrument.
 * @property {number} price More than 0.
 * @property {Timestamp} [time] When it held.
 */
/** @type {MessageType<Price>} */
export const Price = messageType([
  ["symbol", 1, "string", "plain"],
  ["price", 2, "double", "plain"],
  ["time", 3, () => Timestamp, "optional"],
]);

/**
 * A fault of one item, or of a whole request.
 *
 * @typedef {object} ItemError
 * @property {number} code The google.rpc code, such as 3 for INVALID_ARGUMENT.
 * @property {string} reason For machines, such as TRADE_CONFLICT.
 * @property {string} message For people.
 * @property {FieldFault[]} faults Every bad field of the item.
 */
/** @type {MessageType<ItemError>} */
export const ItemError = messageType([
  ["code", 1, "int32", "plain"],
  ["reason", 2, "string", "plain"],
  ["message", 3, "string", "plain"],
  ["faults", 4, () => FieldFault, "repeated"],
]);

/**
 * What is wrong with one field.
 *
 * @typedef {object} FieldFault
 * @property {string} field Path of the field.
 * @property {string} description What is wrong, for people.
 */
/** @type {MessageType<FieldFault>} */
export const FieldFault = messageType([
  ["field", 1, "string", "plain"],
  ["description", 2, "string", "plain"],
]);

/**
 * One parameter that an adaptation moved.
 *
 * @typedef {object} ThresholdUpdate
 * @property {string} parameter Such as rsi_threshold.
 * @property {number} oldValue Before.
 * @property {number} newValue After.
 * @property {string} reason Why, for people.
 * @property {number} confidence 0 to 0.99.
 */
/** @type {MessageType<ThresholdUpdate>} */
export const ThresholdUpdate = messageType([
  ["parameter", 1, "string", "plain"],
  ["oldValue", 2, "double", "plain"],
  ["newValue", 3, "double", "plain"],
  ["reason", 4, "string", "plain"],
  ["confidence", 5, "double", "plain"],
]);

/**
 * What one safeguard said of a cycle.
 *
 * @typedef {object} SafeguardVerdict
 * @property {string} safeguard Such as gate or step.
 * @property {boolean} blocked Whether it blocked all or part of the cycle.
 * @property {string} parameter The parameter it speaks of; empty for the whole cycle.
 * @property {string} detail The condition with its numbers, for people.
 */
/** @type {MessageType<SafeguardVerdict>} */
export const SafeguardVerdict = messageType([
  ["safeguard", 1, "string", "plain"],
  ["blocked", 2, "bool", "plain"],
  ["parameter", 3, "string", "plain"],
  ["detail", 4, "string", "plain"],
]);

/**
 * One entry of a key's journal: an adaptation that moved, was refused, or a command.
 *
 * @typedef {object} Adaptation
 * @property {string} adaptationId Its id.
 * @property {string} userId The user.
 * @property {string} symbol The symbol; empty for the global set.
 * @property {number} cause What wrote it.
 * @property {ThresholdUpdate[]} updates What moved.
 * @property {SafeguardVerdict[]} verdicts What each safeguard said.
 * @property {Timestamp} [adaptedAt] When, on the user's clock.
 * @property {number} outcomesThrough Number of the last outcome folded.
 * @property {string} learner The learner and its version, such as guarded_gradient/1.
 * @property {number} version Version of the scope's own set afterwards.
 * @property {string} summary In words, for people.
 */
/** @type {MessageType<Adaptation>} */
export const Adaptation = messageType([
  ["adaptationId", 1, "string", "plain"],
  ["userId", 2, "string", "plain"],
  ["symbol", 3, "string", "plain"],
  ["cause", 4, "enum", "plain"],
  ["updates", 5, () => ThresholdUpdate, "repeated"],
  ["verdicts", 6, () => SafeguardVerdict, "repeated"],
  ["adaptedAt", 7, () => Timestamp, "optional"],
  ["outcomesThrough", 8, "int64", "plain"],
  ["learner", 9, "string", "plain"],
  ["version", 10, "int64", "plain"],
  ["summary", 11, "string", "plain"],
]);
