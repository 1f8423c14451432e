import type { Manifest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import type { Finding } from "../finding.js";
import type { SiteFile } from "../read/site-file.js";

/** A small site that breaks one rule, or keeps it. Everything that the example does not name is sound. */
export interface Example {
  /** Markup in the `<main>` of a page. */
  readonly page?: string;
  /** Whole files by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** The files that the manifest names, with their content; without this, all of `files`. Null: there is no manifest. */
  readonly listed?: Readonly<Record<string, string>> | null;
}

/** What every rule says about itself. */
interface RuleDescription {
  readonly name: string;
  /** What the rule forbids, without a verb: “a link to a file that is not there”. */
  readonly text: string;
  /** Why readers or operators are better off without it. */
  readonly why: string;
  /** What the operator does about a finding. */
  readonly hint: string;
  /** Whether files that the operator put into the site are spared. */
  readonly sparesStatic?: true;
  /** The rule finds something in the wrong example, and no other rule does. No rule finds anything in the right one. */
  readonly wrong: Example;
  readonly right: Example;
}

export type HasFile = (path: SitePath) => boolean;

export interface FileRule extends RuleDescription {
  /** Yields what is wrong with the file. Pure. */
  readonly checkFile: (file: SiteFile, hasFile: HasFile) => Iterable<string>;
}

/** Which files a site has, and which it should have. */
export interface SiteListing {
  readonly files: ReadonlySet<SitePath>;
  /** Symbolic links and the like, and names that are no UTF-8. */
  readonly others: readonly SitePath[];
  /** An error if the manifest cannot be read; undefined if there is none. */
  readonly manifest: Manifest | Error | undefined;
}

/** A rule about which files the site has. */
export interface ListingRule extends RuleDescription {
  /** Yields the files that break the rule. Pure. */
  readonly checkListing: (site: SiteListing) => Iterable<Omit<Finding, "rule">>;
}

export type Rule = FileRule | ListingRule;
