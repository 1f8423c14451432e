import type { DeclaredFormat } from "./declared-format.js";
import type { Limits } from "./limits.js";
import type { ChannelId } from "./names.js";

/**
 * How pictures are shown: `local` as the file that lies below the content folder's `images/`, where there is one; `link`
 * by a link to the original, which is also what `local` does without a file; `omit` by their caption only.
 */
export type ImagePolicy = "link" | "local" | "omit";

/** What the about page says besides what the articles tell; all of it the operator's own words. */
export interface AboutSettings {
  /** Who mirrors. */
  readonly operator?: string | undefined;
  /** How to reach them: an address of any kind, shown as it is. */
  readonly contact?: string | undefined;
  /** What is mirrored, and where it is. */
  readonly original?: string | undefined;
  readonly originalUrl?: string | undefined;
  /** The git repository of the mirror, where everyone can compare. */
  readonly repository?: string | undefined;
  /** Paragraphs. */
  readonly text?: readonly string[] | undefined;
}

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
  readonly limits: Limits;
  /** Formats of mirrored files that the operator declares, in the order in which they are asked. */
  readonly formats: readonly DeclaredFormat[];
  /** Glob patterns of files and folders below the content folder that are no articles. */
  readonly exclude: readonly string[];
  readonly about: AboutSettings;
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
