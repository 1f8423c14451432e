import type { Element } from "hast";
import { attribute } from "../../../lib/html/elements.js";
import { isBesidePage } from "../../../lib/html/files-of-page.js";
import { resolveWebAddress } from "../../../lib/html/resolve-address.js";
import { parseJson } from "../../../lib/if-there.js";
import { isPlaceholderAddress } from "../../../lib/picture/picture-address.js";
import { pictureBehind } from "../../../lib/picture/picture-service.js";

/** Attributes that lazy pictures keep their address in, the address of the picture in full size first. */
const LAZY =
  "dataOrigFile dataLargeFile dataFull dataFullSrc dataHiRes dataHires dataHiResSrc dataZoomSrc dataOriginal dataLazySrc dataSrc dataLazy dataLazyload dataLazyLoad dataEchosrc dataEcho dataUrl dataImg dataImage dataActualsrc dataRealSrc dataOriginalSrc dataSrcLarge dataCfsrc dataPagespeedLazySrc dataDeferSrc dataLl dataCroporisrc dataBg dataBackground dataBackgroundImage dataBgImage realSrc realsrc original fileSrc zoomfile file dataPinMedia".split(
    " ",
  );
const LAZY_SETS =
  "dataSrcset dataSrcSet dataLazySrcset dataOriginalSet dataBgset srcSet srcset imageSrcset".split(" ");
/** A file of a picture may have any name; this keeps words out that are no addresses. */
const ADDRESS =
  /^(?:https?:)?\/\/|^data:image\/|^\.{0,2}\/|^[^\s:]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])/i;

interface Candidate {
  readonly address: string;
  /** CSS pixels, or thousands of the density; 0 where nothing states it. */
  readonly width: number;
}

/**
 * Returns the address of the largest picture that an `img` and its `source` elements offer. An address of a resizing service
 * becomes that of the picture itself. Returns undefined if there is no address.
 * @param sources the `source` elements of the `picture` around the `img`
 * @param base the address that relative addresses are resolved against; without it they stay as they are
 */
export function pictureSource(
  image: Element,
  sources: readonly Element[],
  base: string | undefined,
): string | undefined {
  const sized = [image, ...sources].flatMap(candidatesInSets);
  const widest = sized.toSorted((one, other) => other.width - one.width)[0];
  const lazy = LAZY.map((name) => withoutUrl(outOfJson((attribute(image, name) ?? "").trim())))
    .find((text) => ADDRESS.test(text))
    // bLazy writes the address for fine screens behind the other.
    ?.replace(/\|[/h].*$/, "");
  const own = (attribute(image, "src") ?? "").trim();
  const other = backgroundOf(image) ?? anyAddressOf(image);
  const isOwn = own !== "" && !isPlaceholder(own) && !isStandIn(own, other);
  const plain = lazy ?? (isOwn ? own : other);
  const ownWidth = Number.parseInt(attribute(image, "width") ?? "", 10) || 0;
  const isWider =
    widest !== undefined &&
    (plain === undefined || widest.width > Math.max(ownWidth, 1) || isSizedFile(plain));
  const chosen = withWidth(isWider ? widest.address : (plain ?? widest?.address ?? own), image);
  return chosen === "" ? undefined : addressOf(chosen, base);
}

/** The width of a picture that a shop cuts to any width, where the page lists none. */
const WIDEST = 2048;

/** Returns an address with the largest width that a script would put in the place of `{width}`. */
function withWidth(address: string, image: Element): string {
  if (!/\{(?:width|size)\}/.test(address)) return address;
  const stated = String(image.properties.dataWidths ?? "").match(/\d{2,4}/g) ?? [];
  const width = stated.length > 0 ? Math.max(...stated.slice(0, 100).map(Number)) : WIDEST;
  // A size is a width with an `x` behind it.
  return address.replace(/\{width\}/g, String(width)).replace(/\{size\}/g, `${width}x`);
}

/** Scripts keep an address under names of their own; the file's ending tells that it is a picture's. */
function anyAddressOf(image: Element): string | undefined {
  const values = Object.entries(image.properties).filter(([name]) => !STANDARD.test(name));
  return values.map(([, value]) => outOfJson(String(value).trim())).find((value) => FILE.test(value));
}

