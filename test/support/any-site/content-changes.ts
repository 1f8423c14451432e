import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
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
  rootsOf,
  set,
  toggle,
  write,
} from "./any-site.js";
import {
  CHANNELS,
  DAYS,
  FIELDS,
  gif,
  PICTURES,
  pictureAddress,
  printArticle,
  TAGS,
  withField,
} from "./article-forms.js";

type Changes = Readonly<Record<string, AnyChange>>;

const MARKDOWN = /\.md$/;
const HTML = /\.html$/;
const GIF = /\.gif$/;

/** Returns the path of a file's name in another channel, perhaps of another mirror. */
const inChannel = (site: AnySite, file: string, choice: number): string =>
  path.posix.join(pick(rootsOf(site), choice >> 3), pick(CHANNELS, choice), path.posix.basename(file));

function rename(site: AnySite, file: string, change: (stem: string) => string): string {
  const { name, ext } = path.posix.parse(file);
  return move(site, file, beside(file, change(name) + ext));
}

const otherCase = (stem: string): string =>
  stem === stem.toUpperCase() ? stem.toLowerCase() : stem.toUpperCase();

function otherUnicodeForm(stem: string): string {
  if (!/é|\u0301/.test(stem)) return `${stem}é`;
  return stem.normalize(stem.normalize("NFC") === stem ? "NFD" : "NFC");
}

export const ARTICLES: Changes = {
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
  rename: (site, which) => rename(site, fileOf(site, which), () => `n${20 + (++site.counter % 9)}`),
  renameInCase: (site, which) => rename(site, fileOf(site, which), otherCase),
  renameInUnicode: (site, which) => rename(site, fileOf(site, which), otherUnicodeForm),
  changeChannel: (site, which, choice) => {
    const file = fileOf(site, which);
    return move(site, file, inChannel(site, file, choice));
  },
  copy: (site, which, choice) =>
    ifAny(fileOf(site, which), (file) =>
      write(site, inChannel(site, file, choice), readFileSync(inside(site, file))),
    ),
};

export const FRONT_MATTER: Changes = {
  setField: (site, which, choice) =>
    edit(site, fileOf(site, which, MARKDOWN), (text) => withField(text, pick(FIELDS, choice))),
  dropField: (site, which, choice) =>
    edit(site, fileOf(site, which, MARKDOWN), (text) => text.replace(`${pick(FIELDS, choice)}\n`, "")),
  linkFile: (site, which, choice) =>
    edit(
      site,
      fileOf(site, which, MARKDOWN),
      (text) => `${text}\n[见](../${pick(CHANNELS, choice)}/n${choice % 9}.md) [[n${which % 9}]]\n`,
    ),
  unlinkFile: (site, which) =>
    edit(site, fileOf(site, which, MARKDOWN), (text) => text.replace(/\n\[见\].*\n/g, "")),
  addBundle: (site, which, choice) => {
    const name = pick(["index.md", "index.html", "other.md"], choice);
    const file = path.posix.join(inChannel(site, `n${which % 16}`, choice), name);
    return write(site, file, printArticle("md", "b", ++site.counter, choice));
  },
  removeChannel: (site, which) => {
    const folder = path.posix.dirname(fileOf(site, which));
    return folder.includes("/") ? drop(site, folder) : "remove nothing";
  },
};

/** Keeps articles' files that are hidden. */
const HIDDEN = ".hidden";

/** Takes an article's file away until `comeBack`, and puts something else in its place. */
const hide = (site: AnySite, file: string, replace: (file: string) => void): string =>
  ifAny(file, () => {
    cpSync(inside(site, file), inside(site, `${HIDDEN}/${file}`));
    rmSync(inside(site, file));
    replace(inside(site, file));
    return `hide ${file}`;
  });

function comeBack(site: AnySite): string {
  const hidden = inside(site, HIDDEN);
  for (const file of existsSync(hidden) ? filesIn(hidden) : [])
    write(site, file, readFileSync(path.join(hidden, file)));
  rmSync(hidden, { recursive: true, force: true });
  return "let hidden files come back";
}

