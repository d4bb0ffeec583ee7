from . import street_chief_letter
