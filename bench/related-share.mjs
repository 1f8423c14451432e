#!/usr/bin/env node
/**
 * Measures how often the pages of a built site show related articles. Two articles are related if they share two tags
 * and the earlier one is at most 90 days older. Counted are the articles with such an earlier one, and how many of
 * them show a related article at all, and how many show one with two shared tags.
 *
 *   node bench/related-share.mjs SITE [SITE…]
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseFragment } from "parse5";

const DAYS = 90;
const DAY = 86_400_000;
const LABELLED = /<h2 class="label">([^<]*)<\/h2>\s*(<ul[\s\S]*?<\/ul>)/g;
const LOCALES = path.resolve(import.meta.dirname, "../templates/locales");
/** The heading over related articles, in each language. */
const HEADINGS = readdirSync(LOCALES).map(
  (file) => /^ {2}related: (.+)$/m.exec(readFileSync(path.join(LOCALES, file), "utf8"))?.[1],
);

for (const site of process.argv.slice(2)) {
  const articles = readArticles(site);
  const { candidates, any, shown } = count(articles);
  const share = (number) => `${((100 * number) / Math.max(1, candidates)).toFixed(1)} %`;
  console.log(`${site}
articles with a date              ${articles.length}
with an earlier one (2 tags, ${DAYS} d) ${candidates}
of them, that show any            ${any} (${share(any)})
of them, that show one with 2     ${shown} (${share(shown)})`);
}

/** Returns the articles of a site in the order of their days: day, tags, and the paths of what their pages show. */
function readArticles(site) {
  const files = readdirSync(site, { recursive: true }).map((file) => file.split(path.sep).join("/"));
  return files
    .filter((file) => /^\d{4}\/\d\d\/\d\d\/(?!index\.html$)[^/]+\.html$/.test(file))
    .sort()
    .map((file) => ({
      file,
      time: Date.parse(file.slice(0, 10).replaceAll("/", "-")),
      ...readPage(site, file),
    }));
}

/** Tags are at the end of the article, related articles behind it. */
function readPage(site, file) {
  const html = readFileSync(path.join(site, file), "utf8");
  const [article, after = ""] = html.split("</article>");
  const footer = article.slice(article.lastIndexOf("<footer"));
  const [, tags = ""] = /<ul class="chips">([\s\S]*?)<\/ul>/.exec(footer) ?? [];
  const aside = /<aside>([\s\S]*?)<\/aside>/.exec(after)?.[1] ?? "";
  const lists = [...aside.matchAll(LABELLED)].flatMap(([, heading, list]) =>
    HEADINGS.includes(heading) ? [list] : [],
  );
  return {
    tags: new Set(tags.split("<li>").slice(1).map(textOf)),
    shown: new Set(lists.flatMap((list) => targetsOf(list, file))),
  };
}

function textOf(markup) {
  const parts = [];
  const walk = (node) => {
    if (node.value !== undefined) parts.push(node.value);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parseFragment(markup));
  return parts.join("").trim();
}

function targetsOf(markup, file) {
  const folder = path.posix.dirname(file);
  return Array.from(markup.matchAll(/href="([^"]+)"/g), ([, href]) => path.posix.join(folder, href));
}

function count(articles) {
  const byTag = new Map();
  let [candidates, any, shown] = [0, 0, 0];
  const earlierSharing = (article) => {
    const shared = new Map();
    for (const tag of article.tags)
      for (const earlier of byTag.get(tag) ?? [])
        if (article.time - earlier.time <= DAYS * DAY)
          shared.set(earlier.file, (shared.get(earlier.file) ?? 0) + 1);
    return [...shared].filter(([, tags]) => tags >= 2).map(([earlier]) => earlier);
  };
  for (const article of articles) {
    const earlier = earlierSharing(article);
    if (earlier.length > 0) {
      candidates++;
      if (article.shown.size > 0) any++;
      if (earlier.some((one) => article.shown.has(one))) shown++;
    }
    for (const tag of article.tags) byTag.set(tag, [...(byTag.get(tag) ?? []), article].slice(-2000));
  }
  return { candidates, any, shown };
}
