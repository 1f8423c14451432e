import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CardRow } from "../../../src/search/format/search-format.js";
import { tokenize } from "../../../src/search/format/tokenize.js";
import type { SearchDocument } from "../../../src/search/index/document-terms.js";
import { type Filters, isEmptyQuery, parseQuery } from "../../../src/search/query/parse-query.js";
import {
  nearestFirst,
  type Order,
  type ReadText,
  type Result,
  Search,
} from "../../../src/search/query/search.js";
import { type SampleIndex, sampleIndex } from "./sample-index.js";

interface Draft {
  readonly title: string;
  readonly tags?: readonly string[];
  readonly channels?: readonly string[];
  readonly text?: string;
  readonly day?: string;
}

const documentsOf = (drafts: readonly Draft[]): SearchDocument[] =>
  drafts.map(({ title, tags = [], channels = ["c1"], text = "", day = "2024-03-05" }, at) => ({
    card: [`${day.replaceAll("-", "/")}/n${at}.html`, title, channels],
    tags,
    text,
  }));

const idOf = ({ card: [address] }: Result): string => address.slice(11, -5);

interface Asked extends Filters {
  readonly order?: Order;
  readonly readText?: ReadText;
}

async function idsOf(
  { table, load }: SampleIndex,
  text: string,
  { order, readText, ...filters }: Asked = {},
): Promise<string[]> {
  const query = parseQuery(text, filters);
  if (isEmptyQuery(query)) return [];
  const search = new Search(table, query, load, readText);
  await search.run(order);
  return (await search.results(0, 1000)).map(idOf);
}

const NEWS = sampleIndex(
  documentsOf([
    {
      title: "渡轮恢复通航",
      tags: ["渡轮", "青禾河"],
      text: "清晨的雾散了，第一班船八点开。",
      day: "2022-12-30",
    },
    {
      title: "图书馆开放到九点",
      tags: ["圖書館"],
      text: "馆员说，读者可以乘渡轮来。",
      channels: ["c2"],
      day: "2023-01-02",
    },
    { title: "果园的梨熟了", tags: ["果园"], text: "集市在渡口，渡轮每小时一班。G20峰会以后人多。" },
    {
      title: "Ferry timetable",
      tags: ["Weather"],
      text: "The first ferry leaves at 8. 没有渡船，轮流上班。",
    },
    { title: "看月亮的人", tags: ["天文"], text: "观测台的门开着。月亮很圆。", channels: ["c1", "c2"] },
  ]),
  2,
);

