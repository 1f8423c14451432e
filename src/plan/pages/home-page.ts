import { present } from "../../lib/present.js";
import type { ArticleList, CatalogArticle } from "../../model/catalog.js";
import type { Day } from "../../model/names.js";
import type { SiteMirror } from "../../model/settings.js";
import type { MirrorFacts } from "../../model/view-elements.js";
import type { AboutView, HomeView } from "../../model/views/site-views.js";
import { type PlanContext, viewBase } from "../page-plan.js";
import { channelPath, HOME } from "../paths.js";
import { undatedOf, yearsOf } from "./archive-page.js";

/** Number of articles of the newest day, and of headlines of each channel, on the home page. */
const NEWEST = 12;
const HEADLINES = 5;
/** Number of years whose months it lists. The archive lists all. */
const YEARS = 2;

/** Returns the view of the home page: the newest day, the newest headlines of each channel, the newest months. */
export function homeView(context: PlanContext): HomeView {
  const { catalog, settings, links } = context;
  const newest = [...catalog.days].at(-1);
  return {
    kind: "home",
    ...viewBase(HOME, settings.title),
    count: catalog.articles.length,
    ...(newest ? { newest: newestOf(context, ...newest) } : {}),
    ...mirrorsOf(context),
    channels: catalog.channels.map(({ folder, label, articles }) => ({
      ...links.to(label, channelPath(folder)),
      count: articles.length,
      cards: links.newestCards(articles, HEADLINES),
    })),
    years: yearsOf(context, YEARS),
    ...undatedOf(context),
  };
}

/** Returns what pages say of a mirror besides its articles. */
export const mirrorFacts = ({ originalUrl, licence }: SiteMirror): MirrorFacts =>
  present({ originalUrl, licence });

/** Returns the links to the mirrors of a site that has several, with what is known of each. */
export function mirrorsOf({ catalog, links }: PlanContext): Pick<AboutView, "mirrors"> {
  if (catalog.mirrors.length === 0) return {};
  const mirrors = catalog.mirrors.map(({ mirror, articles }) => ({
    ...links.toMirror(mirror),
    ...mirrorFacts(mirror),
    count: articles.length,
  }));
  return { mirrors };
}

function newestOf(
  { catalog, links }: PlanContext,
  date: Day,
  articles: ArticleList,
): NonNullable<HomeView["newest"]> {
  const newestFirst = [...articles].reverse();
  const lead = newestFirst.find((article) => article.details().image) ?? (newestFirst[0] as CatalogArticle);
  const { image } = lead.details();
  return {
    day: links.toDay(date),
    count: articles.length,
    lead: links.card(lead),
    ...(image ? { leadImage: image } : {}),
    pictures: links.pictures(lead, image ? [image.src] : [], catalog),
    cards: newestFirst
      .filter((article) => article !== lead)
      .slice(0, NEWEST)
      .map((article) => links.card(article)),
  };
}
