import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import { withScheme } from "../formats/markdown/body/raw-picture.js";
import { withoutInvisible } from "../lib/html/characters.js";
import { EXTERNAL_LINK } from "../lib/policy.js";
import { isPictureAddress } from "../model/allow-list.js";
import type { LocalPicture } from "../model/view-elements.js";
import { allowedMarkup } from "./allowed-markup.js";
import { Addresses, type BodyContext, webPicture } from "./body-context.js";

export interface BodyPicture {
  /** As it was written. */
  readonly src: string;
  readonly alt: string;
  /** The caption. */
  readonly title: string;
  /** Whether the picture is within a link, and so cannot be a link itself. */
  readonly isLinked: boolean;
}

/**
 * Renders a picture. If the site holds its file, that is shown. If not, a picture on the web becomes an icon that links to it,
 * and a missing file of the mirror an icon with its path; with `images: omit` both become nothing. A picture without a usable
 * address becomes its description, or nothing if it has a caption.
 */
export function renderPicture(picture: BodyPicture, addresses: Addresses, context: BodyContext): string {
  const { src, alt, title } = picture;
  const local = addresses.picture(src);
  if (local) return pictureElement(local, alt || title, context.root);
  const address = webPicture(src);
  if (!isPictureAddress(withScheme(src))) return title ? "" : escapeVisible(alt);
  if (context.images === "omit") return "";
  if (address === undefined) return `${iconElement(alt, context.root)} <code>${escapeHtml(src)}</code>`;
  if (picture.isLinked) return iconElement(alt, context.root);
  const icon = iconElement(alt || context.words.openPicture, context.root);
  return `<a class="picture" href="${escapeHtml(address)}" rel="${EXTERNAL_LINK}">${icon}</a>`;
}

/** Renders a picture that is alone in its paragraph, as a figure with its caption. */
export function renderFigure(picture: BodyPicture, addresses: Addresses, context: BodyContext): string {
  const { src, alt, title } = picture;
  if (!isPictureAddress(withScheme(src))) return title || alt ? `<p>${escapeVisible(title || alt)}</p>` : "";
  const shown = renderPicture(picture, addresses, context);
  const caption = title ? `<figcaption>${captionHtml(title)}</figcaption>` : "";
  return shown || caption ? `<figure>${shown}${caption}</figure>\n` : "";
}

/**
 * Renders the lead picture of a body as a figure above it. A missing file of the mirror is only its caption, as on the page of the
 * article: what a reader cannot open says nothing there. Returns an empty text if there is neither picture nor caption.
 */
export function renderLead(context: BodyContext): string {
  const { lead } = context;
  if (!lead) return "";
  const addresses = new Addresses(context);
  const picture = { src: lead.src, alt: lead.alt, title: lead.caption, isLinked: false };
  const isKnown = addresses.picture(lead.src) !== undefined || webPicture(lead.src) !== undefined;
  return allowedMarkup(renderFigure(picture, addresses, isKnown ? context : { ...context, images: "omit" }));
}

/** The size keeps its place while it loads; pictures further down load when the reader comes near. */
const pictureElement = (local: LocalPicture, alt: string, root: string): string =>
  `<img src="${escapeHtml(root + local.path)}"${sourceSet(local, root)} alt="${escapeVisible(alt)}" width="${local.width}" height="${local.height}" loading="lazy">`;

/** Returns the attributes `srcset` and `sizes`, with a space before them; empty if there are no narrower files. */
export function sourceSet({ path, width, narrower = [] }: LocalPicture, root: string): string {
  if (narrower.length === 0) return "";
  // A text is at most 34em wide; see style.css.
  const files = [...narrower, { path, width }].map((file) => `${root}${file.path} ${file.width}w`);
  return ` srcset="${escapeHtml(files.join(", "))}" sizes="(min-width: 36em) 34em, 100vw"`;
}

/** An icon of our own for a picture that the site does not hold. */
const iconElement = (alt: string, root: string): string =>
  `<img src="${root}assets/picture.svg" alt="${escapeVisible(alt)}" width="48" height="48">`;

/** A credit at a caption's end, in parentheses of its own. */
const CREDIT = /[（(][^（）()]{2,40}[）)]$/u;

/** Returns a caption as HTML. The credit at its end is an element of its own. */
export function captionHtml(caption: string): string {
  const credit = CREDIT.exec(caption)?.[0] ?? "";
  const text = escapeVisible(caption.slice(0, caption.length - credit.length));
  return credit ? `${text}<small>${escapeVisible(credit)}</small>` : text;
}

const escapeVisible = (text: string): string => escapeHtml(withoutInvisible(text));
