#!/usr/bin/env node
/**
 * Converts and renders mutated articles of ../content: cut off, spliced, with bytes flipped, repeated or replaced by marks
 * that mean something to a parser. Each is an article or is refused with a reason; none may crash the program, be
 * reported as its fault, take long, or come out with markup that the allow-list had to take back.
 *
 *   node bench/fuzz.mjs [--count 10000] [--seed 1] [--slow 2] [--keep FOLDER]
 *
 * Prints each violation and a summary; exits with 1 when there is any. The same seed makes the same articles. With --keep,
 * the articles that violate are written to a folder, to become fixtures. A hang is noticed by a watchdog, which names
 * the article that was being worked on.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { convertFile } from "../dist/convert/convert-file.js";
import { loadPageReader } from "../dist/formats/html.js";
import { renderBody } from "../dist/render/render-markdown.js";

await loadPageReader(["page.html"]);

const CONTENT = fileURLToPath(new URL("../content", import.meta.url));
/** What parsers of HTML, Markdown and YAML act upon. */
const MARKS = [
  ..."<>&\"'`*_~[]()!#|\\{}-=:\n\r\t \0".split(""),
  "<p>",
  "</p>",
  '<ok href="',
  "</ok>",
  "<table>",
  "<tr><td colspan=9>",
  "<br>",
  "<h4>",
  "<figure>",
  "<figcaption>",
  "<ul><li>",
  '<blockquote class="twitter-tweet">',
  "<pre>",
  "<pre><code class=language-x>",
  '<p style="white-space:pre">',
  "<sup>",
  "<sub>",
  "<ruby><rp>(<rt>",
  "<dl><dt>",
  "<dd>",
  "<ul><ul>",
  "<details><summary>",
  "<q><abbr title='x'>",
  "<kbd><mark><ins>",
  '<a href="#n1">1</a>',
  '<li id="n1">',
  '<a name="n1"></a>',
  '<iframe src="//a.example/">',
  "<object><param name=movie value=x>",
  "<video><source src=/a.mp4>",
  '<span data-cfemail="2a4c4f">',
  '<img src="https://i0.wp.com/a.example/b.jpg">',
  '<img srcset="/a.jpg 2x">',
  "<script>",
  "<!--",
  "-->",
  "<![CDATA[",
  "<svg>",
  "&#x202e;",
  "&nbsp;",
  "\n---\n",
  "\n### ",
  "```\n",
  "\u200d",
  "\u3000",
  "“",
  "【",
  "（",
  "责任编辑：",
  "https://a.example/gb/tag/x.html",
  "javascript:",
  "👩‍🌾",
  "\ufeff",
  "\u2028",
];

if (isMainThread) await watch();
else work(workerData);

async function watch() {
  const { values } = parseArgs({
    options: {
      count: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      slow: { type: "string", default: "2" },
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
  const sources = files.map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }));
  for (let index = 0; index < count; index++) {
    const random = randomNumbers(seed * 1_000_003 + index);
    const source = sources[Math.floor(random() * sources.length)];
    const bytes = mutated(source.bytes, sources, random);
    const start = performance.now();
    const outcome = outcomeOf(bytes, source.name);
    const ms = performance.now() - start;
    const violation = outcome.violation ?? (ms > slow * 1000 ? `took ${ms.toFixed(0)} ms` : undefined);
    parentPort.postMessage({
      index,
      ms,
      outcome: { ...outcome, violation },
      name: source.name,
      ...(violation ? { bytes } : {}),
    });
  }
}

function outcomeOf(bytes, name) {
  try {
    const article = convertFile(bytes, name, path.parse(name).name);
    if ("problem" in article) {
      const { code, message } = article.problem;
      return code === "conversion-failed" ? { violation: message } : { refused: code };
    }
    const { body } = renderBody(article.markdown, {
      root: "../../../",
      images: "link",
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

function mutated(bytes, sources, random) {
  let result = Buffer.from(bytes);
  for (let rounds = 1 + Math.floor(random() * 6); rounds > 0; rounds--)
    result = mutation(result, sources, random);
  // Most cuts go through a character, and what is not UTF-8 is refused at the door: most are mended to get further.
  return random() < 0.1 ? result : Buffer.from(result.toString("utf8").replaceAll("\ufffd", ""));
}

function mutation(bytes, sources, random) {
  const from = Math.floor(random() * bytes.length);
  const to = Math.min(bytes.length, from + Math.floor(random() ** 3 * bytes.length));
  const mark = Buffer.from(MARKS[Math.floor(random() * MARKS.length)]);
  switch (Math.floor(random() * 8)) {
    case 0:
      return bytes.subarray(0, from);
    case 1:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 2: {
      const other = sources[Math.floor(random() * sources.length)].bytes;
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