describe("a search", () => {
  it.each([
    ["渡轮", ["n0", "n2", "n1"]],
    ["渡輪", ["n0", "n2", "n1"]],
    ["渡轮 果园", ["n2"]],
    ["渡轮 -果园", ["n0", "n1"]],
    ["图书馆", ["n1"]],
    ["ferr", ["n3"]],
    ["FERRY leaves", ["n3"]],
    ['"ferry leaves"', ["n3"]],
    ["G20峰会", ["n2"]],
    ['"雾散了，第一班"', ["n0"]],
    ["channel:c2", ["n4", "n1"]],
    ["channel:c2 月亮", ["n4"]],
    ["tag:图书馆", ["n1"]],
    ["tag:weather", ["n3"]],
    ["tag:没有这个", []],
    ["year:2023", ["n1"]],
    ["year:2022 渡轮", ["n0"]],
    ["year:1999", []],
    ["-渡轮", ["n4", "n3"]],
    ["月", ["n4"]],
    ["班 ferry", ["n3"]],
    ["渡轮 -大桥", ["n0", "n2", "n1"]],
    ["，。！", []],
    ["😀", []],
    ["没有的词", []],
  ])("for %s finds %j", async (query, ids) => {
    expect(await idsOf(NEWS, query)).toEqual(ids);
  });

  it("takes filters from controls, which those in the text override", async () => {
    expect(await idsOf(NEWS, "渡轮", { channel: "c2" })).toEqual(["n1"]);
    expect(await idsOf(NEWS, "", { year: "2022" })).toEqual(["n0"]);
    expect(await idsOf(NEWS, "channel:c1 渡轮", { channel: "c2" })).toEqual(["n0", "n2"]);
  });

  const MIXED = sampleIndex(
    documentsOf([
      { title: "渡轮一" },
      { title: "二", tags: ["渡轮"] },
      { title: "三", text: "渡轮" },
      { title: "渡轮四" },
      { title: "五", tags: ["渡轮"] },
      { title: "六", text: "渡轮" },
      { title: "七" },
    ]),
    3,
  );

  it("puts titles before tags before texts, and newer before older in each", async () => {
    expect(await idsOf(MIXED, "渡轮")).toEqual(["n3", "n0", "n4", "n1", "n5", "n2"]);
  });

  it("puts the newest first where that is asked for", async () => {
    expect(await idsOf(MIXED, "渡轮", { order: "newest" })).toEqual(["n5", "n4", "n3", "n2", "n1", "n0"]);
  });

  it("puts many words in the title before one, and a rare word in the title before a frequent one", async () => {
    const index = sampleIndex(
      documentsOf([
        { title: "渡轮 停航 图书馆", text: "果园" },
        { title: "果园", text: "渡轮 停航 图书馆" },
        { title: "渡轮", text: "果园 停航 图书馆" },
        { title: "停航", text: "渡轮 果园 图书馆" },
        { title: "渡轮" },
        { title: "渡轮" },
        { title: "停航" },
        { title: "停航" },
        { title: "别的" },
      ]),
      4,
    );
    expect(await idsOf(index, "渡轮 停航 图书馆 果园")).toEqual(["n0", "n1", "n3", "n2"]);
  });

  it("pages through what it found", async () => {
    const index = sampleIndex(
      documentsOf(Array.from({ length: 25 }, (_, at) => ({ title: `渡轮${at}` }))),
      8,
    );
    const search = new Search(index.table, parseQuery("渡轮"), index.load);
    await search.run();
    expect(search.count).toBe(25);
    expect(search.isExact).toBe(true);
    expect(await search.results(0, 10)).toHaveLength(10);
    expect(await search.results(20, 10)).toHaveLength(5);
    expect(await search.results(30, 10)).toEqual([]);
  });

  it("looks no more up in a segment once no document of it can be meant", async () => {
    const drafts = Array.from({ length: 9 }, () => ({ title: "渡轮停航三日", text: "图书馆" }));
    const index = sampleIndex(documentsOf([...drafts, { title: "雪山" }, { title: "雪灾。灾山脚。脚下" }]));
    const lookups = async (query: string): Promise<number> => {
      const before = index.loaded.length;
      await new Search(index.table, parseQuery(query), index.load).run();
      return index.loaded.slice(before).filter((name) => name.includes("/t")).length;
    };
    // Five pairs of characters, in waves of one, one, two and four.
    expect(await lookups("渡轮停航三日")).toBe(5);
    expect(await lookups("轮渡停航三日")).toBe(1);
    expect(await lookups("渡轮停航三月")).toBe(1 + 1 + 2);
    expect(await lookups("year:1999 渡轮")).toBe(1);
    // Of few documents, two pairs or more that cover each character are enough. A text tells the rest.
    expect(await lookups("雪灾山")).toBe(2);
    expect(await lookups("雪灾脚下")).toBe(2);
  });

  describe("for a phrase", () => {
    const drafts = [
      { title: "一", text: "清晨渡轮停航，下午复航。" },
      { title: "二", text: "渡轮停靠，巴士停航，轮停了。" },
      { title: "渡轮停航", text: "别的" },
    ];
    const index = sampleIndex(documentsOf(drafts));
    const asked: string[] = [];
    const readText = async (address: string) => {
      asked.push(address);
      const { title, text } = drafts[Number(address.slice(12, -5))] as { title: string; text: string };
      return { title, tags: [], body: text };
    };

    it("leaves out documents whose texts have its parts and not the phrase", async () => {
      expect(await idsOf(index, "渡轮停航", { readText })).toEqual(["n2", "n0"]);
      expect(await idsOf(index, '停航 -"渡轮停航"', { readText })).toEqual(["n1"]);
    });

    it("counts what is verified, and says whether it is exact", async () => {
      const search = new Search(index.table, parseQuery("渡轮停航"), index.load, readText);
      await search.run();
      expect([search.count, search.isExact]).toEqual([3, false]);
      const results = await search.results(0, 10);
      expect(results.map(({ isVerified }) => isVerified)).toEqual([true, true]);
      expect([search.count, search.isExact]).toEqual([2, true]);
    });

    it("reads no more after a hundred texts that do not have it", async () => {
      const many = Array.from({ length: 300 }, () => ({ title: "二", text: "渡轮停靠，巴士停航，轮停了。" }));
      const large = sampleIndex(documentsOf(many));
      let read = 0;
      const search = new Search(large.table, parseQuery("渡轮停航"), large.load, async () => {
        read++;
        return { title: "二", tags: [], body: "渡轮停靠，巴士停航，轮停了。" };
      });
      await search.run();
      expect((await search.results(0, 10)).every(({ isVerified }) => !isVerified)).toBe(true);
      expect(read).toBeLessThan(120);
    });

    it("shows what cannot be read as not verified", async () => {
      const search = new Search(index.table, parseQuery("渡轮停航"), index.load);
      await search.run();
      const results = await search.results(0, 10);
      // The title is known, and tells of the first.
      expect(results.map(({ isVerified }) => isVerified)).toEqual([true, false, false]);
      expect(search.isExact).toBe(false);
    });

    it("reads no text where a title has the phrase, whatever other words it lacks, but for what is excluded", async () => {
      const titled = sampleIndex(documentsOf([{ title: "渡轮停航", text: "大桥" }]));
      const isVerified = async (text: string): Promise<boolean[]> => {
        const search = new Search(titled.table, parseQuery(text), titled.load);
        await search.run();
        return (await search.results(0, 10)).map((result) => result.isVerified);
      };
      expect(await isVerified("渡轮停航 大桥")).toEqual([true]);
      expect(await isVerified('渡轮停航 -"大桥停航"')).toEqual([false]);
    });

    it("reads no text to find a pair of characters, and each text once", async () => {
      asked.length = 0;
      const search = new Search(index.table, parseQuery("渡轮"), index.load, readText);
      await search.run();
      const results = await search.results(0, 10);
      expect(asked).toEqual([]);
      const [first] = results;
      const passages = await Promise.all([
        search.passage(first?.card as CardRow),
        search.passage(first?.card as CardRow),
      ]);
      expect(passages[0]).toBe(passages[1]);
      expect(asked).toHaveLength(1);
    });
  });

  it("finds a beginning of two letters in several files, and one of three in one", async () => {
    const letters = "abcdefghijklmnopqrstuvwxyz";
    const wordOf = (number: number): string =>
      `fe${letters[number % 26]}${letters[Math.floor(number / 26) % 26]}${number}`;
    const drafts = Array.from({ length: 260 }, (_, at) => ({
      title: String(at),
      text: Array.from({ length: 40 }, (_, word) => wordOf((at * 40 + word) % 5200)).join(" "),
    }));
    const index = sampleIndex(documentsOf(drafts));
    const filesOf = async (text: string): Promise<[documents: number, files: number]> => {
      index.loaded.length = 0;
      const search = new Search(index.table, parseQuery(text), index.load);
      await search.run();
      return [search.count, new Set(index.loaded.filter((name) => name.includes("/t"))).size];
    };
    expect((await filesOf("fe"))[1]).toBeGreaterThan(1);
    expect((await filesOf("fe"))[0]).toBe(260);
    expect(await filesOf("fea")).toEqual([260, 1]);
    const holding = drafts.filter(({ text }) => text.split(" ").some((word) => word.startsWith("feab")));
    expect(await filesOf("feab")).toEqual([holding.length, 1]);
    expect(holding.length).toBeLessThan(260);
  });

  it("names a likely result before a text is read: one that has the words in its tags", async () => {
    const index = sampleIndex(
      documentsOf([
        { title: "一", tags: ["青禾河"], text: "渡轮停航" },
        { title: "二", text: "渡轮停航" },
      ]),
    );
    const likely = async (text: string, at = 0): Promise<string[]> => {
      const search = new Search(index.table, parseQuery(text), index.load, () => expect.unreachable());
      await search.run();
      return (await search.likely(at)).map(idOf);
    };
    expect(await likely("青禾河")).toEqual(["n0"]);
    expect(await likely("青禾河 渡轮")).toEqual(["n0"]);
    expect(await likely("青禾河 渡轮停航")).toEqual([]);
    expect(await likely("渡轮停航")).toEqual([]);
    expect(await likely('青禾河 -"渡轮照开"')).toEqual([]);
    // Nothing has to be read where one part is all of the word.
    expect(await likely("渡轮", 1)).toEqual(["n0"]);
    expect(await likely("渡轮", 2)).toEqual([]);
  });

  it("asks the newest segments first, tells what each of them has, and then asks the others", async () => {
    const drafts = [
      ...Array.from({ length: 9_990 }, () => ({ title: "旧", text: "渡轮" })),
      ...Array.from({ length: 20 }, () => ({ title: "渡轮" })),
    ];
    const index = sampleIndex(documentsOf(drafts), 3330);
    const search = new Search(index.table, parseQuery("渡轮"), index.load);
    const answers: unknown[] = [];
    const lists: string[][] = [];
    await search.run("fit", async ({ done, of }) => {
      lists.push(index.loaded.filter((name) => name.endsWith("/segment.js")));
      answers.push([done, of, search.count]);
      expect((await search.results(0, 1)).map(idOf)).toEqual(["n10009"]);
    });
    expect(answers).toEqual([20, 3350, 6680, 10_010].map((done) => [done, 10_010, done]));
    // The table has the lists of the newest.
    expect(lists).toEqual([[], [], [], ["s0/segment.js"]]);
  });

  it("stays in order when a text of a newer segment is rarer", async () => {
    const index = sampleIndex(
      documentsOf([
        ...Array.from({ length: 9999 }, () => ({ title: "旧", text: "渡轮" })),
        { title: "渡轮 停航" },
        { title: "新", text: "渡轮 停航" },
      ]),
      10_000,
    );
    const search = new Search(index.table, parseQuery("渡轮 停航"), index.load);
    const first: string[][] = [];
    await search.run("fit", async () => {
      first.push((await search.results(0, 5)).map(idOf));
    });
    expect(first).toEqual([["n10000"], ["n9999", "n10000"]]);
  });

  it("puts first, of those that fit alike, the one whose words stand nearest, as far as that is known", async () => {
    const drafts = [
      { title: "渡轮停航" },
      { title: "渡轮照开，果园停航" },
      { title: "甲", text: "图书馆里说，渡轮来了" },
      { title: "乙", text: "图书馆里的人都在等，说渡轮来了" },
    ];
    const index = sampleIndex(documentsOf(drafts));
    const readText = async (address: string) => {
      const { title, text = "" } = drafts[Number(address.slice(12, -5))] as Draft;
      return { title, tags: [], body: text };
    };
    const order = async (query: string, read?: ReadText): Promise<string[]> => {
      const search = new Search(index.table, parseQuery(query), index.load, read);
      await search.run();
      return nearestFirst(await search.results(0, 10)).map(idOf);
    };
    expect(await idsOf(index, "渡轮 停航")).toEqual(["n1", "n0"]);
    expect(await order("渡轮 停航")).toEqual(["n0", "n1"]);
    expect(await order("渡轮 图书馆", readText)).toEqual(["n2", "n3"]);
    expect(await order("渡轮 图书馆")).toEqual(["n3", "n2"]);
  });

  it("throws what loading throws", async () => {
    const { table } = NEWS;
    const search = new Search(table, parseQuery("渡轮"), async () => {
      throw new Error("gone");
    });
    await expect(search.run()).rejects.toThrow("gone");
  });
});

