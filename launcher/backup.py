"""./street backup and restore (placeholder while the archive is being written)."""

from launcher.trouble import Trouble


def backup(place, options):
    """Write an archive."""
    raise Trouble("backup is not there yet.")


def restore(place, options):
    """Read an archive back."""
    raise Trouble("restore is not there yet.")


def before_update(odoo):
    """Backup before the database is changed."""
