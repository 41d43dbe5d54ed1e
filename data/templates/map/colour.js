// SPDX-License-Identifier: GPL-3.0-or-later
// Colours come from the style sheet, so that light and dark have their own; which
// territory gets which is decided here, once.

const hueCount = 8;
let colours = {};

function coloursRead()
{
    const style = getComputedStyle(document.documentElement);
    const get = (name) => style.getPropertyValue(name).trim();
    colours = { hues: [] };
    for (const name of ["ground", "paper", "ink", "quiet", "faint", "grid", "mark", "warn"])
        colours[name] = get(`--${name}`);
    for (let i = 0; i < hueCount; i++)
        colours.hues.push(get(`--hue-${i}`));
}

function middleOf(rep)
{
    const ring = rep.territory && rep.territory.rings[0];
    if (!ring)
        return rep.isPlaced ? [rep.x, rep.y] : null;
    const sum = ring.reduce((s, p) => [s[0] + p[0], s[1] + p[1]], [0, 0]);
    return [sum[0] / ring.length, sum[1] / ring.length];
}

// Each rep takes the hue whose nearest holder is farthest away: neighbours differ, and
// with eight hues any number of territories stays readable.
function huesSpread(middles)
{
    const holders = Array.from({ length: hueCount }, () => []);
    return middles.map((middle, i) => {
        let best = i % hueCount, bestLength = -1;
        for (let hue = 0; middle && hue < hueCount; hue++) {
            const length = holders[hue].reduce(
                (least, at) => Math.min(least, Math.hypot(at[0] - middle[0], at[1] - middle[1])),
                Infinity);
            if (length > bestLength)
                [best, bestLength] = [hue, length];
        }
        if (middle)
            holders[best].push(middle);
        return best;
    });
}

const repHues = huesSpread(world.reps.map(middleOf));
const vacantHues = new Map(
    world.territories.filter((t) => !t.rep).map((t, i) => [t, (world.reps.length + i) % hueCount]));

function hueOfRep(rep)
{
    return repHues[rep.ix];
}

function hueOfTerritory(territory)
{
    return territory.rep ? hueOfRep(territory.rep) : vacantHues.get(territory);
}

// One rep alone is coloured by day, several by rep.
function hueOfDay(day)
{
    return state.rep ? world.dates.indexOf(day.day) % hueCount : hueOfRep(day.rep);
}

function colourOf(hue)
{
    return colours.hues[hue];
}
