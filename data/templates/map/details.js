// SPDX-License-Identifier: GPL-3.0-or-later
// What opens at a click: an account with its visits or its reason and its value taken
// apart, a territory with its loads, a rep.

function detailsHead(title, parts, badge)
{
    return element("header", { class: "details-head" },
        element("h2", {}, title, badge ? " " : null, badge),
        element("p", { class: "quiet" }, parts.filter((part) => part).join(" \u00b7 ")));
}

function stopPlace(stop)
{
    const count = stop.day.stops.length;
    return `${textDay(stop.day.day)} \u00b7 stop ${stop.number} of ${count} \u00b7 ${
        stop.day.rep.name}`;
}

function stopDetails(stop)
{
    const wait = stop.startTod - stop.arriveTod;
    return element("section", { class: "visit", "--hue": `var(--hue-${hueOfDay(stop.day)})` },
        element("p", { class: "when" }, element("strong", {}, textSpan(stop.startTod, stop.endTod)),
            ` ${stopPlace(stop)}`),
        element("p", { class: "quiet" },
            [
                stop.appointment === null ? null : appointmentWords[stop.appointment],
                stop.isPinned ? "pinned" : null,
                textWindows(stop.windows, stop.isKnown),
            ].filter((part) => part)
                .join(" \u00b7 ")),
        facts([
            [
                "Arrives",
                textTime(stop.arriveTod) + (wait >= 60 ? `, waits ${textLength(wait)}` : "")
            ],
            ["Drive there", `${textLength(stop.driveS)} \u00b7 ${textDistance(stop.driveM)}`],
            ["Value in the plan", textSum(stop.valueCt), "strong"],
            ["Worth of the visit", textSum(stop.worthCt)],
            ["Travel saved without it", textSum(stop.detourCt)],
        ]));
}

function reasonDetails(reason)
{
    const word = reasonWords[reason.code];
    return element("section", { class: "reason" },
        element(
            "p", { class: "when" }, reasonShape(reason.code), element("strong", {}, word.title)),
        element("p", {}, word.say(reason)),
        element("p", { class: "quiet" },
            `${reason.plan.rep.name} \u00b7 ${textDays(reason.plan.days.map((d) => d.day))}`));
}

function termsDetails(terms)
{
    return element("details", { class: "terms", open: true },
        element("summary", {}, "Where the value comes from"), facts([
            ["Chance to move deals", textSum(terms.dealCt)],
            ["Keeping the business", textSum(terms.maintenanceCt)],
            ["\u00d7 urgency", terms.urgency.toFixed(2)],
            ["\u00d7 chance to meet", textShare(terms.presencePpm / 1e6, 0)],
            ["= worth of a visit now", textSum(terms.worthCt), "strong"],
            [`worth after ${textCount(terms.waitDays, "day", "days")}`, textSum(terms.laterCt)],
            ["usual cost of a trip there", textSum(terms.tripCt)],
            ["gained by the wait", textSum(terms.gainCt)],
            ["= lost by waiting", textSum(terms.valueCt), "strong"],
        ]));
}

function dealsDetails(deals)
{
    const open = deals.filter((deal) => deal.stage !== "won" && deal.stage !== "lost");
    if (open.length === 0)
        return null;
    return element("section", {},
        element("h3", {}, textCount(open.length, "open deal", "open deals")),
        facts(open.slice(0, 6).map(
            (deal) => [`${deal.name || "Deal"} (${stageWords[deal.stage]}${
                           deal.closeDay === null ? "" : `, ${textDay(deal.closeDay)}`})`,
                textMoney(deal.amountCt)])));
}

function accountFacts(account)
{
    return facts([
        account.revenueCt > 0 ? ["Revenue a year", textMoney(account.revenueCt)] : null,
        ["Last visit", account.lastDay === null ? "none known" : textDayYear(account.lastDay)],
        [
            "Visit interval",
            account.intervalDays > 0 ? textCount(account.intervalDays, "day", "days") :
                                       "no visits wished"
        ],
    ]);
}

function moveText(account)
{
    const after =
        account.territory === null ? "no territory" : world.territories[account.territory].name;
    return `${world.isAhead ? "Would change" : "Changed"} hands: from ${account.before.name} to ${
        after}`;
}

// They hold a position and no name; nothing is asked before one is clicked.
function navigationDetails(place)
{
    if (!place.isPlaced || place.lat === null)
        return null;
    const at = `${place.lat.toFixed(6)},${place.lon.toFixed(6)}`;
    const link = (name, href) => element("a", { href, rel: "noreferrer" }, name);
    return element("p", { class: "go" }, "Navigate: ", link("map", `geo:${at}`), " ",
        link("Google", `https://www.google.com/maps/dir/?api=1&destination=${at}`), " ",
        link("Apple", `https://maps.apple.com/?daddr=${at}`), " ",
        link("Waze", `https://waze.com/ul?ll=${at}&navigate=yes`));
}

function accountDetails(account)
{
    const body = element("article", { class: "details" },
        detailsHead(account.name,
            [account.kind === "prospect" ? "prospect" : null, account.city, account.id],
            tierBadge(account)));
    if (account.before)
        body.append(element("p", { class: "quiet moved" }, moveText(account)));
    account.stops.forEach((stop) => body.append(stopDetails(stop)));
    if (account.reason)
        body.append(reasonDetails(account.reason));
    if (!account.reason && account.stops.length === 0)
        body.append(
            note(account.rep === null ? "No rep visits this account." : "No plan speaks of it."));
    if (account.terms)
        body.append(termsDetails(account.terms));
    const deals = dealsDetails(account.deals);
    const go = navigationDetails(account);
    body.append(...(deals ? [deals] : []), accountFacts(account), ...(go ? [go] : []));
    return body;
}

function stopOnlyDetails(stop)
{
    return element(
        "article", { class: "details" }, detailsHead(stop.name, ["event"]), stopDetails(stop));
}

function territoryDetails(territory)
{
    return element("article", { class: "details" },
        detailsHead(territory.name,
            [territory.rep ? territory.rep.name : "vacant", territory.district, territory.region]),
        territory.workload_h === null ? null : facts([
            ["Accounts", countFormat.format(territory.accounts)],
            ["Workload a year", `${countFormat.format(Math.round(territory.workload_h))} h`],
            ["against its target", textSigned(territory.workload_off), "strong"],
            ["Value a year", textMoney(territory.value_ct)],
            ["against its target", textSigned(territory.value_off), "strong"],
            ["Mean drive from home", textLength(territory.home_drive_s)],
            ["Pieces", countFormat.format(territory.pieces)],
            territory.moved > 0 ?
                ["Accounts that came from elsewhere", countFormat.format(territory.moved)] :
                null,
        ]));
}

function detailsOf(mark)
{
    if (mark.kind === "territory")
        return territoryDetails(mark.thing);
    if (mark.kind === "account")
        return accountDetails(mark.thing);
    return mark.thing.account ? accountDetails(mark.thing.account) : stopOnlyDetails(mark.thing);
}

function nameOf(mark)
{
    return mark.kind === "stop" ? `${mark.thing.number}. ${mark.thing.name}` : mark.thing.name;
}
