# SPDX-License-Identifier: Apache-2.0
"""Attacks by what is sent: bodies, heads, paths, framing."""
import json

from attack_kit import Row, Target, answer_row, ask_row, each_row, statuses

CAP = """<?xml version="1.0" encoding="UTF-8"?>{doctype}<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>a-1</identifier><sender>s@x.example</sender>
<sent>2021-07-25T15:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><note>{note}</note></alert>"""
BOMB = "<!DOCTYPE alert [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)) + "]>"
EXTERNAL = "<!DOCTYPE alert [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
XML = "Content-Type: application/cap+xml"

PATHS = {
    "path traversal": ["/../etc/passwd", "/../../../../etc/passwd", "/./", "/v1/../v1/state", "/live.js/../../etc/passwd", "/..", "/v1/incidents/../../tokens.json", "/...//"],
    "path traversal, encoded": ["/%2e%2e/etc/passwd", "/%2E%2E%2Fetc%2Fpasswd", "/..%2f..%2fetc/passwd", "/%252e%252e/etc/passwd", "/v1/%2e%2e/state", "/%c0%ae%c0%ae/etc/passwd", "/v1/..%5c..%5ctokens.json"],
    "double and foreign slashes": ["//etc/passwd", "//v1/state", "/v1//state", "/\\etc\\passwd", "/v1\\state", "/v1%5cstate", "/v1%2fstate", "http://evil.example/v1/state", "file:///etc/passwd", "*", ""],
    "NUL, controls, bad escapes": ["/v1/state%00", "/v1/state%00.html", "/%0d%0aSet-Cookie:x", "/v1/state%", "/v1/state%4", "/v1/state%zz", "/v1/%ff%fe", "/v1/st\tate", "/v1/state\x7f", "/v1/state\x00", "/v1/state?from=%"],
}


def cap(target: Target, doctype: str, note: str) -> bytes:
    return target.post("/v1/cap", CAP.format(doctype=doctype, note=note).encode(), XML)


def incident(target: Target, **more) -> bytes:
    """A body that JSON would not have as it stands: values are written as they are."""
    plain = {"kind": '"WL_S"'} | {key: json.dumps(value) for key, value in target.place.items()} | more
    return target.post("/v1/incidents", ("{" + ",".join(f'"{key}":{value}' for key, value in plain.items()) + "}").encode())


def numbers(target: Target, number: str) -> bytes:
    return incident(target, **{number.partition("=")[0]: number.partition("=")[2]})


def types(target: Target, body: str) -> bytes:
    return target.post("/v1/incidents", body.encode())


def backwards(target: Target) -> tuple[str, bool]:
    now = target.state()["now"]
    told = [target.ask("POST", "/v1/incidents", target.report(time=time)).status for time in (now - 1, 0, -1e9, 1e300, "2021-07-22T00:00:00", "1900-01-01T00:00:00", "soon", 604801)]
    moved = [target.ask("POST", "/v1/clock", {"to": to}, role="admin").status for to in (now - 1, -1, 1e300, 604801, "x", None)]
    return f"{', '.join(map(str, sorted(set(told + moved))))} ({len(told) + len(moved)} variants)", set(told + moved) == {422}


def addresses(target: Target, path: str) -> bytes:
    return target.post(path, b'{"reason":"x","status":"available","outcome":"cleared"}')


def smuggled(target: Target, framing: str) -> bytes:
    """What stands behind must not be taken for a request."""
    inner = target.head("GET", "/v1/metrics")
    lines = {
        "Content-Length and chunked": ["Content-Length: 5", "Transfer-Encoding: chunked"],
        "chunked and Content-Length": ["Transfer-Encoding: chunked", "Content-Length: 5"],
        "two lengths": ["Content-Length: 5", f"Content-Length: {5 + len(inner)}"],
        "list of lengths": ["Content-Length: 5, 5"],
        "signed length": ["Content-Length: +5"],
        "hexadecimal length": ["Content-Length: 0x5"],
        "negative length": ["Content-Length: -5"],
        "endless length": ["Content-Length: 99999999999999999999999"],
        "xchunked": ["Transfer-Encoding: xchunked"],
        "chunked, identity": ["Transfer-Encoding: chunked, identity"],
        "chunked twice": ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"],
        "blank before colon": ["Transfer-Encoding : chunked"],
        "line folded": ["Transfer-Encoding:", " chunked", "Content-Length: 5"],
        "two Hosts": ["Host: evil.example", "Content-Length: 5"],
    }[framing]
    return target.raw(target.head("POST", "/v1/incidents", "Content-Type: application/json", *lines) + b"0\r\n\r\n" + inner)


