"""Overlaps and gaps between grids, without a registry."""
from collections import defaultdict

import shapely
from shapely import STRtree, transform

from . import geo

# Smaller pieces come from rounding of shared borders, not from drawing.
TOLERANCE_M2 = 1.0
# Two neighbours that nearly touch leave a slit; up to this width it is a mistake, beyond it a street or a river.
SLIT_M = 15.0


class Metres:
    """To and from a flat map in metres around one point: good to 1e-4 over a street, used for shapes, never for areas shown."""

    def __init__(self, origin):
        self.origin, self.scale = origin, geo.local_metres(origin)

    def to(self, geometry):
        """A geometry in degrees as one in metres."""
        return transform(geometry, lambda xy: (xy - self.origin) * self.scale)

    def back(self, geometry):
        """A geometry in metres as one in degrees."""
        return transform(geometry, lambda xy: xy / self.scale + self.origin)


def _areas(geometry):
    """The polygons in ``geometry`` that are larger than the tolerance, with their area in m²."""
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"]
    sized = ((part, geo.area_m2(part)) for part in parts)
    return [(part, area) for part, area in sized if area >= TOLERANCE_M2]


def overlaps(grids):
    """Pieces of land that two grids share.

    :param grids: list of (id, polygon) of one kind.
    :return: list of (id, id, polygon, m²), ids in the order given.
    """
    polygons = [polygon for _id, polygon in grids]
    left, right = STRtree(polygons).query(polygons, predicate="intersects")
    found = []
    for first, second in sorted((a, b) for a, b in zip(left.tolist(), right.tolist(), strict=True) if a < b):
        shared = shapely.intersection(polygons[first], polygons[second])
        found += [(grids[first][0], grids[second][0], piece, area) for piece, area in _areas(shared)]
    return found


def uncovered(parent, children):
    """Pieces of the polygon ``parent`` that none of the polygons ``children`` covers, as list of (polygon, m²)."""
    return _areas(shapely.difference(parent, shapely.union_all(children)))


def holes_and_slits(polygons):
    """Pieces of land between ``polygons`` that belong to none: enclosed holes and slits narrower than ``SLIT_M``."""
    whole = shapely.union_all(polygons)
    metres = Metres(tuple(whole.centroid.coords[0]))
    flat = metres.to(whole)
    # Grown and shrunk again with pointed corners, a shape comes back as it was, except where a slit has closed.
    closed = flat.buffer(SLIT_M / 2, join_style="mitre").buffer(-SLIT_M / 2, join_style="mitre")
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(flat)] + [closed])
    return _areas(metres.back(shapely.difference(filled, flat)))


def neighbours(pieces, grids):
    """For each polygon of ``pieces`` the ids of the ``grids`` (id, polygon) that touch it."""
    if not pieces:
        return []
    tree = STRtree([polygon for _id, polygon in grids])
    # Differences are cut at rounded points: a hair's breadth (1 cm) still counts as touching.
    piece, grid = tree.query(pieces, predicate="dwithin", distance=1e-7)
    touching = defaultdict(list)
    for number, index in zip(piece.tolist(), grid.tolist(), strict=True):
        touching[number].append(grids[index][0])
    return [sorted(touching[number]) for number in range(len(pieces))]
