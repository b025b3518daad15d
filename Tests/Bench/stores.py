#!/usr/bin/env python3
"""How fast and in how much memory a store is exported, imported and verified: stores.py PROGRAMS [USERS].

One user of two keys is made by playing a stream to a server; an archive then holds that user many times over, under other
names. Prints a table: seconds, seconds of CPU, records (for verify: keys) per second of CPU, and the largest resident size.
Wants the programs as they are shipped, of .build/release.
"""

import json
import os
import resource
import subprocess
import sys
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "SystemTests", "Python"))
os.environ["THRESHOLD_PROGRAMS"] = os.path.abspath(sys.argv[1])

from harness import *  # noqa: E402
from stream import Stream, control  # noqa: E402

USERS = int(sys.argv[2]) if len(sys.argv) > 2 else 200


def multiply(source, target, users):
    """Writes the archive of one user as one of many, as it would be exported."""
    with open(source) as file:
        lines = [line for line in file if not line.startswith(('{"archive"', '{"change"', '{"end"'))]
    checksum, count = 0, 0
    with open(target, "w") as out:

        def write(line):
            nonlocal checksum, count
            checksum, count = zlib.crc32(line.encode(), checksum), count + 1
            out.write(line)

        write('{"archive":{"contents":"users","format":"adaptive-threshold","version":1}}\n')
        for number in range(users):
            for line in lines:
                kind, record = next(iter(json.loads(line).items()))
                if kind == "user":
                    record["id"] = "copy%06d" % number
                elif kind == "journal_entry":
                    record["id"] = "%06d%s" % (number, record["id"][6:])
                write(json.dumps({kind: record}, separators=(",", ":")) + "\n")
        out.write(json.dumps({"end": {"crc32": checksum, "lines": count}}) + "\n")
    return count


def measured(*arguments):
    """Seconds, seconds of CPU, megabytes at most, and what was answered."""
    begun = time.monotonic()
    command = [os.path.join(PROGRAMS, "thresholdctl")] + list(arguments)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, (command, answer)
    cpu = usage.ru_utime + usage.ru_stime
    return time.monotonic() - begun, cpu, usage.ru_maxrss / 1024, json.loads(answer)


def main():
    database = make_sqlite()
    with Server(database) as server, server.client() as client:
        stream = Stream()
        stream.play(client.api)
        server.terminate()
    one = os.path.join(FOLDER, "one.jsonl")
    control("db", "export", one, "--database", database)
    print("%-36s %8s %8s %14s %6s" % ("", "seconds", "CPU", "a CPU second", "MB"))
    for users in (max(1, USERS // 10), USERS):
        archive = os.path.join(FOLDER, "many.jsonl")
        count = multiply(one, archive, users)
        target = make_sqlite()
        for name, arguments in (
            ("import", ("db", "import", archive)),
            ("export", ("db", "export", os.path.join(FOLDER, "again.jsonl.gz"))),
            ("verify", ("db", "verify")),
        ):
            seconds, cpu, megabytes, answer = measured(*arguments, "--database", target, "--json")
            pace = "%.0f records" % (count / cpu)
            if name == "verify":
                assert answer["findings"] == [], answer["findings"][:3]
                pace = "%.1f keys" % (answer["keys"] / cpu)
            label = "%s, %d users, %d records" % (name, users, count)
            print("%-36s %8.1f %8.1f %14s %6.0f" % (label, seconds, cpu, pace, megabytes), flush=True)


if __name__ == "__main__":
    main()
