# SPDX-License-Identifier: Apache-2.0
"""Attacks by who one is, where one comes from and what one has sent before."""
import json
import pathlib
import shutil
import stat

from attack_kit import Row, Target, answer_row, ask_row, each_row
from client import Client, Server

SECRET_FILES = ["tokens.json", "journal.sqlite", "journal.sqlite-wal", "journal.lock", "audit.log"]


def without_challenge(target: Target) -> tuple[str, bool]:
    reply = target.ask("POST", "/v1/incidents", target.report(), role="")
    return f"{reply.status}, WWW-Authenticate: {reply.headers.get('WWW-Authenticate')}", reply.status == 401 and reply.headers.get("WWW-Authenticate") == "Bearer"


def wrong_token(target: Target) -> tuple[str, bool]:
    codes = [target.ask(method, path, body, role="", Authorization="Bearer " + "0" * 64).status for method, path, body in (("POST", "/v1/incidents", target.report()), ("GET", "/v1/state", None))]
    return f"{codes[0]}, {codes[1]}", codes == [401, 401]


def token_elsewhere(target: Target) -> tuple[str, bool]:
    token = target.tokens["admin"]
    codes = [target.ask("POST", f"/v1/incidents?{name}={token}", target.report(), role="").status for name in ("token", "access_token")]
    codes.append(target.ask("POST", "/v1/incidents", target.report(), role="", Cookie=f"token={token}").status)
    codes.append(target.ask("POST", "/v1/incidents", target.report(), role="", Authorization=f"Basic {token}").status)
    codes.append(target.ask("POST", "/v1/incidents", target.report(token=token), role="").status)
    return ", ".join(map(str, codes)), codes == [401] * 5


def viewer_writes(target: Target) -> tuple[str, bool]:
    asked = [("POST", "/v1/incidents"), ("PATCH", "/v1/incidents/0"), ("POST", "/v1/incidents/0/close"), ("POST", "/v1/orders"), ("POST", "/v1/units/P1/status"), ("POST", "/v1/readings"), ("POST", "/v1/closures"), ("POST", "/v1/level")]
    codes = [target.ask(method, path, target.report(), role="viewer").status for method, path in asked]
    return f"{', '.join(map(str, sorted(set(codes))))} ({len(codes)} addresses)", codes == [403] * len(codes)


def replayed_key(target: Target) -> tuple[str, bool]:
    one, other = (target.ask("POST", "/v1/incidents", target.report(), key="attack-1") for _ in range(2))
    right = one.status == other.status == 201 and one.body == other.body and other.headers.get("Idempotency-Replayed") == "true"
    return f"{one.status}, {other.status}, {'the same' if one.body == other.body else 'another'} answer", right


def key_for_another(target: Target) -> tuple[str, bool]:
    codes = [target.ask("POST", "/v1/incidents", target.report(severity=3), key="attack-1").status, target.ask("POST", "/v1/level", {"level": "I", "reason": "x"}, key="attack-1").status]
    return ", ".join(map(str, codes)), codes == [409, 409]


def key_of_another(target: Target) -> tuple[str, bool]:
    reply = target.ask("POST", "/v1/incidents", target.report(), role="admin", key="attack-1")
    return f"{reply.status}, Idempotency-Replayed: {reply.headers.get('Idempotency-Replayed')}", reply.status == 201 and "Idempotency-Replayed" not in reply.headers


def foreign_origins(target: Target) -> tuple[str, bool]:
    origins = ["https://evil.example", "null", f"http://{target.host}.evil.example", f"https://{target.host}:{target.port}", f"http://{target.host}:1", "file://", ""]
    replies = [target.ask(method, path, body, Origin=origin) for origin in origins for method, path, body in (("POST", "/v1/incidents", target.report()), ("GET", "/v1/state", None))]
    replies.append(target.ask("OPTIONS", "/v1/incidents", role="", Origin=origins[0], Access_Control_Request_Method="POST"))
    allowed = [name for reply in replies for name in reply.headers if name.lower().startswith("access-control")]
    codes = sorted({reply.status for reply in replies})
    return f"{', '.join(map(str, codes))} ({len(replies)} variants); {allowed or 'no CORS header'}", codes == [403] and not allowed


