import { Command, Option } from "commander";
import type { Round, Shard } from "../build/shards/shard-folders.js";
import { readProgram } from "../lib/package-folder.js";
import { HOSTS } from "../output/hosts.js";
import {
  day,
  headerText,
  port,
  positiveInteger,
  positiveNumber,
  seconds,
  shard,
  widths,
} from "./argument-values.js";
import type { BuildFlags } from "./build-command.js";
import { addPackCommands, SITE, withOptions } from "./pack/add-pack-commands.js";
import { lazyCommand } from "./support/lazy-command.js";

const jobsOption = new Option("--jobs <n>", "worker threads (default: one for each processor)").argParser(
  positiveInteger,
);
const settingOptions = [
  new Option("--content <folder>", "where the articles are (default: content)"),
  new Option("--cache <folder>", "folder of what is kept between builds (default: .newsmirror)"),
  new Option(
    "--config <file>",
    "the settings (default: site.yaml in the folder of --content, in this folder, or in content)",
  ),
  new Option("--base-url <url>", "address of the published site, for the sitemap, feeds and canonical links"),
  jobsOption,
];
const siteOptions = [new Option("--out <folder>", "where the site goes (default: site)"), ...settingOptions];

const buildOptions = [
  new Option("--verify", "read all files of content and site again, even if size and time are as before"),
  new Option("--strict", "exit with 1 if any file could not be published"),
  new Option("--verbose", "list every problem"),
  new Option("--target <host>", "exit with 1 if the site is too large for this host").choices(
    Object.keys(HOSTS),
  ),
];

const templateOptions = settingOptions.filter(({ long }) => long === "--content" || long === "--config");
const contentOptions = settingOptions.filter(({ long }) => long !== "--base-url");

/** What may stand behind each command. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  init: ["--dry-run", "--content mirror --lang en"],
  build: [
    "",
    "--content ../mirror --config site.yaml",
    "--base-url https://news.example.org/ --target github-pages",
    "--shard 2/4 --round convert",
    "--shard 2/4 --round render",
  ],
  assemble: ["", "--base-url https://news.example.org/"],
  convert: ["content/ncid101/n20000118.md", "content --out markdown"],
  dev: ["", "--port 3000"],
  templates: ["", "_includes/header.njk", "_includes/header.njk --print"],
  pictures: ["--dry-run", "--since 2024-01-01 --lead --max-mb 500"],
  "pack epub": ["", "--channel ncid101 --month 2024-03 2024-04", "--tag bridges --script original zh-Hant"],
  "pack zim": ["", "--site public"],
  "pack changes": ["--from ../published/manifest.json"],
  apply: ["changes/changes-1f0c2a9b-77ab03de.zip ../copy"],
  formats: ["page.html", "--json content/ncid101/*.md"],
  check: ["", "--site public --json"],
  sign: ["--new-key key.pem", "--key key.pem"],
  verify: ["site", "https://news.example.org/ --public-key key.pub", "site --only 2024/03/05"],
};

/** Returns the command line: its commands, their flags, and what runs them. It runs, and ends, nothing before it parses. */
export function createProgram(): Command {
  const program = new Command("newsmirror")
    .description("Turns a git mirror of news articles into a fast, searchable static site.")
    .version(readProgram().version)
    .hook("preAction", (_, command) => requireValues(command))
    .showHelpAfterError(
      "(newsmirror --help lists the commands; the flags of a command stand behind its name)",
    );
  addInit(program);
  addBuild(program);
  addAssembleAndDev(program);
  addConvertAndFormats(program);
  addTemplates(program);
  addPictures(program);
  addPackCommands(program, { ofContent: contentOptions, ofSite: templateOptions });
  addApply(program);
  addCheck(program);
  addSignAndVerify(program);
  for (const command of program.commands.flatMap((one) => (one.commands.length > 0 ? one.commands : [one])))
    addExamples(command);
  return program;
}

function addInit(program: Command): void {
  program
    .command("init")
    .description("write what makes a folder of articles a site: settings, and a workflow to publish it")
    .option("--content <folder>", "where the articles are (default: content, or else this whole folder)")
    .option("--lang <tag>", "language of the site (default: that of most articles)")
    .addOption(
      new Option(
        "--ci <host>",
        "what publishes the site (default: gitlab if git's remote is there, else github)",
      ).choices(["github", "gitlab"]),
    )
    .option("--shards <n>", "have so many machines share each build", positiveInteger)
    .option("--dry-run", "show what would be written, and write nothing")
    .action(lazyCommand(async () => (await import("./init-command.js")).runInit));
}

function addBuild(program: Command): void {
  const build = lazyCommand(async () => (await import("./build-command.js")).runBuild);
  const buildShard = lazyCommand(async () => (await import("./shard-command.js")).runShard);

  withOptions(program.command("build"), [...siteOptions, ...buildOptions])
    .description("build the site, and write only what changed since the last build")
    .option("--shard <i/n>", "do part i of n of the work; `assemble` joins the parts", shard)
    .addOption(
      new Option(
        "--round <name>",
        "what the shard does: convert, and render when all shards have converted",
      ).choices(["convert", "render"]),
    )
    .action((flags: BuildFlags & { shard?: Shard; round?: Round }, command: Command) => {
      const { shard, round } = flags;
      if (!shard && !round) return build(flags, command);
      if (!shard) command.error("error: --round is for a shard: name it with --shard");
      if (!round) command.error("error: --shard needs --round: convert first, then render");
      const useless = (["strict", "verbose", "target"] as const).filter((name) => flags[name] !== undefined);
      if (useless.length > 0)
        command.error(`error: --${useless.join(", --")} is for the whole site: use it with \`assemble\``);
      return buildShard(flags, shard, round, command);
    });
}

