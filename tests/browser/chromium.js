// SPDX-License-Identifier: GPL-3.0-or-later
// A headless Chromium driven over its debugging pipe: messages of JSON that end in NUL, on
// the descriptors 3 (to it) and 4 (from it). Nothing but Node is needed.
"use strict";

const { spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const keyNumbers = {
    Enter: 13,
    Escape: 27,
    ArrowLeft: 37,
    ArrowUp: 38,
    ArrowRight: 39,
    ArrowDown: 40
};
const names = ["chromium", "chromium-browser", "google-chrome"];

// As root and without a network: no sandbox, nothing in the background.
const flags = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--mute-audio",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--font-render-hinting=none",
    "--lang=en-GB",
    "--remote-debugging-pipe",
];

function find()
{
    if (process.env.BEAT_CHROMIUM)
        return process.env.BEAT_CHROMIUM;
    return names.find((name) => spawnSync("sh", ["-c", `command -v ${name}`]).status === 0) || null;
}

class Browser {
    static async open()
    {
        const browser = new Browser();
        browser.folder = fs.mkdtempSync(path.join(os.tmpdir(), "beat-browser-"));
        browser.process =
            spawn(find(), [...flags, `--user-data-dir=${browser.folder}`, "about:blank"],
                { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
        browser.waiting = new Map();
        browser.listeners = [];
        browser.count = 0;
        browser.listen();
        await browser.send("Browser.getVersion");
        return browser;
    }

    listen()
    {
        let rest = Buffer.alloc(0);
        this.process.stdio[4].on("data", (bytes) => {
            rest = Buffer.concat([rest, bytes]);
            for (let end = rest.indexOf(0); end !== -1; end = rest.indexOf(0)) {
                this.take(JSON.parse(rest.toString("utf8", 0, end)));
                rest = rest.subarray(end + 1);
            }
        });
        this.process.on("exit", () => {
            for (const { reject } of this.waiting.values())
                reject(new Error("the browser ended"));
        });
    }

    take(message)
    {
        const waiting = this.waiting.get(message.id);
        if (!waiting)
            return this.listeners.forEach((listener) => listener(message));
        this.waiting.delete(message.id);
        if (message.error)
            waiting.reject(new Error(`${waiting.method}: ${message.error.message}`));
        else
            waiting.resolve(message.result);
        return undefined;
    }

    send(method, params = {}, sessionId = undefined)
    {
        const id = ++this.count;
        this.process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
        return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject, method }));
    }

    async close()
    {
        const ended = new Promise((resolve) => this.process.on("exit", resolve));
        this.send("Browser.close").catch(() => undefined);
        await ended;
        fs.rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    }
}

// One tab. `said` gets all that the page or the browser puts in the console, `asked` each
// address that was requested.
class Page {
    static async open(browser, { width, height, dark = false, phone = false })
    {
        const page = new Page();
        page.browser = browser;
        page.said = [];
        page.asked = [];
        const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" });
        const attached = await browser.send("Target.attachToTarget", { targetId, flatten: true });
        page.session = attached.sessionId;
        page.target = targetId;
        browser.listeners.push((message) => page.take(message));
        for (const domain of ["Page", "Runtime", "Log", "Network"])
            await page.send(`${domain}.enable`);
        await page.send("Emulation.setDeviceMetricsOverride",
            { width, height, deviceScaleFactor: phone ? 2 : 1, mobile: phone });
        if (phone)
            await page.send("Emulation.setTouchEmulationEnabled", { enabled: true });
        await page.scheme(dark);
        // BEAT_SLOWER=4: as on a processor of a quarter the speed. No test may notice.
        if (process.env.BEAT_SLOWER)
            await page.send(
                "Emulation.setCPUThrottlingRate", { rate: Number(process.env.BEAT_SLOWER) });
        return page;
    }

    send(method, params) { return this.browser.send(method, params, this.session); }

    take({ method, params, sessionId })
    {
        if (sessionId !== this.session)
            return;
        if (method === "Runtime.consoleAPICalled")
            this.said.push(params.args.map((arg) => arg.value ?? arg.description).join(" "));
        if (method === "Runtime.exceptionThrown")
            this.said.push(
                params.exceptionDetails.exception?.description || params.exceptionDetails.text);
        if (method === "Log.entryAdded")
            this.said.push(`${params.entry.level}: ${params.entry.text}`);
        if (method === "Network.requestWillBeSent")
            this.asked.push(params.request.url);
    }

