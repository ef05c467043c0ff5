// The Fleet page: servers, their stacks and what is known of each. It reads the JSON API and draws; it decides nothing.
// Mounted on <main id="homeplane-fleet" data-api="…/api/v1/fleet">, by Jelly in Jenkins and by plain HTML in `plane`.

interface Release {
  id: string;
  time: string;
}

interface StackRow {
  stack: string;
  state: string;
  reasons: string[];
  wave: number;
  release: Release | null;
}

interface ServerRow {
  name: string;
  description: string;
  enabled: boolean;
  stacks: StackRow[];
}

// A run of the pipeline, where the page's plane runs it itself; Jenkins has pages of its own for that.
interface RunRow {
  number: number;
  revision: string;
  result: string | null;
  time: string;
}

interface Fleet {
  inventory: string;
  revision: string;
  asked: string | null;
  refreshing: boolean;
  problem: string;
  errors: number;
  warnings: number;
  servers: ServerRow[];
  runs?: RunRow[];
}

// A word for people and a mark that does not depend on colour, for each state of SPEC section 6.
const MARKS: Record<string, string> = {
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
const WAITING_MILLISECONDS = 1_500;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// "12 seconds": how long ago, in the largest unit that fits.
function since(time: string): string {
  const seconds = Math.max(0, Math.round((Date.now() - Date.parse(time)) / 1000));
  if (seconds < 120) {
    return counted(seconds, "second");
  }
  if (seconds < 7200) {
    return counted(Math.round(seconds / 60), "minute");
  }
  return seconds < 172_800 ? counted(Math.round(seconds / 3600), "hour") : counted(Math.round(seconds / 86_400), "day");
}

// How old what stands on the page is; said anew each second, without being read out each time.
function ageText(fleet: Fleet): string {
  if (fleet.asked === null) {
    return `${read(fleet)} · ${fleet.refreshing ? "the servers are being asked…" : "the servers were not asked yet"}`;
  }
  const again = fleet.refreshing ? ", and are being asked again…" : "";
  return `${read(fleet)} · servers asked ${since(fleet.asked)} ago${again}`;
}

function ageLine(fleet: Fleet): HTMLElement {
  return element("p", { class: "homeplane-faint homeplane-age" }, ageText(fleet));
}

function read(fleet: Fleet): string {
  return fleet.revision === "" ? fleet.inventory : `${fleet.inventory} at ${fleet.revision.slice(0, 12)}`;
}

function summary(fleet: Fleet): HTMLElement {
  const stacks = fleet.servers.flatMap((server) => server.stacks);
  const states = new Map<string, number>();
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

function stateCell(stack: StackRow): HTMLElement {
  const mark = element("span", { "aria-hidden": "true", class: "homeplane-mark" }, MARKS[stack.state] ?? "?");
  return element("td", { class: "homeplane-state", "data-state": stack.state }, mark, ` ${stack.state}`);
}

function releaseCell(release: Release | null): HTMLElement {
  if (release === null) {
    return element("td", { class: "homeplane-faint" }, "none");
  }
  const when = new Date(release.time).toLocaleString();
  const time = element("time", { datetime: release.time, title: when }, `${since(release.time)} ago`);
  return element("td", { class: "homeplane-release" }, element("code", {}, release.id.slice(0, 8)), " ", time);
}

function stackRow(stack: StackRow): HTMLElement {
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, stack.stack),
    stateCell(stack),
    element("td", { class: "homeplane-number" }, stack.wave === 0 ? "–" : String(stack.wave)),
    releaseCell(stack.release),
    element("td", { class: "homeplane-why" }, stack.reasons.join("; ")),
  );
}

