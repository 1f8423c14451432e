import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { readStaticFiles } from "../../src/intake/read-static.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

it("refuses names of static files that some system does not have", () => {
  const folder = path.join(temporaryFolder(), "own");
  const refused = ["aux", "con.txt", "com1.d/a.txt", "a?b.txt", "end.", "end /a.txt", 'q".txt', "a:b.txt"];
  const kept = [".well-known/security.txt", "a b.txt", "CNAME", "concert.txt", "渡口.txt"];
  writeFiles(folder, Object.fromEntries([...refused, ...kept].map((name) => [name, "text"])));
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path).sort()).toEqual(kept.sort());
  expect(problems.map((problem) => String(problem.path)).sort()).toEqual(refused.sort());
});

it.runIf(process.platform === "linux")("refuses names that are not UTF-8", () => {
  const folder = path.join(temporaryFolder(), "own");
  writeFiles(folder, { "a.txt": "text" });
  const damaged = (name: string): Buffer =>
    Buffer.concat([Buffer.from(`${folder}/${name}`), Buffer.from([0xff])]);
  mkdirSync(damaged("folder"));
  writeFileSync(damaged("file"), "text");
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path)).toEqual(["a.txt"]);
  expect(problems.map(({ path: file, message }) => `${file} ${message}`).sort()).toEqual([
    "file\uFFFD its name is not UTF-8",
    "folder\uFFFD its name is not UTF-8",
  ]);
});

it("refuses files that are larger than what a build can read", () => {
  const folder = path.join(temporaryFolder(), "own");
  writeFiles(folder, { "a.iso": "", "a.txt": "text" });
  // The file takes no room: it is one hole.
  truncateSync(path.join(folder, "a.iso"), 2 ** 31);
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path)).toEqual(["a.txt"]);
  expect(problems).toMatchObject([{ path: "a.iso", message: expect.stringMatching(/more than 2 GB/) }]);
});

it("publishes no private key and no file of passwords", () => {
  const folder = path.join(temporaryFolder(), "own");
  const begin = (kind: string): string => `-----BEGIN ${kind}-----\nMC4C\n`;
  const refused = {
    ".env": "TOKEN=1\n",
    "a/.env.local": "TOKEN=1\n",
    ".git-credentials": "https://a:b@c.example\n",
    "key.pem": begin("PRIVATE KEY"),
    id_ed25519: begin("OPENSSH PRIVATE KEY"),
    "b.asc": begin("PGP PRIVATE KEY BLOCK"),
    "export.pem": `Bag Attributes\n    friendlyName: a\n${begin("RSA PRIVATE KEY")}`,
    "minisign.key": "untrusted comment: minisign encrypted secret key\nRWRT\n",
  };
  const kept = {
    ".env.example": "TOKEN=\n",
    "cert.pem": begin("CERTIFICATE"),
    "how-to.html": `<pre>\n${begin("PRIVATE KEY")}</pre>`,
    "minisign.pub": "untrusted comment: minisign public key 1\nRWQ\n",
  };
  writeFiles(folder, { ...refused, ...kept });
  const { files, problems } = readStaticFiles(folder);
  expect(files.map((file) => file.path).sort()).toEqual(Object.keys(kept).sort());
  expect(problems.map((problem) => String(problem.path)).sort()).toEqual(Object.keys(refused).sort());
});
