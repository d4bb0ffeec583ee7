# custody
from . import street_custody_issue
from . import street_custody_return
from . import street_custody_return_line
