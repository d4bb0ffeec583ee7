#!/bin/sh
# A streaming replica: copied from the main server at the first start, then it follows it.
set -eu
data=/var/lib/postgresql/replica
if [ ! -f "$data/PG_VERSION" ]; then
    rm -rf "$data.new"
    until pg_basebackup -h db -U replica -D "$data.new" -X stream -C -S street_replica -R; do
        # The slot of an attempt that broke off is in the way of the next one.
        rm -rf "$data.new"
        psql "host=db user=replica dbname=postgres replication=database" -c "DROP_REPLICATION_SLOT street_replica" || true
        sleep 5
    done
    chmod 700 "$data.new"
    mv "$data.new" "$data"
fi
exec postgres -D "$data" -c hot_standby=on -c hot_standby_feedback=on
