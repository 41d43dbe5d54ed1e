// SPDX-License-Identifier: GPL-3.0-or-later
// Every word and number that the page shows is made here.

const reasonGroups = [
    { key: "cannot", title: "Cannot be visited", shape: "ring" },
    { key: "pay", title: "Would not pay", shape: "diamond" },
    { key: "tried", title: "Not tried", shape: "triangle" },
];

// How near to being planned: what has a price comes first.
const reasonRanks = {
    pay: 0,
    tried: 1,
    cannot: 2
};

// By the words of the engine; `say` gets the reason and is one sentence.
const reasonWords = {
    not_due: {
        group: "cannot",
        title: "Not due",
        say: (r) => r.until === null ? "Not due this week." :
                                       `Not due: may be visited again from ${textDay(r.until)}.`
    },
    blocked: {
        group: "cannot",
        title: "Blocked",
        say: (r) =>
            r.until === null ? "Kept out of plans." : `Kept out of plans until ${textDay(r.until)}.`
    },
    no_interval:
        { group: "cannot", title: "No visits wished", say: () => "Its settings wish no visits." },
    no_window: {
        group: "cannot",
        title: "Shut when the rep works",
        say: () => "Shut whenever the rep works this week."
    },
    too_long: {
        group: "cannot",
        title: "Visit too long",
        say: () => "No opening is as long as the visit."
    },
    unreachable:
        { group: "cannot", title: "Unreachable", say: () => "No road or ferry leads there." },
    no_road:
        { group: "cannot", title: "Too far from any road", say: () => "No road is within 2 km." },
    too_far: {
        group: "cannot",
        title: "Too far for a day",
        say: () => "Going there and back does not fit in a day."
    },
    not_located: { group: "cannot", title: "Not located", say: () => "It has no coordinates." },
    rep_away: {
        group: "cannot",
        title: "Rep is away",
        say: () => "The rep does not work when it could be visited."
    },
    clash: {
        group: "cannot",
        title: "Appointment clashes",
        say: (r) => `Its appointment overlaps another${textBy(r, " at ")}.`
    },
    quota: {
        group: "cannot",
        title: "Quota is full",
        say: (r) => "A quota of the week is full: one more visit would bring " +
            `${textMoney(r.amountCt, 2)}.`
    },
    not_worth: {
        group: "pay",
        title: "Worth less than its trip",
        say: (r) => `Worth less than its trip: ${textMoney(r.amountCt, 2)} more ` +
            "would bring it in."
    },
    displaced: {
        group: "pay",
        title: "Displaced",
        say: (r) => `Displaced${textBy(r, " by ")}: forcing it in would cost ` +
            `${textMoney(r.amountCt, 2)}.`
    },
    remote: {
        group: "pay",
        title: "Better by remote touch",
        say: (r) => `A call or mail brings ${textMoney(r.amountCt, 2)} more ` +
            "than a visit."
    },
    effort: {
        group: "tried",
        title: "Effort ended first",
        say: () => "The search ended before it was tried."
    },
};

const stageWords = {
    lead: "lead",
    qualified: "qualified",
    proposal: "proposal",
    negotiation: "negotiation",
    won: "won",
    lost: "lost",
};

const appointmentWords = {
    fixed: "appointment",
    leeway: "appointment, some leeway",
    day: "appointment, any time that day",
    week: "appointment, any day",
};

function textBy(reason, before)
{
    return reason.by ? before + reason.by.name : "";
}

function moneyFormat(currency, decimals)
{
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    if (!/^[A-Z]{3}$/.test(currency))
        return new Intl.NumberFormat("en-GB", digits);
    return new Intl.NumberFormat(
        "en-GB", { style: "currency", currency, currencyDisplay: "narrowSymbol", ...digits });
}

const moneyFormats = new Map();

function textMoney(ct, decimals = 0)
{
    if (!moneyFormats.has(decimals))
        moneyFormats.set(decimals, moneyFormat(world.currency, decimals));
    return moneyFormats.get(decimals).format(ct / 100).replace("-", "\u2212");
}

// Large sums without cents, small ones with.
function textSum(ct)
{
    return textMoney(ct, Math.abs(ct) < 10000 ? 2 : 0);
}

const countFormat = new Intl.NumberFormat("en-GB");

function textCount(count, one, many)
{
    return `${countFormat.format(count)} ${count === 1 ? one : many}`;
}

function textShare(share, decimals = 1)
{
    return `${(100 * share).toFixed(decimals)}\u202f%`;
}

function textSigned(share)
{
    const sign = share > 0 ? "+" : share < 0 ? "\u2212" : "";
    return sign + textShare(Math.abs(share));
}

function textLength(seconds)
{
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes}\u202fmin`;
    return `${Math.floor(minutes / 60)}\u202fh\u202f${String(minutes % 60).padStart(2, "0")}`;
}

function textHours(seconds)
{
    return (seconds / 3600).toFixed(1);
}

function textDistance(metres)
{
    const km = metres / 1000;
    return `${km < 10 ? km.toFixed(1) : countFormat.format(Math.round(km))}\u202fkm`;
}

function textTime(tod)
{
    const minutes = Math.floor(tod / 60);
    const hours = Math.floor(minutes / 60);
    return `${String(hours).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

function textSpan(from, until)
{
    return `${textTime(from)}\u2013${textTime(until)}`;
}

function dayFormat(options)
{
    const format = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });
    return (day) => format.format(new Date(day * 86400000));
}

const textDay = dayFormat({ weekday: "short", day: "numeric", month: "short" });
const textDayYear = dayFormat({ day: "numeric", month: "short", year: "numeric" });
const textWeekday = dayFormat({ weekday: "short" });
const textDayNumber = dayFormat({ day: "numeric" });
const textMonth = dayFormat({ month: "short" });

function textDays(days)
{
    if (days.length === 0)
        return "";
    const first = days[0], last = days[days.length - 1];
    return first === last ?
        textDayYear(first) :
        `${textDay(first)} \u2013 ${textDay(last)} ${new Date(last * 86400000).getUTCFullYear()}`;
}

// "2026-11-23T07:00:00+02:00" as people say it; anything else as it is.
function textMade(made)
{
    const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(made);
    if (!parts)
        return made;
    return `${textDayYear(Date.UTC(parts[1], parts[2] - 1, parts[3]) / 86400000)}, ${parts[4]}`;
}

function textWindows(windows, known)
{
    if (!known)
        return "opening hours not known";
    return "open " + windows.map((w) => textSpan(w[0], w[1])).join(", ");
}

function textDegrees(degrees, step, positive, negative)
{
    const turned = ((degrees + 540) % 360) - 180;
    const shown = positive === "E" ? turned : degrees;
    const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const hemisphere = shown > 1e-9 ? positive : shown < -1e-9 ? negative : "";
    return `${Math.abs(shown).toFixed(decimals)}\u00b0${hemisphere}`;
}
