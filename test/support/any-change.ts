import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { filesIn, writeFiles } from "./files.js";
import { mirrored } from "./mirrored-file.js";
import { pick } from "./random-article.js";

/** A site on the disk. `content`, and the folders of two more mirrors, are below its folder; so are files of the operator. */
export interface AnySite {
  readonly folder: string;
  settings: Readonly<Record<string, unknown>>;
  /** The day on which the next build takes place. */
  today: string;
  /** Makes each text and name that a change invents a new one. */
  counter: number;
  /** What happens to the next build before it comes to its end; absent if nothing does. */
  trouble?: "is killed" | "fails" | "has no room" | "is of shards" | "has threads" | "is of a fresh checkout";
  /** Whether the next build reads files that look unchanged. */
  verify?: boolean;
}

/** Changes something, as the two numbers choose, and says what. */
export type AnyChange = (site: AnySite, which: number, choice: number) => string;

const ROOTS = ["content", "second", "third"];
/** Names of channels: one that is no address, folders of dates, and none. */
const CHANNELS = ["c1", "c2", "d 3", "c1/2024/03", "C2", "."];
const DAYS = ["2022-12-31", "2024-02-29", "2024-03-05", "2024-03-06", "2024-06-02", "2024-06-04"];
const TAGS = ["河流", "图书馆", "圖書館", "Weather", "WEATHER", "桥"];
const IMAGES = ["pier.gif", "ferry.gif", "boat house.gif"];

/** The first bytes of a GIF, which tell its size, and some pixels that are none. */
const gif = (width: number, more = 0): Buffer =>
  Buffer.from([...Buffer.from("GIF89a"), 1 + (width % 9), 0, 9, 0, 0, 0, more % 250, 0]);

const isOwn = (number: number): boolean => number % 3 === 0;
const address = (id: string): string => `https://www.qinghe-times.example/gb/24/3/5/${id}.htm`;

/** Ways to show a picture: beside the article, from the top, by the address of the original, within the page. */
const picture = (choice: number): string =>
  pick(
    [
      pick(IMAGES, choice).replace(" ", "%20"),
      `/images/${pick(IMAGES, choice).replace(" ", "%20")}`,
      `https://i.qinghe-times.example/${1 + (choice % 2)}/${encodeURIComponent(pick(IMAGES, choice))}`,
      `data:image/gif;base64,${gif(choice, choice).toString("base64")}`,
    ],
    choice >> 2,
  );

/** What an article of each form says. One in three has an address of its own; others may have one that another has, too. */
const FORMS: Readonly<Record<string, (id: string, number: number, choice: number) => string>> = {
  md: (id, number, choice) =>
    [
      "---",
      `title: 标题${number}`,
      ...(choice % 11 === 0 ? [] : [`date: ${pick(DAYS, choice)}`]),
      `tags: [${TAGS.filter((_, bit) => (choice >> bit) & 1).join(", ")}]`,
      ...(isOwn(choice) ? [] : [`source: ${address(choice % 5 === 0 ? "n1" : id)}`]),
      ...(choice % 13 === 0 ? ["draft: true"] : []),
      "---",
      "",
      `第${number}段话。[另见](${address(`n${choice % 9}`)})`,
      "",
    ].join("\n"),
  "ok.md": (id, number, choice) =>
    mirrored(id, {
      title: `标题${number}`,
      day: pick(DAYS, choice),
      body: `第${number}段话。<ok href="${address(`n${choice % 9}`)}">另见</ok>、<ok href="https://www.qinghe-times.example/gb/tag/x.html">${pick(TAGS, choice)}</ok>`,
    }),
  html: (_, number, choice) =>
    `<html lang="zh"><head><title>标题${number}</title><meta property="article:published_time" content="${pick(DAYS, choice)}"></head>` +
    `<body><article itemprop="articleBody"><p>第${number}段话。</p><p>清晨的雾散得很慢，船工把缆绳绕在木桩上。</p></article></body></html>`,
  json: (id, number, choice) =>
    JSON.stringify({
      title: `标题${number}`,
      date: pick(DAYS, choice),
      tags: [pick(TAGS, choice)],
      url: address(id),
      content: `<p>第${number}段话。</p><p>馆员把新书放上书架，又给窗边的花浇了水。</p>`,
    }),
  story: (_, number, choice) =>
    `<h2>标题${number}</h2><time>${pick(DAYS, choice)}</time><div class="story"><p>第${number}段话。</p></div>`,
};

