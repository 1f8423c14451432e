#!/usr/bin/env node
/**
 * Kills builds at random instants, and checks that nobody is left with half a site: every file in the output folder is
 * whole, as the last build or the next one has it; the next build succeeds and gives the bytes of a cold one; and no
 * temporary file is left. Then lets builds fail on outputs that cannot be written. Runs the program in ../dist over
 * ../content and some hundred generated articles, in a temporary folder. Needs process groups, so not Windows.
 *
 *   node bench/kill-builds.mjs [--kills 50] [--seed S]
 *
 * Prints each violation; exits with 1 when there is any. The seed repeats the changes, but the machine's speed decides
 * what a build was doing when it was killed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: { kills: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
const PACKAGE = fileURLToPath(new URL("..", import.meta.url));
const GENERATED = 300;
const CHANNELS = ["ncid101", "ncid102", "nf2001", "ncid900"];
const TAGS = ["河流", "图书馆", "渡轮", "果园", "天文", "集市", "木工", "气象"];
const SENTENCES = [
  "清晨的雾散得很慢，船工把缆绳绕在木桩上。",
  "馆员把新书放上书架，又给窗边的花浇了水。",
  "果农说今年的梨比去年甜，集市早早摆开了摊。",
  "观测台的门开着，孩子们排队看月亮。",
  "木匠量了三遍才下锯，说木头比人有耐心。",
];
const BODY_END = " <!-- article content end -->";
/** Violations that are listed for one build; more of them say the same. */
const LISTED = 5;

/** What a build is given. Each change takes the files of the mirror by path, and returns them as they are then. */
const CHANGES = {
  edit: (files) => withEach(files, someOf(editable(files)), (text) => addParagraph(text)),
  "edit titles": (files) => withEach(files, someOf(editable(files)), (text) => setTitle(text)),
  add: (files) => new Map([...files, ...Array.from({ length: upTo(20) }, () => newArticle())]),
  delete: (files) => without(files, someOf(editable(files))),
  rename: (files) => moved(files, (at) => `${path.posix.dirname(at)}/n${++counter}.md`),
  "move to another channel": (files) => moved(files, (at) => `${pick(CHANNELS)}/${path.posix.basename(at)}`),
  "set the title": (files) =>
    withEach(files, ["site.yaml"], (text) => text.replace(/^title: .*/m, `title: 镜像${++counter}`)),
  cold: (files) => files,
};

const random = randomNumbers(Number(options.seed));
const base = mkdtempSync(path.join(tmpdir(), "newsmirror-kill-"));
const [content, out, cache] = ["content", "site", "cache"].map((name) => path.join(base, name));
let counter = 30_000_000;
let violations = 0;

/** The mirror, by path, and the digests of its cold site. */
let mirror = new Map();
let site = {};

try {
  setMirror(startMirror());
  const usual = await usualDurations();
  await resetSite();
  const killed = await killBuilds(Number(options.kills), usual);
  const failed = await failBuilds();
  console.log(
    `seed ${options.seed}: ${killed} builds killed and ${options.kills - killed} that ended before, ${failed} builds let fail, ${violations} violations`,
  );
} finally {
  rmSync(base, { recursive: true, force: true });
}
process.exitCode = violations > 0 ? 1 : 0;

/** Measures an undisturbed build after each change, in milliseconds. */
async function usualDurations() {
  const usual = {};
  await mustBuild();
  for (const [name, change] of Object.entries(CHANGES)) {
    setMirror(change(mirror));
    if (name === "cold") emptySite();
    const start = performance.now();
    await mustBuild();
    usual[name] = performance.now() - start;
  }
  return usual;
}

