"""Grid of a point: ours against Shapely's own index, asked for the same points."""

import numpy as np
import shapely

from bench import measure, sample


def run(env, quick):
    env = sample.as_user(env, sample.INTAKE)
    count = 20_000 if quick else 200_000
    points = sample.points_in_grids(env, count)
    array = np.array(points)
    tree = shapely.STRtree([polygon for _id, polygon in sample.polygons(env)])
    grids = env["street.grid"]

    def ours():
        return grids.locate(points)

    def raw():
        return tree.query(shapely.points(array), predicate="intersects")

    ours()  # builds the index
    took, raw_took, ratio = measure.in_turns(5, ours, raw)
    return [
        measure.row("points per second", count / took, "points/s", 200_000, f"{len(tree)} polygons"),
        measure.row("against STRtree", ratio, "×", 0.5, f"raw query {count / raw_took:,.0f} points/s"),
    ]
