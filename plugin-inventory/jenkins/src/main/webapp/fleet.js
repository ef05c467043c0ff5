"use strict";
// The Fleet page: servers, their stacks and what is known of each. It reads the JSON API and draws; it decides nothing.
// Mounted on <main id="homeplane-fleet" data-api="…/api/v1/fleet">, by Jelly in Jenkins and by plain HTML in `plane`.
// A word for people and a mark that does not depend on colour, for each state of SPEC section 6.
const MARKS = {
    unchanged: "✓",
    deploy: "↑",
    adopt: "↑",
    drifted: "!",
    conflict: "!",
    older: "↓",
    orphan: "?",
    excluded: "–",
    unknown: "?",
};
const REFRESH_MILLISECONDS = 15_000;
function element(name, attributes, ...children) {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        node.setAttribute(key, value);
    }
    node.append(...children);
    return node;
}
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function summary(fleet) {
    const stacks = fleet.servers.flatMap((server) => server.stacks);
    const states = new Map();
    for (const stack of stacks) {
        states.set(stack.state, (states.get(stack.state) ?? 0) + 1);
    }
    const parts = [counted(fleet.servers.length, "server"), counted(stacks.length, "stack")];
    for (const [state, count] of states) {
        parts.push(`${count} ${state}`);
    }
    if (fleet.errors + fleet.warnings > 0) {
        parts.push(counted(fleet.errors, "error"), counted(fleet.warnings, "warning"));
    }
    return element("p", { class: "homeplane-summary" }, parts.join(" · "));
}
function stateCell(stack) {
    const mark = element("span", { "aria-hidden": "true", class: "homeplane-mark" }, MARKS[stack.state] ?? "?");
    return element("td", { class: "homeplane-state", "data-state": stack.state }, mark, ` ${stack.state}`);
}
function releaseCell(release) {
    if (release === null) {
        return element("td", { class: "homeplane-faint" }, "none");
    }
    const time = element("time", { datetime: release.time }, new Date(release.time).toLocaleString());
    return element("td", {}, element("code", {}, release.id.slice(0, 12)), " ", time);
}
function stackRow(stack) {
    return element("tr", {}, element("th", { scope: "row" }, stack.stack), stateCell(stack), element("td", { class: "homeplane-number" }, String(stack.wave)), releaseCell(stack.release), element("td", {}, stack.reasons.join("; ")));
}
function serverSection(server) {
    const id = `server-${server.name}`;
    const about = [server.description, server.enabled ? "" : "disabled", counted(server.stacks.length, "stack")];
    const head = ["Stack", "State", "Wave", "Last release", "Why"].map((title) => element("th", { scope: "col" }, title));
    const body = server.stacks.length > 0
        ? server.stacks.map(stackRow)
        : [element("tr", {}, element("td", { colspan: "5", class: "homeplane-faint" }, "No stack is on this server."))];
    return element("section", { "aria-labelledby": id, class: "homeplane-server" }, element("h2", { id }, server.name), element("p", { class: "homeplane-faint" }, about.filter((part) => part !== "").join(" · ")), element("table", { class: "jenkins-table homeplane-table", "aria-labelledby": id }, element("thead", {}, element("tr", {}, ...head)), element("tbody", {}, ...body)));
}
function draw(root, fleet) {
    const from = fleet.revision === "" ? fleet.inventory : `${fleet.inventory} at ${fleet.revision.slice(0, 12)}`;
    root.replaceChildren(summary(fleet), element("p", { class: "homeplane-faint" }, from), ...fleet.servers.map(serverSection));
}
function drawFailure(root, reason) {
    const notice = element("p", { role: "alert", class: "homeplane-alert" }, reason);
    root.querySelector("[role=alert]")?.remove();
    root.prepend(notice);
}
async function refresh(root, api, etag) {
    try {
        const response = await fetch(api, { headers: etag === "" ? {} : { "If-None-Match": etag }, cache: "no-store" });
        if (response.status === 304) {
            root.querySelector("[role=alert]")?.remove();
            return etag;
        }
        if (!response.ok) {
            drawFailure(root, `The fleet could not be read: ${api} answered ${response.status}. What you see below is older.`);
            return etag;
        }
        draw(root, (await response.json()));
        return response.headers.get("ETag") ?? "";
    }
    catch (failure) {
        drawFailure(root, `The plane does not answer (${String(failure)}). What you see below is older.`);
        return etag;
    }
}
async function mount(root) {
    const api = root.dataset["api"] ?? "api/v1/fleet";
    let etag = await refresh(root, api, "");
    root.setAttribute("aria-busy", "false");
    window.setInterval(async () => {
        if (!document.hidden) {
            etag = await refresh(root, api, etag);
        }
    }, REFRESH_MILLISECONDS);
}
const page = document.getElementById("homeplane-fleet");
if (page !== null) {
    void mount(page);
}
