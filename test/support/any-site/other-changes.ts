import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../../../src/lib/digest.js";
import { filesIn } from "../files.js";
import { pick } from "../random-article.js";
import {
  type AnyChange,
  type AnySite,
  addArticle,
  beside,
  drop,
  edit,
  fileOf,
  ifAny,
  inside,
  move,
  set,
  siteFile,
  type Trouble,
  toggle,
  write,
} from "./any-site.js";
import { STORY_FORMAT } from "./article-forms.js";

type Changes = Readonly<Record<string, AnyChange>>;

/** Has something happen to the next build. */
const have =
  (trouble: Trouble): AnyChange =>
  (site) => {
    site.trouble = trouble;
    return `the next build ${trouble}`;
  };

/** Names of the operator's files. Some are in the place of a file of the site, or of a folder of it or of another one. */
const STATIC_NAMES = [
  "CNAME",
  "extra",
  "Extra",
  "extra/more.txt",
  "index.html",
  "2024",
  "2024/03/05/n1.html",
  "2024/03/05/map.txt",
  "2024/03/05/n7.html/x.txt",
  "tags/a.txt",
  "search/x.js",
  "channels",
  "sitemaps/sitemap-9.xml",
  "manifest/x.json",
  "images/pier.gif",
];
const OWN_TEMPLATES = ["assets/style.css", "assets/own.svg", "day.njk", "_includes/base.njk"];
const LANGUAGES = ["zh-Hans", "en", "fa"];

export const OPERATOR: Changes = {
  putStatic: (site, which, choice) => write(site, `static/${pick(STATIC_NAMES, which)}`, `${choice}`),
  putOverPage: (site, which, choice) =>
    ifAny(siteFile(site, which), (file) => write(site, `static/${file}`, `${choice}`)),
  removeStatic: (site, which) => {
    const files = filesIn(inside(site, "static"));
    return files.length === 0 ? "remove nothing" : drop(site, `static/${pick(files, which)}`);
  },
  setStatic: (site, which) => set(site, { static: which % 3 === 0 ? undefined : "static" }),
  setTemplates: (site, which) => set(site, { templates: which % 3 === 0 ? undefined : "templates" }),
  putTemplate: (site, which) => {
    const name = pick(OWN_TEMPLATES, which);
    const ours = path.join("templates", name);
    const text = existsSync(ours) ? readFileSync(ours, "utf8") : "<svg/>";
    return toggle(site, `templates/${name}`, `${text}\n<!-- ${++site.counter} -->\n`);
  },
  breakTemplate: have("has a wrong template"),
  putWords: (site, which) => {
    const language = pick(LANGUAGES, which);
    const words = {
      language,
      site: { home: `首页${++site.counter}` },
      tags: { alphabet: pick(["Z Y W", "A B C"], which) },
    };
    return toggle(site, `templates/locales/${language}.yaml`, JSON.stringify(words));
  },
  putPacks: (site, which, choice) => {
    const [name, text] = [`book-${which % 3}.epub`, `${choice}`];
    const { size, sha256 } = fileDigest(text);
    const list = [{ name, kind: "epub", title: name, size, sha256, key: sha256.slice(0, 32) }];
    return `${write(site, `packs/${name}`, text)}, ${write(site, "packs/packs.json", JSON.stringify(list))}`;
  },
  removePack: (site, which) =>
    existsSync(inside(site, `packs/book-${which % 3}.epub`))
      ? drop(site, `packs/book-${which % 3}.epub`)
      : "remove nothing",
};

const VALUES: Readonly<Record<string, readonly unknown[]>> = {
  title: ["镜像", "Mirror", "另一个"],
  description: ["", "两句话"],
  lang: ["zh-Hans", "en", "fa", "zh-Hant", "zh-Hans"],
  variant: [undefined, "zh-Hant", "zh-Hans"],
  baseUrl: ["https://mirror.example/", undefined, "https://mirror.example/under/"],
  channels: [{}, { c2: "第二" }, { "d 3": "第三", c1: "第二" }],
  tags: [{ minArticles: 1 }, { minArticles: 2 }, { minArticles: 4 }],
  feeds: [{ content: "full" }, { content: "summary", tagArticles: 1 }, {}],
  perPage: [1, 2, 5, 50],
  exclude: [[], ["c2/**"], ["n1.md"]],
  formats: [[STORY_FORMAT], [], [{ ...STORY_FORMAT, title: "time" }]],
  limits: [{}, { titleLength: 3 }, { fileSize: 300 }, { tags: 1 }],
  about: [{}, { operator: "小组", text: ["一段"] }, { repository: "https://git.example/mirror" }],
  packs: ["packs", undefined],
};

export const SETTINGS: Changes = {
  set: (site, which, choice) => {
    const [name, values] = pick(Object.entries(VALUES), which);
    return set(site, { [name]: values[choice % values.length] });
  },
};

const MIRRORS = [
  { name: "one", folder: "content" },
  {
    name: "two",
    folder: "second",
    title: "第二",
    formats: [STORY_FORMAT],
    originalUrl: "https://second.example/",
  },
  { name: "three", folder: "third", channels: { c1: "三" }, addresses: "plain" },
];
const LISTS = [[0], [0, 1], [1, 0], [0, 1, 2], [2, 1], [1]];

