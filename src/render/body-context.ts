import MarkdownIt from "markdown-it";
import { withScheme } from "../formats/markdown/body/raw-picture.js";
import { formatMessage } from "../lib/messages.js";
import { isLinkAddress, isWebAddress } from "../model/allow-list.js";
import type { Picture } from "../model/article.js";
import type { Messages } from "../model/messages.js";
import type { SitePath } from "../model/names.js";
import type { ImagePolicy } from "../model/settings.js";
import type { LocalPicture } from "../model/view-elements.js";

/** The data that the HTML of a body depends on, besides its Markdown. */
export interface BodyContext {
  /** The relative address of the site's root; see `ViewBase`. */
  readonly root: string;
  readonly images: ImagePolicy;
  /** Pages of the mirror by the addresses that links have for them: absolute, or paths as the article writes them. */
  readonly targets: Readonly<Record<string, SitePath>>;
  /** Pictures that the site holds by their addresses: absolute, or paths as the article writes them. */
  readonly pictures: Readonly<Record<string, LocalPicture>>;
  readonly lead?: Picture;
  /** The language of what is around the body: the article's, or that of the site. */
  readonly lang: string;
  readonly words: BodyWords;
}

/** Words in the HTML of a body that are not the article's, in the site's language. */
export interface BodyWords {
  /** The words of a link to a picture on the web that has no description. */
  readonly openPicture: string;
  /** The name of a table, for screen readers. */
  readonly table: string;
  /** The name of the link from a note back to the text, for screen readers. */
  readonly noteBack: string;
}

export const bodyWords = (messages: Messages): BodyWords => ({
  openPicture: formatMessage(messages, "picture.open"),
  table: formatMessage(messages, "picture.table"),
  noteBack: formatMessage(messages, "article.noteBack"),
});

/** Escapes the characters of an address that need it. Escapes in the address stay. */
const { normalizeLink } = new MarkdownIt();

/** Finds the pages and pictures of the site by the addresses in a body. Addresses match if they differ in their escapes alone. */
export class Addresses {
  private readonly pages: ReadonlyMap<string, SitePath>;
  private readonly pictures: ReadonlyMap<string, LocalPicture>;

  constructor({ targets, pictures }: BodyContext) {
    this.pages = byEscaped(targets);
    this.pictures = byEscaped(pictures);
  }

  /** Returns the page of the site for an address; undefined if there is none. */
  page(address: string): SitePath | undefined {
    return this.pages.size > 0 ? this.pages.get(normalizeLink(address)) : undefined;
  }

  /** Returns the picture of the site for an address; undefined if there is none. */
  picture(address: string): LocalPicture | undefined {
    return this.pictures.size > 0 ? this.pictures.get(normalizeLink(address)) : undefined;
  }
}

const byEscaped = <Value>(values: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values).map(([address, value]) => [normalizeLink(address), value]));

/** Returns the address of a link out of the site, escaped for a URL; undefined if no link may lead there. */
export function outsideAddress(address: string): string | undefined {
  const escaped = normalizeLink(withScheme(address.trim()));
  return isLinkAddress(escaped) ? escaped : undefined;
}

/** Returns the http(s) address of a picture, escaped for a URL; undefined for any other address. */
export function webPicture(address: string): string | undefined {
  const escaped = normalizeLink(withScheme(address.trim()));
  return isWebAddress(escaped) ? escaped : undefined;
}
