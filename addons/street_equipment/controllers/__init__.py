from . import street_item
