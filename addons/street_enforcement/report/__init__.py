# papers
from . import street_document_pdf
