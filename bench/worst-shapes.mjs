#!/usr/bin/env node
/**
 * Converts and renders articles made to be expensive: the worst shapes that parsers, patterns and transforms can meet, in
 * two sizes each, and tells how much longer the larger one takes. Twice the size is to take about twice the time; four
 * times means that something takes the square. Each runs in a process of its own, with a bound.
 *
 *   node bench/worst-shapes.mjs [--only NAME,NAME] [--size 1] [--bound 60]
 *
 * The size is that of the smaller one in MB. Without the usual limits on size and elements, since a limit that is met
 * says nothing about the time; `--limits` keeps them. Exits with 1 when a shape exceeds the bound, or takes the square.
 * With `--one NAME,NAME` it converts those shapes in this process, once each, and prints a line for each.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { convertFile } from "../dist/convert/convert-file.js";
import { loadPageReader } from "../dist/formats/html.js";
import { DEFAULT_LIMITS } from "../dist/model/limits.js";
import { renderBody } from "../dist/render/render-markdown.js";

await loadPageReader("page.html", new Uint8Array());

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    one: { type: "string" },
    size: { type: "string", default: "1" },
    bound: { type: "string", default: "60" },
    limits: { type: "boolean", default: false },
  },
});
const BYTES = Number(options.size) * 1_000_000;
/** Growth over a doubling from which on something takes the square, for what takes long enough to be measured. */
const SQUARE = 3.2;
const MEASURABLE = 1500;

const fill = (text) => text.repeat(Math.ceil(BYTES / Buffer.byteLength(text)));

function num(textOf) {
  const parts = [];
  for (let size = 0, index = 0; size < BYTES; index++) {
    const part = textOf(index);
    parts.push(part);
    size += part.length;
  }
  return parts.join("");
}

const ADDRESS = "https://www.qinghe-times.example/gb/24/3/5/n1.htm";
/** A mirrored article. */
const m = (body, title = "题", tail = "") =>
  `### ${title}\n\n---\n\n#### [首页](x)\n\n<div id="artbody"><p>【青禾时报2024年03月05日讯】</p>${body}</div>\n\n---\n\n${tail}原文链接：${ADDRESS}`;
/** Markdown with front matter. */
const fm = (body, front = "") => `---\ntitle: 题\ndate: 2024-01-02\n${front}---\n\n${body}\n`;

