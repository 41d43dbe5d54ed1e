// SPDX-License-Identifier: GPL-3.0-or-later
// The map itself, and what holds the parts together.

const map = L.map("map", {
    zoomControl: false,
    attributionControl: false,
    zoomSnap: 0.25,
    zoomDelta: 0.5,
    wheelPxPerZoomLevel: 90,
    minZoom: 1,
    maxZoom: 18,
    fadeAnimation: false,
});
const ground = new Drawing(groundDraw, { padding: 0.3, pane: "tilePane" });
// Drawn only where --tiles named a server; the page asks no network otherwise.
const tiles =
    world.tiles ? L.tileLayer(world.tiles, { pane: "tiles", maxZoom: 19, opacity: 0.75 }) : null;
const marks = new Drawing((pen, view) => {
    marksDraw(pen, view);
    namesDraw(pen, view);
    counted();
}, { padding: 0.3 });
const pointer = new Drawing(pointerDraw, { padding: 0 });
let pointed = null;
let isDragged = false;

// Whether the map moves, by a drag or of itself to bring details in sight, is told outside too.
// What the mouse pointed at has gone from under it by then.
function movingWatch()
{
    map.on("movestart moveend", (event) => {
        map.getContainer().dataset.moving = String(event.type === "movestart");
        hintShow(null);
    });
    map.on("dragstart dragend", (event) => {
        isDragged = event.type === "dragstart";
    });
}

// What is drawn, for whoever looks from outside: tests, and style sheets of others.
function counted()
{
    const shown = map.getContainer().dataset;
    shown.territories = state.layers.territories ? world.territories.length : 0;
    shown.routes =
        state.layers.routes ? visible.days.filter((day) => day.stops.length > 0).length : 0;
    shown.stops = state.layers.visits ? visible.stops.length : 0;
    shown.left = state.layers.left ? visible.left.filter((account) => account.isPlaced).length : 0;
    shown.moved = isMovesShown() ? visible.moved.filter((account) => account.isPlaced).length : 0;
    shown.accounts = state.layers.left ? visible.unplanned.length : 0;
}

function pointerDraw(pen, view)
{
    const mark = pointed || state.chosen;
    if (!mark || mark.kind === "territory" || !mark.thing.isPlaced)
        return;
    pen.beginPath();
    pen.arc(view.px(mark.thing.x), view.py(mark.thing.y), 13, 0, 2 * Math.PI);
    pen.lineWidth = 2.5;
    pen.strokeStyle = colours.ink;
    pen.stroke();
}

function viewNow()
{
    return viewOf(map, marks._bounds);
}

function worldToLatLng(x, y)
{
    return map.unproject([x, y], 0);
}

function boundsOf(things)
{
    const bounds = L.latLngBounds([]);
    for (const thing of things) {
        if (thing && thing.isPlaced)
            bounds.extend(worldToLatLng(thing.x, thing.y));
    }
    return bounds;
}

function fitBounds()
{
    const territory = state.rep && state.rep.territory;
    const rings = territory ? territory.rings :
        state.rep           ? [] :
                              world.territories.flatMap((t) => t.rings);
    const bounds = boundsOf(rings.flat().map((at) => ({ isPlaced: true, x: at[0], y: at[1] })));
    if (state.rep || !bounds.isValid())
        bounds.extend(
            boundsOf([...visible.stops, state.rep, ...(state.rep ? [] : world.accounts)]));
    if (!bounds.isValid())
        bounds.extend(boundsOf([...world.accounts, ...world.reps]));
    return bounds.isValid() ? bounds : L.latLngBounds([[-55, -170], [75, 170]]);
}

function mapFit()
{
    map.fitBounds(
        fitBounds(), { padding: isNarrow() ? [10, 16] : [28, 28], maxZoom: 14, animate: false });
}

function markPoint(mark)
{
    if (pointed === mark)
        return;
    pointed = mark;
    pointer.draw();
}

/* ---- the mouse ---- */

const hint = element("div", { class: "hint", hidden: true });

function hintShow(mark, at)
{
    hint.hidden = !mark;
    if (!mark)
        return;
    hint.textContent = nameOf(mark);
    const size = map.getSize();
    hint.style.left = `${Math.min(at.x + 14, size.x - hint.offsetWidth - 8)}px`;
    hint.style.top = `${Math.min(at.y + 14, size.y - hint.offsetHeight - 8)}px`;
}

function mapMove(event)
{
    // While the map is dragged nothing can be pointed at, and nothing else may take time.
    if (isDragged)
        return;
    const mark = markAt(viewNow(), event.layerPoint, 11);
    map.getContainer().classList.toggle("is-pointing", mark !== null);
    markPoint(mark && (!pointed || pointed.thing !== mark.thing) ? mark : mark ? pointed : null);
    hintShow(mark, event.containerPoint);
}

function mapClick(event)
{
    const view = viewNow();
    const mark = markAt(view, event.layerPoint, L.Browser.touch ? 18 : 12) ||
        territoryAt(view, event.layerPoint);
    if (mark)
        markOpen(mark, false, mark.kind === "territory" ? event.latlng : null);
}

/* ---- legend and head ---- */

function layerLine(key, title, symbol)
{
    const box = element("input", {
        type: "checkbox",
        "data-layer": key,
        onchange: () => stateSet({ layers: {...state.layers, [key]: box.checked } })
    });
    box.checked = state.layers[key];
    return element("label", { class: "layer" }, box, symbol, element("span", {}, title));
}