const STORY_FORMAT = {
  name: "story",
  match: 'class="story"',
  extensions: [".story"],
  title: "h2",
  date: "time",
  body: ".story",
};
const SITE = {
  title: "镜像",
  baseUrl: "https://mirror.example/",
  perPage: 2,
  content: "content",
  formats: [STORY_FORMAT],
};

/** Makes a site of twelve articles. @param choice of the settings with which it begins */
export function makeAnySite(folder: string, choice: number): AnySite {
  const site: AnySite = { folder, settings: {}, today: "2024-06-01", counter: 0 };
  for (const folder of ["static", "templates/locales", ...ROOTS])
    mkdirSync(path.join(site.folder, folder), { recursive: true });
  set(site, {
    ...SITE,
    images: pick(["link", "local"], choice),
    ...(choice & 2 ? { static: "static" } : {}),
    ...(choice & 4 ? { templates: "templates" } : {}),
  });
  for (let number = 0; number < 12; number++)
    addArticle(site, pick(["md", "ok.md"], number), "content", number, 1 + 2 * number);
  return site;
}

const inside = ({ folder }: AnySite, file: string): string => path.join(folder, file);

function write(site: AnySite, file: string, content: string | Uint8Array): string {
  try {
    rmSync(inside(site, file), { recursive: true, force: true });
    writeFiles(site.folder, { [file]: content });
  } catch (error) {
    // A folder above may be a file.
    return `write nothing: ${(error as Error).message}`;
  }
  return `write ${file}`;
}

function set(site: AnySite, more: Readonly<Record<string, unknown>>): string {
  site.settings = { ...site.settings, ...more };
  // YAML reads JSON.
  writeFiles(site.folder, { "site.yaml": JSON.stringify(site.settings) });
  return `set ${JSON.stringify(more)}`;
}

function addArticle(site: AnySite, form: string, root: string, which: number, choice: number): string {
  const id = `n${which % 16}`;
  const file = path.posix.join(root, pick(CHANNELS, which >> 1), `${id}.${form === "ok.md" ? "md" : form}`);
  return write(site, file, FORMS[form]?.(id, ++site.counter, choice) ?? "");
}

/** Returns the roots of the mirrors that the site has. */
const rootsOf = ({ settings }: AnySite): string[] =>
  (settings.mirrors as { folder: string }[] | undefined)?.map(({ folder }) => folder) ?? ["content"];

/** Returns one of the files of the mirrors; undefined if there is none. */
function fileOf(site: AnySite, which: number, pattern = /\.(?:md|html|json|story)$/i): string {
  const files = rootsOf(site).flatMap((root) =>
    filesIn(inside(site, root))
      .filter((file) => pattern.test(file) && !file.includes(".git"))
      .map((file) => `${root}/${file}`),
  );
  return files.length === 0 ? "content" : pick(files, which);
}

/** Changes the text of a file. */
function edit(site: AnySite, file: string, change: (text: string) => string): string {
  if (file === "content") return "edit nothing";
  writeFiles(site.folder, { [file]: change(readFileSync(inside(site, file), "utf8")) });
  return `edit ${file}`;
}

function move(site: AnySite, from: string, to: string): string {
  if (from === "content" || existsSync(inside(site, to))) return "move nothing";
  mkdirSync(path.dirname(inside(site, to)), { recursive: true });
  renameSync(inside(site, from), inside(site, to));
  return `move ${from} to ${to}`;
}

const drop = (site: AnySite, file: string): string => {
  if (file !== "content") rmSync(inside(site, file), { recursive: true });
  return `remove ${file}`;
};

const beside = (file: string, name: string): string => path.posix.join(path.posix.dirname(file), name);

/** Removes a file that is there, or writes it. */
const toggle = (site: AnySite, file: string, content: string | Uint8Array): string =>
  existsSync(inside(site, file)) ? drop(site, file) : write(site, file, content);

