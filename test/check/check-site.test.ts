import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { RULES, type RuleName } from "../../src/check/finding.js";
import { mirrored, runCli, siteIn, temporaryFolder } from "../site/run-cli.js";

const BASE = path.resolve("node_modules/.cache/newsmirror-check-test");
const ARTICLE = "2024/03/05/n1.html";

interface Found {
  readonly rule: RuleName;
  readonly path: string;
}

/** A copy of the small site, to be spoilt. */
interface Spoilt {
  readonly folder: string;
  /** Changes a file, and what the manifest says of it: the rule at hand is to find it, not the digest. */
  edit(file: string, change: (text: string) => string): void;
  /** Puts markup at the end of the article's body. */
  insert(markup: string): void;
}

function spoilt(): Spoilt {
  const folder = path.join(temporaryFolder(), "site");
  cpSync(path.join(BASE, "site"), folder, { recursive: true });
  const at = (file: string): string => path.join(folder, file);
  const edit = (file: string, change: (text: string) => string): void => {
    const before = readFileSync(at(file), "utf8");
    const content = change(before);
    expect(content).not.toBe(before);
    writeFileSync(at(file), content);
    const manifest = JSON.parse(readFileSync(at("manifest.json"), "utf8"));
    const sha256 = createHash("sha256").update(content).digest("hex");
    manifest.files[file] = { size: Buffer.byteLength(content), sha256 };
    writeFileSync(at("manifest.json"), JSON.stringify(manifest));
  };
  return {
    folder,
    edit,
    insert: (markup) => edit(ARTICLE, (html) => html.replace("</main>", `${markup}</main>`)),
  };
}

/** The compiled check: a process for each of so many cases would take minutes. */
async function check(folder: string): Promise<readonly Found[]> {
  const module = pathToFileURL(path.resolve("dist/check/check-site.js")).href;
  const { checkSite }: typeof import("../../src/check/check-site.js") = await import(
    /* @vite-ignore */ module
  );
  const pool = pathToFileURL(path.resolve("dist/workers/worker-pool.js")).href;
  const { WorkerPool }: typeof import("../../src/workers/worker-pool.js") = await import(
    /* @vite-ignore */ pool
  );
  return (await checkSite(folder, new WorkerPool(1), () => undefined)).findings;
}

beforeAll(() => {
  const site = siteIn(BASE);
  rmSync(BASE, { recursive: true, force: true });
  mkdirSync(path.join(site.content, "c1"), { recursive: true });
  for (const id of ["n1", "n2"]) writeFileSync(path.join(site.content, "c1", `${id}.md`), mirrored(id));
  expect(site.build().code).toBe(0);
});

const insert =
  (markup: string) =>
  (site: Spoilt): void =>
    site.insert(markup);
const edit =
  (file: string, from: string | RegExp, to: string) =>
  (site: Spoilt): void =>
    site.edit(file, (text) => text.replace(from, to));
const append =
  (file: string, text: string) =>
  (site: Spoilt): void =>
    site.edit(file, (before) => before + text);
const inSvg = (markup: string) => edit("assets/icon.svg", "</svg>", `${markup}</svg>`);

/** Adds a file that the manifest names. */
const add =
  (file: string, text: string) =>
  (site: Spoilt): void => {
    writeFileSync(path.join(site.folder, file), "");
    site.edit(file, () => text);
  };

