#!/usr/bin/env node
/**
 * Measures what builds cost, on generated mirrors, and prints one Markdown table. What is measured are child processes
 * of a copy of this package, made at the start; compile before. Of cases that take seconds, the median of three builds
 * counts. Linux only: memory and time are read from /proc.
 *
 *   node bench/run.mjs [--sizes 1000,10000] [--hugo] [--keep]
 *
 * `--hugo` has Hugo, where it is installed, build the same articles, converted beforehand, with the project in
 * bench/hugo/. Hugo makes neither a search nor a manifest: a row gives the cold build without the time of these stages.
 * `--keep` leaves mirrors and sites in the temporary folder.
 */
import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { parse, stringify } from "yaml";
import { cpuOfChildren } from "./cpu-of-children.mjs";
import { addArticles, changeArticles, fillMirror, openMirror } from "./make-mirror.mjs";

const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const HUGO_PROJECT = fileURLToPath(new URL("hugo", import.meta.url));
/** A child that runs longer is killed, and the benchmark ends. */
const LIMIT_MS = 40 * 60_000;
const SAMPLE_MS = 50;
/** Articles that a tag needs to get pages, as in our own site. */
const MIN_ARTICLES = 2;

/** Builds of a case that takes seconds: what else the machine does counts for more there. */
const SHORT = 3;

/** What happens to mirror, package and settings before each build, in this order; and how many builds a case has. */
const CHANGES = [
  ["no change", () => {}, SHORT],
  ["+1 article", ({ mirror }) => addArticles(mirror, 1), SHORT],
  ["1 article edited", ({ mirror }) => changeArticles(mirror, 1)],
  ["+1 %", ({ mirror }) => addArticles(mirror, Math.max(1, Math.round(mirror.articles.length / 100)))],
  ["one template changed", changeTemplate],
  ["one setting changed", changeTitle],
];

/** The child that runs now, so that it can be ended with the benchmark. */
let running;

function readArguments() {
  const { values } = parseArgs({
    options: {
      sizes: { type: "string", default: "1000,10000" },
      hugo: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
    },
  });
  const sizes = values.sizes.split(",").map(Number);
  if (!sizes.every((size) => Number.isInteger(size) && size > 0)) {
    console.error("usage: node bench/run.mjs [--sizes 1000,10000] [--hugo] [--keep]");
    process.exit(2);
  }
  return { ...values, sizes };
}

async function main() {
  const { sizes, hugo: wantsHugo, keep } = readArguments();
  const hugo = wantsHugo ? hugoVersion() : undefined;
  if (wantsHugo && !hugo) tell("hugo is not installed: its rows are left out");
  const workspace = mkdtempSync(path.join(tmpdir(), "newsmirror-bench-"));
  const cleanUp = () => {
    running?.kill("SIGKILL");
    if (keep) tell(`kept: ${workspace}`);
    else rmSync(workspace, { recursive: true, force: true, maxRetries: 5 });
  };
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      cleanUp();
      process.exit(1);
    });
  }
  try {
    const rows = [];
    for (const size of sizes)
      rows.push(...(await measureSize(size, path.join(workspace, `${size}`), hugo !== undefined)));
    console.log(table(rows, hugo !== undefined));
    console.log(
      `\nNode ${process.version}, ${cpus().length} × ${cpus()[0]?.model}${hugo ? `, Hugo ${hugo}` : ""}`,
    );
  } finally {
    cleanUp();
  }
}

/** Returns the version of the installed Hugo; undefined where there is none. */
function hugoVersion() {
  const { stdout } = spawnSync("hugo", ["version"], { encoding: "utf8" });
  return /v\d[\w.+]*/.exec(stdout ?? "")?.[0];
}

/** Returns the rows of one size. */
async function measureSize(size, folder, withHugo) {
  const bench = prepare(size, folder);
  const rows = [await measureBuild("cold", bench)];
  const [{ wall: cold, seconds }] = rows;
  rows.push({ name: "cold, but for search and manifest", wall: cold - seconds.search - seconds.manifest });
  const copy = await measureCopy(bench);
  const hugo = withHugo ? await measureHugo(bench) : undefined;
  for (const [name, change, times = 1] of CHANGES) {
    const runs = [];
    while (runs.length < times) {
      change(bench);
      runs.push(await measureBuild(name, bench));
    }
    rows.push(medianOf(runs));
  }
  return [...rows, copy, ...(hugo ? [hugo] : [])].map((row) => ({
    ...row,
    size: bench.size,
    byCold: row.wall / cold,
    byCopy: row.wall / copy.wall,
    byHugo: hugo && row.wall / hugo.wall,
  }));
}

