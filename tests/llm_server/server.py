"""The process: ``python server.py`` prints its port and plays the behaviour that the name of the model asks for.

``counted-3`` is the third variant of ``counted``. ``GET /altered`` lists by model the lines it has sent that no reader
may see, ``GET /asked`` the requests, headers and all. It ends when its standard input is closed.
"""

from __future__ import annotations

import json
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from llm_server.behaviours import EDITS, Told, honest

_FENCE = re.compile(r"<<<MATERIAL ([0-9a-f]{24})>>>\n(.*)\n<<<END OF MATERIAL \1>>>", re.S)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5
    server: Server

    def do_GET(self) -> None:
        found = {"/altered": self.server.altered, "/asked": self.server.asked}[self.path]
        self._send(200, json.dumps(found).encode())

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {key.lower(): value for key, value in self.headers.items()}
        self.server.asked.append({"path": self.path, "headers": headers, "body": body})
        kind, _, variant = body["model"].partition("-")
        number = int(variant or 0)
        play = getattr(self, f"_{kind}", None)
        if play is not None:
            play(body, number)
        else:
            self._say(self._answer(body, kind, number))

    # ---- the transport breaks

    def _busy(self, body: Any, n: int) -> None:
        self._send(429, b'{"error": {"message": "slow down"}}', {"Retry-After": ("0", "7200", "soon")[n % 3]})

    def _once(self, body: Any, n: int) -> None:
        """429 the first time, the right answer after."""
        asked = sum(one["body"]["model"] == body["model"] for one in self.server.asked)
        if asked == 1:
            self._send(429, b"{}", {"Retry-After": "0"})
        else:
            self._say(self._answer(body, "right", n))

    def _broken(self, body: Any, n: int) -> None:
        key = self.headers.get("Authorization", "")
        self._send((500, 502, 503, 401)[n % 4], f"<h1>Traceback: {key}</h1>".encode())

    def _plain(self, body: Any, n: int) -> None:
        """A server that knows no schema."""
        if "response_format" in body:
            self._send(400, b'{"error": {"message": "response_format is not supported"}}')
        else:
            self._say(self._answer(body, "right", n))

    def _hang(self, body: Any, n: int) -> None:
        self.server.over.wait(5)
        self.close_connection = True

    def _drip(self, body: Any, n: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b" ")
                self.wfile.flush()
                if self.server.over.wait(0.05):
                    return
        except OSError:
            return

    def _moved(self, body: Any, n: int) -> None:
        self._send(307, b"", {"Location": f"http://127.0.0.1:{self.server.server_address[1]}/v1/elsewhere"})

    def _huge(self, body: Any, n: int) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(10 << 20))
        self.end_headers()
        try:
            for _ in range(160):
                self.wfile.write(b"x" * 65536)
        except OSError:
            self.close_connection = True

    def _page(self, body: Any, n: int) -> None:
        self._send(200, b"<!doctype html><title>Login</title>")

    def _odd(self, body: Any, n: int) -> None:
        self._send(200, (b"[]", b'{"choices": []}', b'{"choices": [{"message": null}]}', b"null")[n % 4])

    def _echo(self, body: Any, n: int) -> None:
        """The key in the answer: nothing of it may be kept or printed."""
        self._say(self._answer(body, "right", n) + " " + self.headers.get("Authorization", ""))

    # ---- the model fails

    def _empty(self, body: Any, n: int) -> None:
        self._say("")

    def _cut(self, body: Any, n: int) -> None:
        said = self._answer(body, "right", n)
        self._say(said[: len(said) // 2], finish="length" if n % 2 else "stop")

    def _refuses(self, body: Any, n: int) -> None:
        self._say("I'm sorry, but I cannot help with this material.", refusal="no" if n % 2 else None)

    def _thinks(self, body: Any, n: int) -> None:
        said = self._answer(body, "right", n)
        self._say(
            f"<think>\nThe user wants lines. Let me see.\n</think>\n{said}" if n % 2 else f"Let me think.\n{said}"
        )

    def _other(self, body: Any, n: int) -> None:
        forms = ('["a"]', '{"text": "a"}', '{"lines": {"p1": "a"}}', '{"lines": [1, null, []]}', "[" * 3000)
        self._say(forms[n % len(forms)])

    def _ids(self, body: Any, n: int) -> None:
        """Invented ids, ids of other items, none at all, every item twice."""
        told = self._told(body)
        cites = (["s999"], ["s1", "../s1"], [], ["S1 "], [0])[n % 5]
        lines = [{"item": item["item"], "text": item["line"] + " ", "cites": cites} for item in told.items]
        for line in lines:
            line["text"] = f"{line['text'].strip()[:-1]} again."
            self._lied(body, line["text"])
        self._say(json.dumps({"lines": lines}))

    def _wrong(self, body: Any, n: int) -> None:
        """The right words, cited from a sentence that does not have them."""
        told = self._told(body)
        lines = []
        for at, item in enumerate(told.items):
            other = told.items[(at + 1 + n) % len(told.items)]
            text = honest(item["line"], item, told, n)
            if text is None or set(other["own"]) & set(item["own"]):
                continue
            own = [one for one in item["sources"] if one not in item["own"]]
            lines.append(
                {"item": item["item"], "text": text, "cites": (own or other["own"]) if n % 2 else other["own"]}
            )
            self._lied(body, text)
            # and the words of the other sentence under this one's id
            stray = honest(other["line"], other, told, n)
            if stray and n % 3 == 2:
                lines[-1] = {"item": item["item"], "text": stray, "cites": item["own"]}
                self._lied(body, stray)
        self._say(json.dumps({"lines": lines}))

    def _fence(self, body: Any, n: int) -> None:
        """The fence of the prompt in the text, a second document after the first, a fence of its own."""
        user = body["messages"][-1]["content"]
        mark = user.split(">>>", 1)[0] + ">>>"
        said = self._answer(body, "injected", n)
        self._say(
            (f"{mark}\n{said}\n{mark}", f"{said}\n{said}", f"```json\n{said}\n```", said.replace("The ", f"{mark} "))[
                n % 4
            ]
        )

    # ----

    def _lied(self, body: Any, text: str) -> None:
        self.server.altered.setdefault(body["model"], []).append(text)

    def _told(self, body: Any) -> Told:
        found = _FENCE.search(body["messages"][-1]["content"])
        assert found is not None
        return Told(json.loads(found[2]))

    def _answer(self, body: Any, kind: str, n: int) -> str:
        told = self._told(body)
        lines = []
        for at, item in enumerate(told.items):
            # a repair of a liar is another lie
            step = n + (7 if "refused" in item else 0) + at
            text = right = honest(item["line"], item, told, n) or item["line"]
            if kind != "right":
                edited = EDITS[kind](right if n % 2 else item["line"], item, told, step)
                if edited is not None and edited not in (right, item["line"]):
                    text = edited
                    self._lied(body, edited)
            lines.append({"item": item["item"], "text": text, "cites": item["sources"]})
        return json.dumps({"lines": lines})

    def _say(self, content: str, finish: str = "stop", refusal: str | None = None) -> None:
        message = {"role": "assistant", "content": content, "refusal": refusal}
        choice = {"index": 0, "message": message, "finish_reason": finish}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        answer = {
            "id": "x",
            "object": "chat.completion",
            "created": 0,
            "model": "m",
            "choices": [choice],
            "usage": usage,
        }
        self._send(200, json.dumps(answer).encode())

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for key, value in {
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            **(headers or {}),
        }.items():
            self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.altered: dict[str, list[str]] = {}
        self.asked: list[dict[str, Any]] = []
        self.over = threading.Event()

    def handle_error(self, *_: object) -> None:
        """The client hangs up on what it does not want to hear."""


def main() -> None:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    print(server.server_address[1], flush=True)
    # a safeguard beside the closed standard input: nothing of a test outlives it by long
    threading.Thread(target=lambda: (time.sleep(1200), server.shutdown()), daemon=True).start()
    sys.stdin.read()
    server.over.set()
    server.shutdown()


if __name__ == "__main__":
    main()
