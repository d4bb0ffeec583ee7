"""Take the pictures of the handbook from a running suite with demo data.

    python docs/handbook/take_pictures.py http://127.0.0.1:8069 [NAME...]

Needs Chromium, websocket-client and Pillow (requirements-test.txt and Odoo's own requirements). Every picture is one row
of SHOTS. Pictures show demo data only: never run this against an office's database.
"""

import base64
import contextlib
import io
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import NamedTuple

import websocket
from PIL import Image

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "addons/street_dispatch/static/samples/hotline_sample.xlsx"
DESK, PHONE = 1280, 390
LIMIT = 150_000  # bytes a picture may have


class Shot(NamedTuple):
    """One picture.

    :param login: demo login; its password is the same word
    :param path: page to open
    :param clicks: what to do before: a CSS selector to click, ``selector|text`` for the first that shows the text,
        ``selector=file`` to choose a file; one that starts with ``?`` may be missing
    :param file: name of the picture, without .png
    :param width: of the window, in pixels; below 600 it is a telephone
    :param height: of the window, in pixels
    """

    login: str
    path: str
    clicks: tuple[str, ...]
    file: str
    width: int = DESK
    height: int = 800


ROW = ".o_data_row .o_data_cell"
FIRST_MATTER = f"{ROW}[name=name]"
SHOTS = (
    Shot("dispatcher", "/odoo/dispatch-home", (), "home"),
    Shot("dispatcher", "/odoo/matters", (".o_switch_view.o_kanban",), "kanban"),
    Shot("dispatcher", "/odoo/dispatch-home", ("[data-key=to_dispatch]", f"?{ROW}|占用消防通道", f"?{FIRST_MATTER}", ".o_statusbar_buttons button|派遣"), "dispatch"),
    Shot("dispatcher", "/odoo/dispatch-home", ("[data-key=to_check]", f"{ROW}[name=source]|巡查", ".o_statusbar_buttons button|核查"), "check"),
    Shot("intake", "/odoo/hotline-imports", (
        ".o_control_panel button|导入工单", f".modal input[type=file]={SAMPLE}", ".modal-footer button|核对文件",
    ), "hotline-import"),
    Shot("gridhead", "/odoo/grid-map", (), "grid-map", height=900),
    Shot("handler", "/odoo/my-matters", (), "phone-matters", PHONE, 780),
    Shot("handler", "/odoo/my-matters", (".o_kanban_record",), "phone-matter", PHONE, 780),
    Shot("gridmember", "/odoo/rounds", (".o_data_row .o_data_cell, .o_kanban_record",), "phone-round", PHONE, 780),
    Shot("gridmember", "/odoo/on-the-spot", (), "phone-on-the-spot", PHONE, 780),
    Shot("handler", "/odoo/squad-board", (), "phone-board", PHONE, 780),
    Shot("trainer", "/odoo/log-class", (
        ".o_field_widget[name=course_id] input", ".modal .o_kanban_record|市容环境卫生", ".o_field_widget[name=unit_id] input", ".modal .o_kanban_record|二中队",
    ), "phone-log-class", PHONE, 1180),
    Shot("trainer", "/odoo/training-coverage", (), "coverage", height=560),
    Shot("trainmanager", "/odoo/certificates", (), "certificates"),
    Shot("trainmanager", "/odoo/certificates", (f"{ROW}|王志强", ".o_statusbar_buttons button|换发"), "certificate-renew"),
    Shot("officer1", "/odoo/my-officer-file", (), "officer-file", height=1100),
    Shot("officer1", "/odoo/who-may-enforce", (), "who-may-enforce", height=560),
    Shot("officer1", "/odoo/cases-waiting", (), "case-waiting"),
    Shot("officer1", "/odoo/cases-waiting", (".o_kanban_record|还缺3项",), "case-form", height=1000),
    Shot("officer1", "/odoo/papers", (f"{ROW}|东城罚决",), "case-paper", height=900),
    Shot("reviewer", "/odoo/legal-review", (), "review-queue"),
    Shot("officer1", "/odoo/action-street_enforcement.street_case_spot_action", (), "phone-spot", PHONE, 900),
    Shot("keeper", "/odoo/equipment-overview", (), "equipment-overview", height=720),
    Shot("keeper", "/odoo/equipment-supplies", (), "equipment-supplies", height=640),
    Shot("keeper", "/odoo/equipment-stocktakes", (f"{ROW}|执法记录仪与对讲机盘点",), "equipment-stocktake"),
    Shot("keeper", "/odoo/equipment-kits", (".o_kanban_record:nth-child(2) button[name=action_issue]",), "custody-issue", 820, 900),
    Shot("keeper", "/odoo/equipment-kits", (".o_kanban_record:nth-child(1) button[name=action_return]",), "phone-custody-return", PHONE, 844),
    Shot("keeper", "/odoo/reservations", (), "reservations", height=760),
    Shot("keeper", "/odoo/equipment-stocktakes", (".o_kanban_record|盘点中",), "phone-stocktake", PHONE, 844),
    Shot("officer1", "/odoo/recorder-duties", (), "phone-recorders", PHONE, 780),
    Shot("officer1", "/odoo/drone-sorties", (".o_kanban_record|已计划",), "phone-sortie", PHONE, 1500),
    Shot("officer1", "/odoo/vehicle-trips", (), "phone-trips", PHONE, 780),
    Shot("command", "/odoo/equipment-retirements", (".o_kanban_record|已提交",), "phone-retirement", PHONE, 844),
    Shot("command", "/odoo/purchase-approvals", (".o_kanban_record",), "phone-purchase-approve", PHONE, 844),
    Shot("keeper", "/odoo/purchase-requests", (f"{ROW}|补充执法记录仪",), "purchase-request", height=1000),
    Shot("secretary", "/odoo/meeting-overview", (), "meeting-overview", height=520),
    Shot("secretary", "/odoo/meetings", (f"{ROW}|半月例会",), "meeting-record", height=900),
    Shot("secretary", "/odoo/problems", (), "problem-list", height=560),
    Shot("secretary", "/odoo/problems", (f"{ROW}|楼道堆放杂物",), "problem", height=760),
    Shot("leader1", "/odoo/my-problems", (), "phone-my-problems", PHONE, 640),
    Shot("admin", "/odoo/street-calendar", (), "calendar"),
    Shot("admin", "/odoo/street-deadline-rules", (), "deadline-rules"),
    Shot("admin", "/odoo/authority-items", (ROW,), "authority-item", height=900),
    Shot("admin", "/odoo/matter-classes", (ROW,), "matter-class"),
    Shot("admin", "/odoo/street-log", (), "log"),
)


