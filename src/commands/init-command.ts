import { lstatSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isRepositoryFile } from "../formats/passed-over.js";
import { runGit } from "../intake/git/run-git.js";
import { mirrorFolders } from "../intake/mirror-folders.js";
import { requireContent, type Scan } from "../intake/scan-content.js";
import { mirrorsToScan, scanMirrors } from "../intake/scan-mirrors.js";
import { scanPictures } from "../intake/scan-pictures.js";
import { makeFolder } from "../lib/disk/make-folder.js";
import { splitColumn } from "../lib/file-columns.js";
import { PACKAGE_FOLDER, readProgram } from "../lib/package-folder.js";
import { relativePath } from "../lib/paths.js";
import { isLanguageTag } from "../lib/text/language-tag.js";
import { printable } from "../lib/text/printable.js";
import { BuildError } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { candidatesFor, loadMessages } from "../settings/load-messages.js";
import { loadSettings } from "../settings/load-settings.js";
import { describeSurvey, describeUnread } from "./init/describe-survey.js";
import { FALLBACK_LANGUAGE } from "./init/guess-language.js";
import { installedFrom } from "./init/installed-from.js";
import type { Forge, StarterFacts } from "./init/starter-facts.js";
import { IGNORED, ignoredLines, PACKAGE, SETTINGS, starterFiles, WORKFLOWS } from "./init/starter-files.js";
import { countUnread, type Survey, surveyContent } from "./init/survey-content.js";

interface InitFlags {
  readonly content?: string | undefined;
  readonly lang?: string | undefined;
  readonly ci?: Forge | undefined;
  readonly shards?: number | undefined;
  readonly dryRun?: boolean | undefined;
}

/**
 * Writes what makes the working folder a site: the settings, and what git, npm and the host need. A file that is there
 * is kept. Prints what it found and did, and what to do next.
 * @throws BuildError where there are no articles, or the language or the settings that are there are wrong
 */
export async function runInit(flags: InitFlags): Promise<void> {
  if (flags.lang !== undefined && !isLanguageTag(flags.lang))
    throw new BuildError(`--lang ${flags.lang} is not a language tag`, "write it like en or zh-Hans");
  const folder = process.cwd();
  const { settings, scan } = await findArticles(folder, flags);
  const survey = await surveyContent(settings, scan);
  const contents = Object.values(mirrorFolders(settings)).map((content) => relative(folder, content));
  const repository = await readRepository(folder);
  const facts: StarterFacts = {
    name: path.basename(folder) || "mirror",
    contents,
    out: relative(folder, settings.out),
    cache: relative(folder, settings.cache),
    lang: flags.lang ?? languageFor(settings, survey),
    channels: [...survey.channels.keys()],
    pictures: scanPictures(settings).files.length > 0,
    dependency: installedFrom(PACKAGE_FOLDER, folder, readProgram().version),
    ...repository,
    forge: flags.ci ?? repository.forge,
    shards: flags.shards,
  };
  console.log(
    `${describeSurvey(survey, contents.map((content) => (content === "." ? "this folder" : content)).join(", "))}\n`,
  );
  const kept = writeMissing(folder, facts, settings.file, flags.dryRun === true);
  if (!flags.dryRun) console.log(`\n${nextSteps(folder, facts, kept, settings.site.lang).join("\n")}`);
}

/** Returns the language that the settings state, else that of the articles. */
function languageFor({ file, site, statesLanguage }: Settings, { lang }: Survey): string {
  if (statesLanguage) return site.lang;
  return lang ?? (file === undefined ? FALLBACK_LANGUAGE : site.lang);
}

/** Returns settings and files of the site. By default, articles are in `content/` if they all are, else in the whole folder. */
async function findArticles(
  folder: string,
  { content }: InitFlags,
): Promise<{ readonly settings: Settings; readonly scan: Scan }> {
  const found = await loadSettings({ content });
  const isNamed = content !== undefined || found.file !== undefined;
  const settings = isNamed ? found : { ...found, content: folder };
  const contents = Object.values(mirrorFolders(settings));
  requireContent(settings);
  const scan = scanMirrors(mirrorsToScan(settings));
  const unread = countUnread(scan);
  if (scan.folders.size === 0)
    throw new BuildError(
      `there are no articles below ${contents.join(", ")}`,
      `put the mirrored files there (.md, .html, …), a folder for each channel, or name their folder with --content; ${relative(folder, settings.out)}/ is where the site goes, and not searched${unread.size > 0 ? `; no format reads ${printable(describeUnread(unread))}` : ""}`,
    );
  if (isNamed || !isInContentFolder(folder, scan)) return { settings, scan };
  const apart = { ...settings, content: path.join(folder, "content") };
  return { settings: apart, scan: scanMirrors(mirrorsToScan(apart)) };
}

/** Tells whether all articles are in `content/`. A README beside it is none. */
const isInContentFolder = (folder: string, { folders }: Scan): boolean =>
  [...folders].every(([name, [files]]) =>
    name === ""
      ? splitColumn(files).every((file) =>
          isRepositoryFile(file, readFileSync(path.join(folder, file), "utf8")),
        )
      : /^content(?:\/|$)/.test(name),
  );

/** Returns a path as settings state it. */
const relative = (folder: string, target: string): string => relativePath(folder, target) || ".";