function serverSection(server: ServerRow): HTMLElement {
  const id = `server-${server.name}`;
  const about = [server.description, server.enabled ? "" : "disabled", counted(server.stacks.length, "stack")];
  const head = ["Stack", "State", "Wave", "Last release", "Why"].map((title) => element("th", { scope: "col" }, title));
  const body =
    server.stacks.length > 0
      ? server.stacks.map(stackRow)
      : [element("tr", {}, element("td", { colspan: "5", class: "homeplane-faint" }, "No stack is on this server."))];
  return element(
    "section",
    { "aria-labelledby": id, class: "homeplane-server" },
    element("h2", { id }, server.name),
    element("p", { class: "homeplane-faint" }, about.filter((part) => part !== "").join(" · ")),
    element(
      "table",
      { class: "jenkins-table homeplane-table", "aria-labelledby": id },
      element("thead", {}, element("tr", {}, ...head)),
      element("tbody", {}, ...body),
    ),
  );
}

function runItem(run: RunRow): HTMLElement {
  const result = run.result ?? "RUNNING";
  return element(
    "li",
    { "data-result": result },
    element("a", { href: `runs/${run.number}/log` }, `#${run.number}`),
    " ",
    element("span", { class: "homeplane-result" }, result),
    " ",
    element("code", {}, run.revision.slice(0, 8)),
    " ",
    element("time", { datetime: run.time, class: "homeplane-faint" }, `${since(run.time)} ago`),
  );
}

function runSection(runs: RunRow[]): HTMLElement[] {
  if (runs.length === 0) {
    return [];
  }
  const title = element("h2", { id: "runs" }, "Runs of the pipeline");
  return [
    element(
      "section",
      { "aria-labelledby": "runs", class: "homeplane-server" },
      title,
      element("ul", { class: "homeplane-runs" }, ...runs.map(runItem)),
    ),
  ];
}

function draw(root: HTMLElement, fleet: Fleet): void {
  root.replaceChildren(
    summary(fleet),
    ageLine(fleet),
    ...fleet.servers.map(serverSection),
    ...runSection(fleet.runs ?? []),
  );
  if (fleet.problem !== "") {
    drawFailure(root, `${fleet.problem} What you see below is older.`);
  }
}

function drawFailure(root: HTMLElement, reason: string): void {
  const notice = element("p", { role: "alert", class: "homeplane-alert" }, reason);
  root.querySelector("[role=alert]")?.remove();
  root.prepend(notice);
}

// What is drawn, and the ETag it came with.
interface Shown {
  fleet: Fleet | null;
  etag: string;
}

async function refresh(root: HTMLElement, api: string, shown: Shown): Promise<void> {
  try {
    const headers: Record<string, string> = shown.etag === "" ? {} : { "If-None-Match": shown.etag };
    const response = await fetch(api, { headers, cache: "no-store" });
    if (response.status === 304 && shown.fleet !== null) {
      draw(root, shown.fleet);
    } else if (response.ok) {
      shown.fleet = (await response.json()) as Fleet;
      shown.etag = response.headers.get("ETag") ?? "";
      draw(root, shown.fleet);
    } else {
      drawFailure(root, `The fleet could not be read: ${api} answered ${response.status}. What you see below is older.`);
    }
  } catch (failure) {
    drawFailure(root, `The plane does not answer (${String(failure)}). What you see below is older.`);
  }
}

// Something ends soon: an answer of the servers, or a run.
function waiting(fleet: Fleet | null): boolean {
  return fleet !== null && (fleet.refreshing || (fleet.runs ?? []).some((run) => run.result === null));
}

async function mount(root: HTMLElement): Promise<void> {
  const api = root.dataset["api"] ?? "api/v1/fleet";
  const shown: Shown = { fleet: null, etag: "" };
  const look = async (): Promise<void> => {
    if (!document.hidden || shown.fleet === null) {
      await refresh(root, api, shown);
    }
    window.setTimeout(look, waiting(shown.fleet) ? WAITING_MILLISECONDS : REFRESH_MILLISECONDS);
  };
  await look();
  root.setAttribute("aria-busy", "false");
  window.setInterval(() => {
    const line = root.querySelector(".homeplane-age");
    if (shown.fleet !== null && line !== null) {
      line.textContent = ageText(shown.fleet);
    }
  }, 1_000);
}

const page = document.getElementById("homeplane-fleet");
if (page !== null) {
  void mount(page);
}
