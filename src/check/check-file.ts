import type { Finding } from "./finding.js";
import type { SiteFile } from "./read/site-file.js";
import type { HasFile } from "./rules/rule.js";
import { FILE_RULES } from "./rules/rules.js";

/**
 * Applies the rules about single files to a file, each finding once. Rules that spare static files do not apply to a file that
 * the operator put into the site. Pure.
 */
export function checkFile(file: SiteFile, hasFile: HasFile): Finding[] {
  const { path, listed } = file;
  const rules = FILE_RULES.filter((rule) => !(listed?.static && rule.sparesStatic));
  return rules.flatMap((rule) =>
    [...new Set(rule.checkFile(file, hasFile))].map((message) => ({ rule: rule.name, path, message })),
  );
}
