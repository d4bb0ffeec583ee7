"""Draws the invented boundaries of the demo office: run it by hand, it writes ``street_grid_demo.geojson`` beside itself.

    python3 make_boundaries.py

Counts are those of seed 003 (15 level-1, 46 level-2, 447 micro, 15 special grids); shapes, names and profiles are invented.
Micro grids are cells of a relaxed Voronoi diagram, so neighbours share their corners exactly; coarser grids are unions of
finer ones. The same numbers come out every time.
"""
import json
import pathlib

import numpy as np
from shapely import (
    MultiPoint,
    Point,
    Polygon,
    get_coordinates,
    orient_polygons,
    set_precision,
    transform,
    union_all,
    voronoi_polygons,
)
from shapely.geometry import mapping

CENTRE = (112.92, 35.80)
METRES = (90_400.0, 110_950.0)  # in one degree, near the centre
MICRO = 447
STREET = "140581002"
COMMUNITIES = (
    "朝霞", "安宁", "丹泉", "石门", "迎春", "文昌", "康乐", "新桥", "柳岸", "和兴", "翠屏", "金谷", "北苑", "长平", "友谊",
)
SPECIALS = (
    "第一小学", "实验中学", "人民医院", "农贸市场", "客运站", "工业园", "人民公园", "职业学校", "体育场", "物流园", "文化广场", "商贸城",
    "敬老院", "第二小学", "影剧院",
)
DIGITS = "一二三四"
rng = np.random.default_rng(20260701)


def outline():
    """An uneven outer line of about 4.6 × 3.6 km."""
    angles = np.linspace(0, 2 * np.pi, 26, endpoint=False)
    wave = 1 + 0.09 * np.sin(3 * angles + 0.7) + 0.05 * np.sin(5 * angles) + rng.uniform(-0.03, 0.03, angles.size)
    return Polygon(np.column_stack((2300 * wave * np.cos(angles), 1800 * wave * np.sin(angles))))


def cells(area):
    """MICRO cells that tile ``area``: Voronoi cells moved to their centres of mass until they are of like size."""
    west, south, east, north = area.bounds
    seeds = []
    while len(seeds) < MICRO:
        point = Point(rng.uniform(west, east), rng.uniform(south, north))
        if area.contains(point):
            seeds.append(point)
    for _round in range(25):
        pieces = [cell.intersection(area) for cell in voronoi_polygons(MultiPoint(seeds), ordered=True, extend_to=area).geoms]
        seeds = [piece.centroid for piece in pieces]
    return pieces


def groups(points, count):
    """``count`` groups of near points (k-means), as an array of group numbers ordered from north-west to south-east."""
    centres = points[rng.choice(len(points), count, replace=False)]
    for _round in range(60):
        label = np.argmin(((points[:, None] - centres[None]) ** 2).sum(2), axis=1)
        centres = np.array([points[label == number].mean(0) for number in range(count)])
    order = np.argsort(centres[:, 0] - 1.5 * centres[:, 1])
    rank = np.empty(count, int)
    rank[order] = np.arange(count)
    return rank[label]


def degrees(polygon):
    """Metres around the centre as degrees with six decimals (0.1 m)."""
    return transform(polygon, lambda xy: np.round(xy / METRES + CENTRE, 6))


def feature(polygon, **properties):
    return {"type": "Feature", "properties": properties, "geometry": mapping(orient_polygons(polygon, exterior_cw=False))}


def profile(rows):
    names = ("household_count", "resident_count", "business_count")
    return {name: sum(row[name] for row in rows) for name in names}


def check(features):
    assert all(row["geometry"]["type"] == "Polygon" for row in features), "a grid fell into two parts: change the seed"
    kinds = [row["properties"]["kind"] for row in features]
    assert [kinds.count(kind) for kind in ("level1", "level2", "micro", "special")] == [15, 46, 447, 15]


def main():
    pieces = [degrees(cell) for cell in cells(outline())]
    centres = np.array([get_coordinates(piece.centroid)[0] for piece in pieces])
    communities = groups(centres * METRES, len(COMMUNITIES))
    largest = np.bincount(communities).argmax()
    features = []
    for number, name in enumerate(COMMUNITIES):
        members = np.flatnonzero(communities == number)
        parts = 4 if number == largest else 3  # 14 × 3 + 4 = 46
        areas = groups(centres[members] * METRES, parts)
        code = f"{STREET}{number + 1:03d}"
        micro, level2 = [], []
        for part in range(parts):
            inside = members[areas == part]
            of_part = []
            for position, index in enumerate(inside, 1):
                households = int(rng.integers(22, 74))
                counts = {
                    "household_count": households, "resident_count": int(households * rng.uniform(2.3, 3.1)),
                    "business_count": int(rng.integers(0, 14)),
                }
                of_part.append(counts)
                micro.append(feature(
                    pieces[index], code=f"{code}{(part + 1) * 100 + position}", kind="micro", parent=f"{code}{part + 1}00",
                    name=f"{name}{DIGITS[part]}区{position:02d}号微网格", **counts,
                ))
            shape = union_all([pieces[index] for index in inside])
            level2.append(feature(shape, code=f"{code}{part + 1}00", kind="level2", parent=f"{code}000", name=f"{name}社区第{DIGITS[part]}网格", **profile(of_part)))
        shape = union_all([pieces[index] for index in members])
        key = "、".join((f"{name}路沿街商铺", f"{name}小区", SPECIALS[number]))
        features.append(feature(shape, code=f"{code}000", kind="level1", name=f"{name}社区网格", key_places=key, **profile([row["properties"] for row in level2])))
        features += level2 + micro
        block = degrees(Point(centres[members[len(members) // 2]] * METRES - np.array(CENTRE) * METRES).buffer(rng.uniform(70, 120), quad_segs=1))
        special = set_precision(block.intersection(shape), 1e-6)
        features.append(feature(special, code=f"{code}901", kind="special", parent=f"{code}000", name=f"{SPECIALS[number]}专属网格"))
    check(features)
    target = pathlib.Path(__file__).with_name("street_grid_demo.geojson")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in features)
    note = "Invented boundaries, names and profiles of a demo office; counts of seed 003. Made by make_boundaries.py."
    target.write_text(f'{{"type":"FeatureCollection","note":"{note}","features":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
