import { mirrored } from "./mirrored-file.js";

export const CHANNELS = ["c1", "c2", "c3"];
/** Days before and between the others: an article of one of them comes late. */
export const LATE_DAYS = ["2023-06-30", "2024-01-15", "2024-03-01"];
export const DAYS = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-29", "2024-03-05"];
/** A Traditional slug belongs to the Simplified tag where anybody prints it so. */
export const TAGS = [
  { slug: "河流", text: "河流" },
  { slug: "图书馆", text: "图书馆" },
  { slug: "圖書館", text: "圖書館" },
  { slug: "圖書館", text: "图书馆" },
  { slug: "果园", text: "果园" },
  { slug: "weather", text: "Weather" },
  { slug: "weather", text: "WEATHER" },
];
export const TEXTS = [
  "清晨的雾散得很慢，船工把缆绳绕在木桩上。",
  "馆员把新书放上书架，又给窗边的花浇了水。",
  "果农说今年的梨比去年甜，集市早早摆开了摊。",
  "观测台的门开着，孩子们排队看月亮。",
];
export const TITLES = ["渡口的早晨", "新书上架", "梨熟了", "看月亮的人"];

/** What an article says; its file's name adds the id. */
export interface Article {
  readonly form: "mirrored" | "markdown";
  readonly title: string;
  /** Absent for an article without a date. */
  readonly day?: string;
  readonly text: string;
  readonly tags: readonly (typeof TAGS)[number][];
  /** Ids of articles, whether they are there or not. */
  readonly links: readonly string[];
  readonly hasPicture: boolean;
}

/** Returns the article that a number chooses. Another `number` makes its title and its text others. */
export function articleFrom(choice: number, number: number): Article {
  return {
    form: choice % 4 === 3 ? "markdown" : "mirrored",
    title: `${pick(TITLES, choice)}${number}`,
    day: pick(DAYS, choice),
    text: `${pick(TEXTS, choice)}这是第${number}篇。`,
    tags: someOf(TAGS, choice),
    links: [`n${(number + 1) % 9}`],
    hasPicture: choice % 2 === 0,
  };
}

/** Returns the article as a file of the mirror. */
export const print = (id: string, article: Article): string =>
  article.form === "mirrored" ? printMirrored(id, article) : printMarkdown(article);

function printMirrored(
  id: string,
  { title, day = DAYS[0] as string, text, tags, links, hasPicture }: Article,
): string {
  const anchors = [
    ...tags.map((tag) => anchor(tagAddress(tag.slug), tag.text)),
    ...links.map((link) => anchor(articleAddress(link), `另见${link}`)),
  ];
  const picture = `<figure><img src="${pictureAddress(title)}"/><figcaption>${title}的图。</figcaption></figure>`;
  const body = `</p><p>${text}${anchors.join("、")}</p>${hasPicture ? picture : ""}<p>责任编辑：方既白`;
  return mirrored(id, { title, day, body });
}

function printMarkdown({ title, day, text, tags, links, hasPicture }: Article): string {
  const fields = {
    title,
    ...(day === undefined ? {} : { date: day }),
    tags: tags.map((tag) => tag.text),
    ...(hasPicture ? { image: { src: pictureAddress(title) } } : {}),
  };
  const anchors = links.map((link) => `[另见${link}](${articleAddress(link)})`);
  // YAML reads JSON.
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ["---", ...front, "---", "", text, "", anchors.join("、"), ""].join("\n");
}

const anchor = (address: string, text: string): string => `<ok href="${address}">${text}</ok>`;
const articleAddress = (id: string): string => `https://www.qinghe-times.example/gb/24/1/1/${id}.htm`;
const tagAddress = (slug: string): string =>
  `https://www.qinghe-times.example/gb/tag/${encodeURIComponent(slug)}.html`;
const pictureAddress = (title: string): string =>
  `https://i.qinghe-times.example/${encodeURIComponent(title)}.jpg`;

export function pick<Item>(items: readonly Item[], choice: number): Item {
  const item = items[choice % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Returns those items whose bits are set. */
export const someOf = <Item>(items: readonly Item[], bits: number): Item[] =>
  items.filter((_, bit) => (bits >> bit) & 1);
