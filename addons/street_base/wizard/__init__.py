from . import street_shift_copy