/** By rule: what was done to the site by hand. */
const SPOILERS: Readonly<Record<RuleName, Readonly<Record<string, (site: Spoilt) => void>>>> = {
  "remote-load": {
    "a picture": insert('<img src="https://t.example/a.png" alt="">'),
    "a picture by the scheme of the page": insert('<img src="//t.example/a.png" alt="">'),
    "a picture behind backslashes": insert('<img src="\\\\t.example/a.png" alt="">'),
    "a picture behind white space": insert('<img src=" ht\ntps://t.example/a.png" alt="">'),
    "a picture in a set": insert(
      '<img src="../../../assets/icon.svg" srcset="https://t.example/a.png 2x" alt="">',
    ),
    "a preview": insert('<video poster="https://t.example/a.png"></video>'),
    "a sound": insert('<audio><source src="https://t.example/a.mp3"></audio>'),
    subtitles: insert('<video><track src="https://t.example/a.vtt"></video>'),
    "a stylesheet": insert('<link rel="stylesheet" href="https://t.example/a.css">'),
    "a prefetch": insert('<link rel="prefetch" href="https://t.example/a.html">'),
    "a preconnect": insert('<link rel="preconnect" href="https://t.example">'),
    "a lookup": insert('<link rel="dns-prefetch" href="//t.example">'),
    "a preload": insert('<link rel="preload" as="image" imagesrcset="https://t.example/a.png 1x">'),
    "a stylesheet in disguise": insert('<link rel="alternate stylesheet" href="https://t.example/a.css">'),
    "a form": insert('<form action="https://t.example/"></form>'),
    "a background": insert('<table background="https://t.example/a.png"></table>'),
    "a style": insert('<p style="background:url(https://t.example/a.png)"></p>'),
    "a style with escapes": insert('<p style="background:u\\72l(//t.example/a.png)"></p>'),
    "a style element": insert('<style>@import "//t.example/a.css";</style>'),
    "an SVG image": insert('<svg><image xlink:href="https://t.example/a.png"/></svg>'),
    "a use of SVG": insert('<svg><use href="https://t.example/a.svg#x"/></svg>'),
    "without scripts": insert('<noscript><img src="https://t.example/a.png" alt=""></noscript>'),
    "an import in a stylesheet": append("assets/style.css", '\n@import/**/url("https://t.example/a.css");'),
    "a set in a stylesheet": append(
      "assets/style.css",
      '\np{background:image-set("https://t.example/a.png" 1x)}',
    ),
    "a font in a stylesheet": append("assets/style.css", "\n@font-face{src:url(//t.example/a.woff2)}"),
    "an icon of the web app": edit("site.webmanifest", "assets/icon.svg", "https://t.example/a.svg"),
  },
  "forbidden-element": {
    "a frame": insert("<iframe></iframe>"),
    "an object": insert("<object></object>"),
    "a plugin": insert("<embed>"),
    "another base": insert('<base href="index.html">'),
    "a refresh": insert('<meta http-equiv="refresh" content="0; url=https://t.example/">'),
    "a ping": insert('<a href="#main" ping="https://t.example/">字</a>'),
    "HTML in a feed": edit("feed.xml", "<title>", '<title type="html">'),
  },
  "foreign-script": {
    "a script of another host": insert('<script src="https://t.example/a.js"></script>'),
    "a script by another name": insert('<script src="../../../assets/icon.svg"></script>'),
    "a script in SVG": insert('<svg><script href="https://t.example/a.js"></script></svg>'),
  },
  "inline-script": {
    "a script": insert("<script>1</script>"),
    "a module": insert('<script type="module">1</script>'),
    "data that is none": insert('<script type="application/ld+json">alert(1)</script>'),
    "a script in a template": insert("<template><script>1</script></template>"),
    "a script in SVG": insert("<svg><script>1</script></svg>"),
  },
  "inline-handler": {
    "a handler": insert('<p onclick="1">字</p>'),
    "a handler in capitals": insert('<p ONMOUSEOVER="1">字</p>'),
    "a handler in SVG": insert('<svg onload="1"></svg>'),
    "a handler where one parser sees text": insert('<svg><style><img src="#" onerror="1"></style></svg>'),
  },
  "bad-address": {
    "a script": insert('<a href="javascript:alert(1)">字</a>'),
    "a script in pieces": insert('<a href="java\tscr&#10;ipt:alert(1)">字</a>'),
    "a script behind a control character": insert('<a href="&#1;javascript:alert(1)">字</a>'),
    data: insert('<a href="data:text/html,字">字</a>'),
    "a script of Microsoft's": insert('<a href="vbscript:1">字</a>'),
    "a picture of data": insert('<img src="data:image/png;base64,AAAA" alt="">'),
    "a feed's link": edit("feed.xml", /<link rel="alternate"[^>]*>/, '<link href="javascript:1"/>'),
  },
  "disabled-link": { "an <ok>": insert('<ok href="https://t.example/">字</ok>') },
  tracker: {
    "a pixel of ours": insert('<img src="../../../assets/icon.svg" width="0px" height="0px" alt="">'),
    "a pixel by style": insert('<img src="../../../assets/icon.svg" style="width:1px" alt="">'),
  },
  "leaky-link": { "a link without rel": insert('<a href="https://t.example/">字</a>') },
  "dead-link": {
    "a link": insert('<a href="n3.html">字</a>'),
    "a link out of the site": insert('<a href="../../../../x.html">字</a>'),
    "a link from the host's root": insert('<a href="/index.html">字</a>'),
    "a picture": insert('<img src="../../../images/a.jpg" alt="">'),
    "a stylesheet's font": append("assets/style.css", "\n@font-face{src:url(a.woff2)}"),
    "a feed's link": edit("feed.xml", /n2\.html/, "n3.html"),
  },
  "missing-anchor": {
    "a place in the page": insert('<a href="#nowhere">字</a>'),
    "a place in another page": insert('<a href="../../../index.html#nowhere">字</a>'),
  },
  "no-policy": {
    "no policy": edit(ARTICLE, /<meta http-equiv="Content-Security-Policy"[^>]*>/, ""),
    "a looser policy": edit(ARTICLE, "default-src 'none'", "default-src *"),
    "a late policy": edit(
      ARTICLE,
      /(<meta http-equiv[^>]*>)([\s\S]*?)(<link rel="stylesheet"[^>]*>)/,
      "$3$2$1",
    ),
    "no word about referrers": edit(ARTICLE, /<meta name="referrer"[^>]*>/, ""),
    "another word about referrers": insert('<meta name="referrer" content="unsafe-url">'),
  },
  "active-svg": {
    "a script": inSvg("<script>1</script>"),
    "a script by another prefix": inSvg('<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>'),
    "a handler": edit("assets/icon.svg", "<svg", '<svg onload="1"'),
    "a picture": inSvg('<image href="https://t.example/a.png"/>'),
    HTML: inSvg("<foreignObject/>"),
    "a style": inSvg("<style>@import url(https://t.example/a.css);</style>"),
    "an attribute that loads": inSvg('<rect fill="url(https://t.example/a.svg#x)"/>'),
    "an animation of a link": inSvg('<animate attributeName="href"/>'),
  },
  "not-well-formed": {
    "an entity": edit("assets/icon.svg", "<svg", '<!DOCTYPE svg [<!ENTITY a "b">]><svg'),
    "a stylesheet of an SVG": edit("assets/icon.svg", "<svg", '<?xml-stylesheet href="a.css"?><svg'),
    "a feed cut in half": edit("feed.xml", /<\/feed>\s*$/, ""),
    "a web app's manifest": edit("site.webmanifest", "{", "{,"),
  },
  "no-manifest": {
    removed: ({ folder }) => rmSync(path.join(folder, "manifest.json")),
    "cut in half": ({ folder }) => writeFileSync(path.join(folder, "manifest.json"), '{"files": {'),
    "with a path that leads out": ({ folder }) =>
      writeFileSync(
        path.join(folder, "manifest.json"),
        JSON.stringify({ generator: "x", files: { "../x": { size: 0, sha256: "0".repeat(64) } } }),
      ),
  },
  "missing-file": { removed: ({ folder }) => rmSync(path.join(folder, "robots.txt")) },
  "extra-file": {
    "a page of somebody else": ({ folder }) => writeFileSync(path.join(folder, "x.txt"), "x"),
    "a symbolic link": ({ folder }) => symlinkSync("/etc/hostname", path.join(folder, "x.txt")),
  },
  "changed-file": {
    longer: ({ folder }) => appendFileSync(path.join(folder, "robots.txt"), "#"),
    "as long": ({ folder }) => {
      const file = path.join(folder, "robots.txt");
      writeFileSync(file, readFileSync(file, "utf8").replace("Allow", "allow"));
    },
  },
};

