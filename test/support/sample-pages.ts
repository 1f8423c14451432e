import { appendFileSync, cpSync } from "node:fs";
import path from "node:path";
import type { View } from "../../src/model/page.js";
import { writeFiles } from "./files.js";
import { mirrorsIn } from "./several-mirrors.js";
import { siteIn } from "./site.js";

type PageKind = Exclude<View["kind"], "feed" | "sitemap-index" | "sitemap" | "robots" | "manifest">;

/** Addresses of pages of each kind. */
export const SAMPLE_PAGES: Readonly<Record<PageKind, readonly string[]>> = {
  home: ["index.html"],
  // A site of two mirrors lies below the sample.
  mirror: [
    "two/mirrors/wells/index.html",
    "two/index.html",
    "two/about.html",
    "two/2024/03/05/index.html",
    "two/2024/03/05/n1~wells.html",
  ],
  channel: ["channels/ncid101/index.html", "channels/ncid101/1.html"],
  tag: ["tags/渡轮.html", "tags/渡轮/1.html"],
  tags: ["tags/index.html"],
  initial: ["tags/initials/b.html"],
  archive: ["archive.html"],
  about: ["about.html"],
  packs: ["packs.html"],
  search: ["search.html"],
  day: ["2023/12/21/index.html"],
  month: ["2023/12/index.html"],
  year: ["2023/index.html"],
  undated: ["undated/index.html"],
  article: [
    "2023/12/21/n20000775.html",
    "2023/11/18/n20000466.html", // a table with spans
    "2024/01/04/n20001015.html", // in English
    "undated/notice.html",
  ],
  "not-found": ["404.html"],
};

/** Writes the sample mirror into a content folder, with an article that has no date, and a pack beside the folder. */
export function writeSample(content: string): void {
  cpSync("content", content, { recursive: true });
  appendFileSync(path.join(content, "site.yaml"), "packs: ../packs\n");
  const pack = { name: "2024.epub", kind: "epub", title: "青禾时报镜像：2024年", size: 5 };
  const digests = { sha256: "0".repeat(64), key: "0".repeat(32) };
  writeFiles(path.join(content, "../packs"), {
    "2024.epub": "book\n",
    "packs.json": JSON.stringify([{ ...pack, ...digests }]),
  });
  writeFiles(content, { "ncid101/notice.md": "---\ntitle: 借阅须知\n---\n\n图书馆每天九点开门。\n" });
}

/** Builds the sample mirror in the folder of `siteIn(base)`, and a site of two mirrors below it. */
export async function buildSample(base: string): Promise<void> {
  const site = siteIn(base);
  writeSample(site.content);
  await site.buildHere();
  await mirrorsIn(base).built(path.join(site.out, "two"));
}
