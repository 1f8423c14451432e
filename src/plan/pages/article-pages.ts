import { relatedArticles } from "../../catalog/related-articles.js";
import { memoize } from "../../lib/memoize.js";
import type { CatalogArticle, Channel, LinkTargets, Tag } from "../../model/catalog.js";
import type { Day } from "../../model/names.js";
import type { SiteLink } from "../../model/view-elements.js";
import type { ArticleView } from "../../model/views/article-view.js";
import { articleFields } from "../article-card.js";
import { bodyInputs, bodySource } from "../body-source.js";
import type { Links } from "../links.js";
import { isListed } from "../listed-tags.js";
import type { PagePlan, PlanContext } from "../page-plan.js";
import { rootOf } from "../paths.js";

/** Maximum number of articles on a page that link to it. */
const CITING = 10;

/** The relations of an article to others, which its page shows. */
interface Relations {
  /** The articles before and after it in its first channel. */
  readonly previous: CatalogArticle | undefined;
  readonly next: CatalogArticle | undefined;
  readonly related: readonly CatalogArticle[];
  readonly citedBy: readonly CatalogArticle[];
  readonly targets: LinkTargets;
}

/** Returns a function that plans the page of an article. The view is made only when the page is rendered. */
export function articlePlanner(context: PlanContext): (article: CatalogArticle) => PagePlan {
  const relationsOf = relationFinder(context);
  const channelById = new Map(context.catalog.channels.map((channel) => [channel.id, channel]));
  const channelsOf: ChannelsOf = ({ channels }) => channels.map((id) => channelById.get(id) as Channel);
  const tagInputs = memoize((tag: Tag) =>
    inputsOfTag(tag, isListed(tag, context.settings) ? context.links.toTag(tag) : undefined),
  );
  return (article) => {
    const relations = relationsOf(article);
    return {
      kind: "article",
      path: article.path,
      inputs: inputsOf(article, channelsOf(article), relations, tagInputs, context),
      makeView: (viewContext) => viewOf(article, channelsOf(article), relations, viewContext),
    };
  };
}

type ChannelsOf = (article: CatalogArticle) => readonly Channel[];

function relationFinder({ catalog }: PlanContext): (article: CatalogArticle) => Relations {
  return (article) => {
    const [previous, next] = catalog
      .neighboursOf(article)
      .map((neighbour) => (isDated(neighbour) === isDated(article) ? neighbour : undefined));
    const targets = catalog.targetsOf(article);
    const related = relatedArticles(article, [previous, ...targets.map(([, target]) => target)]);
    const citedBy = catalog.citing(article).slice(0, CITING);
    return { previous, next, related, citedBy, targets };
  };
}

/** Articles with a date and articles without one are never neighbours. */
const isDated = (article: CatalogArticle | undefined): boolean => article?.facts.date !== undefined;

/** Returns the link to the page of a day, or to that of all articles without a date. */
const dateLink = (date: Day | undefined, links: Links): SiteLink =>
  date === undefined ? links.toUndated() : links.toDay(date);

/** Returns a text that changes with what an article's page shows of a tag. It is short if the slug is the label. */
function inputsOfTag({ label, slug }: Tag, link: SiteLink | undefined): string {
  const text = JSON.stringify(label);
  if (!link) return text;
  return slug === label ? `${text}+` : `${text}+${link.path}`;
}

/** Returns a text that changes with what a view shows. Paths and digests hold no `|`, and JSON shows where it ends. */
function inputsOf(
  article: CatalogArticle,
  channels: readonly Channel[],
  { previous, next, related, citedBy, targets }: Relations,
  tagInputs: (tag: Tag) => string,
  { catalog, links }: PlanContext,
): string {
  const { date, ownDigest } = article.facts;
  // Appending costs half as much as joining a list, and every article needs this.
  let inputs = `${ownDigest}|${dateLink(date, links).path}`;
  for (const channel of channels) inputs += `|${links.toChannel(channel).path}`;
  for (const tag of article.tags) inputs += `|${tagInputs(tag)}`;
  inputs += `|<${previous?.facts.cardDigest ?? ""}>${next?.facts.cardDigest ?? ""}`;
  for (const { facts } of related) inputs += `|${facts.cardDigest}`;
  inputs += "|cited by";
  for (const { facts } of citedBy) inputs += `|${facts.cardDigest}`;
  return inputs + bodyInputs(article, targets, { catalog, links });
}

function viewOf(
  article: CatalogArticle,
  channels: readonly Channel[],
  { previous, next, related, citedBy, targets }: Relations,
  { catalog, settings, links }: PlanContext,
): ArticleView {
  const { facts, path, mirror } = article;
  const details = article.details();
  const channelLinks = channels.map((channel) => links.toChannel(channel));
  return {
    kind: "article",
    path,
    root: rootOf(path),
    crumbs: [...links.aboveChannel(article), ...channelLinks.slice(0, 1)],
    dayPath: dateLink(facts.date, links).path,
    ...articleFields(article, details, settings.lang),
    channels: channelLinks,
    ...(mirror ? { mirror: links.toMirror(mirror) } : {}),
    tags: article.tags.map((tag) => (isListed(tag, settings) ? links.toTag(tag) : { label: tag.label })),
    ...(previous ? { previous: links.card(previous) } : {}),
    ...(next ? { next: links.card(next) } : {}),
    related: related.map((earlier) => links.card(earlier)),
    citedBy: citedBy.map((citing) => links.card(citing)),
    ...bodySource(article, details, targets, { catalog, links }),
  };
}
