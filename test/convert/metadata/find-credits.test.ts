import { describe, expect, it } from "vitest";
import type { Credits } from "../../../src/convert/file-data.js";
import { findClosingCredits, findOpeningCredits } from "../../../src/convert/metadata/find-credits.js";
import { findDateline } from "../../../src/convert/metadata/find-dateline.js";
import { PUBLISHER } from "../publisher.js";

const DATELINE = "【青禾时报2023年11月03日讯】";

/** `⟨白鹭湾⟩` in the credit stands for a linked tag. */
function openingCredits(credit: string, dateline = DATELINE): Credits {
  const tagRanges: [number, number][] = [];
  let text = dateline;
  for (const part of credit.split(/(⟨[^⟩]*⟩)/)) {
    const words = part.replace(/[⟨⟩]/g, "");
    if (part !== words) tagRanges.push([text.length, text.length + words.length]);
    text += words;
  }
  const line = { text: `${text}渡轮停航。`, tagRanges };
  const found = findDateline([line], PUBLISHER);
  if (!found) throw new Error(`no dateline in ${line.text}`);
  return findOpeningCredits([line], found, PUBLISHER);
}

const creditsOf = (...texts: string[]): Credits => {
  const lines = texts.map((text) => ({ text, tagRanges: [] }));
  return findOpeningCredits(lines, findDateline(lines, PUBLISHER), PUBLISHER);
};

it.each<[where: string, lines: string[], credits: Credits]>([
  ["the line below the dateline", [DATELINE, "（记者沈小满报导）渡轮停航。"], { reporters: ["沈小满"] }],
  ["the text before the dateline", [`（记者沈小满报导）${DATELINE}渡轮停航。`], { reporters: ["沈小满"] }],
  ["a text without a dateline", ["（记者沈小满报导）渡轮停航。"], { reporters: ["沈小满"] }],
  [
    "a text whose dateline has no day",
    ["【青禾时报讯】（记者沈小满报导）渡轮停航。"],
    { agency: "青禾时报", reporters: ["沈小满"] },
  ],
  ["a text of the paper itself", ["【本报讯】（记者沈小满报导）渡轮停航。"], { reporters: ["沈小满"] }],
  ["the dateline of a wire", ["（中央社記者何问渠台北3日電）渡轮停航。"], { reporters: ["何问渠"] }],
  ["the dateline of a wire without a name", ["（中央社台北3日電）渡轮停航。"], { agency: "中央社" }],
  ["a line below one with words", [`${DATELINE}渡轮停航。`, "（记者沈小满报导）"], {}],
  ["a text that begins in parentheses", ["（渡轮）从今天起停航。"], {}],
])("reads the credit in %s", (_, lines, credits) => {
  expect(creditsOf(...lines)).toEqual(credits);
});

