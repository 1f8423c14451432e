import type { CatalogArticle } from "../model/catalog.js";
import type { Day, SitePath } from "../model/names.js";
import type { Card, SiteLink } from "../model/page.js";
import { dayPath, HOME } from "./paths.js";

/** Makes the links of the plan, and remembers where they lead: so a dead link is found without reading a page. */
export class Links {
  private readonly targets = new Set<SitePath>();

  /** Returns the path as one that a page links to. */
  path(target: SitePath): SitePath {
    this.targets.add(target);
    return target;
  }

  to(label: string, target: SitePath): SiteLink {
    return { label, path: this.path(target) };
  }

  toHome(label: string): SiteLink {
    return this.to(label, HOME);
  }

  toDay(date: Day): SiteLink & { date: Day } {
    return { date, ...this.to(date, dayPath(date)) };
  }

  /** Returns an article as lists show it. @param siteLang the language that needs no mention */
  card({ meta, path }: CatalogArticle, siteLang: string): Card {
    return {
      title: meta.title,
      path: this.path(path),
      date: meta.date,
      summary: meta.summary,
      hasImage: meta.image !== undefined,
      ...(meta.lang && meta.lang !== siteLang ? { lang: meta.lang } : {}),
    };
  }

  /** Returns the link targets that are none of the pages, in the order of the paths. */
  deadIn(pages: ReadonlySet<SitePath>): SitePath[] {
    return [...this.targets].filter((target) => !pages.has(target)).sort();
  }
}