def guards_of_pages(target: Target) -> tuple[str, bool]:
    wanted = {"Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"}
    paths = ["/", "/v1/state", "/nothing", "/v1/events?last=x"]
    missing = []
    for path in paths:
        answer = target.raw(target.head("GET", path)).partition(b"\r\n\r\n")[0].decode().lower()
        missing += [f"{path}: {name}" for name, value in wanted.items() if f"{name}: {value}".lower() not in answer]
    return "; ".join(missing) or f"all on {len(paths)} answers", not missing


def script_in_a_note(target: Target) -> tuple[str, bool]:
    note = "<script>alert(1)</script>\u2028\"'`${7*7} =cmd|' /C calc'!A0"
    number = target.ask("POST", "/v1/incidents", target.report(note=note)).json()["incident"]
    reply = target.ask("GET", "/v1/state", role="viewer")
    shown = next(row["note"] for row in reply.json()["incidents"] if row["number"] == number)
    kind = reply.headers["Content-Type"]
    return f"{kind}, {'the same text' if shown == note else 'other text'}", kind.startswith("application/json") and shown == note


def break_of_an_event(target: Target) -> tuple[str, bool]:
    """A note with line breaks must not become an event of its own."""
    with target.connect() as wire:
        wire.sendall(target.head("GET", "/v1/events"))
        heard = wire.recv(65536)
        target.ask("POST", "/v1/incidents", target.report(note="x\n\nid: z-9\nevent: reset\ndata: {}\n\n"))
        wire.settimeout(1)
        try:
            while piece := wire.recv(65536):
                heard += piece
        except OSError:
            pass
    return f"{heard.count(b'event: change')} change, {heard.count(b'event: frame')} frame, {heard.count(chr(10).encode() + b'event: reset')} reset", b"\nevent: reset" not in heard and b"event: change" in heard


def files_of_the_journal(target: Target) -> tuple[str, bool]:
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in [target.journal, *target.journal.iterdir()]}
    loose = {name: oct(mode) for name, mode in modes.items() if mode & 0o077}
    leaks = [path.name for path in target.journal.iterdir() for token in target.tokens.values() if token.encode() in path.read_bytes()]
    return f"modes of {len(modes)} files: {loose or 'all for the owner alone'}; tokens in: {leaks or 'none'}", not loose and not leaks


def audit(target: Target) -> tuple[str, bool]:
    before = (target.journal / "audit.log").read_bytes().count(b"\n")
    target.raw(b"GET /v1/state\x01\n{\"forged\":1} HTTP/1.1\r\n\r\n")
    target.ask("GET", "/nothing%0a%7b%22forged%22%3a1%7d", role="")
    target.ask("POST", "/v1/incidents?secret=hidden", {"kind": "hidden"}, role="")
    lines = (target.journal / "audit.log").read_bytes().splitlines()
    fields = [json.loads(line) for line in lines]
    right = len(lines) > before and b"hidden" not in b"".join(lines) and not any("forged" in line for line in fields)
    return f"{len(lines) - before} lines, all JSON, {'no' if b'hidden' not in b''.join(lines) else 'A'} query or body", right


def second_service(target: Target) -> tuple[str, bool]:
    second = Server(target.command, target.folder, name="second")
    code = second.process.wait(60)
    return f"exit {code}: {second.errors().rpartition('/')[2][:90]}", code == 3 and str(target.server.pid) in second.errors()


def loose_token_file(target: Target) -> tuple[str, bool]:
    """A file that somebody else could write is no file of tokens: the service does not start with it."""
    loose = target.folder / "loose"
    loose.mkdir(mode=0o700)
    shutil.copy(target.journal / "tokens.json", loose)
    pathlib.Path(loose / "tokens.json").chmod(0o666)
    server = Server([str(loose) if part == str(target.journal) else part for part in target.command], target.folder, name="loose")
    try:
        server.wait_ready(60)
        server.kill()
        return "it started", False
    except RuntimeError:
        return f"exit {server.process.wait()}: {server.errors().rpartition('/')[2][:90]}", server.process.wait() == 2