FRAMINGS = ["Content-Length and chunked", "chunked and Content-Length", "two lengths", "list of lengths", "signed length", "hexadecimal length", "negative length", "xchunked", "chunked, identity", "chunked twice", "blank before colon", "line folded", "two Hosts"]


def chunks(target: Target, size: int) -> bytes:
    head = target.head("POST", "/v1/incidents", "Content-Type: application/json", "Transfer-Encoding: chunked")
    return target.raw(head + b"".join(b"1000\r\n" + b" " * 4096 + b"\r\n" for _ in range(size // 4096)) + b"0\r\n\r\n")


def bad_chunks(target: Target, chunk: bytes) -> bytes:
    return target.raw(target.head("POST", "/v1/incidents", "Content-Type: application/json", "Transfer-Encoding: chunked") + chunk)


def methods(target: Target) -> tuple[str, bool]:
    seen = {method: statuses(target.raw(target.head(method, "/v1/incidents", "Content-Length: 0"))) for method in ("TRACE", "DELETE", "PUT", "CONNECT", "FOO", "get", "PROPFIND", "A" * 1000)}
    return ", ".join(f"{method[:8]} {codes[0]}" for method, codes in seen.items()), all(len(codes) == 1 and codes[0] in (400, 405) for codes in seen.values())


def garbage(target: Target, data: bytes) -> bytes:
    return target.raw(data, 12)


GARBAGE = [b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\nHost: x\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", bytes([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]) + bytes(range(256)), b"\x00" * 3000, b"\xff\xfe" * 2000, b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n", b"GET / HTTP/1.1\r\nHost\r\n\r\n", b"GET / HTTP/1.1\r\nHo\x00st: 127.0.0.1\r\n\r\n"]

ROWS = [
    answer_row("oversized body, declared", "Content-Length: 100000000, nothing follows", {413}, lambda t: t.raw(t.head("POST", "/v1/incidents", "Content-Type: application/json", "Content-Length: 100000000"))),
    answer_row("oversized body, chunked", "1 MB in chunks", {413}, lambda t: chunks(t, 1 << 20)),
    each_row("broken chunks", "endless size, extension, negative, no size", {400, 413, 431}, [b"FFFFFFFFFFFFFFFFF\r\nx", b"7FFFFFFFFFFFFFFF\r\nx", b"1;" + b"a" * 20000 + b"\r\nx\r\n0\r\n\r\n", b"-1\r\nx\r\n", b"zz\r\n", b"1\r\nxyz\r\n0\r\n\r\n"], bad_chunks),
    each_row("oversized head", "a header of 20 kB, 2000 headers, an address of 20 kB, a token of 20 kB", {400, 431}, ["X: " + "a" * 20000, "\r\n".join(f"X-{n}: y" for n in range(2000)), "Authorization: Bearer " + "a" * 20000, "Cookie: " + "a=b; " * 4000], lambda t, line: t.raw(t.head("GET", "/v1/state", line, token=""))),
    answer_row("oversized address", "20 kB", {400, 414, 431}, lambda t: t.raw(t.head("GET", "/v1/" + "a" * 20000))),
    *(each_row(name, ", ".join(paths[:3]).replace("\\", "\\\\") + ", ...", {400, 404}, paths, lambda t, path: t.raw(t.head("GET", path))) for name, paths in PATHS.items()),
    answer_row("XML bomb", "ten entities, ten times each, nine deep", {422}, lambda t: cap(t, BOMB, "&a9;"), b"haha"),
    answer_row("XML external entity", "file:///etc/passwd", {422}, lambda t: cap(t, EXTERNAL, "&x;"), b"root:"),
    answer_row("XML external DTD", "http://127.0.0.1:9/", {422}, lambda t: cap(t, "<!DOCTYPE alert SYSTEM 'http://127.0.0.1:9/x.dtd'>", "x")),
    each_row("XML, deep", "9,000 elements in one another, and 20,000 without end", {422}, [b"<a>" * 9000 + b"</a>" * 9000, b"<a>" * 20000], lambda t, body: t.post("/v1/cap", body, XML)),
    answer_row("XML, too deep to be read", "100,000 elements in one another (300 kB)", {413}, lambda t: t.post("/v1/cap", b"<a>" * 100000, XML)),
    each_row("XML that is not UTF-8", "bad bytes, UTF-16, declared Latin-1", {400, 422}, [b"<a>\xff\xfe</a>", CAP.format(doctype="", note="x").encode("utf-16"), CAP.format(doctype="", note="x").replace("UTF-8", "ISO-8859-1").encode()], lambda t, body: t.post("/v1/cap", body, XML)),
    each_row("XML that is no alert", "nothing, text, other root, JSON", {422}, [b"", b"x", b"<html/>", b"{}", b"<alert/>", b"<alert"], lambda t, body: t.post("/v1/cap", body, XML)),
    each_row("bad UTF-8 and NUL in JSON", "lone and overlong bytes, surrogate, NUL", {400}, [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\x00"], lambda t, byte: t.post("/v1/incidents", b'{"kind":"WL_S","note":"' + byte + b'"}')),
    each_row("NaN, Infinity, 1e999", "as coordinates and severity", {422}, [f"{key}={value}" for key in ("lon", "severity") for value in ("NaN", "Infinity", "-Infinity", "1e999", "-1e999", "0x10", "1e308")], numbers),
    each_row("huge and far-away coordinates", "Paris, poles, beyond the globe", {422}, ["lon=2.35", "lat=90", "lat=-90", "lon=180", "lon=-180", "lon=181", "lat=91", "lat=30000000", "severity=0", "severity=-1", "severity=1e9"], numbers),
    answer_row("deep JSON", "30,000 brackets", {422}, lambda t: t.post("/v1/incidents", b'{"kind":' + b"[" * 30000)),
    answer_row("deep JSON, whole", "10,000 objects in one another", {422}, lambda t: t.post("/v1/incidents", b'{"a":' * 10000 + b"1" + b"}" * 10000)),
    answer_row("JSON too deep to be read", "100,000 brackets", {413}, lambda t: t.post("/v1/incidents", b"[" * 100000)),
    each_row("deep JSON elsewhere", "32,000 lists in one another, whole: what-if, clock, accept, status", {422}, ["/v1/what-if", "/v1/clock", "/v1/orders/P1~0/accept", "/v1/units/P1/status"], lambda t, path: t.post(path, b"[" * 32000 + b"]" * 32000, token="admin")),
    answer_row("duplicate keys", "kind twice", {422}, lambda t: types(t, json.dumps(t.report())[:-1] + ', "kind": "TR_S"}')),
    each_row("wrong types", "list, text, number, null, nothing, unknown key, id as number", {422}, ["[]", '"x"', "1", "null", "", "{}", "{", '{"kind":1}', '{"kind":["WL_S"]}', '{"kind":"WL_S","lon":"120","lat":"30"}', '{"kind":"WL_S","basin":"WL01","people_trapped":"yes"}', '{"kind":"WL_S","basin":"WL01","note":{}}', '{"kind":"WL_S","basin":"WL01","extra":1}', '{"kind":"WL_S","basin":"WL01","reason":1}', '{"kind":"WL_S","basin":"WL01"}{}'], types),
    answer_row("long note", "2001 bytes", {422}, lambda t: incident(t, note='"' + "a" * 2001 + '"')),
    Row("clock goes backwards, or beyond", "time and /v1/clock before now, beyond the end, no moment", "422 each", backwards),
    each_row("odd numbers in addresses", "-1, 2^64, 1e3, SQL, unknown", {404, 422}, ["/v1/incidents/-1/close", "/v1/incidents/18446744073709551616/close", "/v1/incidents/4294967295/close", "/v1/incidents/1e3/close", "/v1/incidents/0x1/close", "/v1/incidents/%20/close", "/v1/units/P1'%20OR%20'1'='1/status", "/v1/units/NOBODY/status", "/v1/orders/~/refuse", "/v1/orders/P1~99999/accept", "/v1/orders/P1~-1/accept", "/v1/closures/99/open"], addresses),
    each_row("odd queries", "log from -1, text, twice", {400}, ["/v1/log?from=-1", "/v1/log?from=x", "/v1/log?from=1&from=2", "/v1/log?from=99999999999999999999"], lambda t, path: t.raw(t.head("GET", path))),
    each_row("request smuggling", "Content-Length with Transfer-Encoding, twice, odd ones", {400}, FRAMINGS, smuggled),
    answer_row("endless Content-Length", "99999999999999999999999", {400, 413}, lambda t: smuggled(t, "endless length")),
    Row("unknown methods", "TRACE, DELETE, PUT, CONNECT, FOO, get, ...", "405 or 400", methods),
    ask_row("Expect that is not known", "Expect: 200-maybe", {400}, "POST", "/v1/incidents", lambda t: t.report(), Expect="200-maybe"),
    each_row("no HTTP at all", "TLS, HTTP/2, HTTP/0.9, zeros, no Host", {0, 400, 408, 431, 505}, GARBAGE, garbage),
]
