"""AsyncClient behind the face of Client, so that one set of checks tries both."""

import asyncio
import threading

from adaptive_threshold import AsyncClient

LOOP = asyncio.new_event_loop()
threading.Thread(target=LOOP.run_forever, daemon=True).start()


def run(coroutine):
    return asyncio.run_coroutine_threadsafe(coroutine, LOOP).result()


class BlockingClient:
    def __init__(self, *arguments, **options):
        async def make():
            return AsyncClient(*arguments, **options)

        self.client = run(make())

    def should_trade(self, *arguments, **options):
        return run(self.client.should_trade(*arguments, **options))

    def record_trades(self, *arguments, **options):
        return run(self.client.record_trades(*arguments, **options))

    def record_trade(self, *arguments, **options):
        return run(self.client.record_trade(*arguments, **options))

    def thresholds(self, *arguments, **options):
        return run(self.client.thresholds(*arguments, **options))

    def watch(self, *arguments, **options):
        async def make():
            return self.client.watch(*arguments, **options)

        return BlockingWatch(run(make()))

    def close(self):
        run(self.client.close())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class BlockingWatch:
    def __init__(self, watch):
        self.watch = watch

    @property
    def token(self):
        return self.watch.token

    def __iter__(self):
        return self

    def __next__(self):
        async def following():
            try:
                return await self.watch.__anext__()
            except StopAsyncIteration:
                return None

        event = run(following())
        if event is None:
            raise StopIteration
        return event

    def close(self):
        run(self.watch.close())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
