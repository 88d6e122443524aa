#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether the live service is what docs/openapi.json says, address by address.

Usage: scripts/check_openapi.py PROGRAM [--document FILE] [--drill FOLDER]
       exit 1 and one line per fault if something is wrong

Starts `PROGRAM serve` on a free port with a journal of its own, reads the document from it (or FILE, to try one that is
not built in yet), sends every example, asks with too low a role and without a token, listens to the events meanwhile,
and compares the addresses with those in engine/service/api.cc. With a drill's folder its addresses are asked as well.
"""
import argparse
import http.client
import json
import pathlib
import re
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts/live"))

import client  # noqa: E402
from json_schema import Schemas  # noqa: E402

SCENARIO = str(ROOT / "scenarios/yanhua-2021")
ROLES = ("viewer", "dispatcher", "admin")
METHODS = ("get", "post", "patch", "put", "delete")
LISTEN_S = 2  # how long events are heard at the end
TREE = b'{"kind":"TR_L","lat":30.3,"lon":'
IMPOSSIBLE = (TREE + b"NaN}", TREE + b"1e999}", TREE + b'"120.1"}', TREE + b'120.15,"x":1}', TREE + b'120.15,"time":1}',
              TREE + b'120.15,"x":' + b"[" * 30_000 + b"]" * 30_000 + b"}", b"[1]", b"{")
faults: list[str] = []


class Server(client.Server):
    """With a token of each role."""

    def __init__(self, program: str, folder: str, what: list[str]) -> None:
        journal = pathlib.Path(folder) / "journal"
        journal.mkdir(parents=True)
        self.tokens = {role: client.make_token(program, journal, role, role) for role in ROLES}
        command = [program, "serve", *what, "--pace", "max", "--port", "0", "--futures", "4", "--journal", str(journal)]
        super().__init__(command, pathlib.Path(folder), self.tokens["viewer"])
        self.wait_ready()

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict | None = None) -> tuple[int, dict, str]:
        with self.client(token="") as asking:
            reply = asking.ask(method, path, body, headers=headers)
        return reply.status, dict(reply.headers), reply.body.decode()

    def as_role(self, role: str) -> dict:
        return {"Authorization": "Bearer " + self.tokens[role]}

    def end(self) -> None:
        if code := self.stop():
            raise RuntimeError(f"the server ended with {code}")


class Listener(threading.Thread):
    """Hears the event stream until the server ends."""

    def __init__(self, server: Server, last: str = "") -> None:
        super().__init__(daemon=True)
        self.events: list[tuple[int, str, object]] = []
        self.stream = client.Events(server, last)
        self.start()

    def run(self) -> None:
        try:
            for event in self.stream:
                self.events.append(event)
        except (OSError, http.client.HTTPException):
            pass  # the server has ended


def operations(document: dict):
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield method, path, item[method]


def check_form(document: dict, schemas: Schemas) -> None:
    """Whether the document is whole in itself."""
    if not document.get("openapi", "").startswith("3.1."):
        faults.append("openapi (must be 3.1)")
    check_references(document, schemas)
    for name, schema in document.get("components", {}).get("schemas", {}).items():
        faults.extend(schemas.faults_of_schema(schema, name))
    seen = set()
    for method, path, operation in operations(document):
        where = f"{method.upper()} {path}"
        for key in ("operationId", "summary", "x-summary-zh", "x-role", "responses", "security"):
            if key not in operation:
                faults.append(f"{where}: {key} is missing")
        if operation.get("operationId") in seen:
            faults.append(f"{where}: operationId {operation['operationId']} stands twice")
        seen.add(operation.get("operationId"))
        check_parts(operation, path, where, schemas)


def check_references(thing, schemas: Schemas) -> None:
    if isinstance(thing, list):
        for one in thing:
            check_references(one, schemas)
    if isinstance(thing, dict):
        if "$ref" in thing:
            try:
                schemas.at(thing["$ref"])
            except KeyError:
                faults.append(f"{thing['$ref']} points to nothing")
        for one in thing.values():
            check_references(one, schemas)


def check_parts(operation: dict, path: str, where: str, schemas: Schemas) -> None:
    named = {p["name"] for p in parameters(operation, schemas) if p["in"] == "path"}
    if named != set(re.findall(r"{(\w+)}", path)):
        faults.append(f"{where}: path parameters {sorted(named)}")
    for status, reply in operation.get("responses", {}).items():
        if "description" not in schemas.resolved(reply):
            faults.append(f"{where}: {status} has no description")
    if not any(status.startswith("2") for status in operation.get("responses", {})):
        faults.append(f"{where}: no success among its responses")


def parameters(operation: dict, schemas: Schemas) -> list[dict]:
    return [schemas.resolved(p) for p in operation.get("parameters", [])]


def addresses_of_program() -> set[tuple[str, str]]:
    """Method and path of each route in the source: `read("/v1/state"`, `change("POST", "/v1/orders"`."""
    text = (ROOT / "engine/service/api.cc").read_text(encoding="utf-8")
    found = {("get", path) for path in re.findall(r'\bread\(\s*"(/v1/[^"]*)"', text)}
    found |= {(method.lower(), path) for method, path in re.findall(r'"([A-Z]+)",\s*"(/v1/[^"]*)"', text)}
    for path in set(re.findall(r'"(/v1/[^"]*)"', text)) - {path for _, path in found}:
        faults.append(f"engine/service/api.cc: {path} (this check does not see its method)")
    return found | {("get", "/v1/events")}  # which the server serves itself


def check_addresses(document: dict) -> None:
    documented = {(method, re.sub(r"{\w+}", "{}", path)) for method, path, _ in operations(document)}
    program = addresses_of_program()
    faults.extend(f"{m.upper()} {p}: is served but not documented" for m, p in sorted(program - documented))
    faults.extend(f"{m.upper()} {p}: is documented but not served" for m, p in sorted(documented - program))


def check_reply(where: str, operation: dict, schemas: Schemas, reply: tuple[int, dict, str]) -> None:
    """Whether status, headers and body are documented ones."""
    status, headers, body = reply
    if str(status) not in operation["responses"]:
        faults.append(f"{where}: answers {status}, which is not documented: {body[:200]}")
        return
    documented = schemas.resolved(operation["responses"][str(status)])
    content = documented.get("content", {})
    media = headers.get("Content-Type", "").split(";")[0]
    if not content:
        faults.extend([f"{where}: {status} has a body"] if body else [])
    elif media not in content:
        faults.append(f"{where}: {status} is {media} (must be {' or '.join(content)})")
    elif media == "application/json":
        found = schemas.faults(json.loads(body), content[media]["schema"])
        faults.extend(f"{where}: {status}: {fault}" for fault in found[:10])
    for name in ("Retry-After", "WWW-Authenticate", "Allow", "Idempotency-Replayed"):
        if name in headers and name not in documented.get("headers", {}):
            faults.append(f"{where}: {status} has {name}, which is not documented")


def filled(path: str, operation: dict, schemas: Schemas, values: dict) -> str:
    query = []
    for p in parameters(operation, schemas):
        value = values.get(p["name"], p.get("example"))
        if p["in"] == "path":
            path = path.replace("{" + p["name"] + "}", str(value))
        elif p["in"] == "query" and value is not None:
            query.append(f"{p['name']}={value}")
    return path + ("?" + "&".join(query) if query else "")


def send_example(server: Server, method: str, path: str, operation: dict, name: str, schemas: Schemas) -> None:
    media, content = next(iter(operation["requestBody"]["content"].items()))
    example = content["examples"][name]
    value, wanted = example["value"], example["x-status"]
    where = f"{method.upper()} {path} {name}"
    if wanted < 300:
        faults.extend(f"{where}: request: {fault}" for fault in schemas.faults(value, content["schema"]))
    body = (value if isinstance(value, str) else json.dumps(value)).encode()
    headers = {"Content-Type": media, **server.as_role(operation["x-role"]), **example.get("x-headers", {})}
    address = filled(path, operation, schemas, example.get("x-path", {}))
    reply = server.ask(method.upper(), address, body, headers)
    check_reply(where, operation, schemas, reply)
    if reply[0] != wanted:
        faults.append(f"{where}: answers {reply[0]} (must be {wanted}): {reply[2][:200]}")
    elif "Idempotency-Key" in headers and wanted < 300:
        again = server.ask(method.upper(), address, body, headers)
        check_reply(where + " again", operation, schemas, again)
        if again[2] != reply[2] or again[1].get("Idempotency-Replayed") != "true":
            faults.append(f"{where}: is not answered again as it was")


def check_rights(server: Server, method: str, path: str, operation: dict, schemas: Schemas) -> None:
    """Without a token, and with the role below the least."""
    address = filled(path, operation, schemas, {})
    headers = {"Content-Type": "application/json"}
    if {} not in operation["security"]:
        wanted = {401: headers, 403: {**headers, **server.as_role(ROLES[ROLES.index(operation["x-role"]) - 1])}}
    else:
        wanted = {401: {**headers, "Authorization": "Bearer unknown"}}
    for status, sent in wanted.items():
        reply = server.ask(method.upper(), address, b"{}" if method != "get" else None, sent)
        check_reply(f"{method.upper()} {path}", operation, schemas, reply)
        if reply[0] != status:
            faults.append(f"{method.upper()} {path}: answers {reply[0]} to whom it may not serve (must be {status})")


def send_all(server: Server, document: dict, schemas: Schemas) -> int:
    """Every example, in the order of the document. How many there were."""
    sent = 0
    for method, path, operation in operations(document):
        if "drill" not in operation["tags"]:  # those are not there without one
            check_rights(server, method, path, operation, schemas)
        for content in list(operation.get("requestBody", {}).get("content", {}).values())[:1]:
            for name in content.get("examples", {}):
                send_example(server, method, path, operation, name, schemas)
                sent += 1
    return sent


def check_reads(server: Server, document: dict, schemas: Schemas) -> int:
    count = 0
    for method, path, operation in operations(document):
        if method != "get" or path == "/v1/events":
            continue
        address = filled(path, operation, schemas, {})
        check_reply(f"GET {path}", operation, schemas, server.ask("GET", address))
        count += 1
    return count


def check_wrong(server: Server, document: dict, schemas: Schemas) -> None:
    """Refusals that no example shows."""
    state, report = document["paths"]["/v1/state"]["get"], document["paths"]["/v1/incidents"]["post"]
    log, what_if = document["paths"]["/v1/log"]["get"], document["paths"]["/v1/what-if"]["post"]
    token = {**server.as_role("admin"), "Content-Type": "application/json"}
    number = json.loads(server.ask("POST", "/v1/incidents", TREE + b"120.15}", token)[2])["incident"]
    for status, operation, asked in [
            (403, state, ("GET", "/v1/state", None, {"Origin": "http://evil.example"})),
            (421, state, ("GET", "/v1/state", None, {"Host": "evil.example"})),
            (405, state, ("DELETE", "/v1/state")),
            (400, log, ("GET", "/v1/log?from=x")),
            (431, state, ("GET", "/v1/state", None, {"X-Long": "x" * 9000})),
            *((422, report, ("POST", "/v1/incidents", body, token)) for body in IMPOSSIBLE),
            (422, what_if, ("POST", "/v1/what-if", json.dumps({"unit": "M1", "incident": 2**32 + number}).encode(), token)),
            (400, report, ("POST", "/v1/incidents", b"\xff", token)),
            (413, report, ("POST", "/v1/incidents", b" " * 65537, token)),
            (415, report, ("POST", "/v1/incidents", b"{}", {**token, "Content-Type": "text/plain"}))]:
        reply = server.ask(*asked)
        check_reply(" ".join(asked[:2]), operation, schemas, reply)
        if reply[0] != status:
            faults.append(f"{asked[0]} {asked[1]}: answers {reply[0]} (must be {status})")


def check_events(heard: Listener, document: dict, schemas: Schemas, must: set[str]) -> int:
    documented = document["paths"]["/v1/events"]["get"]["x-events"]
    faults.extend(f"event {name} did not come" for name in sorted(must - {event for _, event, _ in heard.events}))
    for number, event, data in heard.events:
        if event not in documented:
            faults.append(f"event {event}: is not documented")
            continue
        faults.extend(f"event {number} {event}: {fault}" for fault in schemas.faults(data, documented[event])[:5])
    numbers = [number for number, _, _ in heard.events]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        faults.append(f"events: numbers {numbers} (must have no gap)")
    return len(numbers)


def check_room(program: str, folder: str, served: str | None) -> str:
    server = Server(program, folder + "/room", [SCENARIO])
    try:
        own = server.ask("GET", "/v1/openapi.json")[2]
        document = json.loads(served or own)
        if served is None and own != (ROOT / "docs/openapi.json").read_text(encoding="utf-8"):
            faults.append("docs/openapi.json is not the one that the program serves")
        schemas = Schemas(document)
        check_form(document, schemas)
        check_addresses(document)
        if faults:
            return ""
        heard, lost = Listener(server), Listener(server, "other-7")
        reads = check_reads(server, document, schemas)
        sent = send_all(server, document, schemas)
        reads += check_reads(server, document, schemas)
        check_wrong(server, document, schemas)
        time.sleep(LISTEN_S)
    finally:
        server.end()
    heard.join(10)
    lost.join(10)
    events = check_events(heard, document, schemas, {"hello", "change", "frame", "forecast", "advice"})
    check_events(lost, document, schemas, {"reset"})
    return f"{len(list(operations(document)))} operations, {sent} examples, {reads} reads, {events} events"


def check_drill(program: str, folder: str, served: str | None, drill: str) -> str:
    """To the drill's end, which scores it."""
    server = Server(program, folder + "/drill", ["--drill", drill])
    try:
        document = json.loads(served or server.ask("GET", "/v1/openapi.json")[2])
        schemas = Schemas(document)
        heard = Listener(server)
        end = json.loads(server.ask("GET", "/v1/scenario")[2])["drill"]["end"]
        headers = {**server.as_role("admin"), "Content-Type": "application/json"}
        server.ask("POST", "/v1/clock", json.dumps({"to": end}).encode(), headers)
        for _ in range(100):
            if server.ask("GET", "/v1/drill/score")[0] == 200:
                break
            time.sleep(0.2)
        check_reads(server, document, schemas)
        for method, path, operation in operations(document):
            if "drill" in operation["tags"]:
                check_rights(server, method, path, operation, schemas)
    finally:
        server.end()
    heard.join(10)
    return f", {check_events(heard, document, schemas, {'hello', 'inject', 'drill'})} events of a drill"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("program")
    options.add_argument("--document", help="instead of the one that is built in")
    options.add_argument("--drill", help="folder of a drill")
    asked = options.parse_args()
    program = str(pathlib.Path(asked.program).resolve())
    served = pathlib.Path(asked.document).read_text(encoding="utf-8") if asked.document else None
    drill = str(pathlib.Path(asked.drill).resolve()) if asked.drill else None
    with tempfile.TemporaryDirectory() as folder:
        found = check_room(program, folder, served)
        if drill and not faults:
            found += check_drill(program, folder, served, drill)
    print("\n".join(dict.fromkeys(faults)) if faults else f"the service is as documented: {found}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
