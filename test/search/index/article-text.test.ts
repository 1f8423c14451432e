import { describe, expect, it } from "vitest";
import { articleText } from "../../../src/search/index/article-text.js";

describe("the text of Markdown", () => {
  it.each([
    ["**重点**他说", "重点他说"],
    ["见[新闻](https://news.example/a_(b).html)。", "见新闻。"],
    ["见[**新**闻](<https://news.example/a b>)。", "见新闻。"],
    ['![一座桥](https://i.news.example/a.jpg "河上的“桥”。")', "一座桥 河上的“桥”。 "],
    ['![](https://i.news.example/a.jpg "说\\"桥\\"")', ' 说"桥" '],
    ["1\\. 不是列表 2\\*3", "1. 不是列表 2*3"],
    ["[不是链接] 也不(是)", "[不是链接] 也不(是)"],
    ["~~旧~~新 `code`", "旧新 code"],
    ["[![图](https://a.example/x.png)](https://b.example/)", "图"],
    ["清晨的渡\n轮停航了", "清晨的渡轮停航了"],
    ["清晨的**渡**\n*轮*停航", "清晨的渡轮停航"],
    ["- 清晨的渡 \n  轮停航\n- 果园", "- 清晨的渡轮停航\n- 果园"],
    ["> 清晨的渡\n> 轮停航", "> 清晨的渡轮停航"],
    ["段落\n> 引文", "段落\n> 引文"],
    ["the first\nferry leaves", "the first\nferry leaves"],
    ["渡轮\nferry\n停航", "渡轮\nferry\n停航"],
    ["渡轮  \n停航", "渡轮  \n停航"],
    ["渡轮\\\n停航", "渡轮\\\n停航"],
    ["渡轮\n\n停航", "渡轮\n\n停航"],
    ["# 渡轮\n停航", "# 渡轮\n停航"],
    ["甲 | 乙\n丙 | 丁", "甲 | 乙\n丙 | 丁"],
    ["```\n渡\n轮\n```\n停\n航", "\n渡\n轮\n\n停航"],
    ["ひら\nがな", "ひらがな"],
    ["한국\n뉴스", "한국\n뉴스"],
    ["“渡轮”\n停航", "“渡轮”停航"],
    ["渡<b>轮</b>停<br>航", "渡轮停\n\n航"],
    ['<div class="a>b">渡轮</div>停航', "\n\n渡轮\n\n停航"],
    ["一 < 二，二 > 一", "一 < 二，二 > 一"],
    ["\\<b>渡轮", "<b>渡轮"],
    ["写 `<b>渡*轮*</b>` 就好", "写 <b>渡*轮*</b> 就好"],
    ["```html\n<b>渡*轮*\n```\n停", "\n<b>渡*轮*\n\n停"],
    ["渡轮[^1]停航\n\n[^1]: 说明", "渡轮停航\n\n 说明"],
    ["\\<!-- 渡轮 --> `<!--` 停航", "<!-- 渡轮 --> <!-- 停航"],
    ["渡轮<!-- 不见 -->停航<style>p { color: red }</style>", "渡轮停航"],
  ])("%j is %j", (markdown, text) => {
    expect(articleText(markdown)).toBe(text);
  });
});
