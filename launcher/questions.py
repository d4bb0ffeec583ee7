"""Questions to a PostgreSQL server, asked with psql: the private cluster of the launcher, or the one of docker/."""

import os

from launcher import proc

ROLE = "odoo"  # what Odoo connects as: may create databases, is no superuser


class Questions:
    """A server that can be asked. A subclass or an instance says where it is.

    host: folder of the socket, or a host name; superuser: who may drop what is in use; password: None on a socket
    """

    host = None
    superuser = ROLE
    password = None

    def program(self, name):
        """The PostgreSQL program of that name."""
        return name

    def version(self):
        """Major version of the server."""
        return self.ask("SHOW server_version_num")[0][0][:-4]

    def secret(self):
        """What programs need in their environment to be let in."""
        return {"PGPASSWORD": self.password} if self.password else {}

    def login(self, user=ROLE):
        """Options of PostgreSQL's programs for this server."""
        return ["-h", self.host, "-U", user]

    def ask(self, sql, database="postgres", user=ROLE):
        """Run SQL; returns the rows as lists of texts.

        :param str sql: statements
        :param str database: name of the database
        """
        out = proc.run([self.program("psql"), "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-F", "\x1f", "-R", "\x1e",
                        *self.login(user), "-d", database], f"Asking the database {database}", env=plain_env() | self.secret(), input=sql)
        return [row.split("\x1f") for row in out.strip("\n").split("\x1e") if row]

    def databases(self):
        """Names of the databases of Odoo's role."""
        return {row[0] for row in self.ask(f"SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = '{ROLE}'")}

    def drop(self, database):
        """Drop a database if it is there, whoever is connected to it."""
        self.ask(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)', user=self.superuser)

    def connection(self, database):
        """Odoo's options for a database of this server."""
        return [f"--db_host={self.host}", f"--db_user={ROLE}", f"--database={database}"]


def plain_env():
    """Without the PG… variables of the caller, which could lead to another server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C.UTF-8"}
