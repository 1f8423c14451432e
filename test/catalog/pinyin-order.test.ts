import { describe, expect, it } from "vitest";
import { inPinyinOrder, startOf } from "../../src/catalog/pinyin-order.js";
import { readAloud } from "../../src/catalog/read-aloud.js";

const filed = (...names: string[]): string[] =>
  inPinyinOrder(names, (name) => name, readAloud).map(({ item, initial }) => `${initial} ${item}`);

describe("inPinyinOrder", () => {
  it("files Chinese names under their first sound, in the order of a dictionary", () => {
    expect(filed("桥", "渡轮", "安", "灯塔", "博物馆", "單車")).toEqual([
      "A 安",
      "B 博物馆",
      "D 單車",
      "D 灯塔",
      "D 渡轮",
      "Q 桥",
    ]);
  });

  it("reads a character as its word has it", () => {
    expect(filed("重庆", "重量")).toEqual(["C 重庆", "Z 重量"]);
  });

  it("files Latin names under their letter, with or without accent, and in whatever case", () => {
    expect(filed("Élan", "apple", "AI")).toEqual(["A AI", "A apple", "E Élan"]);
  });

  it("files names in other alphabets under their letter, behind Latin ones", () => {
    expect(filed("рынок", "Ёлка", "bridge", "پل", "елка", "2000")).toEqual([
      "B bridge",
      "Е елка",
      "Е Ёлка",
      "Р рынок",
      "پ پل",
      "# 2000",
    ]);
  });

  it("puts what has no letter at the end", () => {
    expect(filed("5G", "桥", "《信》")).toEqual(["Q 桥", "# 5G", "# 《信》"]);
  });

  it("does not depend on the order of the names", () => {
    expect(filed("桥", "渡轮", "安")).toEqual(filed("安", "桥", "渡轮"));
  });

  it("puts a syllable before a longer one", () => {
    expect(filed("先生", "西安")).toEqual(["X 西安", "X 先生"]);
  });

  it("reads no more than four characters, whole ones", () => {
    expect(["渡轮", "渡轮码头旧址", "𠮷𠮷𠮷𠮷𠮷"].map(startOf)).toEqual(["渡轮", "渡轮码头", "𠮷𠮷𠮷𠮷"]);
  });
});
