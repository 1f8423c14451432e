import { activePdf } from "./file/active-pdf.js";
import { activeSvg } from "./file/active-svg.js";
import { badCharacter } from "./file/bad-character.js";
import { callingHost } from "./file/calling-host.js";
import { foreignDocument } from "./file/foreign-document.js";
import { htmlInFeed } from "./file/html-in-feed.js";
import { notWellFormed } from "./file/not-well-formed.js";
import { otherEncoding } from "./file/other-encoding.js";
import { badAddress } from "./link/bad-address.js";
import { deadLink } from "./link/dead-link.js";
import { leakyLink } from "./link/leaky-link.js";
import { missingAnchor } from "./link/missing-anchor.js";
import { changedFile } from "./manifest/changed-file.js";
import { extraFile } from "./manifest/extra-file.js";
import { missingFile } from "./manifest/missing-file.js";
import { noManifest } from "./manifest/no-manifest.js";
import { disabledLink } from "./page/disabled-link.js";
import { forbiddenElement } from "./page/forbidden-element.js";
import { foreignScript } from "./page/foreign-script.js";
import { inlineHandler } from "./page/inline-handler.js";
import { inlineScript } from "./page/inline-script.js";
import { noPolicy } from "./page/no-policy.js";
import { remoteLoad } from "./page/remote-load.js";
import { tracker } from "./page/tracker.js";
import type { FileRule, ListingRule, Rule } from "./rule.js";

/** Every rule of `newsmirror check`, in the order in which findings are shown. */
export const RULES: readonly Rule[] = [
  remoteLoad,
  forbiddenElement,
  foreignScript,
  inlineScript,
  inlineHandler,
  foreignDocument,
  activeSvg,
  activePdf,
  htmlInFeed,
  callingHost,
  badAddress,
  leakyLink,
  tracker,
  noPolicy,
  disabledLink,
  deadLink,
  missingAnchor,
  badCharacter,
  otherEncoding,
  notWellFormed,
  noManifest,
  missingFile,
  extraFile,
  changedFile,
];

/** The rules about single files, in the order of `RULES`. */
export const FILE_RULES = RULES.filter((rule): rule is FileRule => "checkFile" in rule);
/** The rules about which files a site has, in the order of `RULES`. */
export const LISTING_RULES = RULES.filter((rule): rule is ListingRule => "checkListing" in rule);
