import { describe, expect, it } from "vitest";
import { findLess } from "../../../src/search/query/find-less.js";

const TEXTS = ["清晨渡轮停航", "图书馆开放", "the first ferry leaves"];

/** Counts the texts that hold all words, or a phrase. */
const count = async (text: string): Promise<number> => {
  const words = text.startsWith('"') ? [text.replaceAll('"', "")] : text.split(" ");
  return TEXTS.filter((one) => words.every((word) => one.includes(word))).length;
};

describe("what is left of a query that finds nothing", () => {
  it.each([
    ["渡轮停开", ["渡轮停"]],
    ["明晨渡轮停航", ["晨渡轮停航"]],
    ["渡轮 图书馆 停航", ["渡轮 停航", "渡轮", "图书馆", "停航"]],
    ["渡轮 -停航 果园", ["渡轮"]],
    ['"first ship"', ["first"]],
    ['"the first ferry" 果园', ['"the first ferry"']],
    ["ferry ferry 果园", ["ferry"]],
    ["tag:渡轮", []],
    ["year:1900 渡轮 果园", ["渡轮"]],
    ["「tag:渡轮 停航」 图书馆", ["图书馆"]],
    ["青禾河没有这样的图书馆仃航三日十四时二十分在这里", ["图书馆"]],
    ["渡轮，图书馆停航", ["图书馆"]],
    ["果园", []],
    ["园", []],
    ["", []],
    ["，。", []],
  ])("of %j is %j", async (query, texts) => {
    expect((await findLess(query, count)).map(({ text }) => text)).toEqual(texts);
  });

  it("is looked for forty times at most", async () => {
    let tried = 0;
    await findLess("果园".repeat(50), async () => {
      tried++;
      return 0;
    });
    expect(tried).toBe(40);
  });
});
