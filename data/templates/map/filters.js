// SPDX-License-Identifier: GPL-3.0-or-later
// The controls above the lists: rep, day, tier, and the search for an account.

const foundMost = 12;

function repOptions()
{
    const select = byId("filter-rep");
    select.append(element("option", { value: "" }, `All reps (${world.reps.length})`),
        ...world.reps.map((rep) => element("option", { value: rep.ix }, rep.name)));
    select.addEventListener(
        "change", () => repChoose(select.value === "" ? null : world.reps[select.value]));
    stateWatch(() => {
        select.value = state.rep ? String(state.rep.ix) : "";
    });
}

function repChoose(rep)
{
    stateSet({ rep, tab: rep && state.tab === "reps" && world.plans.length ? "day" : state.tab });
    mapFit();
}

function segment(label, spoken, value)
{
    const button = element("button", {
        type: "button",
        "aria-label": spoken,
        "data-day": value ?? "",
        onclick: () => stateSet({ day: value })
    },
        ...label);
    stateWatch(() => {
        button.setAttribute("aria-pressed", String(state.day === value));
        const hue = state.rep && value !== null ? world.dates.indexOf(value) % hueCount : null;
        button.style.setProperty("--hue", hue === null ? "transparent" : `var(--hue-${hue})`);
    });
    return button;
}

function dayButtons()
{
    byId("filter-day")
        .append(segment(["All"], "All days", null),
            ...world.dates.map((day) => segment(
                                   [
                                       element("span", {}, textWeekday(day)),
                                       element("small", {}, textDayNumber(day))
                                   ],
                                   textDay(day), day)));
}

function tierButtons()
{
    const used = new Set(world.accounts.map((account) => account.tier));
    world.tiers.forEach((name, ix) => {
        if (!used.has(ix))
            return;
        const button = element("button", {
            type: "button",
            class: "chip",
            "data-tier": ix,
            onclick: () => stateToggle("tiersOff", ix)
        },
            name);
        stateWatch(() => button.setAttribute("aria-pressed", String(!state.tiersOff.has(ix))));
        byId("filter-tier").append(button);
    });
}

// Letters without accents and case, so that "riga" finds "Rīga".
function plainText(text)
{
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function accountSearch(words)
{
    const wanted = plainText(words).split(/\s+/).filter((word) => word);
    const found = [];
    for (const account of wanted.length === 0 ? [] : world.accounts) {
        account.plain =
            account.plain || plainText(`${account.name} ${account.city || ""} ${account.id}`);
        if (wanted.every((word) => account.plain.includes(word)) &&
            found.push(account) === foundMost)
            break;
    }
    return found;
}

function foundItem(account, ix)
{
    return element("li", {
        role: "option",
        id: `found-${ix}`,
        "aria-selected": "false",
        onmousedown: (event) => {
            event.preventDefault();
            foundTake(account);
        }
    },
        element("span", {}, account.name),
        element("small", { class: "quiet" }, account.city || account.id));
}

let found = [], foundAt = -1;

function foundShow(accounts)
{
    found = accounts;
    foundAt = -1;
    const list = byId("found");
    list.replaceChildren(...accounts.map(foundItem));
    list.hidden = accounts.length === 0;
    byId("search").setAttribute("aria-expanded", String(accounts.length > 0));
    byId("search").removeAttribute("aria-activedescendant");
}

function foundMove(step)
{
    if (found.length === 0)
        return;
    foundAt = (foundAt + step + found.length) % found.length;
    [...byId("found").children].forEach(
        (item, i) => item.setAttribute("aria-selected", String(i === foundAt)));
    byId("search").setAttribute("aria-activedescendant", `found-${foundAt}`);
}

function foundTake(account)
{
    foundShow([]);
    byId("search").value = account.name;
    markOpen({ kind: "account", thing: account }, true);
}

function searchKeys(event)
{
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (steps[event.key]) {
        event.preventDefault();
        foundMove(steps[event.key]);
    } else if (event.key === "Enter") {
        event.preventDefault();
        if (found.length > 0)
            foundTake(found[Math.max(0, foundAt)]);
    } else if (event.key === "Escape") {
        foundShow([]);
    }
}

function searchStart()
{
    const input = byId("search");
    input.addEventListener("input", () => foundShow(accountSearch(input.value)));
    input.addEventListener("keydown", searchKeys);
    input.addEventListener("blur", () => foundShow([]));
    byId("filters").addEventListener("submit", (event) => event.preventDefault());
}

function filtersStart()
{
    repOptions();
    dayButtons();
    tierButtons();
    searchStart();
    const days = byId("filter-day").closest("fieldset");
    days.hidden = world.dates.length === 0;
    days.classList.toggle("whole-row", world.dates.length > 5);
}
