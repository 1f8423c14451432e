import type { Element } from "hast";
import { firstPresent, present } from "../present.js";
import { withSingleSpaces } from "./characters.js";
import { attribute, classesOf, element, hasElement, hasText, named } from "./elements.js";
import { addressInQuery } from "./resolve-address.js";

const TITLES = ["title", "ariaLabel", "playlabel", "alt"];

/**
 * Returns a paragraph with the link that takes the place of a frame, a video, a sound or an area of a map. The link leads to
 * the page on which a reader can watch it, where that is known, else to what the element loads. Its words are the element's
 * title or, without one, the host.
 * @param address the full http(s) address of what the element loads
 * @param stated the title, where an attribute has it that is none of all elements
 */
export function embedLink(node: Element, address: string, stated?: string): Element {
  const title = stated ?? firstPresent(TITLES, (name) => attribute(node, name)) ?? "";
  const href = watchAddress(address);
  const words = withSingleSpaces(title) || new URL(href).hostname.replace(/^www\./, "");
  const link = element("p", [element("a", [{ type: "text", value: words }], { href })]);
  made.add(link);
  return link;
}

const made = new WeakSet<Element>();

/** Tells whether `embedLink` has made an element. */
export const isEmbedLink = (node: Element): boolean => made.has(node);

/** Frames of services that show what the query of their address names. */
const EMBEDDER =
  /^https?:\/\/(?:cdn\.embedly\.com\/widgets\/media\.html|(?:telegra\.ph|te\.legra\.ph|graph\.org)\/embed\/\w+|(?:cdn\.)?iframe\.?ly(?:\.net|\.com)?\/api\/iframe|hatenablog-parts\.com\/embed|(?:www|web)\.facebook\.com\/(?:v[\d.]+\/)?plugins\/(?:post|video)\.php|docs\.google\.com\/(?:viewer|gview))\?(.+)/i;

/**
 * Returns the page on which a reader can watch what a frame of YouTube or Vimeo shows, and the page or document that a frame of
 * another service shows; any other address as it is.
 */
export function watchAddress(address: string): string {
  // LiveJournal puts frames of its own around those of YouTube, whose addresses end with a session.
  const video =
    /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})(?![\w-])/.exec(
      address,
    )?.[1] ??
    /^https?:\/\/l\.lj-toys\.com\/(?=.*[?&]source=youtube\b).*[?&]vid=([\w-]{6,})/.exec(address)?.[1];
  if (video && video !== "videoseries") return YOUTUBE + video;
  const film = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(address)?.[1];
  if (film) return `https://vimeo.com/${film}`;
  const shown = addressInQuery(EMBEDDER.exec(address)?.[1]);
  return shown ? watchAddress(shown) : address;
}

const YOUTUBE = "https://www.youtube.com/watch?v=";
const POST = "https://twitter.com/i/status/";
const BRIGHTCOVE = "https://players.brightcove.net/";

/**
 * Elements and classes of boxes that a script fills, the attribute that names what it shows, and what goes before that in its
 * address; for the cards of WeChat also the attribute with the words on them.
 */
