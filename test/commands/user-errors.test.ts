import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runHere } from "../support/run-here.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** A mistake that a user can make. */
interface Mistake {
  /** The file below `src/` that finds it. */
  readonly foundBy: string;
  readonly command: string;
  /** Files in the working folder, besides one article in `content/c1/`. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** What is wrong, and where. */
  readonly says: RegExp;
  /** What to do. */
  readonly advises: RegExp;
}

const KEYS = path.resolve("test/site/keys");
const SITE = "site/index.html";
/** A manifest that lists a file which the site does not have as it says. */
const OTHER_MANIFEST = JSON.stringify({
  generator: "newsmirror",
  files: { "a.html": { size: 1, sha256: "0".repeat(64) } },
});
/** Held by a process that runs, so it is not stale. */
const LOCK = JSON.stringify({ pid: process.ppid, host: hostname() });
const EMPTY_MANIFEST = '{"generator":"newsmirror","files":{}}';

const MISTAKES: readonly Mistake[] = [
  {
    foundBy: "settings/load-settings.ts",
    command: "build --config nowhere.yaml",
    says: /no settings in .*nowhere\.yaml/,
    advises: /--config/,
  },
  {
    foundBy: "settings/load-settings.ts",
    command: "build --content content",
    files: { "site.yaml": "title: Mine", "content/site.yaml": "title: Brought along" },
    says: /there are settings in .*content\/site\.yaml and in .*site\.yaml/,
    advises: /name one of them with --config/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": "title: [a" },
    says: /site\.yaml is not YAML.* line 1/s,
    advises: /correct the line/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": "<<<<<<< HEAD\nlang: en\n=======\nlang: de\n>>>>>>> other\n" },
    says: /git could not merge two versions of .*site\.yaml/,
    advises: /keep one of them/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "build --config content",
    says: /cannot read the settings .*content: it is a folder/,
    advises: /--config/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": "- a" },
    says: /site\.yaml is not a list of `key: value`/,
    advises: /docs\/settings\.md/,
  },
  {
    foundBy: "settings/load-settings.ts",
    command: "build --base-url news.example.org",
    says: /--base-url news\.example\.org is not an http or https address/,
    advises: /https:\/\/example\.org/,
  },
  {
    foundBy: "settings/load-settings.ts",
    command: "build",
    files: { "site.yaml": "titel: News" },
    says: /site\.yaml has settings that cannot be used:\n.*titel/,
    advises: /docs\/settings\.md/,
  },
  {
    foundBy: "settings/site-settings.ts",
    command: "build",
    files: { "site.yaml": 'channels: { "../a": A }' },
    says: /channels\.\.\.\/a cannot be the name of a folder/,
    advises: /as its folder is named/,
  },
  {
    foundBy: "settings/site-settings.ts",
    command: "build",
    files: { "site.yaml": "lang: en\nvariant: zh-Hant" },
    says: /site\.yaml: variant is for a site in Chinese, but lang is en/,
    advises: /remove variant/,
  },
  {
    foundBy: "settings/check-folders.ts",
    command: "build --out content/site --cache content/site/cache",
    says: /--cache .* is inside --out/,
    advises: /beside each other/,
  },
  {
    foundBy: "settings/load-settings.ts",
    command: "build --content content",
    files: { "site.yaml": "mirrors: [{ name: a, folder: content }]" },
    says: /--content content cannot be used: `mirrors` in .*site\.yaml names the folders/,
    advises: /leave --content out/,
  },
  {
    foundBy: "settings/load-messages.ts",
    command: "build",
    files: { "site.yaml": "lang: en\ntemplates: mine", "mine/locales/en.yaml": "site: {}" },
    says: /locales\/en\.yaml has no `language`/,
    advises: /newsmirror templates locales\/en\.yaml --print/,
  },
  {
    foundBy: "settings/load-messages.ts",
    command: "build",
    files: { "site.yaml": "lang: en\ntemplates: mine", "mine/locales/en.yaml": "language: en\nplural: some" },
    says: /plural must be one of none, one/,
    advises: /--print/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": "lang: en\ntemplates: mine", "mine/locales/en.yaml": "language: [en" },
    says: /locales\/en\.yaml is not YAML: .* line 1/s,
    advises: /correct the line/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": "lang: en\ntemplates: mine", "mine/locales/en.yaml": "words" },
    says: /locales\/en\.yaml is not a list of `key: value`/,
    advises: /--print/,
  },
  {
    foundBy: "settings/load-messages.ts",
    command: "build",
    files: {
      "site.yaml": "lang: ka\ntemplates: mine",
      "mine/locales/ka.yaml": 'language: ka\nplural: one\nlist: { newestFirst: "{cuont} სტატია" }',
    },
    says: /locales\/ka\.yaml has words that cannot be used:\n {2}list\.newestFirst has \{cuont\}/,
    advises: /--print/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "build --content nowhere",
    says: /cannot read the content folder .*nowhere: it is not there/,
    advises: /--content/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "build",
    files: { "site.yaml": "static: nowhere" },
    says: /cannot read the folder of static files .*nowhere/,
    advises: /correct `static`/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "build",
    files: { "site.yaml": "templates: nowhere" },
    says: /cannot read the folder of templates .*nowhere/,
    advises: /correct `templates`/,
  },
  {
    foundBy: "build/render-stale.ts",
    command: "build",
    files: { "site.yaml": "templates: mine", "mine/about.njk": "one\n{% nothing %}" },
    says: /the template about\.njk is wrong in line 2: .*nothing/,
    advises: /correct it in your folder of templates/,
  },
  {
    foundBy: "check/check-site.ts",
    command: "check --site nowhere",
    says: /there is no site in .*nowhere/,
    advises: /--site/,
  },
  {
    foundBy: "check/verify/verify-copy.ts",
    command: "verify content",
    says: /there is no manifest\.json in .*content/,
    advises: /./,
  },
  {
    foundBy: "check/verify/verify-copy.ts",
    command: "verify site --only 2024/n1.html",
    files: { "site/manifest.json": EMPTY_MANIFEST },
    says: /the manifest names no page and no folder 2024\/n1\.html/,
    advises: /as in its address/,
  },
  {
    foundBy: "check/verify/verify-copy.ts",
    command: `verify site --public-key ${KEYS}/ssh.pub`,
    files: { "site/manifest.json": EMPTY_MANIFEST, "site/manifest.json.sig": "x".repeat(1_000_000) },
    says: /manifest\.json\.sig from .*site has more than \d+ bytes/,
    advises: /./,
  },
  {
    foundBy: "commands/verify-command.ts",
    command: "verify site --only .",
    files: { "site/manifest.json": EMPTY_MANIFEST },
    says: /\. names the whole copy/,
    advises: /leave --only out/,
  },
  {
    foundBy: "commands/verify-command.ts",
    command: "verify https://",
    says: /https:\/\/ is not an address of http or https/,
    advises: /as a browser shows it/,
  },
  {
    foundBy: "commands/verify-command.ts",
    command: "verify ftp://a.example/site/",
    says: /ftp:\/\/a\.example\/site\/ is not an address of http or https/,
    advises: /as a browser shows it/,
  },
  {
    foundBy: "output/new-key.ts",
    command: "sign --new-key key.pem",
    files: { "key.pem": "mine" },
    says: /key\.pem exists/,
    advises: /a key that is overwritten is lost/,
  },
  {
    foundBy: "output/manifest.ts",
    command: `sign --key ${KEYS}/ssh`,
    files: { "site/manifest.json": "{" },
    says: /manifest\.json is not JSON/,
    advises: /build the site again/,
  },
  {
    foundBy: "output/manifest.ts",
    command: "pack changes --from old.json",
    files: { "old.json": "{", "site/manifest.json": EMPTY_MANIFEST },
    says: /old\.json is not JSON/,
    advises: /another copy/,
  },
  {
    foundBy: "output/manifest.ts",
    command: `sign --key ${KEYS}/ssh`,
    files: { "site/manifest.json": '{"files": 1}' },
    says: /manifest\.json is not a manifest/,
    advises: /build the site again/,
  },
  {
    foundBy: "output/new-key.ts",
    command: "sign --new-key site/key.pem",
    files: { [SITE]: "" },
    says: /site\/key\.pem lies in .*site, whose files are published/,
    advises: /outside of it/,
  },
  {
    foundBy: "output/new-key.ts",
    command: "sign --new-key nowhere/key.pem",
    says: /cannot write the key nowhere\/key\.pem: ENOENT/,
    advises: /a folder that you can write to/,
  },
  {
    foundBy: "output/signature.ts",
    command: "sign --key key.pub",
    files: { "key.pub": readFileSync(path.join(KEYS, "ssh.pub"), "utf8") },
    says: /the key in key\.pub is a public key/,
    advises: /sign with the private key/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "verify site --public-key nowhere.pem",
    files: { "site/manifest.json": EMPTY_MANIFEST },
    says: /cannot read the key nowhere\.pem/,
    advises: /the file of a key, or give the key itself/,
  },
  {
    foundBy: "output/signature.ts",
    command: "sign --key key.pem",
    files: { "key.pem": "words" },
    says: /key\.pem holds no Ed25519 key/,
    advises: /--new-key/,
  },
  {
    foundBy: "output/ssh-key.ts",
    command: "sign --key key",
    files: { key: readFileSync(path.join(KEYS, "ssh"), "utf8").replace(/\n.{20}/, "\n") },
    says: /the key in key is damaged/,
    advises: /copy the whole file/,
  },
  {
    foundBy: "output/ssh-key.ts",
    command: `sign --key ${KEYS}/ssh-encrypted`,
    says: /is encrypted, and newsmirror asks for no passphrase/,
    advises: /ssh-keygen -p/,
  },
  {
    foundBy: "output/ssh-key.ts",
    command: `sign --key ${KEYS}/ssh-ecdsa`,
    says: /is of the kind ecdsa/,
    advises: /ssh-keygen -t ed25519/,
  },
  {
    foundBy: "commands/sign-command.ts",
    command: `sign --key ${KEYS}/ssh`,
    says: /there is no manifest\.json in .*site/,
    advises: /build the site first/,
  },
  {
    foundBy: "build/shards/shard-list.ts",
    command: "assemble",
    says: /no shard has rendered: .*shards has none/,
    advises: /`newsmirror build --shard I\/N --round render` for each I/,
  },
  {
    foundBy: "commands/sign-command.ts",
    command: "sign",
    says: /no key to sign with/,
    advises: /--key.*NEWSMIRROR_SIGNING_KEY.*--new-key/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "sign --key nowhere.pem",
    says: /cannot read the key nowhere\.pem/,
    advises: /--key/,
  },
  {
    foundBy: "commands/init-command.ts",
    command: "init --lang Klingonish_",
    says: /--lang Klingonish_ is not a language tag/,
    advises: /en or zh-Hans/,
  },
  {
    foundBy: "commands/init-command.ts",
    command: "init --content mine",
    files: { "mine/picture.jpg": "" },
    says: /there are no articles below .*mine/,
    advises: /put the mirrored files there/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "convert nowhere",
    says: /cannot read nowhere: it is not there/,
    advises: /name a file or a folder/,
  },
  {
    foundBy: "commands/convert-command.ts",
    command: "convert /dev/null",
    says: /^\/dev\/null is neither a file nor a folder$/,
    advises: /name a file or a folder/,
  },
  {
    foundBy: "commands/convert-command.ts",
    command: "convert mine",
    files: { "mine/picture.jpg": "" },
    says: /no articles below mine/,
    advises: /the folder that holds the mirrored files/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "formats content",
    says: /cannot read content: it is a folder/,
    advises: /name a file that can be read, not a folder/,
  },
  {
    foundBy: "commands/templates-command.ts",
    command: "templates nothing.njk",
    says: /there is no template nothing\.njk/,
    advises: /`newsmirror templates` lists them/,
  },
  {
    foundBy: "commands/templates-command.ts",
    command: "templates about.njk",
    says: /the settings name no folder for templates/,
    advises: /add `templates: templates` to site\.yaml/,
  },
  {
    foundBy: "commands/templates-command.ts",
    command: "templates about.njk",
    files: { "site.yaml": "templates: mine", "mine/about.njk": "" },
    says: /about\.njk exists already/,
    advises: /remove it first/,
  },
  {
    foundBy: "catalog/list-channels.ts",
    command: "pictures --channel sport --dry-run",
    says: /no article is in the channel sport/,
    advises: /the channels are c1/,
  },
  {
    foundBy: "commands/pictures-command.ts",
    command: "pictures --prune",
    files: { "content/c1/n2.md": "### Title\n---\n" },
    says: /nothing is pruned, because 1 files could not be read as articles/,
    advises: /leave out --prune/,
  },
  {
    foundBy: "commands/pictures-command.ts",
    command: "pictures --prune",
    says: /nothing is pruned, because no article shows a picture/,
    advises: /is --content the right folder/,
  },
  {
    foundBy: "commands/support/explain-system-error.ts",
    command: "pictures",
    files: { "content/images": "a file" },
    says: /the pictures cannot be written: E/,
    advises: /a file is in the place of a folder/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "apply nowhere.zip content",
    says: /cannot read the pack .*nowhere\.zip: it is not there/,
    advises: /name the file of the pack/,
  },
  {
    foundBy: "packs/changes/apply-changes.ts",
    command: "apply content site",
    files: { [SITE]: "" },
    says: /the pack .*content is a folder/,
    advises: /name the file in it/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "apply content notes.zip",
    files: { "notes.zip": "" },
    says: /cannot read the copy .*notes\.zip: it is not a folder/,
    advises: /name the pack, then the folder of your copy/,
  },
  {
    foundBy: "commands/pack/changes-command.ts",
    command: "pack changes --from nowhere",
    files: { "site/manifest.json": EMPTY_MANIFEST },
    says: /there is no .*nowhere/,
    advises: /name the manifest of the earlier site/,
  },
  {
    foundBy: "commands/pack/changes-command.ts",
    command: "pack changes --from site",
    files: { "site/manifest.json": EMPTY_MANIFEST },
    says: /site is what site says/,
    advises: /name the manifest of an earlier site/,
  },
  {
    foundBy: "cache/folder-lock.ts",
    command: "pack epub",
    files: { "packs/build.lock": LOCK },
    says: /another `newsmirror pack` is writing there/,
    advises: /wait for it/,
  },
  {
    foundBy: "commands/pack/pack-run.ts",
    command: "pack zim",
    says: /there is no manifest\.json in .*site/,
    advises: /build the site first/,
  },
  {
    foundBy: "commands/support/explain-system-error.ts",
    command: "pack epub",
    files: { packs: "a file" },
    says: /the packs cannot be written: E/,
    advises: /a file is in the place of a folder/,
  },
  {
    foundBy: "packs/pack-list.ts",
    command: "pack epub",
    files: { "packs/packs.json": "{}" },
    says: /packs\.json is not a list of packs/,
    advises: /write the packs again/,
  },
  {
    foundBy: "packs/book/plan-books.ts",
    command: "pack epub --year 1999",
    says: /there is no article for a book/,
    advises: /choose other channels, months or years/,
  },
  {
    foundBy: "catalog/list-channels.ts",
    command: "pack epub --channel sport",
    says: /no article is in the channel sport/,
    advises: /the channels are c1/,
  },
  {
    foundBy: "packs/book/plan-books.ts",
    command: "pack epub --ids n9",
    says: /there is no article with the id n9/,
    advises: /the name of an article's file/,
  },
  {
    foundBy: "packs/book/plan-books.ts",
    command: "pack epub --tag nothing",
    says: /no article has the tag nothing/,
    advises: /as the site shows it/,
  },
  {
    foundBy: "packs/changes/write-changes.ts",
    command: "pack changes --from old",
    files: {
      "old/manifest.json": EMPTY_MANIFEST,
      "site/manifest.json": OTHER_MANIFEST,
      "site/a.html": "b",
    },
    says: /a\.html is not what the manifest says/,
    advises: /build the site again/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": "title: A\n---\ntitle: B" },
    says: /site\.yaml holds several documents/,
    advises: /remove the line `---`/,
  },
  {
    foundBy: "settings/read-yaml.ts",
    command: "build",
    files: { "site.yaml": Buffer.from("title: Zürich", "latin1") },
    says: /site\.yaml is not UTF-8/,
    advises: /save the file as UTF-8/,
  },
  {
    foundBy: "settings/check-folders.ts",
    command: "build",
    files: { "site.yaml": "packs: site/packs" },
    says: /the folder of packs \(.*\) is inside the site/,
    advises: /use a folder beside it/,
  },
  ...["out", "cache"].map((folder) => ({
    foundBy: "settings/check-folders.ts",
    command: `build --${folder} notes.txt`,
    files: { "notes.txt": "mine" },
    says: new RegExp(`--${folder} .*notes\\.txt is not a folder`),
    advises: new RegExp(`name another folder with --${folder}`),
  })),
  {
    foundBy: "commands/convert-command.ts",
    command: "convert content --out ./content",
    says: /--out \.\/content is the folder of the files themselves/,
    advises: /name another folder/,
  },
  {
    foundBy: "lib/if-there.ts",
    command: "check --site notes.txt",
    files: { "notes.txt": "mine" },
    says: /cannot read the site .*notes\.txt: it is not a folder/,
    advises: /name another folder with --site/,
  },
  {
    foundBy: "pictures/failure-log.ts",
    command: "pictures",
    files: { "content/images/failed.json": "{" },
    says: /failed\.json is damaged/,
    advises: /remove it/,
  },
];

/** Places whose errors need a server, another process or a forged file: the test that provokes them, and its words. */
const ELSEWHERE: Readonly<Record<string, readonly (readonly [test: string, words: string])[]>> = {
  "build/convert-sources.ts": [["test/build/convert-sources.test.ts", "was changed or removed"]],
  "build/shards/render-shard.ts": [["test/site/shared-build.test.ts", "files are not converted"]],
  "build/shards/shard-list.ts": [
    ["test/site/shared-build.test.ts", "there are shards of 2 and of 3"],
    ["test/site/shared-build.test.ts", "has no folder of shard 2"],
    ["test/site/shared-build.test.ts", "has not ended"],
    ["test/site/shared-build.test.ts", "holds shard 1"],
    ["test/site/shared-build.test.ts", "was made from other content"],
  ],
  "build/shards/take-delivered.ts": [["test/site/shared-build.test.ts", "its folder has no such file"]],
  "cache/damaged.ts": [["test/cache/outcome-table.test.ts", "does not hold what was written"]],
  "cache/folder-lock.ts": [
    ["test/cache/folder-lock.test.ts", "another build"],
    ["test/pictures/pictures-folder.test.ts", "another `newsmirror pictures` is running"],
  ],
  "check/verify/verify-copy.ts": [["test/site/verify-web.test.ts", "error: cannot read manifest.json from"]],
  "cache/module-graph.ts": [["test/cache/module-graph.test.ts", "is not installed in a folder node_modules"]],
  "commands/pictures-command.ts": [["test/pictures/pictures-folder.test.ts", "is a symbolic link"]],
  "commands/dev/dev-server.ts": [["test/commands/dev-server.test.ts", "are in use"]],
  "commands/today.ts": [["test/site/drafts.test.ts", "which is no day"]],
  "intake/scan-content.ts": [["test/intake/scan-content.test.ts", "moved or replaced while it was read"]],
  "output/manifest.ts": [
    ["test/output/manifest.test.ts", "a file of another part"],
    ["test/output/manifest.test.ts", "has the SHA-256"],
    ["test/output/manifest.test.ts", "is not there"],
  ],
  "packs/changes/apply-changes.ts": [["test/site/packs/changes.test.ts", "no manifest\\.json in"]],
  "packs/changes/change-archive.ts": [["test/site/packs/changes.test.ts", "no pack of changes"]],
  "packs/changes/finish-changes.ts": [["test/site/packs/changes.test.ts", "is a symbolic link"]],
  "packs/changes/require-newer.ts": [
    ["test/site/packs/changes.test.ts", "does not say when its content was committed"],
    ["test/site/packs/changes.test.ts", "was committed before that of the copy"],
  ],
  "packs/changes/require-signature.ts": [["test/site/packs/changes.test.ts", "did not sign this pack"]],
  "packs/changes/stage-changes.ts": [
    ["test/site/packs/changes.test.ts", "has no manifest\\.json"],
    ["test/site/packs/changes.test.ts", "for another copy"],
    ["test/site/packs/changes.test.ts", "is missing"],
    ["test/site/packs/changes.test.ts", "one file on some systems"],
    ["test/site/packs/changes.test.ts", "which its manifest does not list"],
    ["test/site/packs/changes.test.ts", "is not what its manifest says"],
    ["test/site/packs/changes.test.ts", "more than it may have"],
    ["test/site/packs/changes.test.ts", "an archive that was cut"],
  ],
  "packs/link-or-copy.ts": [["test/site/packs/changes.test.ts", "is missing"]],
  "packs/zim/write-zim.ts": [
    ["test/site/packs/zim.test.ts", "zimwriterfs is not installed"],
    ["test/site/packs/zim.test.ts", "is not there where the disk is full"],
    ["test/site/packs/zim.test.ts", "Overall Test Status: Pass"],
  ],
  "workers/worker-pool.ts": [["test/workers/worker-pool.test.ts", "a worker thread died twice"]],
  "lib/http/connections.ts": [
    ["test/pictures/polite-run.test.ts", "is of no known kind"],
    ["test/pictures/polite-run.test.ts", "is not an address"],
  ],
};

describe("a mistake of the user is told as what it is, where, and with what to do", () => {
  it.each(MISTAKES)("$foundBy: newsmirror $command", async ({ command, files = {}, says, advises }) => {
    const folder = temporaryFolder();
    writeFiles(folder, { "content/c1/n1.md": mirrored("n1"), ...files });
    const { code, err } = await runHere(command.split(" "), {}, folder);
    const [, message = "", hint = ""] = /^error: (.*?)\n {2}→ (.*)$/ms.exec(err) ?? [undefined, err];
    expect(message).toMatch(says);
    expect(hint).toMatch(advises);
    expect(code).toBe(1);
  });
});

describe("every place that throws an error for the user", () => {
  const places = filesIn("src").flatMap((file) => {
    const count = readFileSync(path.join("src", file), "utf8").split("new BuildError(").length - 1;
    return count > 0 ? [[file, count] as const] : [];
  });

  it.each(places)("%s (%i)", (file, count) => {
    const here = MISTAKES.filter(({ foundBy }) => foundBy === file).length;
    expect(here + (ELSEWHERE[file]?.length ?? 0)).toBeGreaterThanOrEqual(count);
  });

  it.each(Object.values(ELSEWHERE).flat())("%s looks for “%s”", (test, words) => {
    expect(readFileSync(test, "utf8")).toContain(words);
  });
});
