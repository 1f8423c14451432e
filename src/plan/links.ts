import type { MeasuredPicture } from "../model/article.js";
import type { Catalog, CatalogArticle } from "../model/catalog.js";
import type { Day, Digest, SitePath } from "../model/names.js";
import type { Card, LocalPicture, SiteLink } from "../model/page.js";
import { dayLabel } from "./day-labels.js";
import { pageKey } from "./page-key.js";
import { dayPath, HOME, picturePath } from "./paths.js";

/**
 * A card that stands for itself in a page's key by a digest: an article is on some ten pages, and its card is read once
 * for the keys of them all.
 */
class KeyedCard implements Card {
  declare readonly title: string;
  declare readonly path: SitePath;
  declare readonly date: Day;
  declare readonly summary: string;
  declare readonly hasImage: boolean;
  declare readonly lang?: string;
  readonly #key: Digest;

  constructor(card: Card) {
    Object.assign(this, card);
    this.#key = pageKey(card);
  }

  toJSON(): Digest {
    return this.#key;
  }
}

/** Makes the links of the plan, and remembers where they lead: so a dead link is found without reading a page. */
export class Links {
  private readonly targets = new Set<SitePath>();
  private readonly files = new Map<SitePath, MeasuredPicture>();
  private readonly cards = new Map<CatalogArticle, Card>();

  /** Returns the path as one that a page links to. */
  path(target: SitePath): SitePath {
    this.targets.add(target);
    return target;
  }

  to(label: string, target: SitePath): SiteLink {
    return { label, path: this.path(target) };
  }

  toHome(): SiteLink {
    return this.to("首页", HOME);
  }

  toDay(date: Day): SiteLink & { date: Day } {
    return { date, ...this.to(dayLabel(date), dayPath(date)) };
  }

  /** Returns an article as lists show it. @param siteLang the language that needs no mention */
  card(article: CatalogArticle, siteLang: string): Card {
    const known = this.cards.get(article);
    if (known) return known;
    const { meta } = article;
    const card = new KeyedCard({
      title: meta.title,
      path: this.path(article.path),
      date: meta.date,
      summary: meta.summary,
      hasImage: meta.image !== undefined,
      ...(meta.lang && meta.lang !== siteLang ? { lang: meta.lang } : {}),
    });
    this.cards.set(article, card);
    return card;
  }

  /** Returns those of the pictures that the site holds, by their addresses. @param addresses with or without repeats */
  pictures(addresses: Iterable<string>, { pictureOf }: Catalog): Record<string, LocalPicture> {
    const held: Record<string, LocalPicture> = {};
    for (const address of addresses) {
      const file = pictureOf(address);
      if (!file) continue;
      const path = picturePath(file.path);
      this.files.set(path, file);
      held[address] = { path, width: file.width, height: file.height };
    }
    return held;
  }

  /** Returns the files of the pictures that pages show, by where they go. */
  shownPictures(): ReadonlyMap<SitePath, MeasuredPicture> {
    return this.files;
  }

  /** Returns the link targets that are none of the pages, in the order of the paths. */
  deadIn(pages: ReadonlySet<SitePath>): SitePath[] {
    return [...this.targets].filter((target) => !pages.has(target)).sort();
  }
}
