from . import test_authority_limits
from . import test_authority_routing
from . import test_matter_class
from . import test_authority_item
from . import test_authority_rights
from . import test_matter_stages
from . import test_matter_rights
