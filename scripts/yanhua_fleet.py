"""The assumed fleet and posture of the yanhua scenarios: one line per unit, read by make_yanhua.py.

Columns: unit, kind, home station, then the duty at response level IV, III, II, I:
`-` off duty, `s:STATION` standby, `g:BASIN` guard, `p:ROUTE` patrol.
Level IV has what every incident kind needs together: pump, grate, sewer, saw, lift (C1), height and sign (E1), road, two
units with barriers (S3, X1). At II and I one pump unit waits at each of eight clusters (SB1-SB8); each such move is two
vehicle-trips, so the rest waits at home.
The size is a default of 12 teams of about ten people (facts: domain.md section 4, scaled from Xihu 2022, S38);
the shares on duty follow response_levels.csv (0.3, 0.5, 0.8, 1.0). Replace by the company's own posts.
"""

FLEET = """
P1  pump_heavy   DEP1  -         s:DEP1    s:DEP1    s:DEP1
M1  pump_medium  DEP1  s:DEP1    s:DEP1    s:SB1     s:SB1
M2  pump_medium  DEP2  -         -         s:SB2     s:SB2
M3  pump_medium  DEP4  -         -         s:SB4     s:SB4
M4  pump_medium  DEP5  s:DEP5    s:DEP5    s:SB5     s:SB5
L1  pump_light   DEP3  -         -         s:SB6     s:SB6
L2  pump_light   DEP6  -         -         -         s:SB7
S1  pump_small   DEP2  -         -         s:SB8     s:SB8
S2  pump_small   DEP3  -         -         s:DEP3    s:DEP3
S3  pump_small   DEP6  s:DEP6    s:DEP6    s:DEP6    s:DEP6
S4  pump_small   DEP4  -         -         s:SB3     s:SB3
S5  pump_small   DEP5  -         -         -         s:DEP5
J1  sewer_jet    DEP4  s:DEP4    s:DEP4    s:DEP4    s:DEP4
J2  sewer_jet    DEP6  -         -         s:DEP6    s:DEP6
V1  inlet_patrol DEP3  p:all     p:all_n   p:north   p:north
V2  inlet_patrol DEP2  -         s:DEP2    p:west    p:west
V3  inlet_patrol DEP4  -         s:DEP4    p:middle  p:middle
V4  inlet_patrol DEP5  s:DEP5    p:all_s   p:south   p:south
V5  inlet_patrol DEP5  -         -         s:DEP5    s:DEP5
V6  inlet_patrol DEP2  -         -         -         s:DEP2
T1  tree         DEP1  s:DEP1    s:DEP1    s:DEP1    s:DEP1
T2  tree         DEP2  -         -         s:DEP2    s:DEP2
T3  tree         DEP5  s:DEP5    s:DEP5    s:DEP5    s:DEP5
T4  tree         DEP4  -         -         -         s:DEP4
H1  tree_heavy   DEP3  s:DEP3    s:DEP3    s:DEP3    s:DEP3
H2  tree_heavy   DEP6  -         -         -         s:DEP6
C1  crane        DEP1  s:DEP1    s:DEP1    s:DEP1    s:DEP1
R1  road_cover   DEP1  s:DEP1    s:DEP1    s:DEP1    s:DEP1
R2  road_cover   DEP5  -         -         s:DEP5    s:DEP5
E1  sign_lamp    DEP5  s:DEP5    s:DEP5    s:DEP5    s:DEP5
E2  sign_lamp    DEP2  -         -         s:DEP2    s:DEP2
X1  logistics    DEP1  s:DEP1    s:DEP1    s:DEP1    s:DEP1
G01 guard        DEP5  -         g:UP01    g:UP01    g:UP01
G02 guard        DEP6  -         g:UP02    g:UP02    g:UP02
G03 guard        DEP6  -         g:UP03    g:UP03    g:UP03
G04 guard        DEP6  -         g:UP04    g:UP04    g:UP04
G05 guard        DEP1  -         g:UP05    g:UP05    g:UP05
G06 guard        DEP4  -         g:UP06    g:UP06    g:UP06
G07 guard        DEP4  -         g:UP07    g:UP07    g:UP07
G08 guard        DEP6  -         g:UP08    g:UP08    g:UP08
G09 guard        DEP2  -         g:UP09    g:UP09    g:UP09
G10 guard        DEP3  -         g:UP10    g:UP10    g:UP10
G11 guard        DEP2  -         g:UP11    g:UP11    g:UP11
G12 guard        DEP4  -         g:UP12    g:UP12    g:UP12
G13 guard        DEP5  -         g:UP13    g:UP13    g:UP13
G14 guard        DEP5  -         -         g:WL01    g:WL01
G15 guard        DEP5  -         -         g:WL02    g:WL02
G16 guard        DEP3  -         -         g:WL06    g:WL06
"""

