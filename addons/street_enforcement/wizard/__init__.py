# cases
from . import street_case_ask
from . import street_case_opinion
from . import street_case_paper
from . import street_case_assign
from . import street_case_link
from . import street_case_spot
from . import street_case_spot_values
from . import street_case_spot_range
from . import street_form_issue
from . import street_discretion_choice
from . import street_discretion_choice_line
from . import street_legal_review_write
from . import street_fine_pay
from . import street_fine_bank
from . import street_fine_plan_fill
from . import street_hearing_request
from . import street_hearing_step
from . import street_hearing_step_offers
# evidence, service, remedies, publication
from . import street_evidence_pass
from . import street_preservation_dispose
from . import street_remedy_step
# papers
from . import street_document_sign
from . import street_document_scan_take
