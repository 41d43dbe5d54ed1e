// SPDX-License-Identifier: GPL-3.0-or-later
// One canvas on a Leaflet map, drawn by a function that gets a pen and a view. Leaflet
// moves and scales it during pan and zoom; it is drawn anew when those end.

const Drawing = L.Renderer.extend({
    initialize(draw, options) {
        L.Renderer.prototype.initialize.call(this, options);
        this._draw = draw;
    },

    _initContainer() {
        this._container = document.createElement("canvas");
        this._container.setAttribute("aria-hidden", "true");
        this._pen = this._container.getContext("2d");
    },

    _destroyContainer() {
        L.DomUtil.remove(this._container);
        delete this._container;
        delete this._pen;
    },

    _updatePaths() {},

    _update() {
        if (this._map._animatingZoom && this._bounds)
            return;
        L.Renderer.prototype._update.call(this);
        const size = this._bounds.getSize(), ratio = window.devicePixelRatio || 1;
        const canvas = this._container;
        L.DomUtil.setPosition(canvas, this._bounds.min);
        canvas.width = Math.round(size.x * ratio);
        canvas.height = Math.round(size.y * ratio);
        canvas.style.width = `${size.x}px`;
        canvas.style.height = `${size.y}px`;
        this.draw();
    },

    draw() {
        if (!this._map || !this._bounds)
            return;
        const ratio = window.devicePixelRatio || 1, min = this._bounds.min;
        this._pen.setTransform(1, 0, 0, 1, 0, 0);
        this._pen.clearRect(0, 0, this._container.width, this._container.height);
        this._pen.setTransform(ratio, 0, 0, ratio, -min.x * ratio, -min.y * ratio);
        this._draw(this._pen, viewOf(this._map, this._bounds));
    },
});

// What turns places of the world into pixels of the layer.
function viewOf(map, bounds)
{
    const scale = 2 ** map.getZoom(), origin = map.getPixelOrigin();
    const margin = 30;
    return {
        map,
        bounds,
        scale,
        zoom: map.getZoom(),
        px: (x) => x * scale - origin.x,
        py: (y) => y * scale - origin.y,
        has: (x, y) => x > bounds.min.x - margin && x < bounds.max.x + margin &&
            y > bounds.min.y - margin && y < bounds.max.y + margin,
    };
}

// A small picture drawn once and stamped many times.
function stamp(size, draw)
{
    const ratio = window.devicePixelRatio || 1;
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = Math.ceil(size * ratio);
    const pen = canvas.getContext("2d");
    pen.scale(canvas.width / size, canvas.height / size);
    pen.translate(size / 2, size / 2);
    draw(pen);
    return { canvas, size };
}

function stampPut(pen, picture, x, y)
{
    pen.drawImage(
        picture.canvas, x - picture.size / 2, y - picture.size / 2, picture.size, picture.size);
}

// Text with a halo in the colour of the ground, so that it reads over lines.
function haloText(pen, text, x, y, colour, halo)
{
    pen.lineJoin = "round";
    pen.lineWidth = 3.5;
    pen.strokeStyle = halo;
    pen.strokeText(text, x, y);
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
}

// Places already taken by texts; a text that would overlap one is not drawn.
class Places {
    constructor() { this.boxes = []; }

    // For what is drawn there in any case.
    block(x, y, width, height)
    {
        this.boxes.push([x - width / 2, y - height / 2, x + width / 2, y + height / 2]);
    }

    take(x, y, width, height)
    {
        const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
        const isFree = !this.boxes.some(
            (b) => b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]);
        if (isFree)
            this.boxes.push(box);
        return isFree;
    }
}

const fontFamily =
    "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", \"Noto Sans\", sans-serif";
