import { ALLOWED_ELEMENTS } from "../../../model/allow-list.js";

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The treatment of an element of raw HTML. */
export type Fate =
  /** The element stays, under the allow-list's name for it. */
  | { readonly kind: "kept"; readonly name: string }
  /** The tags go without a notice, and the content stays: the tags would change nothing on the page. */
  | { readonly kind: "unwrapped" }
  /** The tags go with a notice, and the content stays. */
  | { readonly kind: "lost" }
  /** The element goes with its content, with a notice. */
  | { readonly kind: "dropped" }
  /** The element would load something. A link takes its place. */
  | { readonly kind: "linked" }
  /** HTML has no such element. The tag becomes text. */
  | { readonly kind: "text" };

/** Elements with another name on the allow-list. */
const RENAMED: Readonly<Record<string, string>> = {
  acronym: "abbr",
  address: "div",
  article: "div",
  aside: "div",
  b: "strong",
  center: "div",
  dfn: "em",
  dir: "ul",
  footer: "div",
  header: "div",
  hgroup: "div",
  i: "em",
  main: "div",
  menu: "ul",
  nav: "div",
  samp: "code",
  section: "div",
  strike: "s",
  tt: "code",
  var: "em",
};

const UNWRAPPED = words(`
  basefont bdi bdo big blink body col colgroup data font head html label marquee nobr noscript picture rb rtc source span
  u wbr
`);

const LOST = words(`
  applet area base button datalist dialog fieldset form frame frameset input keygen legend link listing map meta meter
  noembed noframes optgroup option output param plaintext progress slot textarea title track xmp
`);

const DROPPED = words("canvas math script select style svg template");

const LINKED = words("audio embed iframe object video");

const FATES: ReadonlyMap<string, Fate> = new Map<string, Fate>([
  ...[...ALLOWED_ELEMENTS.keys()].map((name): [string, Fate] => [name, { kind: "kept", name }]),
  ...Object.entries(RENAMED).map(([from, name]): [string, Fate] => [from, { kind: "kept", name }]),
  ...UNWRAPPED.map((name): [string, Fate] => [name, { kind: "unwrapped" }]),
  ...LOST.map((name): [string, Fate] => [name, { kind: "lost" }]),
  ...DROPPED.map((name): [string, Fate] => [name, { kind: "dropped" }]),
  ...LINKED.map((name): [string, Fate] => [name, { kind: "linked" }]),
]);

/** Returns the treatment of an element. @param name in lower case */
export const fateOf = (name: string): Fate => FATES.get(name) ?? { kind: "text" };

/** Attributes that elements of raw HTML keep, by the name of the element on the page. `rawPicture` sets those of pictures. */
export const RAW_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ["a", ["href", "title"]],
  ["abbr", ["title"]],
  ["details", ["open"]],
  ["li", ["value"]],
  ["ol", ["start"]],
  ["td", ["colspan", "rowspan"]],
  ["th", ["colspan", "rowspan", "scope"]],
  ["time", ["datetime"]],
]);

/** Elements that end at the next element of their kind. Many of them may be open without being nested. */
export const SELF_ENDING: ReadonlySet<string> = new Set(
  words("dd dt li p rp rt tbody td tfoot th thead tr br hr img"),
);

/** Elements that begin and end a line. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  words(`
    blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody
    td tfoot th thead tr ul
  `),
);
