package adaptivethreshold;

import adaptivethreshold.v1.Action;
import adaptivethreshold.v1.Intent;
import adaptivethreshold.v1.Signal;
import adaptivethreshold.v1.ThresholdSet;

/** Decides as the server does. */
final class Gates {
  private Gates() {}

  /**
   * An exit is always traded, a hold never, an entry if no gate stands in its way. A value that the signal lacks has no gate,
   * except confidence. Each gate is written as "passes", so that NaN passes none.
   */
  static boolean pass(Signal signal, ThresholdSet set) {
    if (!tradesSomething(signal)) {
      return false;
    }
    if (isExit(signal)) {
      return true;
    }
    boolean buys = signal.getAction() == Action.ACTION_BUY;
    return signal.hasConfidence()
        && reaches(signal.getConfidence(), set, "confidence_threshold")
        && (!buys || !signal.hasRsi() || signal.getRsi() <= threshold(set, "rsi_threshold"))
        && (!signal.hasMacd() || reaches(buys ? signal.getMacd() : -signal.getMacd(), set, "macd_threshold"))
        && (!signal.hasVolume() || reaches(signal.getVolume(), set, "volume_threshold"))
        && (!signal.hasChangePercent() || reaches(Math.abs(signal.getChangePercent()), set, "momentum_threshold"));
  }

  /** Whether a signal reduces a position. A hold trades nothing. */
  static boolean isExit(Signal signal) {
    return signal.getIntent() == Intent.INTENT_EXIT && tradesSomething(signal);
  }

  private static boolean tradesSomething(Signal signal) {
    return signal.getAction() == Action.ACTION_BUY || signal.getAction() == Action.ACTION_SELL;
  }

  private static boolean reaches(double observed, ThresholdSet set, String parameter) {
    return observed >= threshold(set, parameter);
  }

  /** NaN, which nothing passes, for one that is missing. */
  private static double threshold(ThresholdSet set, String parameter) {
    return set.getThresholdsOrDefault(parameter, Double.NaN);
  }
}