/** Returns how many of the builds were still running when their turn came. */
async function killBuilds(kills, usual) {
  let killed = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const name = pick(Object.keys(CHANGES));
    const instant = Math.round(random() * usual[name]);
    const last = { mirror, site };
    setMirror(CHANGES[name](mirror));
    if (name === "cold") emptySite();
    const before = digestsIn(out);
    if (await killBuild(instant)) killed++;
    const left = digestsIn(out);
    site = await coldSite();
    const found = brokenFiles(left, before);
    // The operator may also take the change back, so that the next build meets a mirror that it knew before.
    const isUndone = random() < 1 / 3;
    if (isUndone) {
      setMirror(last.mirror);
      site = last.site;
    }
    found.push(...(await faultsOfNextBuild()));
    const undone = isUndone ? ", change taken back" : "";
    await note(`kill ${kill} (${name}, after ${instant} of ${Math.round(usual[name])} ms${undone})`, found);
  }
  return killed;
}

/** Lets builds fail, each in its own way, and returns how many there were. */
async function failBuilds() {
  let year = 2030;
  const failures = [
    ["the output folder is a file", failOnFileAsFolder(out)],
    ["the cache folder is a file", failOnFileAsFolder(cache)],
    ["a folder of the output is a file", failOnFileInSite],
    ["a page of the output is a folder", failOnFolderInSite],
    ["files cannot grow", failOnFileSize],
  ];
  // Permissions do not hold for root.
  if (process.getuid() !== 0) failures.push(["the output folder is read-only", failOnReadOnly]);
  for (const [name, fail] of failures) {
    // Some pages change, some are gone, and some are the first of their year.
    const day = `${++year}-07-09`;
    const [at, text] = newArticle(day);
    setMirror(without(CHANGES.edit(mirror), someOf(editable(mirror))).set(at, text));
    const before = digestsIn(out);
    site = await coldSite();
    const found = await fail(before, day);
    found.push(...(await faultsOfNextBuild()));
    await note(`a build for which ${name}`, found);
  }
  return failures.length;
}

/** Returns a failure by a file that stands where a folder should be; the folder comes back afterwards. */
function failOnFileAsFolder(folder) {
  return async (before) => {
    renameSync(folder, `${folder}-aside`);
    writeFileSync(folder, "a file\n");
    const found = refusalFaults(await build(), folder);
    if (readFileSync(folder, "utf8") !== "a file\n") found.push(`${folder} was written over`);
    rmSync(folder);
    renameSync(`${folder}-aside`, folder);
    return [...found, ...brokenFiles(digestsIn(out), before)];
  };
}

async function failOnFileInSite(before, day) {
  const obstacle = path.join(out, day.slice(0, 4));
  writeFileSync(obstacle, "a file\n");
  const found = refusalFaults(await build(), obstacle);
  rmSync(obstacle, { recursive: true });
  return [...found, ...brokenFiles(digestsIn(out), before)];
}

async function failOnFolderInSite(before, day) {
  const obstacle = path.join(out, day.replaceAll("-", "/"), "index.html");
  mkdirSync(path.join(obstacle, "inner"), { recursive: true });
  const found = refusalFaults(await build(), obstacle);
  rmSync(obstacle, { recursive: true });
  return [...found, ...brokenFiles(digestsIn(out), before)];
}

/** As on a full disk, a write stops half-way. */
async function failOnFileSize(before) {
  const limited = ["sh", "-c", 'trap "" XFSZ; ulimit -f 6; exec "$@"', "sh"];
  const found = refusalFaults(await build({ prefix: limited }), base);
  return [...found, ...brokenFiles(digestsIn(out), before)];
}

async function failOnReadOnly(before) {
  const folders = [out, ...foldersIn(out)];
  for (const folder of folders) chmodSync(folder, 0o555);
  const found = refusalFaults(await build(), out);
  for (const folder of folders) chmodSync(folder, 0o755);
  return [...found, ...brokenFiles(digestsIn(out), before)];
}

/** Says what is wrong with the way in which a build refused: it should name the path, and not show its own code. */
function refusalFaults({ code, err }, named) {
  const found = [];
  if (code !== 1) found.push(`exit code ${code} instead of 1`);
  const isClear = /^error: /m.test(err) && err.includes(named) && !/^ +at /m.test(err);
  if (!isClear) found.push(`no clear message that names ${named}, but: ${firstLines(err)}`);
  return found;
}

