from . import street_case
from . import street_evidence
