from . import test_exam, test_exam_pages, test_exam_rights
