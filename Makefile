# What a developer or an operator calls. `make run` and `make test` need nothing but the Swift toolchain.

# Trait flags otherwise reach the compiler in random order, and whole modules rebuild for nothing.
export SWIFT_DETERMINISTIC_HASHING = 1
ifeq ($(shell uname), Darwin)
# Homebrew keeps libpq and openssl out of pkg-config's path.
export PKG_CONFIG_PATH := $(shell brew --prefix 2>/dev/null)/opt/libpq/lib/pkgconfig:$(shell brew --prefix 2>/dev/null)/opt/openssl@3/lib/pkgconfig:$(PKG_CONFIG_PATH)
endif

ARGUMENTS ?=
STREAMS ?=
FILTER ?=
# One test after the other: all at once on two cores, each waits for all, and time limits say nothing.
TEST = swift test --disable-xctest --no-parallel $(if $(FILTER),--filter '$(FILTER)')
# Of the system tests, a sanitizer gets those that do not need the machine's speed.
SANITIZED = $(TEST) --skip 'SystemTests/(watchers|stalledReader|crash|drain|restart|redisCache|replicas|moves|verify|pooler|standby|replay|alerts|traces|http)'
# Without line tables, which cost a tenth of the compiler's time; a backtrace still names its functions.
RELEASE = swift build -c release -debug-info-format none
FORMATTED = Package.swift Sources Tests clients/swift/Package.swift clients/swift/Sources clients/swift/Tests

.PHONY: run build generate test test-http test-clients test-proxies test-docker test-faults acceptance lint check test-asan test-tsan bench bench-learning clean

# Builds the server alone, in release, and starts it on loopback, with SQLite under ./data. ARGUMENTS go to thresholdd.
run:
	@Scripts/prepare build
	$(RELEASE) --product thresholdd
	@exec .build/release/thresholdd $(ARGUMENTS)

# Both programs, one after the other: each shows its progress.
build:
	@Scripts/prepare build
	$(RELEASE) --product thresholdd
	$(RELEASE) --product thresholdctl

# Remakes what is generated: messages from proto/, and config.example.yaml and its page from the table of settings. All
# of it is committed; `make lint` checks that this changes nothing.
generate:
	@Scripts/prepare build generate
	@Scripts/generate

# All tests, or those that match FILTER. The last line is the runner's own.
test:
	@Scripts/prepare test
	@$(TEST)

# What HTTP clients, tools and browsers expect, each script of Tests/HTTP against a real server; ends with a table.
test-http:
	@Scripts/prepare test browser http
	@swift build --product thresholdd
	@.venv/bin/python Tests/Support/run_checks.py $(if $(FILTER),--only $(FILTER)) Tests/HTTP .build/debug

# Every client of clients/ against three replicas behind a proxy; ends with a table of languages and items.
test-clients:
	@Scripts/prepare test clients
	@swift build --product thresholdd
	@.venv/bin/python Tests/Clients/run.py $(if $(FILTER),--only $(FILTER)) .build/debug

# The configurations of docker/proxy, each proxy for real before three replicas: every kind of call, five minutes of silence, a
# rolling restart under load. Takes a quarter of an hour and ends with a table.
test-proxies:
	@Scripts/prepare test proxies
	@swift build --product thresholdd
	@swift build --product EchoServer
	@.venv/bin/python Tests/Support/run_checks.py $(if $(FILTER),--only $(FILTER)) Tests/Proxies .build/debug

# docker/: every file read by its own reader, and the images' steps and services run as plain processes; ends with a table.
test-docker:
	@Scripts/prepare test docker
	@swift build --product thresholdd
	@.venv/bin/python Tests/Support/run_checks.py $(if $(FILTER),--only $(FILTER)) Tests/Docker .build/debug

# What replicas do when processes die, Postgres is away, connections fall silent, disks are full; ends with a table.
test-faults:
	@Scripts/prepare test
	@swift build --product thresholdd
	@.venv/bin/python Tests/Support/run_checks.py $(if $(FILTER),--only $(FILTER)) Tests/Faults .build/debug

# The system tests alone, against the programs as they are shipped and with whole streams; ends with a table.
acceptance: build
	@Scripts/prepare test
	@.venv/bin/python Tests/SystemTests/Python/acceptance.py .build/release

lint:
	@Scripts/prepare build generate lint
	swift format lint --strict --parallel --recursive $(FORMATTED)
	.venv/bin/buf lint proto
	Scripts/check-imports
	Scripts/check-generated

check: lint test

# Address and undefined-memory errors. What lives until exit is no leak, and the runtime keeps such memory.
test-asan:
	@Scripts/prepare test
	@ASAN_OPTIONS=detect_leaks=0:detect_stack_use_after_return=1 \
	  $(SANITIZED) --sanitize=address --scratch-path .build/asan

# Data races. The preloaded library shows the sanitizer what a contended Mutex does.
test-tsan: mutex = $(CURDIR)/.build/tsan/mutex.so
test-tsan:
	@Scripts/prepare test
	@swift build --build-tests --sanitize=thread --scratch-path .build/tsan
	@clang -O1 -shared -fPIC -o $(mutex) Scripts/tsan-mutex.c
	@LD_PRELOAD=$(mutex) TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1 \
	  $(SANITIZED) --skip-build --sanitize=thread --scratch-path .build/tsan

# Instructions per message, CPU per call beside nghttpd, CPU per JSON evaluate beside gRPC and Flask, what exports, imports and
# audits of a store and questions for performance cost, durable trades a second beside pgbench and COPY, and what learning costs. Wants two idle cores.
bench:
	@Scripts/prepare build bench test
	@Tests/Bench/Messages/run .build/bench
	$(RELEASE) --product EchoServer
	Tests/Bench/cpu_per_call.py nghttpd "echo=.build/release/EchoServer {port}"
	$(RELEASE) --product thresholdd
	.venv/bin/python Tests/Bench/json_evaluate.py .build/release
	$(RELEASE) --product thresholdctl
	.venv/bin/python Tests/Bench/stores.py .build/release
	.venv/bin/python Tests/Bench/performance.py .build/release
	$(RELEASE) --product record-load
	.venv/bin/python Tests/Bench/record_trades.py .build/release
	$(RELEASE) --product adaptation-bench
	.venv/bin/python Tests/Bench/adaptation.py .build/release

# What the learners gain beside what is to be reached, and whether they are safe: on simulated streams with fresh seeds, or
# on those of the folder STREAMS. ARGUMENTS can name a learner or a seed. Fails if a safety bound is broken.
bench-learning:
	@Scripts/prepare build
	$(RELEASE) --product LearningBench
	@.build/release/LearningBench $(if $(STREAMS),--streams '$(STREAMS)') $(ARGUMENTS)

clean:
	rm -rf .build .venv
