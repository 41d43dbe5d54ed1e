// SPDX-License-Identifier: GPL-3.0-or-later
// What lies under everything: the graticule, the territories and the names of towns.

const gridSteps = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005];

function gridStep(view)
{
    const pixels = view.scale * 256 / 360;
    return [...gridSteps].reverse().find((step) => step * pixels >= 110) || 30;
}

function gridDraw(pen, view)
{
    const step = gridStep(view), b = view.bounds;
    const southWest = view.map.layerPointToLatLng([b.min.x, b.max.y]);
    const northEast = view.map.layerPointToLatLng([b.max.x, b.min.y]);
    pen.strokeStyle = colours.grid;
    pen.lineWidth = 1;
    pen.beginPath();
    for (let i = Math.ceil(southWest.lng / step); i * step <= northEast.lng; i++) {
        const x = Math.round(view.map.latLngToLayerPoint([0, i * step]).x) + 0.5;
        pen.moveTo(x, b.min.y);
        pen.lineTo(x, b.max.y);
    }
    for (let i = Math.ceil(southWest.lat / step); i * step <= northEast.lat; i++) {
        const y = Math.round(view.map.latLngToLayerPoint([i * step, 0]).y) + 0.5;
        pen.moveTo(b.min.x, y);
        pen.lineTo(b.max.x, y);
    }
    pen.stroke();
}

// Degrees along the top and the right edge of the window, not of the canvas.
function gridLabels(pen, view)
{
    const step = gridStep(view), map = view.map, size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const bounds = map.getBounds();
    pen.font = `10px ${fontFamily}`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (let i = Math.ceil(bounds.getWest() / step); i * step <= bounds.getEast(); i++) {
        const x = map.latLngToContainerPoint([0, i * step]).x;
        if (x > 60 && x < size.x - 40)
            haloText(pen, textDegrees(i * step, step, "E", "W"), corner.x + x, corner.y + 10,
                colours.faint, colours.ground);
    }
    for (let i = Math.ceil(bounds.getSouth() / step); i * step <= bounds.getNorth(); i++) {
        const y = map.latLngToContainerPoint([i * step, 0]).y;
        if (y > 24 && y < size.y - 24)
            haloText(pen, textDegrees(i * step, step, "N", "S"), corner.x + size.x - 22,
                corner.y + y, colours.faint, colours.ground);
    }
}

function ringPath(pen, view, ring)
{
    ring.forEach((at, i) => {
        if (i === 0)
            pen.moveTo(view.px(at[0]), view.py(at[1]));
        else
            pen.lineTo(view.px(at[0]), view.py(at[1]));
    });
    pen.closePath();
}

function territoryDraw(pen, view, territory)
{
    const isFaint = state.rep !== null && territory.rep !== state.rep;
    const colour = colourOf(hueOfTerritory(territory));
    pen.beginPath();
    for (const ring of territory.rings)
        ringPath(pen, view, ring);
    pen.globalAlpha = isFaint ? 0.05 : 0.13;
    pen.fillStyle = colour;
    pen.fill("evenodd");
    pen.globalAlpha = isFaint ? 0.35 : 0.85;
    pen.strokeStyle = colour;
    pen.lineWidth = isFaint ? 1 : 1.5;
    pen.lineJoin = "round";
    pen.stroke();
    pen.globalAlpha = 1;
}

function ringArea(ring)
{
    let twice = 0;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
        twice += (ring[j][0] - ring[i][0]) * (ring[j][1] + ring[i][1]);
    return Math.abs(twice) / 2;
}

function ringsHave(rings, x, y)
{
    let inside = false;
    for (const ring of rings) {
        for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
            const [xi, yi] = ring[i], [xj, yj] = ring[j];
            if ((yi > y) !== (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi)
                inside = !inside;
        }
    }
    return inside;
}

function lengthToRings(rings, x, y)
{
    let least = Infinity;
    for (const ring of rings)
        for (const at of ring)
            least = Math.min(least, Math.hypot(at[0] - x, at[1] - y));
    return least;
}