const ARTICLES: Record<string, AnyChange> = {
  add: (site, which, choice) =>
    addArticle(site, pick(["md", "ok.md"], choice), pick(rootsOf(site), choice >> 3), which, choice),
  editText: (site, which) =>
    edit(site, fileOf(site, which), (text) => text.replace(/第\d+段/, `第${++site.counter}段`)),
  editTitle: (site, which) =>
    edit(site, fileOf(site, which), (text) => text.replace(/标题\d+/, `标题${++site.counter}`)),
  editDay: (site, which, choice) =>
    edit(site, fileOf(site, which), (text) => text.replace(/20\d\d-\d\d-\d\d/, pick(DAYS, choice))),
  editTag: (site, which, choice) =>
    edit(site, fileOf(site, which), (text) => text.replace(new RegExp(TAGS.join("|")), pick(TAGS, choice))),
  editLink: (site, which, choice) =>
    edit(site, fileOf(site, which), (text) => text.replace(/\/5\/n\d+/, `/5/n${choice % 9}`)),
  remove: (site, which) => drop(site, fileOf(site, which)),
  rename: (site, which) => moveBeside(site, fileOf(site, which), () => `n${20 + (++site.counter % 9)}`),
  renameInCase: (site, which) =>
    moveBeside(site, fileOf(site, which), (stem) =>
      stem === stem.toUpperCase() ? stem.toLowerCase() : stem.toUpperCase(),
    ),
  renameInUnicode: (site, which) =>
    moveBeside(site, fileOf(site, which), (stem) =>
      /[\u0300-\u036f]/.test(stem)
        ? stem.normalize("NFC")
        : /é/.test(stem)
          ? stem.normalize("NFD")
          : `${stem}é`,
    ),
  changeChannel: (site, which, choice) => {
    const file = fileOf(site, which);
    return move(
      site,
      file,
      path.posix.join(pick(rootsOf(site), choice >> 3), pick(CHANNELS, choice), path.posix.basename(file)),
    );
  },
  copy: (site, which, choice) => {
    const file = fileOf(site, which);
    if (file === "content") return "copy nothing";
    return write(
      site,
      path.posix.join(pick(rootsOf(site), choice >> 3), pick(CHANNELS, choice), path.posix.basename(file)),
      readFileSync(inside(site, file)),
    );
  },
};

function moveBeside(site: AnySite, file: string, rename: (stem: string) => string): string {
  const { name, ext } = path.posix.parse(file);
  return move(site, file, beside(file, rename(name) + ext));
}

/** Lines of front matter. */
const FIELDS = [
  "id: n7",
  "id: other",
  "channels: [c2]",
  "channels: [c9]",
  "lang: en",
  "date: 2024-03-05T08:00:00+08:00",
  "date: 2024-03-05T09:00:00+08:00",
  "description: 另一句。",
  "slug: old/n3",
  "image: /images/pier.gif",
  "agency: 青禾社",
  "tags: [圖書館, 桥, 桥]",
  "source: https://www.qinghe-times.example/gb/24/3/5/n2.htm",
];
const FIELD_CHANGES: Record<string, AnyChange> = {
  setField: (site, which, choice) =>
    edit(site, fileOf(site, which, /\.md$/), (text) => withField(text, pick(FIELDS, choice))),
  setFieldAgain: (site, which, choice) =>
    edit(site, fileOf(site, which, /\.md$/), (text) => withField(text, pick(FIELDS, choice))),
  dropField: (site, which, choice) =>
    edit(site, fileOf(site, which, /\.md$/), (text) => text.replace(`${pick(FIELDS, choice)}\n`, "")),
  linkFile: (site, which, choice) =>
    edit(
      site,
      fileOf(site, which, /\.md$/),
      (text) => `${text}\n[见](../${pick(CHANNELS, choice)}/n${choice % 9}.md) [[n${which % 9}]]\n`,
    ),
  unlink: (site, which) =>
    edit(site, fileOf(site, which, /\.md$/), (text) => text.replace(/\n\[见\].*\n/g, "")),
  addBundle: (site, which, choice) =>
    write(
      site,
      path.posix.join(
        pick(rootsOf(site), choice >> 3),
        pick(CHANNELS, choice),
        `n${which % 16}`,
        pick(["index.md", "index.html", "other.md"], choice),
      ),
      FORMS.md?.("b", ++site.counter, choice) ?? "",
    ),
  removeChannel: (site, which) => {
    const folder = path.posix.dirname(fileOf(site, which));
    return rootsOf(site).includes(folder) || folder === "." ? "remove nothing" : drop(site, folder);
  },
};

