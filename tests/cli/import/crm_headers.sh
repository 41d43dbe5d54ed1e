# SPDX-License-Identifier: GPL-3.0-or-later
# A German spreadsheet: semicolons, decimal commas, Windows-1252, columns of its own.
. "$HERE/../company.sh"
make_company
printf 'Nr;Firma;L\344nge;Breite;Umsatz\r\nD1;M\374ller & S\366hne;24,15;56,95;12.500,50\r\n' >de.csv
try import accounts de.csv
cat >mapping.json <<'END'
{ "fields": { "id": "Nr", "name": "Firma", "lon": "Länge", "lat": "Breite",
              "yearly_revenue": "Umsatz" } }
END
"$BEAT" import accounts de.csv --mapping mapping.json
"$BEAT" explain D1 --now 2026-11-20 | head -n 1
echo '{ "fields": { "id": "Nummer" } }' >mapping.json
try import accounts de.csv --mapping mapping.json
echo '{ "fields": ' >mapping.json
try import accounts de.csv --mapping mapping.json
try import accounts de.csv --mapping missing.json
