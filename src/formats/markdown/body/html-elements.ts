import { ALLOWED_ELEMENTS } from "../../../model/allow-list.js";

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** The treatment of an element of raw HTML. */
type Fate =
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

/** Elements that have another name on the allow-list, by that name. */
const RENAMED = {
  abbr: "acronym",
  code: "samp tt",
  div: "address article aside center footer header hgroup main nav section",
  em: "dfn i var",
  s: "strike",
  strong: "b",
  ul: "dir menu",
};

const UNWRAPPED = words(`
  basefont bdi bdo big blink body col colgroup data font head html label marquee nobr noscript picture rb rtc source span
  u wbr
`);

const LOST = words(`
  applet base button datalist dialog fieldset form frame frameset input keygen legend link listing map meta meter
  noembed noframes optgroup option output param plaintext progress slot textarea title track xmp
`);

const DROPPED = words("canvas math script select style svg template");

const LINKED = words("area audio embed iframe object video");

const fates = (names: Iterable<string>, fate: Fate): [string, Fate][] =>
  Array.from(names, (name) => [name, fate]);

const FATES: ReadonlyMap<string, Fate> = new Map([
  ...[...ALLOWED_ELEMENTS.keys()].flatMap((name) => fates([name], { kind: "kept", name })),
  ...Object.entries(RENAMED).flatMap(([name, others]) => fates(words(others), { kind: "kept", name })),
  ...fates(UNWRAPPED, { kind: "unwrapped" }),
  ...fates(LOST, { kind: "lost" }),
  ...fates(DROPPED, { kind: "dropped" }),
  ...fates(LINKED, { kind: "linked" }),
]);

/** Returns the treatment of an element. @param name in lower case */
export const fateOf = (name: string): Fate => FATES.get(name) ?? { kind: "text" };

/** Attributes that elements of raw HTML keep, by the name of the element on the page. `rawPicture` sets those of pictures. */
export const RAW_ATTRIBUTES: ReadonlyMap<string, readonly string[]> = new Map([
  ["a", ["href", "title"]],
  ["abbr", ["title"]],
  ["details", ["open"]],
  ["li", ["value"]],
  ["ol", ["start", "type"]],
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
