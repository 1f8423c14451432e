import { expect, it } from "vitest";
import { readSavedPage } from "../../../src/formats/html/html-format.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";
import type { ArticleId, SourcePath } from "../../../src/model/names.js";

const TEXT = [
  "The old ferry landing below the mill reopened on Saturday, and three hundred people queued for the first crossing.",
  "Volunteers replaced the planks of the jetty over the winter. Most of the timber came from the next valley.",
  "The ferry runs from seven in the morning to six in the evening, and pupils travel free of charge.",
];

/** What pages of a language write around the text: byline, name, day, change, share, read also, related, comments, tags, advert, rights. */
const WORDS = `
my | ရေးသားသူ - မောင်လှိုင် | မောင်လှိုင် | ၂ မတ်လ ၂၀၂၁ | နောက်ဆုံးပြင်ဆင်သည့်ရက် ၃ မတ်လ ၂၀၂၁ | မျှဝေပါ | ဆက်စပ်သတင်း | ဆက်စပ်သတင်းများ | မှတ်ချက်များ | စကားလုံးများ | ကြော်ငြာ | မူပိုင်ခွင့် ၂၀၂၁
km | ដោយ៖ សុខ វណ្ណា | សុខ វណ្ណា | ថ្ងៃទី២ ខែមីនា ឆ្នាំ២០២១ | ធ្វើបច្ចុប្បន្នភាព ថ្ងៃទី៣ ខែមីនា ឆ្នាំ២០២១ | ចែករំលែក | អានបន្ថែម | អត្ថបទពាក់ព័ន្ធ | មតិយោបល់ | ស្លាក | ផ្សាយពាណិជ្ជកម្ម | រក្សាសិទ្ធិគ្រប់យ៉ាង ២០២១
lo | ໂດຍ: ສີສະຫວາດ ແກ້ວມະນີ | ສີສະຫວາດ ແກ້ວມະນີ | ວັນທີ 2 ເດືອນມີນາ ປີ 2021 | ອັບເດດ 3 ມີນາ 2021 | ແບ່ງປັນ | ອ່ານເພີ່ມເຕີມ | ຂ່າວທີ່ກ່ຽວຂ້ອງ | ຄຳເຫັນ | ແທັກ | ໂຄສະນາ | ສະຫງວນລິຂະສິດ 2021
bo | རྩོམ་པ་པོ: བཀྲ་ཤིས་ | བཀྲ་ཤིས་ | ༢༠༢༡་༠༣་༠༢ | | འགྲེམས་སྤེལ། | འབྲེལ་ཡོད་གསར་འགྱུར | འབྲེལ་ཡོད་གསར་འགྱུར། | བསམ་འཆར། | ཁ་བྱང་ | ཁྱབ་བསྒྲགས། | པར་དབང་ཡོངས་ལ་བདག་པ། ༢༠༢༡
ug | مۇخبىر: ئەركىن سابىر | ئەركىن سابىر | 2021-يىلى 2-مارت | يېڭىلانغان: 2021-يىلى 3-مارت | ھەمبەھىرلەش | مۇناسىۋەتلىك خەۋەر | مۇناسىۋەتلىك خەۋەرلەر | باھالار | خەتكۈش | ئېلان | بارلىق ھوقۇقلار قوغدىلىدۇ 2021
am | ዘጋቢ፡ አበበ ከበደ | አበበ ከበደ | የካቲት 23 ቀን 2013 ዓ.ም | የዘመነው: የካቲት 24 ቀን 2013 | ያጋሩ | ተጨማሪ ያንብቡ | ተዛማጅ ዜናዎች | አስተያየቶች | መለያዎች | ማስታወቂያ | መብቱ በሕግ የተጠበቀ ነው 2021
ta | எழுதியவர்: முருகன் செல்வம் | முருகன் செல்வம் | மார்ச் 02, 2021 | புதுப்பிக்கப்பட்டது: மார்ச் 03, 2021 | பகிர் | மேலும் படிக்க | தொடர்புடைய செய்திகள் | கருத்துகள் | குறிச்சொற்கள் | விளம்பரம் | காப்புரிமை 2021
si | ලේඛක: සුනිල් පෙරේරා | සුනිල් පෙරේරා | 2021 මාර්තු මස 02 | යාවත්කාලීන කළේ: 2021 මාර්තු 3 | බෙදාගන්න | තවත් කියවන්න | අදාළ පුවත් | අදහස් | ටැග් | දැන්වීම | සියලුම හිමිකම් ඇවිරිණි 2021
ur | تحریر: احمد ندیم | احمد ندیم | 2 مارچ 2021 | اپ ڈیٹ: 3 مارچ 2021 | شیئر کریں | یہ بھی پڑھیں | متعلقہ خبریں | تبصرے | ٹیگز | اشتہار | جملہ حقوق محفوظ ہیں 2021
ckb | نووسینی: ئازاد کەریم | ئازاد کەریم | ٢ی ئازاری ٢٠٢١ | نوێکراوەتەوە: ٣ی ئازاری ٢٠٢١ | بڵاوی بکەوە | زیاتر بخوێنەوە | هەواڵی پەیوەندیدار | کۆمێنتەکان | تاگەکان | ڕیکلام | هەموو مافێک پارێزراوە 2021
ku | Nivîskar: Azad Kerîm | Azad Kerîm | 02ê Adara 2021 | Hatiye nûkirin: 03ê Adara 2021 | Parve bike | Zêdetir bixwîne | Nûçeyên têkildar | Şîrove | Etîket | Reklam | Hemû maf parastî ne 2021
dv | ލިޔުނީ: އަހުމަދު ޒަކީ | އަހުމަދު ޒަކީ | 2 މާރިޗު 2021 | އަޕްޑޭޓް: 3 މާރިޗު 2021 | ޝެއަރ | އިތުރަށް ކިޔުއްވުމަށް | ގުޅުންހުރި ޚަބަރު | ކޮމެންޓް | ޓެގް | އިޝްތިހާރު | ހުރިހާ ހައްގެއް ލިބިގެންވެއެވެ 2021
ka | ავტორი: ნინო ბერიძე | ნინო ბერიძე | 2 მარტი, 2021 | განახლდა: 3 მარტი, 2021 | გაზიარება | წაიკითხეთ აგრეთვე | მსგავსი სიახლეები | კომენტარები | თეგები | რეკლამა | ყველა უფლება დაცულია 2021
hy | Հեղինակ՝ Անի Սարգսյան | Անի Սարգսյան | Մարտ 02, 2021 | Թարմացվել է՝ Մարտ 03, 2021 | Կիսվել | Կարդացեք նաև | Նմանատիպ նյութեր | Մեկնաբանություններ | Թեգեր | Գովազդ | Բոլոր իրավունքները պաշտպանված են 2021
mn | Сэтгүүлч: Б.Болормаа | Б.Болормаа | 2021 оны 03 сарын 02 | Шинэчилсэн: 2021 оны 03 сарын 03 | Хуваалцах | Мөн уншаарай | Холбоотой мэдээ | Сэтгэгдэл | Түлхүүр үг | Зар сурталчилгаа | Бүх эрх хуулиар хамгаалагдсан 2021
kk | Авторы: Айгүл Серікова | Айгүл Серікова | 2021 жылғы 2 наурыз | Жаңартылды: 3 наурыз 2021 | Бөлісу | Тағы оқыңыз | Ұқсас жаңалықтар | Пікірлер | Тегтер | Жарнама | Барлық құқықтар қорғалған 2021
sw | Na Juma Mwakasege | Juma Mwakasege | Machi 2, 2021 | Imesasishwa: Machi 3, 2021 | Shiriki | Soma pia | Habari zinazohusiana | Maoni | Lebo | Tangazo | Haki zote zimehifadhiwa 2021
ha | Daga Musa Abdullahi | Musa Abdullahi | 2 Maris, 2021 | An sabunta: 3 Maris, 2021 | Raba | Karanta kuma | Labarai masu alaƙa | Ra'ayoyi | Alamomi | Talla | An kiyaye duk haƙƙoƙi 2021
th | โดย มาลี สายชล | มาลี สายชล | 2 มีนาคม 2564 | แก้ไขล่าสุด 3 มีนาคม 2564 | แชร์ | อ่านเพิ่มเติม | ข่าวที่เกี่ยวข้อง | ความคิดเห็น | แท็ก | โฆษณา | สงวนลิขสิทธิ์ 2564`;

