import { describe, expect, it } from "vitest";
import { Alphabet } from "../../src/catalog/alphabet.js";
import { inAlphabeticalOrder, startOf } from "../../src/catalog/alphabetical-order.js";
import { readAloud } from "../../src/catalog/read-aloud.js";
import { Labels } from "../../src/plan/labels.js";
import { loadMessages } from "../../src/settings/load-messages.js";

const filed = (...names: string[]): string[] =>
  inAlphabeticalOrder(names, (name) => name, readAloud, new Alphabet("")).map(
    ({ item, initial }) => `${initial} ${item}`,
  );

describe("inAlphabeticalOrder", () => {
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

describe("inAlphabeticalOrder with the alphabet of a language", () => {
  const filedIn = (alphabet: Alphabet, names: readonly string[]): string[] =>
    inAlphabeticalOrder(names, (name) => name, readAloud, alphabet).map(
      ({ item, initial }) => `${initial} ${item}`,
    );
  const alphabetOf = (language: string): Alphabet =>
    new Alphabet(new Labels(loadMessages(language)).alphabet());

  it.each([
    [
      "uk",
      ["А Азов", "Г гора", "Ґ Ґанок", "Е Ера", "Є Єва", "И Ирій", "І Іван", "Ї їжак", "Й Йорж", "Я Ямпіль"],
    ],
    ["uk", ["К Київ", "К кіт", "К крига", "М Мамай", "М м’ята", "М Мяч", "A apple", "# 2000"]],
    ["be", ["З Зіма", "І Ігар", "Й Йод", "У Уфа", "Ў Ўсход", "Ф Фара"]],
    ["ru", ["Е ежевика", "Е Ёлка", "Е Ель", "И Иволга", "Й Йод", "К кит"]],
    [
      "tr",
      [
        "C Cam",
        "Ç çam",
        "G Göl",
        "I ılıca",
        "I Irmak",
        "İ imza",
        "İ İzmir",
        "S sel",
        "Ş Şehir",
        "U ut",
        "Ü Ün",
      ],
    ],
    ["vi", ["A An Giang", "Ă Ăn", "Â ấm", "D Dân", "Đ đê", "O ong", "Ô ổi", "Ơ ớt", "U u", "Ư Ứng"]],
    ["es", ["N nutria", "Ñ Ñandú", "O Oca"]],
    ["fr", ["E Étang", "E étape", "E Été", "O Odeur", "O œuvre", "O Ogre"]],
    ["de", ["O Ofen", "O Öl", "O Olive", "S Strasse", "S Straße", "S Strauß"]],
    ["pt", ["C Caça", "C Cação", "C Cada"]],
    ["fa", ["آ آب", "ا ابر", "ب بندر", "پ پل", "ت تاک", "ج جو", "چ چای", "ک کوه", "گ گل", "ی یاس"]],
    ["ar", ["ا أحمد", "ا احمر", "ا إدلب", "ب بئر", "ي يد"]],
  ])("sorts %s names: %j", (language, expected) => {
    const names = expected.map((line) => line.slice(2));
    expect(filedIn(alphabetOf(language), names.toReversed())).toEqual(expected);
  });

  it("files Chinese names by their readings", () => {
    expect(filedIn(alphabetOf("es"), ["渡轮", "dado", "Ñu", "桥"])).toEqual([
      "D dado",
      "D 渡轮",
      "Ñ Ñu",
      "Q 桥",
    ]);
  });

  it("knows letters of several characters, and letters that have no capitals", () => {
    const somali = new Alphabet("' B T J X KH D R S SH DH C G F Q K L M N W H Y A E I O U");
    expect(filedIn(somali, ["Kismaayo", "shabeel", "Suuq", "Khat", "Dhul", "daawo"])).toEqual([
      "KH Khat",
      "D daawo",
      "S Suuq",
      "SH shabeel",
      "DH Dhul",
      "K Kismaayo",
    ]);
    expect(filedIn(new Alphabet("ა ბ გ დ"), ["გზა", "ბორანი", "არხი"])).toEqual([
      "ა არხი",
      "ბ ბორანი",
      "გ გზა",
    ]);
    expect(filed("თბილისი")).toEqual(["თ თბილისი"]);
  });
});
