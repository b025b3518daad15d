"""Evaluate as a Flask service has it: the same request and answer, thresholds in a dictionary, no database."""

import time
from datetime import datetime, timezone

from flask import Flask, jsonify, request

app = Flask(__name__)
THRESHOLDS = {
    "rsi_threshold": 70.0,
    "confidence_threshold": 0.75,
    "macd_threshold": 0.0,
    "volume_threshold": 1e9,
    "momentum_threshold": 2.0,
}


@app.post("/api/v1/evaluate/<user_id>")
def evaluate(user_id):
    began = time.perf_counter()
    signal = request.get_json()["signal"]
    checks = {
        "RSI": signal["rsi"] <= THRESHOLDS["rsi_threshold"],
        "confidence": signal["confidence"] >= THRESHOLDS["confidence_threshold"],
        "volume": signal["volume"] >= THRESHOLDS["volume_threshold"],
        "momentum": abs(signal["change_percent"]) >= THRESHOLDS["momentum_threshold"],
    }
    data = {
        "user_id": user_id,
        "symbol": signal["symbol"],
        "should_trade": all(checks.values()),
        "current_thresholds": THRESHOLDS,
        "reasoning": "; ".join("%s %s" % (name, "passed" if passed else "failed") for name, passed in checks.items()),
        "confidence_adjustment": 0.0,
        "processing_time_ms": (time.perf_counter() - began) * 1000,
        "evaluated_at": datetime.now(timezone.utc).isoformat(),
    }
    return jsonify({"success": True, "data": data})
