// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on top: places left out, the routes, the stops in order, homes.

let stamps = {};

// Shape and colour both tell the kind of reason, so that neither is needed alone.
function shapePath(pen, shape, r)
{
    pen.beginPath();
    if (shape === "diamond") {
        pen.moveTo(0, -r * 1.25);
        pen.lineTo(r * 1.25, 0);
        pen.lineTo(0, r * 1.25);
        pen.lineTo(-r * 1.25, 0);
    } else if (shape === "triangle") {
        pen.moveTo(0, -r * 1.2);
        pen.lineTo(r * 1.15, r * 0.9);
        pen.lineTo(-r * 1.15, r * 0.9);
    } else {
        pen.arc(0, 0, r, 0, 2 * Math.PI);
    }
    pen.closePath();
}

function shapeStamp(shape, r, stroke, fill)
{
    return stamp(4 * r, (pen) => {
        shapePath(pen, shape, r);
        pen.fillStyle = fill;
        pen.fill();
        pen.lineWidth = 1.25;
        pen.strokeStyle = stroke;
        pen.stroke();
    });
}

function reasonColour(group)
{
    return { cannot: colours.faint, pay: colours.mark, tried: colours.warn }[group];
}

function stampsMake()
{
    stamps = {};
    for (const size of [2.5, 3.5, 4.5]) {
        for (const group of reasonGroups)
            stamps[group.key + size] =
                shapeStamp(group.shape, size, reasonColour(group.key), colours.paper);
        for (let hue = 0; hue <= hueCount; hue++) {
            const colour = hue < hueCount ? colourOf(hue) : colours.faint;
            stamps[`plain${hue}-${size}`] = shapeStamp("ring", size * 0.75, colours.paper, colour);
        }
    }
}

function leftGroup(account)
{
    return account.reason.group;
}

// A place that no plan speaks of has the hue of its territory.
function plainKind(account)
{
    const territory = account.territory === null ? null : world.territories[account.territory];
    const rep = account.rep === null ? null : world.reps[account.rep];
    return `plain${territory ? hueOfTerritory(territory) : rep ? hueOfRep(rep) : hueCount}-`;
}

function leftSize(view, count)
{
    if (view.zoom >= 12 || count < 150)
        return 4.5;
    return view.zoom >= 9 || (count < 1500 && view.zoom >= 6.5) ? 3.5 : 2.5;
}

// Dots that would fall on the same two pixels are drawn once: fifty thousand places on
// one screen cost no more than the screen has room for.
function dotsDraw(pen, view, accounts, kindOf, size)
{
    const taken = new Set(), width = view.bounds.getSize().x;
    for (const account of accounts) {
        if (!account.isPlaced)
            continue;
        const x = view.px(account.x), y = view.py(account.y);
        if (!view.has(x, y))
            continue;
        const cell = Math.round(y / 2) * Math.ceil(width) + Math.round(x / 2);
        if (taken.has(cell))
            continue;
        taken.add(cell);
        stampPut(pen, stamps[kindOf(account) + size], x, y);
    }
    return taken.size;
}

function leftDraw(pen, view)
{
    if (!state.layers.left)
        return;
    const size = leftSize(view, visible.left.length + visible.unplanned.length);
    dotsDraw(pen, view, visible.unplanned, plainKind, size);
    dotsDraw(pen, view, visible.left, leftGroup, size);
}

// Before: every account has the colour of the territory it had; after: of the one it has.
// Those that changed hands are large, with a ring in the other colour.
function movedHues(account)
{
    const hueOf = (territory) => (territory ? hueOfTerritory(territory) : hueCount);
    const before = hueOf(account.before.territory);
    const after = hueOf(account.territory === null ? null : world.territories[account.territory]);
    return state.isBefore ? [before, after] : [after, before];
}