/** Few characters, so that phrases repeat and nearly repeat. */
const piece = fc.constantFrom(..."河船河桥雾山", "圖", "图", "，", " ", "ab", "a", "12", " go ");
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(""));
const corpus = fc.array(fc.record({ title: text, tags: fc.array(text, { maxLength: 2 }), text }), {
  minLength: 1,
  maxLength: 30,
});

/** Scans the tokens of the fields; the last word of a phrase may be the beginning of one, from two letters on. */
function holds({ title, tags = [], text: body = "" }: Draft, phrase: string): boolean {
  const wanted = tokenize(phrase);
  return [title, ...tags, body].some((field) => {
    const tokens = tokenize(field);
    return tokens.some((_, from) =>
      wanted.every((want, at) => {
        const token = tokens[from + at];
        const isOpen = at === wanted.length - 1 && typeof want === "string" && want.length > 1;
        return token === want || (isOpen && typeof token === "string" && token.startsWith(want));
      }),
    );
  });
}

/** Spellings of one word. The articles are alike but for the spelling. */
const SPELLINGS: readonly (readonly string[])[] = [
  ["看着河水", "看著河水"],
  ["意味着变化", "意味著變化"],
  ["说什么", "說甚麼"],
  ["了解桥", "瞭解橋"],
  ["等你来", "等妳來"],
  ["café", "cafe", "CAFE\u0301"],
  ["2000人", "2,000人", "2，000人", "２０００人", "2\u202f000人"],
];

