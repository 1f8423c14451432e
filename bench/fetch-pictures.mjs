#!/usr/bin/env node
/**
 * Measures `newsmirror pictures`: pictures a second, and bytes before and after. Serves pictures like photographs from eight
 * hosts on 127.0.0.1, lets the program in ../dist fetch them into a mirror in a temporary folder, and fetches them a second time
 * to see what a run costs that has nothing to do.
 *
 *   node bench/fetch-pictures.mjs [--pictures 1000] [--format webp|avif]
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { cpuOfChildren } from "./cpu-of-children.mjs";
import { seededRandom } from "./seeded-random.mjs";

const { values: options } = parseArgs({
  options: {
    pictures: { type: "string", default: "1000" },
    format: { type: "string", default: "webp" },
  },
});
const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const PICTURES = Number(options.pictures);
const HOSTS = 8;
const PER_ARTICLE = 4;
const MOTIFS = 40;

const folder = mkdtempSync(path.join(tmpdir(), "newsmirror-pictures-"));
const motifs = await Promise.all(Array.from({ length: MOTIFS }, (_, index) => photograph(index)));
/** All pictures, so that the servers take no time from the program. */
const pictures = [];
for (let number = 0; number < PICTURES; number++) pictures.push(await marked(number));
let sent = 0;
const servers = await Promise.all(Array.from({ length: HOSTS }, serve));
try {
  writeMirror(servers.map((server) => `http://127.0.0.1:${server.address().port}`));
  const first = await fetchAll();
  const files = readdirSync(path.join(folder, "content", "images"), { recursive: true, withFileTypes: true })
    .filter((entry) => /\.(?:webp|avif)$/.test(entry.name))
    .map((entry) => statSync(path.join(entry.parentPath, entry.name)).size);
  const again = await fetchAll();
  console.log(`pictures      ${PICTURES}, ${MOTIFS} motifs of 1,000 to 1,400 pixels`);
  console.log(`pictures a s  ${(PICTURES / first.wall).toFixed(1)} (${first.wall.toFixed(1)} s)`);
  console.log(`CPU           ${((1000 * first.cpu) / PICTURES).toFixed(0)} ms a picture`);
  console.log(`received      ${megabytes(sent)}, ${Math.round(sent / PICTURES / 1000)} kB a picture`);
  const bytes = files.reduce((sum, size) => sum + size, 0);
  console.log(`written       ${megabytes(bytes)} in ${files.length} files of ${options.format}`);
  console.log(`second run    ${again.wall.toFixed(1)} s, CPU ${again.cpu.toFixed(1)} s`);
} finally {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
}

/** Returns a picture with coarse and fine detail, as photographs have. */
async function photograph(seed) {
  const random = seededRandom(seed + 1);
  const [width, height] = [1000 + random(400), 700];
  const layer = (columns, rows) =>
    sharp(Buffer.from(Array.from({ length: columns * rows * 3 }, () => random(256))), {
      raw: { width: columns, height: rows, channels: 3 },
    }).resize(width, height, { kernel: "cubic", fit: "fill" });
  const fine = await layer((width / 4) | 0, (height / 4) | 0)
    .ensureAlpha(0.25)
    .png()
    .toBuffer();
  return layer(12, 8)
    .composite([{ input: fine }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

function serve() {
  const server = createServer((request, response) => {
    const bytes = pictures[Number(/(\d+)\.jpg$/.exec(request.url)?.[1] ?? -1)];
    if (!bytes) return response.writeHead(404).end();
    sent += bytes.length;
    return response
      .writeHead(200, { "content-type": "image/jpeg", "content-length": bytes.length })
      .end(bytes);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** Returns a motif with the number drawn into it as a colour, so that no two pictures are the same. */
function marked(number) {
  const [r, g] = [number & 255, number >> 8];
  const mark = { create: { width: 64, height: 64, channels: 3, background: { r, g, b: 0 } } };
  return sharp(motifs[number % MOTIFS])
    .composite([{ input: mark, left: 0, top: 0 }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

function writeMirror(origins) {
  const channel = path.join(folder, "content", "c1");
  mkdirSync(channel, { recursive: true });
  for (let article = 0; article * PER_ARTICLE < PICTURES; article++) {
    const numbers = Array.from({ length: PER_ARTICLE }, (_, index) => article * PER_ARTICLE + index);
    const shown = numbers
      .filter((number) => number < PICTURES)
      .map((number) => `![](${origins[number % HOSTS]}/${number}.jpg)`);
    const front = `---\nid: n${article}\ntitle: 题${article}\ndate: 2024-03-05\n---\n\n一段话。\n\n`;
    writeFileSync(path.join(channel, `n${article}.md`), `${front}${shown.join("\n\n")}\n`);
  }
}

/** Runs the command. Returns the seconds that it took: by the clock, and of processors (on Linux). */
async function fetchAll() {
  const [started, cpuBefore] = [performance.now(), cpuOfChildren()];
  const folders = ["--content", path.join(folder, "content"), "--cache", path.join(folder, "cache")];
  const args = [CLI, "pictures", ...folders, "--rate", "5000", "--format", options.format];
  const env = { ...process.env, NEWSMIRROR_TEST_LOOPBACK: "1", NO_PROXY: "*", no_proxy: "*" };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((done) => child.on("close", done));
  if (code !== 0) throw new Error(`newsmirror pictures exited with ${code}`);
  return { wall: (performance.now() - started) / 1000, cpu: cpuOfChildren() - cpuBefore };
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
