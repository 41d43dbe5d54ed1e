// SPDX-License-Identifier: GPL-3.0-or-later
// access.js FOLDER PROGRAM: who cannot see the pages, or has no mouse, can use them; and they
// are sound HTML. Chromium's own tree of what it tells a screen reader is always asked, axe-core
// (axe.js), html5lib and tidy where they are. Exit 77: there is no Chromium.
"use strict";

const assert = require("node:assert/strict");
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { find, Browser, Page } = require("./chromium.js");
const { axeSource } = require("./axe.js");

const [folder, program] = process.argv.slice(2);
const desk = {
    width: 1440,
    height: 900
};
const phone = {
    width: 390,
    height: 844,
    phone: true
};
let browser = null;
let axe = null;

function make(name, ...kind)
{
    const file = path.join(folder, name);
    const { status, stderr } = spawnSync(program, ["6", "420", file, ...kind]);
    assert.equal(status, 0, String(stderr));
    return file;
}

// What a screen reader is told: everything that takes the focus says what it is, there is one
// main heading, and the page has a name and a language.
async function treeHolds(page)
{
    const { nodes } = await page.send("Accessibility.getFullAXTree");
    const has = (node, name) =>
        (node.properties || []).some((p) => p.name === name && p.value.value === true);
    const used = nodes.filter((node) => !node.ignored && node.role);
    const nameless = used.filter(
        (node) => has(node, "focusable") && !node.name?.value && node.role.value !== "RootWebArea");
    assert.deepEqual(nameless.map((n) => n.role.value), [], "all that takes the focus has a name");
    const heads = used.filter((node) => node.role.value === "heading" &&
            node.properties.some((p) => p.name === "level" && p.value.value === 1));
    assert.equal(heads.length, 1, "one main heading");
    assert.ok(await page.run("document.title.length > 0 && document.documentElement.lang"));
}

async function axeHolds(page)
{
    if (!axe)
        return;
    // Evaluated by the debugger: the page's own policy lets no foreign script in.
    await page.run(`${axe}; undefined`);
    const found = await page.run(`axe.run(document, { resultTypes: ["violations"] }).then(
        (r) => r.violations.map((v) => [v.id, v.help, v.nodes.slice(0, 4).map((n) => n.html + " " + n.failureSummary)]))`);
    assert.deepEqual(found, [], "axe-core finds nothing");
}

async function opened(file, options, use)
{
    const page = await Page.open(browser, options);
    await page.send("Accessibility.enable");
    await page.send("Page.navigate", { url: `file://${path.resolve(file)}` });
    await page.until("document.readyState === 'complete' && " +
        "(!document.getElementById('beat-data') || document.documentElement.dataset.ready)");
    await use(page);
    assert.deepEqual(page.said, [], "the console is empty");
    await page.close();
}

async function mapHolds(options)
{
    await opened(folder + "/access.html", options, async (page) => {
        for (const tab of ["reps", "day", "left", "territories"]) {
            await page.click(`#tab-${tab}`);
            await treeHolds(page);
            await axeHolds(page);
        }
        await page.run(`document.getElementById("filter-rep").value = "2";
            document.getElementById("filter-rep").dispatchEvent(new Event("change"))`);
        await page.click("#tab-day");
        await page.click("#list-day .stop[data-stop=\"1\"]");
        // The map has glided until the details were in sight.
        await page.placeOf(".leaflet-popup-close-button, .sheet-close");
        await treeHolds(page);
        await axeHolds(page);
    });
}

async function movesHold(options)
{
    await opened(folder + "/moves-access.html", options, async (page) => {
        await page.click("#tab-moves");
        await treeHolds(page);
        await axeHolds(page);
    });
}

async function pageHolds(name, options, picture)
{
    await opened(path.join(folder, name), options, async (page) => {
        await treeHolds(page);
        await axeHolds(page);
        const wide = await page.run("document.documentElement.scrollWidth - window.innerWidth");
        assert.ok(wide <= 0, `${wide} pixels too wide`);
        await page.picture(path.join(folder, picture));
    });
}

// Runs a checker of HTML, or says that it is not here.
function checked(file, name, command, isSound)
{
    const { error, status, stdout, stderr } = spawnSync(command[0], [...command.slice(1), file]);
    if (error || status === 127 || /No module named/.test(stderr)) {
        process.stdout.write(`        skipped: there is no ${name}\n`);
        return;
    }
    assert.ok(isSound(status), `${name}: ${path.basename(file)}: ${stdout}${stderr}`);
}

const parse = `
import sys, html5lib
parser = html5lib.HTMLParser(strict=False)
parser.parse(open(sys.argv[1], encoding="utf-8").read())
sys.exit(1 if [print(*error) for error in parser.errors] else 0)`;

const tests = {
    async the_map_is_for_everyone() {
        await mapHolds(desk);
        await movesHold(desk);
    },
    async the_map_is_for_everyone_in_the_dark() { await mapHolds({...desk, dark: true }); },
    async the_map_is_for_everyone_on_a_phone() {
        await mapHolds(phone);
        await movesHold(phone);
    },
    async the_report_is_for_everyone() {
        await pageHolds("report.html", desk, "report.png");
        await pageHolds("report.html", {...desk, dark: true }, "report-dark.png");
        await pageHolds("report.html", phone, "report-phone.png");
    },
    async the_day_sheets_are_for_everyone() {
        await pageHolds("sheets.html", desk, "sheets.png");
        await pageHolds("sheets.html", phone, "sheets-phone.png");
    },
    async the_pages_are_sound_html() {
        for (const name of ["access.html", "report.html", "sheets.html"]) {
            const file = path.join(folder, name);
            checked(file, "python3-html5lib", ["/usr/bin/python3", "-c", parse], (s) => s === 0);
            // It warns of what is newer than itself; its errors are exit 2.
            checked(file, "tidy", ["tidy", "-e", "-q"], (s) => s < 2);
        }
    },
};

async function main()
{
    if (!find()) {
        process.stdout.write("skipped: there is no Chromium\n");
        return 77;
    }
    fs.mkdirSync(folder, { recursive: true });
    make("access.html");
    make("moves-access.html", "moves");
    make("report.html", "report");
    make("sheets.html", "sheets");
    axe = axeSource(folder);
    if (!axe)
        process.stdout.write("        skipped: axe-core, which npm could not fetch\n");
    let failed = 0;
    browser = await Browser.open();
    for (const [name, test] of Object.entries(tests)) {
        try {
            await test();
            process.stdout.write(`ok      ${name}\n`);
        } catch (error) {
            failed++;
            process.stdout.write(`FAILED  ${name}\n${error.stack}\n`);
        }
    }
    await browser.close();
    return failed === 0 ? 0 : 1;
}

main().then(
    (code) => {
        process.exitCode = code;
    },
    (error) => {
        process.stdout.write(`${error.stack}\n`);
        process.exit(1);
    });