describe("a word of several spellings", () => {
  const index = sampleIndex(
    documentsOf(SPELLINGS.flat().map((spelling) => ({ title: "一篇", text: `早上${spelling} 后来走了。` }))),
  );

  it.each(SPELLINGS.map((spellings) => [spellings]))("is found by each of them: %s", async (spellings) => {
    const first = SPELLINGS.flat().indexOf(spellings[0] as string);
    const expected = spellings.map((_, offset) => `n${first + offset}`).sort();
    for (const spelling of spellings) {
      expect((await idsOf(index, spelling)).sort()).toEqual(expected);
      expect((await idsOf(index, `"${spelling}"`)).sort()).toEqual(expected);
    }
  });
});

describe("a name of letters and a number", () => {
  const texts = [
    "新冠COVID-19疫苗",
    "Covid19 vaccines",
    "COVID–19",
    "covid, 19 cases",
    "Ту-154М и Су‑35",
    "ту154",
    "4-19",
  ];
  const index = sampleIndex(documentsOf(texts.map((text) => ({ title: "一篇", text }))));
  const readText: ReadText = async (address) => ({
    title: "一篇",
    tags: [],
    body: texts[Number(/n(\d)/.exec(address)?.[1])] as string,
  });
  const found = async (query: string): Promise<string[]> => (await idsOf(index, query, { readText })).sort();

  it.each([
    ["covid19", ["n0", "n1", "n2"]],
    ["COVID-19", ["n0", "n1", "n2"]],
    ["covid-1", ["n0", "n1", "n2"]],
    ["covid 19", ["n0", "n2", "n3"]],
    ["vaccines -covid-19", []],
    ["Ту154", ["n4", "n5"]],
    ["ту-154", ["n4", "n5"]],
    ["su35 су35", []],
    ["су35", ["n4"]],
    ["4-19", ["n6"]],
    ["419", []],
  ])("is found with a hyphen and without: %s", async (query, ids) => {
    expect(await found(query)).toEqual(ids);
  });
});