const rows = WORDS.trim()
  .split("\n")
  .map((row) => row.split("|").map((word) => word.trim()));

it.each(rows)("words of %s around a text are known", (...words: string[]) => {
  const [lang, by, name, day, change, share, also, related, comments, tags, advert, rights] = words;
  const html = `<html lang="${lang}"><title>The landing is open | Quay24</title><meta property="og:site_name" content="Quay24">
    <body><div><div><h1>The landing is open</h1><div>${by}</div><div>${day}</div><div>${change}</div><div class="x">
    <p>${TEXT[0]}</p><p>${advert}</p><p>${TEXT[1]}</p><p>${also}: <a href="/n/5">Rain on the ridge</a></p><p>${TEXT[2]}</p>
    <p>${tags}: <a href="/s?q=1">ferry</a>, <a href="/s?q=2">jetty</a></p><h3>${share}</h3><p><a href="/f"><i></i></a></p>
    <h3>${related}</h3><ul><li><a href="/n/1">A mill museum</a></li></ul><h3>${comments}</h3><p><a href="/c">0</a></p><p>${rights}</p>
    </div></div></div></body></html>`;
  const page = readSavedPage({
    bytes: Buffer.from(html),
    id: "x" as ArticleId,
    path: "c/x.html" as SourcePath,
    limits: DEFAULT_LIMITS,
  });
  expect(page.stated).toEqual({
    title: "The landing is open",
    date: "2021-03-02",
    reporters: [name],
    tags: ["ferry", "jetty"],
    lang,
  });
  const lines = page.html.match(/<p>.*?<\/p>|<h3>.*?<\/h3>|<ul>.*?<\/ul>/gs);
  expect(lines).toEqual(TEXT.map((line) => `<p>${line}</p>`));
});

it.each([
  ["pt", "Na Praia Grande"],
  ["pt-BR", "Da Praia Grande"],
  ["ms", "Di Pantai Indah"],
  ["pl", "Na Starym Rynku"],
])("a place that stands over a text in %s is no author: %s", (lang, line) => {
  const html = `<html lang="${lang}"><title>The landing is open</title><h1>The landing is open</h1><p>${line}</p>
    <p>2021-03-02</p><article>${TEXT.map((text) => `<p>${text}</p>`).join("")}</article></html>`;
  const { stated } = readSavedPage({
    bytes: Buffer.from(html),
    id: "x" as ArticleId,
    path: "c/x.html" as SourcePath,
    limits: DEFAULT_LIMITS,
  });
  expect(stated.reporters).toBeUndefined();
});
