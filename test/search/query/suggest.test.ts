import { describe, expect, it } from "vitest";
import type { Catalog, Tag } from "../../../src/model/catalog.js";
import { VERSION_LENGTH } from "../../../src/search/format/search-format.js";
import { planSuggestions } from "../../../src/search/index/plan-suggestions.js";
import { similarTags, suggestTags } from "../../../src/search/query/suggest.js";

const READINGS: Readonly<Record<string, string>> = {
  渡轮: "du lun",
  渡轮码头: "du lun ma tou",
  图书馆: "tu shu guan",
  圖書節: "tu shu jie",
  河边: "he bian",
};
/** Tags, each with the number of its articles. */
const TAGS = { 渡轮: 9, 渡轮码头: 2, 图书馆: 40, 圖書節: 3, 河边: 1, "Ferry Terminal": 5, G20: 3 };

const tags = Object.entries(TAGS).map(
  ([label, count]) => ({ label, articles: Array(count) }) as unknown as Tag,
);

function suggestionsOf(some: readonly Tag[]) {
  const files = planSuggestions({ tags: some } as Catalog, (label) => READINGS[label] ?? label.toLowerCase());
  const table = { engine: "", segments: [], suggestions: "v".repeat(VERSION_LENGTH * files.length) };
  const load = async (name: string) => files[Number(/\d+/.exec(name))];
  return { files, table, load };
}

describe("suggested tags", () => {
  const { table, load } = suggestionsOf(tags);

  it.each([
    ["渡", ["渡轮", "渡轮码头"]],
    ["渡輪碼", ["渡轮码头"]],
    ["图书", ["图书馆", "圖書節"]],
    ["du", ["渡轮", "渡轮码头"]],
    ["dulunma", ["渡轮码头"]],
    ["ferr", ["Ferry Terminal"]],
    ["Ferry t", ["Ferry Terminal"]],
    ["g2", ["G20"]],
    ["河", []],
    ["d", []],
    ["，", []],
    ["", []],
  ])("for %j are %j", async (text, labels) => {
    expect(await suggestTags(text, table, load)).toEqual(labels);
  });

  it.each([
    ["渡伦", ["渡轮"]],
    ["杜轮", ["渡轮"]],
    ["图书棺", ["图书馆", "圖書節"]],
    ["图馆", ["图书馆"]],
    ["dulon", ["渡轮"]],
    ["tushuguan", ["图书馆"]],
    ["ferry terminel", ["Ferry Terminal"]],
    ["渡", []],
    ["天文台", []],
    ["", []],
  ])("that are like %j are %j", async (text, labels) => {
    expect(await similarTags(text, table, load)).toEqual(labels);
  });

  it("of a site without tags are none", async () => {
    const none = suggestionsOf([]);
    expect(none.files).toEqual([]);
    expect(await suggestTags("渡轮", none.table, none.load)).toEqual([]);
  });

  it("are in files of which one more article changes none or few", () => {
    const many = Array.from({ length: 5000 }, (_, at) => ({
      label: String.fromCharCode(0x4e00 + at) + String.fromCharCode(0x5e00 + at),
      articles: Array(10),
    })) as unknown as Tag[];
    const before = suggestionsOf(many).files.map((rows) => JSON.stringify(rows));
    expect(before.length).toBeGreaterThan(16);
    const more = many.map((tag, at) => (at === 7 ? { ...tag, articles: Array(11) } : tag)) as Tag[];
    expect(suggestionsOf(more).files.map((rows) => JSON.stringify(rows))).toEqual(before);
    const another = [...many, { label: "渡轮", articles: Array(2) } as unknown as Tag];
    const changed = suggestionsOf(another).files.filter(
      (rows, file) => JSON.stringify(rows) !== before[file],
    );
    expect(changed.length).toBeLessThanOrEqual(3);
  });
});