class Browser:
    """Chromium, spoken to through its DevTools protocol."""

    def __init__(self, base):
        self.base, self.number, self.login = base, 0, None
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)  # Chromium may still write a moment
        self.process = subprocess.Popen(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run",
             "--remote-debugging-port=0", "--remote-allow-origins=*", f"--user-data-dir={self.folder.name}", "--lang=zh-CN", "about:blank"],
            env=dict(os.environ, TZ="Asia/Shanghai"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        self.socket = websocket.create_connection(self._find_page(), timeout=60)
        for domain in ("Page", "Runtime", "DOM", "Network"):
            self.send(f"{domain}.enable")

    def _find_page(self):
        port = Path(self.folder.name, "DevToolsActivePort")
        for _try in range(100):
            with contextlib.suppress(OSError, StopIteration):
                answer = urllib.request.urlopen(f"http://127.0.0.1:{port.read_text().split()[0]}/json")
                return next(page["webSocketDebuggerUrl"] for page in json.load(answer) if page["type"] == "page")
            time.sleep(0.2)
        raise SystemExit("Chromium does not answer.")

    def close(self):
        self.process.kill()
        self.process.wait()
        self.folder.cleanup()

    def send(self, method, **params):
        """Call a method of the protocol. :return: its result"""
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while (answer := json.loads(self.socket.recv())).get("id") != self.number:
            pass
        return answer.get("result", {})

    def run(self, script):
        """Value of a JavaScript expression."""
        return self.send("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True).get("result", {}).get("value")

    def wait(self, script, seconds=20):
        """Wait until an expression holds. :return: whether it did"""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.run(script):
                return True
            time.sleep(0.2)
        return False

    def settle(self, seconds=60):
        """Wait until the page shows something and nothing has been loaded or drawn for a while."""
        state, since, end = None, time.monotonic(), time.monotonic() + seconds
        while time.monotonic() < end:
            now = self.run(
                "document.readyState === 'complete' && document.querySelector('.o_action, .o_login_auth, .oe_login_form, .o_not_found, main')"
                " && !document.querySelector('.o_blockUI, .o_loading_indicator')"
                " && [performance.getEntriesByType('resource').length, document.querySelectorAll('*').length].join()")
            if not now or now != state:
                state, since = now, time.monotonic()
            elif time.monotonic() - since > 1.5:
                return
            time.sleep(0.2)

    def open(self, path):
        self.send("Page.navigate", url=self.base + path)
        self.settle()

    def log_in(self, login):
        if login == self.login:
            return
        self.send("Network.clearBrowserCookies")
        self.open("/web/login")
        self.run(f"document.querySelector('#login').value = document.querySelector('#password').value = '{login}';"
                 "document.querySelector('form.oe_login_form').submit()")
        if not self.wait("location.pathname.startsWith('/odoo')"):
            raise SystemExit(f"The demo user {login} cannot log in.")
        self.login = login

    def click(self, what):
        """Do one step of ``Shot.clicks``."""
        optional, what = what.startswith("?"), what.removeprefix("?")
        if "=/" in what:
            selector, path = what.split("=/", 1)
            return self._choose_file(selector, "/" + path)
        selector, _bar, text = what.partition("|")
        found = f"[...document.querySelectorAll({json.dumps(selector)})].find(e => e.offsetParent && e.textContent.includes({json.dumps(text)}))"
        if self.wait(f"!!{found}", 3 if optional else 15):
            self.run(f"{found}.click()")
            return self.settle()
        if not optional:
            raise LookupError(f"nothing to click: {what}")

    def _choose_file(self, selector, path):
        root = self.send("DOM.getDocument")["root"]["nodeId"]
        node = self.send("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.send("DOM.setFileInputFiles", nodeId=node, files=[path])
        self.settle()

    def take(self, shot):
        """Take one picture. :return: PNG of at most 256 colours, as bytes"""
        self.send("Emulation.setDeviceMetricsOverride", width=shot.width, height=shot.height, deviceScaleFactor=1, mobile=shot.width < 600)
        self.send("Emulation.setTouchEmulationEnabled", enabled=shot.width < 600)
        self.log_in(shot.login)
        self.open(shot.path)
        for step in shot.clicks:
            self.click(step)
        raw = base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"])
        picture = io.BytesIO()
        Image.open(io.BytesIO(raw)).convert("RGB").quantize(128).save(picture, "PNG", optimize=True)
        return picture.getvalue()


def main(base, *names):
    browser, failed = Browser(base.rstrip("/")), []
    try:
        for shot in SHOTS:
            if names and shot.file not in names:
                continue
            try:
                picture = browser.take(shot)
            except LookupError as error:
                failed.append(shot.file)
                print(f"{shot.file}: {error}", file=sys.stderr)
                continue
            (HERE / "pictures" / f"{shot.file}.png").write_bytes(picture)
            print(f"{shot.file}: {len(picture) // 1000} kB{' TOO LARGE' if len(picture) > LIMIT else ''}", flush=True)
    finally:
        browser.close()
    return bool(failed)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
