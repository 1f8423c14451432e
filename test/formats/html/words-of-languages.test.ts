import { expect, it } from "vitest";
import { furnitureLine, furnitureUnder } from "../../../src/formats/html/furniture/furniture-words.js";
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
th | โดย มาลี สายชล | มาลี สายชล | 2 มีนาคม 2564 | แก้ไขล่าสุด 3 มีนาคม 2564 | แชร์ | อ่านเพิ่มเติม | ข่าวที่เกี่ยวข้อง | ความคิดเห็น | แท็ก | โฆษณา | สงวนลิขสิทธิ์ 2564
he | מאת: נועה לביא | נועה לביא | 2 במרץ 2021 | עודכן: 3 במרץ 2021 | שתפו | לקריאה נוספת | כתבות נוספות | תגובות | תגיות | פרסומת | כל הזכויות שמורות 2021
hi | लेखक: रमेश वर्मा | रमेश वर्मा | 2 मार्च 2021 | अपडेट: 3 मार्च 2021 | शेयर करें | ये भी पढ़ें | संबंधित खबरें | टिप्पणियां | टैग | विज्ञापन | सर्वाधिकार सुरक्षित 2021
bn | লেখক: রহিম উদ্দিন | রহিম উদ্দিন | ২ মার্চ ২০২১ | আপডেট: ৩ মার্চ ২০২১ | শেয়ার করুন | আরও পড়ুন | সম্পর্কিত খবর | মন্তব্য | ট্যাগ | বিজ্ঞাপন | সর্বস্বত্ব সংরক্ষিত 2021
vi | Tác giả: Lê Minh | Lê Minh | 2/3/2021 | | Chia sẻ | Xem thêm | Tin liên quan | Bình luận | Từ khóa | Quảng cáo | All rights reserved 2021
id | Oleh: Budi Santoso | Budi Santoso | 2 Maret 2021 | Diperbarui: 3 Maret 2021 | Bagikan | Baca juga | Berita terkait | Komentar | Tag | Iklan | Hak cipta dilindungi 2021
tr | Yazar: Ayşe Demir | Ayşe Demir | 2 Mart 2021 | Güncelleme: 3 Mart 2021 | Paylaş | Ayrıca okuyun | İlgili haberler | Yorumlar | Etiketler | Reklam | Tüm hakları saklıdır 2021
fa | نویسنده: سمیر حلو | سمیر حلو | ۱۲ اسفند ۱۳۹۹ | به‌روزرسانی: ۱۳ اسفند ۱۳۹۹ | اشتراک‌گذاری | بیشتر بخوانید | اخبار مرتبط | نظرات | برچسب‌ها | تبلیغات | کلیه حقوق محفوظ است
el | Συντάκτης: Νίκος Πέτρου | Νίκος Πέτρου | 2 Μαρτίου 2021 | Ενημερώθηκε: 3 Μαρτίου 2021 | Κοινοποίηση | Διαβάστε επίσης | Σχετικά άρθρα | Σχόλια | Ετικέτες | Διαφήμιση | Με επιφύλαξη παντός δικαιώματος 2021
ro | De Ion Popa | Ion Popa | 2 martie 2021 | Actualizat: 3 martie 2021 | Distribuie | Citește și | Articole similare | Comentarii | Etichete | Publicitate | Toate drepturile rezervate 2021
hu | Szerző: Kovács Anna | Kovács Anna | 2021. március 2. | Frissítve: 2021. március 3. | Megosztás | Olvasd el ezt is | Kapcsolódó cikkek | Hozzászólások | Címkék | Hirdetés | Minden jog fenntartva 2021
sr | Аутор: Милан Илић | Милан Илић | 2. март 2021. | Ажурирано: 3. март 2021. | Подели | Прочитајте и | Повезане вести | Коментари | Тагови | Реклама | Сва права задржана 2021
bg | Автор: Иван Петров | Иван Петров | 2 март 2021 | Обновено: 3 март 2021 | Сподели | Вижте още | Свързани статии | Коментари | Етикети | Реклама | Всички права запазени 2021
uk | Автор: Іван Коваль | Іван Коваль | 2 березня 2021 | Оновлено: 3 березня 2021 | Поширити | Читайте також | Схожі новини | Коментарі | Теги | Реклама | Усі права захищено 2021
fi | Kirjoittaja: Matti Virta | Matti Virta | 2. maaliskuuta 2021 | Päivitetty: 3. maaliskuuta 2021 | Jaa artikkeli | Lue myös | Aiheesta muualla | Kommentit | Avainsanat | Mainos | Kaikki oikeudet pidätetään 2021
sv | Av Lina Ek | Lina Ek | 2 mars 2021 | Uppdaterad: 3 mars 2021 | Dela | Läs också | Relaterade artiklar | Kommentarer | Taggar | Annons | Alla rättigheter förbehållna 2021
da | Af Mads Holm | Mads Holm | 2. marts 2021 | Opdateret: 3. marts 2021 | Del artiklen | Læs også | Relaterede artikler | Kommentarer | Emner | Annonce | Alle rettigheder forbeholdes 2021
no | Av Kari Lund | Kari Lund | 2. mars 2021 | Oppdatert: 3. mars 2021 | Del saken | Les også | Relaterte artikler | Kommentarer | Emneord | Annonse | Alle rettigheter reservert 2021
nl | Door Jan Visser | Jan Visser | 2 maart 2021 | Bijgewerkt: 3 maart 2021 | Delen via e-mail | Lees ook | Gerelateerde artikelen | Reacties | Trefwoorden | Advertentie | Alle rechten voorbehouden 2021
it | Di Mario Rossi | Mario Rossi | 2 marzo 2021 | Aggiornato: 3 marzo 2021 | Condividi | Leggi anche | Articoli correlati | Commenti | Etichette | Pubblicità | Tutti i diritti riservati 2021
fr | Par Jeanne Aubrac | Jeanne Aubrac | 2 mars 2021 | Mis à jour : 3 mars 2021 | Partager | Lire aussi | Articles similaires | Commentaires | Mots-clés | Publicité | Tous droits réservés 2021
es | Por Inés Robla | Inés Robla | 2 de marzo de 2021 | Actualizado: 3 de marzo de 2021 | Compartir | Lea también | Artículos relacionados | Comentarios | Etiquetas | Publicidad | Todos los derechos reservados 2021
pt | Por Rui Valente | Rui Valente | 2 de março de 2021 | Atualizado: 3 de março de 2021 | Compartilhar | Leia também | Notícias relacionadas | Comentários | Etiquetas | Publicidade | Todos os direitos reservados 2021
ja | 文：川辺花子 | 川辺花子 | 2021年3月2日 | 更新：2021年3月3日 | シェア | 関連記事 | おすすめ記事 | コメント | タグ | 広告 | 無断転載を禁じます
ko | 김하늘 기자 | 김하늘 | 2021년 3월 2일 | 수정: 2021년 3월 3일 | 공유하기 | 관련 기사 | 추천 뉴스 | 댓글 | 태그 | 광고 | 무단 전재 및 재배포 금지
az | Müəllif: Anar Quliyev | Anar Quliyev | 2 mart 2021 | Yeniləndi: 3 mart 2021 | Paylaş | Həmçinin oxuyun | Oxşar xəbərlər | Şərhlər | Teqlər | Reklam | Bütün hüquqlar qorunur 2021
uz | Muallif: Anvar Karimov | Anvar Karimov | 2 mart 2021 | Yangilandi: 3 mart 2021 | Ulashish | Shuningdek oʻqing | Oʻxshash yangiliklar | Comments | Teglar | Reklama | Barcha huquqlar himoyalangan 2021
ky | Автор: Азат Алиев | Азат Алиев | 2 март 2021 | Жаңыртылды: 3 март 2021 | Бөлүшүү | Дагы окуңуз | Окшош жаңылыктар | Комментарийлер | Тегдер | Жарнама | Бардык укуктар корголгон 2021
tg | Муаллиф: Фаррух Сафаров | Фаррух Сафаров | 2 марти 2021 | Навсозӣ: 3 марти 2021 | Share | Инчунин хонед | Хабарҳои монанд | Comments | Тегҳо | Реклама | Ҳамаи ҳуқуқҳо маҳфузанд 2021
hr | Autor: Ana Horvat | Ana Horvat | 2. ožujka 2021. | Ažurirano: 3. ožujka 2021. | Podijeli | Pročitajte i | Povezani članci | Komentari | Oznake | Oglas | Sva prava pridržana 2021
sq | Nga Arben Hoxha | Arben Hoxha | 2 mars 2021 | Përditësuar: 3 mars 2021 | Shpërndaje | Lexo edhe | Lajme të ngjashme | Komente | Etiketat | Reklamë | Të gjitha të drejtat e rezervuara 2021
ne | लेखक: हरि थापा | हरि थापा | 2 मार्च 2021 | अपडेट: 3 मार्च 2021 | सेयर गर्नुहोस् | यो पनि पढ्नुहोस् | सम्बन्धित समाचार | Comments | ट्याग | विज्ञापन | सर्वाधिकार सुरक्षित 2021
te | రచయిత: రవి కుమార్ | రవి కుమార్ | 2 మార్చి 2021 | నవీకరించబడింది: 3 మార్చి 2021 | షేర్ చేయండి | ఇవి కూడా చదవండి | సంబంధిత వార్తలు | Comments | ట్యాగ్‌లు | Advertisement | All rights reserved 2021
ps | لیکوال: احمد زلمی | احمد زلمی | 2 مارچ 2021 | تازه شوی: 3 مارچ 2021 | شریک کړئ | نور ولولئ | اړوند خبرونه | Comments | ټاګونه | اعلان | ټول حقوق خوندي دي 2021
tl | Ni Juan Santos | Juan Santos | Marso 2, 2021 | Na-update: Marso 3, 2021 | Ibahagi | Basahin din | Kaugnay na balita | Mga komento | Mga tag | Patalastas | Nakalaan ang lahat ng karapatan 2021
be | Аўтар: Алена Маставая | Алена Маставая | 2 сакавіка 2021 | Абноўлена: 3 сакавіка 2021 | Падзяліцца | Чытайце таксама | Навіны па тэме | Каментары | Тэгі | Рэклама | Усе правы абаронены 2021
ru | Автор: Анна Клёнова | Анна Клёнова | 2 марта 2021 | Обновлено: 3 марта 2021 | Поделиться | Читайте также | Похожие статьи | Комментарии | Теги | Реклама | Все права защищены 2021
ar | الكاتب: سمير حلو | سمير حلو | 2 مارس 2021 | تحديث: 3 مارس 2021 | شارك | اقرأ أيضا | مقالات ذات صلة | تعليقات | الوسوم | إعلان | جميع الحقوق محفوظة 2021
ms | Oleh: Ali Rahman | Ali Rahman | 2 Mac 2021 | Dikemas kini: 3 Mac 2021 | Kongsi | Baca juga | Berita berkaitan | Komen | Tag | Iklan | Hak cipta terpelihara 2021`;

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
  ["Komentáře", "comments"],
  ["Komentarze", "comments"],
  ["Sdílet", "sharing"],
  ["Udostępnij", "sharing"],
  ["Čtěte také", "other articles"],
])("a heading %s stands over %s", (heading, reason) => {
  expect(furnitureUnder(heading)).toBe(reason);
});

it.each([
  [
    "other articles",
    "Relacionado | Correlati | İlgili | 関連 | 관련 | Схоже | संबंधित | Terkait | نوشته‌های مرتبط | Entradas recientes | 近期文章",
  ],
  [
    "comments",
    "Deixe um comentário | Lascia un commento | コメントを残す | Залишити відповідь | כתיבת תגובה",
  ],
  ["sharing", "Comparte esto: | Dit delen: | 共有: | Поширити це:"],
])("what WordPress writes over %s in many languages is known", (reason, headings) => {
  for (const heading of headings.split(" | "))
    expect([heading, furnitureUnder(heading)]).toEqual([heading, reason]);
});

it.each([
  ["Reklama", "advertisement"],
  ["Všechna práva vyhrazena 2021", "site frame"],
  ["Wszelkie prawa zastrzeżone", "site frame"],
  ["請繼續往下閱讀...", "advertisement"],
  ["На главную", "navigation"],
  ["На главную улицу вышли все.", undefined],
  ["Reklama jest droga.", undefined],
  ["Del 2", undefined],
  ["Annonsen kom i går", undefined],
])("a line %s is furniture: %s", (line, reason) => {
  expect(furnitureLine(line)).toBe(reason);
});

it.each([
  ["pt", "Na Praia Grande"],
  ["es", "De Puerto Viejo"],
  ["it", "Ni Casa Nova"],
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
