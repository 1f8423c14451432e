import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { ChannelId } from "../../src/model/names.js";
import { loadSettings } from "../../src/settings/load-settings.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** Loads settings that state mirrors, beside the folders `a`, `a/in` and `b`. */
async function load(settings: object) {
  const base = temporaryFolder();
  for (const folder of ["a/in", "b"]) mkdirSync(path.join(base, folder), { recursive: true });
  const config = path.join(base, "site.yaml");
  writeFileSync(config, JSON.stringify(settings));
  return { base, ...(await loadSettings({ config })) };
}

const A = { name: "a", folder: "a" };
const B = { name: "b", folder: "b" };

describe("settings name the key that is wrong:", () => {
  it.each<[string, object, RegExp]>([
    [
      "two mirrors of one name",
      [A, { ...B, name: "A" }],
      /mirrors\[1\]\.name: is the name of mirrors\[0\], too/,
    ],
    ["one folder twice", [A, { ...B, folder: "./a" }], /mirrors\[1\]\.folder: is the folder of mirrors\[0\]/],
    [
      "a folder in another",
      [A, { ...B, folder: "a/in" }],
      /mirrors\[1\]\.folder: is inside mirrors\[0\]\.folder/,
    ],
    [
      "a folder around another",
      [
        { ...A, folder: "a/in" },
        { ...B, folder: "a" },
      ],
      /mirrors\[0\]\.folder: is inside mirrors\[1\]\.folder/,
    ],
    [
      "a folder that is not there",
      [A, { ...B, folder: "c" }],
      /mirrors\[1\]\.folder: there is no folder .*c$/m,
    ],
    [
      "a folder in the words of Windows",
      [A, { ...B, folder: "mirrors\\b" }],
      /there is no folder .*mirrors\\b; write its path with \/$/m,
    ],
    ["a name that cannot be an address", [{ ...A, name: "a/b" }], /mirrors\[0\]\.name: must be letters/],
    ["a name that is too long", [{ ...A, name: "a".repeat(41) }], /mirrors\[0\]\.name: must be letters/],
    ["no folder", [{ name: "a" }], /mirrors\[0\]\.folder: is missing/],
    ["no list", { a: A }, /mirrors: must be a list of mirrors/],
    [
      "an address that is none",
      [{ ...A, originalUrl: "a.example" }],
      /mirrors\[0\]\.originalUrl: must be an http/,
    ],
    [
      "a format",
      [{ ...A, formats: [{ name: "f", match: "x", body: "div[" }] }],
      /mirrors\[0\]\.formats\[0\]\.body: not a CSS/,
    ],
    [
      "a channel that is no folder",
      [{ ...A, channels: { "x/y": "X" } }],
      /mirrors\[0\]\.channels\.x\/y cannot be/,
    ],
    [
      "plain addresses twice",
      [
        { ...A, addresses: "plain" },
        { ...B, addresses: "plain" },
      ],
      /mirrors\[1\]\.addresses: mirrors\[0\] has/,
    ],
  ])("%s", async (_, mirrors, message) => {
    await expect(load({ mirrors })).rejects.toThrow(message);
  });

  it("`content` beside mirrors", async () => {
    await expect(load({ content: "a", mirrors: [A, B] })).rejects.toThrow(/content: must be left out/);
  });

  it("the site in the folder of a mirror that is not the first", async () => {
    await expect(load({ out: "b", mirrors: [A, B] })).rejects.toThrow(
      /mirrors\[1\]\.folder .* is the same folder as --out/,
    );
  });
});

describe("mirrors", () => {
  it("have folders beside the settings, by their roots; the first has plain addresses", async () => {
    const { base, content, folders, site } = await load({ mirrors: [A, { ...B, title: "乙报" }] });
    expect(content).toBe(path.join(base, "a"));
    expect(folders).toEqual({ "": path.join(base, "a"), "b/": path.join(base, "b") });
    expect(site.mirrors).toMatchObject([
      { name: "a", title: "a", root: "", suffix: "" },
      { name: "b", title: "乙报", root: "b/", suffix: "~b" },
    ]);
  });

  it.each([
    ["another one", [A, { ...B, addresses: "plain" }], ["~a", ""]],
    ["none", [{ ...A, addresses: "named" }, B], ["~a", "~b"]],
    ["not even the only one", [{ ...A, addresses: "named" }], ["~a"]],
  ])("give the plain addresses to %s", async (_, mirrors, suffixes) => {
    expect((await load({ mirrors })).site.mirrors.map(({ suffix }) => suffix)).toEqual(suffixes);
  });

  it("label their channels in their order, and share the labels of the site", async () => {
    const { site } = await load({
      channels: { x: "X", y: "Y" },
      mirrors: [
        { ...A, channels: { z: "Z" } },
        { ...B, channels: { y: "why" } },
      ],
    });
    expect([...site.channels]).toEqual([
      ["z", "Z"],
      ["x", "X"],
      ["y", "Y"],
      ["y~b", "why"],
      ["x~b", "X"],
    ] as [ChannelId, string][]);
  });

  it("are the whole content where there is one, whose facts are on the about page", async () => {
    const only = { ...A, title: "甲报", originalUrl: "https://a.example/", licence: "自由转载" };
    const format = { name: "f", match: "x" };
    const { folders, site } = await load({ mirrors: [{ ...only, formats: [format] }] });
    expect(folders).toBeUndefined();
    expect(site.mirrors).toEqual([]);
    expect(site.formats).toMatchObject([{ name: "f" }]);
    expect(site.about).toEqual({ original: "甲报", originalUrl: "https://a.example/", licence: "自由转载" });
  });
});