describe("findOpeningCredits", () => {
  it.each<[credit: string, reporters: string[], translators?: string[]]>([
    ["（青禾时报记者沈小满报导）", ["沈小满"]],
    ["(青禾时报记者沈小满报导)", ["沈小满"]],
    ["（ 青禾时报记者沈小满报道 ）", ["沈小满"]],
    ["（青禾时报记者沈小满综合报导）", ["沈小满"]],
    ["（青禾时报记者沈小满采访报导）", ["沈小满"]],
    ["（青禾时报记者沈小满编译报导）", ["沈小满"]],
    ["（青禾时报记者沈小满）", ["沈小满"]],
    ["（记者沈小满报导）", ["沈小满"]],
    ["（青禾时报特约记者沈小满报导）", ["沈小满"]],
    ["（青禾时报驻鹤汀岛记者沈小满报导）", ["沈小满"]],
    ["（青禾时报记者沈小满、何问渠报导）", ["沈小满", "何问渠"]],
    ["（青禾时报记者沈小满／何问渠报导）", ["沈小满", "何问渠"]],
    ["（青禾时报记者沈小满/何问渠报导）", ["沈小满", "何问渠"]],
    ["（青禾时报记者沈小满和何问渠报导）", ["沈小满", "何问渠"]],
    ["（青禾时报记者沈小满 何问渠报导）", ["沈小满", "何问渠"]],
    ["（青禾时报记者沈小满、沈小满报导）", ["沈小满"]],
    ["（青禾时报记者李和平报导）", ["李和平"]],
    ["（青禾时报记者欧阳小满报导）", ["欧阳小满"]],
    ["（青禾时报记者沈小满台湾台北报导）", ["沈小满"]],
    ["（青禾时报记者沈小满、何问渠香港报导）", ["沈小满", "何问渠"]],
    ["（青禾时报记者祝晚舟⟨白鹭湾⟩报导）", ["祝晚舟"]],
    ["（青禾时报记者⟨沈小满⟩报导）", ["沈小满"]],
    ["（青禾时报记者Nora Fennick报导）", ["Nora Fennick"]],
    ["（青禾时报记者Nora J. Fennick-O’Hara报导）", ["Nora J. Fennick-O’Hara"]],
    ["（青禾时报记者Nora Fennick、沈小满报导）", ["Nora Fennick", "沈小满"]],
    ["（青禾时报记者诺拉‧芬尼克报导）", ["诺拉‧芬尼克"]],
    ["（青禾时报记者诺拉·芬尼克报导）", ["诺拉·芬尼克"]],
    ["（英文青禾时报记者Nora Fennick报导／林有声编译）", ["Nora Fennick"], ["林有声"]],
    ["（英文青禾时报记者Nora Fennick报导/林有声翻译）", ["Nora Fennick"], ["林有声"]],
    ["（英文青禾时报记者Nora Fennick撰文／林有声、何问渠编译）", ["Nora Fennick"], ["林有声", "何问渠"]],
    ["（英文青禾时报记者Nora Fennick／林有声编译报导）", ["Nora Fennick"], ["林有声"]],
    ["（青禾时报记者沈小满编译）", [], ["沈小满"]],
    ["（青禾时报记者沈小满翻译）", [], ["沈小满"]],
    ["（文／沈小满）", ["沈小满"]],
    ["（记者：沈小满）", ["沈小满"]],
    ["【青禾时报记者沈小满报导】", ["沈小满"]],
    ["（文／沈小满 图／何问渠）", ["沈小满"]],
    ["（记者沈小满报导，摄影：何问渠）", ["沈小满"]],
    ["（图／文：沈小满）", ["沈小满"]],
    ["（文/图：沈小满）", ["沈小满"]],
    ["【更新】", []],
    ["【记者手记】", []],
    ["【编译】", []],
    ["[青禾时报记者沈小满报导]", ["沈小满"]],
    ["青禾时报记者沈小满报导）", ["沈小满"]],
    ["青禾时报记者沈小满报导，渡轮（一号）", []],
    ["（青禾时报白鹭湾记者站沈小满报导）", ["沈小满"]],
    ["（作者：沈小满）", ["沈小满"]],
    ["（青禾时报记者沈小满专访）", ["沈小满"]],
    ["（图片来源：港口局）", []],
    ["（青禾时报记者林沙洲某某镇报导）", []],
    ["（青禾时报综合报导）", []],
    ["（青禾时报新闻中心报导）", []],
    ["（青禾时报记者站报导）", []],
    ["（见图）", []],
    ["（沈小满）", []],
    ["", []],
  ])("%s", (credit, reporters, translators = []) => {
    const found = openingCredits(credit);
    expect(found.reporters ?? []).toEqual(reporters);
    expect(found.translators ?? []).toEqual(translators);
  });

  it.each<[credit: string, names: string[]]>([
    ["（青禾时报记者Nora Fennick美国报导）", ["Nora Fennick"]],
    ["（青禾时报记者沈小满美国华盛顿DC报导）", ["沈小满"]],
    ["（青禾时报沈小满综合报导）", ["沈小满"]],
    ["（青禾时报林有声编译）", ["林有声"]],
    ["（青禾时报记者Nora Fennick报导、林有声编译）", ["Nora Fennick", "林有声"]],
  ])("names the people of %s and nobody else", (credit, names) => {
    const { reporters = [], translators = [] } = openingCredits(credit);
    expect([...reporters, ...translators]).toEqual(names);
  });

  it("does not take the agency for a person", () => {
    const found = openingCredits("（青禾报香港新闻中心报导）", "【青禾报2023年11月03日讯】");
    expect(found.reporters).toBeUndefined();
  });

  it("takes no parenthesis for a credit that is longer than a credit can be", () => {
    const names = Array.from({ length: 40 }, () => "沈小满").join("、");
    expect(openingCredits(`（青禾时报记者${names}报导）`)).toEqual({});
  });

  it.each([
    ["（青禾时报记者沈小满报导）", "青禾时报"],
    ["（英文青禾时报记者Nora Fennick报导）", "英文青禾时报"],
    ["（香港青禾时报记者沈小满报导）", "香港青禾时报"],
    ["（青禾时报专题部记者沈小满报导）", "青禾时报专题部"],
    ["（中央社记者沈小满报导）", "中央社"],
    ["（转自晨星社【夜航】第三集完整版）", "晨星社"],
    ["（转自《晨星》）", "晨星"],
    ["（记者沈小满报导）", undefined],
    ["（见图）", undefined],
  ])("%s is by %s", (credit, agency) => {
    expect(openingCredits(credit).agency).toBe(agency);
  });
});

