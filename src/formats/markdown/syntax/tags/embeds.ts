import { PICTURE_FILE } from "../../../../lib/picture/picture-service.js";
import { isWebAddress } from "../../../../model/allow-list.js";
import { matchRule } from "../rewriting.js";
import { link, linkToHost, picture, withoutLinks } from "../write-markdown.js";
import { type Arguments, firstOf, readArguments } from "./tag-parts.js";

type Embed = (given: Arguments) => string | undefined;

/** Returns an embed that links to the page of a service. The argument `id`, or one of others, gives its id or its whole address. */
const service =
  (words: string, address: (id: string) => string, ...others: readonly string[]): Embed =>
  (given) => {
    const id = firstOf(given, "id", ...others) || given.positional[0];
    if (!id) return undefined;
    const title = firstOf(given, "title", "label", "alt");
    return link(title || words, /^https?:/.test(id) ? id : address(encodeURI(id)));
  };

const post =
  (host: string): Embed =>
  (given) => {
    const [first = "", second = ""] = given.positional;
    const user = firstOf(given, "user") || (second && first);
    const id =
      firstOf(given, "id", "tweetid") || firstOf(given, "tweetlink").split("/").at(-1) || second || first;
    if (!id) return undefined;
    return /^https?:/.test(id) ? link(host, id) : link(host, `https://${host}/${user || "i"}/status/${id}`);
  };

/** Returns a link to a post or a file of Hexo, with the words behind its name. */
const file =
  (ending: string): Embed =>
  ({ positional: [name, ...words] }) =>
    name
      ? link(words.filter((word) => !/^(?:true|false)$/.test(word)).join(" ") || name, name + ending)
      : undefined;

/** Returns a link to a recording, or to its page at a service that is named. */
const recording: Embed = (given) => {
  const provider = firstOf(given, "provider");
  if (provider) return embed(provider, given);
  const src = firstOf(given, "src", "url", "file", "mp4", "mp3", "webm") || given.positional[0];
  if (!src || !/[/.]/.test(src)) return undefined;
  const name = isWebAddress(src) ? new URL(src).hostname : src.replace(/^.*\//, "");
  return link(firstOf(given, "title", "caption") || name, src);
};

const figure: Embed = (given) => {
  const named = firstOf(given, "src", "url", "image", "image_path", "path", "file", "img", "filename");
  // Hexo has classes before the file, and sizes and words behind it.
  const file = given.positional.findIndex((word) => PICTURE_FILE.test(word));
  const src = named || given.positional[file];
  if (!src) return undefined;
  const words = named ? [] : given.positional.slice(file + 1).filter((word) => !/^\d+%?$/.test(word));
  const caption = [
    firstOf(given, "title"),
    words.join(" "),
    firstOf(given, "caption", "description"),
    firstOf(given, "attr", "credit"),
  ];
  const shown = picture(src, firstOf(given, "alt"), withoutMarks(caption.filter(Boolean).join(" ")));
  const href = firstOf(given, "link", "href");
  return href ? `[${shown}](${href.includes(" ") ? `<${href}>` : href})` : shown;
};

/** A title of Markdown is plain text; generators read the marks in a caption. */
const withoutMarks = (caption: string): string =>
  withoutLinks(caption).replace(/(?<![\w*])(\*{1,2}|__?)(\S(?:[^*_]*\S)?)\1(?![\w*])/g, "$2");

const named = (names: string, embed: Embed): Record<string, Embed> =>
  Object.fromEntries(names.split(" ").map((name) => [name, embed]));

/** Functions that return the Markdown in place of a shortcode or tag, by its name. */
const EMBEDS: Readonly<Record<string, Embed>> = {
  ...named("figure image asset_img img picture", figure),
  ...named("tweet twitter twitter_simple x x_simple", post("x.com")),
  ...named("audio video", recording),
  asset_link: file(""),
  bilibili: service("Bilibili", (id) => `https://www.bilibili.com/video/${id}`, "bvid"),
  post_link: file(".md"),
  gist: (given) => {
    const id = given.positional.slice(0, 2).join("/");
    return id ? link("gist", `https://gist.github.com/${id}`) : undefined;
  },
  instagram: service("Instagram", (id) => `https://www.instagram.com/p/${id}/`, "instagramid"),
  vimeo: service("Vimeo", (id) => `https://vimeo.com/${id}`, "vimeoid"),
  vimeo_simple: service("Vimeo", (id) => `https://vimeo.com/${id}`),
  youtube: service(
    "YouTube",
    (id) => `https://www.youtube.com/watch?v=${id}`,
    "video_id",
    "videoid",
    "youtubeid",
  ),
};

/** Returns the Markdown in place of a shortcode or tag; undefined if its name is unknown or an argument is missing. */
export const embed = (name: string, given: Arguments): string | undefined =>
  Object.hasOwn(EMBEDS, name) ? EMBEDS[name]?.(given) : undefined;

/** Rewrites what Zenn and CSDN embed, `@[youtube](id)` and `@[card](address)`, as a link; their list of contents goes. */
export const rewriteAtEmbed = matchRule(
  /@\[([A-Za-z]{2,20})\]\(([^()\n]{0,1000})\)/y,
  ([, name = "", written = ""]) => {
    if (name.toLowerCase() === "toc") return "";
    const address = written.replace(/\s.*/, "");
    const embedded = embed(name.toLowerCase(), readArguments(address));
    return embedded ?? (isWebAddress(address) ? linkToHost(address) : undefined);
  },
);
