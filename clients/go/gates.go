package adaptivethreshold

import (
	"math"

	v1 "adaptivethreshold/v1"
)

// trades decides as the server does: an exit always, a hold never, an entry if no gate stands in its way. A value that the
// signal lacks has no gate, except confidence. Each gate is written as "passes", so that NaN passes none.
func trades(signal *v1.Signal, set *v1.ThresholdSet) bool {
	buy := signal.Action == Buy
	if !buy && signal.Action != Sell {
		return false
	}
	if isExit(signal) {
		return true
	}
	side := 1.0
	if !buy {
		side = -1
	}
	atLeast := func(observed *float64, parameter string, aligned func(float64) float64) bool {
		threshold, found := set.Thresholds[parameter]
		return observed == nil || (found && aligned(*observed) >= threshold)
	}
	asIs := func(value float64) float64 { return value }
	rsi, found := set.Thresholds["rsi_threshold"]
	return signal.Confidence != nil && atLeast(signal.Confidence, "confidence_threshold", asIs) &&
		(!buy || signal.Rsi == nil || (found && *signal.Rsi <= rsi)) &&
		atLeast(signal.Macd, "macd_threshold", func(value float64) float64 { return side * value }) &&
		atLeast(signal.Volume, "volume_threshold", asIs) &&
		atLeast(signal.ChangePercent, "momentum_threshold", math.Abs)
}

// isExit tells whether a signal reduces a position. A hold trades nothing.
func isExit(signal *v1.Signal) bool {
	return signal.Intent == v1.Intent_INTENT_EXIT && (signal.Action == Buy || signal.Action == Sell)
}
