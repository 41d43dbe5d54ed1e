# SPDX-License-Identifier: GPL-3.0-or-later
# Chances to win, predicted and realised: nothing yet, too little, enough, faded.
. "$HERE/../company.sh"
make_company
now="--now 2026-11-24T11:00"
"$BEAT" report calibration $now
"$BEAT" report calibration $now --format csv | head -9

# One that came decided, and one that the log decides: visited, since it was won by a visit.
printf 'id,account,amount,stage\nO1,A01,500,won\nO2,A01,900,proposal\n' >deals.csv
"$BEAT" import opportunities deals.csv $now >/dev/null
"$BEAT" log R01 A01 order --stage won --opportunity O2 $now >/dev/null
"$BEAT" report calibration $now

# A stage passed by phone: not visited at 'qualified', visited at 'proposal'.
"$BEAT" log R01 A02 done --remote --deal 700 --now 2026-11-02T11:00 >/dev/null
"$BEAT" log R01 A02 advanced --remote --stage proposal --now 2026-11-04T11:00 >/dev/null
"$BEAT" log R01 A02 done --now 2026-11-10T11:00 >/dev/null
"$BEAT" log R01 A02 lost --remote --stage lost --now 2026-11-17T11:00 >/dev/null
"$BEAT" report calibration $now

# 32 visited by R02 at 'qualified', 14 % predicted, 16 won: that is higher.
i=0
while [ $i -lt 32 ]; do
    "$BEAT" log R02 A08 done --deal 100 $now >/dev/null
    "$BEAT" log R02 A08 order --stage $([ $((i % 2)) = 0 ] && echo won || echo lost) $now >/dev/null
    i=$((i + 1))
done
"$BEAT" report calibration $now
"$BEAT" report calibration --now 2027-11-24T11:00
"$BEAT" report calibration $now --format json | head -17

# An entry that is taken back counts no more.
"$BEAT" log R01 --undo $now >/dev/null
"$BEAT" log R01 --undo $now >/dev/null
"$BEAT" report calibration $now
try report calibration --format html
