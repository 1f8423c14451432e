import type { DeclaredFormat } from "./declared-format.js";
import type { Limits } from "./limits.js";
import type { Messages } from "./messages.js";
import type { ChannelId } from "./names.js";

/**
 * How pictures are shown. `local` shows a picture whose file the mirror holds (see `findPictures`), and links to the original
 * of any other. `link` always links to the original. `omit` shows only the caption.
 */
export type ImagePolicy = "link" | "local" | "omit";

/** A script of Chinese, as a language tag. */
export type ChineseScript = "zh-Hans" | "zh-Hant";

/** What the operator says on the about page. */
export interface AboutSettings {
  /** Name of the operator. */
  readonly operator?: string | undefined;
  /** How to reach the operator. It is shown as it is. */
  readonly contact?: string | undefined;
  /** Name and address of the original site. */
  readonly original?: string | undefined;
  readonly originalUrl?: string | undefined;
  /** What readers may do with the articles. */
  readonly licence?: string | undefined;
  /** Address of the git repository of the mirror. */
  readonly repository?: string | undefined;
  /** Paragraphs of text. */
  readonly text?: readonly string[] | undefined;
}

/** One of several mirrors in a site. */
export interface SiteMirror {
  /** Part of its addresses. */
  readonly name: string;
  /** How pages call it. */
  readonly title: string;
  /** First part of its source paths; empty for a mirror whose addresses are those of a site of its own. */
  readonly root: string;
  /** What ends the names of its channels and of its articles' pages: `~` and its name; empty as above. */
  readonly suffix: string;
  /** Address of the original site. */
  readonly originalUrl?: string | undefined;
  /** What readers may do with its articles. */
  readonly licence?: string | undefined;
  /** Formats of its files alone. They are asked before those of the site. */
  readonly formats: readonly DeclaredFormat[];
}

/** The folders of mirrors, as absolute paths by the mirrors' roots. */
export type MirrorFolders = Readonly<Record<string, string>>;

/** What the Atom feeds hold, and which tags have one. */
interface FeedSettings {
  /** Whether an entry holds the first words of its article, or the whole article. */
  readonly content: "summary" | "full";
  /** Number of articles that a tag needs to get a feed. Undefined: no tag has one. */
  readonly tagArticles?: number | undefined;
}

/** The settings of a site, validated, with all defaults. */
export interface SiteSettings {
  readonly title: string;
  readonly description: string;
  /** The language of the articles. */
  readonly lang: string;
  /** The script of Chinese that the whole site is written in, where `lang` is in the other one. */
  readonly variant?: ChineseScript;
  /** The words of the pages, in the site's language. */
  readonly messages: Messages;
  readonly baseUrl?: string;
  /** Labels of channels by id, in the order of the settings file. */
  readonly channels: ReadonlyMap<ChannelId, string>;
  readonly tags: { readonly minArticles: number };
  readonly feeds: FeedSettings;
  readonly perPage: number;
  readonly images: ImagePolicy;
  /** Whether drafts and articles of days to come are published. */
  readonly drafts: boolean;
  /** Whether the site has the packs of the operator, and a page that lists them. */
  readonly listsPacks: boolean;
  readonly limits: Limits;
  /** Formats of mirrored files that the operator declares, in the order in which they are asked. */
  readonly formats: readonly DeclaredFormat[];
  /** The mirrors of a site that has several, in their order. Empty where the content is one mirror. */
  readonly mirrors: readonly SiteMirror[];
  /** Glob patterns of files and folders below the content folder that are no articles. */
  readonly exclude: readonly string[];
  readonly about: AboutSettings;
}

/** How `newsmirror pictures` fetches pictures. */
export interface PictureSettings {
  /** Whether only lead pictures are fetched. */
  readonly lead: boolean;
  /** The most megabytes that the folder of pictures may have. Undefined: no limit. */
  readonly maxMb?: number | undefined;
  /** Requests a second to one host. */
  readonly rate: number;
  /** Seconds for which a host may be silent. */
  readonly timeout: number;
  /** How the program introduces itself. Undefined: by its name and version. */
  readonly userAgent?: string | undefined;
  readonly format: "webp" | "avif";
  /** In pixels. */
  readonly widths: readonly number[];
}

/** The settings of a command. Paths are absolute. */
export interface Settings {
  /** The content folder; of several mirrors, the folder of the first. */
  readonly content: string;
  /** The folders of several mirrors; absent where there is only `content`. */
  readonly folders?: MirrorFolders;
  readonly out: string;
  readonly cache: string;
  /** The settings file; undefined if there is none. */
  readonly file?: string;
  /** Folder of the operator's templates, which take the place of ours; undefined if there is none. */
  readonly templates?: string;
  /** Folder of files that go into the site as they are; undefined if there is none. */
  readonly static?: string;
  /** Folder of the packs that the site lists; undefined if it lists none. */
  readonly packs?: string;
  /** Whether the settings state the language of the site. */
  readonly statesLanguage: boolean;
  readonly jobs: number;
  /** Whether every source file and every file of the site is read, even if its size and modification time are unchanged. */
  readonly verify: boolean;
  readonly pictures: PictureSettings;
  /** Whether the content may be checked out anew for each build, so that modification times say nothing. */
  readonly isFreshCheckout: boolean;
  readonly site: SiteSettings;
}

/** Returns the declared formats of a mirror: its own, then those of the site. @param root undefined for no mirror */
export function formatsIn(
  { mirrors, formats }: Pick<SiteSettings, "mirrors" | "formats">,
  root: string | undefined,
): readonly DeclaredFormat[] {
  const own = mirrors.find((mirror) => mirror.root === root)?.formats ?? [];
  return own.length > 0 ? [...own, ...formats] : formats;
}
