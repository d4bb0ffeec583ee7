from . import street_matter_limit_mixin
from . import street_matter_major
from . import street_matter_class
from . import street_matter_class_term
