import { embeddedPicture } from "../cache/embedded-pictures.js";
import { memoize } from "../lib/memoize.js";
import { EMBEDDED_FOLDER, type MeasuredPicture } from "../model/article.js";
import type { ArticleList, Catalog, CatalogArticle, Channel, Tag } from "../model/catalog.js";
import type { Day, SitePath } from "../model/names.js";
import type { SiteMirror } from "../model/settings.js";
import type { Card, LocalPicture, SiteLink } from "../model/view-elements.js";
import type { MakeCard } from "./article-card.js";
import type { Labels } from "./labels.js";
import { channelPath, dayPath, HOME, mirrorPath, picturePath, tagPath, undatedPath } from "./paths.js";

/** Makes the links of the plan and remembers their targets. So dead links are found without reading a page. */
export class Links {
  private readonly targets = new Set<SitePath>();
  private readonly files = new Map<SitePath, MeasuredPicture>();
  private readonly home: SiteLink;
  readonly toDay = memoize((date: Day): SiteLink & { readonly date: Day } => ({
    date,
    ...this.to(this.labels.day(date), dayPath(date)),
  }));
  readonly toChannel = memoize(({ folder, label }: Channel) => this.to(label, channelPath(folder)));
  /** Returns the link to the newest page of a tag that has pages. */
  readonly toTag = memoize(({ label, slug }: Tag) => this.to(label, tagPath(slug)));

  /** @param card returns the card of an article */
  constructor(
    readonly card: MakeCard,
    private readonly labels: Labels,
  ) {
    this.home = this.to(labels.text("site.home"), HOME);
  }

  /** Remembers that a page links to a path. Returns the path. */
  path(target: SitePath): SitePath {
    this.targets.add(target);
    return target;
  }

  to(label: string, target: SitePath): SiteLink {
    return { label, path: this.path(target) };
  }

  toHome(): SiteLink {
    return this.home;
  }

  /** Returns the link to the page of all articles without a date. */
  toUndated(): SiteLink {
    return this.to(this.labels.text("date.unknown"), undatedPath());
  }

  toMirror({ name, title }: SiteMirror): SiteLink {
    return this.to(title, mirrorPath(name));
  }

  /** Returns the links to the pages around the page of a channel. */
  aboveChannel({ mirror }: Pick<Channel, "mirror">): readonly SiteLink[] {
    return mirror ? [this.home, this.toMirror(mirror)] : [this.home];
  }

  /** Returns the cards of the newest articles of a list, the newest first. @param articles oldest first */
  newestCards(articles: ArticleList, count: number): Card[] {
    return articles
      .slice(-count)
      .toReversed()
      .map((article) => this.card(article));
  }

  /** Returns the pictures of an article that the site shows, by address, with those that its file holds within itself. */
  pictures(
    { facts, file }: CatalogArticle,
    addresses: Iterable<string>,
    { pictureOf }: Catalog,
  ): Record<string, LocalPicture> {
    const shown: Record<string, LocalPicture> = {};
    for (const address of addresses) {
      const picture = pictureOf?.(address, file);
      if (picture) shown[address] = this.picture(picture.file, picture.narrower);
    }
    for (const stored of facts.local?.embedded ?? [])
      shown[EMBEDDED_FOLDER + stored.name] = this.picture(embeddedPicture(stored));
    return shown;
  }

  private picture(file: MeasuredPicture, narrower: readonly MeasuredPicture[] = []): LocalPicture {
    const { width, height } = file;
    const path = this.pictureFile(file);
    if (narrower.length === 0) return { path, width, height };
    const smaller = narrower.map((one) => ({ path: this.pictureFile(one), width: one.width }));
    return { path, width, height, narrower: smaller };
  }

  /** Remembers that a page shows a picture's file. Returns its place on the site. */
  private pictureFile(file: MeasuredPicture): SitePath {
    const path = picturePath(file);
    this.files.set(path, file);
    return path;
  }

  /** Returns the files of all pictures that pages show, by their paths on the site. */
  shownPictures(): ReadonlyMap<SitePath, MeasuredPicture> {
    return this.files;
  }

  /** Returns the targets of links that no page has, in the order of their paths. */
  deadIn(pages: ReadonlySet<SitePath>): SitePath[] {
    return [...this.targets].filter((target) => !pages.has(target)).sort();
  }
}