/** Returns what is wrong with files that a dead build left: each must be as it was before, or as it should become. */
function brokenFiles(left, before) {
  const found = [];
  for (const [file, digest] of Object.entries(left)) {
    if (isTemporary(file) || digest === before[file] || digest === site[file]) continue;
    const text = readFileSync(path.join(out, file), "utf8");
    const isHalf = text === "" || (file.endsWith(".html") && !text.endsWith("</html>\n"));
    found.push(`${file} ${isHalf ? "is half a file" : "is neither the old file nor the new one"}`);
  }
  const kept = Object.keys(before).filter((file) => site[file] !== undefined && left[file] === undefined);
  return [...found, ...kept.map((file) => `${file} was lost`)];
}

/** Builds once more, and returns what is not as after a cold build. */
async function faultsOfNextBuild() {
  const { code, err } = await build();
  if (code !== 0) return [`the next build failed with ${code}: ${firstLines(err)}`];
  const next = digestsIn(out);
  const files = [...new Set([...Object.keys(next), ...Object.keys(site)])].filter(
    (file) => !isTemporary(file),
  );
  const other = files.sort().filter((file) => next[file] !== site[file]);
  const temporary = [out, cache].flatMap((folder) =>
    Object.keys(digestsIn(folder))
      .filter(isTemporary)
      .map((file) => path.join(path.basename(folder), file)),
  );
  return [
    ...other.map((file) => `after the next build ${file} ${differenceOf(next[file], site[file])}`),
    ...temporary.map((file) => `after the next build ${file} is still there`),
  ];
}

function differenceOf(next, cold) {
  if (cold === undefined) return "should be gone";
  return next === undefined ? "is missing" : "has other bytes than in a cold site";
}

/** Prints the violations; so that the next build meets only its own, the site is then made anew. */
async function note(name, found) {
  if (found.length === 0) return;
  violations += found.length;
  for (const fault of found.slice(0, LISTED)) console.log(`${name}: ${fault}`);
  if (found.length > LISTED) console.log(`${name}: … and ${found.length - LISTED} more`);
  await resetSite();
}

async function resetSite() {
  emptySite();
  await mustBuild();
  site = digestsIn(out);
}

function emptySite() {
  for (const folder of [out, cache]) rmSync(folder, { recursive: true, force: true });
}

/** Builds into fresh folders, and returns the digests of the site. */
async function coldSite() {
  const cold = path.join(base, "cold");
  await mustBuild({ out: path.join(cold, "site"), cache: path.join(cold, "cache") });
  const digests = digestsIn(path.join(cold, "site"));
  rmSync(cold, { recursive: true });
  return digests;
}

async function mustBuild(folders) {
  const { code, err } = await build(folders);
  if (code !== 0) throw new Error(`an undisturbed build failed with ${code}: ${err}`);
}

async function build(where) {
  const { ended } = startBuild(where);
  return ended;
}

/** Starts a build, and kills it and its children. Tells whether it was still running. */
async function killBuild(instant) {
  const { child, ended } = startBuild();
  await Promise.race([wait(instant), ended]);
  const isRunning = child.exitCode === null;
  if (isRunning) process.kill(-child.pid, "SIGKILL");
  await ended;
  return isRunning;
}

/** Starts a build in a process group of its own. */
function startBuild({ prefix = [], ...folders } = {}) {
  const to = { out, cache, ...folders };
  const cli = [process.execPath, path.join(PACKAGE, "dist/cli.js"), "build"];
  const [program, ...args] = [...prefix, ...cli, "--content", content, "--out", to.out, "--cache", to.cache];
  const child = spawn(program, args, { cwd: base, detached: true, stdio: ["ignore", "ignore", "pipe"] });
  let err = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  const ended = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, err }));
  });
  return { child, ended };
}

/** Makes the content folder hold these files, and touches only those that change. */
function setMirror(files) {
  for (const at of mirror.keys()) if (!files.has(at)) rmSync(path.join(content, at));
  for (const [at, text] of files) {
    if (mirror.get(at) === text) continue;
    mkdirSync(path.join(content, path.dirname(at)), { recursive: true });
    writeFileSync(path.join(content, at), text);
  }
  mirror = files;
}

