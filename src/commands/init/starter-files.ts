import { stringify } from "yaml";
import { PUBLISHED, publishPipeline } from "./publish-pipeline.js";
import { publishWorkflow } from "./publish-workflow.js";
import type { Forge, StarterFacts } from "./starter-facts.js";

/** The text of a file, by its path. */
type StarterFiles = Readonly<Record<string, string>>;

/** The names of the files that `starterFiles` returns. */
export const SETTINGS = "site.yaml";
export const IGNORED = ".gitignore";
export const PACKAGE = "package.json";
export const WORKFLOWS: Readonly<Record<Forge, string>> = {
  github: ".github/workflows/publish.yaml",
  gitlab: ".gitlab-ci.yml",
};

/** Returns the files that make a folder of articles a site of its own. */
export const starterFiles = (facts: StarterFacts): StarterFiles => ({
  [SETTINGS]: settingsText(facts),
  [IGNORED]: ignoredText(facts),
  [PACKAGE]: packageText(facts),
  [WORKFLOWS[facts.forge]]: facts.forge === "gitlab" ? publishPipeline(facts) : publishWorkflow(facts),
});

function settingsText({ name, lang, contents: [content], out, channels, pictures }: StarterFacts): string {
  const labels = Object.fromEntries(channels.map((channel) => [channel, channel]));
  const parts = [
    "# Settings of the site.",
    setting("The name of the site, on every page.", { title: name }),
    setting("The language of the pages, as a tag: en, zh-Hans, zh-Hant, fa, …", { lang }),
    "# Where the site will be published. Feeds, the sitemap and canonical links need it; all other links work anywhere.\n# The workflow that publishes the site states it by itself.\n# baseUrl: https://news.example.org/",
    setting("Where the articles are, and where the site goes; relative to this file.", { content, out }),
    setting(
      "Folder name: label, in the order in which the channels are shown.",
      channels.length > 0 ? { channels: labels } : { channels: {} },
    ),
    ...(pictures
      ? [
          setting("Pictures that the mirror holds are shown; of others, the caption and a link.", {
            images: "local",
          }),
        ]
      : []),
    '# Files and folders that are no articles, as globs.\n# exclude: ["drafts/**", "notes.md"]',
  ];
  return `${parts.join("\n\n")}\n`;
}

const setting = (comment: string, data: object): string =>
  `# ${comment}\n${stringify(data, { lineWidth: 0 }).trimEnd()}`;

const ignoredText = (facts: StarterFacts): string => `${ignoredLines(facts).join("\n")}\n`;

/** Returns what git is to ignore: what the program writes, what npm installs, and secret keys. */
export const ignoredLines = ({
  out,
  cache,
  forge,
}: Pick<StarterFacts, "out" | "cache" | "forge">): string[] => {
  const folders = new Set([out, ...(forge === "gitlab" ? [PUBLISHED] : []), cache, "node_modules"]);
  const inside = [...folders].filter((folder) => !folder.startsWith(".."));
  return [...inside.map((folder) => `/${folder}/`), "*.pem", "*.key"];
};

function packageText({ name, dependency }: StarterFacts): string {
  const scripts = { build: "newsmirror build", check: "newsmirror check", dev: "newsmirror dev" };
  const data = { name: packageName(name), private: true, scripts, dependencies: { newsmirror: dependency } };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** Returns a name that npm accepts. It must not be that of this program, which npm would take for the package itself. */
function packageName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[-._]+|[-._]+$/g, "");
  if (plain === "" || plain === "node_modules") return "my-mirror";
  return plain === "newsmirror" ? "newsmirror-site" : plain.slice(0, 100);
}
