// SPDX-License-Identifier: GPL-3.0-or-later
// The page on paper.

// Browsers print a canvas by drawing it again, and readers of such files disagree on what
// was cleared; a picture of finished pixels, three to one, looks the same everywhere.
function plateMake()
{
    const size = map.getSize(), ratio = 3;
    const least = map.containerPointToLayerPoint([0, 0]);
    const sheet = new OffscreenCanvas(size.x * ratio, size.y * ratio);
    const pen = sheet.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, -least.x * ratio, -least.y * ratio);
    const view = viewOf(map, L.bounds(least, least.add(size)));
    [groundDraw, marksDraw, namesDraw].forEach((draw) => draw(pen, view));
    const plate = element("canvas", { class: "plate", width: sheet.width, height: sheet.height });
    plate.getContext("bitmaprenderer").transferFromImageBitmap(sheet.transferToImageBitmap());
    return plate;
}

function printing(isNow)
{
    document.documentElement.classList.toggle("is-printing", isNow);
    map.invalidateSize({ animate: false });
    mapFit();
    drawAll();
    document.querySelectorAll(".plate").forEach((plate) => plate.remove());
    if (isNow)
        map.getContainer().append(plateMake());
}
