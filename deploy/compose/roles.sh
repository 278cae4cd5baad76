#!/usr/bin/env bash
# Makes the roles that log in, with their passwords, and the database, when the data volume is new. `thidua database
# setup` then gives them their limits and rights; it never touches a password.
set -euo pipefail

psql --username=postgres --dbname=postgres --set=ON_ERROR_STOP=1 \
    --set=owner="$THIDUA_OWNER_PASSWORD" --set=app="$THIDUA_APP_PASSWORD" \
    --set=reader="$THIDUA_READER_PASSWORD" --set=loader="$THIDUA_LOADER_PASSWORD" <<'SQL'
create role thidua_owner login password :'owner';
create role thidua_app login password :'app';
create role thidua_reader login password :'reader';
create role thidua_loader login password :'loader';
create database thidua owner thidua_owner encoding 'UTF8' locale 'C' template template0;
SQL
