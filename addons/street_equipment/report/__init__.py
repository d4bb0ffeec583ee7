# inventory
from . import street_labels
from . import street_stock_xlsx
# custody
# purchase requests
from . import street_equipment_request_pdf
