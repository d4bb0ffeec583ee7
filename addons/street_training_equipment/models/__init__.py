from . import street_drone_sortie
from . import street_qualification
