// A made-up market and what a bot reads from it. The same seed is the same market.

/** Numbers from 0 to 1 (mulberry32). */
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Yields `count` prices with the indicators up to each, by the names of `shouldTrade`. */
export function* ticks(count, seed = 1) {
  const random = dice(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const prices = [100];
  let [fast, slow, drift] = [100, 100, 0];
  while (count > 0) {
    drift = 0.9 * drift + 0.1 * normal();
    const price = prices.at(-1) * (1 + (drift + 0.5 * normal()) / 100);
    prices.push(price);
    fast += ((price - fast) * 2) / 13;
    slow += ((price - slow) * 2) / 27;
    if (prices.length <= 30) continue;
    const moves = prices.slice(-14).map((each, index) => each - prices.at(-15 + index));
    const gain = moves.reduce((sum, move) => sum + Math.max(move, 0), 0);
    const loss = moves.reduce((sum, move) => sum + Math.max(-move, 0), 0);
    yield {
      price,
      // In this order: 100 * gain / (gain + loss) can come out above 100.
      rsi: (gain / (gain + loss)) * 100,
      macd: (100 * (fast - slow)) / price,
      changePercent: 100 * (price / prices.at(-11) - 1),
      volume: 0.8e9 + 4.2e9 * random(),
      // The bot's own opinion: the more of the last ten moves went up, the higher.
      confidence: 0.5 + moves.slice(-10).filter((move) => move > 0).length / 20,
    };
    count -= 1;
  }
}