function startMirror() {
  const sample = path.join(PACKAGE, "content");
  const files = filesIn(sample).map((at) => [at, readFileSync(path.join(sample, at), "utf8")]);
  return new Map([...files, ...Array.from({ length: GENERATED }, () => newArticle())]);
}

/** Returns the path and the text of an article that the mirror does not have yet. */
function newArticle(day = `2024-0${upTo(3)}-${twoDigits(upTo(28))}`) {
  const id = `n${++counter}`;
  const paragraphs = Array.from({ length: 2 + upTo(5) }, () => `${pick(SENTENCES)}${tagLink()}`);
  const link = `<ok href="${addressOf(`n${counter - upTo(GENERATED)}`, "2020-01-01")}">另一篇报导</ok>`;
  const picture = `<img src="https://i.qinghe-times.example/${id}.jpg"/>`;
  const text = [
    `### 第${counter}号消息`,
    "",
    "---",
    "",
    `#### [首页](../../../..?${id})`,
    "",
    '<div class="post_content" id="artbody" itemprop="articleBody">',
    " <!-- article content begin -->",
    ` <p>【青禾时报${day.replace("-", "年").replace("-", "月")}日讯】${pick(SENTENCES)}${link}</p>`,
    ` <figure>${picture}<figcaption>${pick(SENTENCES)}</figcaption></figure>`,
    ...paragraphs.map((paragraph) => ` <p>${paragraph}</p>`),
    BODY_END,
    "</div>",
    "",
    "---",
    "",
    `原文链接（需翻墙）：${addressOf(id, day)}`,
  ];
  return [`${pick(CHANNELS)}/${id}.md`, text.join("\n")];
}

function tagLink() {
  const tag = pick(TAGS);
  return `<ok href="https://www.qinghe-times.example/gb/tag/${encodeURIComponent(tag)}.html">${tag}</ok>`;
}

function addressOf(id, day) {
  const [year, month, date] = day.split("-").map(Number);
  return `https://www.qinghe-times.example/gb/${year % 100}/${month}/${date}/${id}.htm`;
}

function addParagraph(text) {
  return text.replace(BODY_END, ` <p>补记${++counter}。${pick(SENTENCES)}</p>\n${BODY_END}`);
}
function setTitle(text) {
  return text.replace(/^### .*/, `### 改过的标题${++counter}`);
}

/** Returns the paths of the articles that the changes know how to change. */
function editable(files) {
  return [...files.keys()].filter((at) => files.get(at).includes(BODY_END));
}

function withEach(files, paths, change) {
  return new Map([...files, ...paths.map((at) => [at, change(files.get(at))])]);
}

function without(files, paths) {
  return new Map([...files].filter(([at]) => !paths.includes(at)));
}

function moved(files, to) {
  const paths = someOf(editable(files));
  return new Map([...without(files, paths), ...paths.map((at) => [to(at), files.get(at)])]);
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort();
}

function foldersIn(folder) {
  const folders = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders.map((entry) => path.join(entry.parentPath, entry.name));
}

/** Returns the digest of each file below a folder. */
function digestsIn(folder) {
  const digest = (file) =>
    createHash("sha256")
      .update(readFileSync(path.join(folder, file)))
      .digest("hex");
  return Object.fromEntries(filesIn(folder).map((file) => [file, digest(file)]));
}

function isTemporary(file) {
  return file.endsWith(".tmp");
}

function firstLines(text) {
  return text.trim().split("\n").slice(0, 2).join(" / ");
}

function twoDigits(number) {
  return String(number).padStart(2, "0");
}

/** Returns a number from 1 to `most`. */
function upTo(most) {
  return 1 + Math.floor(random() * most);
}

function pick(items) {
  return items[upTo(items.length) - 1];
}

/** Returns up to twenty of the items. */
function someOf(items) {
  const first = upTo(items.length) - 1;
  return items.slice(first, first + upTo(20));
}

/** Returns numbers from 0 to 1 that the seed decides (mulberry32). */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
