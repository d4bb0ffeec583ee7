"""What the convention tests let pass, each with its reason.

A key is a file, or `file:word` where the word (a function, field or group) stands in the finding. An entry that nothing needs fails the test.
"""

EXCEPTIONS = {}
