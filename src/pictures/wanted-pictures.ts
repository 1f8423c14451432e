import { groupBy } from "../lib/group-by.js";
import { isWebAddress } from "../model/allow-list.js";
import { pictureAddresses } from "../model/article.js";
import type { CatalogArticle } from "../model/catalog.js";
import type { ChannelId, Day } from "../model/names.js";
import { originalAddress } from "./original-address.js";

/** Which articles' pictures are wanted. */
export interface Selection {
  /** Articles of earlier days, and those without a date, are left out. */
  readonly since?: Day | undefined;
  /** Articles of other channels are left out. Undefined for all channels. */
  readonly channels?: readonly ChannelId[] | undefined;
  readonly leadOnly: boolean;
}

/** One picture, as articles name it. */
export interface WantedPicture {
  /** Where the picture is asked for first. */
  readonly original: string;
  /** The addresses in the articles. They differ in the size that they ask for. */
  readonly addresses: readonly string[];
}

/** Returns the addresses of all pictures on the web that an article shows. */
export const picturesOf = (details: Parameters<typeof pictureAddresses>[0]): readonly string[] =>
  pictureAddresses(details).filter(isWebAddress);

/** Returns the addresses of pictures, each once, those of the newest article first. @param articles in the catalog's order */
export function findWanted(
  articles: readonly Pick<CatalogArticle, "facts" | "channels" | "details">[],
  { since, channels, leadOnly }: Selection,
): string[] {
  const addresses = new Set<string>();
  for (const article of [...articles].reverse()) {
    const { date } = article.facts;
    if (since !== undefined && (date === undefined || date < since)) continue;
    if (channels && !article.channels.some((id) => channels.includes(id))) continue;
    const details = article.details();
    const { image } = details;
    const shown = leadOnly ? picturesOf(image ? { image } : {}) : picturesOf(details);
    for (const address of shown) addresses.add(address);
  }
  return [...addresses];
}

/** Joins the addresses of one picture in several sizes. The order is that of the first address of each. */
export function groupSizes(addresses: readonly string[]): WantedPicture[] {
  const groups = groupBy(addresses, originalAddress);
  return Array.from(groups, ([original, ofPicture]) => ({ original, addresses: ofPicture }));
}
