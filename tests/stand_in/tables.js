// SPDX-License-Identifier: GPL-3.0-or-later
// A routing server for tests: the table services of OSRM and Valhalla with their words, limits
// and refusals, over a made-up country.
//
//   node tables.js PORT_FILE LOG_FILE
//
// Writes its port to PORT_FILE and a line for each question to LOG_FILE. Drives are 60 km/h along
// straight lines times 1.25, 30 s more to the south than to the north, in fractions of a second.
// East of 26.6 degrees is an island: nobody drives on or off it. North of 60 degrees are no
// roads. The first question of all is answered with 503, as by a server that is starting.
"use strict";
const fs = require("fs");
const http = require("http");
const [portFile, logFile] = process.argv.slice(2);
const MAX_TABLE = 100, MAX_PAIRS = 2500;
let asked = 0;

function metres(a, b)
{
    const rad = Math.PI / 180, r = 6371000;
    const x = (b.lon - a.lon) * rad * Math.cos((a.lat + b.lat) / 2 * rad);
    return 1.25 * r * Math.hypot(x, (b.lat - a.lat) * rad);
}
const isIsland = (p) => p.lon > 26.6;
const hasRoad = (p) => p.lat < 60;

// {s, m} or null
function drive(a, b)
{
    if (isIsland(a) !== isIsland(b))
        return null;
    const m = metres(a, b);
    return { s: m / (60 / 3.6) + (b.lat < a.lat ? 30 : 0), m };
}

function osrm(url)
{
    const [, profile, list] = url.pathname.match(/^\/table\/v1\/([a-z]+)\/(.+)$/) || [];
    if (!list)
        return [400, { code: "InvalidUrl", message: "URL string malformed close to position 1" }];
    const at = list.split(";").map((pair) => {
        const [lon, lat] = pair.split(",").map(Number);
        return { lon, lat };
    });
    if (at.length > MAX_TABLE)
        return [400, { code: "TooBig", message: "Too many table coordinates" }];
    const radiuses = url.searchParams.get("radiuses").split(";");
    if (radiuses.length !== at.length)
        return [
            400, {
                code: "InvalidOptions",
                message: "Number of elements in radiuses size does not match"
            }
        ];
    const none = at.findIndex((p) => !hasRoad(p));
    if (none >= 0)
        return [
            400, {
                code: "NoSegment",
                message: `Could not find a matching segment for coordinate ${none}`
            }
        ];
    const from = url.searchParams.get("sources").split(";").map(Number);
    const to = url.searchParams.get("destinations").split(";").map(Number);
    const table = (pick) => from.map((i) => to.map((j) => {
        const d = drive(at[i], at[j]);
        return d && Math.round(pick(d) * 10) / 10;
    }));
    const answer = {
        code: "Ok",
        sources: from.map((i) => ({ location: [at[i].lon, at[i].lat], name: "" }))
    };
    const wanted = url.searchParams.get("annotations").split(",");
    if (wanted.includes("duration"))
        answer.durations = table((d) => d.s);
    if (wanted.includes("distance"))
        answer.distances = table((d) => d.m);
    return [200, answer, `${profile} ${from.length}x${to.length}`];
}

function valhalla(body)
{
    const { sources, targets, costing, units } = JSON.parse(body);
    const refuse = (code,
        error) => [400, { error_code: code, error, status_code: 400, status: "Bad Request" }];
    if (!["auto", "truck"].includes(costing))
        return refuse(125, `No costing method found: '${costing}'`);
    if (sources.length * targets.length > MAX_PAIRS)
        return refuse(150, "Exceeded max locations: 2500");
    if (![...sources, ...targets].every(hasRoad))
        return refuse(171, "No suitable edges near location");
    const rows = sources.map((a, i) => targets.map((b, j) => {
        const d = drive(a, b);
        return {
            distance: d && Number((d.m / 1000).toFixed(3)),
            time: d && Math.round(d.s),
            to_index: j,
            from_index: i
        };
    }));
    return [
        200, { sources_to_targets: rows, units }, `${costing} ${sources.length}x${targets.length}`
    ];
}

const server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (bytes) => {
        body += bytes;
    });
    request.on("end", () => {
        const url = new URL(request.url, "http://localhost");
        const isValhalla = url.pathname === "/sources_to_targets" && request.method === "POST";
        const [status, answer, what] = asked++ === 0 ? [503, "starting"] :
            isValhalla                               ? valhalla(body) :
                                                       osrm(url);
        fs.appendFileSync(logFile, `${status} ${what || answer.code || answer.error || answer}\n`);
        response.writeHead(status, { "Content-Type": "application/json" });
        response.end(JSON.stringify(answer));
    });
});
server.listen(0, "127.0.0.1", () => fs.writeFileSync(portFile, `${server.address().port}\n`));
