import { describe, expect, it } from "vitest";
import {
  articleIdOf,
  dayOfFolders,
  nameChannels,
  pageNameOf,
  renamedFrom,
} from "../../src/intake/article-names.js";
import { isSafeName } from "../../src/lib/safe-name.js";
import type { SourcePath } from "../../src/model/names.js";

const idOf = (file: string): string => articleIdOf(file as SourcePath);

describe("articleIdOf", () => {
  it.each([
    ["c/n14072911.md", "n14072911"],
    ["c/2023-07-01-ferry_x.y.markdown", "2023-07-01-ferry_x.y"],
    ["c/渡口.html", "渡口"],
    ["c/_draft.md", "_draft"],
    ["c/cafe\u0301.md", "caf\u00e9"],
    ["posts/ferry/index.md", "ferry"],
    ["posts/INDEX.html", "posts"],
    ["c/n14072911.html.gz", "n14072911"],
    ["2023/05/06/index.html", "2023-05-06"],
    ["2023/05/06/ferry/amp/index.html", "ferry"],
    ["c/n14072911.amp.html", "n14072911"],
    ["amp/index.html", "amp"],
  ])("calls %s %s", (file, id) => {
    expect(idOf(file)).toBe(id);
    expect(renamedFrom(file as SourcePath)).toBeUndefined();
  });

  it.each([
    ["c/ferry note.md", /^ferry-note-[0-9a-f]{8}$/],
    ["c/【读者】渡口 来信！.md", /^读者-渡口-来信-[0-9a-f]{8}$/],
    ["c/a|b?.md", /^a-b-[0-9a-f]{8}$/],
    ["c/con.md", /^con-[0-9a-f]{8}$/],
    ["c/aux.txt.md", /^aux-txt-[0-9a-f]{8}$/],
    ["c/$com\u00b9.2023.md", /^com\u00b9-2023-[0-9a-f]{8}$/],
    ["c/！？.md", /^[0-9a-f]{8}$/],
    ["index.md", /^index-[0-9a-f]{8}$/],
    [`c/${"长".repeat(60)}.md`, /^长{23}-[0-9a-f]{8}$/],
    [`c/${"🚢".repeat(60)}船.md`, /^船-[0-9a-f]{8}$/],
  ])("makes a safe id of %s", (file, id) => {
    expect(idOf(file)).toMatch(id);
    expect(isSafeName(idOf(file))).toBe(true);
    expect(renamedFrom(file as SourcePath)).toBeDefined();
  });

  it("tells names apart that look alike once they are safe", () => {
    expect(idOf("c/a b.md")).not.toBe(idOf("c/a?b.md"));
  });

  it("takes the composed and the decomposed form of a name for one", () => {
    expect(idOf("c/cafe\u0301 x.md")).toBe(idOf("c/caf\u00e9 x.md"));
  });
});

it.each([
  ["c/2023/07/01/a.md", "2023-07-01"],
  ["c/1402/03/12/bridge/index.html", "2023-06-02"],
  ["c/1402-03-12/a.md", "2023-06-02"],
  ["c/1402/03/a.md", undefined],
  ["c/1402/38/12/a.md", undefined],
])("the day of the folders of %s is %s", (file, day) => {
  expect(dayOfFolders(file)).toBe(day);
});

it("nameChannels tells names apart that a disk without case takes for one", () => {
  const { channelIn } = nameChannels(
    new Map([
      ["strasse", ["a.md"]],
      ["straße", ["a.md"]],
    ]),
  );
  expect([channelIn("strasse"), channelIn("straße")]).toEqual([
    "strasse",
    expect.stringMatching(/^straße-[0-9a-f]{8}$/),
  ]);
});

describe("nameChannels", () => {
  const channelsOf = (folders: Record<string, string>) => {
    const { channelIn, labels } = nameChannels(
      new Map(Object.entries(folders).map(([folder, names]) => [folder, [names]])),
    );
    return { ids: Object.keys(folders).map(channelIn), labels: Object.fromEntries(labels) };
  };

  it.each([
    ["", undefined],
    ["c1", "c1"],
    ["a/c1", "c1"],
    ["c1/2023/07/01", "c1"],
    ["c1/2023-07", "c1"],
    ["c1/2023/2023-07-01", "c1"],
    ["c1/2023年/7月", "c1"],
    ["2023/05/06", undefined],
    ["c1/2023年7月1日", "c1"],
    ["c1/2023年7月/1日", "c1"],
    ["c1/2023/Jul/01", "c1"],
    ["c1/2023/07-July", "c1"],
    ["c1/July", "July"],
    ["c1/2023/Julia", "Julia"],
    ["c1/07", "07"],
    ["c1/12/2023", "12"],
    ["c1/ncid277", "ncid277"],
    ["c1/1402/03/12", "c1"],
    ["c1/1402/3", "c1"],
    ["c1/1402-03-12", "c1"],
    ["1402/03", undefined],
    ["c1/1402", "1402"],
    ["c1/1402/38", "38"],
    ["c1/1462/03", "03"],
    ["c1/14020312", "14020312"],
  ])("files %s under %s", (folder, channel) => {
    expect(channelsOf({ [folder]: "a.md/b.md" }).ids).toEqual([channel]);
  });

  it("files a folder that is one article under the folder above", () => {
    expect(channelsOf({ "posts/ferry": "index.md", posts: "a.md/index.md" }).ids).toEqual(["posts", "posts"]);
  });

  it("files the page in a folder of its number under the folder above", () => {
    const folders = {
      "www.a.example/news/40213": "ferry.html",
      "www.a.example/news/40214": "bridge.html/mill.html",
      "www.a.example/news/40215": "n1.md",
      "www.a.example/news/421": "quay.html",
    };
    expect(channelsOf(folders).ids).toEqual(["news", "40214", "40215", "421"]);
    expect(channelsOf({ "40216": "quay.html" }).ids).toEqual(["40216"]);
  });

  it("makes safe ids of odd names, which stay the labels", () => {
    const { ids, labels } = channelsOf({ "水 路": "a.md" });
    expect(ids[0]).toMatch(/^水-路-[0-9a-f]{8}$/);
    expect(labels).toEqual({ [ids[0] as string]: "水 路" });
  });

  it("tells names apart that differ in case only, and takes two forms of a name for one", () => {
    const { ids } = channelsOf({ CNN: "a.md", cnn: "b.md", "cafe\u0301": "c.md", "caf\u00e9": "d.md" });
    expect(ids[0]).toBe("CNN");
    expect(ids[1]).toMatch(/^cnn-[0-9a-f]{8}$/);
    expect(ids[2]).toBe(ids[3]);
  });
});

describe("pageNameOf", () => {
  it.each([
    ["c/a.html", "a"],
    ["c/a b | c.htm", "a b | c"],
    ["c/2023/long-story/index.html", "long-story"],
    ["c/story.php?id=5.html", "story.php?id=5"],
    ["c/story.xhtml", "story"],
    ["c/story.mhtml", "story"],
    ["c/story.html.gz", "story"],
    ["index.html", "index"],
  ])("%s", (file, name) => {
    expect(pageNameOf(file)).toBe(name);
  });
});