function movedDraw(pen, view, account)
{
    const x = view.px(account.x), y = view.py(account.y), r = view.zoom < 6.5 ? 4 : 5.5;
    if (!account.isPlaced || !view.has(x, y))
        return;
    const [fill, ring] =
        movedHues(account).map((hue) => (hue < hueCount ? colourOf(hue) : colours.faint));
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
    pen.fillStyle = fill;
    pen.fill();
    pen.lineWidth = 2.5;
    pen.strokeStyle = ring;
    pen.stroke();
    pen.beginPath();
    pen.arc(x, y, r + 2, 0, 2 * Math.PI);
    pen.lineWidth = 1;
    pen.strokeStyle = colours.paper;
    pen.stroke();
}

function movesDraw(pen, view)
{
    dotsDraw(pen, view, visible.settled, plainKind, leftSize(view, visible.settled.length));
    visible.moved.forEach((account) => movedDraw(pen, view, account));
    homesDraw(pen, view);
}

function dayPlaces(day)
{
    const places = [day.from, ...day.stops, day.to];
    return places.filter((place) => place && place.isPlaced);
}

function linePath(pen, view, places)
{
    pen.beginPath();
    places.forEach((place, i) => {
        if (i === 0)
            pen.moveTo(view.px(place.x), view.py(place.y));
        else
            pen.lineTo(view.px(place.x), view.py(place.y));
    });
}

// A small arrow half way along each leg that is long enough to carry one.
function arrowsDraw(pen, view, places, colour)
{
    pen.fillStyle = colour;
    for (let i = 1; i < places.length; i++) {
        const x0 = view.px(places[i - 1].x), y0 = view.py(places[i - 1].y);
        const x1 = view.px(places[i].x), y1 = view.py(places[i].y);
        if (Math.hypot(x1 - x0, y1 - y0) < 46)
            continue;
        pen.save();
        pen.translate((x0 + x1) / 2, (y0 + y1) / 2);
        pen.rotate(Math.atan2(y1 - y0, x1 - x0));
        pen.beginPath();
        pen.moveTo(6, 0);
        pen.lineTo(-4, -4.5);
        pen.lineTo(-4, 4.5);
        pen.fill();
        pen.restore();
    }
}

function routeDraw(pen, view, day)
{
    const places = dayPlaces(day);
    if (day.stops.length === 0 || places.length < 2)
        return;
    const colour = colourOf(hueOfDay(day));
    const way = day.way.length > 1 ? day.way : places;
    pen.lineJoin = pen.lineCap = "round";
    linePath(pen, view, way);
    pen.strokeStyle = colours.ground;
    pen.globalAlpha = 0.7;
    pen.lineWidth = 4.5;
    pen.stroke();
    pen.globalAlpha = 1;
    linePath(pen, view, way);
    pen.strokeStyle = colour;
    pen.lineWidth = state.rep || state.day !== null ? 2.25 : 1.5;
    pen.stroke();
    if (state.rep || state.day !== null)
        arrowsDraw(pen, view, way, colour);
}

function hasNumbers(view)
{
    return visible.stops.length <= 60 || view.zoom >= 11.5;
}

function stopDraw(pen, view, stop)
{
    const x = view.px(stop.x), y = view.py(stop.y);
    if (!stop.isPlaced || !view.has(x, y))
        return;
    const isBig = hasNumbers(view), r = isBig ? 9 : view.zoom < 6.5 ? 3 : 4;
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
    pen.fillStyle = colourOf(hueOfDay(stop.day));
    pen.fill();
    pen.lineWidth = isBig ? 1.5 : 1;
    pen.strokeStyle = colours.paper;
    pen.stroke();
    if (!isBig)
        return;
    if (stop.appointment !== null) {
        pen.beginPath();
        pen.arc(x, y, r + 2.5, 0, 2 * Math.PI);
        pen.lineWidth = 1.25;
        pen.strokeStyle = colourOf(hueOfDay(stop.day));
        pen.stroke();
    }
    pen.fillStyle = colours.paper;
    pen.fillText(String(stop.number), x, y + 0.5);
}

