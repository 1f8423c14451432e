import MarkdownIt from "markdown-it";
import { withScheme } from "../formats/markdown/body/raw-picture.js";
import { isLinkAddress, isWebAddress } from "../model/allow-list.js";
import type { Picture } from "../model/article.js";
import type { SitePath } from "../model/names.js";
import type { ImagePolicy } from "../model/settings.js";
import type { LocalPicture } from "../model/view-elements.js";

/** What the body of one page depends on besides its Markdown. */
export interface BodyContext {
  /** The way up to the site's root; see ViewBase. */
  readonly root: string;
  readonly images: ImagePolicy;
  /** Pages of the mirror by the addresses that links have for them: absolute, or paths as the article writes them. */
  readonly targets: Readonly<Record<string, SitePath>>;
  /** Pictures that the site holds by their addresses: absolute, or paths as the article writes them. */
  readonly pictures: Readonly<Record<string, LocalPicture>>;
  readonly lead?: Picture;
  readonly words: BodyWords;
}

/** The words that a body's HTML has besides those of the article, in the site's language. */
export interface BodyWords {
  /** What the link to a picture elsewhere says, where the picture has no description. */
  readonly openPicture: string;
  /** The name of a table, for readers who hear the page. */
  readonly table: string;
}

/** Writes an address as it stands in `href`: what has to be escaped is, and what is escaped stays so. */
const { normalizeLink } = new MarkdownIt();

/** Where links of a body lead, and which of its pictures the site holds. Addresses match however they are escaped. */
export class Addresses {
  private readonly pages: ReadonlyMap<string, SitePath>;
  private readonly pictures: ReadonlyMap<string, LocalPicture>;

  constructor({ targets, pictures }: BodyContext) {
    this.pages = byEscaped(targets);
    this.pictures = byEscaped(pictures);
  }

  /** Returns the page of the mirror that an address names. */
  page(address: string): SitePath | undefined {
    return this.pages.size > 0 ? this.pages.get(normalizeLink(address)) : undefined;
  }

  /** Returns the picture of the site that an address names. */
  picture(address: string): LocalPicture | undefined {
    return this.pictures.size > 0 ? this.pictures.get(normalizeLink(address)) : undefined;
  }
}

const byEscaped = <Value>(values: Readonly<Record<string, Value>>): ReadonlyMap<string, Value> =>
  new Map(Object.entries(values).map(([address, value]) => [normalizeLink(address), value]));

/** Returns the address of a link that leaves the site, as it stands in `href`; undefined for what no link may lead to. */
export function outsideAddress(address: string): string | undefined {
  const escaped = normalizeLink(withScheme(address.trim()));
  return isLinkAddress(escaped) ? escaped : undefined;
}

/** Returns the address of a picture on the web, as it stands in `href`; undefined for any other. */
export function webPicture(address: string): string | undefined {
  const escaped = normalizeLink(withScheme(address.trim()));
  return isWebAddress(escaped) ? escaped : undefined;
}
