import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { beforeAll, describe, expect, it } from "vitest";
import { filesIn } from "../support/files.js";
import { attribute, elementsOf } from "../support/html-elements.js";
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

describe("the HTML", () => {
  it("is valid", async () => {
    const loader = new StaticConfigLoader({
      extends: ["html-validate:recommended"],
      rules: {
        // The case of the doctype means nothing, a button in a form submits it, a group that scrolls is no fieldset.
        "doctype-style": "off",
        "no-implicit-button-type": "off",
        "prefer-native-element": ["error", { exclude: ["group"] }],
      },
    });
    const validator = new HtmlValidate(loader);
    const findings: string[] = [];
    for (const file of files.filter((name) => name.endsWith(".html"))) {
      const { results } = await validator.validateString(textOf(file), file);
      for (const { messages } of results)
        findings.push(...messages.map(({ line, ruleId, message }) => `${file}:${line} ${ruleId} ${message}`));
    }
    expect(findings).toEqual([]);
  });

  it("tells machines what an article is", () => {
    const html = textOf("2023/12/21/n20000775.html");
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
    expect(JSON.parse(data)).toEqual({
      "@context": "https://schema.org",
      "@type": "NewsArticle",
      headline: "望潮灯塔一百五十年：一盏灯和它的七代守灯人",
      datePublished: "2023-12-21",
      author: [
        { "@type": "Person", name: "祝晚舟" },
        { "@type": "Person", name: "何问渠" },
      ],
      publisher: { "@type": "Organization", name: "青禾时报" },
    });
    expect(html).toContain(
      '<link rel="canonical" href="https://www.qinghe-times.example/gb/23/12/21/n20000775.htm">',
    );
    expect(html).toContain(`<meta property="og:url" content="${BASE}2023/12/21/n20000775.html">`);
  });

  it("has data for machines that parses on every article's page", () => {
    for (const file of files.filter(isArticle)) {
      const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(textOf(file))?.[1] ?? "";
      expect(JSON.parse(data), file).toMatchObject({ "@type": "NewsArticle" });
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
    if (text === undefined || !address.endsWith(".html")) continue;
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

/** Returns what a page's elements link to and load. */
const targetsIn = (html: string): string[] =>
  elementsOf(html).flatMap((element) =>
    ["href", "src", "action"].flatMap((name) => attribute(element, name) ?? []),
  );

describe("a crawler that follows every link", () => {
  /**
   * Tells whether something must lead to the file. The newest page of a list repeats the full page before it while it is
   * short itself, and leads there only afterwards.
   */
  const isLinked = (file: string): boolean =>
    !/^(?:404\.html|\.nojekyll|robots\.txt|manifest\.json|manifest\/|sitemap|search\/|(?:channels|tags)\/.*\/\d+\.html)/.test(
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
