from . import street_training_attendance, street_training_session, survey_survey, survey_user_input
