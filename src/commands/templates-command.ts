import { existsSync } from "node:fs";
import path from "node:path";
import { markedTemplate, templateNames } from "../intake/merge-templates.js";
import { writeAtomic } from "../lib/write-atomic.js";
import { BuildError } from "../model/problem.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";

interface TemplatesFlags extends Flags {
  /** Whether the template is printed, and nothing is written. */
  readonly print?: boolean | undefined;
}

/** Copies a template for the operator, or lists them. @throws BuildError if there is none, no folder, or a file in its place */
export async function runTemplates(file: string | undefined, flags: TemplatesFlags): Promise<void> {
  if (file === undefined) {
    console.log(templateNames().join("\n"));
    return;
  }
  if (!templateNames().includes(file))
    throw new BuildError(`there is no template ${file}`, "`newsmirror templates` lists them");
  const text = markedTemplate(file);
  if (flags.print) {
    process.stdout.write(text);
    return;
  }
  const { templates } = await loadSettings(flags);
  if (templates === undefined)
    throw new BuildError(
      "the settings name no folder for templates of your own",
      "add `templates: templates` to site.yaml",
    );
  const target = path.join(templates, file);
  if (existsSync(target)) throw new BuildError(`${target} exists already`, "remove it first to start anew");
  writeAtomic(target, text);
  console.log(
    `${target}\nis used from the next build on. Change what you want, and leave its last line as it is.`,
  );
}
