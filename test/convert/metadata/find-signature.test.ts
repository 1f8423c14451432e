import { describe, expect, it } from "vitest";
import { findOpeningSignature, findSignature } from "../../../src/convert/metadata/find-signature.js";

const signatureOf = (...texts: string[]) => findSignature(texts.map((text) => ({ text, tagRanges: [] })));

describe("findSignature", () => {
  it.each([
    ["By Ada Moreno, Harbour", ["Ada Moreno"]],
    ["By Ada Moreno and Jun Park", ["Ada Moreno", "Jun Park"]],
    ["Von Jutta van der Brandt", ["Jutta van der Brandt"]],
    ["Text: Jutta Brandt", ["Jutta Brandt"]],
    ["Texto: Ana Lima e Rui Costa", ["Ana Lima", "Rui Costa"]],
    ["Piše: Ana Horvat i Ivo Kos", ["Ana Horvat", "Ivo Kos"]],
    ["采写：林晚", ["林晚"]],
    ["Text und Fotos: Jutta Brandt", ["Jutta Brandt"]],
    ["Text: Jutta Brandt Foto: Jun Park", ["Jutta Brandt"]],
    ["Текст: Ольга Речная, фото: Иван Лосев", ["Ольга Речная"]],
    ["Texte : Odile Marchand", ["Odile Marchand"]],
    ["Автор: Ольга Речная", ["Ольга Речная"]],
    ["(記者・水野花子)", ["水野花子"]],
    ["文／林晚", ["林晚"]],
    ["Författare: Ola Ek", ["Ola Ek"]],
    ["（记者 林晚）", ["林晚"]],
    ["供稿：林晚", ["林晚"]],
    ["김하나 기자 hana@paper.example", ["김하나"]],
    ["Das Gespräch führte Jutta Brandt.", ["Jutta Brandt"]],
    ["Die Fragen stellten Jutta Brandt und Jun Park", ["Jutta Brandt", "Jun Park"]],
    ["Propos recueillis par Odile Marchand", ["Odile Marchand"]],
    ["Беседовала Ольга Речная", ["Ольга Речная"]],
    ["With reporting by Ada Moreno in Harbour.", ["Ada Moreno"]],
    ["Репортёр: Ольга Речная", ["Ольга Речная"]],
    ["نویسنده: مریم نادری", ["مریم نادری"]],
    ["Phóng viên: Trần Thị Minh Hà", ["Trần Thị Minh Hà"]],
    ["Redacción: Lucía Prado", ["Lucía Prado"]],
  ])("reads the last line %j", (line, reporters) => {
    expect(signatureOf("The ferry is back.", line)).toEqual({ reporters });
  });

  it("reads the line of a news agency", () => {
    const line =
      "(Reporting by Ada Moreno and Jun Park in Harbour; additional reporting by Ola Ek; Editing by Sam Ode)";
    expect(signatureOf("The ferry is back.", line)).toEqual({
      reporters: ["Ada Moreno", "Jun Park"],
      editors: ["Sam Ode"],
    });
  });

  it.each([
    ["Редактор: Ольга Речная", ["Ольга Речная"]],
    ["ویراستار: مریم نادری", ["مریم نادری"]],
    ["Biên tập: Trần Minh Hà", ["Trần Minh Hà"]],
    ["Editora: Lucía Prado", ["Lucía Prado"]],
    ["Edited by Sam Ode", ["Sam Ode"]],
  ])("reads the editors in %j", (line, editors) => {
    expect(signatureOf("The ferry is back.", line)).toEqual({ editors });
  });

  it("reads who wrote and who edited in one line of Spanish", () => {
    expect(signatureOf("(Reportado por Lucía Prado; editado por Ola Ek)")).toEqual({
      reporters: ["Lucía Prado"],
      editors: ["Ola Ek"],
    });
  });

  it.each([
    ["Traducido por Lucía Prado", ["Lucía Prado"]],
    ["Перевела Ольга Речная", ["Ольга Речная"]],
    ["Biên dịch: Lê Thu", ["Lê Thu"]],
    ["مترجم: مریم نادری", ["مریم نادری"]],
    ["Translated from German by Jun Park", ["Jun Park"]],
    ["Translated from the French by Jun Park.", ["Jun Park"]],
    ["Traducción: Lucía Prado", ["Lucía Prado"]],
    ["（译者：林晚）", ["林晚"]],
  ])("reads the translators in %j", (line, translators) => {
    expect(signatureOf("The ferry is back.", line)).toEqual({ translators });
  });

  it.each([
    "By Monday Evening",
    "Das Gespräch führte zu nichts.",
    "Von Montag Abend",
    "By Early March",
    "By noon the pier was full.",
    "By Monday",
    "Text: see below",
    "By Ada Moreno's account the ferry was late.",
    "By Ada Moreno, who has written about ferries for years",
    "文：河水上涨后渡轮停航",
    "Tác giả: xem trang sau",
    "Автор: неизвестен",
    "Редактор: в нашей газете работают пять человек",
    "Editora: la nueva casa del libro",
    "خبرنگار: کشتی فردا صبح زود دوباره راه می‌افتد",
    "Dịch giả: xem trang cuối của số báo này",
  ])("names nobody for %j", (line) => {
    expect(signatureOf(line)).toEqual({});
  });

  it("passes over lines above the last ones", () => {
    expect(signatureOf("By Ada Moreno", "one", "two", "three", "four")).toEqual({});
  });
});

describe("findOpeningSignature", () => {
  it.each([
    ["本报讯（记者 林晚）步行桥明天开放。", ["林晚"]],
    ["河岸社3月5日电（记者林晚 王明）步行桥明天开放。", ["林晚", "王明"]],
    ["青禾讯（本报记者 林晚 通讯员 王明）步行桥明天开放。", ["林晚", "王明"]],
    ["〔記者林晚、王明／河岸報導〕步行橋明天開放。", ["林晚", "王明"]],
    ["本报讯（记者会现场）步行桥明天开放。", undefined],
    ["（记者 供图）步行桥明天开放。", undefined],
    ["市长说（记者林晚）步行桥明天开放。", undefined],
    ["本报讯（记者 综合报道）步行桥明天开放。", undefined],
    ["The ferry is back.", undefined],
  ])("of %s", (text, reporters) => {
    expect(findOpeningSignature([{ text, tagRanges: [] }]).reporters).toEqual(reporters);
  });

  it("of no text", () => {
    expect(findOpeningSignature([])).toEqual({});
  });
});
