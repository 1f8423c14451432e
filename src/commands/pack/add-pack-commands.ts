import { type Command, Option } from "commander";
import { month, positiveNumber, some, year } from "../argument-values.js";
import { lazyCommand } from "../support/lazy-command.js";

const PACK_FOLDER = "where the packs go (default: the setting packs, or else packs)";
export const SITE = "the site (default: the setting out, or else site)";

/** Options that several commands take. */
interface SharedOptions {
  /** Those of a command that reads articles. */
  readonly ofContent: readonly Option[];
  /** Those of a command that reads the settings alone. */
  readonly ofSite: readonly Option[];
}

/** Adds `pack` and the commands below it to the command line. */
export function addPackCommands(program: Command, { ofContent, ofSite }: SharedOptions): void {
  const pack = program
    .command("pack")
    .description("write what readers pass on: books, a ZIM, and what changed since an earlier site");
  addEpub(withOptions(pack.command("epub"), ofContent));
  addZim(withOptions(pack.command("zim"), ofSite));
  addChanges(withOptions(pack.command("changes"), ofSite));
}

export function withOptions(command: Command, options: readonly Option[]): Command {
  for (const option of options) command.addOption(option);
  return command;
}

function addEpub(command: Command): void {
  command
    .description("write articles as books (EPUB), by default one for each channel and month")
    .option("--channel <ids...>", "only articles of these channels")
    .option("--month <months...>", "only these months, YYYY-MM", some(month))
    .addOption(
      new Option("--year <years...>", "a book for each of these years, YYYY")
        .argParser(some(year))
        .conflicts("month"),
    )
    .addOption(
      new Option("--tag <tags...>", "a book for each of these tags").conflicts(["channel", "month", "year"]),
    )
    .addOption(
      new Option("--ids <ids...>", "one book of these articles").conflicts([
        "channel",
        "month",
        "year",
        "tag",
      ]),
    )
    .option("--title <text>", "title of the book")
    .addOption(
      new Option(
        "--script <scripts...>",
        "as written, or in a script of Chinese; several give a book each (default: original)",
      ).choices(["original", "zh-Hans", "zh-Hant"]),
    )
    .option(
      "--max-mb <n>",
      "the most megabytes that the pictures of a book may have (default: 20)",
      positiveNumber,
    )
    .option("--out <folder>", PACK_FOLDER)
    .action(lazyCommand(async () => (await import("./epub-command.js")).runEpub));
}

function addZim(command: Command): void {
  command
    .description("write the built site as a ZIM, for Kiwix and other readers")
    .option("--site <folder>", SITE)
    .option("--out <folder>", PACK_FOLDER)
    .action(lazyCommand(async () => (await import("./zim-command.js")).runZim));
}

function addChanges(command: Command): void {
  command
    .description("write what brings a copy of an earlier site up to date")
    .requiredOption(
      "--from <manifest>",
      "manifest.json of the earlier site, or a folder with it and its parts",
    )
    .option("--site <folder>", SITE)
    .option("--out <folder>", "where the pack goes (default: changes)")
    .action(lazyCommand(async () => (await import("./changes-command.js")).runChanges));
}
