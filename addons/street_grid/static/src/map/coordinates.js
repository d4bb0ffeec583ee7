/**
 * WGS-84 to GCJ-02, for tiles of domestic maps (same formula as tools/geo.py, about one metre).
 *
 * @param {number} lon degrees
 * @param {number} lat degrees
 * @returns {[number, number]} longitude and latitude in GCJ-02
 */
export function toGcj02(lon, lat) {
    if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) {
        return [lon, lat];
    }
    const { PI, sin, cos, sqrt, abs } = Math;
    const x = lon - 105;
    const y = lat - 35;
    const root = sqrt(abs(x));
    const ripple = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
    const north =
        -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple +
        ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 +
        ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
    const east =
        300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple +
        ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 +
        ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
    const axis = 6378245;
    const ecc = 0.00669342162296594323;
    const rad = (lat / 180) * PI;
    const magic = 1 - ecc * sin(rad) ** 2;
    return [
        lon + (east * 180) / ((axis / sqrt(magic)) * cos(rad) * PI),
        lat + (north * 180) / (((axis * (1 - ecc)) / (magic * sqrt(magic))) * PI),
    ];
}
