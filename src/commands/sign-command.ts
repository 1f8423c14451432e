import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { writeAtomic } from "../lib/write-atomic.js";
import { MANIFEST, PUBLIC_KEY, SIGNATURE } from "../model/manifest.js";
import { BuildError } from "../model/problem.js";
import { loadManifestRoot } from "../output/manifest.js";
import { writeNewKey } from "../output/new-key.js";
import { printedPublicKey, privateKeyIn, publicPem, readKeyFile, signatureOf } from "../output/signature.js";
import { loadSettings } from "../settings/load-settings.js";

/** The variable that may hold the private key instead of a file, with `\n` for line ends if need be. */
const KEY_VARIABLE = "NEWSMIRROR_SIGNING_KEY";

interface SignFlags {
  /** The folder of the site; undefined for that of the settings. */
  readonly site?: string | undefined;
  readonly key?: string | undefined;
  readonly newKey?: string | undefined;
}

/** Signs a site's manifest; or makes a new key. @throws BuildError if there is no key that can be used, or no manifest */
export async function runSign({ site, key, newKey }: SignFlags): Promise<void> {
  if (newKey !== undefined) return makeKey(newKey, site);
  const signingKey = keyFrom(key);
  const folder = path.resolve(site ?? (await loadSettings({})).out);
  const manifest = loadManifestRoot(folder);
  if (!manifest) throw new BuildError(`there is no ${MANIFEST} in ${folder}`, "build the site first");
  const files = manifest.parts.reduce((sum, part) => sum + part.files, manifest.files.size);
  const signature = signatureOf(readFileSync(path.join(folder, MANIFEST)), signingKey);
  writeAtomic(path.join(folder, PUBLIC_KEY), publicPem(signingKey));
  writeAtomic(path.join(folder, SIGNATURE), `${signature}\n`);
  console.log(`${files} files signed; the public key is\n${printedPublicKey(signingKey)}`);
}

async function makeKey(file: string, site: string | undefined): Promise<void> {
  const { out, static: staticFiles, templates } = await loadSettings({ out: site });
  const published = [out, staticFiles, templates].filter((folder) => folder !== undefined);
  const { key, ignoredBy } = writeNewKey(file, published);
  console.log(`${file} holds the private key: keep it secret, and keep a copy.`);
  if (ignoredBy) console.log(`${ignoredBy} keeps it out of git.`);
  console.log(`Tell your readers the public key:\n${printedPublicKey(key)}`);
}

function keyFrom(file: string | undefined): KeyObject {
  if (file !== undefined) return privateKeyIn(readKeyFile(file, "name another file with --key"), file);
  const pem = process.env[KEY_VARIABLE];
  if (pem) return privateKeyIn(pem, KEY_VARIABLE);
  throw new BuildError(
    "no key to sign with",
    `name its file with --key, put it into ${KEY_VARIABLE}, or make one with --new-key FILE`,
  );
}
