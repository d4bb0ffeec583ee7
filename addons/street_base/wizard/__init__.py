from . import street_shift_copy
from . import street_move_reason