describe("findClosingCredits", () => {
  const closing = (...lines: string[]): Credits =>
    findClosingCredits(
      lines.map((text) => ({ text, tagRanges: [] })),
      PUBLISHER.agencies,
    );

  it.each<[line: string, editors: string[]]>([
    ["责任编辑：方既白", ["方既白"]],
    ["责任编辑：方既白#", ["方既白"]],
    ["责任编辑：方既白＃", ["方既白"]],
    ["责任编辑：方既白◇", ["方既白"]],
    ["责任编辑：方既白#◇", ["方既白"]],
    ["责任编辑：方既白。", ["方既白"]],
    ["责任编辑: 方既白", ["方既白"]],
    ["责任编辑；方既白", ["方既白"]],
    ["责编：方既白", ["方既白"]],
    ["（责任编辑：方既白）", ["方既白"]],
    ["责任编辑：方既白、林有声#", ["方既白", "林有声"]],
    ["责任编辑：方既白 林有声#", ["方既白", "林有声"]],
    ["文字整理：沈小满；责任编辑：方既白#", ["方既白"]],
    ["责任编辑：责任编辑：方既白", ["方既白"]],
    ["责任编辑：欧阳既白", ["欧阳既白"]],
    ["责任编缉：方既白#", ["方既白"]],
    ["责编／方既白", ["方既白"]],
    ["責任編緝：方既白", ["方既白"]],
    ["责任编辑 方既白 #", ["方既白"]],
    ["责任编辑 今天早上走了", []],
    ["责任编辑：", []],
    ["责任编辑走了。", []],
    ["这位编辑没有名字。", []],
    [`责任编辑：方既白说，${"渡轮停航，".repeat(8)}`, []],
  ])("%s", (line, editors) => {
    expect(closing("甲。", line).editors ?? []).toEqual(editors);
  });

  it("reads editors above a few closing lines", () => {
    expect(closing("甲。", "责任编辑：方既白#", "作者简介：沈小满。", "（完）").editors).toEqual(["方既白"]);
  });

  it("does not read editors out of the story", () => {
    expect(closing("责任编辑：方既白", ...Array<string>(8).fill("甲。")).editors).toBeUndefined();
  });

  it.each([
    ["（转自晨星社）", "晨星社"],
    ["(转自《晨星》)", "晨星"],
    ["（转载自晨星社）", "晨星社"],
    ["（轉載自晨星社）", "晨星社"],
    ["渡轮停航。（中央社）", "中央社"],
    ["渡轮停航。（中央社）#", "中央社"],
    ["中央社说，渡轮停航。", undefined],
    ["（中央社）说，渡轮停航。", undefined],
    ["（渡轮）", undefined],
  ])("%s is by %s", (line, agency) => {
    expect(closing("甲。", line, "责任编辑：方既白").agency).toBe(agency);
  });
});