/** Returns the address of a file of a picture in a text of JSON, the one with the largest width for its key; any other text itself. */
function outOfJson(text: string): string {
  if (!/^[{[]/.test(text) || text.length > LONGEST_JSON) return text;
  const found: Candidate[] = [];
  JSON.stringify(parseJson(text), (key, value) => {
    if (typeof value === "string" && FILE.test(value))
      found.push({ address: value, width: Number.parseInt(key, 10) || 0 });
    return value;
  });
  return found.toSorted((one, other) => other.width - one.width)[0]?.address ?? text;
}

/** Characters of what a script keeps of one picture. */
const LONGEST_JSON = 10_000;

/** Attributes of HTML that hold words, or an address that is not the picture's. */
const STANDARD = /^(?:src|alt|title|longDesc|useMap|aria.*|on.*|style|cite|name|className|id)$/;

const FILE = /^(?:https?:\/|\.{1,2}|[\w.%-]+)?\/\S+\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)/i;

/** Archivers put a picture that occurs twice into a style, and an empty one into its place. */
const backgroundOf = (image: Element): string | undefined =>
  /background(?:-image)?\s*:\s*url\(\s*["']?([^"')]+)/i.exec(attribute(image, "style") ?? "")?.[1];

/** Some programs write an address as a style does. */
const withoutUrl = (text: string): string => /^url\(\s*["']?([^"'()]+)["']?\s*\)$/i.exec(text)?.[1] ?? text;

/** An animation or drawing, beside an address of a photograph. */
const isStandIn = (own: string, other: string | undefined): boolean =>
  /\.(?:gif|svg)(?:$|[?#])/i.test(own) && /\.(?:jpe?g|webp|avif)(?:$|[?#])/i.test(other ?? "");

const isPlaceholder = (address: string): boolean =>
  isPlaceholderAddress(address) ||
  (/^data:/i.test(address) && address.length < 400) ||
  address === "about:blank";

/** `tide-300x200.jpg` is a smaller copy. */
const isSizedFile = (address: string): boolean => /-\d{2,4}x\d{2,4}\.\w+(?:$|\?)/.test(address);

function candidatesInSets(element: Element): Candidate[] {
  for (const name of LAZY_SETS) {
    const value = element.properties[name];
    const found = parseSrcset(Array.isArray(value) ? joined(value.map(String)) : String(value ?? "")).filter(
      ({ address }) => !isPlaceholder(address),
    );
    const screen = Number(/min-width:\s*(\d+)/.exec(attribute(element, "media") ?? "")?.[1] ?? 0);
    if (found.length > 0) return found.map((one) => ({ ...one, width: one.width || screen }));
  }
  return [];
}

/** The tree holds a set split at its commas, and those within addresses are told by what follows them. */
const joined = (parts: readonly string[]): string =>
  parts.reduce(
    (text, part) => `${text},${/^(?:https?:)?\/\/|^\.{0,2}\/|^data:/i.test(part) ? " " : ""}${part}`,
  );

/** Reads a `srcset`, such as `a.jpg 300w, b.jpg 600w`. A comma may be part of an address. Returns at most 101 candidates. */
export function parseSrcset(text: string): Candidate[] {
  const found: Candidate[] = [];
  const pattern = /[\s,]*(\S+?)(?:\s+([\d.]+)([wxh])(?:\s+[\d.]+[wh])?\s*(?:,|$)|,(?=\s|$)|\s*$)/gy;
  for (let match = pattern.exec(text); match?.[1]; match = pattern.exec(text)) {
    const [, address = "", size = "", unit = ""] = match;
    const width = Number.parseFloat(size) || 0;
    found.push({ address, width: unit === "x" ? width * 1000 : width });
    if (found.length > 100) break;
  }
  return found;
}

function addressOf(address: string, base: string | undefined): string {
  const absolute = isBesidePage(address) ? undefined : resolveWebAddress(address, base);
  return pictureBehind(absolute ?? address.trim().replace(/[\t\n\r]+/g, ""));
}
