import { expect, it } from "vitest";
import { turnBlocks } from "../../src/formats/markdown/body/turn-blocks.js";

it.each([
  [
    "an English quotation in a Persian article",
    "fa",
    "<blockquote><p>The <em>boat</em> is back.</p></blockquote><p>قایق برگشت.</p>",
    '<blockquote><p dir="ltr">The <em>boat</em> is back.</p></blockquote><p>قایق برگشت.</p>',
  ],
  [
    "a Persian list and its heading in a Russian article",
    "ru",
    '<h2 id="a-1">قایق</h2><ul><li>قایق برگشت.</li><li>Паром.<ul><li>قایق</li></ul></li></ul>',
    '<h2 id="a-1" dir="rtl">قایق</h2><ul><li dir="rtl">قایق برگشت.</li><li>Паром.<ul><li dir="rtl">قایق</li></ul></li></ul>',
  ],
  [
    "cells, terms, captions and summaries",
    "ar",
    "<tr><th>Boat (1)</th><td>قایق</td></tr><dt>Boat</dt><dd>A boat.</dd><figcaption>Boat.</figcaption><summary>Boat</summary>",
    '<tr><th dir="ltr">Boat (1)</th><td>قایق</td></tr><dt dir="ltr">Boat</dt><dd dir="ltr">A boat.</dd><figcaption dir="ltr">Boat.</figcaption><summary dir="ltr">Boat</summary>',
  ],
])("turns %s", (_, lang, body, turned) => {
  expect(turnBlocks(body, lang)).toBe(turned);
});

it.each([
  ["begins with a foreign name", "fa", "<p>WiFi در قایق.</p>"],
  ["has many foreign names", "fa", "<p>Heron و Mill و Quay و Ferry قایق دارند.</p>"],
  [
    "holds an address and code",
    "fa",
    "<p>قایق: https://ferry.example/timetable <code>ferry --all</code></p>",
  ],
  ["is an address alone", "fa", '<p><a href="https://ferry.example/a.mp3">ferry.example</a></p>'],
  ["has no letters", "fa", "<p>12:30 — 14:00</p>"],
  ["states its direction", "fa", '<p dir="rtl">Ferry</p>'],
  ["is code", "fa", "<pre><code>ferry</code></pre>"],
  ["quotes a foreign word", "en", "<p>The word قایق means boat.</p>"],
])("turns no block that %s", (_, lang, body) => {
  expect(turnBlocks(body, lang)).toBe(body);
});
