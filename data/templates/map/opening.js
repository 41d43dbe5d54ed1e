// SPDX-License-Identifier: GPL-3.0-or-later
// How details open: over the map, or over the page where the window is narrow.

function markPlace(mark)
{
    if (mark.kind === "territory") {
        const at = mark.thing.nameAt;
        return at ? worldToLatLng(at[0], at[1]) : null;
    }
    return mark.thing.isPlaced ? worldToLatLng(mark.thing.x, mark.thing.y) : map.getCenter();
}

function isNarrow()
{
    return window.matchMedia("(max-width: 760px)").matches;
}

// In a narrow window details lie over the page instead of the map.
function sheetOpen(mark)
{
    const sheet = byId("sheet");
    sheet.replaceChildren(
        element("button",
            { type: "button", class: "sheet-close", "aria-label": "Close", onclick: sheetClose },
            "\u00d7"),
        detailsOf(mark));
    sheet.setAttribute("aria-label", nameOf(mark));
    sheet.hidden = false;
    sheet.scrollTop = 0;
    sheet.focus({ preventScroll: true });
}

let hasLegendYielded = false;

// The legend shuts while it would lie over details.
function legendYield(box)
{
    const a = box.getBoundingClientRect(), b = byId("legend").getBoundingClientRect();
    const isOver = a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    if (!byId("legend").open || !isOver)
        return;
    byId("legend").open = false;
    hasLegendYielded = true;
}

function legendReturn()
{
    if (hasLegendYielded)
        byId("legend").open = true;
    hasLegendYielded = false;
}

// What had the focus when details opened gets it back when they close.
let opener = null;

function detailsClosed()
{
    stateSet({ chosen: null });
    legendReturn();
    if (opener && opener.isConnected)
        opener.focus({ preventScroll: true });
    opener = null;
}

function sheetClose()
{
    byId("sheet").hidden = true;
    detailsClosed();
}

function popupOpen(mark, place)
{
    const popup = L.popup({
        maxWidth: 340,
        minWidth: 250,
        maxHeight: Math.max(180, map.getSize().y - 90),
        autoPanPadding: [24, 24],
        offset: [0, -6]
    });
    popup.setLatLng(place).setContent(detailsOf(mark)).openOn(map);
    const box = popup.getElement();
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-label", nameOf(mark));
    legendYield(box);
    return box;
}

// `isFromList`: the reader is elsewhere, so the map moves there and the focus follows.
function markOpen(mark, isFromList, at)
{
    const place = at || markPlace(mark);
    if (!place)
        return;
    const focused = document.activeElement;
    if (isFromList && mark.kind !== "territory" && !map.getBounds().pad(-0.1).contains(place))
        map.setView(place, Math.max(map.getZoom(), 9), { animate: false });
    if (isNarrow())
        sheetOpen(mark);
    else {
        const box = popupOpen(mark, place);
        if (isFromList)
            box.querySelector(".leaflet-popup-close-button").focus({ preventScroll: true });
    }
    opener = isFromList ? focused : null;
    stateSet({ chosen: mark });
}
