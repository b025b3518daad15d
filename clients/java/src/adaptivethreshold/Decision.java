package adaptivethreshold;

import adaptivethreshold.v1.EvaluateResponse;
import adaptivethreshold.v1.ThresholdSet;
import java.util.Optional;

/**
 * What was decided on one signal.
 *
 * @param shouldTrade whether to trade it
 * @param source what that rests on
 * @param reason in one sentence, for people
 * @param id for recordTrades; empty unless the server decided
 * @param thresholds that decided; none with FALLBACK
 * @param response the server's whole answer; none unless it decided
 */
public record Decision(
    boolean shouldTrade,
    Source source,
    String reason,
    String id,
    Optional<ThresholdSet> thresholds,
    Optional<EvaluateResponse> response) {}
