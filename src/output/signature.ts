import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { BuildError } from "../model/problem.js";

/** The manifest is signed with Ed25519: keys of 32 bytes, signatures of 64, and nothing to choose. */
const KIND = "ed25519";

/** Returns the signature of a manifest, in base64. */
export const signatureOf = (manifest: Uint8Array, key: KeyObject): string =>
  sign(null, manifest, key).toString("base64");

/** Tells whether a signature is that of the manifest by the key's owner. */
export function isSignedBy(manifest: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature.trim(), "base64");
  return bytes.length === 64 && verify(null, manifest, key, bytes);
}

/** Reads a private key from PEM (PKCS #8). @throws BuildError where it is none, or of another kind */
export function privateKeyIn(pem: string, from: string): KeyObject {
  return keyIn(from, () => createPrivateKey(pem.trim().replaceAll("\\n", "\n")));
}

/**
 * Reads a public key: the 32 bytes in base64 as `newsmirror sign` prints them, or a file with them or with PEM (SPKI).
 * @throws BuildError where it is none
 */
export function publicKeyIn(text: string): KeyObject {
  const given = isRawKey(text) ? text : readText(text);
  return keyIn(text, () => {
    if (!isRawKey(given.trim())) return createPublicKey(given);
    const x = Buffer.from(given.trim(), "base64").toString("base64url");
    return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  });
}

/** Returns the public key of either key, in base64: what an operator tells the readers. */
export function printedPublicKey(key: KeyObject): string {
  const { x = "" } = publicOf(key).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}

/** Returns the public key of either key as PEM, which other programs read. */
export const publicPem = (key: KeyObject): string =>
  publicOf(key).export({ type: "spki", format: "pem" }).toString();

/**
 * Makes a new key and writes it to a file that only its owner can read.
 * @throws BuildError where there is such a file: a key that is overwritten is gone
 */
export function writeNewKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync(KIND);
  try {
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new BuildError(`${file} exists`, "name another file: a key that is overwritten is gone", {
      cause: error,
    });
  }
  return privateKey;
}

const publicOf = (key: KeyObject): KeyObject => (key.type === "private" ? createPublicKey(key) : key);

const isRawKey = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(text);

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new BuildError(`cannot read the key ${file}: ${(error as Error).message}`, undefined, {
      cause: error,
    });
  }
}

function keyIn(from: string, read: () => KeyObject): KeyObject {
  try {
    const key = read();
    if (key.asymmetricKeyType === KIND) return key;
  } catch {
    // What Node says of it may quote the key.
  }
  throw new BuildError(`${from} is not an Ed25519 key`, "make one: newsmirror sign --new-key FILE");
}
