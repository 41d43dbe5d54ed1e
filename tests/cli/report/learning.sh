# SPDX-License-Identifier: GPL-3.0-or-later
# What the log tells of a tier moves the chances of its other accounts, from the next
# plan on, as far as the setting says.
. "$HERE/../company.sh"
make_company
now="--now 2026-11-20T11:00"
i=0
while [ $i -lt 32 ]; do
    "$BEAT" log R02 A10 done --deal 100 $now >/dev/null
    "$BEAT" log R02 A10 order --stage $([ $((i % 2)) = 0 ] && echo won || echo lost) $now >/dev/null
    i=$((i + 1))
done
printf 'id,account,amount,stage\nO1,A08,50000,qualified\n' >deals.csv
"$BEAT" import opportunities deals.csv $now >/dev/null
"$BEAT" plan --week 2026-W48 $now >/dev/null
"$BEAT" explain A08 $now | grep deal
"$BEAT" settings learning "100 %"
"$BEAT" explain A08 $now | grep deal
"$BEAT" plan --week 2026-W48 --dry-run $now >/dev/null
"$BEAT" explain A08 $now | grep deal
"$BEAT" plan --week 2026-W48 $now >/dev/null
"$BEAT" explain A08 $now | grep deal
"$BEAT" settings learning "50 %"
"$BEAT" explain A08 $now | grep deal
"$BEAT" report calibration $now
"$BEAT" settings learning "0 %"
"$BEAT" explain A08 $now | grep deal
