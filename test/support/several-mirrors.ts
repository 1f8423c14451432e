import { readFileSync } from "node:fs";
import path from "node:path";
import { writeFiles } from "./files.js";
import { mirrored } from "./mirrored-file.js";
import { buildHere } from "./site.js";

/** The settings of a site of two mirrors: one in the scraper's format and in Chinese, one in a format of its own and in English. */
export const TWO_MIRRORS = {
  title: "两地旧闻",
  lang: "zh-Hans",
  tags: { minArticles: 1 },
  channels: { city: "本地" },
  mirrors: [
    {
      name: "qinghe",
      title: "青禾时报",
      folder: "mirrors/qinghe",
      channels: { water: "水陆交通" },
      originalUrl: "https://www.qinghe-times.example/",
      licence: "只供查阅",
    },
    {
      name: "wells",
      title: "Wells Gazette",
      folder: "mirrors/wells",
      originalUrl: "https://gazette.example/",
      licence: "CC BY-NC 4.0",
      formats: [
        {
          name: "gazette",
          match: 'class="story"',
          extensions: [".story"],
          title: "h2",
          date: "time",
          lang: "en",
          tags: "[rel=tag]",
          body: ".story",
        },
      ],
    },
  ],
} as const;

/** Returns a file of the second mirror. */
export const gazette = (title: string, date: string, text: string): string =>
  `<h2>${title}</h2><time>${date}</time><a rel="tag">ferry</a>\n<div class="story"><p>${text}</p></div>\n`;

/** Files of two mirrors that share an id, a day and the name of a channel. */
export const FILES = {
  "mirrors/qinghe/city/n1.md": mirrored("n1", { title: "渡口重开", body: "渡口今晨重开，首班船六点开出。" }),
  "mirrors/qinghe/city/n2.md": mirrored("n2", { title: "集市迁址", day: "2024-03-06" }),
  "mirrors/qinghe/water/n3.md": mirrored("n3", { title: "水位回落", day: "2024-03-07" }),
  "mirrors/wells/city/n1.story": gazette(
    "Ferry landing reopens",
    "2024-03-05",
    "The ferry landing at Wells has reopened. The first boat left at six.",
  ),
  "mirrors/wells/city/n4.story": gazette(
    "Market moves",
    "2024-03-08",
    "The market moves to the old tannery.",
  ),
} as const;

/** The folders of a site below a base folder. */
export function mirrorsIn(base: string) {
  const write = (files: Readonly<Record<string, string | Uint8Array>>): void => writeFiles(base, files);
  const set = (settings: object): void => write({ "site.yaml": JSON.stringify(settings) });
  const folder = (name: string): string => path.resolve(base, name);
  const built = async (out = "site", cache = "cache"): Promise<string> =>
    (await buildHere({ config: folder("site.yaml"), out: folder(out), cache: folder(cache) })).err;
  const page = (file: string): string => readFileSync(path.join(base, "site", file), "utf8");
  write(FILES);
  set(TWO_MIRRORS);
  return { base, folder, write, set, built, page };
}
