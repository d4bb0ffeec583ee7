from . import street_authority_item_xlsx
from . import street_authority_list_pdf
from . import street_matter_sheet
from . import street_matter_ledger
from . import street_operation_pdf
from . import street_evaluation_bulletin
from . import street_evaluation_sheet
from . import street_matter_rate_xlsx
