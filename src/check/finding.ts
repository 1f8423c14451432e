/**
 * What `newsmirror check` looks for. The text says what is wrong in general, the hint what to do about it; a finding's
 * own message says it of the file at hand.
 */
export const RULES = {
  "remote-load": {
    text: "loads something from another host",
    hint: "take it out of the template or stylesheet; pictures belong into the content folder's images/",
  },
  "forbidden-element": {
    text: "an element or attribute that no page of ours has",
    hint: "take it out of the template; if it came from an article, please report the article",
  },
  "foreign-script": {
    text: "a script that is not of the site",
    hint: "build again into an empty folder; only files that the manifest names may run",
  },
  "inline-script": {
    text: "a script in the page itself",
    hint: "move it to a file; only data of the type application/ld+json may stand in a page",
  },
  "inline-handler": { text: "an event handler in an attribute", hint: "take it out of the template" },
  "bad-address": {
    text: "an address whose scheme may run or show anything",
    hint: "only relative addresses, http, https and mailto are allowed",
  },
  "disabled-link": {
    text: "a link that the scraper disabled",
    hint: "the conversion missed an <ok>: please report the article",
  },
  tracker: { text: "a picture that nobody can see", hint: "it only tells a counter who reads: take it out" },
  "leaky-link": {
    text: "a link out of the site that tells where it was followed",
    hint: 'give it rel="noreferrer noopener external"',
  },
  "dead-link": { text: "a link to a file that is not there", hint: "build again into an empty folder" },
  "missing-anchor": {
    text: "a link to a place that its page does not have",
    hint: "give the element that is meant its id",
  },
  "no-policy": {
    text: "a page without the policy that keeps it from calling anyone",
    hint: "base.njk must carry the policy of src/model/policy.ts before anything that loads",
  },
  "active-svg": {
    text: "an SVG that can run or load something",
    hint: "export it again without scripts and links",
  },
  "not-well-formed": { text: "a file that cannot be read as what it is", hint: "build again" },
  "no-manifest": { text: "no manifest", hint: "build the site; copy all its files" },
  "missing-file": {
    text: "a file of the manifest that is not there",
    hint: "build again, and copy all files",
  },
  "extra-file": { text: "a file that the manifest does not name", hint: "remove it, or build again" },
  "changed-file": {
    text: "a file that is not what the manifest says",
    hint: "build again into an empty folder, and find out who changed it",
  },
} as const satisfies Record<string, { text: string; hint: string }>;

export type RuleName = keyof typeof RULES;

/** One thing that is wrong with one file of a site. */
export interface Finding {
  readonly rule: RuleName;
  /** Below the site's root. */
  readonly path: string;
  readonly message: string;
}

/** What a rule says of the file at hand. */
export type Objection = readonly [rule: RuleName, message: string];
