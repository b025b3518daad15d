"""The dashboard does in a real browser what it should: values, live updates, actions, keys, keyboard, phone, dark.

    .venv/bin/python Tests/HTTP/check_dashboard.py [--screenshots FOLDER] [TEST...]
"""

import contextlib
import datetime
import hashlib
import http.client
import json
import os
import random
import shutil
import socket
import sys
import time
import unittest

from playwright.sync_api import expect, sync_playwright

from support import Server, harness

LIMIT = 240
BROWSER = os.environ.get("THRESHOLD_BROWSER") or shutil.which("chromium")
SCREENSHOTS = None

KEYS = {"ops": "ops-7c2b41d9a0e65f38", "reader": "reader-19ce04b7d25a8f63"}
USER, SYMBOL = "alice", "BTCUSDT"
SCOPE = "/#user=%s&symbol=%s" % (USER, SYMBOL)
# Text that would be an element if anything on the way took it for markup.
MARKUP = '<img src="/nowhere" onerror="document.title=1"> & "quoted"'


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def start(port):
    """A server with keys, which can be started again on the same port with the same store."""
    keys = os.path.join(harness.FOLDER, "dashboard-keys.json")
    with open(keys, "w") as file:
        json.dump(
            [
                {
                    "name": name,
                    "sha256": hashlib.sha256(key.encode()).hexdigest(),
                    "users": ["*"],
                    "rights": ["read"] if name == "reader" else ["read", "trade", "prices"],
                }
                for name, key in KEYS.items()
            ],
            file,
        )
    # Every rejected decision is kept, however fast they come.
    return Server(
        "sqlite:" + os.path.join(harness.FOLDER, "dashboard.db"), PORT=str(port), API_KEYS_FILE=keys,
        LEARN_SAMPLE_PER_KEY="100000", ADAPTATION_MIN_INTERVAL="1s",
    )  # fmt: skip


class API:
    """Calls over one connection."""

    def __init__(self, server, key="ops"):
        self.connection = http.client.HTTPConnection("127.0.0.1", server.http, timeout=30)
        self.headers = {"X-Api-Key": KEYS[key], "Content-Type": "application/json"}

    def call(self, method, path, body=None):
        self.connection.request(method, path, None if body is None else json.dumps(body), self.headers)
        response = self.connection.getresponse()
        answer = json.loads(response.read())
        if response.status != 200:
            raise AssertionError("%s %s: %s" % (method, path, answer))
        return answer.get("data", answer)

    def thresholds(self):
        return self.call("GET", "/api/v1/thresholds/%s?symbol=%s" % (USER, SYMBOL))

    def set(self, values, reason=""):
        body = {"symbol": SYMBOL, "values": values, "reason": reason}
        return self.call("PUT", "/api/v1/thresholds/" + USER, body)

    def policy(self, policy):
        return self.call("PUT", "/api/v1/policy/" + USER, {"symbol": SYMBOL, "policy": policy})

    def adapt(self):
        return self.call("POST", "/api/v1/thresholds/%s/adapt" % USER, {"symbol": SYMBOL, "force": True})

    def journal(self):
        path = "/api/v1/thresholds/%s/adaptations?symbol=%s" % (USER, SYMBOL)
        return self.call("GET", path)["adaptations"]


def trade(api, count, chance, number=[0]):
    """Decides on `count` signals of which the surest win and the others lose, and records a trade for each."""
    decided = []
    for _ in range(count):
        confidence = chance.choice((0.5, 0.8, 0.8, 0.98))
        signal = {
            "symbol": SYMBOL, "action": "buy", "confidence": confidence, "rsi": chance.uniform(30, 74),
            "change_percent": chance.uniform(1.9, 4), "volume": 2e9, "macd": 0.02, "price": 100,
        }
        answer = api.call("POST", "/api/v1/evaluate/" + USER, {"signal": signal})
        decided.append((answer["decision_id"], confidence, answer["should_trade"]))
    closed = datetime.datetime.now(datetime.timezone.utc).isoformat()
    trades = []
    for decision, confidence, accepted in decided:
        if not accepted:
            continue
        number[0] += 1
        percent = (1.6 if confidence > 0.9 else -1.4) * chance.uniform(0.7, 1.3)
        trades.append(
            {
                "trade_id": "t-%d" % number[0], "symbol": SYMBOL, "decision_id": decision, "side": "buy",
                "pnl": round(10 * percent, 4), "pnl_percent": round(percent, 4), "closed_at": closed,
            }
        )
    api.call("POST", "/api/v1/trades/" + USER, trades)