const BOXES: readonly (readonly [name: RegExp, attribute: string, before: string, title?: string])[] = [
  [/^amp-youtube$/, "dataVideoid", YOUTUBE],
  [/^lite-youtube$/, "videoid", YOUTUBE],
  [/^(?:(?:rll-)?youtube-player|lazy-?youtube|youtube-embed)$/, "dataId", YOUTUBE],
  [/^/, "dataYoutubeId", YOUTUBE],
  [/youtube/, "dataVideoId", YOUTUBE],
  [/youtube/, "dataEmbed", YOUTUBE],
  [/^epyt-facade$/, "dataFacadesrc", ""],
  [/^perfmatters-lazy-youtube$/, "dataSrc", ""],
  [/^plyr/, "dataPlyrEmbedId", YOUTUBE],
  [/^lite-vimeo$/, "videoid", "https://vimeo.com/"],
  [/^amp-vimeo$/, "dataVideoid", "https://vimeo.com/"],
  [/^amp-dailymotion$/, "dataVideoid", "https://www.dailymotion.com/video/"],
  [/^amp-twitter$/, "dataTweetid", POST],
  [/^twitter-widget$/, "dataTweetId", POST],
  [/^amp-instagram$/, "dataShortcode", "https://www.instagram.com/p/"],
  [/^instagram-media$/, "dataInstgrmPermalink", ""],
  [/^amp-soundcloud$/, "dataTrackid", "https://api.soundcloud.com/tracks/"],
  [/^(?:fb-(?:post|video)|amp-facebook)$/, "dataHref", ""],
  [/^amp-(?:pinterest|embedly-card)$/, "dataUrl", ""],
  [/^amp-reddit$/, "dataSrc", ""],
  [/^amp-(?:google-document-embed|playbuzz)$/, "src", ""],
  [/^amp-gist$/, "dataGistid", "https://gist.github.com/"],
  [/^amp-imgur$/, "dataImgurId", "https://imgur.com/"],
  [/^amp-gfycat$/, "dataGfyid", "https://gfycat.com/"],
  [/^amp-jwplayer$/, "dataMediaId", "https://cdn.jwplayer.com/previews/"],
  [/^amp-wistia-player$/, "dataMediaHashedId", "https://fast.wistia.net/embed/iframe/"],
  [/^infogram-embed$/, "dataId", "https://infogram.com/", "dataTitle"],
  [/^flourish-embed$/, "dataSrc", "https://public.flourish.studio/"],
  [/^tiktok-embed$/, "cite", ""],
  [/^jwplayer$/, "dataFile", ""],
  [/^[a-z]+-(?:video|audio|player)$/, "src", ""],
  [
    /^mp(?:voice|-common-mpaudio)$/,
    "voice_encode_fileid",
    "https://res.wx.qq.com/voice/getvoice?mediaid=",
    "name",
  ],
  [/^(?:mp-common-)?qqmusic$/, "mid", "https://y.qq.com/n/ryqq/songDetail/", "music_name"],
  [/^mp(?:-common-)?videosnap$/, "dataUrl", "", "dataDesc"],
  [/^mp(?:-common)?-poi$/, "", "", "dataName"],
  [/^mp(?:-common)?-miniprogram$/, "", "", "dataMiniprogramTitle"],
  [/^sqs-audio-embed$/, "dataUrl", "", "dataTitle"],
  [/^sqs-video-wrapper$/, "dataHtml", ""],
  [/^oembed$/, "url", ""],
  [/^/, "dataOembedUrl", ""],
];

/** Ids of boxes that a script fills, with what they name, and what goes before that in its address. */
const BOXES_BY_ID: readonly (readonly [id: RegExp, before: string])[] = [
  [/^vk_post_(-?\d+_\d+)$/, "https://vk.com/wall"],
  [/^WYL_([\w-]{11})$/, YOUTUBE],
];

/** Attributes of boxes. Nearly all elements have none of them. */
const OF_BOXES = new Set([
  "id",
  "dataAccount",
  ...BOXES.flatMap(([, from, , titled]) => (titled ? [from, titled] : [from])),
]);

/** What a script would show in a box. */
export interface Boxed {
  /** It may lack its scheme or host. Absent if no page shows the same. */
  readonly address?: string;
  readonly title?: string;
}

/**
 * Returns what a script would show in a box; undefined for any other element. A box with words of its own is read as it is, but
 * for a card of WeChat.
 */
export function boxedIn(node: Element): Boxed | undefined {
  if (!Object.keys(node.properties).some((name) => OF_BOXES.has(name))) return undefined;
  const { dataAccount: account, dataVideoId: video, dataPlayer: player = "default" } = node.properties;
  if (account && video)
    return { address: `${BRIGHTCOVE}${account}/${player}_default/index.html?videoId=${video}` };
  const post = firstPresent(BOXES_BY_ID, ([id, before]) => {
    const named = id.exec(attribute(node, "id") ?? "")?.[1];
    return named && !hasText(node) ? before + named : undefined;
  });
  if (post) return { address: post };
  return firstPresent(BOXES, ([name, from, before, titled = ""]) => {
    if (!(from in node.properties || titled in node.properties)) return undefined;
    const stated = attribute(node, from);
    // Squarespace writes the whole frame into the attribute.
    const id = stated?.startsWith("<") ? /\ssrc="([^"]*)"/.exec(stated)?.[1] : stated;
    const title = attribute(node, titled);
    const names = [node.tagName, ...classesOf(node)];
    if (!(id || title) || !names.some((one) => name.test(one))) return undefined;
    if (!titled && (hasText(node) || hasElement(node, isEmbedded))) return undefined;
    return present({ address: id && before === "" ? id : id && before + encodeURI(id), title });
  });
}

/** Tells whether an element loads what it shows. */
export const isEmbedded = named(
  "iframe embed object video audio area amp-video amp-audio amp-iframe amp-tiktok",
);
