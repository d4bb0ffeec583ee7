from . import street_authority_take_back