/** Returns the run whose time is in the middle. */
function medianOf(runs) {
  const sorted = runs.toSorted((a, b) => a.wall - b.wall);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Makes the mirror and a copy of this package, whose templates may be changed while others work on the original. */
function prepare(size, folder) {
  const at = (name) => path.join(folder, name);
  mkdirSync(at("package"), { recursive: true });
  for (const name of ["dist", "templates", "package.json"]) {
    cpSync(path.join(PACKAGE, name), at(`package/${name}`), { recursive: true });
  }
  symlinkSync(path.join(PACKAGE, "node_modules"), at("package/node_modules"));
  tell(`${size}: making the mirror`);
  const mirror = openMirror(at("content"));
  fillMirror(mirror, size);
  return {
    mirror,
    size: `${mirror.files} files, ${mirror.articles.length} articles`,
    folder,
    content: at("content"),
    site: at("site"),
    templates: at("package/templates"),
    cli: at("package/dist/cli.js"),
  };
}

function changeTemplate({ templates }) {
  appendFileSync(path.join(templates, "_includes/footer.njk"), "<p>基准测试。</p>\n");
}

function changeTitle({ content }) {
  const file = path.join(content, "site.yaml");
  writeFileSync(file, readFileSync(file, "utf8").replace(/^title: .*/m, "title: 另一个标题"));
}

/**
 * Builds the site and returns what it cost, and the seconds of its stages by their names.
 * @throws Error where the build fails or finds errors in the mirror
 */
async function measureBuild(name, { cli, content, site, folder }) {
  tell(`${path.basename(folder)}: ${name}`);
  const before = listFiles(site);
  const cache = path.join(folder, "cache");
  const arguments_ = [cli, "build", "--content", content, "--out", site, "--cache", cache];
  const { stdout, ...cost } = await measure(process.execPath, arguments_, folder);
  const [line = "", stages = ""] = /^seconds +(.*)/m.exec(stdout) ?? [];
  tell(line);
  if (summaryNumber(stdout, "problems") > 0) throw new Error(`the build found errors:\n${stdout}`);
  const touched = differing(before, listFiles(site));
  return {
    name,
    ...cost,
    seconds: Object.fromEntries(stages.split(", ").map((stage) => stage.split(" "))),
    written: summaryNumber(stdout, "files written"),
    touched: touched.length,
    tagLists: touched.filter((file) => file.startsWith(`tags${path.sep}`)).length,
    searchFiles: touched.filter((file) => file.startsWith(`search${path.sep}`)).length,
  };
}

/** Returns the first number on a line of the summary that a build prints. */
function summaryNumber(summary, label) {
  const value = new RegExp(`^${label}\\s+(\\d+)`, "m").exec(summary)?.[1];
  if (value === undefined) throw new Error(`the summary does not tell \`${label}\`:\n${summary}`);
  return Number(value);
}

async function measureCopy({ site, folder }) {
  const copy = path.join(folder, "copy");
  const { stdout, ...cost } = await measure("cp", ["-r", site, copy], folder);
  const row = { name: "`cp -r` of the site", ...cost, touched: listFiles(copy).size };
  rmSync(copy, { recursive: true });
  return row;
}

/** Returns what Hugo costs on the articles that our own program converted; conversion is not counted. */
async function measureHugo({ cli, content, folder }) {
  const at = (name) => path.join(folder, name);
  tell(`${path.basename(folder)}: converting for Hugo`);
  await measure(process.execPath, [cli, "convert", content, "--out", at("converted")], folder);
  cpSync(HUGO_PROJECT, at("hugo"), { recursive: true });
  fillHugo(at("converted"), at("hugo/content/articles"));
  tell(`${path.basename(folder)}: Hugo`);
  const public_ = at("hugo-site");
  const options = ["--source", at("hugo"), "--destination", public_, "--cacheDir", at("hugo-cache")];
  const { stdout, ...cost } = await measure("hugo", [...options, "--buildFuture"], folder);
  const files = [...listFiles(public_).keys()];
  // Hugo puts a redirection in the place of each list's first page, which is no page of ours.
  const pages = files.filter((file) => file.endsWith(".html") && !file.endsWith("page/1.html"));
  const tagLists = pages.filter((file) => file.startsWith(`tags${path.sep}`)).length;
  return { name: "Hugo, cold", ...cost, written: pages.length, touched: files.length, tagLists };
}

/**
 * Writes one file an article, as our own site has it: the longest of its copies, with the channels of all, and without
 * the tags that get no page.
 */
function fillHugo(converted, target) {
  const articles = new Map();
  const tagCounts = new Map();
  for (const file of [...listFiles(converted).keys()].sort()) {
    const { length } = readFileSync(path.join(converted, file), "utf8");
    const article = articles.get(path.basename(file)) ?? { length: 0, channels: [] };
    if (length > article.length) Object.assign(article, { file, length });
    article.channels.push(path.dirname(file));
    articles.set(path.basename(file), article);
  }
  for (const { file } of articles.values()) {
    for (const tag of readConverted(converted, file).fields.tags ?? []) {
      tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
    }
  }
  for (const [name, { file, channels }] of articles) {
    const { fields, body } = readConverted(converted, file);
    const tags = fields.tags?.filter((tag) => tagCounts.get(tag) >= MIN_ARTICLES) ?? [];
    const front = stringify({ ...fields, channels, tags }, { lineWidth: 0 });
    writeFileSync(path.join(target, name), `---\n${front}---\n${body}`);
  }
}

function readConverted(folder, file) {
  const text = readFileSync(path.join(folder, file), "utf8");
  const end = text.indexOf("\n---\n", 3);
  return { fields: parse(text.slice(4, end + 1)), body: text.slice(end + 5) };
}

/**
 * Runs a command to its end, once all that was written before it is on the disk.
 * @returns seconds by the clock and of the processors, most megabytes held by it and its children at once, and what it
 *   printed
 * @throws Error where the command cannot be run, fails, or exceeds the limit
 */
function measure(command, arguments_, cwd) {
  return new Promise((resolve, reject) => {
    spawnSync("sync");
    const cpuBefore = cpuOfChildren();
    const start = performance.now();
    const child = spawn(command, arguments_, { cwd, timeout: LIMIT_MS, killSignal: "SIGKILL" });
    running = child;
    const printed = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"]) {
      child[stream].setEncoding("utf8").on("data", (text) => {
        printed[stream] += text;
      });
    }
    let peak = 0;
    const sample = () => {
      peak = Math.max(peak, memoryOfTree(child.pid));
    };
    const timer = setInterval(sample, SAMPLE_MS);
    let wall = 0;
    child.once("exit", () => {
      wall = (performance.now() - start) / 1000;
    });
    child.once("error", reject);
    child.once("close", (code, signal) => {
      running = undefined;
      clearInterval(timer);
      const result = { wall, cpu: cpuOfChildren() - cpuBefore, peak, stdout: printed.stdout };
      if (code === 0) resolve(result);
      else reject(new Error(`${command} ended with ${code ?? signal}:\n${printed.stderr.slice(-2000)}`));
    });
  });
}

