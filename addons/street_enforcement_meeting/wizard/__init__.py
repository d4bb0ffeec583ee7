from . import street_action_follow