export const SEVERAL_MIRRORS: Changes = {
  setMirrors: (site, which, choice) => {
    const folders = MIRRORS.map(({ folder }) => folder);
    if (choice % 3 === 0) folders.reverse();
    const mirrors = pick(LISTS, which).map((index) => ({
      ...pick(MIRRORS, index),
      folder: pick(folders, index),
    }));
    for (const { folder } of mirrors)
      if (filesIn(inside(site, folder)).length === 0) addArticle(site, "md", folder, which, 1);
    return set(site, { content: undefined, mirrors });
  },
  setNoMirrors: (site) => set(site, { content: "content", mirrors: undefined }),
};

const GIT_SETTINGS = ["user.name=Mara", "user.email=mara@paper.example", "protocol.file.allow=always"];

/** Runs git in a folder, which becomes a checkout. @returns what was done, or the beginning of git's complaint */
function git(folder: string, ...args: readonly string[]): string {
  const run = (...some: readonly string[]): void => {
    const settings = GIT_SETTINGS.flatMap((setting) => ["-c", setting]);
    execFileSync("git", ["-C", folder, ...settings, ...some], { stdio: "pipe" });
  };
  if (!existsSync(path.join(folder, ".git"))) {
    run("init", "-q", "-b", "main");
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", "Begin");
  }
  try {
    run(...args);
    return `git ${args.join(" ")}`;
  } catch (error) {
    return `git ${args.join(" ")} fails: ${String((error as { stderr?: unknown }).stderr).slice(0, 80)}`;
  }
}

const inContent = (site: AnySite, ...args: readonly string[]): string =>
  git(inside(site, "content"), ...args);

const commit = (site: AnySite): string =>
  `${inContent(site, "add", "-A")}, ${inContent(site, "commit", "-q", "-m", "Change")}`;

export const GIT: Changes = {
  commit,
  branch: (site) => inContent(site, "checkout", "-q", "-b", `b${++site.counter}`),
  switch: (site, which) => {
    const done = commit(site);
    const branch = pick(readdirSync(inside(site, "content/.git/refs/heads")), which);
    return `${done}, ${inContent(site, "checkout", "-q", "-f", branch)}`;
  },
  back: (site) => inContent(site, "reset", "-q", "--hard", "HEAD~1"),
  ignore: (site, which) => toggle(site, "content/.gitignore", `n${which % 16}.md\n`),
  gitMove: (site, which) => {
    const file = path.posix.relative("content", fileOf(site, which));
    return inContent(site, "mv", file, beside(file, `g${++site.counter}.md`));
  },
  submodule: (site, which, choice) => {
    if (existsSync(inside(site, "content/sub"))) return inContent(site, "rm", "-q", "-r", "-f", "sub");
    const other = inside(site, "third");
    const added = addArticle(site, "md", "third", which, choice);
    git(other, "add", "-A");
    git(other, "commit", "-q", "-m", "Change");
    return `${added}, ${inContent(site, "submodule", "-q", "add", "-f", other, "sub")}`;
  },
  commitInSubmodule: (site) =>
    existsSync(inside(site, "content/sub/.git"))
      ? git(inside(site, "content/sub"), "commit", "-q", "-a", "--allow-empty", "-m", "Change")
      : "commit nothing",
  sparse: (site, which) => inContent(site, "sparse-checkout", ...pick([["set", "c1"], ["disable"]], which)),
  stash: (site, which) =>
    inContent(
      site,
      "stash",
      ...pick(
        [
          ["-q", "-u"],
          ["pop", "-q"],
        ],
        which,
      ),
    ),
};

export const DISK: Changes = {
  touch: (site, which) =>
    ifAny(fileOf(site, which), (file) => {
      const later = new Date(statSync(inside(site, file)).mtimeMs + 60_000);
      utimesSync(inside(site, file), later, later);
      return `touch ${file}`;
    }),
  editUnseen: (site, which) =>
    ifAny(fileOf(site, which), (file) => {
      const { atime, mtime } = statSync(inside(site, file));
      edit(site, file, (text) => text.replace(/第(\d)/, (_, digit) => `第${(Number(digit) + 1) % 10}`));
      utimesSync(inside(site, file), atime, mtime);
      site.trouble = "reads all files";
      return `edit ${file}, and keep its size and time; the next build reads all files`;
    }),
  swap: (site, which, choice) => {
    const [one, other] = [fileOf(site, which), fileOf(site, choice)];
    if (one === other) return "swap nothing";
    return [move(site, one, "swapped"), move(site, other, one), move(site, "swapped", other)].join(", ");
  },
  loseOutput: (site, which) => ifAny(siteFile(site, which), (file) => drop(site, `site/${file}`)),
  loseSite: (site) => (existsSync(inside(site, "site")) ? drop(site, "site") : "lose nothing"),
  kill: have("is killed"),
  fail: have("fails"),
  fill: have("has no room"),
  shards: have("is of shards"),
  threads: have("has threads"),
  freshCheckout: have("is of a fresh checkout"),
};
