// SPDX-License-Identifier: GPL-3.0-or-later
// What the page knows: the embedded rows turned into objects that point at each other,
// with places in the square of the web map (0..256 at zoom 0).

function readRow(names, row)
{
    const thing = {};
    names.forEach((name, i) => {
        thing[name] = row[i];
    });
    return thing;
}

const accountFields = [
    "id", "name", "city", "lon", "lat", "tier", "rep", "territory", "kind", "revenueCt", "lastDay",
    "intervalDays"
];
const stopFields = [
    "account", "appointment", "event", "lon", "lat", "arriveTod", "startTod", "endTod", "driveS",
    "driveM", "valueCt", "worthCt", "detourCt", "isPinned", "isKnown", "windows"
];
const reasonFields = ["account", "code", "amountCt", "by", "until"];
const dealFields = ["account", "name", "amountCt", "stage", "closeDay"];
const termFields = [
    "account", "dealCt", "maintenanceCt", "urgency", "presencePpm", "worthCt", "laterCt", "tripCt",
    "gainCt", "waitDays", "valueCt"
];

// Data on both sides of the date line is drawn on one.
function longitudeTurn(places)
{
    let least = 180, most = -180;
    for (const place of places) {
        least = Math.min(least, place[0]);
        most = Math.max(most, place[0]);
    }
    return most - least > 180 ? (lon) => (lon < 0 ? lon + 360 : lon) : (lon) => lon;
}

function projection(turn)
{
    return (lon, lat) => {
        const sin = Math.sin(Math.max(-85, Math.min(85, lat)) * Math.PI / 180);
        return [
            (turn(lon) + 180) / 360 * 256,
            (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * 256
        ];
    };
}

function placed(thing, lon, lat, project)
{
    thing.isPlaced = lon !== null;
    if (thing.isPlaced)
        [thing.x, thing.y] = project(lon, lat);
    return thing;
}

function readAccounts(raw, project)
{
    return raw.accounts.map((row, ix) => {
        const account = readRow(accountFields, row);
        account.ix = ix;
        account.stops = [];
        account.deals = [];
        account.reason = null;
        account.terms = null;
        account.before = null;
        return placed(account, account.lon, account.lat, project);
    });
}

function readReps(raw, project)
{
    return raw.reps.map((row, ix) => {
        const rep = { ix, id: row.id, name: row.name, plans: [], territory: null };
        const home = row.home || [null, null];
        return placed(rep, home[0], home[1], project);
    });
}

function readTerritories(raw, reps, project)
{
    return raw.territories.map((row, ix) => {
        const rings = row.rings.map((ring) => ring.map((at) => project(at[0], at[1])));
        const territory = {...row, ix, rings, rep: row.rep === null ? null : reps[row.rep] };
        if (territory.rep)
            territory.rep.territory = territory;
        return territory;
    });
}

function readStop(row, number, day, known, project)
{
    const stop = readRow(stopFields, row);
    stop.number = number;
    stop.day = day;
    stop.account = stop.account === null ? null : known.accounts[stop.account];
    stop.event = stop.event === null ? null : known.events[stop.event];
    stop.name = stop.account ? stop.account.name : stop.event ? stop.event.name : "Stop";
    if (stop.account)
        stop.account.stops.push(stop);
    return placed(stop, stop.lon, stop.lat, project);
}

function readDay(row, plan, known, project)
{
    const day = {...row, plan, rep: plan.rep };
    const place = (ix) => (ix === null ? plan.rep : known.lodgings[ix]);
    day.from = place(row.start);
    day.to = place(row.end);
    day.stops = row.stops.map((stop, i) => readStop(stop, i + 1, day, known, project));
    // Along roads, where the file knew some.
    day.way = (row.line || []).map((at) => {
        const [x, y] = project(at[0], at[1]);
        return { x, y, isPlaced: true };
    });
    return day;
}

function readReasons(rows, plan, accounts)
{
    for (const row of rows) {
        const reason = readRow(reasonFields, row);
        const account = accounts[reason.account];
        reason.group = reasonWords[reason.code].group;
        reason.rank = reasonRanks[reason.group];
        reason.by = reason.by === null ? null : accounts[reason.by];
        reason.account = account;
        reason.plan = plan;
        account.reason = reason;
    }
}

function readPlans(raw, known, project)
{
    return raw.plans.map((row) => {
        const plan = {...row, rep: known.reps[row.rep] };
        plan.days = row.days.map((day) => readDay(day, plan, known, project));
        readReasons(row.reasons, plan, known.accounts);
        plan.rep.plans.push(plan);
        return plan;
    });
}

function readDetails(raw, accounts)
{
    for (const row of raw.opportunities) {
        const deal = readRow(dealFields, row);
        accounts[deal.account].deals.push(deal);
    }
    for (const row of raw.terms) {
        const terms = readRow(termFields, row);
        accounts[terms.account].terms = terms;
    }
}

// Accounts that changed hands when territories were made last, or would in a scenario. The
// territory they had may have gone; then only its name is known.
function readMoves(raw, accounts, territories)
{
    const named = new Map(territories.map((territory) => [territory.name, territory]));
    return raw.moves.map(([ix, name]) => {
        accounts[ix].before = { name, territory: named.get(name) || null };
        return accounts[ix];
    });
}

// The middle of a town's accounts, for its name on the map; the biggest first.
function readTowns(accounts)
{
    const towns = new Map();
    for (const account of accounts) {
        if (!account.city || !account.isPlaced)
            continue;
        if (!towns.has(account.city))
            towns.set(account.city, []);
        towns.get(account.city).push(account);
    }
    const middle = (list, key) => list.map((a) => a[key]).sort((a, b) => a - b)[list.length >> 1];
    return [...towns]
        .map(([name, list]) =>
                 ({ name, count: list.length, x: middle(list, "x"), y: middle(list, "y") }))
        .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function readWorld(raw)
{
    const places = raw.accounts.filter((row) => row[3] !== null).map((row) => [row[3]]);
    const turn = longitudeTurn(places);
    const project = projection(turn);
    const reps = readReps(raw, project);
    const known = {
        reps,
        accounts: readAccounts(raw, project),
        events: raw.events,
        lodgings: raw.lodgings.map((l) => placed({ name: l.name }, l.at[0], l.at[1], project)),
    };
    const territories = readTerritories(raw, reps, project);
    const plans = readPlans(raw, known, project);
    readDetails(raw, known.accounts);
    const days = plans.flatMap((plan) => plan.days);
    const worked = days.filter((day) => day.stops.length > 0).map((day) => day.day);
    return {
        ...raw,
        ...known,
        territories,
        plans,
        days,
        moved: readMoves(raw, known.accounts, territories),
        towns: readTowns(known.accounts),
        // Days on which somebody visits somebody.
        dates: [...new Set(worked)].sort((a, b) => a - b)
    };
}

const world = readWorld(JSON.parse(document.getElementById("beat-data").textContent));
