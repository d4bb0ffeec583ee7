"""What `run` and `test` have in common: packages, Python, Odoo. Each part does nothing where it is done already."""

from launcher import cluster, database, debian, odoo_source, python_env


def tools(place, testing=False, workers=0):
    """Make sure of everything but the database; returns the folder of the package `odoo`.

    :param Layout place: the installation
    :param bool testing: also what only the tests need
    :param int workers: more than 0 asks for nginx
    """
    debian.ensure(debian.missing(workers, testing), place.setup_log)
    odoo = odoo_source.ensure(place)
    python_env.ensure(place, testing)
    return odoo


def run_odoo(place, odoo):
    """The Odoo of the kept data."""
    return database.Odoo(place, odoo, cluster.Cluster(place), place.data / "files")