describe("of any documents, a search", () => {
  it("misses none that holds a phrase of two parts or more, and finds only those where texts can be read", async () => {
    await fc.assert(
      fc.asyncProperty(
        corpus,
        fc.array(piece, { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        async (drafts, pieces, size) => {
          const phrase = pieces.join("").trim();
          const tokens = tokenize(phrase);
          if (tokens.length < 2) return;
          const expected = drafts.flatMap((draft, at) => (holds(draft, phrase) ? [`n${at}`] : [])).sort();
          const index = sampleIndex(documentsOf(drafts), size);
          const found = (await idsOf(index, `"${phrase}"`)).sort();
          expect(found).toEqual(expect.arrayContaining(expected));
          const readText = async (address: string) => {
            const {
              title,
              tags,
              text: body,
            } = drafts[Number(address.slice(12, -5))] as (typeof drafts)[number];
            return { title, tags, body };
          };
          expect((await idsOf(index, `"${phrase}"`, { readText })).sort()).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("never throws, whatever is typed", async () => {
    const part = fc.oneof(
      piece,
      fc.constantFrom('"', "-", "tag:", "channel:", "year:", "“", "」", "<b>", "😀", "\u0000", "\ud800"),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 30 }), async (parts) => {
        await idsOf(NEWS, parts.join(""));
      }),
      { numRuns: 1000 },
    );
  });
});