function makeLarge(file: string): void {
  writeFileSync(file, "");
  truncateSync(file, 9_000_000);
}

export const FORMS: Changes = {
  addInForm: (site, which, choice) =>
    addArticle(
      site,
      pick(["html", "json", "story"], choice),
      pick(rootsOf(site), choice >> 3),
      which,
      choice,
    ),
  note: (site, which) =>
    ifAny(fileOf(site, which), (file) => {
      const { name } = path.posix.parse(file);
      return toggle(site, beside(file, name + pick([".json", ".meta.json"], which)), '{"views": 3}');
    }),
  savedFiles: (site, which, choice) =>
    ifAny(fileOf(site, which, HTML), (file) => {
      const { name } = path.posix.parse(file);
      return toggle(site, beside(file, `${name}_files/frame.html`), printArticle("html", "", 1, choice));
    }),
  readme: (site, which) =>
    toggle(site, `${pick(rootsOf(site), which)}/README.md`, "# About\n\nThis repository mirrors a paper.\n"),
  unread: (site, which) => toggle(site, beside(fileOf(site, which), "list.txt"), "n1\n"),
  empty: (site, which) => toggle(site, beside(fileOf(site, which), "empty.md"), ""),
  becomeLink: (site, which) => hide(site, fileOf(site, which), (file) => symlinkSync("nowhere", file)),
  becomeFolder: (site, which) => hide(site, fileOf(site, which), (file) => mkdirSync(file)),
  becomeLarge: (site, which) => hide(site, fileOf(site, which), makeLarge),
  comeBack,
};

function changeDay(site: AnySite, days: number): string {
  site.today = new Date(Date.parse(site.today) + days * 86_400_000).toISOString().slice(0, 10);
  return `let the day be ${site.today}`;
}

export const DRAFTS: Changes = {
  draft: (site, which) =>
    edit(site, fileOf(site, which, MARKDOWN), (text) =>
      text.includes("draft: true\n")
        ? text.replace("draft: true\n", "")
        : text.replace("title:", "draft: true\ntitle:"),
    ),
  nextDay: (site) => changeDay(site, 1),
  dayBefore: (site) => changeDay(site, -1),
  postpone: (site, which) =>
    edit(site, fileOf(site, which, MARKDOWN), (text) =>
      text.replace(/20\d\d-\d\d-\d\d/, site.today.replace(/\d$/, "9")),
    ),
  setDrafts: (site, which) => set(site, { drafts: which % 2 === 0 }),
};

const withoutPicture = (text: string): string => text.replace(/\n!\[\].*\n/, "");

export const SHOWN_PICTURES: Changes = {
  show: (site, which, choice) =>
    edit(
      site,
      fileOf(site, which, MARKDOWN),
      (text) => `${withoutPicture(text)}\n![](${pictureAddress(choice)})\n`,
    ),
  showNone: (site, which) => edit(site, fileOf(site, which, MARKDOWN), withoutPicture),
  addPicture: (site, which, choice) => {
    const folder = path.posix.join(pick(rootsOf(site), choice), pick(["images", "c1", "c2", "."], which));
    return write(site, path.posix.join(folder, pick(PICTURES, choice)), gif(choice, which));
  },
  replacePicture: (site, which, choice) =>
    ifAny(fileOf(site, which, GIF), (file) => write(site, file, gif(choice, ++site.counter))),
  removePicture: (site, which) => drop(site, fileOf(site, which, GIF)),
  renamePicture: (site, which, choice) => {
    const file = fileOf(site, which, GIF);
    return move(site, file, beside(file, pick(PICTURES, choice)));
  },
  damagePicture: (site, which) => edit(site, fileOf(site, which, GIF), () => "no picture"),
  setImages: (site, which) => set(site, { images: pick(["local", "local", "link", "omit"], which) }),
};
