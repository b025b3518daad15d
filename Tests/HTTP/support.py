"""What the scripts of this folder share: a running thresholdd with its ports, and requests to it.

The server, its folder and its end are those of the system tests (`Tests/SystemTests/Python/harness.py`).
"""

import http.client
import json
import os
import re
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))

import harness  # noqa: E402
from harness import report  # noqa: E402, F401

SIGNAL = {
    "symbol": "BTCUSD",
    "confidence": 0.85,
    "rsi": 65,
    "change_percent": 3.5,
    "volume": 1500000000,
    "action": "BUY",
}


class Server(harness.Server):
    """A running thresholdd: `http`, `metrics` and `grpc` are its ports, `url` is the base of the JSON API."""

    def __init__(self, database="memory:", **settings):
        super().__init__(database, **settings)
        line = next(line for line in self.log if " listening " in line)
        ports = dict(re.findall(r"\b(grpc|http|metrics)=(\d+)", line))
        self.grpc, self.http = int(ports["grpc"]), int(ports["http"])
        self.metrics = int(ports["metrics"]) if "metrics" in ports else None
        self.url = "http://127.0.0.1:%d" % self.http

    def request(self, method, path, body=None, headers=None, port=None):
        """One request on a connection of its own; `body` is sent as JSON unless it is text or bytes already."""
        connection = http.client.HTTPConnection("127.0.0.1", port or self.http, timeout=harness.TIMEOUT)
        headers = dict(headers or {})
        if body is not None and not isinstance(body, (str, bytes)):
            body = json.dumps(body)
        if body is not None:
            headers.setdefault("Content-Type", "application/json")
        try:
            connection.request(method, path, body, headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def get(self, path, **headers):
        return self.request("GET", path, headers=named(headers))

    def post(self, path, body=None, **headers):
        return self.request("POST", path, body, named(headers))


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()

    @property
    def json(self):
        return json.loads(self.text)

    @property
    def data(self):
        """The data of a success; what else came, as an error."""
        if self.status != 200 or self.json.get("success") is not True:
            raise AssertionError("%d %s" % (self.status, self.text))
        return self.json["data"]

    @property
    def fields(self):
        """Every field that a refusal names."""
        return sorted(detail["field"] for detail in self.json["details"])


def named(headers):
    """Header fields from arguments: x_api_key is X-Api-Key."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def equal(found, expected, what):
    if found != expected:
        raise AssertionError("%s: %r, expected %r" % (what, found, expected))


def eventually(what, read, seconds=10):
    """The first true value of `read`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = read()
        if value:
            return value
        time.sleep(0.05)
    raise AssertionError("%s did not come within %d s" % (what, seconds))
