import { compare } from "../lib/compare.js";
import { addTo, groupBy } from "../lib/group-by.js";
import { withoutInvisible } from "../lib/html/characters.js";
import type { CatalogArticle, Channel, MirrorOfSite, WholeCatalog } from "../model/catalog.js";
import type { ChannelId, SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import type { SiteMirror } from "../model/settings.js";
import { countBefore } from "./count-before.js";
import { distinctNames } from "./distinct-names.js";

/** Returns the channels with some ids, in the order of the site; default: all. @throws BuildError if one has no article */
export function chosenChannels<One extends Channel>(
  { channels }: { readonly channels: readonly One[] },
  ids: readonly string[] | undefined,
): readonly One[] {
  const known = channels.map(({ id }) => id as string);
  const missing = ids?.find((id) => !known.includes(id));
  if (missing !== undefined)
    throw new BuildError(`no article is in the channel ${missing}`, `the channels are ${known.join(", ")}`);
  return ids ? channels.filter(({ id }) => ids.includes(id)) : channels;
}

/** The channels of a site in their order, with what is to be said of them. */
interface ListedChannels extends Pick<WholeCatalog, "neighboursOf"> {
  readonly list: WholeCatalog["channels"];
  /** A notice for each channel whose folder some disk takes for that of another. */
  readonly problems: readonly Problem[];
}

/** Lists the channels of articles. @param labels of channels by id, in the order of the site */
export function listChannels(
  articles: readonly CatalogArticle[],
  labels: ReadonlyMap<ChannelId, string>,
): ListedChannels {
  const groups = new Map<ChannelId, CatalogArticle[]>();
  for (const article of articles) for (const id of article.channels) addTo(groups, id, article);
  const unnamed = [...groups.keys()].filter((id) => !labels.has(id)).sort(compare);
  const folders = distinctNames(groups.keys());
  const list = [...labels.keys(), ...unnamed].flatMap((id): WholeCatalog["channels"][number][] => {
    const ofChannel = groups.get(id);
    if (!ofChannel) return [];
    const mirror = ofChannel[0]?.mirror;
    const name = mirror ? id.slice(0, id.length - mirror.suffix.length) : id;
    const named = {
      id,
      label: labels.get(id) ?? (withoutInvisible(name) || name),
      folder: folders.get(id) ?? id,
    };
    return [{ ...named, ...(mirror ? { mirror } : {}), articles: ofChannel }];
  });
  const problems = list.filter(({ id, folder }) => id.normalize("NFC") !== folder).map(clashingChannel);
  return { list: withDistinctLabels(list), problems, neighboursOf: neighbourFinder(groups) };
}

/** Returns a function that finds the articles before and after one in its first channel. */
function neighbourFinder(
  groups: ReadonlyMap<ChannelId, readonly CatalogArticle[]>,
): WholeCatalog["neighboursOf"] {
  return (article) => {
    const ofChannel = groups.get(article.channels[0] as ChannelId);
    if (!ofChannel) return [undefined, undefined];
    const index = countBefore(ofChannel, article);
    return [ofChannel[index - 1], ofChannel[index + 1]];
  };
}

/** Puts the title of its mirror behind the label of each channel that is called like one of another mirror. */
function withDistinctLabels(channels: WholeCatalog["channels"]): WholeCatalog["channels"] {
  const byLabel = groupBy(channels, ({ label }) => label);
  return channels.map((channel) => {
    const alike = byLabel.get(channel.label) ?? [];
    return channel.mirror && alike.some(({ mirror }) => mirror !== channel.mirror)
      ? { ...channel, label: `${channel.label} (${channel.mirror.title})` }
      : channel;
  });
}

/** Returns the mirrors that have articles, in their order. */
export function listMirrors(
  mirrors: readonly SiteMirror[],
  articles: readonly CatalogArticle[],
  channels: readonly Channel[],
): readonly MirrorOfSite[] {
  const byMirror = groupBy(articles, ({ mirror }) => mirror);
  return mirrors.flatMap((mirror) => {
    const own = byMirror.get(mirror);
    const ofMirror = channels.filter((channel) => channel.mirror === mirror);
    return own ? [{ mirror, channels: ofMirror, articles: own }] : [];
  });
}

const clashingChannel = ({ id, folder }: Channel): Problem => ({
  code: "renamed",
  path: id as string as SourcePath,
  message: `another channel has this name with other capital letters, and some disks cannot hold both; the pages of this one are in \`channels/${folder}\``,
  hint: "rename one of the folders",
});
