import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { requireReadable } from "../lib/if-there.js";
import { BuildError } from "../model/problem.js";
import { encryptedKey, isSshKey, otherKind, readSshKey } from "./ssh-key.js";

/** Manifests are signed with Ed25519 alone: a key has 32 bytes, a signature 64, and there is nothing to choose. */
const KIND = "ed25519";

/** Returns the signature of a manifest, in base64. */
export const signatureOf = (manifest: Uint8Array, key: KeyObject): string =>
  sign(null, manifest, key).toString("base64");

/** Tells whether the key's owner made the signature, in base64, for this manifest. */
export function isSignedBy(manifest: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature.trim(), "base64");
  return bytes.length === 64 && verify(null, manifest, key, bytes);
}

/**
 * Reads a private key: PEM (PKCS #8), or the format of `ssh-keygen`. `\n` may stand for a line end.
 * @param from where the key comes from, for messages
 * @throws BuildError if the text is no private Ed25519 key, or an encrypted one
 */
export function privateKeyIn(text: string, from: string): KeyObject {
  const pem = text.trim().replaceAll("\\n", "\n");
  const key = isSshKey(pem) ? readSshKey(pem, from) : readPem(pem, from, createPrivateKey);
  if (key.type === "private") return key;
  throw new BuildError(
    `the key in ${from} is a public key`,
    "sign with the private key, and publish the public one",
  );
}

/**
 * Reads a public key: the 32 bytes in base64 as `newsmirror sign` prints them, a line of `ssh-keygen`, or the name of a
 * file that holds one of these or PEM (SPKI). Of a private key, the public half is returned.
 * @throws BuildError if there is no Ed25519 key, or an encrypted one
 */
export function publicKeyIn(textOrFile: string): KeyObject {
  const isText = isRawKey(textOrFile.trim()) || isSshKey(textOrFile);
  const text = (
    isText ? textOrFile : readKeyFile(textOrFile, "name the file of a key, or give the key itself")
  ).trim();
  const from = isText ? "--public-key" : textOrFile;
  if (isSshKey(text)) return publicOf(readSshKey(text, from));
  if (!isRawKey(text)) return readPem(text, from, createPublicKey);
  const x = Buffer.from(text, "base64").toString("base64url");
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
}

/** Returns the public half of a key in base64. Operators tell it to their readers. */
export function printedPublicKey(key: KeyObject): string {
  const { x = "" } = publicOf(key).export({ format: "jwk" });
  return Buffer.from(x, "base64url").toString("base64");
}

/** Returns the public half of a key as PEM, which other programs read. */
export const publicPem = (key: KeyObject): string =>
  publicOf(key).export({ type: "spki", format: "pem" }).toString();

const publicOf = (key: KeyObject): KeyObject => (key.type === "private" ? createPublicKey(key) : key);

const isRawKey = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(text);

/** Reads the text in the file of a key. @throws BuildError with the hint if it cannot be read */
export const readKeyFile = (file: string, hint: string): string =>
  requireReadable(() => readFileSync(file, "utf8"), `the key ${file}`, hint);

function readPem(pem: string, from: string, create: (pem: string) => KeyObject): KeyObject {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem))
    throw encryptedKey(from, "openssl pkey -in KEY -out COPY");
  const key = tryRead(() => create(pem));
  if (!key)
    throw new BuildError(
      `${from} holds no Ed25519 key`,
      "keys are PEM, or in a format of ssh-keygen; make one: newsmirror sign --new-key FILE",
    );
  const kind = key.asymmetricKeyType ?? "unknown";
  if (kind !== KIND) throw otherKind(from, kind.toUpperCase());
  return key;
}

/** Returns undefined if there is no key. Node's own message may quote the key, so it is left out. */
function tryRead(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
