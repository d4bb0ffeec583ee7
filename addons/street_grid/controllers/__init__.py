from . import street_grid_link
