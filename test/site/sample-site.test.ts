import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { attribute, type Element, elementsIn, elementsOf } from "../support/html-elements.js";
import { mirrored } from "../support/mirrored-file.js";
import { runCli } from "../support/run-cli.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

const BASE = sharedFolder();
const SITE = path.join(BASE, "site");
const buildSample = () => runCli(["build", "--out", SITE, "--cache", path.join(BASE, "cache")]);

let pages: Map<string, Element[]>;

beforeAll(() => {
  const { code, err } = buildSample();
  expect(err).not.toMatch(/^error/m);
  expect(code).toBe(0);
  const html = filesIn(SITE).filter((file) => file.endsWith(".html"));
  pages = new Map(html.map((file) => [file, elementsOf(readFileSync(path.join(SITE, file), "utf8"))]));
});

/** Collects what `find` objects to, so that a failure names each page. */
function findings(find: (element: Element, page: string) => string | undefined): string[] {
  return [...pages].flatMap(([page, elements]) =>
    elements.flatMap((element) => {
      const finding = find(element, page);
      return finding === undefined ? [] : [`${page}: ${finding}`];
    }),
  );
}

describe("the sample site", () => {
  it("has every article once, and the lists around them", () => {
    const articles = [...pages.keys()].filter((file) => /^\d{4}\/\d{2}\/\d{2}\/(?!index)/.test(file));
    const sources = readdirSync("content", { recursive: true, encoding: "utf8" });
    const ids = new Set(
      sources.filter((file) => /\.(?:md|html)$/.test(file)).map((file) => path.parse(file).name),
    );
    expect(articles.map((file) => path.posix.basename(file, ".html")).sort()).toEqual([...ids].sort());
    for (const file of [
      "index.html",
      "404.html",
      "search.html",
      "tags/index.html",
      "channels/ncid101/index.html",
      "channels/ncid101/1.html",
    ]) {
      expect([...pages.keys()]).toContain(file);
    }
  });

  it("links to no page and no place in a page that is not there", () => {
    const files = new Set(filesIn(SITE));
    expect(
      findings((element, page) => {
        const target = attribute(element, "href") ?? attribute(element, "src");
        if (target === undefined || /^[a-z]+:/i.test(target)) return undefined;
        const [file = "", anchor] = target.split("#");
        const linked =
          file === "" ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
        if (!files.has(linked)) return `dead link ${target}`;
        const isFound = !anchor || pages.get(linked)?.some((other) => attribute(other, "id") === anchor);
        return isFound ? undefined : `missing anchor ${target}`;
      }),
    ).toEqual([]);
  });

  it("names every file in its internal links, so that it works from a disk and under any path", () => {
    expect(
      findings((element) => {
        const href = attribute(element, "href");
        if (href === undefined || /^(?:https?:|mailto:|#)/.test(href)) return undefined;
        return href.startsWith("/") || !/\.[a-z]+(?:#.*)?$/.test(href) ? href : undefined;
      }),
    ).toEqual([]);
  });

  it("loads nothing from another origin and runs nothing inline", () => {
    expect(
      findings((element) => {
        if (["iframe", "object", "embed", "base", "style", "audio", "video"].includes(element.tagName))
          return `<${element.tagName}>`;
        if (
          element.tagName === "form" &&
          !/^(?:\.\.\/)*search\.html$/.test(attribute(element, "action") ?? "")
        )
          return `a form to ${attribute(element, "action")}`;
        for (const name of ["src", "srcset", "poster", "data", "background", "ping"]) {
          if (/^(?:[a-z]+:|\/\/)/i.test(attribute(element, name) ?? ""))
            return `${name}=${attribute(element, name)}`;
        }
        if (
          element.tagName === "link" &&
          /^(?:[a-z]+:|\/\/)/i.test(attribute(element, "href") ?? "") &&
          attribute(element, "rel") !== "canonical"
        )
          return "remote <link>";
        const isData = /^application\/(?:ld\+)?json$/.test(attribute(element, "type") ?? "");
        if (element.tagName === "script" && !attribute(element, "src") && !isData) return "inline script";
        return element.attrs.find(({ name }) => name.startsWith("on") || name === "style")?.name;
      }),
    ).toEqual([]);
  });

  it("carries a policy, no referrer and no lookups on every page, and one main", () => {
    for (const [page, elements] of pages) {
      const metas = elements.filter((element) => element.tagName === "meta");
      const policy = metas.find((meta) => attribute(meta, "http-equiv") === "Content-Security-Policy");
      expect(attribute(policy as Element, "content"), page).toContain("default-src 'none'");
      expect(
        metas.some(
          (meta) => attribute(meta, "name") === "referrer" && attribute(meta, "content") === "no-referrer",
        ),
        page,
      ).toBe(true);
      const lookups = metas.find((meta) => attribute(meta, "http-equiv") === "x-dns-prefetch-control");
      expect(lookups && attribute(lookups, "content"), page).toBe("off");
      expect(
        elements.filter((element) => element.tagName === "main"),
        page,
      ).toHaveLength(1);
      expect(
        elements.filter((element) => element.tagName === "h1"),
        page,
      ).toHaveLength(1);
    }
  });

  it("lets links out of the site tell nobody where they were followed", () => {
    expect(
      findings((element) => {
        if (element.tagName !== "a" || !/^https?:/.test(attribute(element, "href") ?? "")) return undefined;
        return attribute(element, "rel") === "noreferrer noopener external"
          ? undefined
          : attribute(element, "href");
      }),
    ).toEqual([]);
  });

  it("holds nothing of the scraper's: no ok, no pixel, no advertisement", () => {
    for (const file of pages.keys()) {
      const html = readFileSync(path.join(SITE, file), "utf8");
      expect(html, file).not.toMatch(
        /<\/?ok[\s>]|counter\.mirror-tool|🔥|\{\{|\{%|undefined|\[object Object\]/,
      );
    }
  });

  it("has on an article's page an article with its body and nothing else in it", () => {
    for (const [page, elements] of pages) {
      if (!/^\d{4}\/\d{2}\/\d{2}\/(?!index)/.test(page)) continue;
      const article = elements.find((element) => element.tagName === "article") as Element;
      const inner = [...elementsIn(article.childNodes)];
      const bodies = inner.filter((element) => attribute(element, "itemprop") === "articleBody");
      expect(bodies, page).toHaveLength(1);
      expect(
        inner.some((element) => element.tagName === "h1"),
        page,
      ).toBe(true);
    }
  });
});

/** Digests of a site's files. Of the manifest without the source: the copies that are built here are no checkout. */
function bytesOf(site: string): Record<string, unknown> {
  const { source, ...manifest } = JSON.parse(readFileSync(path.join(site, "manifest.json"), "utf8"));
  return { ...digestsIn(site), "manifest.json": manifest };
}

describe("the same bytes", () => {
  it("come from another order of files, another locale, time zone and number of workers", () => {
    const site = siteIn(temporaryFolder());
    // Files are created in another order, which is the order in which many file systems list them.
    const sources = filesIn("content").reverse();
    for (const file of sources) {
      mkdirSync(path.dirname(path.join(site.content, file)), { recursive: true });
      cpSync(path.join("content", file), path.join(site.content, file));
    }
    const { code } = site.buildApart(["--jobs", "2"], {
      LC_ALL: "tr_TR.UTF-8",
      LANG: "tr_TR.UTF-8",
      TZ: "Pacific/Kiritimati",
    });
    expect(code).toBe(0);
    expect(bytesOf(site.out)).toEqual(bytesOf(SITE));
  });

  it("come from a build over an older site as from a cold one", async () => {
    const site = siteIn(temporaryFolder());
    cpSync("content", site.content, { recursive: true });
    const moved = path.join(site.content, "ncid102", "n20000466.md");
    const added = path.join(site.content, "ncid101", "n20009999.md");
    const original = readFileSync(moved, "utf8");
    writeFileSync(moved, original.replace(/^### .*/, "### 改过的标题"));
    writeFileSync(added, mirrored("n20009999", { day: "2024-05-01" }));
    await site.buildHere();
    writeFileSync(moved, original);
    writeFileSync(added, "");
    utimesSync(added, 0, 0);
    expect(site.buildApart().code).toBe(0);
    expect(bytesOf(site.out)).toEqual(bytesOf(SITE));
  });

  it("come from folders in which a build that died left half-written files, which then are gone", async () => {
    const base = temporaryFolder();
    const site = siteIn(base);
    cpSync("content", site.content, { recursive: true });
    const leftovers = [
      "cache/sources.log.7-0-0.tmp",
      "cache/outcomes.log.7-1-3.tmp",
      "site/index.html.7-0-9.tmp",
    ];
    writeFiles(base, Object.fromEntries(leftovers.map((file) => [file, "half"])));
    await site.buildHere();
    expect(filesIn(base).filter((file) => file.endsWith(".tmp"))).toEqual([]);
    expect(bytesOf(site.out)).toEqual(bytesOf(SITE));
  });

  it("are left alone by a build that has nothing to do", () => {
    const times = () => filesIn(SITE).map((file) => statSync(path.join(SITE, file)).mtimeMs);
    const before = times();
    expect(buildSample().out).toMatch(/files written +0\n/);
    expect(times()).toEqual(before);
  });
});
