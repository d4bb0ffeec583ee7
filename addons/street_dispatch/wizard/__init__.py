from . import street_authority_take_back
from . import street_matter_verify
from . import street_matter_dispatch
from . import street_matter_transfer
from . import street_matter_report
from . import street_matter_check
from . import street_matter_merge
from . import street_matter_extend
