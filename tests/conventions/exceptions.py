"""What the convention tests let pass, each with its reason.

A key is a file, or `file:word` where the word (a function, field or group) stands in the finding. An entry that nothing needs fails the test.
"""

EXCEPTIONS = {
    "one model per file": {
        "addons/street_dispatch/wizard/street_hotline_rate.py": "all of the hotline stands together under its own prefix",
        "addons/street_dispatch/wizard/street_hotline_reply.py": "all of the hotline stands together under its own prefix",
        "addons/street_dispatch/models/street_matter_class_limits.py": "the same limit for a class and for its terms, too short to be parted",
    },
    "one view file per model": {
        "addons/street_dispatch/views/street_escalation_views.xml": "ladder, steps and supervisions are read as one; to be parted when one of them grows",
        "addons/street_dispatch/views/street_matter_search.xml": "the same filters for matters and for their tasks",
        "addons/street_dispatch/views/street_penalty_kind_views.xml": "two small registers of words on one screen",
    },
    "budget": {
        "addons/street_base/wizard/street_shift_copy.py": "to be parted: the copying belongs into street.shift",
        "addons/street_dispatch/views/street_matter_views.xml": "to be parted: the kanban into a file of its own",
        "addons/street_dispatch/wizard/street_hotline_import_wizard.py": "to be parted: the shown result into a model of its own",
        "addons/street_dispatch/wizard/street_matter_settle.py": "one line over: the phone screen of a finding settled on the spot",
    },
    "function": {
        "addons/street_dispatch/models/street_hotline_text.py:finding_text": "a table of sentences, one line each; nothing to name",
    },
}
