#!/usr/bin/env bash
# Makes the one first migration anew for both databases. For use until the first release; after it, add-migration.sh.
set -euo pipefail
cd "$(dirname "$0")"
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer; do
  rm -rf "../EarlyHelp.Data.$provider/Migrations"
  dotnet tool run dotnet-ef migrations add "${1:-Initial}" --project "../EarlyHelp.Data.$provider" --startup-project "../EarlyHelp.Data.$provider" "${@:2}"
done
# A fixed name keeps branches from renaming the same files differently.
for provider in Sqlite SqlServer; do
  cd "../EarlyHelp.Data.$provider/Migrations"
  for file in *_Initial*.cs; do mv "$file" "20261122000000_${file#*_}"; done
  sed -i -E 's/\[Migration\("[0-9]+_Initial"\)\]/[Migration("20261122000000_Initial")]/' 20261122000000_Initial.Designer.cs
  cd - >/dev/null
done
