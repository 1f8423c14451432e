import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { BuildError } from "../model/problem.js";

/** The name of Ed25519 in the formats of OpenSSH. */
const ED25519 = "ssh-ed25519";
const PRIVATE_PEM = /-----BEGIN OPENSSH PRIVATE KEY-----([\s\S]*?)-----END OPENSSH PRIVATE KEY-----/;
const PUBLIC_PEM = /---- BEGIN SSH2 PUBLIC KEY ----([\s\S]*?)---- END SSH2 PUBLIC KEY ----/;
const PUBLIC_LINE = /^(?:sk-)?(?:ssh|ecdsa)-[\w@.-]+\s+([A-Za-z0-9+/]+=*)(?:\s|$)/m;
const MAGIC = "openssh-key-v1\0";

/** Tells whether a text is a key in a format of `ssh-keygen`. */
export const isSshKey = (text: string): boolean =>
  PRIVATE_PEM.test(text) || PUBLIC_PEM.test(text) || PUBLIC_LINE.test(text);

/**
 * Reads an Ed25519 key in a format of `ssh-keygen`: a private key without a passphrase, or a public key.
 * @param from where the key comes from, for messages; no message quotes the key
 * @throws BuildError if the key is encrypted, damaged or of another kind
 */
export function readSshKey(text: string, from: string): KeyObject {
  try {
    const base64 = PRIVATE_PEM.exec(text)?.[1];
    return base64 === undefined ? publicKey(publicBlob(text), from) : privateKey(bytesOf(base64), from);
  } catch (error) {
    if (!isOfDamage(error)) throw error;
    throw new BuildError(`the key in ${from} is damaged`, "copy the whole file, or make another key");
  }
}

/** Tells whether an error is of the reader, or of a newer Node that compares the two halves of a key by itself. */
const isOfDamage = (error: unknown): boolean =>
  error instanceof RangeError || (error as NodeJS.ErrnoException).code === "ERR_CRYPTO_INVALID_JWK";

function publicBlob(text: string): Buffer {
  const block = PUBLIC_PEM.exec(text)?.[1];
  // Header lines of this format hold a colon; a line that goes on ends in a backslash.
  const base64 = block?.replace(/^.*:(?:.*\\\r?\n)*.*$/gm, "") ?? PUBLIC_LINE.exec(text)?.[1] ?? "";
  return bytesOf(base64);
}

const bytesOf = (base64: string): Buffer => Buffer.from(base64, "base64");

function publicKey(blob: Buffer, from: string): KeyObject {
  const reader = new FieldReader(blob);
  requireEd25519(reader.text(), from);
  const x = requireLength(reader.bytes(), 32);
  return createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x: x.toString("base64url") }, format: "jwk" });
}

/** The format is described in OpenSSH's PROTOCOL.key. */
function privateKey(file: Buffer, from: string): KeyObject {
  if (file.toString("latin1", 0, MAGIC.length) !== MAGIC) throw new RangeError("no OpenSSH key");
  const reader = new FieldReader(file.subarray(MAGIC.length));
  const cipher = reader.text();
  if (cipher !== "none") throw encryptedKey(from, "cp KEY COPY; ssh-keygen -p -N '' -f COPY");
  // The name of the key derivation, and its options.
  reader.bytes();
  reader.bytes();
  if (reader.number() !== 1) throw new RangeError("not one key");
  const open = publicKey(reader.bytes(), from);
  const secret = new FieldReader(reader.bytes());
  const [first, second] = [secret.number(), secret.number()];
  if (first !== second) throw new RangeError("the check numbers differ");
  requireEd25519(secret.text(), from);
  const x = requireLength(secret.bytes(), 32);
  // The seed, and the public key once more.
  const d = requireLength(secret.bytes(), 64).subarray(0, 32);
  const jwk = { kty: "OKP", crv: "Ed25519", d: d.toString("base64url"), x: x.toString("base64url") };
  const key = createPrivateKey({ key: jwk, format: "jwk" });
  if (!createPublicKey(key).equals(open)) throw new RangeError("the two halves differ");
  return key;
}

/** Returns what is thrown for an encrypted key. @param command what makes a copy of the key that is not encrypted */
export const encryptedKey = (from: string, command: string): BuildError =>
  new BuildError(
    `the key in ${from} is encrypted, and newsmirror asks for no passphrase`,
    `make a copy without a passphrase: ${command} — or a new key: newsmirror sign --new-key FILE`,
  );

/** Returns what is thrown for a key of another kind. @param kind such as `RSA` */
export const otherKind = (from: string, kind: string): BuildError =>
  new BuildError(
    `the key in ${from} is of the kind ${kind}; sites are signed with Ed25519`,
    "make one: newsmirror sign --new-key FILE, or ssh-keygen -t ed25519",
  );

function requireEd25519(name: string, from: string): void {
  if (name === ED25519) return;
  if (!/^[\w@.-]{3,80}$/.test(name)) throw new RangeError("no kind of key");
  throw otherKind(from, name);
}

function requireLength(bytes: Buffer, length: number): Buffer {
  if (bytes.length !== length) throw new RangeError(`not ${length} bytes`);
  return bytes;
}

/** Reads the fields of SSH's formats: numbers of four bytes, and bytes behind their number. */
class FieldReader {
  private offset = 0;

  constructor(private readonly buffer: Buffer) {}

  /** @throws RangeError if the buffer ends before */
  number(): number {
    const value = this.buffer.readUInt32BE(this.offset);
    this.offset += 4;
    return value;
  }

  /** @throws RangeError if the buffer ends before */
  bytes(): Buffer {
    const length = this.number();
    const end = this.offset + length;
    if (end > this.buffer.length) throw new RangeError("a field is longer than what is left");
    const value = this.buffer.subarray(this.offset, end);
    this.offset = end;
    return value;
  }

  text(): string {
    return this.bytes().toString("latin1");
  }
}
