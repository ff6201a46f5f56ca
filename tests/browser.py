"""Chromium, told what to do."""

import json
import os
import re
import select
import shutil
from base64 import b64decode
from fcntl import F_DUPFD_CLOEXEC, fcntl
from pathlib import Path
from typing import Any

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--remote-debugging-pipe",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SECONDS = 60
"""Without a word from it, before it is given up."""


class Browser:
    """Chromium, told what to do in the DevTools protocol; what it asks for or complains of is kept."""

    def __init__(self, profile: Path) -> None:
        ours, theirs = os.pipe(), os.pipe()
        self._out, self._in = ours[1], theirs[0]
        high = [fcntl(end, F_DUPFD_CLOEXEC, 10) for end in (ours[0], theirs[1])]  # 3 and 4 may be ends of pipes, too
        actions = [
            (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
            *((os.POSIX_SPAWN_DUP2, end, number) for end, number in zip(high, (3, 4), strict=True)),
        ]
        arguments = [BROWSER or "", *FLAGS, f"--user-data-dir={profile}", "about:blank"]
        self._process = os.posix_spawn(arguments[0], arguments, os.environ, file_actions=actions)
        for end in (ours[0], theirs[1], *high):
            os.close(end)
        self._left, self._number = b"", 0
        self._session: dict[str, str] = {}
        self.told: list[str] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = {"sessionId": self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]}
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        """Have something done; return what comes of it."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params, **self._session}
        os.write(self._out, json.dumps(message).encode() + b"\0")
        answer = self._wait("id", self._number)
        if "result" not in answer:
            raise RuntimeError(answer)
        result: dict[str, Any] = answer["result"]
        return result

    def _wait(self, key: str, value: object) -> dict[str, Any]:
        """Wait for a message; keep what others tell of requests and complaints."""
        while True:
            while b"\0" not in self._left:
                more = select.select([self._in], [], [], SECONDS)[0] and os.read(self._in, 1 << 20)
                if not more:
                    raise RuntimeError("the browser says nothing more")
                self._left += more
            line, _zero, self._left = self._left.partition(b"\0")
            message: dict[str, Any] = json.loads(line)
            method, params = message.get("method"), message.get("params", {})
            asked = method == "Network.requestWillBeSent" and not params["request"]["url"].startswith(
                ("file:", "about:")
            )
            if asked or method in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"):
                self.told.append(str(params))
            if message.get(key) == value:
                return message

    def run(self, script: str) -> Any:
        """Return what a script finds; it is no part of the page, so the page's policy does not stop it."""
        answer = self("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def show(self, address: str, size: tuple[int, int] = (1280, 800), scheme: str = "light") -> None:
        """Open an address anew."""
        width, height = size
        self("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        for each in ("about:blank", address):
            self("Page.navigate", url=each)
            self._wait("method", "Page.loadEventFired")

    def reload(self) -> None:
        """Open the same address again."""
        self("Page.reload")
        self._wait("method", "Page.loadEventFired")

    def press(self, key: str, code: int, **text: str) -> None:
        """Press a key."""
        for kind in ("keyDown", "keyUp"):
            self("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text)

    def print(self, path: Path) -> int:
        """Print on paper of the page's choice; return the number of sheets."""
        data = b64decode(self("Page.printToPDF", preferCSSPageSize=True)["data"])
        path.write_bytes(data)
        return len(re.findall(rb"/Type\s*/Page\b", data))

    def close(self) -> None:
        """End it."""
        self("Browser.close")
        os.waitpid(self._process, 0)