/** Returns the megabytes that a process and its descendants hold now; pages that two of them share count twice. */
function memoryOfTree(pid) {
  try {
    const own = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0;
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").split(" ").filter(Boolean),
    );
    return children.reduce((sum, child) => sum + memoryOfTree(child), Number(own) / 1024);
  } catch {
    // It ended while it was looked at.
    return 0;
  }
}

/** Returns by path what shows that a file was written; nothing where the folder does not exist. */
function listFiles(folder) {
  const stamps = new Map();
  if (!existsSync(folder)) return stamps;
  for (const name of readdirSync(folder, { recursive: true })) {
    const found = statSync(path.join(folder, name), { bigint: true });
    if (found.isFile()) stamps.set(name, `${found.ino} ${found.size} ${found.mtimeNs}`);
  }
  return stamps;
}

/** Returns the files that are new, written again, or gone. */
function differing(before, after) {
  const written = [...after].filter(([file, stamp]) => before.get(file) !== stamp).map(([file]) => file);
  return [...written, ...[...before.keys()].filter((file) => !after.has(file))];
}

const COLUMNS = [
  ["mirror", ({ size }) => size],
  ["case", ({ name }) => name],
  ["wall s", ({ wall }) => wall.toFixed(2)],
  ["CPU s", ({ cpu }) => cpu?.toFixed(2)],
  ["peak MB", ({ peak }) => peak?.toFixed(0)],
  ["pages written", ({ written }) => written],
  ["files touched", ({ touched }) => touched],
  ["of them tag lists", ({ tagLists }) => tagLists],
  ["of the search", ({ searchFiles }) => searchFiles],
  ["÷ cold", ({ byCold }) => byCold.toFixed(3)],
  ["÷ `cp -r`", ({ byCopy }) => byCopy.toFixed(2)],
  ["÷ Hugo", ({ byHugo }) => byHugo?.toFixed(3)],
];

function table(rows, withHugo) {
  const columns = withHugo ? COLUMNS : COLUMNS.slice(0, -1);
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(([head]) => head)),
    line(columns.map((_, index) => (index < 2 ? "---" : "--:"))),
    ...rows.map((row) => line(columns.map(([, cell]) => cell(row) ?? ""))),
  ].join("\n");
}

function tell(text) {
  console.error(`${new Date().toTimeString().slice(0, 8)} ${text}`);
}

await main();
