from psycopg2 import IntegrityError

from odoo.tools import mute_logger


class OverlapAssertions:
    """What a user is told when the database refuses an overlap."""

    def assertOverlapRefused(self, model, words, door):
        """``door`` is refused by the exclusion constraint of ``model``, and the user is told ``words`` of the row in the way."""
        self.env.flush_all()
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError) as refused, self.env.cr.savepoint():
            door()
            self.env.flush_all()
        self.env.invalidate_all()
        self.assertEqual(refused.exception.diag.constraint_name, f"{model._table}_no_overlap")
        self.assertRegex(model._sql_error_to_message(refused.exception), words)
