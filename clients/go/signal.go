package adaptivethreshold

import v1 "adaptivethreshold/v1"

// An Action that a signal proposes.
type Action = v1.Action

const (
	Buy  = v1.Action_ACTION_BUY
	Sell = v1.Action_ACTION_SELL
	Hold = v1.Action_ACTION_HOLD
)

// A Value of a signal. What is not given is absent, not zero.
type Value func(*v1.Signal)

// Exit makes the signal one that reduces a position; without it, it is an entry.
func Exit(signal *v1.Signal) { signal.Intent = v1.Intent_INTENT_EXIT }

// Confidence of the bot itself, 0 to 1; an entry without it is refused.
func Confidence(value float64) Value { return func(signal *v1.Signal) { signal.Confidence = &value } }

// RSI is the relative strength index, 0 to 100.
func RSI(value float64) Value { return func(signal *v1.Signal) { signal.Rsi = &value } }

// ChangePercent is the change of price over the bot's look-back, in percent, signed.
func ChangePercent(value float64) Value {
	return func(signal *v1.Signal) { signal.ChangePercent = &value }
}

// Volume is what was traded in 24 hours, in quote currency.
func Volume(value float64) Value { return func(signal *v1.Signal) { signal.Volume = &value } }

// MACD is in percent of price: 100 * MACD / close, signed.
func MACD(value float64) Value { return func(signal *v1.Signal) { signal.Macd = &value } }

// Price at which the bot would trade.
func Price(value float64) Value { return func(signal *v1.Signal) { signal.Price = &value } }
