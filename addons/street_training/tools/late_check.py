"""A check that waits until all lines of a save are written, so that it is made once for any number of them."""

KEY = "street_training_late_check"


class LateCheck:
    """Ids of the lines still to be checked.

    It travels in the context as an object of this class: no caller from outside can send one, and whoever puts it
    there makes the check at the end.
    """

    def __init__(self):
        self.ids = set()

    @classmethod
    def take(cls, records):
        """Note the records of a check that somebody will make later. :return: whether there is such a somebody"""
        late = records.env.context.get(KEY)
        if not isinstance(late, cls):
            return False
        late.ids.update(records.ids)
        return True
