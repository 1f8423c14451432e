import { sha256 } from "../../../src/lib/digest.js";
import { mirrored } from "../mirrored-file.js";
import { pick, someOf } from "../random-article.js";

/** Folders of articles: one whose name is no address, one of dates, one that differs in case only, and the top. */
export const CHANNELS = ["c1", "c2", "d 3", "c1/2024/03", "C2", "."];
export const DAYS = ["2022-12-31", "2024-02-29", "2024-03-05", "2024-03-06", "2024-06-02", "2024-06-04"];
export const TAGS = ["河流", "图书馆", "圖書館", "Weather", "WEATHER", "桥"];
const PIER = "https://i.qinghe-times.example/1/pier.gif";
/** Names of picture files. The last two are named by the digest of an address, one for small screens. */
export const PICTURES = [
  "pier.gif",
  "ferry.gif",
  "boat house.gif",
  `${sha256(PIER)}.gif`,
  `${sha256(PIER)}-480.gif`,
];

const address = (id: string): string => `https://www.qinghe-times.example/gb/24/3/5/${id}.htm`;

/** Prints an article. Three changes find their places in each form: `标题` and `第…段` with a number, and the day. */
type Print = (id: string, number: number, choice: number) => string;

const FORMS: Readonly<Record<string, Print>> = {
  md: (id, number, choice) =>
    [
      "---",
      `title: 标题${number}`,
      ...(choice % 11 === 0 ? [] : [`date: ${pick(DAYS, choice)}`]),
      `tags: [${someOf(TAGS, choice).join(", ")}]`,
      // An article without an address, one with that of another, one with its own.
      ...(choice % 3 === 0 ? [] : [`source: ${address(choice % 5 === 0 ? "n1" : id)}`]),
      ...(choice % 13 === 0 ? ["draft: true"] : []),
      "---",
      "",
      `第${number}段话。[另见](${address(`n${choice % 9}`)})`,
      "",
    ].join("\n"),
  "ok.md": (id, number, choice) => {
    const link = `<ok href="${address(`n${choice % 9}`)}">另见</ok>`;
    const tag = `<ok href="https://www.qinghe-times.example/gb/tag/x${choice % 4}.html">${pick(TAGS, choice)}</ok>`;
    return mirrored(id, {
      title: `标题${number}`,
      day: pick(DAYS, choice),
      body: `第${number}段话。${link}、${tag}`,
    });
  },
  html: (_, number, choice) =>
    [
      `<html lang="zh"><head><title>标题${number}</title>`,
      `<meta property="article:published_time" content="${pick(DAYS, choice)}"></head>`,
      `<body><article itemprop="articleBody"><p>第${number}段话。</p></article></body></html>`,
    ].join("\n"),
  json: (id, number, choice) =>
    JSON.stringify({
      title: `标题${number}`,
      date: pick(DAYS, choice),
      tags: [pick(TAGS, choice)],
      url: address(id),
      content: `<p>第${number}段话。</p><p>馆员把新书放上书架，又给窗边的花浇了水。</p>`,
    }),
  story: (_, number, choice) =>
    `<h2>标题${number}</h2><time>${pick(DAYS, choice)}</time><div class="story"><p>第${number}段话。</p></div>`,
};

/** The format of the last form. */
export const STORY_FORMAT = {
  name: "story",
  match: 'class="story"',
  extensions: [".story"],
  title: "h2",
  date: "time",
  body: ".story",
};

/** Returns a file of an article. @param form one of `FORMS` @param number that makes title and text others @param choice of its other fields */
export function printArticle(form: string, id: string, number: number, choice: number): string {
  const print = FORMS[form];
  if (!print) throw new Error(`no form ${form}`);
  return print(id, number, choice);
}

/** Lines of front matter. */
export const FIELDS = [
  "id: n7",
  "id: other",
  "channels: [c2]",
  "channels: [c9]",
  "lang: en",
  "date: 2024-03-05T08:00:00+08:00",
  "date: 2024-03-05T09:00:00+08:00",
  "description: 另一句。",
  "slug: old/n3",
  "image: /images/pier.gif",
  "agency: 青禾社",
  "tags: [圖書館, 桥, 桥]",
  `source: ${address("n2")}`,
];

/** Sets a field of front matter. */
export function withField(text: string, line: string): string {
  if (!text.startsWith("---\n")) return text;
  const name = line.slice(0, line.indexOf(":") + 1);
  return `---\n${line}\n${text.slice(4).replace(new RegExp(`^${name}.*\n`, "m"), "")}`;
}

/** Returns the first bytes of a GIF, which tell its size, and one byte more. */
export const gif = (width: number, more = 0): Buffer =>
  Buffer.from([...Buffer.from("GIF89a"), 1 + (width % 9), 0, 9, 0, 0, 0, more % 250, 0]);

/** Returns an address of a picture: beside the article, from the top, of the original, or the picture itself. */
export function pictureAddress(choice: number): string {
  const name = encodeURIComponent(pick(PICTURES, choice));
  const original = `https://i.qinghe-times.example/${1 + (choice % 2)}/${name}`;
  const embedded = `data:image/gif;base64,${gif(choice, choice).toString("base64")}`;
  return pick([name, `/images/${name}`, original, PIER, embedded], choice >> 2);
}