function addAssembleAndDev(program: Command): void {
  withOptions(program.command("assemble"), [...siteOptions, ...buildOptions])
    .description("join the shards of a build into the site")
    .action(lazyCommand(async () => (await import("./build-command.js")).runAssemble));

  withOptions(program.command("dev"), siteOptions)
    .description(
      "build the site, serve it on this machine, and build again when content, templates or settings change",
    )
    .option(
      "--port <n>",
      "port of the server; 0 takes any free one (default: 8080, or the next free one)",
      port,
    )
    .action(lazyCommand(async () => (await import("./dev-command.js")).runDev));
}

function addConvertAndFormats(program: Command): void {
  program
    .command("convert")
    .description("convert files to Markdown with front matter")
    .argument("<path>", "a file, or a folder of files")
    .option("--out <folder>", "where the Markdown goes (default: standard output)")
    .option(
      "--config <file>",
      "the settings (default: site.yaml in the folder, in this folder, or in content)",
    )
    .action(lazyCommand(async () => (await import("./convert-command.js")).runConvert));

  program
    .command("formats")
    .description("show which format reads a file, and each field of its article")
    .argument("<file...>", "files of articles")
    .option("--content <folder>", "folder of site.yaml, unless --config names a file")
    .option("--config <file>", "the settings, with the formats that they declare")
    .option("--json", "print the same as JSON")
    .action(lazyCommand(async () => (await import("./formats-command.js")).runFormats));
}

function addTemplates(program: Command): void {
  withOptions(program.command("templates"), templateOptions)
    .description("list the templates, or copy one into your folder of templates")
    .argument("[file]", "a template, such as article.njk")
    .option("--print", "print the template instead")
    .action(lazyCommand(async () => (await import("./templates-command.js")).runTemplates));
}

function addPictures(program: Command): void {
  withOptions(program.command("pictures"), contentOptions)
    .description("fetch the pictures of the articles into the folder images/ of the content")
    .option("--since <day>", "only pictures of articles from this day on, YYYY-MM-DD", day)
    .option("--channel <ids...>", "only pictures of articles in these channels")
    .option("--lead", "only lead pictures")
    .option("--max-mb <n>", "the most megabytes that the folder may have", positiveInteger)
    .option("--prune", "first remove fetched files that no article shows any more")
    .option("--dry-run", "show what would be fetched and removed, and do neither")
    .option("--retry", "try now what failed before")
    .option("--rate <n>", "requests a second to one host (settings: pictures.rate, 1)", positiveNumber)
    .option("--timeout <seconds>", "how long a host may be silent (settings: pictures.timeout, 60)", seconds)
    .option("--user-agent <text>", "how the program introduces itself to hosts", headerText)
    .option("--widths <pixels>", "widths of the files (settings: pictures.widths, 480,960)", widths)
    .addOption(
      new Option("--format <name>", "format of the files (settings: pictures.format, webp)").choices([
        "webp",
        "avif",
      ]),
    )
    .action(lazyCommand(async () => (await import("./pictures-command.js")).runPictures));
}

function addApply(program: Command): void {
  program
    .command("apply")
    .description("bring a copy of a site up to date with a pack of changes, and verify it")
    .argument("<pack>", "the pack, as `pack changes` writes it")
    .argument("<copy>", "the folder of the copy")
    .option(
      "--public-key <key>",
      "the operator's key: as `sign` prints it, or a file (default: the one in the copy)",
    )
    .option("--older", "let the copy go back to an earlier state")
    .action(lazyCommand(async () => (await import("./pack/apply-command.js")).runApply));
}

function addCheck(program: Command): void {
  program
    .command("check")
    .description("check that nothing in a built site runs, calls another host or leads nowhere")
    .option("--site <folder>", SITE)
    .option("--json", "print every finding as JSON")
    .addOption(jobsOption)
    .action(lazyCommand(async () => (await import("./check-command.js")).runCheck));
}

function addSignAndVerify(program: Command): void {
  program
    .command("sign")
    .description("sign a site, so that readers can verify a copy")
    .option("--site <folder>", SITE)
    .option("--key <file>", "the private key, as PEM (default: the variable NEWSMIRROR_SIGNING_KEY)")
    .option("--new-key <file>", "make a key and write it to this file, instead of signing")
    .action(lazyCommand(async () => (await import("./sign-command.js")).runSign));

  program
    .command("verify")
    .description("verify that a copy of a site is complete and unchanged")
    .argument("<copy>", "a folder, or the http(s) address of the site's front page")
    .option("--public-key <key>", "the operator's key: as `sign` prints it, or a file")
    .option("--only <path>", "verify one page or one folder alone, such as 2024/03/05/n1.html")
    .addOption(
      new Option("--jobs <n>", "files that are read at once (default: 8)").argParser(positiveInteger),
    )
    .action(lazyCommand(async () => (await import("./verify-command.js")).runVerify));
}

/** Refuses a flag with an empty value, such as that of a variable that is not set: an empty path is the working folder. */
function requireValues(command: Command): void {
  for (const option of command.options)
    if (command.getOptionValue(option.attributeName()) === "")
      command.error(`error: option '${option.flags}' has an empty value`);
}

/** Returns the name of a command with that of the command above it: `pack epub`. */
const fullName = (command: Command): string =>
  command.parent?.parent ? `${command.parent.name()} ${command.name()}` : command.name();

function examplesOf(name: string): string[] {
  return (EXAMPLES[name] ?? []).map((example) => `  newsmirror ${name}${example && ` ${example}`}`);
}

function addExamples(command: Command): void {
  const name = fullName(command);
  command
    .addHelpText("after", `\nExamples:\n${examplesOf(name).join("\n")}`)
    .showHelpAfterError(`(newsmirror ${name} --help shows how to call it)`);
}