/** Sets a field of front matter. */
function withField(text: string, line: string): string {
  if (!text.startsWith("---\n")) return text;
  const name = line.slice(0, line.indexOf(":") + 1);
  return `---\n${line}\n${text.slice(4).replace(new RegExp(`^${name}.*\n`, "m"), "")}`;
}

const FORM_CHANGES: Record<string, AnyChange> = {
  addAny: (site, which, choice) =>
    addArticle(
      site,
      pick(["html", "json", "story"], choice),
      pick(rootsOf(site), choice >> 3),
      which,
      choice,
    ),
  note: (site, which) => {
    const file = fileOf(site, which);
    if (file === "content") return "note nothing";
    return toggle(
      site,
      beside(file, `${path.posix.parse(file).name}${pick([".json", ".meta.json"], which)}`),
      '{"views": 3}',
    );
  },
  savedFiles: (site, which) => {
    const file = fileOf(site, which, /\.html$/);
    if (file === "content") return "note nothing";
    return toggle(
      site,
      beside(file, `${path.posix.parse(file).name}_files/frame.html`),
      FORMS.html?.("", 1, 1) ?? "",
    );
  },
  readme: (site, which) =>
    toggle(site, `${pick(rootsOf(site), which)}/README.md`, "# About\n\nThis repository mirrors a paper.\n"),
  unread: (site, which) => toggle(site, beside(fileOf(site, which), "list.txt"), "n1\n"),
  empty: (site, which) => toggle(site, beside(fileOf(site, which), "empty.md"), ""),
  becomeLink: (site, which) => hide(site, fileOf(site, which), (file) => symlinkSync("nowhere", file)),
  becomeFolder: (site, which) => hide(site, fileOf(site, which), (file) => mkdirSync(file)),
  becomeLarge: (site, which) =>
    hide(site, fileOf(site, which), (file) => {
      writeFiles(path.dirname(file), { [path.basename(file)]: "" });
      truncateSync(file, 9_000_000);
    }),
  comeBack: (site) => {
    const hidden = path.join(site.folder, "hidden");
    for (const file of existsSync(hidden) ? filesIn(hidden) : []) {
      rmSync(inside(site, file), { recursive: true, force: true });
      cpSync(path.join(hidden, file), inside(site, file));
    }
    rmSync(hidden, { recursive: true, force: true });
    return "let hidden files come back";
  },
};

/** Takes an article's file away until `comeBack`, and puts something else in its place. */
function hide(site: AnySite, file: string, replace: (file: string) => void): string {
  if (file === "content") return "hide nothing";
  cpSync(inside(site, file), path.join(site.folder, "hidden", file));
  rmSync(inside(site, file));
  replace(inside(site, file));
  return `hide ${file}`;
}

const DRAFTS: Record<string, AnyChange> = {
  draft: (site, which) =>
    edit(site, fileOf(site, which, /\.md$/), (text) =>
      text.includes("draft: true\n")
        ? text.replace("draft: true\n", "")
        : text.replace("title:", "draft: true\ntitle:"),
    ),
  nextDay: (site) => {
    const next = new Date(Date.parse(site.today) + 86_400_000).toISOString().slice(0, 10);
    site.today = next;
    return `wait for ${next}`;
  },
  waiting: (site, which) =>
    edit(site, fileOf(site, which, /\.md$/), (text) =>
      text.replace(/20\d\d-\d\d-\d\d/, site.today.replace(/\d$/, "9")),
    ),
  setDrafts: (site, which) => set(site, { drafts: which % 2 === 0 }),
};

