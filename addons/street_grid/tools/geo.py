"""Coordinate systems and areas, without a registry.

Longitude and latitude are degrees in this order (as in GeoJSON); every function takes numbers or NumPy arrays of one shape.

Three systems are met in China. WGS-84 is what is stored (CGCS2000, the national one, differs from it by centimetres).
GCJ-02 is what domestic maps and phones give; BD-09 is Baidu's own, on top of GCJ-02. Both are shifts of 50 to 700 m.
The GCJ-02 shift is not published; the formula used everywhere agrees with the maps to about one metre.
Our inverses undo our own forward functions to better than 1e-9 degrees (0.1 mm), so no error is added going to and fro.
"""
import numpy as np
from shapely import transform

# GCJ-02 is defined on the Krasovsky ellipsoid and only inside this frame; outside it leaves points as they are.
_GCJ_AXIS = 6378245.0
_GCJ_ECC = 0.00669342162296594323
_GCJ_FRAME = (72.004, 137.8347, 0.8293, 55.8271)
_BD_ANGLE = np.pi * 3000.0 / 180.0
# WGS-84: semi-major axis in metres, and eccentricity.
_AXIS = 6378137.0
_ECC2 = 6.69437999014e-3
_ECC = np.sqrt(_ECC2)
CRS = ("wgs84", "gcj02", "bd09")


def _gcj_offset(lon, lat):
    """Shift from WGS-84 to GCJ-02 at a WGS-84 point, in degrees; zero outside the frame."""
    x, y = lon - 105.0, lat - 35.0
    pi = np.pi
    root = np.sqrt(np.abs(x))
    ripple = (20.0 * np.sin(6.0 * x * pi) + 20.0 * np.sin(2.0 * x * pi)) * 2.0 / 3.0
    north = (
        -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
        + (20.0 * np.sin(y * pi) + 40.0 * np.sin(y / 3.0 * pi)) * 2.0 / 3.0
        + (160.0 * np.sin(y / 12.0 * pi) + 320.0 * np.sin(y * pi / 30.0)) * 2.0 / 3.0
    )
    east = (
        300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
        + (20.0 * np.sin(x * pi) + 40.0 * np.sin(x / 3.0 * pi)) * 2.0 / 3.0
        + (150.0 * np.sin(x / 12.0 * pi) + 300.0 * np.sin(x / 30.0 * pi)) * 2.0 / 3.0
    )
    rad = lat / 180.0 * pi
    magic = 1 - _GCJ_ECC * np.sin(rad) ** 2
    d_lat = north * 180.0 / ((_GCJ_AXIS * (1 - _GCJ_ECC)) / (magic * np.sqrt(magic)) * pi)
    d_lon = east * 180.0 / (_GCJ_AXIS / np.sqrt(magic) * np.cos(rad) * pi)
    west, east_edge, south, north_edge = _GCJ_FRAME
    inside = (lon >= west) & (lon <= east_edge) & (lat >= south) & (lat <= north_edge)
    return np.where(inside, d_lon, 0.0), np.where(inside, d_lat, 0.0)


def _bd_offset(lon, lat):
    """Shift from GCJ-02 to BD-09 at a GCJ-02 point, in degrees."""
    radius = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BD_ANGLE)
    angle = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BD_ANGLE)
    return radius * np.cos(angle) + 0.0065 - lon, radius * np.sin(angle) + 0.006 - lat


def _undo(offset, lon, lat):
    """Point whose shifted image is (lon, lat): fixed-point steps, each of which shrinks the error at least a hundredfold."""
    guess_lon, guess_lat = lon, lat
    for _step in range(5):
        d_lon, d_lat = offset(guess_lon, guess_lat)
        guess_lon, guess_lat = lon - d_lon, lat - d_lat
    return guess_lon, guess_lat


def wgs84_to_gcj02(lon, lat):
    """WGS-84 degrees to GCJ-02 degrees."""
    d_lon, d_lat = _gcj_offset(lon, lat)
    return lon + d_lon, lat + d_lat


def gcj02_to_wgs84(lon, lat):
    """GCJ-02 degrees to WGS-84 degrees (inverse of our forward formula to 1e-9 degrees)."""
    return _undo(_gcj_offset, lon, lat)


def gcj02_to_bd09(lon, lat):
    """GCJ-02 degrees to BD-09 degrees."""
    d_lon, d_lat = _bd_offset(lon, lat)
    return lon + d_lon, lat + d_lat


def bd09_to_gcj02(lon, lat):
    """BD-09 degrees to GCJ-02 degrees (inverse of our forward formula to 1e-9 degrees)."""
    return _undo(_bd_offset, lon, lat)


def to_wgs84(lon, lat, crs="wgs84"):
    """Degrees of the system ``crs`` (``wgs84``, ``gcj02`` or ``bd09``) as WGS-84 degrees.

    :raise ValueError: for another system.
    """
    if crs not in CRS:
        raise ValueError(crs)
    lon, lat = np.asarray(lon, float), np.asarray(lat, float)
    if crs == "bd09":
        lon, lat = bd09_to_gcj02(lon, lat)
    if crs != "wgs84":
        lon, lat = gcj02_to_wgs84(lon, lat)
    return lon, lat


def from_wgs84(lon, lat, crs="wgs84"):
    """WGS-84 degrees as degrees of the system ``crs``.

    :raise ValueError: for another system.
    """
    if crs not in CRS:
        raise ValueError(crs)
    lon, lat = np.asarray(lon, float), np.asarray(lat, float)
    if crs != "wgs84":
        lon, lat = wgs84_to_gcj02(lon, lat)
    if crs == "bd09":
        lon, lat = gcj02_to_bd09(lon, lat)
    return lon, lat


def geometry_to_wgs84(geometry, crs):
    """A Shapely geometry of the system ``crs`` in WGS-84 degrees."""
    if crs == "wgs84":
        return geometry
    return transform(geometry, lambda xy: np.column_stack(to_wgs84(xy[:, 0], xy[:, 1], crs)))


def project(geometry):
    """Lay degrees out in metres so that areas are true: Lambert's cylindrical equal-area map of the WGS-84 ellipsoid.

    An area taken on the result is that of the ellipsoid (edges being straight on this map; inside one street the
    difference to geodesic edges is below 1e-6 of the area). Lengths are true in neither direction: see ``local_metres``.
    """
    def lay_out(xy):
        sine = np.sin(np.radians(xy[:, 1]))
        part = _ECC * sine
        height = (1 - _ECC2) * (sine / (1 - part * part) + np.arctanh(part) / _ECC)
        return np.column_stack((_AXIS * np.radians(xy[:, 0]), _AXIS * height / 2))
    return transform(geometry, lay_out)


def area_m2(geometry):
    """Area in m² on the WGS-84 ellipsoid of a polygon in degrees."""
    return project(geometry).area


def local_metres(origin):
    """Scale of a small region around ``origin`` = (lon, lat): metres in one degree of longitude and of latitude."""
    rad = np.radians(origin[1])
    magic = 1 - _ECC2 * np.sin(rad) ** 2
    return (
        np.pi / 180 * _AXIS * np.cos(rad) / np.sqrt(magic),
        np.pi / 180 * _AXIS * (1 - _ECC2) / (magic * np.sqrt(magic)),
    )