/** What a repository says of itself. */
type RepositoryFacts = Pick<StarterFacts, "forge" | "branch" | "lfs" | "submodules" | "above">;

/**
 * Returns what the repository of a folder says: the branch that is checked out, `main` where there is none, and the host by
 * the addresses in its configuration. In a worktree and in a submodule both lie elsewhere, as git tells.
 */
async function readRepository(folder: string): Promise<RepositoryFacts> {
  const asked = ["--git-dir", "--git-common-dir", "--show-cdup"];
  const said = await runGit(folder, "rev-parse", asked).catch(() => "");
  const [gitDir = "", commonDir = "", above = ""] = said.toString().split("\n");
  const [own, common] = [gitDir, commonDir].map((place) => path.resolve(folder, place));
  const head = textOf(own, "HEAD");
  return {
    forge: /^\s*url\s*=.*gitlab/im.test(textOf(common, "config")) ? "gitlab" : "github",
    branch: /^ref: refs\/heads\/(.+)$/m.exec(head)?.[1] ?? "main",
    lfs: /\bfilter=lfs\b/.test(textOf(folder, ".gitattributes")),
    submodules: isThere(path.join(folder, ".gitmodules")),
    above,
  };
}

/** Returns the text of a file of a folder; empty where there is none. A pipe or device in its place would never end. */
function textOf(folder: string | undefined, name: string): string {
  const file = path.join(folder ?? "", name);
  const isFile = folder !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile();
  return isFile ? readFileSync(file, "utf8") : "";
}

const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Writes missing files, or only shows them. Returns those that were there. @param settingsFile that the site has */
function writeMissing(
  folder: string,
  facts: StarterFacts,
  settingsFile: string | undefined,
  isDry: boolean,
): Set<string> {
  const kept = new Set<string>();
  for (const [file, text] of Object.entries(starterFiles(facts))) {
    const target = file === SETTINGS && settingsFile !== undefined ? settingsFile : path.join(folder, file);
    if (isThere(target)) {
      kept.add(file);
      console.log(`kept   ${relative(folder, target)}`);
    } else if (isDry) {
      console.log(`would write ${file}:\n${text.replace(/^(?=.)/gm, "    ")}`);
    } else {
      makeFolder(path.dirname(target));
      writeFileSync(target, text, { flag: "wx" });
      console.log(`wrote  ${file}`);
    }
  }
  return kept;
}

/** What makes the pages of a repository public. */
const PUBLISHING: Readonly<Record<Forge, string>> = {
  github: "at GitHub: Settings → Pages → Source: GitHub Actions",
  gitlab: "at GitLab, Deploy → Pages has the address",
};

/** Returns what the operator does next, and what the files that were kept lack. @param lang that the settings have so far */
function nextSteps(folder: string, facts: StarterFacts, kept: ReadonlySet<string>, lang: string): string[] {
  const { contents, out, dependency, above } = facts;
  const workflow = WORKFLOWS[facts.forge];
  const isIn = (file: string): boolean => isThere(path.join(folder, file));
  const steps = [
    above !== "" &&
      `remove these files, and run init in ${above}: ${workflow} is found only at the top of a repository`,
    kept.has(IGNORED) && missingLines(textOf(folder, IGNORED), facts),
    kept.has(SETTINGS) && facts.lang !== lang && `write the line lang: ${facts.lang} into ${SETTINGS}`,
    !isIn("node_modules/newsmirror") && installStep(folder, kept, dependency),
    `npx newsmirror build, and open ${out}/index.html`,
    !kept.has(SETTINGS) && `give the site its title and its channels their labels in ${SETTINGS}`,
    !hasWords(facts.lang) &&
      `translate the words of the pages: there are none in ${facts.lang}, so they are English; docs/templates.md#words`,
    !isIn(".git") && above === "" && `git init; ${workflow} is found only at the top of a repository`,
    dependency.startsWith("file:..") &&
      `put ${dependency.slice("file:".length)} into this folder and install it from there: ${workflow} finds only what the repository holds`,
    ...contents
      .filter((content) => content.startsWith(".."))
      .map(
        (content) => `have ${workflow} fetch ${content}: a repository does not hold what is outside of it`,
      ),
    `commit all of it, package-lock.json too, and push; ${PUBLISHING[facts.forge]}`,
  ].filter(Boolean);
  return ["Next:", ...steps.map((step, index) => `  ${index + 1}. ${step}`)];
}

/** Tells whether the program has the words of the pages in a language. */
const hasWords = (lang: string): boolean => candidatesFor(lang).includes(loadMessages(lang).language);

function missingLines(ignored: string, facts: StarterFacts): string | undefined {
  const plain = (line: string): string => line.trim().replace(/^\/|\/$/g, "");
  const has = new Set(ignored.split("\n").map(plain));
  const missing = ignoredLines(facts).filter((line) => !has.has(plain(line)));
  return missing.length > 0 ? `add to ${IGNORED}: ${missing.join(" ")}` : undefined;
}

function installStep(folder: string, kept: ReadonlySet<string>, dependency: string): string {
  const isNamed = !kept.has(PACKAGE) || /"newsmirror"/.test(textOf(folder, PACKAGE));
  return isNamed
    ? "npm install"
    : `npm install ${dependency.startsWith("^") ? `newsmirror@${dependency}` : dependency}`;
}
