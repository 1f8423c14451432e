import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { beforeAll, describe, expect, it } from "vitest";
import { filesIn } from "../support/files.js";
import { attribute, elementsOf } from "../support/html-elements.js";
import { htmlFindings } from "../support/html-findings.js";
import { serveFolder } from "../support/serve-folder.js";
import { buildHere } from "../support/site.js";
import { sharedFolder } from "../support/temporary-folder.js";

/** The sample site as it is published: with its own address. */
const FOLDER = sharedFolder();
const SITE = path.join(FOLDER, "site");
const BASE = "https://mirror.example/news/";

let files: string[];
const textOf = (file: string): string => readFileSync(path.join(SITE, file), "utf8");

beforeAll(async () => {
  await buildHere({ out: SITE, cache: path.join(FOLDER, "cache"), baseUrl: BASE });
  files = filesIn(SITE);
});

const isArticle = (file: string): boolean => /^\d{4}\/\d{2}\/\d{2}\/(?!index)/.test(file);

/** Returns the properties that a page's microdata name: a day by its attribute, others by the text right inside. */
const propertiesOf = (html: string): [name: string, value: string][] =>
  elementsOf(html).flatMap((element): [string, string][] => {
    const name = attribute(element, "itemprop");
    const text = element.childNodes.map((node) => ("value" in node ? node.value : "")).join("");
    return name ? [[name, attribute(element, "datetime") ?? text.trim()]] : [];
  });

describe("the HTML", () => {
  it("is valid", async () => {
    const findings: string[] = [];
    for (const file of files.filter((name) => name.endsWith(".html")))
      findings.push(...(await htmlFindings(textOf(file), file)));
    expect(findings).toEqual([]);
  });

  it("tells machines what an article is", () => {
    const html = textOf("2023/12/21/n20000775.html");
    expect(propertiesOf(html)).toEqual([
      ["headline", "望潮灯塔一百五十年：一盏灯和它的七代守灯人"],
      ["datePublished", "2023-12-21"],
      ["publisher", "青禾时报"],
      ["author", "祝晚舟"],
      ["author", "何问渠"],
      ["articleBody", ""],
    ]);
    expect(html).toContain(
      '<link rel="canonical" href="https://www.qinghe-times.example/gb/23/12/21/n20000775.htm">',
    );
    expect(html).toContain(`<meta property="og:url" content="${BASE}2023/12/21/n20000775.html">`);
  });

  it("marks title and body for machines on every article's page", () => {
    for (const file of files.filter(isArticle)) {
      const html = textOf(file);
      expect(html, file).toContain(' itemscope itemtype="https://schema.org/NewsArticle">');
      expect(
        propertiesOf(html).map(([name]) => name),
        file,
      ).toEqual(expect.arrayContaining(["headline", "articleBody"]));
    }
  });
});

describe("the feeds", () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    isArray: (name) => name === "entry" || name === "link",
  });

  it("are Atom, with absolute addresses that lead to pages of the site", () => {
    const feeds = files.filter((file) => file.endsWith("feed.xml"));
    expect(feeds).toEqual([
      "channels/ncid101/feed.xml",
      "channels/ncid102/feed.xml",
      "channels/nf2001/feed.xml",
      "feed.xml",
    ]);
    for (const file of feeds) {
      expect(XMLValidator.validate(textOf(file)), file).toBe(true);
      const { feed } = parser.parse(textOf(file));
      expect(feed["@_xmlns"]).toBe("http://www.w3.org/2005/Atom");
      for (const item of [feed, ...feed.entry]) {
        expect(item.id).toMatch(/^(?:urn:uuid:|https:\/\/)/);
        expect(item.title).not.toBe("");
        expect(item.updated).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/);
        const page = item.link.find((link: Record<string, string>) => link["@_rel"] === "alternate")[
          "@_href"
        ];
        expect(files, page).toContain(page.replace(BASE, ""));
      }
      expect(new Set(feed.entry.map((entry: { id: string }) => entry.id)).size).toBe(feed.entry.length);
      const self = feed.link.find((link: Record<string, string>) => link["@_rel"] === "self");
      expect(self["@_href"]).toBe(BASE + file);
    }
  });
});