const PICTURES: Record<string, AnyChange> = {
  show: (site, which, choice) =>
    edit(
      site,
      fileOf(site, which, /\.md$/),
      (text) => `${text.replace(/\n!\[\].*\n/, "")}\n![](${picture(choice)})\n`,
    ),
  showNone: (site, which) =>
    edit(site, fileOf(site, which, /\.md$/), (text) => text.replace(/\n!\[\].*\n/, "")),
  put: (site, which, choice) =>
    write(
      site,
      path.posix.join(
        pick(rootsOf(site), choice),
        pick(["images", "c1", "c2", "."], which),
        pick(IMAGES, choice),
      ),
      gif(choice, which),
    ),
  replacePicture: (site, which, choice) => {
    const file = fileOf(site, which, /\.gif$/);
    return file === "content" ? "replace nothing" : write(site, file, gif(choice, ++site.counter));
  },
  removePicture: (site, which) => drop(site, fileOf(site, which, /\.gif$/)),
  renamePicture: (site, which, choice) => {
    const file = fileOf(site, which, /\.gif$/);
    return move(site, file, beside(file, pick(IMAGES, choice)));
  },
  damagePicture: (site, which) => edit(site, fileOf(site, which, /\.gif$/), () => "no picture"),
  setImages: (site, which) => set(site, { images: pick(["local", "local", "link", "omit"], which) }),
};

const STATIC_NAMES = [
  "CNAME",
  "extra",
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
  "Extra",
];
const OPERATOR: Record<string, AnyChange> = {
  putOverPage: (site, which, choice) =>
    write(site, `static/${pick(filesIn(inside(site, "site")), which)}`, `${choice}`),
  putStatic: (site, which, choice) => write(site, `static/${pick(STATIC_NAMES, which)}`, `${choice}`),
  removeStatic: (site, which) => {
    const files = filesIn(inside(site, "static"));
    return files.length === 0 ? "remove nothing" : drop(site, `static/${pick(files, which)}`);
  },
  setStatic: (site, which) => set(site, { static: which % 3 === 0 ? undefined : "static" }),
  setTemplates: (site, which) => set(site, { templates: which % 3 === 0 ? undefined : "templates" }),
  putTemplate: (site, which) => {
    const name = pick(["_includes/footer.njk", "article.njk", "assets/style.css", "assets/own.svg"], which);
    const text = existsSync(`templates/${name}`) ? readFileSync(`templates/${name}`, "utf8") : "<svg/>";
    return toggle(site, `templates/${name}`, `${text}\n<!-- ${++site.counter} -->\n`);
  },
  putLocale: (site, which) =>
    toggle(
      site,
      `templates/locales/${pick(["zh-Hans", "en", "fa"], which)}.yaml`,
      `language: ${pick(["zh-Hans", "en", "fa"], which)}\nsite:\n  home: Front ${++site.counter}\ntags:\n  alphabet: ${pick(["Z Y X W", "A B C"], which)}\n`,
    ),
};

const SETTINGS: Readonly<Record<string, readonly unknown[]>> = {
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
};
const SETTING: Record<string, AnyChange> = {
  set: (site, which, choice) => {
    const name = pick(Object.keys(SETTINGS), which);
    return set(site, { [name]: pick(SETTINGS[name] ?? [], choice) });
  },
};

const MIRRORS = [
  { name: "one", folder: "content" },
  {
    name: "two",
    folder: "second",
    title: "Second",
    formats: [STORY_FORMAT],
    originalUrl: "https://second.example/",
  },
  { name: "three", folder: "third", channels: { c1: "三" }, addresses: "plain" },
];
const MIRROR_LISTS = [[0], [0, 1], [1, 0], [0, 1, 2], [2, 1], [1]];
const SEVERAL: Record<string, AnyChange> = {
  setMirrors: (site, which) => {
    const mirrors = pick(MIRROR_LISTS, which).map((index) => ({
      ...MIRRORS[index],
      ...(index === 2 ? {} : {}),
    }));
    for (const { folder } of mirrors as { folder: string }[])
      if (filesIn(inside(site, folder)).length === 0) addArticle(site, "md", folder, which, 1);
    return set(site, { content: undefined, mirrors });
  },
  setNoMirrors: (site) => set(site, { content: "content", mirrors: undefined }),
};

const git = (site: AnySite, ...args: readonly string[]): string => {
  const content = inside(site, "content");
  const settings = ["-c", "user.name=n", "-c", "user.email=n@n.example", "-c", "protocol.file.allow=always"];
  const run = (folder: string, some: readonly string[]): void =>
    void execFileSync("git", ["-C", folder, ...settings, ...some], { stdio: "pipe" });
  if (!existsSync(path.join(content, ".git"))) {
    run(content, ["init", "-q", "-b", "main"]);
    run(content, ["add", "-A"]);
    run(content, ["commit", "-q", "--allow-empty", "-m", "begin"]);
  }
  try {
    run(content, args);
    return `git ${args.join(" ")}`;
  } catch (error) {
    return `git ${args.join(" ")} fails: ${String((error as { stderr?: unknown }).stderr).slice(0, 80)}`;
  }
};
const commit = (site: AnySite): string =>
  [git(site, "add", "-A"), git(site, "commit", "-q", "-m", "change")].join(", ");