LEVELS = ("IV", "III", "II", "I")
# Calibrated: about one round a shift at IV (one unit) and III (two units), two at II and I (four units). The facts'
# assumption of 6, 3, 2 and 1 h alone would make 330 rounds of In-Fa; the company counted 475 vehicle-trips in all of
# 2021 (U01).
PATROL_INTERVAL_H = {"IV": 12, "III": 12, "II": 8, "I": 8}

# Stops in order of the round: listed points and underpasses.
ROUTES = {
    "north": ("UP05", "WL07", "WL12", "UP10", "UP12", "WL17", "WL06", "WL19"),
    "west": ("UP04", "WL13", "WL18", "UP11", "WL11", "UP09", "WL05", "WL04"),
    "middle": ("UP02", "UP08", "WL16", "UP03", "WL10", "WL09", "UP07", "UP06", "WL08"),
    "south": ("WL14", "WL01", "UP13", "WL03", "UP01", "WL15", "WL02"),
    # the same points on two long rounds, for level III, and on one, for level IV
    "all_n": ("UP04", "WL13", "WL18", "UP11", "WL11", "UP05", "WL07", "WL12", "WL08", "UP10", "UP06", "UP12", "WL17",
              "WL06", "WL19"),
    "all_s": ("UP09", "WL05", "WL04", "UP08", "WL16", "UP02", "UP03", "WL10", "WL09", "UP07", "WL14", "WL01", "UP13",
              "WL03", "UP01", "WL15", "WL02"),
}
ROUTES["all"] = ROUTES["all_n"] + ROUTES["all_s"]

# What a station holds: per depot, at DEP1 and DEP5 besides, and per forward post. Assumed; the sum of bags and props is
# that of Xiaoshan (100,000 and 3,700 for 55 points and underpasses, S37) scaled to 32 points: 58,000 and 2,150.
DEPOT_STOCK = {"sandbag": 500, "woven_bag": 9000, "board": 100, "cone": 200, "sign": 40, "barrier": 60, "cover": 15,
               "prop": 350, "saw_fuel": 60, "cold_mix": 4, "plate": 6, "diesel": 1000}
LARGE_DEPOT_STOCK = {"cold_mix": 8, "plate": 6, "cover": 10}
LARGE_DEPOTS = ("DEP1", "DEP5")
POST_STOCK = {"sandbag": 100, "board": 24, "cone": 120, "sign": 16, "barrier": 30, "diesel": 300}

# Street-side standby points: assumed, one per cluster of listed points.
STANDBY = (
    ("SB1", "拱宸桥西驻点", "Gongchen Bridge west", 120.133, 30.319),
    ("SB2", "祥符花园岗驻点", "Huayuangang, Xiangfu", 120.113, 30.326),
    ("SB3", "沈半路石祥路桥下驻点", "Shenban x Shixiang, below the viaduct", 120.164, 30.330),
    ("SB4", "德胜东新桥下驻点", "Desheng x Dongxin, below the viaduct", 120.172, 30.304),
    ("SB5", "密渡桥武林门驻点", "Midu Bridge and Wulinmen", 120.155, 30.277),
    ("SB6", "半山山脚驻点", "foot of Banshan", 120.174, 30.352),
    ("SB7", "大关上塘路驻点", "Daguan Rd x Shangtang Rd", 120.143, 30.308),
    ("SB8", "莫干山路隐秀路驻点", "Moganshan Rd x Yinxiu Rd", 120.124, 30.306),
)


def units() -> list[dict]:
    """FLEET as rows: unit, kind, home and a duty code per level."""
    names = ("unit", "kind", "home", *LEVELS)
    return [dict(zip(names, line.split())) for line in FLEET.strip().splitlines()]
