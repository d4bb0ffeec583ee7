"""Sentences for what tools/geojson.py finds wrong; shared by the models of this addon."""


def geo_text(env, problem):
    """The GeoProblem ``problem`` in the user's language: where, what, and what to do."""
    point = problem.point and f"[{problem.point[0]:.10g}, {problem.point[1]:.10g}]"
    values = {"point": point, "given": str(problem.given)}
    texts = {
        "not_json": lambda: env._("this is not JSON (%(given)s)", **values),
        "not_object": lambda: env._("this is not a GeoJSON object", **values),
        "wrong_type": lambda: env._("the geometry type is %(given)s; a boundary is a Polygon or MultiPolygon, a route a LineString", **values),
        "not_a_list": lambda: env._("a list of coordinates is missing", **values),
        "bad_number": lambda: env._("%(given)s is not a pair [longitude, latitude] of numbers", **values),
        "not_finite": lambda: env._("a coordinate is not a finite number", **values),
        "out_of_range": lambda: env._("%(point)s is not on Earth: longitude −180 to 180, latitude −90 to 90", **values),
        "swapped": lambda: env._("%(point)s looks swapped: longitude comes first, then latitude", **values),
        "ring_too_short": lambda: env._("a ring needs at least four positions and a route two, this has fewer", **values),
        "ring_open": lambda: env._("the ring is left open at %(point)s: its last position must repeat the first", **values),
        "flat": lambda: env._("the polygon encloses no area", **values),
        "self_crossing": lambda: env._("the boundary crosses itself at %(point)s", **values),
        "hole_outside": lambda: env._("a hole lies outside the outer ring at %(point)s", **values),
        "holes_nested": lambda: env._("one hole lies inside another at %(point)s", **values),
        "interior_split": lambda: env._("rings touch and split the area at %(point)s", **values),
        "parts_overlap": lambda: env._("two parts lie one on the other at %(point)s", **values),
        "invalid": lambda: env._("the shape is not valid (%(given)s)", **values),
    }
    names = {
        "part": lambda number: env._("part %(number)s", number=number),
        "ring": lambda number: env._("ring %(number)s", number=number),
        "position": lambda number: env._("position %(number)s", number=number),
    }
    where = ", ".join(names[key](number) for key, number in problem.place.items())
    text = texts[problem.code]()
    return env._("%(where)s: %(text)s", where=where, text=text) if where else text
