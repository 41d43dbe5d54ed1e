// SPDX-License-Identifier: GPL-3.0-or-later
// The lists beside the map: a table of reps, the days of a rep hour by hour, what was
// left out and why, and the territories.

const leftMost = 60;

function tableOf(columns, rows, total, label)
{
    const cell = (column, value, tag, scope) =>
        element(tag, { class: column.left ? "left" : "number", scope }, value);
    const line = (values) => values.map(
        (value, i) => cell(columns[i], value, i === 0 ? "th" : "td", i === 0 ? "row" : null));
    return element("table", { "aria-label": label },
        element("thead", {},
            element("tr", {}, ...columns.map((column) => cell(column, column.title, "th", "col")))),
        element(
            "tbody", {}, ...rows.map((row) => element("tr", row.attributes, ...line(row.values)))),
        total ? element("tfoot", {}, element("tr", {}, ...line(total))) : "");
}

/* ---- reps ---- */

function repFigures(rep)
{
    const plans = rep.plans, days = visible.days.filter((day) => day.rep === rep);
    const sum = daySum(days);
    const whole = state.day === null;
    return {
        ...sum,
        gap: plans.length ? planGap(plans) : null,
        netCt: whole ? plans.reduce((net, plan) => net + plan.netCt, 0) : sum.valueCt - sum.travelCt
    };
}

function repRow(rep)
{
    const f = repFigures(rep), isChosen = state.rep === rep;
    const button = element("button", {
        type: "button",
        class: "link",
        "aria-pressed": String(isChosen),
        onclick: () => repChoose(isChosen ? null : rep)
    },
        swatch(hueOfRep(rep)), element("span", {}, rep.name));
    return {
        attributes: { class: isChosen ? "chosen" : null, "data-rep": rep.ix },
        values: [
            button, String(f.visits), textMoney(f.valueCt), textMoney(f.netCt),
            f.gap === null ? "\u2013" : textMoney(f.gap),
            countFormat.format(Math.round(f.driveM / 1000)), textHours(f.driveS)
        ]
    };
}

const repColumns = [
    { title: "Rep", left: true }, { title: "Visits" }, { title: "Value" }, { title: "Net" },
    { title: "Gap" }, { title: "km" }, { title: "Drive h" }
];

function repsTotal()
{
    const planned = world.reps.filter((rep) => rep.plans.length > 0).map(repFigures);
    const sum = (key) => planned.reduce((total, f) => total + f[key], 0);
    return [
        "All", countFormat.format(sum("visits")), textMoney(sum("valueCt")),
        textMoney(sum("netCt")), textMoney(planGap(world.plans)),
        countFormat.format(Math.round(sum("driveM") / 1000)), textHours(sum("driveS"))
    ];
}

function repsList()
{
    if (world.plans.length === 0)
        return [note("No plan is in this file.")];
    const shown = state.rep ? [state.rep] : world.reps;
    const rows = shown.filter((rep) => rep.plans.length > 0).map(repRow);
    return [
        tableOf(repColumns, rows, state.rep ? null : repsTotal(), "Summary by rep"),
        note(
            "Net is value less travel, nights and penalties. Gap is the most that a better plan could add: no plan of this week does better.")
    ];
}

/* ---- the day ---- */

function timelineItem(kind, tod, ...parts)
{
    return element("li", { class: `at ${kind}` },
        element("time", {}, tod === null ? "" : textTime(tod)), element("div", {}, ...parts));
}

function leg(seconds, metres, waitS)
{
    const parts = [`${textLength(seconds)} \u00b7 ${textDistance(metres)}`];
    if (waitS >= 60)
        parts.push(`waits ${textLength(waitS)}`);
    return element("li", { class: "leg quiet" }, parts.join(" \u00b7 "));
}

function lunchItem(day)
{
    return timelineItem("lunch", day.lunch, `Lunch \u00b7 ${textLength(day.plan.lunchS)}`);
}

// A leg and the stop it leads to; lunch before the leg, or on arrival, in the wait.
function stopItems(day, stop, hasLunch)
{
    const isOnArrival = hasLunch && day.lunch >= stop.arriveTod;
    const waitS = stop.startTod - stop.arriveTod - (isOnArrival ? day.plan.lunchS : 0);
    return [
        hasLunch && !isOnArrival ? lunchItem(day) : null, leg(stop.driveS, stop.driveM, waitS),
        isOnArrival ? lunchItem(day) : null, stopItem(stop)
    ].filter((item) => item);
}

