// SPDX-License-Identifier: GPL-3.0-or-later
// Elements of the page. Text goes in as text, never as markup, so no name can be more
// than a name.

function element(tag, attributes = {}, ...children)
{
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false)
            continue;
        if (name === "class")
            made.className = value;
        else if (name.startsWith("on"))
            made.addEventListener(name.slice(2), value);
        else if (name.startsWith("--"))
            made.style.setProperty(name, value);
        else
            made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
}

function byId(id)
{
    return document.getElementById(id);
}

function swatch(hue, kind = "fill")
{
    return element(
        "span", { class: `swatch ${kind}`, "aria-hidden": "true", "--hue": `var(--hue-${hue})` });
}

const drawingSpace = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children)
{
    const made = document.createElementNS(drawingSpace, tag);
    for (const [name, value] of Object.entries(attributes))
        made.setAttribute(name, value);
    made.append(...children);
    return made;
}

const shapeData = {
    ring: "M8 4a4 4 0 1 0 .01 0z",
    diamond: "M8 2.5 13.5 8 8 13.5 2.5 8z",
    triangle: "M8 3 13 12H3z",
    house: "M8 1.5 14.5 8H12.5V14H3.5V8H1.5z",
};

function shape(name, group)
{
    return svg("svg", { viewBox: "0 0 16 16", class: `shape ${group}`, "aria-hidden": "true" },
        svg("path", { d: shapeData[name] }));
}

function reasonShape(code)
{
    const group = reasonGroups.find((g) => g.key === reasonWords[code].group);
    return shape(group.shape, group.key);
}

function tierBadge(account)
{
    return element("span", { class: "badge", title: "Tier" }, world.tiers[account.tier]);
}

// Term and value, one row each; rows with nothing to say are left out.
function facts(rows)
{
    const list = element("dl", { class: "facts" });
    for (const row of rows.filter((r) => r)) {
        list.append(element("dt", {}, row[0]), element("dd", { class: row[2] }, row[1]));
    }
    return list;
}

function note(text)
{
    return element("p", { class: "note quiet" }, text);
}
