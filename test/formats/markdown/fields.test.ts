import { describe, expect, it } from "vitest";
import { readFields } from "../../../src/formats/markdown/fields/read-fields.js";
import { readPeople } from "../../../src/formats/markdown/fields/read-people.js";

describe("readPeople", () => {
  it.each([
    ["By Ada Moreno and Jun Park", ["Ada Moreno", "Jun Park"]],
    ["A, B", ["A", "B"]],
    ["A, B, and C", ["A", "B", "C"]],
    ["A & B; C", ["A", "B", "C"]],
    ["Jos&eacute; Lima &amp; Ana Costa; Rui Dias", ["José Lima", "Ana Costa", "Rui Dias"]],
    ["李明、王芳", ["李明", "王芳"]],
    ["Sam Ode, Jr.", ["Sam Ode, Jr."]],
    ["Ada Moreno <ada@paper.example>", ["Ada Moreno"]],
    [
      ["Sons and Daughters", { name: "Jun Park" }],
      ["Sons and Daughters", "Jun Park"],
    ],
    [{ name: "Jun Park", email: "jun@paper.example" }, ["Jun Park"]],
    [{ twitter: "jun" }, undefined],
    [[{ name: "Jun Park" }, { "@type": "NewsMediaOrganization", name: "Quay Press" }], ["Jun Park"]],
    [[{ "@type": "Organization", name: "Quay Press" }], ["Quay Press"]],
    [{ first_name: "Ada", last_name: "Moreno", title: "Dr." }, ["Ada Moreno"]],
    [{ name: { given: "Ada", family: "Moreno" } }, ["Ada Moreno"]],
    [{ ada: { name: "Ada Moreno" }, jun: { name: "Jun Park" } }, ["Ada Moreno", "Jun Park"]],
    ["[Ada Moreno](https://paper.example/ada)", ["Ada Moreno"]],
    ['<a href="https://paper.example/ada">Ada Moreno</a>', ["Ada Moreno"]],
    ["ada@paper.example (Ada Moreno)", ["Ada Moreno"]],
    ["记者 林晚/赵安", ["林晚", "赵安"]],
    ["文／林晚", ["林晚"]],
    ["记者林晚 通讯员赵安", ["林晚", "赵安"]],
    ["本报记者 林晚", ["林晚"]],
    ["Written by Ada Moreno", ["Ada Moreno"]],
    ["Ada Moreno, Staff Writer", ["Ada Moreno"]],
    ["By Ada Moreno, Health and Science correspondent", ["Ada Moreno"]],
    ["Ana Lima e Rui Costa", ["Ana Lima", "Rui Costa"]],
    ["Ana Horvat i Ivo Kos", ["Ana Horvat", "Ivo Kos"]],
    ["Pere Mas i Soler", ["Pere Mas i Soler"]],
    ["方石 林舟", ["方石", "林舟"]],
    ["张 三", ["张 三"]],
    ["青禾时报 方石", ["青禾时报 方石"]],
    ["김하늘·이바다", ["김하늘", "이바다"]],
    ["김하늘 기자", ["김하늘"]],
    ["Ada Moreno | Jun Park", ["Ada Moreno", "Jun Park"]],
    ["Ada Moreno / Jun Park", ["Ada Moreno", "Jun Park"]],
    ["Işıl Demir ve Ali Öz", ["Işıl Demir", "Ali Öz"]],
    ["Kültür ve Gençlik Merkezi", ["Kültür ve Gençlik Merkezi"]],
    ["Trần Thị Lan và Lê Văn Nam", ["Trần Thị Lan", "Lê Văn Nam"]],
    ["Олена Гай та Іван Лис", ["Олена Гай", "Іван Лис"]],
    ["Вера Лугова и Пётр Белов", ["Вера Лугова", "Пётр Белов"]],
    ["زهرا کاظمی و علی رضایی", ["زهرا کاظمی", "علی رضایی"]],
    ["وزارت بهداشت و درمان", ["وزارت بهداشت و درمان"]],
    ["Отдел культуры и спорта", ["Отдел культуры и спорта"]],
    ["زهرا کاظمی، علی رضایی", ["زهرا کاظمی", "علی رضایی"]],
    ["von Karin Vogt", ["Karin Vogt"]],
    ["par Paul Rivet et Anne Lazare", ["Paul Rivet", "Anne Lazare"]],
    ["von Trapp", ["von Trapp"]],
    ["Karin von Alten", ["Karin von Alten"]],
    ["von der Heide", ["von der Heide"]],
    ["None", []],
    ["https://paper.example/ada", undefined],
  ])("reads %j as %j", (value, people) => {
    expect(readPeople(value)).toEqual(people);
  });
});

