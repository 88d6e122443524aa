# SPDX-License-Identifier: Apache-2.0
"""A storm of changes, made from a seed: what a bad night in the room would send, with what it would refuse among it."""
import math
import random

BEGIN = "2021-07-25T14:00"
BEGIN_S = 3 * 86400 + 14 * 3600
HOURS = 6
LULL_S = 3600  # in the middle, ended by a change that is refused when it is told to the room
NOTES = ["", "积水没过车轮", "树倒压车，双向不通", 'caller: "water to the doors"', "有人被困 <b>3 人</b>", "line\nbreak\ttab"]


class Change:
    def __init__(self, method: str, path: str, body: dict, key: str):
        self.method, self.path, self.body, self.key = method, path, body, key

    def __repr__(self) -> str:
        return f"{self.method} {self.path} {self.body} ({self.key})"


MOTORWAY = 1  # in RunData.map.streets.road_class: its ramps may be far from any street that crews stop at


def street_places(scenario: dict) -> list[tuple[float, float]]:
    """Where streets on the ground begin: lon, lat."""
    plan = scenario["run"]["map"]
    streets = plan["streets"]
    (lon, lat), (lon_step, lat_step) = plan["origin"], plan["step"]
    return [
        (round(lon + line[0] * lon_step, 6), round(lat + line[1] * lat_step, 6))
        for line, elevated, road_class in zip(streets["line"], streets["elevated"], streets["road_class"])
        if not elevated and road_class != MOTORWAY
    ]


class Storm:
    """Makes changes one after the other. What it says of incidents, units and closures need not be possible: refusals belong to it."""

    def __init__(self, scenario: dict, seed: int):
        run = scenario["run"]
        self.random = random.Random(seed)
        self.places = street_places(scenario)
        self.kinds = [kind["id"] for kind in run["incident_kinds"]]
        self.units = [unit["id"] for unit in run["units"]]
        self.basins = [basin["id"] for basin in run["basins"]]
        self.stations = [station["id"] for station in run["stations"]]
        self.reports = self.closures = 0
        self.makers = [
            (45, self.report), (10, self.correct), (12, self.close), (8, self.position), (9, self.status), (6, self.reading),
            (3, self.close_street), (2, self.open_street), (1, self.level), (2, self.order), (2, self.impossible),
        ]  # fmt: skip

    def changes(self, count: int) -> list[Change]:
        """Evenly spread over the hours but for chance; several may come at one moment."""
        moments = sorted(BEGIN_S + math.floor(self.random.random() * HOURS * 36000) / 10 for _ in range(count))
        weights = [weight for weight, _ in self.makers]
        made = []
        for number, moment in enumerate(moments):
            if number >= count // 2:
                moment += LULL_S
            if number == count // 2:
                made.append(Change("POST", "/v1/incidents/99999/close", {"time": moment, "outcome": "cleared", "reason": "wrong number"}, "storm-lull"))
                continue
            # The first ones give the others something to speak of, and the last must stand in the log.
            early = number < 5 or number == count - 1
            make = self.report if early else self.random.choices(self.makers, weights)[0][1]
            method, path, body = make()
            made.append(Change(method, path, {"time": moment} | body, f"storm-{number:04}"))
        return made

    def place(self) -> dict:
        lon, lat = self.random.choice(self.places)
        return {"lon": lon, "lat": lat}

    def incident(self) -> int:
        """Rather a late one; sometimes one that is not there."""
        return max(0, self.reports - 1 - int(self.random.expovariate(1 / 12))) if self.random.random() < 0.95 else self.reports + 40

    def report(self):
        self.reports += 1
        body = {"kind": self.random.choice(self.kinds), "severity": self.random.choice([1, 1.5, 2, 3])} | self.place()
        if self.random.random() < 0.1:
            body["people_trapped"] = True
        if note := self.random.choice(NOTES):
            body["note"] = note
        return "POST", "/v1/incidents", body

    def correct(self):
        body = self.random.choice([{"severity": self.random.uniform(0.5, 3)}, {"people_trapped": True}, {"note": "第二次来电"}, {"kind": self.random.choice(self.kinds)}])
        return "PATCH", f"/v1/incidents/{self.incident()}", body | {"reason": "caller rang again"}

    def close(self):
        outcome = self.random.choice(["cleared", "cleared", "false_alarm", "duplicate"])
        return "POST", f"/v1/incidents/{self.incident()}/close", {"outcome": outcome, "reason": "现场确认"}

    def position(self):
        return "POST", f"/v1/units/{self.random.choice(self.units)}/position", self.place()

    def status(self):
        status = self.random.choice(["available", "available", "out_of_service", "arrived", "done"])
        return "POST", f"/v1/units/{self.random.choice(self.units)}/status", {"status": status}

    def reading(self):
        body = self.random.choice([
            {"basin": self.random.choice(self.basins), "depth_m": round(self.random.random() * 0.6, 3)},
            {"gauge": "areal", "mm_per_h": round(self.random.random() * 60, 1)},
            {"canal_m": round(1.5 + self.random.random(), 3)},
        ])  # fmt: skip
        return "POST", "/v1/readings", body

    def close_street(self):
        self.closures += 1
        return "POST", "/v1/closures", self.place() | {"reason": "水深无法通行"}

    def open_street(self):
        return "POST", f"/v1/closures/{self.random.randrange(self.closures + 1)}/open", {"reason": "water has gone"}

    def level(self):
        return "POST", "/v1/level", {"level": self.random.choice(["none", "IV", "III", "II", "I"]), "reason": "指挥部决定"}

    def order(self):
        unit = self.random.choice(self.units)
        to = self.random.choice([{"incident": self.incident()}, {"station": self.random.choice(self.stations)}, {"call_off": True}])
        if "incident" in to and self.random.random() < 0.3:
            return "POST", f"/v1/orders/{unit}~{to['incident']}/refuse", {"reason": "another is nearer"}
        return "POST", "/v1/orders", {"unit": unit} | to

    def impossible(self):
        return self.random.choice([
            ("POST", "/v1/incidents", {"kind": "dragon"} | self.place()),
            ("POST", "/v1/incidents", {"kind": "WL_S", "lon": 2.35, "lat": 48.85}),
            ("POST", "/v1/incidents", {"kind": "TR_S", "severity": -1} | self.place()),
            ("POST", "/v1/units/NOBODY/status", {"status": "available"}),
            ("POST", "/v1/readings", {"canal_m": 5000}),
            ("POST", "/v1/level", {"level": "VI", "reason": "typing error"}),
            ("POST", "/v1/incidents/0/close", {"outcome": "cleared"}),
            ("POST", "/v1/incidents", {"time": 60, "kind": "WL_S"} | self.place()),
        ])  # fmt: skip
