// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core, which knows the rules of accessible pages (MPL-2.0). It is used by tests alone and
// is no part of Beat, so it is fetched as the one version named here, and checked by its sum;
// without npm or a registry its part is skipped, and says so. BEAT_AXE names a file of it.
"use strict";

const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const version = "4.10.3";
const sum = "880970c081707360e64f34cea25ff91892f5bc95675b0776925b9709dd8a68bb";

function fetched(folder)
{
    const tried = spawnSync("npm", ["pack", "--silent", "--fetch-retries=0", `axe-core@${version}`],
        { cwd: folder, timeout: 60000 });
    if (tried.status !== 0)
        return;
    spawnSync("tar",
        ["-xzf", `axe-core-${version}.tgz`, "--strip-components=1", "package/axe.min.js"],
        { cwd: folder });
}

// Its source, or null.
function axeSource(folder)
{
    const file = process.env.BEAT_AXE || path.join(folder, "axe.min.js");
    if (!fs.existsSync(file))
        fetched(folder);
    if (!fs.existsSync(file))
        return null;
    const source = fs.readFileSync(file);
    if (createHash("sha256").update(source).digest("hex") !== sum)
        throw new Error(`'${file}' is not axe-core ${version}`);
    return source.toString("utf8");
}

module.exports = { axeSource };