function stopItem(stop)
{
    const mark = { kind: "stop", thing: stop };
    const button = element("button", {
        type: "button",
        class: "stop",
        "data-stop": stop.number,
        onclick: () => markOpen(mark, true),
        onmouseenter: () => markPoint(mark),
        onmouseleave: () => markPoint(null),
        onfocus: () => markPoint(mark),
        onblur: () => markPoint(null)
    },
        element("span", { class: "number-disc", "aria-hidden": "true" }, String(stop.number)),
        element("span", { class: "stop-name" }, stop.name),
        element("span", { class: "stop-value" }, textSum(stop.valueCt)),
        element("small", { class: "quiet" }, [
            textSpan(stop.startTod, stop.endTod), stop.account ? stop.account.city : null,
            stop.appointment === null ? null : appointmentWords[stop.appointment],
            stop.isPinned ? "pinned" : null
        ].filter((part) => part).join(" \u00b7 ")));
    return timelineItem(`stop-line${isTierOn(stop.account) ? "" : " off"}`, stop.arriveTod, button);
}

function dayTimeline(day)
{
    const list = element("ol", { class: "timeline", "--hue": `var(--hue-${hueOfDay(day)})` });
    let lunch = day.lunch;
    list.append(timelineItem(
        "end", day.leave, day.from === day.rep ? "Leaves home" : `Leaves ${day.from.name}`));
    for (const stop of day.stops) {
        const hasLunch = lunch !== null && lunch < stop.startTod;
        list.append(...stopItems(day, stop, hasLunch));
        if (hasLunch)
            lunch = null;
    }
    if (lunch !== null)
        list.append(lunchItem(day));
    list.append(leg(day.backS, day.backM, 0),
        timelineItem("end", day.back, day.to === day.rep ? "Home" : `Sleeps at ${day.to.name}`));
    return list;
}

function dayHead(day, tag)
{
    const parts = day.stops.length === 0 ? ["no visits"] : [
        textCount(day.stops.length, "visit", "visits"), textMoney(day.valueCt),
        textDistance(day.driveM), `${textLength(day.driveS)} driving`
    ];
    if (day.byFerry)
        parts.push("by ferry");
    if (day.straightLegs > 0)
        parts.push(`${textCount(day.straightLegs, "leg", "legs")} drawn straight`);
    return element(tag, { class: "day-head" }, swatch(hueOfDay(day)),
        element("strong", {}, textDay(day.day)),
        element("span", { class: "quiet" }, parts.join(" \u00b7 ")));
}

// What the reader opened or shut stays so when lists are drawn anew.
const openDays = new Map();

function dayBlock(day, isUsuallyOpen)
{
    if (day.stops.length === 0)
        return element("div", { class: "day", "data-day": day.day }, dayHead(day, "p"));
    const key = `${world.plans.indexOf(day.plan)} ${day.day} ${state.rep !== null}`;
    const block = element("details", {
        class: "day",
        "data-day": day.day,
        open: openDays.has(key) ? openDays.get(key) : isUsuallyOpen
    },
        dayHead(day, "summary"), dayTimeline(day));
    block.addEventListener("toggle", () => openDays.set(key, block.open));
    return block;
}

function dayList()
{
    if (world.plans.length === 0)
        return [note("No plan is in this file.")];
    const groups = [];
    for (const rep of state.rep ? [state.rep] : world.reps) {
        const days = visible.days.filter((day) => day.rep === rep && world.dates.includes(day.day));
        if (days.length === 0)
            continue;
        if (!state.rep)
            groups.push(element("h2", { class: "rep-head" }, swatch(hueOfRep(rep)), rep.name));
        groups.push(...days.map((day) => dayBlock(day, state.rep !== null)));
    }
    return groups;
}

/* ---- left out ---- */

function reasonToggle(code, count)
{
    const box = element("input",
        { type: "checkbox", "data-reason": code, onchange: () => stateToggle("reasonsOff", code) });
    box.checked = !state.reasonsOff.has(code);
    return element("label", { class: "reason-line" }, box, reasonShape(code),
        element("span", {}, reasonWords[code].title), element("b", {}, countFormat.format(count)));
}

