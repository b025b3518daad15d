"""A made-up market and what a bot reads from it. The same seed is the same market."""

import dataclasses
import random
import typing
from collections.abc import Iterator


class Values(typing.TypedDict):
    """What a decision rests on, by the names of `should_trade`."""

    price: float
    rsi: float
    macd: float
    change_percent: float
    volume: float
    confidence: float


@dataclasses.dataclass(frozen=True)
class Tick:
    """A price and the indicators up to it."""

    price: float
    #: Relative strength index, 0 to 100.
    rsi: float
    #: 100 * MACD / price.
    macd: float
    #: Change over the last ten ticks, in percent.
    change_percent: float
    #: Traded volume of 24 hours, in quote currency.
    volume: float
    #: The bot's own opinion, 0 to 1: the more of the last ten ticks went up, the higher.
    confidence: float

    @property
    def values(self) -> Values:
        return Values(
            price=self.price,
            rsi=self.rsi,
            macd=self.macd,
            change_percent=self.change_percent,
            volume=self.volume,
            confidence=self.confidence,
        )


def ticks(count: int, seed: int = 5) -> Iterator[Tick]:
    dice = random.Random(seed)
    prices = [100.0]
    fast = slow = 100.0
    drift = 0.0
    while count > 0:
        drift = 0.9 * drift + dice.gauss(0, 0.1)
        prices.append(prices[-1] * (1 + (drift + dice.gauss(0, 0.5)) / 100))
        price = prices[-1]
        fast += (price - fast) * 2 / 13
        slow += (price - slow) * 2 / 27
        if len(prices) <= 30:
            continue
        moves = [after - before for before, after in zip(prices[-15:], prices[-14:])]
        gain, loss = sum(move for move in moves if move > 0), -sum(move for move in moves if move < 0)
        up = sum(move > 0 for move in moves[-10:])
        yield Tick(
            price,
            rsi=gain / (gain + loss) * 100,
            macd=100 * (fast - slow) / price,
            change_percent=100 * (price / prices[-11] - 1),
            volume=dice.uniform(0.8e9, 5e9),
            confidence=0.5 + up / 20,
        )
        count -= 1