/** What else comes with it: a script that is not there is also loaded from elsewhere, and so on. */
const ALONG: Readonly<Partial<Record<RuleName, readonly RuleName[]>>> = {
  "foreign-script": ["remote-load"],
  // Without a manifest nobody knows the search's own script, and the about page's link to it is dead.
  "no-manifest": ["foreign-script", "dead-link"],
};

describe("newsmirror check", () => {
  it("finds nothing wrong with a site as it was built, and exits with 0", () => {
    const { code, out } = runCli(["check", "--json", "--site", path.join(BASE, "site")]);
    expect(code).toBe(0);
    expect(JSON.parse(out).findings).toEqual([]);
  });

  it.each(Object.keys(RULES) as RuleName[])("has an example of %s", (rule) => {
    expect(Object.keys(SPOILERS[rule]).length).toBeGreaterThan(0);
  });

  const cases = Object.entries(SPOILERS).flatMap(([rule, spoilers]) =>
    Object.entries(spoilers).map(([name, spoil]) => [rule as RuleName, name, spoil] as const),
  );
  it.each(cases)("finds %s, and nothing else: %s", async (rule, _, spoil) => {
    const site = spoilt();
    spoil(site);
    const findings = await check(site.folder);
    const along = ALONG[rule] ?? [];
    expect(
      [...new Set(findings.map((finding) => finding.rule))].filter((one) => !along.includes(one)),
    ).toEqual([rule]);
  });

  it("calls a script foreign that the manifest does not know, wherever it stands", async () => {
    const site = spoilt();
    writeFileSync(path.join(site.folder, "assets/x.js"), "1");
    const rules = (await check(site.folder)).map(({ rule }) => rule);
    expect(rules.sort()).toEqual(["extra-file", "foreign-script"]);
  });

  it("knows a script that the manifest names", async () => {
    const site = spoilt();
    mkdirSync(path.join(site.folder, "assets"), { recursive: true });
    add("assets/x.js", "1")(site);
    site.insert('<script src="../../../assets/x.js"></script>');
    expect(await check(site.folder)).toEqual([]);
  });

  it("says what, where and what to do, and shows nothing that moves the cursor", () => {
    const site = spoilt();
    site.insert('<ok href="https://t.example/\u001b[2J\u202e">字</ok>');
    const { code, out, err } = runCli(["check", "--site", site.folder]);
    expect(code).toBe(1);
    expect(err).toContain("disabled-link: a link that the scraper disabled (1)");
    expect(err).toContain(`  ${ARTICLE}: <ok href="https://t.example/\\u{001b}[2J\\u{202e}">`);
    expect(err).toContain("→ the conversion missed an <ok>");
    expect(out).toMatch(/findings +1\n/);
  });

  it("refuses a folder without a site", () => {
    const { code, err } = runCli(["check", "--site", temporaryFolder()]);
    expect(code).toBe(1);
    expect(err).toContain("there is no site in");
  });
});
