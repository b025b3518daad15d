"""schemathesis finds no 500 and no breach of /openapi.json.

It makes requests from the document alone, right and wrong ones, and compares each answer with it. Twice: where loopback
may do everything, and where a key is needed.
"""

import os
import subprocess
import sys

from support import Server, harness, report

LIMIT = 240
KEY = "an-operator-s-key"
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
    "response_headers_conformance,negative_data_rejection,unsupported_method,ignored_auth"
)


def run(server, seconds, *options):
    program = os.path.join(os.path.dirname(sys.executable), "schemathesis")
    command = [
        program, "run", server.url + "/openapi.json", "--checks", CHECKS, "--max-examples", "25", "--seed", "7141",
        # A stream of events does not end, and a reader of whole answers would wait for that.
        "--exclude-path-regex", "^/api/v1/events/",
        "--phases", "examples,coverage,fuzzing", "--request-timeout", "10", "--generation-database", "none", "--no-color",
        # A stream that does not end by itself; the browser's tests read it.
        "--exclude-path-regex", "^/api/v1/events/", *options,
    ]  # fmt: skip
    ended = subprocess.run(command, capture_output=True, text=True, timeout=seconds, cwd=harness.FOLDER)
    print(ended.stdout[-20_000:], ended.stderr[-5_000:])
    for line in ended.stdout.splitlines():
        if " generated" in line or " passed" in line:
            report(line.strip())
    if ended.returncode != 0:
        raise AssertionError("schemathesis ended with %d" % ended.returncode)


def main():
    with Server() as server:
        run(server, 110)
    with Server(ADMIN_API_KEY=KEY) as server:
        run(server, 110, "--header", "X-Admin-Key: " + KEY)


if __name__ == "__main__":
    main()
