#!/bin/sh
# First start of the database: Odoo's role (may create databases, is no superuser) and the one the replica reads with.
set -eu
psql -v ON_ERROR_STOP=1 -v password="$STREET_DB_PASSWORD" -U "$POSTGRES_USER" -d postgres <<'SQL'
CREATE ROLE odoo LOGIN CREATEDB PASSWORD :'password';
CREATE ROLE replica LOGIN REPLICATION PASSWORD :'password';
SQL
echo "host replication replica all scram-sha-256" >>"$PGDATA/pg_hba.conf"
