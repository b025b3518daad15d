"""What every client has to prove, and who the clients are."""

# Reported by clients/LANGUAGE/test as `CHECK item ok` or `CHECK item FAILED why`.
REPORTED = {
    "connect": "connects with a key and reads thresholds",
    "should_trade": "should_trade in one line: true, and false with the reason",
    "fallback": "nothing answers: entry false, exit true, hold false",
    "last_known": "last known thresholds within their age, the fallback beyond",
    "deadline": "a call into silence ends at its deadline, with a typed error",
    "trade_once": "a trade is recorded once though a replica is killed mid-call",
    "watch_resume": "a watch sees every change once, in order, across a killed replica",
    "watch_silence": "a watch that falls silent reconnects with its token",
    "wrong_key": "a wrong key is a typed error, not a fallback",
}
# Looked at by the frame itself.
FRAMED = {
    "example": "the example bot runs and its trades are recorded",
    "generated": "remaking the generated code changes nothing",
}
ITEMS = {**REPORTED, **FRAMED}

# Variants of each language, and how long building and testing one may take, in seconds.
LANGUAGES = {
    "python": (("sync", "asyncio"), 180),
    "javascript": (("node", "browser"), 180),
    "swift": (("",), 600),
    "go": (("",), 240),
    "java": (("",), 240),
    "ruby": (("",), 180),
    "cpp": (("",), 420),
}