function leftOfRep()
{
    return world.accounts.filter((account) => account.reason && isTierOn(account) &&
            (state.rep === null || account.reason.plan.rep === state.rep));
}

function leftItem(account)
{
    const mark = { kind: "account", thing: account };
    return element("li", {},
        element("button", {
            type: "button",
            class: "left-item",
            onclick: () => markOpen(mark, true),
            onmouseenter: () => markPoint(mark),
            onmouseleave: () => markPoint(null)
        },
            element("span", {}, reasonShape(account.reason.code), account.name, " ",
                tierBadge(account)),
            element("small", { class: "quiet" },
                reasonWords[account.reason.code].say(account.reason))));
}

function reasonCounts(accounts)
{
    const counts = new Map();
    for (const account of accounts)
        counts.set(account.reason.code, (counts.get(account.reason.code) || 0) + 1);
    return counts;
}

// Nearest to being planned first: those with a price, the lowest price first.
function leftOrder(a, b)
{
    return a.reason.rank - b.reason.rank || a.reason.amountCt - b.reason.amountCt || a.ix - b.ix;
}

function leftList()
{
    const all = leftOfRep(), counts = reasonCounts(all);
    if (all.length === 0)
        return [note(world.plans.length ? "Nothing was left out." : "No plan is in this file.")];
    const blocks = reasonGroups.map((group) => {
        const codes =
            Object.keys(reasonWords)
                .filter((code) => counts.has(code) && reasonWords[code].group === group.key);
        return codes.length === 0 ?
            null :
            element("fieldset", { class: "reasons" }, element("legend", {}, group.title),
                ...codes.map((code) => reasonToggle(code, counts.get(code))));
    });
    const listed = visible.left.slice().sort(leftOrder);
    const more = listed.length > leftMost ?
        note(`and ${
            countFormat.format(
                listed.length - leftMost)} more; filter by rep, tier or reason to see them.`) :
        null;
    return [
        ...blocks, element("h2", {}, "Nearest to being planned"),
        element("ol", { class: "left-list" }, ...listed.slice(0, leftMost).map(leftItem)), more
    ].filter((b) => b);
}

/* ---- territories ---- */

function offBar(off)
{
    const width = Math.min(1, Math.abs(off) / 0.2) * 50;
    return element("span", { class: "off" }, textSigned(off), element("span", {
        class: "bar",
        "aria-hidden": "true",
        "--from": `${off < 0 ? 50 - width : 50}%`,
        "--width": `${width}%`
    }));
}

const territoryColumns = [
    { title: "Territory", left: true }, { title: "Accounts" }, { title: "Hours a year" },
    { title: "off target" }, { title: "Value a year" }, { title: "off target" }
];

function territoryRow(territory)
{
    const mark = { kind: "territory", thing: territory };
    const button =
        element("button", { type: "button", class: "link", onclick: () => markOpen(mark, true) },
            swatch(hueOfTerritory(territory)),
            element("span", {}, territory.name,
                territory.rep && territory.rep.name !== territory.name ?
                    element("small", { class: "quiet" }, territory.rep.name) :
                    ""));
    const has = territory.workload_h !== null;
    return {
        attributes: {
            "data-territory": territory.ix,
            class: territory.rep && territory.rep === state.rep ? "chosen" : null
        },
        values: [
            button, countFormat.format(territory.accounts),
            has ? countFormat.format(Math.round(territory.workload_h)) : "\u2013",
            has ? offBar(territory.workload_off) : "\u2013",
            has ? textMoney(territory.value_ct) : "\u2013",
            has ? offBar(territory.value_off) : "\u2013"
        ]
    };
}

function territoriesList()
{
    return [tableOf(territoryColumns, world.territories.map(territoryRow), null, "Territories")];
}

/* ---- moves ---- */

function moveButton(label, isBefore)
{
    return element("button", {
        type: "button",
        "data-before": String(isBefore),
        "aria-pressed": String(state.isBefore === isBefore),
        onclick: () => stateSet({ isBefore })
    },
        label);
}