function legendStart()
{
    const has = { plans: world.plans.length > 0, territories: world.territories.length > 0 };
    byId("legend-body")
        .append(...[has.territories ? layerLine("territories", "Territories", swatch(0, "area")) :
                                      null,
            has.plans ? layerLine("routes", "Day routes", swatch(0, "line")) : null,
            has.plans ?
                layerLine("visits", "Visits in order",
                    element("span", { class: "number-disc small", "aria-hidden": "true" }, "1")) :
                null,
            layerLine(
                "names", "Names", element("span", { class: "aa", "aria-hidden": "true" }, "Aa")),
            layerLine("left", has.plans ? "Left out" : "Accounts",
                has.plans ?
                    element("span", {}) :
                    element("span",
                        { class: "swatch dot", "aria-hidden": "true", "--hue": "var(--hue-0)" })),
    ].filter((line) => line));
    if (has.plans)
        byId("legend-body")
            .append(element("ul", { class: "shapes" },
                ...reasonGroups.map(
                    (group) => element("li", {}, shape(group.shape, group.key), group.title))));
    byId("legend-body")
        .append(element("p", { class: "home-line" }, shape("house", "home"), "Home of a rep"));
    byId("legend").open = window.innerWidth > 760;
}

function figure(title, value, more)
{
    return element("div", {}, element("dt", {}, title),
        element("dd", {}, value, more ? element("small", {}, more) : ""));
}

// The territory that is farthest off its target, by either load.
function loadFigures()
{
    const worst = (key) =>
        world.territories.filter((t) => t.workload_h !== null)
            .reduce((most, t) => (Math.abs(t[key]) > Math.abs(most) ? t[key] : most), 0);
    return world.territories.some((t) => t.workload_h !== null) ?
        [figure("Farthest off", textSigned(worst("workload_off")),
            `workload; value ${textSigned(worst("value_off"))}`)] :
        [];
}

function figuresDraw()
{
    const sum = daySum(visible.days), whole = state.day === null;
    const netCt = whole ? visible.plans.reduce((net, plan) => net + plan.netCt, 0) :
                          sum.valueCt - sum.travelCt;
    const gap = textMoney(planGap(visible.plans));
    byId("figures").replaceChildren(...(world.plans.length === 0 ?
            [
                figure("Accounts", countFormat.format(world.accounts.length)),
                figure("Territories", countFormat.format(world.territories.length)),
                figure("Reps", countFormat.format(world.reps.length)),
                ...loadFigures(),
            ] :
            [
                figure("Visits", countFormat.format(sum.visits),
                    whole ? `of ${countFormat.format(sum.visits + leftOfRep().length)}` : null),
                figure("Value", textMoney(sum.valueCt)),
                figure("Net", textMoney(netCt), whole ? `\u2264 ${gap} below best` : null),
                figure("Driving", `${textHours(sum.driveS)} h`,
                    sum.spanS > 0 ? `${Math.round(100 * sum.driveS / sum.spanS)}\u202f% of time` :
                                    null),
            ]));
}

function headStart()
{
    byId("title").textContent = world.title;
    const span = textDays(world.dates);
    byId("subtitle").textContent = [
        span, world.made ? `made ${textMade(world.made)}` : null
    ].filter((part) => part).join(" \u00b7 ");
}

function statusSay()
{
    byId("status").textContent = world.plans.length === 0 ?
        `${textCount(visible.unplanned.length, "account", "accounts")} shown.` :
        `${textCount(visible.stops.length, "visit", "visits")} and ` +
            `${textCount(visible.left.length, "account", "accounts")} left out are shown.`;
}

function drawAll()
{
    coloursRead();
    stampsMake();
    ground.draw();
    marks.draw();
    pointer.draw();
}

function mapStart()
{
    mapFit();
    map.getContainer().append(hint);
    L.control.zoom({ position: "topleft" }).addTo(map);
    L.control.scale({ position: "bottomright", imperial: false }).addTo(map);
    const fit = element("button", {
        type: "button",
        class: "fit",
        title: "Show all",
        "aria-label": "Show all",
        onclick: mapFit
    },
        svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" },
            svg("path", { d: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4" })));
    map.getContainer().querySelector(".leaflet-control-zoom").append(fit);
    L.DomEvent.disableClickPropagation(fit);
    movingWatch();
    byId("roads").hidden = !world.hasRoads;
    if (tiles) {
        map.createPane("tiles").style.zIndex = 150;
        tiles.addTo(map);
        byId("network").textContent =
            `the ground is by ${world.tilesBy || new URL(world.tiles).host}`;
    }
    map.on("mousemove", mapMove);
    map.on("mouseout", () => {
        markPoint(null);
        hintShow(null);
    });
    map.on("click", mapClick);
    map.on("popupclose", detailsClosed);
}

function surroundingsWatch()
{
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
    new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
    document.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !byId("sheet").hidden)
            sheetClose();
        else if (event.key === "Escape")
            map.closePopup();
    });
    window.addEventListener("beforeprint", () => printing(true));
    window.addEventListener("afterprint", () => printing(false));
}

function start()
{
    coloursRead();
    stampsMake();
    headStart();
    filtersStart();
    listsStart();
    legendStart();
    mapStart();
    stateWatch((change) => {
        if (isOfMap(change)) {
            ground.draw();
            marks.draw();
            figuresDraw();
            statusSay();
        }
        pointer.draw();
    });
    stateSet({ rep: null });
    [ground, marks, pointer].forEach((drawing) => drawing.addTo(map));
    surroundingsWatch();
    document.documentElement.dataset.ready = "true";
}

start();
