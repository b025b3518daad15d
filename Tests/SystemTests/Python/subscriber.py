"""One subscriber as a process of its own: subscriber.py TARGET FILE USER SYMBOLS [--strict] [--single].

Appends every change that it sees to FILE, a line of JSON each, and when it is started again goes on after the last
token there. --strict asks for no conflation; --single opens a new watch for every single message, so that it resumes
everywhere, also between the scopes that one change moves together.
"""

import json
import os
import sys

import grpc

from harness import *


def last_token(path):
    if not os.path.exists(path):
        return ""
    with open(path, "rb") as file:
        # A line without its end was being written when the process was killed: it was not seen.
        whole = [line for line in file.readlines() if line.endswith(b"\n")]
    # Nor does the token of a part of the snapshot mean the rest of it.
    while whole and json.loads(whole[-1])["event"] == "snapshot":
        whole.pop()
    os.truncate(path, sum(map(len, whole)))
    return json.loads(whole[-1])["token"] if whole else ""


def entry(message):
    kind = message.WhichOneof("event")
    line = {"event": kind, "token": message.resume_token}
    if kind == "snapshot":
        line["sets"] = {each.symbol: dict(each.thresholds) for each in message.snapshot.threshold_sets}
    if kind == "change":
        change = message.change
        line.update(
            symbol=change.threshold_set.symbol,
            revision=change.threshold_set.revision,
            values=dict(change.threshold_set.thresholds),
            previous=dict(change.previous),
            cause=change.cause,
            adaptation=change.adaptation_id,
            conflated=change.conflated_count,
        )
    return line


def main():
    target, path, user, symbols = sys.argv[1:5]
    options = sys.argv[5:]
    token = last_token(path)
    client = Client(target)
    scopes = [v1.Scope(user_id=user, symbol=symbol) for symbol in symbols.split(",")]
    with open(path, "a", buffering=1) as file:
        while True:
            request = v1.WatchThresholdsRequest(scopes=scopes, resume_token=token)
            if "--strict" in options:
                request.conflate = False
            stream = client.api.WatchThresholds(request)
            for message in stream:
                if message.WhichOneof("event") != "snapshot":
                    token = message.resume_token
                file.write(json.dumps(entry(message)) + "\n")
                if "--single" in options and token:
                    break
            stream.cancel()


if __name__ == "__main__":
    try:
        main()
    except grpc.RpcError as error:
        sys.exit("%s ends: %s" % (sys.argv[2], error.details()))
