from . import street_grid_day
from . import street_grid_import
from . import street_grid_topology
from . import street_grid_topology_line
from . import street_grid_settle
