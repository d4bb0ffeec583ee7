# cases
from . import street_case_ask
from . import street_case_opinion
from . import street_case_paper
from . import street_case_assign
from . import street_case_link
from . import street_case_spot
from . import street_case_spot_values
from . import street_form_issue
