// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader chose, what is visible because of it, and who wants to know.

const state = {
    rep: null,            // a rep, or all
    day: null,            // a civil day, or all
    tiersOff: new Set(),  // indices of tiers that are hidden
    reasonsOff: new Set(),
    layers: { territories: true, routes: true, visits: true, left: true, names: true },
    tab: world.plans.length === 0 && world.territories.length > 0 ? "territories" : "reps",
    isBefore: false,  // whose colour accounts have while moves are shown
    chosen: null,     // the account, stop, territory whose details are open
};

const watchers = [];

function stateWatch(watcher)
{
    watchers.push(watcher);
}

// Which tab is open and what was clicked do not change what the map shows, but for the tab
// of moves.
function isOfMap(change)
{
    if ("tab" in change && (change.tab === "moves") !== (shownTab === "moves"))
        return true;
    return Object.keys(change).some((name) => name !== "tab" && name !== "chosen");
}

let shownTab = state.tab;

function stateSet(change)
{
    Object.assign(state, change);
    if (isOfMap(change))
        visible = visibleFrom(state);
    for (const watcher of watchers)
        watcher(change);
    shownTab = state.tab;
}

function isMovesShown()
{
    return state.tab === "moves";
}

// All accounts of the territories in sight, for the tab of moves.
function isMoveVisible(account)
{
    return isTierOn(account) &&
        (state.rep === null || account.rep === state.rep.ix ||
            account.before?.territory?.rep === state.rep);
}

function stateToggle(name, item)
{
    const set = new Set(state[name]);
    if (!set.delete(item))
        set.add(item);
    stateSet({ [name]: set });
}

function isTierOn(account)
{
    return !account || !state.tiersOff.has(account.tier);
}

// A left-out account belongs to the rep whose plan gives the reason.
function isLeftVisible(account)
{
    return account.reason !== null && isTierOn(account) &&
        (state.rep === null || account.reason.plan.rep === state.rep) &&
        !state.reasonsOff.has(account.reason.code);
}

function visibleFrom(chosen)
{
    const days = world.days.filter((day) => (chosen.rep === null || day.rep === chosen.rep) &&
            (chosen.day === null || day.day === chosen.day));
    return {
        days,
        stops: days.flatMap((day) => day.stops).filter((stop) => isTierOn(stop.account)),
        left: world.accounts.filter(isLeftVisible),
        unplanned: unplanned.filter((account) => isTierOn(account) &&
                (chosen.rep === null || account.rep === chosen.rep.ix)),
        plans: world.plans.filter((plan) => chosen.rep === null || plan.rep === chosen.rep),
        territories: world.territories,
        moved: world.moved.filter(isMoveVisible),
        settled: isMovesShown() ?
            world.accounts.filter((account) => !account.before && isMoveVisible(account)) :
            [],
    };
}

// Accounts that no plan speaks of (no plan at all, or no rep): drawn as plain places.
const unplanned = world.accounts.filter((a) => a.isPlaced && !a.reason && a.stops.length === 0);

let visible = visibleFrom(state);

function daySum(days)
{
    const sum = { visits: 0, valueCt: 0, travelCt: 0, driveS: 0, driveM: 0, visitS: 0, spanS: 0 };
    for (const day of days) {
        sum.visits += day.stops.length;
        sum.valueCt += day.valueCt;
        sum.travelCt += day.travelCt;
        sum.driveS += day.driveS;
        sum.driveM += day.driveM;
        sum.spanS += day.back - day.leave;
        sum.visitS += day.stops.reduce((s, stop) => s + stop.endTod - stop.startTod, 0);
    }
    return sum;
}

// How far plans' net can be from the best possible, in money: a share of it would say
// little where penalties make the net small.
function planGap(plans)
{
    return plans.reduce((total, plan) => total + Math.max(0, plan.boundCt - plan.netCt), 0);
}
