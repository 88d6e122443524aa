"""The streets of a made-up city: a built district laid down several times, and streets that join the copies, as an OSM file.

Every copy ("part") is the same but for its place. Neighbouring parts are joined by straight streets of class primary between their
outermost junctions, which cross what lies between without meeting it.
"""
import gzip
import math
from xml.sax.saxutils import quoteattr

import h5py
import numpy

CLASSES = ["motorway", "trunk", "primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "service"]
BRIDGE, TUNNEL, UNDERPASS, ELEVATED, RAMP = 1, 2, 4, 8, 16  # bits of the map file's `flags`
JOINED_CLASSES = 5  # classes up to tertiary
JOINS = 6           # streets between two neighbouring parts
JOIN_KMH = 60
GAP_DEG = 0.004     # between the boxes around two parts, about 400 m
PART_IDS = 1_000_000


class Layout:
    """Where the parts lie: row by row in a grid that is as square as it can be."""

    def __init__(self, parts: int, lon, lat):
        self.parts, self.columns = parts, math.ceil(math.sqrt(parts))
        self.step = (round(float(numpy.ptp(lon)) + GAP_DEG, 4), round(float(numpy.ptp(lat)) + GAP_DEG, 4))

    def shift(self, part: int) -> tuple[float, float]:
        """Degrees east and north of the district itself."""
        return part % self.columns * self.step[0], part // self.columns * self.step[1]

    def neighbours(self) -> list[tuple[int, int, str]]:
        """Pairs of parts, and where the second lies of the first."""
        east = [(p, p + 1, "east") for p in range(self.parts - 1) if (p + 1) % self.columns]
        return east + [(p, p + self.columns, "north") for p in range(self.parts - self.columns)]


class District:
    """A map file as streets: a link and the one that comes back are one."""

    def __init__(self, map_file: str):
        with h5py.File(map_file) as file:
            self.lon, self.lat = file["node_lon"][:], file["node_lat"][:]
            self.column = {name: file[name][:] for name in ("tail", "head", "free_speed", "road_class", "flags", "layer", "name", "way_ref", "length")}
            begin, shape = file["shape_begin"][:], list(zip(file["shape_lon"][:], file["shape_lat"][:]))
            self.shape = [shape[begin[i]:begin[i + 1]] for i in range(len(begin) - 1)]
            self.turns = list(zip(file["turn_from"][:].tolist(), file["turn_to"][:].tolist()))
            self.names = [self.name_texts(file, language) for language in ("zh", "en")]
        self.find_streets()

    @staticmethod
    def name_texts(file, language: str) -> list[str]:
        text, begin = file[f"name_{language}"][:].tobytes(), file[f"name_{language}_begin"][:]
        return [text[begin[i]:begin[i + 1]].decode() for i in range(len(begin) - 1)]

    def find_streets(self) -> None:
        """`streets`: links that are written; `street_of`: [links] which one of them stands for it; `two_way`: [streets]."""
        waiting, self.streets, self.street_of, self.two_way = {}, [], [], []
        column = self.column
        for link, (tail, head) in enumerate(zip(column["tail"].tolist(), column["head"].tolist())):
            looks = (int(column["way_ref"][link]), tuple(reversed(self.shape[link])))
            back = waiting.pop((head, tail, *looks), None)
            if back is not None:
                self.street_of.append(back)
                self.two_way[back] = True
                continue
            waiting[(tail, head, looks[0], tuple(self.shape[link]))] = len(self.streets)
            self.street_of.append(len(self.streets))
            self.streets.append(link)
            self.two_way.append(False)

    def tags(self, street: int) -> dict[str, str]:
        link = self.streets[street]
        column = {name: int(values[link]) for name, values in self.column.items() if name in ("road_class", "flags", "layer", "name")}
        flags, ramp = column["flags"], "_link" if column["flags"] & RAMP else ""
        tags = {"highway": CLASSES[column["road_class"]] + ramp, "oneway": "no" if self.two_way[street] else "yes",
                "maxspeed": str(round(float(self.column["free_speed"][link]) * 3.6)), "layer": str(column["layer"])}
        if flags & (BRIDGE | ELEVATED):
            tags["bridge"] = "yes"
        if flags & TUNNEL:
            tags["tunnel"] = "yes" if flags & UNDERPASS else "building_passage"
        for key, texts in zip(("name", "name:en"), self.names):
            tags[key] = texts[column["name"]]
        return {key: text for key, text in tags.items() if text}

    def outermost(self, side: str) -> list[int]:
        """Junctions of greater streets on the ground that lie outermost on a side, one in each of JOINS strips across it."""
        along, outward = {"east": (self.lat, self.lon), "west": (self.lat, -self.lon),
                          "north": (self.lon, self.lat), "south": (self.lon, -self.lat)}[side]
        wanted = {int(self.column["tail"][link]) for street, link in enumerate(self.streets)
                  if self.two_way[street] and self.column["road_class"][link] < JOINED_CLASSES and not self.column["flags"][link]}
        strip = numpy.minimum((along - along.min()) / numpy.ptp(along) * JOINS, JOINS - 1).astype(int)
        best = [max((n for n in wanted if strip[n] == s), key=lambda n: (outward[n], n), default=None) for s in range(JOINS)]
        return best


class OsmWriter:
    def __init__(self, district: District, layout: Layout):
        self.district, self.layout = district, layout
        self.shape_begin = numpy.cumsum([0] + [len(district.shape[link]) for link in district.streets])

    def lines(self):
        yield '<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6" generator="make_city.py">'
        for kind in (self.nodes, self.ways, self.restrictions):
            for part in range(self.layout.parts):
                yield from kind(part)
            if kind == self.ways:
                yield from self.joins()
        yield "</osm>"

    def nodes(self, part: int):
        east, north = self.layout.shift(part)
        district = self.district
        inner = [point for link in district.streets for point in district.shape[link]]
        for number, (lon, lat) in enumerate([*zip(district.lon, district.lat), *inner]):
            yield f'<node id="{self.id(part, number)}" lon="{lon + east:.7f}" lat="{lat + north:.7f}"/>'

    def ways(self, part: int):
        district = self.district
        for street, link in enumerate(district.streets):
            first = len(district.lon) + int(self.shape_begin[street])
            numbers = [int(district.column["tail"][link]), *range(first, first + len(district.shape[link])), int(district.column["head"][link])]
            yield self.way(self.id(part, street), [self.id(part, n) for n in numbers], district.tags(street))

    def joins(self):
        ends = {side: self.district.outermost(side) for side in ("east", "west", "north", "south")}
        opposite = {"east": "west", "north": "south"}
        number = 0
        for a, b, side in self.layout.neighbours():
            for strip in range(JOINS):
                number += 1
                here, there = ends[side][strip], ends[opposite[side]][strip]
                if here is None or there is None:
                    continue
                tags = {"highway": "primary", "oneway": "no", "maxspeed": str(JOIN_KMH),
                        "name": f"连接路{number}", "name:en": f"Joining Street {number}"}
                yield self.way(self.id(self.layout.parts, number), [self.id(a, here), self.id(b, there)], tags)

    def restrictions(self, part: int):
        district = self.district
        for number, (before, after) in enumerate(district.turns):
            members = [("way", self.id(part, district.street_of[before]), "from"), ("node", self.id(part, int(district.column["head"][before])), "via"),
                       ("way", self.id(part, district.street_of[after]), "to")]
            text = "".join(f'<member type="{kind}" ref="{ref}" role="{role}"/>' for kind, ref, role in members)
            yield (f'<relation id="{self.id(part, number)}">{text}<tag k="type" v="restriction"/>'
                   f'<tag k="restriction" v="no_left_turn"/></relation>')

    @staticmethod
    def id(part: int, number: int) -> int:
        return (part + 1) * PART_IDS + number

    @staticmethod
    def way(number: int, nodes: list[int], tags: dict[str, str]) -> str:
        refs = "".join(f'<nd ref="{n}"/>' for n in nodes)
        return f'<way id="{number}">{refs}' + "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in tags.items()) + "</way>"


def write_osm(district: District, layout: Layout, path: str) -> None:
    """The same bytes each time: no time, no name in the gzip header."""
    with open(path, "wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0, compresslevel=6) as out:
        for line in OsmWriter(district, layout).lines():
            out.write(line.encode() + b"\n")