/** What makes each article, by name: `m` begins those in Markdown, `y` those of YAML, `h` saved pages; the others are mirrored. */
const SHAPES = {
  divs: () => m(fill("<div>")),
  bs: () => m(fill("<b>")),
  bx: () => m(num((i) => `<b i=${i}>`)),
  pbx: () => m(num((i) => `<p><b i=${i}>a`)),
  pbxc: () => m(num((i) => `<p><b i=${i}>a</p>`)),
  attrs: () => m(`<p ${num((i) => `a${i} `)}>x</p>`),
  tables: () => m(fill("<table>")),
  foster: () => m(`<table>${fill("<a></a>x")}`),
  foster2: () => m(`<table>${fill("<i>x</i>")}`),
  tr: () => m(fill("<table><tr><td>")),
  spaces: () => m(`<p>a${fill(" ")}b</p>`),
  spaces2: () => m(fill(`<i>${" ".repeat(1000)}</i>`)),
  nbsp: () => m(`<p>a${fill("\u00a0")}b</p>`),
  nl: () => m(`<p>a${fill("\n")}b</p>`),
  lines: () => m(`<p>${fill("a\n")}b</p>`),
  hbr: () => m(`<h2>${fill("a<br>")}</h2>`),
  pbr: () => m(`<p>${fill("a<br>")}</p>`),
  pi: () => m(`<p>${fill("a<i>b</i> ")}</p>`),
  links: () => m(`<p>${num((i) => `<ok href="https://a.example/${i}">b</ok>`)}</p>`),
  tags: () => m(`<p>${num((i) => `<ok href="https://a.example/gb/tag/${i}.html">b${i}</ok>`)}</p>`),
  imgs: () => m(num((i) => `<img src="https://a.example/${i}.jpg">`)),
  figs: () =>
    m(num((i) => `<figure><img src="https://a.example/${i}.jpg"><figcaption>图${i}</figcaption></figure>`)),
  lis: () => m(`<ul>${fill("<li>a")}</ul>`),
  tds: () => m(`<table><tr>${fill("<td>a")}</table>`),
  trs: () => m(`<table>${fill("<tr><td>a<td>b")}</table>`),
  spans: () => m(`<table>${fill("<tr><td colspan=100 rowspan=100>a<td>b")}</table>`),
  comments: () => m(fill("<!---->")),
  lt: () => m(fill("<")),
  lta: () => m(fill("<a")),
  amp: () => m(fill("&")),
  ents: () => m(fill("&CounterClockwiseContourIntegral;")),
  cdata: () => m(fill("<![CDATA[")),
  svg: () => m(fill("<svg><math>")),
  sel: () => m(fill("<select><option>")),
  tmpl: () => m(fill("<template>")),
  frm: () => m(fill("<form>")),
  stars: () => m(`<p>${fill("*")}</p>`),
  starsa: () => m(`<p>${fill("*a ")}</p>`),
  unders: () => m(`<p>${fill("_a")}</p>`),
  bracks: () => m(`<p>${fill("[")}</p>`),
  bracks2: () => m(`<p>${fill("[a](")}</p>`),
  ticks: () => m(`<p>${fill("`a``")}</p>`),
  tildes: () => m(`<p>${fill("~~a")}</p>`),
  bsl: () => m(`<p>${fill("\\")}</p>`),
  dollar: () => m(`<p>${fill("$&")}</p>`),
  urls: () => m(`<p>${fill("http://")}</p>`),
  urls2: () => m(`<p>http://${fill(".")}</p>`),
  urls3: () => m(`<p>${fill("http://a.b/ ")}</p>`),
  www: () => m(`<p>${fill("www.")}</p>`),
  mail: () => m(`<p>${fill("a@")}</p>`),
  mail2: () => m(`<p>${fill("a.")}@</p>`),
  marks: () => m(`<p>${fill("<b>a</b><i>b</i>")}</p>`),
  emoji: () => m(`<p><b>${fill("👩‍")}</b></p>`),
  zwj: () => m(`<p>${fill("\u200d")}</p>`),
  ris: () => m(`<p><b>${fill("🇨")}</b></p>`),
  hash: () => m(`<p>${fill("#")}</p>`),
  gt: () => m(`<p>${fill("&gt; ")}</p>`),
  eq: () => m(fill("<p>===</p>")),
  bolds: () => m(`<p>${fill("<b>“重”</b>")}</p>`),
  boldsp: () => m(`<p>${fill("<b>a</b> ")}</p>`),
  pipe: () => m(`<p>${fill("|")}</p>`),
  captions: () =>
    m(`<figure><img src="https://a.example/1.jpg"><figcaption>${fill("（")}</figcaption></figure>`),
  captions2: () => m(`<figure><img src="https://a.example/1.jpg"></figure><p>${fill("（/")}</p>`),
  credit: () => m(`<p>${fill("（转自")}</p>`),
  editors: () => m(`<p>${fill("责任编辑：")}</p>`),
  credit2: () => m(`<p>【青禾时报2024年03月05日讯】（${fill("青、")}）</p>`),
  date: () => m(`<p>${fill("【青2024年")}</p>`),
  title: () => m("<p>a</p>", fill("题 ")),
  rules: () => m("<p>a</p>", "题", fill("\n---\n")),
  trail: () => m("<p>a</p>", "题", fill("原文链接（\n")),
  trail2: () => m("<p>a</p>", "题", `原文链接${fill(" ")}`),
  advert: () => m(fill("\n#### [](")),
  advert2: () => m(`\n#### [${fill("](")}`),
  href: () => m(`<ok href="${fill("a ")}">x</ok>`),
  href2: () => m(`<ok href="https://a.example/gb/tag/${fill("a.html")}">x</ok>`),
  href3: () => m(`<ok href="https://a.example/gb/tag/${fill("%25")}.html">x</ok>`),
  src: () => m(`<img src="https://a.example/${fill("-1x1")}"><p>x</p>`),
  src2: () => m(`<img src="https://a.example/${fill("?")}"><p>x</p>`),
  quotes: () => m(fill("<blockquote>")),
  dl: () => m(fill("<dl><dt><dd>")),
  ruby: () => m(fill("<ruby><rt>")),
  nobr: () => m(fill("<nobr>")),
  btn: () => m(fill("<button>")),
  sups: () => m(`<p>${fill("a<sup>2</sup>")}</p>`),
  codes: () => m(`<p>${fill("<code>a`</code>")}</p>`),
  codes2: () => m(`<p>${num((i) => `<code>${"`".repeat(i % 1500)}</code>b`)}</p>`),
  pre: () => m(`<pre>${fill("a  b\n")}</pre>`),
  pre2: () => m(`<pre>${fill("文字\n")}</pre>`),
  pres: () => m(fill("<pre>a\nb")),
  presp: () => m(`<pre>a  b${fill(" ")}</pre>`),
  prenl: () => m(`<pre>a  b${fill("\n")}</pre>`),
  prewrap: () => m(fill('<div style="white-space:pre">a\nb')),
  styles: () => m(`<p style="${fill("width:1px;")}">a</p><img src="/a.png" style="${fill("a:b;")}">`),
  rubies: () => m(`<p>${fill("<ruby>字<rt>zì</rt></ruby>")}</p>`),
  dls: () => m(`<dl>${fill("<dt>a<dd>b")}</dl>`),
  dldivs: () => m(`<dl>${fill("<div>")}<dt>a</dl>`),
  uls: () => m(fill("<ul><ul><li>a")),
  ulul: () => m(`<ul>${fill("<ul><li>a</li></ul>")}</ul>`),
  details: () => m(fill("<details><summary>a")),
  notes: () =>
    m(`<p>${num((i) => `<a href="#n${i}">${i + 1}</a>`)}</p>${num((i) => `<p id="n${i}">${i + 1}. a</p>`)}`),
  notes2: () => m(`${num((i) => `<a href="#n">${i}</a>`)}<p id="n">a</p>`),
  places: () => m(num((i) => `<a href="#p${i}">a</a><p id="p${i}">b</p>`)),
  places2: () => m(num((i) => `<a href="#${"-".repeat(1 + (i % 50))}${i % 7}">a</a><div id="x${i}">b</div>`)),
  places3: () => m(`${fill('<a href="#p">a</a>')}<div id="p">${"<div>".repeat(100)}b`),
  frames: () => m(fill('<iframe src="//a.example/"></iframe>')),
  objects: () => m(fill("<object><param name=movie value=//a.example/b>")),
  videos: () => m(fill("<video><source src=//a.example/b.mp4></video>")),
  emails: () => m(fill('<a data-cfemail="2a4c4f5858">x</a>')),
  email2: () => m(`<a data-cfemail="${fill("2a")}">x</a>`),
  srcset: () => m(`<img srcset="${fill("a.jpg 1x, ")}"><p>x</p>`),
  srcset2: () => m(`<img srcset="${fill("a")}"><img srcset="${fill(" ")}"><p>x</p>`),
  href4: () => m(`<ok href="https://a.example/${fill(" ")}b">x</ok>`),
  href5: () => m(`<ok href="https://a.example/${fill("\\")}b">x</ok>`),
  relative: () => m(num((i) => `<ok href="a/${i}.html">b</ok>`)),
  broken: () => m(num((i) => `<ok href="gone:${i}">b</ok>`)),
  as: () => m(fill('<ok href="https://x.example/">')),
  psame: () => m(fill("<p>")),
  h: () => m(fill("<h2>")),
  adopt: () => m(fill("<b><div></b>")),
  adopt2: () => m(fill("<a><div></a>")),
  adopt3: () => m(fill("<b>") + fill("<div></b>")),
  centre: () => m(fill("<p><center>")),
  mgt: () => fm(fill(">")),
  mgt2: () => fm(fill("> ")),
  mgtl: () => fm(fill("> a\n")),
  mli: () => fm(fill("- ")),
  mli2: () => fm(num((i) => `${" ".repeat(Math.min(i, 300))}- a\n`)),
  mol: () => fm(fill("1. ")),
  mbr: () => fm(fill("[")),
  mbr2: () => fm(fill("[a](")),
  mbr3: () => fm(fill("![")),
  mbr4: () => fm(fill("[a][")),
  mdef: () => fm(num((i) => `[${i}]: x\n`) + fill("[0]")),
  mstar: () => fm(fill("*")),
  mstar2: () => fm(fill("*a ")),
  mstar3: () => fm(fill("a**b")),
  mstar4: () => fm(fill("*a **a ")),
  mund: () => fm(fill("_a ")),
  mtick: () => fm(num((i) => `${"`".repeat(i % 1500)}a`)),
  mtil: () => fm(fill("~~a")),
  mlt: () => fm(fill("<")),
  mlta: () => fm(fill("<a ")),
  mltb: () => fm(fill("<!--")),
  mltc: () => fm(fill("<?")),
  mltd: () => fm(fill('<a href="')),
  mamp: () => fm(fill("&")),
  mhash: () => fm(fill("#")),
  mtab: () => fm(`${fill("|a")}\n${fill("|-")}`),
  mtab2: () => fm(`a|b\n-|-\n${fill("|")}`),
  mtabr: () => fm(`a|b\n-|-\n${fill("x\n")}`),
  mfence: () => fm(fill("```\n")),
  mnl: () => fm(`a${fill("\n")}b`),
  msp: () => fm(`a${fill(" ")}b`),
  msp2: () => fm(fill(" ")),
  mtabs: () => fm(fill("\t")),
  murl: () => fm(fill("http://")),
  mwww: () => fm(fill("www.")),
  mmail: () => fm(fill("a@")),
  mmail2: () => fm(fill("a.")),
  mmail3: () => fm(fill("a_b-")),
  mfoot: () => fm(num((i) => `[^${i}]: a\n`)),
  mfoot2: () => fm(fill("[^")),
  mtask: () => fm(fill("- [ ] ")),
  mbsl: () => fm(fill("\\")),
  msetext: () => fm(fill("a\n===\n")),
  mtitle: () => fm(fill('[a](b "')),
  mtitle2: () => fm(`[a](b "${fill('\\"')}`),
  mparen: () => fm(`[a](${fill("(")}`),
  mhtml: () => fm(fill("<div>\n")),
  mauto: () => fm(fill("<http://a")),
  mquoteli: () => fm(fill("> - ")),
  mli3: () => fm(fill("- a\n")),
  mlonglines: () => fm(fill("字")),
  mdel: () => fm(fill("~a ")),
  mref: () => fm(`[a]: b\n\n${fill("[a] ")}`),
  yseq: () => fm("a", `tags: ${fill("[")}\n`),
  yalias: () => fm("a", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: &d [*c,*c]\ntags: [*d,*d]\n"),
  ykeys: () =>
    fm(
      "a",
      num((i) => `k${i}: 1\n`),
    ),
  ytags: () => fm("a", `tags:\n${num((i) => `- t${i}\n`)}`),
  ystr: () => fm("a", `tags: "${fill("\\")}"\n`),
  yend: () => `---\n${fill("\n--- ")}`,
  hhead: () => [".html", `<html>${fill("<head ")}`],
  hhtml: () => [".html", fill("<html")],
  hart: () => [
    ".html",
    `<html><head><title>a</title><meta name=date content=2024-01-01></head><body><article><h1>a</h1>${fill("<p>a</p>")}</article>`,
  ],
  harts: () => [
    ".html",
    `<html><head><title>a</title><meta name=date content=2024-01-01></head><body>${fill("<article>")}`,
  ],
  hh1: () => [
    ".html",
    `<html><head><title>a</title><meta name=date content=2024-01-01></head><body><article>x${fill("<h1>a</h1>")}</article>`,
  ],
  hmeta: () => [
    ".html",
    `<html><head><title>a</title>${fill("<meta name=date content=2024-01-01>")}</head><body><article>x</article>`,
  ],
};

if (options.one) options.one.split(",").forEach(convertOne);
else compareAll(options.only?.split(",") ?? Object.keys(SHAPES));

function convertOne(name) {
  const shape = SHAPES[name]();
  const [extension, text] = Array.isArray(shape) ? shape : [".md", shape];
  const limits = options.limits ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, elements: 1e9 };
  const bytes = Buffer.from(text);
  const start = performance.now();
  const article = convertFile(bytes, `n1${extension}`, "n1", { limits, formats: [] });
  if (!("problem" in article))
    renderBody(article.markdown, {
      root: "",
      images: "link",
      lang: "fa",
      targets: {},
      pictures: {},
      words: { openPicture: "open", table: "table" },
    });
  const outcome = "problem" in article ? article.problem.code : "built";
  console.log(JSON.stringify({ name, ms: Math.round(performance.now() - start), outcome }));
}

function compareAll(names) {
  for (const name of names) {
    const [small, large] = [1, 2].map((times) => measured(name, times * Number(options.size)));
    const growth = small && large ? large.ms / small.ms : Number.POSITIVE_INFINITY;
    const isSquare = growth > SQUARE && (large?.ms ?? Number.POSITIVE_INFINITY) > MEASURABLE;
    console.log(
      `${name.padEnd(10)} ${String(small?.ms ?? "—").padStart(6)} ms ${String(large?.ms ?? "—").padStart(6)} ms  × ${growth.toFixed(1)}  ${small?.outcome ?? "out of time"}${isSquare ? "  !" : ""}`,
    );
    if (isSquare) process.exitCode = 1;
  }
}

function measured(name, size) {
  const args = [fileURLToPath(import.meta.url), "--one", name, "--size", String(size)];
  const { status, stdout } = spawnSync(process.execPath, [...args, ...(options.limits ? ["--limits"] : [])], {
    encoding: "utf8",
    timeout: Number(options.bound) * 1000,
    killSignal: "SIGKILL",
  });
  return status === 0 ? JSON.parse(stdout) : undefined;
}
