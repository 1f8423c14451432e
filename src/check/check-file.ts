import type { Finding } from "./finding.js";
import type { SiteFile } from "./read/site-file.js";
import type { HasFile } from "./rules/rule.js";
import { FILE_RULES } from "./rules/rules.js";

/** Applies the rules about single files, each finding once. Some rules spare the operator's own files. Pure. */
export function checkFile(file: SiteFile, hasFile: HasFile): Finding[] {
  const { path, listed } = file;
  const rules = FILE_RULES.filter((rule) => !(listed?.static && rule.sparesStatic));
  return rules.flatMap((rule) =>
    [...new Set(rule.checkFile(file, hasFile))].map((message) => ({ rule: rule.name, path, message })),
  );
}