it("in Japanese, a space is within a name", () => {
  const people = { title: "橋", author: "山田　太郎、佐藤 花子" };
  expect(readFields({ ...people, lang: "ja" }, false).stated.reporters).toEqual(["山田 太郎", "佐藤 花子"]);
  expect(readFields({ ...people, lang: "zh" }, false).stated.reporters).toHaveLength(4);
});

describe("readFields knows the names that people give the fields in", () => {
  it.each([
    [
      "Spanish",
      { título: "A", fecha: "13 de febrero de 2024", autora: "Lucía Prado", etiquetas: "muelle, luz" },
    ],
    ["German", { Titel: "A", Datum: "13.02.2024", Autor: "Lucía Prado", Schlagwörter: ["muelle", "luz"] }],
    ["French", { titre: "A", date: "13 février 2024", auteur: "Lucía Prado", étiquettes: "muelle, luz" }],
    ["Persian", { عنوان: "A", تاریخ: "۱۴۰۲/۱۱/۲۴", نویسنده: "Lucía Prado", برچسب‌ها: "muelle، luz" }],
    ["Arabic", { العنوان: "A", التاريخ: "١٣ فبراير ٢٠٢٤", الكاتب: "Lucía Prado", الوسوم: ["muelle", "luz"] }],
    ["Japanese", { タイトル: "A", 日付: "令和6年2月13日", 著者: "Lucía Prado", タグ: "muelle、luz" }],
    ["Korean", { 제목: "A", 날짜: "2024년 2월 13일", 기자: "Lucía Prado", 태그: "muelle, luz" }],
    ["Vietnamese", { "tiêu đề": "A", ngày: "13/2/2024", "tác giả": "Lucía Prado", thẻ: "muelle, luz" }],
    [
      "Vietnamese without marks",
      { tieu_de: "A", ngay_dang: "13/2/2024", tac_gia: "Lucía Prado", "danh-muc": "muelle, luz" },
    ],
    ["Belarusian", { загаловак: "A", дата: "13 лютага 2024", аўтар: "Lucía Prado", пазнакі: "muelle, luz" }],
    ["Ukrainian", { назва: "A", дата: "13 лютого 2024", автор: "Lucía Prado", мітки: "muelle, luz" }],
  ])("%s", (_, data) => {
    expect(readFields(data, false)).toMatchObject({
      stated: { title: "A", date: "2024-02-13", reporters: ["Lucía Prado"], tags: ["muelle", "luz"] },
      unknown: [],
    });
  });

  it.each([
    [{ fecha: "03/07/2023" }, "2023-07-03"],
    [{ ngay_dang: "03/07/2023 08:30" }, "2023-07-03"],
    [{ "дата публикации": "03/07/2023" }, "2023-07-03"],
    [{ date: "03/07/2023" }, undefined],
    [{ data: "03/07/2023" }, undefined],
  ])("the name of the field tells the order of the day: %j", (data, day) => {
    expect(readFields(data, false).stated.date).toBe(day);
  });

  it("knows the other fields of a Spanish and a Vietnamese file", () => {
    const spanish = { enlace: "https://a.example/1", imagen: "a.jpg", entradilla: "Abre." };
    const vietnamese = { nguon: "https://a.example/1", anh_dai_dien: "a.jpg", mo_ta: "Abre." };
    for (const data of [spanish, vietnamese])
      expect(readFields(data, false)).toMatchObject({
        stated: { source: "https://a.example/1", image: { src: "a.jpg" } },
        summary: "Abre.",
        unknown: [],
      });
  });

  it.each(["https://a.example/1", "<https://a.example/1>", "[The Gazette](https://a.example/1)"])(
    "takes the address of the source from %s",
    (source) => {
      expect(readFields({ title: "A", source }, false)).toMatchObject({
        stated: { source: "https://a.example/1" },
        unknown: [],
      });
    },
  );

  it.each([
    [
      [{ name: "pier" }, { label: "boats" }, { term: "sea" }],
      ["pier", "boats", "sea"],
    ],
    [
      ["pier", { Series: "boats" }, ["sea"], ""],
      ["pier", "Series: boats", "sea"],
    ],
    ["#pier #boats/small", ["pier", "boats/small"]],
    ["pier | boats", ["pier", "boats"]],
    ["['pier', 'boats']", ["pier", "boats"]],
    [":pier:boats:", ["pier", "boats"]],
    [["گرمابه، مرمت"], ["گرمابه", "مرمت"]],
    [["渡口，渡船"], ["渡口", "渡船"]],
    [["pier, old"], ["pier, old"]],
    [
      ["گرمابه، مرمت", "بازار"],
      ["گرمابه، مرمت", "بازار"],
    ],
    ["pier &amp; quay; boats", ["pier & quay", "boats"]],
    ["None", undefined],
  ])("reads the tags %j", (tags, expected) => {
    expect(readFields({ tags }, false)).toMatchObject({ unknown: [] });
    expect(readFields({ tags }, false).stated.tags).toEqual(expected);
  });

  it.each([
    ["![Pier](a.jpg)", { src: "a.jpg", alt: "Pier" }],
    ["![[a.jpg|300]]", { src: "a.jpg", alt: "" }],
    ['<img src="a.jpg" alt="Pier">', { src: "a.jpg", alt: "Pier" }],
    ["//a.example/a.jpg", { src: "https://a.example/a.jpg" }],
    [
      { image: "a.jpg", caption: "Photo: [Ola Ek](https://a.example/ek)" },
      { src: "a.jpg", caption: "Photo: Ola Ek" },
    ],
    ["https://images.weserv.nl/?url=a.example/a.jpg&w=300", { src: "https://a.example/a.jpg" }],
    [{ contentUrl: "https://a.example/a.jpg" }, { src: "https://a.example/a.jpg" }],
    [{ image: { src: "a.jpg", alt: "Pier" } }, { src: "a.jpg", alt: "Pier" }],
  ])("reads the picture %j", (image, expected) => {
    expect(readFields({ image }, false)).toMatchObject({ stated: { image: expected }, unknown: [] });
  });

  it.each([
    ["zh_TW", "zh-TW"],
    ["Russian", "ru"],
    ["简体中文", "zh-Hans"],
    ["jpn", "ja"],
    ["en, fr", "en"],
    ["[en]", "en"],
    [{ code: "fr", name: "French" }, "fr"],
    [["fr"], "fr"],
    ["und", undefined],
  ])("reads the language %j as %s", (lang, expected) => {
    expect(readFields({ lang }, false).stated.lang).toBe(expected);
  });

  it.each([[["2023-07-03"]], [{ created: "2023-07-03" }], [{ $date: "2023-07-03T08:00:00Z" }]])(
    "reads the day %j",
    (date) => {
      expect(readFields({ date }, false)).toMatchObject({ stated: { date: "2023-07-03" }, unknown: [] });
    },
  );

  it.each([
    [{ posted: "2023-07-03" }, { date: "2023-07-03" }],
    [{ "article:published_time": "2023-07-03" }, { date: "2023-07-03" }],
    [{ "dc:creator": "Ada Moreno" }, { reporters: ["Ada Moreno"] }],
    [{ top_img: "/a.jpg" }, { image: { src: "/a.jpg", alt: "", caption: "" } }],
    [{ hashtags: "#pier" }, { tags: ["pier"] }],
  ])("knows the names in %j", (data, stated) => {
    expect(readFields(data, false)).toEqual({ stated, isDraft: false, unknown: [] });
  });

  it("takes the address of the article, and not that of the site beside it", () => {
    const data = { source_url: "https://a.example", url: "https://a.example/1" };
    expect(readFields(data, false).stated.source).toBe("https://a.example/1");
  });

  it.each([
    ["fr", "2021-11-09"],
    ["en", undefined],
  ])("reads 09/11/2021 in the order of the language %s", (lang, date) => {
    expect(readFields({ date: "09/11/2021", lang }, false).stated.date).toBe(date);
  });

  it("reads a title in a list, and as characters", () => {
    expect(readFields({ title: ["Ferry &amp; <em>pier</em>"] }, false).stated.title).toBe("Ferry & pier");
  });

  it("takes the address of the original from that of a web archive's copy", () => {
    const source = "https://web.archive.org/web/20240101/https://a.example/1";
    expect(readFields({ source }, false).stated.source).toBe("https://a.example/1");
  });

  it("takes tags of HTML out of a picture's caption", () => {
    const { stated } = readFields(
      { image: "a.jpg", feature_image_caption: "<span>Fog</span>, Ola Ek" },
      false,
    );
    expect(stated.image?.caption).toBe("Fog, Ola Ek");
  });
});
