import { ALLOWED_ELEMENTS } from "../../../model/allow-list.js";

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** What becomes of an element of raw HTML. */
export type Fate =
  /** It stays, under the name that the allow-list has for it. */
  | { readonly kind: "kept"; readonly name: string }
  /** Its tags go without a word, and its content stays: it says nothing that a page of ours could show. */
  | { readonly kind: "unwrapped" }
  /** Its tags go, its content stays, and the operator is told. */
  | { readonly kind: "lost" }
  /** It goes with its content, and the operator is told. */
  | { readonly kind: "dropped" }
  /** It would load something: a link takes its place. */
  | { readonly kind: "linked" }
  /** No element of HTML: what looks like a tag is text. */
  | { readonly kind: "text" };

/** Elements that the allow-list has under another name. */
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

/** Returns what becomes of an element. @param name in lower case */
export const fateOf = (name: string): Fate => FATES.get(name) ?? { kind: "text" };

/** Attributes that raw HTML may bring along, by the name of the element on the page. Those of pictures are chosen apart. */
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

/** Elements that end where the next of their kind begins: how many are open says nothing of how deep they are. */
export const SELF_ENDING: ReadonlySet<string> = new Set(
  words("dd dt li p rp rt tbody td tfoot th thead tr br hr img"),
);

/** Elements that stand on lines of their own. */
export const BLOCK_ELEMENTS: ReadonlySet<string> = new Set(
  words(`
    blockquote caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody
    td tfoot th thead tr ul
  `),
);
