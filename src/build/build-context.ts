import type { BuildCache } from "../cache/build-cache.js";
import type { Fingerprints } from "../cache/fingerprints.js";
import type { MergedTemplates } from "../intake/merge-templates.js";
import type { Heads } from "../intake/source-commit.js";
import type { MeasuredPicture, StaticFile } from "../model/article.js";
import type { Day, Digest } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import type { Pack } from "../plan/pack.js";
import type { Changes } from "./detect-changes.js";
import type { Progress } from "./progress.js";
import type { DeliveredShard } from "./shards/shard-list.js";

/** What all stages of one build need. */
export interface BuildContext {
  readonly settings: Settings;
  readonly workers: Workers;
  readonly progress: Progress;
  readonly cache: BuildCache;
  readonly fingerprints: Fingerprints;
  readonly templates: MergedTemplates;
  /** Articles of later days are held back, if they are written by hand. */
  readonly today: Day;
  /** What shards have made of this build; present if this build joins them. */
  readonly delivered?: readonly DeliveredShard[];
}

/** What a build starts from. */
export interface BuildInput extends Changes {
  readonly pictures: readonly MeasuredPicture[];
  /** Files that go into the site as they are. */
  readonly staticFiles: readonly StaticFile[];
  /** The packs that the site lists. Their files are among `staticFiles`. */
  readonly packs: readonly Pack[];
  /** The stylesheets, scripts and icons that all pages share. */
  readonly assets: readonly StaticFile[];
  /** The commits that the mirrors are checked out at, by their roots. */
  readonly heads: Heads;
  /** Digest of everything that the site is made of. */
  readonly key: Digest;
  /** Digest of the paths and contents of `pictures`. */
  readonly pictureKey: Digest;
  /** Digest of what `key` has besides the content, its commits and its pictures: code, settings, and files that are copied. */
  readonly baseKey: Digest;
}
