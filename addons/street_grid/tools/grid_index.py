"""Which grid does a point lie in: an index over the boundaries of one office, without a registry."""
import numpy as np
import shapely

# How fine a kind is. A special grid (专属网格: a campus, a hospital, an industrial park) is cut out for one unit that
# answers for itself, so inside it it goes before the micro grid below.
FINENESS = {"level1": 1, "level2": 2, "micro": 3, "special": 4}
# Points asked at a time: bounds the memory of a large request.
_CHUNK = 100_000


class GridIndex:
    """Read-only index of grids.

    :param rows: iterable of (id, code, kind, Shapely polygon in WGS-84).
    """

    def __init__(self, rows):
        # Finest kind first, then lowest code: the first polygon that holds a point is the answer.
        rows = sorted(rows, key=lambda row: (-FINENESS[row[2]], row[1], row[0]))
        self.ids = frozenset(row[0] for row in rows)
        self._layers = []
        for fineness in sorted({FINENESS[row[2]] for row in rows}, reverse=True):
            layer = [row for row in rows if FINENESS[row[2]] == fineness]
            polygons = np.array([row[3] for row in layer], dtype=object)
            shapely.prepare(polygons)
            self._layers.append((np.array([row[0] for row in layer], dtype=np.int64), polygons, shapely.STRtree(polygons)))

    def locate(self, points):
        """The finest grid of each point; a point on a common border belongs to the grid with the lowest code.

        :param points: array N × 2 of WGS-84 [longitude, latitude].
        :return: array of N grid ids, 0 where no grid holds the point.
        """
        points = np.ascontiguousarray(points, dtype=float).reshape(-1, 2)
        found = np.zeros(len(points), dtype=np.int64)
        for start in range(0, len(points), _CHUNK):
            found[start:start + _CHUNK] = self._locate_chunk(points[start:start + _CHUNK])
        return found

    def _locate_chunk(self, points):
        found = np.zeros(len(points), dtype=np.int64)
        open_rows = np.arange(len(points))
        for ids, polygons, tree in self._layers:
            if not len(open_rows):
                break
            asked = points[open_rows]
            # Boxes from the tree, then prepared polygons: faster than the tree's own predicate, which prepares each point.
            row, candidate = tree.query(shapely.points(asked))
            # "Intersects" keeps the border, which "contains" would lose.
            inside = shapely.intersects_xy(polygons[candidate], asked[row, 0], asked[row, 1])
            row, candidate = row[inside], candidate[inside]
            best = np.full(len(asked), len(ids), dtype=np.int64)
            np.minimum.at(best, row, candidate)
            hit = best < len(ids)
            found[open_rows[hit]] = ids[best[hit]]
            open_rows = open_rows[~hit]
        return found