// Where a territory's name can go: of a grid of points inside its largest ring, those
// farthest from the border, the farthest first.
function namePlaces(territory)
{
    const rings = territory.rings;
    if (rings.length === 0)
        return [];
    const largest = rings.reduce((a, b) => (ringArea(b) > ringArea(a) ? b : a));
    const xs = largest.map((p) => p[0]), ys = largest.map((p) => p[1]);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const places = [];
    for (let i = 1; i < 12; i++) {
        for (let j = 1; j < 12; j++) {
            const x = x0 + (x1 - x0) * i / 12, y = y0 + (y1 - y0) * j / 12;
            if (ringsHave([largest], x, y))
                places.push([x, y, lengthToRings(rings, x, y)]);
        }
    }
    return places.sort((a, b) => b[2] - a[2] || a[0] - b[0] || a[1] - b[1])
        .slice(0, world.territories.length > 60 ? 4 : 60);
}

for (const territory of world.territories) {
    territory.namePlaces = namePlaces(territory);
    territory.nameAt = territory.namePlaces[0] || null;
}

// The name with the rep below it where there is room for both, else the name alone.
function nameFit(pen, view, territory, lines, places)
{
    pen.font = `600 12.5px ${fontFamily}`;
    const width = Math.max(...lines.map((line) => pen.measureText(line).width));
    const at = territory.namePlaces.map((p) => [view.px(p[0]), view.py(p[1])])
                   .find((p) => view.has(p[0], p[1]) &&
                           places.take(p[0], p[1], width + 8, 17 * lines.length));
    return at || lines.length === 1 ? [lines, at] :
                                      nameFit(pen, view, territory, [lines[0]], places);
}

function territoryName(pen, view, territory, places)
{
    const both = [territory.name];
    if (territory.rep && territory.rep.name !== territory.name)
        both.push(territory.rep.name);
    const [lines, at] = nameFit(pen, view, territory, both, places);
    if (!at)
        return;
    const [x, y] = at;
    pen.globalAlpha = state.rep !== null && territory.rep !== state.rep ? 0.5 : 1;
    lines.forEach((line, i) => {
        pen.font = `${i === 0 ? 600 : 400} ${i === 0 ? 12.5 : 11.5}px ${fontFamily}`;
        haloText(pen, line, x, y + 15 * (i - (lines.length - 1) / 2),
            i === 0 ? colourOf(hueOfTerritory(territory)) : colours.quiet, colours.ground);
    });
    pen.globalAlpha = 1;
}

function townNames(pen, view, places)
{
    let left = 60;
    for (const town of world.towns) {
        const x = view.px(town.x), y = view.py(town.y);
        if (!view.has(x, y))
            continue;
        const size = Math.min(13, 10 + Math.log2(1 + town.count) / 3);
        pen.font = `${size}px ${fontFamily}`;
        if (!places.take(x, y + 14, pen.measureText(town.name).width + 14, size + 8))
            continue;
        haloText(pen, town.name, x, y + 14, colours.quiet, colours.ground);
        if (--left === 0)
            return;
    }
}

function groundDraw(pen, view)
{
    gridDraw(pen, view);
    if (!state.layers.territories)
        return;
    const isLast = (t) => (state.rep !== null && t.rep === state.rep ? 1 : 0);
    for (const territory of [...world.territories].sort((a, b) => isLast(a) - isLast(b)))
        territoryDraw(pen, view, territory);
}

function namesDraw(pen, view)
{
    const places = new Places();
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    gridLabels(pen, view);
    if (!state.layers.names)
        return;
    for (const rep of world.reps) {
        if (rep.isPlaced)
            places.block(view.px(rep.x), view.py(rep.y), 20, 20);
    }
    // Numbered stops are read; a town's name, close below its place, may touch one.
    if (state.layers.visits && hasNumbers(view) && !isMovesShown())
        visible.stops.forEach((s) => places.block(view.px(s.x), view.py(s.y), 18, 8));
    if (state.layers.territories)
        world.territories.forEach((t) => territoryName(pen, view, t, places));
    townNames(pen, view, places);
}