describe("the sitemap", () => {
  const parser = new XMLParser({ isArray: (name) => name === "url" || name === "sitemap" });

  it("says of each page of a day, of an article and of a list how new it is", () => {
    const days = new Map<string, string | undefined>();
    for (const file of files.filter((name) => name.startsWith("sitemaps/")))
      for (const { loc, lastmod } of parser.parse(textOf(file)).urlset.url)
        days.set(decodeURI(new URL(loc).href).replace(new URL(BASE).href, ""), lastmod);
    for (const [page, day] of days) {
      const [, own] = /^(\d{4}\/\d\d\/\d\d)\//.exec(page) ?? [];
      if (own) expect(day, page).toBe(own.replaceAll("/", "-"));
      // The articles that a list shows are those that it links to.
      if (!/^(?:channels|tags)\/(?!index|initials)|^\d{4}\/\d\d\/index/.test(page)) continue;
      const shown = [...textOf(page).matchAll(/href="[./]*(\d{4}\/\d\d\/\d\d)\//g)].map(([, date]) => date);
      expect(day, page).toBe(shown.sort().at(-1)?.replaceAll("/", "-"));
    }
    const newestIn = (start: string): string | undefined =>
      [...days]
        .flatMap(([page, day]) => (page.startsWith(start) && day ? [day] : []))
        .sort()
        .at(-1);
    expect(days.get("2023/index.html")).toBe(newestIn("2023/12/"));
    expect(days.get("search.html")).toBeUndefined();
    expect(days.get("index.html")).toBe(newestIn(""));
  });

  it("names every page once", () => {
    const index = parser.parse(textOf("sitemap.xml"));
    const addresses = index.sitemapindex.sitemap.flatMap(({ loc }: { loc: string }) => {
      const part = parser.parse(textOf(loc.replace(BASE, "")));
      return part.urlset.url.map((url: { loc: string }) => url.loc);
    });
    const pages = addresses.map((address: string) => decodeURI(new URL(address).href).replace(BASE, ""));
    expect(pages.sort()).toEqual(files.filter((file) => file.endsWith(".html") && file !== "404.html"));
    expect(textOf("robots.txt")).toContain(`Sitemap: ${BASE}sitemap.xml`);
  });
});

describe("the web manifest", () => {
  it("parses, and its files are there", () => {
    const manifest = JSON.parse(textOf("site.webmanifest"));
    expect(files).toContain(manifest.start_url);
    for (const { src } of manifest.icons) expect(files).toContain(src);
  });
});

describe("the size", () => {
  it("of the stylesheet is at most 14 kB, and of no page over 200 kB", () => {
    expect(statSync(path.join(SITE, "assets/style.css")).size).toBeLessThanOrEqual(14 * 1024);
    for (const file of files.filter((name) => name.endsWith(".html")))
      expect(statSync(path.join(SITE, file)).size, file).toBeLessThanOrEqual(200_000);
  });
});

/** Follows every link from the home page, and returns the addresses that could not be read. */
async function crawl(start: string, read: (address: URL) => Promise<string | undefined>) {
  const seen = new Set([start]);
  const dead: string[] = [];
  for (const address of seen) {
    const text = await read(new URL(address));
    if (text === undefined) dead.push(address);
    if (text === undefined || !/\.(?:html|xml)$/.test(address)) continue;
    for (const target of targetsIn(text)) {
      const next = new URL(target, address);
      next.hash = "";
      const isOwn = next.protocol === new URL(start).protocol && next.host === new URL(start).host;
      if (isOwn) seen.add(next.href);
    }
  }
  const root = new URL(".", start).href;
  return { seen: [...seen].map((address) => decodeURIComponent(address.replace(root, ""))).sort(), dead };
}

/** Returns what the elements of a page or a feed link to and load, and the stylesheet of a feed. */
const targetsIn = (html: string): string[] => [
  ...elementsOf(html).flatMap((element) =>
    ["href", "src", "action"].flatMap((name) => attribute(element, name) ?? []),
  ),
  ...[...html.matchAll(/<\?xml-stylesheet .*href="(.*?)"/g)].map(([, target = ""]) => target),
];

describe("a crawler that follows every link", () => {
  /**
   * Tells whether something must lead to the file. The newest page of a list repeats the full page before it while it is
   * short itself, and leads there only afterwards. Tables of characters are loaded by a script.
   */
  const isLinked = (file: string): boolean =>
    !/^(?:404\.html|\.nojekyll|robots\.txt|assets\/chinese\/to-|manifest\.json|manifest\/|sitemap|search\/|(?:channels|tags)\/.*\/\d+\.html)/.test(
      file,
    );

  it.each(["/", "/x/y/"])("finds the whole site below %s", async (prefix) => {
    const { address: root, close } = await serveFolder(SITE, prefix);
    try {
      const { seen, dead } = await crawl(`${root}index.html`, async (address) => {
        const answer = await fetch(address);
        return answer.ok ? await answer.text() : undefined;
      });
      expect(dead).toEqual([]);
      expect(seen).toEqual(files.filter((file) => isLinked(file) || seen.includes(file)));
    } finally {
      close();
    }
  });

  it("finds the whole site on a disk", async () => {
    const onDisk = new Set(files.map((file) => path.join(SITE, file)));
    const { seen, dead } = await crawl(pathToFileURL(path.join(SITE, "index.html")).href, async (address) => {
      const file = fileURLToPath(address);
      return onDisk.has(file) ? readFileSync(file, "utf8") : undefined;
    });
    expect(dead).toEqual([]);
    expect(seen).toEqual(files.filter((file) => isLinked(file) || seen.includes(file)));
  });

  it("finds no two files whose names differ in case only", () => {
    const folded = files.map((file) => file.normalize("NFC").toLowerCase());
    expect(new Set(folded).size).toBe(files.length);
  });
});
