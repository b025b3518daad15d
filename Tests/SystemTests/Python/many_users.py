"""3,000 calls at once for 3,000 users: each is answered for its own."""

import asyncio
import time
import unittest

import grpc

from harness import *

USERS = 3000
# A server takes 256 streams a connection; on fewer connections, calls would wait in the client.
CONNECTIONS = 12


def threshold_of(number):
    return 0.3 + 0.6 * number / USERS


class ManyUsers(unittest.TestCase):
    def test_each_of_3000_concurrent_calls_is_answered_for_its_own_user(self):
        with Server(make_sqlite()) as server:
            asyncio.run(self.call_all(server))

    async def call_all(self, server):
        channels = [
            grpc.aio.insecure_channel(server.target, options=[("grpc.use_local_subchannel_pool", 1)])
            for _ in range(CONNECTIONS)
        ]
        apis = [adaptive_threshold_pb2_grpc.AdaptiveThresholdServiceStub(channel) for channel in channels]

        async def at_once(call):
            begun = time.monotonic()
            answers = await asyncio.gather(*(call(apis[i % CONNECTIONS], i) for i in range(USERS)))
            return answers, time.monotonic() - begun

        def set_own(api, i):
            values = {"confidence_threshold": threshold_of(i)}
            return api.SetThresholds(
                v1.SetThresholdsRequest(user_id="user-%d" % i, symbol="BTCUSDT", values=values), timeout=TIMEOUT
            )

        def evaluate(api, i):
            # Every second signal is just good enough for its own user, every other one just not.
            confidence = threshold_of(i) + (1e-5 if i % 2 else -1e-5)
            return api.Evaluate(
                v1.EvaluateRequest(user_id="user-%d" % i, signal=signal_of(confidence=confidence)), timeout=TIMEOUT
            )

        _, setting = await at_once(set_own)
        answers, evaluating = await at_once(evaluate)
        for i, answer in enumerate(answers):
            self.assertEqual(answer.thresholds.user_id, "user-%d" % i)
            self.assertEqual(answer.thresholds.thresholds["confidence_threshold"], threshold_of(i))
            self.assertEqual(answer.should_trade, i % 2 == 1, i)
        self.assertEqual(len({answer.decision_id for answer in answers}), USERS)
        report("%d sets at once in %.1f s, %d evaluations in %.1f s" % (USERS, setting, USERS, evaluating))
        for channel in channels:
            await channel.close()


if __name__ == "__main__":
    unittest.main(verbosity=2)
