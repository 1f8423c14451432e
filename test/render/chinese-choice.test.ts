import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { gzipSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { Converter } from "opencc-js";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.js";

const FOLDER = "templates/assets/chinese";
const fileText = (name: string): string => readFileSync(path.join(FOLDER, name), "utf8");

describe("the tables of the choice of script", () => {
  it("are what the dictionaries of opencc-js give: if not, run bench/make-chinese-tables.mjs", () => {
    const made = temporaryFolder();
    execFileSync(process.execPath, ["bench/make-chinese-tables.mjs", made]);
    for (const name of ["to-hant.js", "to-hans.js"])
      expect(fileText(name) === readFileSync(path.join(made, name), "utf8"), name).toBe(true);
  });

  it("are at most 110 kB and 20 kB as a host sends them", () => {
    expect(gzipSync(fileText("to-hant.js")).length).toBeLessThanOrEqual(110_000);
    expect(gzipSync(fileText("to-hans.js")).length).toBeLessThanOrEqual(20_000);
  });
});

/** Texts whose characters depend on the words around them. */
const SIMPLIFIED = [
  "汉语",
  "书面语言",
  "后来皇后在后台梳头发，头发干净又干燥",
  "干部干活后吃了一碗干面，面粉不够",
  "里长在家里走了十里路",
  "这家表演艺术团的团长表示，手表和表格都已准备好",
  "每个妇女就必须生活在自己的家园",
  "图书馆的钟在钟楼里，钟先生说钟爱这里",
  "他们松了一口气，松树下的松鼠也放松了",
  "发展中国家发现了新的理发店",
  "云南的云彩，人云亦云",
  "只有一只猫，两只船",
  "台风吹过台湾的台阶，舞台上的台词",
  "制造业与制度，复制与复习，重复与复杂",
  "并没有合并，系统关系联系，准备批准标准",
  "一出戏演完，大家一出去就下雨",
  "出租车司机划船，计划划算",
  "周末一周的活动，周到地安排",
  "杯子里有一斗米，战斗结束了",
  "他游泳后去旅游，沿河下游走",
];

/** Sentences by which OpenCC (Apache License 2.0) and opencc-js test themselves. */
const OF_OPENCC = [
  "夸夸其谈 夸父逐日",
  "我干什么不干你事。",
  "太后的头发很干燥。",
  "燕燕于飞，差池其羽。之子于归，远送于野。",
  "请成相，世之殃，愚闇愚闇堕贤良。人主无贤，如瞽无相何伥伥！",
  "曾有一份真诚的爱情放在我面前，我没有珍惜，等我失去的时候我才后悔莫及。",
  "新的理论被发现了。",
  "鲶鱼和鲇鱼是一种生物。",
  "金胄不是金色的甲胄。",
  "着装污染虚伪发泄棱柱群众里面",
  "鼠标里面的硅二极管坏了，导致光标分辨率降低。",
  "我们在老挝的服务器的硬盘需要使用互联网算法软件解决异步的问题。",
  "为什么你在床里面睡着？",
  "以后等你当上皇后，就能吃士豪大鸡排",
  "潮湿灶台",
  "沙河涌洶涌的波浪",
];

type Script = "zh-Hans" | "zh-Hant";

/** A page with the program of the choice in it, whose tables are read from the disk. */
function openPage(html: string, storage: object = {}) {
  const { document, window } = parseHTML(html);
  const current = { src: "https://mirror.example/assets/chinese/choice.js" };
  const loaded: string[] = [];
  const scope = {
    document: Object.defineProperty(document, "currentScript", { value: current }),
    MutationObserver: window.MutationObserver,
    localStorage: storage,
  };
  const context = vm.createContext({ ...scope, window: {} });
  vm.runInContext("var window = globalThis", context);
  const run = (name: string) => vm.runInContext(fileText(name), context);
  const append = document.head.appendChild.bind(document.head);
  document.head.appendChild = (element: { src: string; onload: () => void }) => {
    append(element);
    loaded.push(path.basename(element.src));
    run(path.basename(element.src));
    element.onload();
    return element;
  };
  run("choice.js");
  const buttonOf = (script: Script) => document.querySelector(`.chinese button[lang="${script}"]`);
  return {
    document,
    loaded,
    choose: (script: Script) => buttonOf(script).onclick(),
    pressed: () => document.querySelector(".chinese [aria-pressed='true']").lang as Script,
  };
}

const pageOf = (body: string, lang = "zh-Hans"): string =>
  `<!doctype html><html lang="${lang}"><head><title>后来</title></head><body><header class="masthead"><nav></nav></header>${body}</body></html>`;

describe("the conversion in the browser", () => {
  const toTraditional = Converter({ from: "cn", to: "tw" });
  const toSimplified = Converter({ from: "tw", to: "cn" });
  /** Converts each text as a paragraph of one page. */
  function converted(texts: readonly string[], from: Script, to: Script): string[] {
    const page = openPage(pageOf(texts.map(() => "<p></p>").join(""), from));
    const paragraphs = [...page.document.querySelectorAll("body > p")];
    for (const [index, text] of texts.entries()) paragraphs[index].textContent = text;
    page.choose(to);
    return paragraphs.map(({ textContent }) => String(textContent));
  }

  it.each([
    ["texts of ours", SIMPLIFIED],
    ["sentences of OpenCC", OF_OPENCC],
  ])("of %s is that of opencc-js, and so is the way back", (_, texts) => {
    const traditional = texts.map((text) => toTraditional(text));
    expect(converted(texts, "zh-Hans", "zh-Hant")).toEqual(traditional);
    expect(converted(traditional, "zh-Hant", "zh-Hans")).toEqual(traditional.map(toSimplified));
  });

  it("of the sample articles is that of opencc-js", () => {
    const runs: string[] = readdirSync("content", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .flatMap(
        (file) => readFileSync(path.join("content", file), "utf8").match(/[\u3400-\u9fff，。、]+/g) ?? [],
      );
    expect(runs.length).toBeGreaterThan(500);
    expect(converted(runs, "zh-Hans", "zh-Hant")).toEqual(runs.map(toTraditional));
  });

  it("leaves what it does not know", () => {
    const texts = ["100 % in English", "𠀀𠀁", "\ud840", "ひらがな", "汉\u2060语"];
    expect(converted(texts, "zh-Hans", "zh-Hant")).toEqual([...texts.slice(0, 4), "漢\u2060語"]);
  });
});

describe("the choice of script", () => {
  it("converts the title, texts and the attributes that are shown, and gives the page its language", () => {
    const page = openPage(
      pageOf(
        '<p title="头发">头发<img alt="头发" src="发.png"><input placeholder="头发" value="头发" aria-label="头发"></p>',
      ),
    );
    page.choose("zh-Hant");
    expect(page.document.title).toBe("後來");
    expect(page.document.documentElement.lang).toBe("zh-Hant");
    expect(page.document.querySelector("p:not(.chinese)").outerHTML).toBe(
      '<p title="頭髮">頭髮<img alt="頭髮" src="发.png"><input placeholder="頭髮" value="头发" aria-label="頭髮"></p>',
    );
  });

  it.each([
    ["words of another language", '<p lang="ja">国会</p>'],
    ["code", "<p><code>国会</code></p>"],
    ["preformatted text", "<pre>国会</pre>"],
    ["what a reader writes", "<textarea>国会</textarea>"],
    ["a text that is Traditional already", '<p lang="zh-Hant">乾隆皇后在台灣</p>'],
  ])("leaves %s", (_, html) => {
    const page = openPage(pageOf(`<p>国会</p><main>${html}</main>`));
    page.choose("zh-Hant");
    expect(page.document.querySelector("main").innerHTML).toBe(html);
    expect(page.document.querySelector("body > p:not(.chinese)").textContent).toBe("國會");
  });

  it("brings back the very words of the page", () => {
    const html = pageOf('<p>后面有干面，皇后着急</p><p lang="zh-TW">乾隆皇后著急</p>');
    const page = openPage(html);
    const original = page.document.querySelector("body").textContent;
    page.choose("zh-Hant");
    expect(page.document.querySelector("body > p").textContent).toBe("後面有乾麵，皇后著急");
    page.choose("zh-Hans");
    expect(page.document.querySelector("body > p[lang='zh-Hans']").textContent).toBe("乾隆皇后着急");
    expect(page.document.querySelector("body > p").textContent).toBe("后面有干面，皇后着急");
    expect(openPage(html).document.querySelector("body").textContent).toBe(original);
  });

  it("loads nothing before the reader chooses, and only the table that is needed", () => {
    const page = openPage(pageOf("<p>头发</p>"));
    expect([page.loaded, page.pressed()]).toEqual([[], "zh-Hans"]);
    page.choose("zh-Hans");
    expect(page.loaded).toEqual([]);
    page.choose("zh-Hant");
    page.choose("zh-Hans");
    page.choose("zh-Hant");
    expect([page.loaded, page.pressed()]).toEqual([["to-hant.js"], "zh-Hant"]);
  });

  it("is remembered, and works where nothing can be", () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => items.set(key, value),
    };
    openPage(pageOf("<p>头发</p>"), storage).choose("zh-Hant");
    expect(openPage(pageOf("<p>头发</p>"), storage).document.title).toBe("後來");
    const denied = {
      getItem: () => {
        throw new Error("denied");
      },
    };
    const page = openPage(pageOf("<p>头发</p>"), denied);
    page.choose("zh-Hant");
    expect(page.document.title).toBe("後來");
  });
});
