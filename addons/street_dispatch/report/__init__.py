from . import street_authority_item_xlsx
from . import street_authority_list_pdf
