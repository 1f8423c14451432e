#!/usr/bin/env node
/**
 * Converts and renders the sources of fuzz-sources.mjs as they are: saved pages, front matter in several languages, files of
 * declared formats. Then converts and renders mutations of them and of the articles in ../content: texts that are cut off
 * or spliced, with bytes flipped or repeated, with marks that mean something to a parser, under formats that the settings
 * declare. Each text must become an article, or be refused with a reason. No text may crash the program, be reported as a
 * fault of the program, take long, or become markup that the allow-list had to take back.
 *
 *   node bench/fuzz.mjs [--count 10000] [--seed 1] [--slow 3] [--keep FOLDER]
 *
 * `--slow` is in seconds of processor time, of which the largest page takes two. Prints each violation and a summary.
 * Exits with 1 when there is a violation. The same seed makes the same articles. With `--keep`, the articles that violate
 * are written to a folder, to become fixtures. A watchdog notices a hang, and names the article.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { convertFile } from "../dist/convert/convert-file.js";
import { loadPageReader } from "../dist/formats/html.js";
import { DEFAULT_LIMITS } from "../dist/model/limits.js";
import { renderBody } from "../dist/render/render-markdown.js";
import { FORMATS, MARKS, madeSources } from "./fuzz-sources.mjs";

await loadPageReader("page.html", new Uint8Array());

const CONTENT = fileURLToPath(new URL("../content", import.meta.url));
/** Sources above this size, in bytes, are converted as they are, and not changed. */
const LARGEST_CHANGED = 50_000;
const EXTENSIONS = [".md", ".html", ".xhtml", ".mhtml", ".txt"];

if (isMainThread) await watch();
else work(workerData);

async function watch() {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      slow: { type: "string", default: "3" },
      keep: { type: "string" },
    },
  });
  const [count, seed, slow] = [Number(values.count), Number(values.seed), Number(values.slow)];
  if (values.keep) mkdirSync(values.keep, { recursive: true });
  const worker = new Worker(new URL(import.meta.url), { workerData: { count, seed, slow } });
  const tally = { built: 0, refused: 0, violations: 0, slowest: 0 };
  const reasons = new Map();
  let current = { index: -1, since: performance.now() };
  const watchdog = setInterval(() => {
    if (performance.now() - current.since < 10 * slow * 1000) return;
    console.log(`article ${current.index} hangs (seed ${seed})`);
    process.exit(1);
  }, 1000);
  worker.on("message", ({ index, ms, outcome, name, bytes }) => {
    current = { index: index + 1, since: performance.now() };
    tally.slowest = Math.max(tally.slowest, ms);
    if (outcome.violation) {
      tally.violations++;
      console.log(`article ${index} (${name}): ${outcome.violation}`);
      if (values.keep) writeFileSync(path.join(values.keep, `${index}-${name}`), bytes);
    } else if (outcome.refused) {
      tally.refused++;
      reasons.set(outcome.refused, (reasons.get(outcome.refused) ?? 0) + 1);
    } else tally.built++;
  });
  await new Promise((done, fail) => worker.once("exit", done).once("error", fail));
  clearInterval(watchdog);
  const refused = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, times]) => `${reason} ${times}`);
  console.log(
    `seed ${seed}: ${count} articles, ${tally.built} built, ${tally.refused} refused (${refused.join(", ")}), ` +
      `slowest ${tally.slowest.toFixed(0)} ms, ${tally.violations} violations`,
  );
  if (tally.violations > 0) process.exitCode = 1;
}

function work({ count, seed, slow }) {
  const files = readdirSync(CONTENT, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|html)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const made = madeSources();
  const read = files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
  const changed = [...read, ...made].filter(({ bytes }) => bytes.length <= LARGEST_CHANGED);
  for (let index = 0; index < count; index++) {
    const random = randomNumbers(seed * 1_000_003 + index);
    const article =
      made[Math.floor(index / FORMATS.length)] ?? mutated(pick(changed, random), changed, random);
    const formats =
      index < made.length * FORMATS.length ? FORMATS[index % FORMATS.length] : pick(FORMATS, random);
    const start = process.cpuUsage();
    const outcome = outcomeOf(article, formats);
    const ms = process.cpuUsage(start).user / 1000;
    const violation = outcome.violation ?? (ms > slow * 1000 ? `took ${ms.toFixed(0)} ms` : undefined);
    parentPort.postMessage({
      index,
      ms,
      outcome: { ...outcome, violation: violation && `${violation} (formats ${FORMATS.indexOf(formats)})` },
      name: article.name,
      ...(violation ? { bytes: article.bytes } : {}),
    });
  }
}

function pick(list, random) {
  return list[Math.floor(random() * list.length)];
}

function outcomeOf({ name, bytes }, formats) {
  try {
    const article = convertFile(bytes, name, path.parse(name).name, { limits: DEFAULT_LIMITS, formats });
    if ("problem" in article) {
      const { code, message } = article.problem;
      return code === "conversion-failed" ? { violation: message } : { refused: code };
    }
    const { body } = renderBody(article.markdown, {
      root: "../../../",
      images: "link",
      lang: "fa",
      targets: {},
      pictures: {},
      words: { openPicture: "open", table: "table" },
    });
    // Where the allow-list took a tag back, its end stands without a beginning.
    return body.replace(/<[^<>]*>/g, "").includes(">") ? { violation: "markup that is not allowed" } : {};
  } catch (error) {
    return { violation: `threw ${error.stack}` };
  }
}

/** Returns a source with changed bytes, and now and then with the ending of another. */
function mutated({ name, bytes }, sources, random) {
  let result = Buffer.from(bytes);
  for (let rounds = 1 + Math.floor(random() * 6); rounds > 0; rounds--)
    result = mutation(result, sources, random);
  // Most cuts go through a character, and bytes that are not UTF-8 are soon refused: most are mended to get further.
  const text = random() < 0.1 ? result : Buffer.from(result.toString("utf8").replaceAll("\ufffd", ""));
  const extension = random() < 0.9 ? path.extname(name) : pick(EXTENSIONS, random);
  return { name: `${path.parse(name).name}${extension}`, bytes: text };
}

function mutation(bytes, sources, random) {
  const from = Math.floor(random() * bytes.length);
  const to = Math.min(bytes.length, from + Math.floor(random() ** 3 * bytes.length));
  const mark = Buffer.from(pick(MARKS, random));
  switch (Math.floor(random() * 9)) {
    case 0:
      return bytes.subarray(0, from);
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 2: {
      const other = pick(sources, random).bytes;
      const start = Math.floor(random() * other.length);
      return Buffer.concat([bytes.subarray(0, from), other.subarray(start)]);
    }
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to)]);
    case 4: {
      const flipped = Buffer.from(bytes);
      if (flipped.length > 0) flipped[from] ^= 1 << Math.floor(random() * 8);
      return flipped;
    }
    case 5: {
      const times = Math.floor(10 ** (random() * 4));
      return Buffer.concat([
        bytes.subarray(0, from),
        Buffer.from(mark.toString().repeat(times)),
        bytes.subarray(from),
      ]);
    }
    case 6:
      return Buffer.concat([mark, bytes]);
    default:
      return Buffer.concat([bytes.subarray(0, from), mark, bytes.subarray(from)]);
  }
}

/** A generator of numbers in [0, 1) (mulberry32): small, and the same everywhere. */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
