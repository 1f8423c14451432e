import type { BodyPlace, FrontMatter, Picture } from "../article.js";
import type { SitePath } from "../names.js";
import type { Card, LocalPicture, SiteLink, ViewBase } from "../view-elements.js";

/** What the body of an article is rendered from. */
export interface BodySource {
  /** The lead picture. */
  readonly image?: Picture;
  /** The page of each address that the body links to, for articles of the mirror. */
  readonly targets: Readonly<Record<string, SitePath>>;
  /** The pictures that the site holds, by their original addresses. */
  readonly pictures: Readonly<Record<string, LocalPicture>>;
  /** The place of the body in the file of stored articles. */
  readonly stored: BodyPlace;
}

/** The page of one article. Fields that are not known are absent. So is `lang` if it is the site's language. */
export interface ArticleView
  extends ViewBase,
    BodySource,
    Pick<
      FrontMatter,
      "id" | "date" | "source" | "agency" | "reporters" | "translators" | "editors" | "lang"
    > {
  readonly kind: "article";
  /** The page of its day, or of all articles without a date. */
  readonly dayPath: SitePath;
  readonly channels: readonly SiteLink[];
  /** Its mirror. Absent in a site of one mirror. */
  readonly mirror?: SiteLink;
  /** Tags with too few articles have no page of their own. */
  readonly tags: readonly { readonly label: string; readonly path?: SitePath }[];
  /** The articles before and after it in its first channel. */
  readonly previous?: Card;
  readonly next?: Card;
  /** Earlier articles that share tags with it. */
  readonly related: readonly Card[];
  /** Articles of the mirror that link to this one, oldest first. There may be more. */
  readonly citedBy: readonly Card[];
}

/** What rendering adds to the view of an article. */
export interface RenderedArticle {
  /** HTML of the body. */
  readonly body: string;
  /** Whether the lead picture is shown above the body. False if the body shows it too. */
  readonly showsLead: boolean;
}

/** An Atom feed of the newest articles. */
export interface FeedView extends ViewBase {
  readonly kind: "feed";
  /** An IRI that never changes. */
  readonly id: string;
  /** A time as RFC 3339 writes it. */
  readonly updated: string;
  /** The page with the same articles. */
  readonly page: SitePath;
  readonly entries: readonly {
    readonly card: Card;
    readonly id: string;
    readonly updated: string;
    readonly authors: readonly string[];
    /** Present if the feed holds whole articles. */
    readonly full?: BodySource;
  }[];
}

/** What rendering adds to an entry of a feed that holds whole articles. */
export interface RenderedEntry {
  /** HTML of the lead picture and the body. Every address in it is absolute if the site knows its own. */
  readonly content: string;
}
