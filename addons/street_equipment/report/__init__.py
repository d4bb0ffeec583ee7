# all papers
from . import street_equipment_paper
# inventory
from . import street_labels
from . import street_stock_xlsx
from . import street_equipment_retirement_pdf
from . import street_stocktake_pdf
# custody
from . import street_clearance_pdf
# purchase requests
from . import street_equipment_request_pdf
