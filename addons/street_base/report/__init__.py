from . import street_report_pdf
from . import street_report_xlsx