def make_data(api):
    """Cycles until some have moved something, so that there is a journal worth looking at."""
    chance = random.Random(11)
    api.policy({"max_loss_percent": 3})
    moved = 0
    for _ in range(80):
        trade(api, 60, chance)
        moved += bool(api.adapt()["updates"])
        if moved == 2:
            break
        if moved:
            # The least time between two steps, as the server was started.
            time.sleep(1.1)
    else:
        raise AssertionError("no cycle moved anything")
    api.set({"momentum_threshold": 2.25}, "wider moves only, " + MARKUP)


class DashboardTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = start(free_port())
        cls.api = API(cls.server)
        make_data(cls.api)
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()
        cls.api.connection.close()
        cls.server.terminate()

    @contextlib.contextmanager
    def page(self, key="ops", scope=SCOPE, width=1280, height=900, scheme="light", expected_errors=False):
        """A page of a browser without history; fails if it complained or asked any other machine."""
        context = self.browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = context.new_page()
        page.set_default_timeout(15_000)
        complaints, requests = [], []
        page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        if key is not None:
            value = KEYS.get(key, key)
            page.add_init_script("sessionStorage.setItem('adaptive-threshold.key', %s)" % json.dumps(value))
        page.goto(self.server.url + scope)
        try:
            yield page
            self.assertEqual([url for url in requests if not url.startswith(self.server.url + "/")], [])
            self.assertEqual([url for url in requests if any(key in url for key in KEYS.values())], [])
            if not expected_errors:
                self.assertEqual(complaints, [])
        finally:
            context.close()

    def ready(self, page):
        expect(page.locator("#stream-state")).to_have_text("Updates: live")
        expect(page.locator("#journal-body .entry").first).to_be_visible()
        expect(page.locator("#equity-body table")).to_be_visible()
        expect(page.locator("#performance-body table")).to_be_visible()
        expect(page.locator("#decisions-body .bars")).to_be_visible()
        expect(page.locator("#current-body [data-parameter]")).to_have_count(5)

    def formatted(self, page, function, value):
        script = "async ([name, value]) => (await import('/dashboard/format.js'))[name](value)"
        return page.evaluate(script, [function, value])

    # What is shown

    def test_values_are_those_of_the_api(self):
        with self.page() as page:
            self.ready(page)
            shown = self.api.thresholds()
            for name, value in shown["thresholds"].items():
                cell = page.locator("#current-body [data-parameter=%s] .value" % name)
                expect(cell).to_have_text(self.formatted(page, "number", value))
            equity = self.api.call("GET", "/api/v1/equity/%s?symbol=%s" % (USER, SYMBOL))
            self.assertGreater(len(equity["points"]), 30)
            row = page.locator("#equity-body [data-row='Adaptive'] td").first
            expect(row).to_have_text(self.formatted(page, "percent", equity["adaptive"]["percent"]))
            expect(page.locator("#equity-body .hint")).to_have_text(equity["convention"])
            tally = self.api.call("GET", "/api/v1/decisions/%s?symbol=%s" % (USER, SYMBOL))
            for gate, value in [("Accepted", tally["accepted"]), ("Failed RSI", tally["failed"]["rsi_threshold"])]:
                text = page.locator("#decisions-body [data-gate='%s'] .number" % gate)
                expect(text).to_contain_text(self.formatted(page, "count", value))
            performance = self.api.call("GET", "/api/v1/performance/%s?symbol=%s" % (USER, SYMBOL))
            expect(page.locator("#performance-body")).to_contain_text("score %.3f" % performance["performance_score"])
            expect(page.locator("#performance-body .hint")).to_contain_text("periods a year")
            entry = self.api.journal()[0]
            first = page.locator("#journal-body .entry").first
            expect(first).to_contain_text("by key ops")
            expect(first).to_contain_text(entry["summary"])
            health = self.api.call("GET", "/health")
            expect(page.locator("#health-body tbody tr")).to_have_count(len(health["checks"]))
            for name, check in health["checks"].items():
                row = page.locator("#health-body [data-row='%s']" % name)
                expect(row).to_contain_text("good" if check["status"] == "healthy" else "failing")
                # The figures of a reason may have moved on since.
                expect(row.locator("td").nth(1)).to_contain_text(check["reason"].split()[-1])

    def test_adaptations_are_marked_and_explained(self):
        with self.page() as page:
            self.ready(page)
            moved = next(e for e in self.api.journal() if e["cause"] == "adaptation" and e["updates"])
            entry = page.locator("[data-entry='%s']" % moved["adaptation_id"])
            expect(entry).to_contain_text(moved["updates"][0]["reason"])
            expect(entry).to_contain_text("by the learner, called with key ops")
            entry.locator("summary").click()
            for verdict in moved["verdicts"]:
                expect(entry.locator(".verdicts")).to_contain_text(verdict["safeguard"])
            self.assertGreaterEqual(page.locator("#history-body .mark").count(), 3)
            # A mark leads to its entry: the only set of momentum so far.
            page.locator("#history-body .chart").nth(4).locator("rect.mark").first.click()
            expect(page.locator("#journal-body .entry:focus")).to_contain_text("wider moves only")

    def test_markup_in_a_reason_is_text(self):
        with self.page() as page:
            self.ready(page)
            expect(page.locator("#journal-body")).to_contain_text(MARKUP)
            self.assertEqual(page.locator("img").count(), 0)
            self.assertIn(USER, page.title())

    def test_a_change_arrives_without_a_reload(self):
        with self.page() as page:
            self.ready(page)
            page.evaluate("window.stays = true")
            self.api.set({"rsi_threshold": 63.5}, "live")
            expect(page.locator("[data-parameter=rsi_threshold] .value")).to_have_text("63.5")
            expect(page.locator("#journal-body .entry").first).to_contain_text("live")
            expect(page.locator("#toast")).to_contain_text("RSI")
            self.assertTrue(page.evaluate("window.stays"))

    def test_an_unknown_scope_says_what_to_do_next(self):
        with self.page(scope="/#user=nobody") as page:
            expect(page.locator("#stream-state")).to_have_text("Updates: live")
            expect(page.locator("#history-body")).to_contain_text("Nothing has changed yet")
            expect(page.locator("#equity-body")).to_contain_text("Record closed trades")
            expect(page.locator("#decisions-body")).to_contain_text("No entry was decided yet")

    # Actions

    def dialog(self, page, action):
        page.locator("[data-action=%s]" % action).click()
        return page.locator("#dialog")

    def test_set_shows_faults_at_their_fields_then_previews_and_writes(self):
        with self.page(expected_errors=True) as page:
            self.ready(page)
            dialog = self.dialog(page, "set")
            dialog.locator("#field-rsi_threshold").fill("500")
            dialog.locator("#field-confidence_threshold").fill("much")
            dialog.get_by_role("button", name="Set", exact=True).click()
            expect(dialog.locator("#field-confidence_threshold-fault")).to_contain_text("must be a number")
            dialog.locator("#field-confidence_threshold").fill("0.8")
            dialog.get_by_role("button", name="Set", exact=True).click()
            expect(dialog.locator("#field-rsi_threshold-fault")).to_contain_text("outside of")
            expect(dialog.locator("#field-rsi_threshold")).to_be_focused()
            expect(dialog.locator("#field-confidence_threshold")).not_to_have_attribute("aria-invalid", "true")
            before = self.api.thresholds()["version"]
            dialog.locator("#field-rsi_threshold").fill("66")
            dialog.get_by_role("button", name="Preview").click()
            expect(dialog.locator(".preview")).to_contain_text("→ 66")
            self.assertEqual(self.api.thresholds()["version"], before)
            dialog.locator("#field-reason").fill("by hand")
            dialog.get_by_role("button", name="Set", exact=True).click()
            expect(dialog).to_be_hidden()
            expect(page.locator("[data-parameter=rsi_threshold] .value")).to_have_text("66")
            self.assertEqual(self.api.thresholds()["thresholds"]["confidence_threshold"], 0.8)
            expect(page.locator("#journal-body .entry").first).to_contain_text("by hand")

    def test_set_over_a_version_that_is_gone_is_refused(self):
        with self.page(expected_errors=True) as page:
            self.ready(page)
            dialog = self.dialog(page, "set")
            self.api.set({"rsi_threshold": 64}, "meanwhile")
            dialog.locator("#field-rsi_threshold").fill("61")
            dialog.get_by_role("button", name="Set", exact=True).click()
            expect(dialog.get_by_role("alert")).to_contain_text("Someone changed it meanwhile")
            self.assertEqual(self.api.thresholds()["thresholds"]["rsi_threshold"], 64)

    def test_pin_and_unpin(self):
        with self.page() as page:
            self.ready(page)
            dialog = self.dialog(page, "pin")
            dialog.locator("#field-macd_threshold").check()
            dialog.get_by_role("button", name="Pin", exact=True).click()
            expect(page.locator("[data-parameter=macd_threshold]")).to_contain_text("pinned")
            policy = self.api.call("GET", "/api/v1/policy/%s?symbol=%s" % (USER, SYMBOL))["own"]
            self.assertEqual((policy["pinned"], policy["max_loss_percent"]), (["macd_threshold"], 3))
            dialog = self.dialog(page, "pin")
            expect(dialog.locator("#field-macd_threshold")).to_be_checked()
            dialog.locator("#field-macd_threshold").uncheck()
            dialog.get_by_role("button", name="Pin", exact=True).click()
            expect(page.locator("[data-parameter=macd_threshold]")).not_to_contain_text("pinned")

    def test_adapt_previews_and_runs(self):
        with self.page() as page:
            self.ready(page)
            dialog = self.dialog(page, "adapt")
            dialog.locator("#field-force").check()
            count = len(self.api.journal())
            dialog.get_by_role("button", name="Preview").click()
            expect(dialog.locator(".preview")).to_contain_text("safeguards")
            self.assertEqual(len(self.api.journal()), count)
            dialog.get_by_role("button", name="Adapt", exact=True).click()
            expect(dialog).to_be_hidden()
            expect(page.locator("#toast")).not_to_be_empty()

    def test_roll_back_the_newest_change(self):
        self.api.set({"momentum_threshold": 2.75}, "to be taken back")
        with self.page() as page:
            self.ready(page)
            first = page.locator("#journal-body .entry").first
            expect(first).to_contain_text("to be taken back")
            first.get_by_role("button", name="Roll back").click()
            page.locator("#dialog").get_by_role("button", name="Roll back", exact=True).click()
            expect(page.locator("#dialog")).to_be_hidden()
            expect(page.locator("#journal-body .entry").first).to_contain_text("Rollback")
            self.assertNotEqual(self.api.thresholds()["thresholds"]["momentum_threshold"], 2.75)

    def test_rolling_back_what_changed_again_is_refused(self):
        self.api.set({"momentum_threshold": 2.5}, "older")
        self.api.set({"momentum_threshold": 2.6}, "newer")
        with self.page(expected_errors=True) as page:
            self.ready(page)
            page.locator("#journal-body .entry").nth(1).get_by_role("button", name="Roll back").click()
            page.locator("#dialog").get_by_role("button", name="Roll back", exact=True).click()
            expect(page.locator("#dialog").get_by_role("alert")).to_contain_text("a later change")

    def test_zz_reset_empties_the_set(self):
        with self.page() as page:
            self.ready(page)
            dialog = self.dialog(page, "reset")
            dialog.get_by_role("button", name="Cancel").click()
            self.assertIn("symbol", self.api.thresholds()["sources"].values())
            dialog = self.dialog(page, "reset")
            dialog.get_by_role("button", name="Reset", exact=True).click()
            expect(page.locator("#current-body")).not_to_contain_text("symbol")
            self.assertNotIn("symbol", self.api.thresholds()["sources"].values())

    # Keys

    def test_without_a_key_it_asks_for_one_and_then_works(self):
        with self.page(key=None, expected_errors=True) as page:
            expect(page.locator("#current-body")).to_contain_text("Give a key")
            expect(page.locator("#stream-state")).to_have_text("Updates: refused")
            page.locator("#key-button").click()
            page.locator("#field-key").fill(KEYS["ops"])
            page.get_by_role("button", name="Use this key").click()
            self.ready(page)
            expect(page.locator("#key-button")).to_have_text("Key: in use")
            self.assertNotIn(KEYS["ops"], page.content() + page.url + page.evaluate("JSON.stringify(localStorage)"))

    def test_a_wrong_key_is_told(self):
        with self.page(key="wrong", expected_errors=True) as page:
            for panel in ("current", "journal", "equity", "decisions", "performance"):
                expect(page.locator("#%s-body .failure" % panel)).to_contain_text("key")

    def test_a_key_that_may_only_read_is_refused_with_its_right(self):
        with self.page(key="reader", expected_errors=True) as page:
            self.ready(page)
            dialog = self.dialog(page, "reset")
            dialog.get_by_role("button", name="Reset", exact=True).click()
            expect(dialog.get_by_role("alert")).to_contain_text("lacks the right trade")

    # For everybody

    def test_everything_works_by_keyboard(self):
        with self.page(scope="/") as page:
            page.keyboard.press("Tab")
            expect(page.locator(".skip")).to_be_focused()
            for _ in range(3):
                page.keyboard.press("Tab")
            expect(page.locator("#user")).to_be_focused()
            page.keyboard.type(USER)
            page.keyboard.press("Tab")
            page.keyboard.type(SYMBOL)
            page.keyboard.press("Enter")
            self.ready(page)
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.dataset.action === 'adapt'"):
                    break
            self.assertNotEqual(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"), "none")
            page.keyboard.press("Enter")
            expect(page.locator("#dialog")).to_be_visible()
            expect(page.locator("#field-force")).to_be_focused()
            page.keyboard.press("Escape")
            expect(page.locator("#dialog")).to_be_hidden()
            expect(page.locator("[data-action=adapt]")).to_be_focused()
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.tagName === 'svg'"):
                    break
            tip = page.locator("#history-body .chart").first.locator(".tip")
            expect(tip).to_be_visible()
            newest = tip.text_content()
            page.keyboard.press("ArrowLeft")
            expect(tip).not_to_have_text(newest)
            expect(page.locator("#history-body .chart").first.locator("[aria-live]")).not_to_be_empty()

    def test_every_control_has_a_name_and_every_section_a_heading(self):
        with self.page() as page:
            self.ready(page)
            nameless = page.evaluate(
                """() => [...document.querySelectorAll('button, input, select, svg[tabindex], section')].filter((element) =>
                  !(element.getAttribute('aria-label') || element.labels?.length || element.textContent.trim()
                    || document.getElementById(element.getAttribute('aria-labelledby')))).map((element) => element.outerHTML)"""
            )
            self.assertEqual(nameless, [])
            self.assertEqual(page.evaluate("document.documentElement.lang"), "en")

    def test_text_has_contrast_in_light_and_dark(self):
        for scheme in ("light", "dark"):
            with self.subTest(scheme), self.page(scheme=scheme) as page:
                self.ready(page)
                self.assertEqual(page.evaluate(LOW_CONTRAST), [])

    def test_the_theme_follows_the_system_and_the_switch(self):
        ground = "getComputedStyle(document.body).backgroundColor"
        with self.page(scheme="dark") as page:
            dark = page.evaluate(ground)
            page.locator("#theme-button").click()
            expect(page.locator("#theme-button")).to_have_text("Theme: light")
            light = page.evaluate(ground)
            self.assertNotEqual(dark, light)
            page.reload()
            self.assertEqual(page.evaluate(ground), light)

    def test_a_phone_needs_no_sideways_scrolling(self):
        for width in (360, 414, 768):
            with self.subTest(width), self.page(width=width, height=740) as page:
                self.ready(page)
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), width)
                self.dialog(page, "set")
                box = page.locator("#dialog").bounding_box()
                self.assertLessEqual(box["x"] + box["width"], width)

    # The connection

    def test_zz_a_lost_connection_is_shown_and_found_again(self):
        with self.page(expected_errors=True) as page:
            self.ready(page)
            self.api.connection.close()
            self.server.terminate()
            expect(page.locator("#stream-state")).to_contain_text("Updates: lost, again in")
            type(self).server = start(self.server.http)
            type(self).api = API(self.server)
            expect(page.locator("#stream-state")).to_have_text("Updates: live", timeout=40_000)
            self.api.set({"rsi_threshold": 62.5}, "after the restart")
            expect(page.locator("[data-parameter=rsi_threshold] .value")).to_have_text("62.5")

    def screenshots(self):
        """Not a test: what `--screenshots` asks for."""
        for name, width, height, scheme in (
            ("wide", 1360, 1500, "light"), ("dark", 1360, 900, "dark"), ("phone", 360, 1400, "light"),
        ):
            with self.page(width=width, height=height, scheme=scheme) as page:
                self.ready(page)
                time.sleep(0.5)
                page.screenshot(path=os.path.join(SCREENSHOTS, "dashboard-%s.png" % name))


# WCAG 2.1, 1.4.3: at least 4.5 between text and what is behind it. Colours with light-dark() are computed as rgb or color().
LOW_CONTRAST = """() => {
  const channels = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = channels(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll('body *')) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!hasText || !element.checkVisibility() || element.closest(':disabled')) continue;
    const style = getComputedStyle(element);
    const text = channels(element instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [luminance(text), luminance(behind(element))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${element.tagName} ${element.textContent.slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return found;
}"""


if __name__ == "__main__":
    if BROWSER is None:
        print("SKIPPED: there is no chromium here")
        sys.exit(0)
    arguments = sys.argv[1:]
    if "--screenshots" in arguments:
        place = arguments.index("--screenshots")
        SCREENSHOTS = os.path.abspath(arguments[place + 1])
        os.makedirs(SCREENSHOTS, exist_ok=True)
        arguments = ["DashboardTest.screenshots"]
    unittest.main(argv=sys.argv[:1] + arguments, verbosity=2)
