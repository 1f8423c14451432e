import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { BuildError } from "../../src/model/problem.js";
import {
  isSignedBy,
  printedPublicKey,
  privateKeyIn,
  publicKeyIn,
  signatureOf,
} from "../../src/output/signature.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const KEYS = path.resolve("test/site/keys");
const textOf = (name: string): string => readFileSync(path.join(KEYS, name), "utf8");
const PUBLIC = textOf("ssh.pub").trim();
const BLOB = PUBLIC.split(" ")[1] ?? "";
const MANIFEST = Buffer.from("text");

/** Returns what an error tells the operator: the message, and the hint. */
function refusal(read: () => KeyObject): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(BuildError);
    return `${(error as BuildError).message}\n${(error as BuildError).hint}`;
  }
  throw new Error("the key was read");
}

const fileWith = (text: string): string => {
  const file = path.join(temporaryFolder(), "key");
  writeFileSync(file, text);
  return file;
};

describe("a private key of ssh-keygen", () => {
  it.each<[string, (text: string) => string]>([
    ["as it is", (text) => text],
    ["with the line ends of Windows", (text) => text.replaceAll("\n", "\r\n")],
    ["in one line of a variable", (text) => text.replaceAll("\n", "\\n")],
    ["behind a byte order mark", (text) => `\ufeff${text}`],
  ])("signs what its public half verifies: %s", (_, change) => {
    const signature = signatureOf(MANIFEST, privateKeyIn(change(textOf("ssh")), "key"));
    expect(isSignedBy(MANIFEST, signature, publicKeyIn(PUBLIC))).toBe(true);
    expect(isSignedBy(Buffer.from("test"), signature, publicKeyIn(PUBLIC))).toBe(false);
  });

  it.each<[string, () => string, RegExp]>([
    ["encrypted", () => textOf("ssh-encrypted"), /is encrypted[\s\S]*ssh-keygen -p/],
    [
      "of another kind",
      () => textOf("ssh-ecdsa"),
      /is of the kind ecdsa-sha2-nistp256; sites are signed with Ed25519/,
    ],
    ["cut in half", () => changed((bytes) => bytes.subarray(0, 150)), /is damaged/],
    ["with another public half", () => changed((bytes) => flip(bytes, 70)), /is damaged/],
    ["with another seed", () => changed((bytes) => flip(bytes, bytes.length - 75)), /is damaged/],
    ["of nothing", () => changed(() => Buffer.from("text")), /is damaged/],
    ["that is public", () => PUBLIC, /is a public key/],
  ])("is refused: %s", (_, text, message) => {
    expect(refusal(() => privateKeyIn(text(), "key"))).toMatch(message);
  });

  /** Returns the private key after its bytes were changed. */
  function changed(change: (bytes: Buffer) => Buffer): string {
    const bytes = Buffer.from(textOf("ssh").replace(/-----.*-----/g, ""), "base64");
    return `-----BEGIN OPENSSH PRIVATE KEY-----\n${change(bytes).toString("base64")}\n-----END OPENSSH PRIVATE KEY-----`;
  }

  const flip = (bytes: Buffer, offset: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[offset] = (copy[offset] ?? 0) ^ 1;
    return copy;
  };
});

describe("a public key of ssh-keygen", () => {
  const printed = printedPublicKey(privateKeyIn(textOf("ssh"), "key"));

  it.each<[string, () => string]>([
    ["a line", () => PUBLIC],
    ["a line without a comment", () => `ssh-ed25519 ${BLOB}`],
    ["a file", () => path.join(KEYS, "ssh.pub")],
    ["a file with a remark", () => fileWith(`# text\r\n${PUBLIC}\r\n`)],
    [
      "a file as other programs write it",
      () =>
        fileWith(
          `---- BEGIN SSH2 PUBLIC KEY ----\nComment: "text \\\ntext"\n${BLOB.slice(0, 40)}\n${BLOB.slice(40)}\n---- END SSH2 PUBLIC KEY ----\n`,
        ),
    ],
    ["the private key's file", () => path.join(KEYS, "ssh")],
    ["the 32 bytes", () => printed],
  ])("is read: %s", (_, key) => {
    expect(printedPublicKey(publicKeyIn(key()))).toBe(printed);
  });

  it.each<[string, () => string, RegExp]>([
    ["RSA", () => path.join(KEYS, "ssh-rsa.pub"), /is of the kind ssh-rsa/],
    ["cut in half", () => `ssh-ed25519 ${BLOB.slice(0, 40)}`, /--public-key is damaged/],
    ["no key", () => fileWith("text"), /holds no Ed25519 key/],
  ])("is refused: %s", (_, key, message) => {
    expect(refusal(() => publicKeyIn(key()))).toMatch(message);
  });
});

describe("a key as PEM", () => {
  const pemOf = (key: KeyObject, passphrase?: string): string =>
    key
      .export({ type: "pkcs8", format: "pem", ...(passphrase ? { cipher: "aes-256-cbc", passphrase } : {}) })
      .toString();

  it("is said to be encrypted if it is, and how to decrypt it", () => {
    const { privateKey } = generateKeyPairSync("ed25519");
    const pem = pemOf(privateKey, "secret");
    expect(refusal(() => privateKeyIn(pem, "key"))).toMatch(
      /is encrypted[\s\S]*openssl pkey -in KEY -out COPY/,
    );
    expect(refusal(() => publicKeyIn(fileWith(pem)))).toMatch(/is encrypted/);
  });

  it("is said to be of another kind if it is", () => {
    const keys = {
      RSA: generateKeyPairSync("rsa", { modulusLength: 1024 }),
      EC: generateKeyPairSync("ec", { namedCurve: "P-256" }),
      X25519: generateKeyPairSync("x25519"),
    };
    for (const [kind, { privateKey, publicKey }] of Object.entries(keys)) {
      expect(refusal(() => privateKeyIn(pemOf(privateKey), "key"))).toContain(`is of the kind ${kind};`);
      const file = fileWith(publicKey.export({ type: "spki", format: "pem" }).toString());
      expect(refusal(() => publicKeyIn(file))).toContain(`is of the kind ${kind};`);
    }
  });

  it("is never quoted in a message", () => {
    const secret = pemOf(generateKeyPairSync("ed25519").privateKey).split("\n")[1] ?? "";
    const broken = `-----BEGIN PRIVATE KEY-----\n${secret}x\n-----END PRIVATE KEY-----`;
    expect(refusal(() => privateKeyIn(broken, "key"))).not.toContain(secret);
  });
});
