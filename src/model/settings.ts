import type { ChannelId } from "./names.js";

/** How remote pictures are shown: `link` with caption and a link to the original, `omit` with the caption only. */
export type ImagePolicy = "link" | "omit";

/** The site's settings, validated and complete. */
export interface SiteSettings {
  readonly title: string;
  readonly description: string;
  readonly lang: string;
  readonly baseUrl?: string;
  /** Labels by folder name, in the operator's order. */
  readonly channels: ReadonlyMap<ChannelId, string>;
  readonly tags: { readonly minArticles: number };
  readonly perPage: number;
  readonly images: ImagePolicy;
}

/** Everything a build is told. Paths are absolute. */
export interface Settings {
  readonly content: string;
  readonly out: string;
  readonly cache: string;
  readonly jobs: number;
  /** Read every source file, whatever its time says: fresh checkouts have new times, and copied files old ones. */
  readonly verify: boolean;
  readonly site: SiteSettings;
}
