// SPDX-License-Identifier: GPL-3.0-or-later
// A geocoding server for tests, with the words of Nominatim: one house, one town, nothing else.
//
//   node places.js PORT_FILE LOG_FILE
"use strict";
const fs = require("fs");
const http = require("http");
const [portFile, logFile] = process.argv.slice(2);
const house = {
    lat: "56.9512",
    lon: "24.1133",
    place_rank: 30,
    type: "house",
    display_name: "1, Brīvības iela, Rīga"
};
const town = {
    lat: "56.50",
    lon: "27.33",
    place_rank: 16,
    type: "town",
    display_name: "Rēzekne"
};

const server = http.createServer((request, answer) => {
    const { searchParams } = new URL(request.url, "http://localhost");
    fs.appendFileSync(logFile, `${decodeURIComponent(request.url)}\n`);
    const found = searchParams.get("street") === "Brīvības iela 1" ? [house] :
        searchParams.get("city") === "Rēzekne"                     ? [town] :
                                                                     [];
    answer.writeHead(200, { "Content-Type": "application/json" });
    answer.end(JSON.stringify(found));
});
server.listen(0, "127.0.0.1", () => fs.writeFileSync(portFile, String(server.address().port)));