    scheme(dark)
    {
        return this.send("Emulation.setEmulatedMedia",
            { features: [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }] });
    }

    async visit(file)
    {
        await this.send("Page.navigate", { url: `file://${path.resolve(file)}` });
        await this.until("document.documentElement?.dataset.ready === 'true'");
    }

    async run(expression)
    {
        const { result, exceptionDetails } = await this.send(
            "Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
        if (exceptionDetails)
            throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
        return result.value;
    }

    // The limit only ends a test that would wait for ever.
    async until(expression, limit = 120000)
    {
        const end = Date.now() + limit;
        while (!await this.run(`Boolean(${expression})`)) {
            if (Date.now() > end)
                throw new Error(`never true: ${expression}`);
            await new Promise((resolve) => setTimeout(resolve, 30));
        }
    }

    // Where the middle of an element is, once it and the map stand still: it has the same place
    // in two frames one after the other, and the map does not glide to bring details in sight.
    placeOf(selector)
    {
        return this.run(`new Promise((tell) => { let last = null;
            const look = () => {
                const b = document.querySelector(${
            JSON.stringify(selector)}).getBoundingClientRect();
                const now = JSON.stringify(b);
                if (now === last && !document.querySelector("[data-moving='true']"))
                    tell([b.x + b.width / 2, b.y + b.height / 2, b.width, b.height]);
                else
                    requestAnimationFrame(look);
                last = now;
            };
            look(); })`);
    }

    async mouse(x, y)
    {
        const at = { x, y, button: "left", clickCount: 1 };
        await this.send("Input.dispatchMouseEvent", {...at, type: "mouseMoved", button: "none" });
        await this.send("Input.dispatchMouseEvent", {...at, type: "mousePressed" });
        await this.send("Input.dispatchMouseEvent", {...at, type: "mouseReleased" });
    }

    // Milliseconds from the start of the navigation to the first picture of the whole page.
    paintedAfter()
    {
        return this.run(`new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(
            () => tell(Math.round(Math.max(performance.now(),
                performance.getEntriesByType("navigation")[0].domComplete))))))`);
    }

    // Drags by (dx, dy) pixels within so many milliseconds, as a hand would: in small steps.
    async drag(x, y, dx, dy, ms)
    {
        const event = (type, share) => this.send("Input.dispatchMouseEvent",
            { type, x: x + share * dx, y: y + share * dy, button: "left", buttons: 1 });
        const start = Date.now();
        await event("mousePressed", 0);
        for (let at = 0; at < ms; at = Date.now() - start) {
            await event("mouseMoved", at / ms);
            await new Promise((resolve) => setTimeout(resolve, 12));
        }
        await event("mouseMoved", 1);
        await event("mouseReleased", 1);
    }

    // A click where the element is, as a reader would do it.
    async click(selector)
    {
        await this.run(`document.querySelector(${
            JSON.stringify(selector)}).scrollIntoView({ block: "center" })`);
        const at = await this.placeOf(selector);
        await this.mouse(at[0], at[1]);
    }

    async key(key, code = key, text = undefined)
    {
        const windowsVirtualKeyCode = keyNumbers[key];
        await this.send(
            "Input.dispatchKeyEvent", { type: "keyDown", key, code, text, windowsVirtualKeyCode });
        await this.send(
            "Input.dispatchKeyEvent", { type: "keyUp", key, code, windowsVirtualKeyCode });
    }

    async picture(file)
    {
        await this.until("!document.querySelector(\"[data-moving='true']\")");
        const { data } = await this.send("Page.captureScreenshot", { format: "png" });
        fs.writeFileSync(file, Buffer.from(data, "base64"));
    }

    async paper(file)
    {
        const { data } =
            await this.send("Page.printToPDF", { printBackground: true, preferCSSPageSize: true });
        fs.writeFileSync(file, Buffer.from(data, "base64"));
    }

    close() { return this.browser.send("Target.closeTarget", { targetId: this.target }); }
}

module.exports = {
    find,
    Browser,
    Page
};