// From which territory to which, the most accounts first.
function moveGroups()
{
    const groups = new Map();
    for (const account of visible.moved) {
        const to = account.territory === null ? "none" : world.territories[account.territory].name;
        const key = `${account.before.name}\u0000${to}`;
        if (!groups.has(key))
            groups.set(key, { from: account.before.name, to, accounts: [] });
        groups.get(key).accounts.push(account);
    }
    return [...groups.values()].sort((a, b) => b.accounts.length - a.accounts.length ||
            (a.from + a.to < b.from + b.to ? -1 : 1));
}

function moveItem(account)
{
    const mark = { kind: "account", thing: account };
    return element("li", {},
        element("button", {
            type: "button",
            class: "left-item",
            onclick: () => markOpen(mark, true),
            onmouseenter: () => markPoint(mark),
            onmouseleave: () => markPoint(null)
        },
            element("span", {}, account.name, " ", tierBadge(account)),
            element("small", { class: "quiet" }, [
                account.city, account.revenueCt > 0 ? textMoney(account.revenueCt) : null
            ].filter((part) => part).join(" \u00b7 "))));
}

function moveBlock(group)
{
    const shown = group.accounts.slice(0, leftMost);
    const more = group.accounts.length - shown.length;
    return element("details", { class: "day move", open: true },
        element("summary", { class: "day-head" },
            element("strong", {}, `${group.from} \u2192 ${group.to}`),
            element("span", { class: "quiet" },
                textCount(group.accounts.length, "account", "accounts"))),
        element("ol", { class: "left-list" }, ...shown.map(moveItem)),
        more > 0 ? note(`and ${countFormat.format(more)} more`) : null);
}

function movesList()
{
    return [
        element("div", { class: "segments", role: "group", "aria-label": "Before or after" },
            moveButton("Before", true), moveButton("After", false)),
        note(`${textCount(visible.moved.length, "account", "accounts")} ` +
            (world.isAhead ? "would change hands if these territories were put in use" :
                             "changed hands when territories were made last") +
            ". On the map they are large, with a ring in the " +
            "colour of the other territory."),
        ...moveGroups().map(moveBlock)
    ];
}

/* ---- tabs ---- */

const tabs = [
    {
        key: "reps",
        title: "Reps",
        make: repsList,
        has: () => world.plans.length > 0 || world.territories.length === 0
    },
    { key: "day", title: "Days", make: dayList, has: () => world.plans.length > 0 },
    { key: "left", title: "Left out", make: leftList, has: () => world.plans.length > 0 },
    {
        key: "territories",
        title: "Territories",
        make: territoriesList,
        has: () => world.territories.length > 0
    },
    { key: "moves", title: "Moved", make: movesList, has: () => world.moved.length > 0 },
].filter((tab) => tab.has());

function tabKeys(event)
{
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step)
        return;
    const at = tabs.findIndex((tab) => tab.key === state.tab);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    stateSet({ tab: next.key });
    byId(`tab-${next.key}`).focus();
}

const focusable = "button, input, summary";

// Drawing a list anew must not take the focus from the control that caused it.
function focusKeep(list, draw)
{
    const at = [...list.querySelectorAll(focusable)].indexOf(document.activeElement);
    draw();
    if (at !== -1)
        [...list.querySelectorAll(focusable)][at]?.focus({ preventScroll: true });
}

function listsDraw()
{
    for (const tab of tabs) {
        const isChosen = tab.key === state.tab;
        const button = byId(`tab-${tab.key}`), list = byId(`list-${tab.key}`);
        button.setAttribute("aria-selected", String(isChosen));
        button.tabIndex = isChosen ? 0 : -1;
        list.hidden = !isChosen;
        focusKeep(list, () => list.replaceChildren(...(isChosen ? tab.make() : [])));
    }
}

function listsStart()
{
    for (const tab of tabs) {
        byId("tabs").append(element("button", {
            type: "button",
            role: "tab",
            id: `tab-${tab.key}`,
            "aria-controls": `list-${tab.key}`,
            onclick: () => stateSet({ tab: tab.key }),
            onkeydown: tabKeys
        },
            tab.title));
        byId("lists").append(element("div", {
            role: "tabpanel",
            id: `list-${tab.key}`,
            "aria-labelledby": `tab-${tab.key}`,
            class: "list",
            tabindex: "0"
        }));
    }
    stateWatch((change) => {
        if (!("chosen" in change))
            listsDraw();
    });
}
