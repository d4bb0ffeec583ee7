# inventory
from . import street_labels
from . import street_stock_xlsx
# custody
# purchase requests
