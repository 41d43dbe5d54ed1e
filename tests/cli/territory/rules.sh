# SPDX-License-Identifier: GPL-3.0-or-later
# Who may have which account: qualifications, sites of one company, limits of reps.
. "$HERE/../company.sh"
make_company
cat >needs.csv <<'END'
id,name,needs,parent
A03,Kafija un Ko,Latgalian,
A04,Jūras Būve,Livonian,
A05,Ķekavas Dārzs,Latgalian; welding,
A06,Siguldas Koks,,Ozols
A12,Ozola un Dēli,,Ozols
END
cat >qualified.csv <<'END'
id,name,qualifications,accounts_most,drive_most
R01,Anna Ozola,welding,4,2h
R02,Jānis Bērziņš,latgalian,,
END
"$BEAT" import accounts needs.csv --now 2026-11-20T12:00 | tail -1
"$BEAT" import reps qualified.csv --now 2026-11-20T12:00 | tail -1
"$BEAT" territory design --now 2026-11-20T12:00
"$BEAT" export territory --format csv | cut -d, -f1,2
"$BEAT" check territory
echo "== realigned: what nobody may have stays where it is"
sed -i 's/^R02,Jānis Bērziņš,latgalian,,$/R02,Jānis Bērziņš,latgalian,,45min/' qualified.csv
"$BEAT" import reps qualified.csv --now 2026-11-20T12:00 | tail -1
"$BEAT" territory realign --budget 100 --now 2026-11-20T12:00
echo "== nobody may have anything"
printf 'id,name,drive_most\nR01,Anna Ozola,1min\nR02,Jānis Bērziņš,1min\n' >none.csv
"$BEAT" import reps none.csv --now 2026-11-20T12:00 | tail -1
try territory design --force
printf 'id,name,accounts_most,drive_most\nR01,Anna Ozola,0,30s\n' >bad.csv
try import reps bad.csv --now 2026-11-20T12:00
