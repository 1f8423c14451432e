import type { MeasuredPicture } from "./model/article.js";
import type { Digest } from "./model/names.js";
import type { Settings } from "./model/settings.js";
import type { Reporter } from "./report.js";
import type { BuildState } from "./store/build-state.js";
import type { Code } from "./store/fingerprints.js";
import type { Survey } from "./store/survey.js";
import type { Workers } from "./store/workers.js";

/** What the stages of one build share. */
export interface Run {
  readonly settings: Settings;
  readonly workers: Workers;
  readonly report: Reporter;
  readonly state: BuildState;
  readonly code: Code;
}

/** What there is to build from. */
export interface Material extends Survey {
  readonly pictures: readonly MeasuredPicture[];
  /** The commit that the content is checked out at. */
  readonly head: string | undefined;
  /** Digest of everything that the site is made of. */
  readonly input: Digest;
}