def beyond_loopback(target: Target) -> tuple[str, bool]:
    command = [part if part != str(target.journal) else str(target.folder / "beyond") for part in target.command] + ["--address", "0.0.0.0"]
    (target.folder / "beyond").mkdir(mode=0o700)
    with Server(command, target.folder, name="beyond").wait_ready() as server:
        with Client("127.0.0.1", server.port, "", 10) as nobody:
            codes = [nobody.ask("GET", path).status for path in ("/v1/state", "/v1/events", "/v1/scenario")]
        with Client("127.0.0.1", server.port, server.token, 10) as somebody:
            codes.append(somebody.ask("GET", "/v1/state").status)
        server.stop()
    return ", ".join(map(str, codes)), codes == [401, 401, 401, 200]


def foreign_host(target: Target, host: str) -> bytes:
    return target.raw(target.head("POST", "/v1/incidents", "Content-Type: application/json", "Content-Length: 2", host=host) + b"{}")


def form(target: Target, kind: str) -> bytes:
    body = json.dumps(target.report()).encode()
    return target.post("/v1/incidents", body, *([f"Content-Type: {kind}"] if kind else ["X-None: x"]))


ROWS = [
    Row("no token", "POST /v1/incidents", "401, WWW-Authenticate: Bearer", without_challenge),
    Row("wrong token", "a write and a read with 64 zeros", "401, 401", wrong_token),
    Row("token in query, cookie, Basic, body", "a good token where it does not belong", "401 each", token_elsewhere),
    Row("viewer writes", "its token at every address of changes", "403 each", viewer_writes),
    ask_row("dispatcher moves the clock", "POST /v1/clock", {403}, "POST", "/v1/clock", lambda _: {"to": 400000}),
    Row("replayed key", "the same request twice", "same answer, one change", replayed_key, changes=1),
    Row("key used for something else", "other body; other address", "409, 409", key_for_another),
    Row("key of somebody else", "the same key by another author", "201, a change of its own", key_of_another, changes=1),
    Row("foreign Origin", "evil.example, null, other port or scheme, empty; preflight", "403, no CORS header", foreign_origins),
    each_row("foreign Host (DNS rebinding)", "evil.example, 127.0.0.1.evil.example, an address", {421}, ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "8.8.8.8", "localhost.", "user@127.0.0.1", "[::2]"], foreign_host),
    each_row("form of a foreign page", "urlencoded, multipart, text/plain, no type", {415}, ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "", "application/jsonp", "text/plain; application/json"], form),
    answer_row("compressed body", "Content-Encoding: gzip", {415}, lambda t: t.post("/v1/incidents", b"{}", "Content-Type: application/json", "Content-Encoding: gzip")),
    Row("no guards of pages", "page, state, nothing, events", "CSP, nosniff, no-referrer, same-origin, no-store", guards_of_pages),
    Row("script in a note", "markup, formula, U+2028", "JSON, the same text", script_in_a_note, changes=1),
    Row("event in a note", "line breaks and `event: reset`", "one change, no reset", break_of_an_event, changes=1),
    each_row("files of the journal by path", ", ".join(SECRET_FILES), {400, 404}, [f"{start}{name}" for name in SECRET_FILES for start in ("/", "/v1/", "/results/live/", "/%2e%2e/journal/", "/journal/")], lambda t, path: t.raw(t.head("GET", path))),
    Row("files of the journal on the disk", "modes; tokens in the clear", "0600 and 0700; no token", files_of_the_journal),
    Row("forged line of the audit log", "line breaks, query and body", "lines of JSON without them", audit),
    Row("second service on the journal", "the same command", "exit 3, naming the first", second_service),
    Row("tokens.json that others may write", "start with it", "exit 2", loose_token_file),
    Row("reading beyond loopback", "--address 0.0.0.0, no token; then a good one", "401, 401, 401, 200", beyond_loopback),
]
