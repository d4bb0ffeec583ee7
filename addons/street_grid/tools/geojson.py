"""Reading and writing polygons as GeoJSON (RFC 7946), without a registry.

What is wrong is told by a code and a place, never by a sentence: the model that asks puts it into the user's language.
"""
import json
import math
import re

from shapely import orient_polygons
from shapely.geometry import LineString, MultiPolygon, Polygon, mapping, shape
from shapely.validation import explain_validity

# Frame of China used only to recognise latitude and longitude written the wrong way round.
_LON, _LAT = (73.0, 136.0), (3.0, 54.0)
_LARGEST = 1e300
_PLACE = re.compile(r"^(.*?)\s*\[([-\d.e+]+) ([-\d.e+]+)\]$")
_REASONS = {
    "Self-intersection": "self_crossing",
    "Ring Self-intersection": "self_crossing",
    "Hole lies outside shell": "hole_outside",
    "Nested holes": "holes_nested",
    "Interior is disconnected": "interior_split",
    "Nested shells": "parts_overlap",
    "Duplicate Rings": "parts_overlap",
    "Too few points in geometry component": "ring_too_short",
}


class GeoProblem(ValueError):
    """One thing wrong with a geometry.

    :ivar code: one of ``not_json not_object wrong_type not_a_list bad_number not_finite out_of_range swapped ring_too_short
        ring_open flat self_crossing hole_outside holes_nested interior_split parts_overlap invalid``.
    :ivar place: where, as ``{"part", "ring", "position"}`` counted from 1, as far as known.
    :ivar point: the offending [x, y] as given, or None.
    """

    def __init__(self, code, place=None, point=None, given=None):
        super().__init__(code)
        self.code, self.place, self.point, self.given = code, place or {}, point, given


def check_position(position, place=None):
    """Raise GeoProblem unless ``position`` is [longitude, latitude] in degrees."""
    if not isinstance(position, (list, tuple)) or len(position) < 2:
        raise GeoProblem("bad_number", place, given=position)
    point = list(position[:2])
    for number in point:
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise GeoProblem("bad_number", place, given=position)
        # Compared first: a whole number too large for a float is neither finite nor infinite to Python.
        if not (abs(number) <= _LARGEST and math.isfinite(number)):
            raise GeoProblem("not_finite", place)
    first, second = point
    if _LAT[0] <= first <= _LAT[1] and _LON[0] <= second <= _LON[1]:
        raise GeoProblem("swapped", place, point)
    if abs(first) > 180 or abs(second) > 90:
        raise GeoProblem("out_of_range", place, point)


def _check_ring(ring, place):
    if not isinstance(ring, (list, tuple)):
        raise GeoProblem("not_a_list", place, given=ring)
    for number, position in enumerate(ring, 1):
        check_position(position, {**place, "position": number})
    if len(ring) < 4:
        raise GeoProblem("ring_too_short", place, given=len(ring))
    if list(ring[0][:2]) != list(ring[-1][:2]):
        raise GeoProblem("ring_open", {**place, "position": len(ring)}, list(ring[-1][:2]))


def parse(value):
    """The GeoJSON object in ``value``, which may be JSON text (or bytes) or already an object."""
    if isinstance(value, (str, bytes)):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError) as error:
            raise GeoProblem("not_json", given=str(error)) from None
    if not isinstance(value, dict):
        raise GeoProblem("not_object", given=type(value).__name__)
    return value


def read_polygon(value):
    """A valid Shapely Polygon or MultiPolygon from GeoJSON.

    Outer rings come out counter-clockwise and holes clockwise (right-hand rule), a third coordinate is dropped,
    numbers stay as they are. A Feature or a GeometryCollection with one polygon is not taken: the caller unwraps it.

    :param value: GeoJSON object or text.
    :raise GeoProblem: for the first thing wrong.
    """
    value = parse(value)
    kind = value.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        raise GeoProblem("wrong_type", given=kind)
    coordinates = value.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, (list, tuple)) or not parts:
        raise GeoProblem("not_a_list", given=parts)
    polygons = []
    for part_number, rings in enumerate(parts, 1):
        place = {"part": part_number} if len(parts) > 1 else {}
        if not isinstance(rings, (list, tuple)) or not rings:
            raise GeoProblem("not_a_list", place, given=rings)
        for ring_number, ring in enumerate(rings, 1):
            _check_ring(ring, {**place, "ring": ring_number})
        flat = [[position[:2] for position in ring] for ring in rings]
        polygons.append(Polygon(flat[0], flat[1:]))
        _check_polygon(polygons[-1], place)
    geometry = polygons[0] if kind == "Polygon" else MultiPolygon(polygons)
    try:
        _check_polygon(geometry, {})
    except GeoProblem as problem:
        # Each part is sound by itself.
        raise GeoProblem("parts_overlap", point=problem.point, given=problem.given) from None
    return orient_polygons(geometry, exterior_cw=False)


def _check_polygon(geometry, place):
    if not geometry.is_valid:
        reason = explain_validity(geometry)
        found = _PLACE.match(reason)
        name, point = (found[1], [float(found[2]), float(found[3])]) if found else (reason, None)
        raise GeoProblem(_REASONS.get(name, "invalid"), place, point, given=name)
    if not geometry.area:
        raise GeoProblem("flat", place)


def read_line(value):
    """A Shapely LineString from GeoJSON, for a walked route.

    :raise GeoProblem: for the first thing wrong.
    """
    value = parse(value)
    if value.get("type") != "LineString":
        raise GeoProblem("wrong_type", given=value.get("type"))
    positions = value.get("coordinates")
    if not isinstance(positions, (list, tuple)) or len(positions) < 2:
        raise GeoProblem("ring_too_short", given=len(positions or ()))
    for number, position in enumerate(positions, 1):
        check_position(position, {"position": number})
    return LineString([position[:2] for position in positions])


def write(geometry):
    """A Shapely geometry as a GeoJSON object of plain lists."""
    return json.loads(json.dumps(mapping(geometry)))


def load(value):
    """Shapely geometry of stored (already checked) GeoJSON."""
    return shape(value)
