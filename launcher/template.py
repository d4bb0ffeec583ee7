"""The test databases: one template with the whole suite, and quick copies of it."""

import hashlib
import json
import os
import shutil

from launcher import addons, database, files, proc, python_env, say

KEEP = 2  # templates kept


class Templates:
    """Templates and copies on the test cluster.

    :param Odoo odoo: Odoo on the test cluster
    """

    def __init__(self, odoo):
        self.odoo = odoo
        self.cluster = odoo.cluster

    def ensure(self, lang="zh_CN"):
        """Name of the template for the code as it is now; installs the suite if it is not there."""
        _names, digests = self.odoo.wanted()
        about = json.dumps([digests, addons.ALWAYS, str(self.odoo.path), lang, python_env.key(python_env.MAIN, python_env.ADDONS)], sort_keys=True)
        name = "tpl_" + hashlib.sha256(about.encode()).hexdigest()[:12]
        if name not in self.cluster.databases():
            self.odoo.install(name, lang, demo=True)
            with say.step("Browser code bundled once"):
                # Saves each copy from doing it. Also meets errors in styles and templates early.
                proc.run(self.odoo.command("shell", name, "--no-http", "--log-level=error"), "Bundling the browser code", self.odoo.place.setup_log,
                         env=self.odoo.env(), input="env['ir.qweb']._pregenerate_assets_bundles()\nenv.cr.commit()\n")
        self._forget_old(name)
        return name

    def _forget_old(self, newest):
        order = self.odoo.place.state / "templates.json"
        known = [name for name in files.read_json(order, []) if name != newest] + [newest]
        for name in [name for name in self.cluster.databases() if name.startswith("tpl_") and name not in known[-KEEP:]]:
            self.drop(name)
        files.write(order, json.dumps(known[-KEEP:]))

    def copy(self, template, name):
        """A copy of the template, attachments included (as hard links: they never change)."""
        self.drop(name)
        self.cluster.ask(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        source = self.odoo.filestore(template)
        if source.exists():
            shutil.copytree(source, self.odoo.filestore(name), copy_function=os.link)

    def drop(self, name):
        """Remove a database and its attachments."""
        self.cluster.drop(name)
        files.remove(self.odoo.filestore(name))


def make(place, path, cluster):
    """Templates of an installation.

    :param Layout place: the installation
    :param Path path: folder of the package `odoo`
    :param Cluster cluster: the test cluster
    """
    return Templates(database.Odoo(place, path, cluster, place.data / "files-test"))
