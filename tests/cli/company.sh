# SPDX-License-Identifier: GPL-3.0-or-later
#
# A company small enough to look at: two reps and twelve accounts round Riga and Daugavpils.
# For cases to read in (`. "$HERE/../company.sh"`).

# try WORDS...: run the program; its exit code goes to standard error, after its messages.
try()
{
    code=0
    "$BEAT" "$@" || code=$?
    echo "exit $code" >&2
}

write_reps()
{
    cat >reps.csv <<'END'
id,name,email,lon,lat
R01,Anna Ozola,anna@example.com,24.1052,56.9496
R02,Jānis Bērziņš,janis@example.com,26.5167,55.8714
END
}

write_accounts()
{
    cat >accounts.csv <<'END'
id,name,kind,tier,owner,lon,lat,city,yearly_revenue,opening_hours
A01,SIA Zaļā Pērle,account,A,R01,24.1190,56.9530,Rīga,60000,Mo-Fr 08:00-17:00
A02,Ozola maiznīca,account,B,R01,24.0640,56.9280,Rīga,24000,Mo-Fr 07:00-15:00
A03,Kafija un Ko,account,B,R01,24.1710,56.9720,Rīga,18000,
A04,Jūras Būve,account,C,R01,23.7950,56.9700,Jūrmala,9000,Mo-Fr 09:00-18:00
A05,Ķekavas Dārzs,account,C,R01,24.2300,56.8270,Ķekava,7500,
A06,Siguldas Koks,prospect,B,R01,24.8520,57.1540,Sigulda,30000,Mo-Fr 08:00-16:00
A07,Latgales Maize,account,A,R02,26.5300,55.8800,Daugavpils,52000,Mo-Fr 08:00-17:00
A08,Dinaburgas Metāls,account,B,R02,26.4900,55.8900,Daugavpils,21000,
A09,Krāslavas Vārti,account,C,R02,27.1650,55.8950,Krāslava,8000,Mo-Fr 09:00-17:00
A10,Preiļu Piens,account,B,R02,26.7240,56.2940,Preiļi,26000,Mo-Fr 08:00-16:00
A11,Līvānu Stikls,account,C,R02,26.1750,56.3540,Līvāni,11000,
A12,Ozola un Dēli,prospect,C,R02,26.9500,56.5100,Rēzekne,12000,
END
}

# The file beat.db with all of it; nothing on standard output.
make_company()
{
    write_reps
    write_accounts
    "$BEAT" init >/dev/null
    "$BEAT" settings zone Europe/Riga >/dev/null
    "$BEAT" import reps reps.csv --now 2026-11-20T12:00 >/dev/null
    "$BEAT" import accounts accounts.csv --now 2026-11-20T12:00 >/dev/null
}

# The same with week 2026-W48 planned.
make_planned_company()
{
    make_company
    "$BEAT" plan --week 2026-W48 --now 2026-11-20T12:00 >/dev/null
}