const GIT: Record<string, AnyChange> = {
  commit,
  branch: (site) => git(site, "checkout", "-q", "-b", `b${++site.counter}`),
  switch: (site, which) => {
    const heads = inside(site, "content/.git/refs/heads");
    const branches = existsSync(heads) ? readdirSync(heads) : [];
    return branches.length === 0
      ? commit(site)
      : `${commit(site)}, ${git(site, "checkout", "-q", "-f", pick(branches, which))}`;
  },
  back: (site) => git(site, "reset", "-q", "--hard", "HEAD~1"),
  ignore: (site, which) => toggle(site, "content/.gitignore", `n${which % 16}.md\n`),
  gitMove: (site, which) => {
    const file = path.posix.relative("content", fileOf(site, which));
    return git(site, "mv", file, beside(file, `g${++site.counter}.md`));
  },
  submodule: (site, which, choice) => {
    const other = inside(site, "third");
    if (filesIn(other).length === 0) addArticle(site, "md", "third", which, choice);
    const run = (...args: string[]): void =>
      void execFileSync("git", ["-C", other, "-c", "user.name=n", "-c", "user.email=n@n.example", ...args], {
        stdio: "pipe",
      });
    run("init", "-q", "-b", "main");
    run("add", "-A");
    run("commit", "-q", "--allow-empty", "-m", "change");
    if (existsSync(inside(site, "content/sub/.git"))) return git(site, "rm", "-q", "-r", "-f", "sub");
    rmSync(inside(site, "content/sub"), { recursive: true, force: true });
    return git(site, "submodule", "-q", "add", "-f", other, "sub");
  },
  sparse: (site, which) =>
    git(
      site,
      ...pick(
        [
          ["sparse-checkout", "set", "c1"],
          ["sparse-checkout", "disable"],
        ],
        which,
      ),
    ),
  stash: (site, which) =>
    git(
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

const DISK: Record<string, AnyChange> = {
  touch: (site, which) => {
    const file = inside(site, fileOf(site, which));
    const later = new Date(statSync(file).mtimeMs + 60_000);
    utimesSync(file, later, later);
    return `touch ${path.relative(site.folder, file)}`;
  },
  editUnseen: (site, which) => {
    const name = fileOf(site, which);
    const file = inside(site, name);
    const { atime, mtime, size } = lstatSync(file);
    if (name === "content") return "edit nothing";
    edit(site, name, (text) => text.replace(/第(\d)/, (_, digit) => `第${(Number(digit) + 1) % 10}`));
    if (statSync(file).size === size) utimesSync(file, atime, mtime);
    site.verify = true;
    return `edit ${name} unseen, and verify`;
  },
  loseOutput: (site, which) => drop(site, `site/${pick(filesIn(inside(site, "site")), which)}`),
  kill: (site) => trouble(site, "is killed"),
  fail: (site) => trouble(site, "fails"),
  fill: (site) => trouble(site, "has no room"),
  shards: (site) => trouble(site, "is of shards"),
  threads: (site) => trouble(site, "has threads"),
  fresh: (site) => trouble(site, "is of a fresh checkout"),
  swap: (site, which, choice) => {
    const [one, other] = [fileOf(site, which), fileOf(site, choice)];
    if (one === other || one === "content") return "swap nothing";
    return [move(site, one, "swapped"), move(site, other, one), move(site, "swapped", other)].join(", ");
  },
};
const trouble = (site: AnySite, what: NonNullable<AnySite["trouble"]>): string => {
  site.trouble = what;
  return `the next build ${what}`;
};

/** The kinds of changes, by what they concern. */
export const KINDS = {
  ARTICLES,
  FIELD_CHANGES,
  FORM_CHANGES,
  DRAFTS,
  PICTURES,
  OPERATOR,
  SETTING,
  SEVERAL,
  GIT,
  DISK,
};
