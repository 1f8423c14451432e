import { Alphabet } from "../../catalog/alphabet.js";
import { type ItemWithInitial, inAlphabeticalOrder, startOf } from "../../catalog/alphabetical-order.js";
import { compare } from "../../lib/compare.js";
import { groupBy } from "../../lib/group-by.js";
import type { Catalog, Tag } from "../../model/catalog.js";
import type { SiteSettings } from "../../model/settings.js";
import type { SiteLink } from "../../model/view-elements.js";
import type { Initial, InitialView, TagIndexView } from "../../model/views/list-views.js";
import { isListed, isSuggested, listedTags } from "../listed-tags.js";
import { type MakeView, type PlanContext, viewBase } from "../page-plan.js";
import { initialPath, TAG_INDEX, tagPath } from "../paths.js";

/** Number of tags on the first page of the index. All tags are on the pages of the letters. */
const MOST_USED = 300;
/** Number of tags on one page of a letter: about 80 kB of HTML. */
const PER_PAGE = 600;

/** Yields the beginnings of tag names whose readings a build needs: of listed tags, and of those that the search suggests. */
export function* namesToRead({ tags }: Catalog, settings: SiteSettings): Generator<string> {
  for (const tag of tags) if (isListed(tag, settings) || isSuggested(tag)) yield startOf(tag.label);
}

/** Yields functions that make the views of the tag index and of its letters. They list all tags that have a page. */
export function* tagIndexViews(context: PlanContext): Generator<MakeView<TagIndexView | InitialView>> {
  const { catalog, labels, links, readingOf, settings } = context;
  const listed = listedTags(catalog, settings);
  const letters = groupBy(
    inAlphabeticalOrder(listed, (tag) => tag.label, readingOf, new Alphabet(labels.alphabet())),
    ({ initial }) => initial,
  );
  const initials: Initial[] = [...letters].map(([initial, filed]) => ({
    ...links.to(initial, initialPath(initial, 1)),
    count: filed.length,
  }));
  yield () => ({
    kind: "tags",
    ...viewBase(TAG_INDEX, labels.text("site.tags"), [links.toHome()]),
    tags: mostUsed(listed).map((tag) => counted(context, tag)),
    count: listed.length,
    rare: catalog.tagCount - listed.length,
    initials,
  });
  for (const [initial, filed] of letters) yield* initialViews(context, initial, filed, initials);
}

/** Yields functions that make the views of the pages of one letter. @param filed the tags of the letter, in their order */
function* initialViews(
  context: PlanContext,
  initial: string,
  filed: readonly ItemWithInitial<Tag>[],
  initials: readonly Initial[],
): Generator<MakeView<InitialView>> {
  const { labels, links } = context;
  const count = Math.ceil(filed.length / PER_PAGE);
  const pages: readonly SiteLink[] = Array.from({ length: count }, (_, index) =>
    links.to(labels.number(index + 1), initialPath(initial, index + 1)),
  );
  for (const [index, { path }] of pages.entries()) {
    yield () => ({
      kind: "initial",
      ...viewBase(path, labels.text("tags.initial", { initial }), [
        links.toHome(),
        links.to(labels.text("site.tags"), TAG_INDEX),
      ]),
      initial,
      tags: filed.slice(index * PER_PAGE, (index + 1) * PER_PAGE).map(({ item }) => counted(context, item)),
      initials: initials.map(({ label, path: to }) => ({ label, path: to })),
      page: index + 1,
      pages,
    });
  }
}

function mostUsed(tags: readonly Tag[]): Tag[] {
  return tags
    .toSorted((a, b) => b.articles.length - a.articles.length || compare(a.key, b.key))
    .slice(0, MOST_USED);
}

const counted = ({ links }: PlanContext, { label, slug, articles }: Tag): SiteLink & { count: number } => ({
  ...links.to(label, tagPath(slug)),
  count: articles.length,
});
