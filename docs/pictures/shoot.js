// SPDX-License-Identifier: GPL-3.0-or-later
// shoot.js MAP FOLDER: the pictures of the documents, from the map of the sample.
"use strict";

const path = require("node:path");
const { Browser, Page } = require("../../tests/browser/chromium.js");

const [map, folder] = process.argv.slice(2);

async function main()
{
    const browser = await Browser.open();
    const page = await Page.open(browser, { width: 1180, height: 700 });
    await page.visit(map);
    await page.picture(path.join(folder, "map.png"));
    await page.run(`document.getElementById("filter-rep").value = "3";
        document.getElementById("filter-rep").dispatchEvent(new Event("change"))`);
    await page.click("#tab-day");
    await page.picture(path.join(folder, "map-rep.png"));
    await browser.close();
}

main().catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
});