function housePath(pen)
{
    pen.beginPath();
    pen.moveTo(0, -8);
    pen.lineTo(8.5, -0.5);
    pen.lineTo(6, -0.5);
    pen.lineTo(6, 7);
    pen.lineTo(-6, 7);
    pen.lineTo(-6, -0.5);
    pen.lineTo(-8.5, -0.5);
    pen.closePath();
}

function homeDraw(pen, view, rep)
{
    const x = view.px(rep.x), y = view.py(rep.y);
    if (!rep.isPlaced || !view.has(x, y))
        return;
    pen.save();
    pen.translate(x, y);
    if (view.zoom < 6.5)
        pen.scale(0.7, 0.7);
    housePath(pen);
    pen.fillStyle = colours.paper;
    pen.fill();
    pen.lineWidth = 2;
    pen.strokeStyle = colourOf(hueOfRep(rep));
    pen.lineJoin = "round";
    pen.stroke();
    pen.restore();
}

function lodgingDraw(pen, view, lodging)
{
    const x = view.px(lodging.x), y = view.py(lodging.y);
    pen.fillStyle = colours.paper;
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 1.5;
    pen.fillRect(x - 6, y - 6, 12, 12);
    pen.strokeRect(x - 6, y - 6, 12, 12);
    pen.fillStyle = colours.ink;
    pen.fillText("z", x, y);
}

function homesDraw(pen, view)
{
    for (const rep of world.reps) {
        if (state.rep === null || rep === state.rep)
            homeDraw(pen, view, rep);
    }
    const used = new Set(visible.days.flatMap((day) => [day.from, day.to]));
    for (const lodging of world.lodgings) {
        if (used.has(lodging))
            lodgingDraw(pen, view, lodging);
    }
}

function marksDraw(pen, view)
{
    if (isMovesShown()) {
        movesDraw(pen, view);
        return;
    }
    leftDraw(pen, view);
    if (state.layers.routes)
        visible.days.forEach((day) => routeDraw(pen, view, day));
    pen.font = `600 10.5px ${fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    homesDraw(pen, view);
    if (state.layers.visits)
        visible.stops.forEach((stop) => stopDraw(pen, view, stop));
}

// What a pixel of the layer shows: the nearest stop, home or left-out account within
// reach, else the territory under it.
function nearest(view, things, at, reach)
{
    // In the square of the world and without roots: this runs at each move of the mouse.
    const x = (at.x - view.px(0)) / view.scale, y = (at.y - view.py(0)) / view.scale;
    let best = null, bestSquare = (reach / view.scale) ** 2;
    for (const thing of things) {
        if (!thing.isPlaced)
            continue;
        const dx = thing.x - x, dy = thing.y - y, square = dx * dx + dy * dy;
        if (square < bestSquare) {
            best = thing;
            bestSquare = square;
        }
    }
    return best;
}

function markAt(view, at, reach)
{
    if (isMovesShown()) {
        const account =
            nearest(view, visible.moved, at, reach) || nearest(view, visible.settled, at, reach);
        return account ? { kind: "account", thing: account } : null;
    }
    const stop = state.layers.visits ? nearest(view, visible.stops, at, reach) : null;
    if (stop)
        return { kind: "stop", thing: stop };
    const left = state.layers.left ?
        nearest(view, visible.left, at, reach) || nearest(view, visible.unplanned, at, reach) :
        null;
    return left ? { kind: "account", thing: left } : null;
}

function territoryAt(view, at)
{
    if (!state.layers.territories)
        return null;
    const x = (at.x - view.px(0)) / view.scale, y = (at.y - view.py(0)) / view.scale;
    const found = world.territories.find((t) => ringsHave(t.rings, x, y));
    return found ? { kind: "territory", thing: found } : null;
}
