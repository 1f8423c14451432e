import type { Element, Nodes } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { isHeading, textOf } from "../../../lib/html/elements.js";
import { remembered } from "../page/element-names.js";

/**
 * What pages write over and into their furniture, in the languages that were met. Matched against the whole of a short
 * block's text without marks at its ends.
 */
const OVER_OTHER_ARTICLES = `
related( (posts?|articles?|stories|news|content|coverage|links|reading|topics?|items))?
(you (may|might) (also )?(like|enjoy|be interested in|have missed).*)
(read|see|watch) (also|next|more|this next)
(read )?more (from|on|in|about|by|stories|news|articles|like this|to read)( .{0,40})?
(also|next|further) (read|reading|up|in .{0,30}|on .{0,30})
(what to )?read next
up next|recommended( (for you|reading|articles|stories|posts))?|(our|editor'?s'?) picks?( .{0,20})?
(most|popular|trending|latest|recent) ?(read|viewed|popular|now|news|posts|articles|stories|shared|comments)?( .{0,20})?
from (around the web|our partners|the archive)|around the web|keep reading|continue reading|similar (posts|articles|stories)|other (news|stories|articles)|in other news|don'?t miss|in case you missed it
相关(阅读|文章|新闻|报道|链接|推荐|内容|资讯|专题)?|相關(閱讀|文章|新聞|報導|連結|推薦|內容)?|延伸(阅读|閱讀)|推荐(阅读|文章|新闻)?|推薦(閱讀|文章|新聞)?|猜你喜欢|猜你喜歡|您可能(也|还|還)?(喜欢|感兴趣|喜歡|感興趣).*|热[读榜]|热门(文章|新闻|推荐|阅读|排行)?|(热点|相关|为你|为您)推荐|熱門(文章|新聞|推薦|閱讀)?|最新(文章|新闻|消息|資訊|资讯|新聞)|更多(新闻|文章|内容|报道|精彩|相关).{0,10}|更多(新聞|文章|內容|報導).{0,10}|精彩推荐|今日热点|点击排行|阅读排行|编辑推荐|編輯推薦|下一篇|上一篇|往期(回顾|精选|推荐)|大家都在看|看过本文的人还看过
читайте (также|ещё|еще|далее).*|(похожие|другие|ещё|еще|последние|свежие|популярные|главные) (статьи|новости|материалы|записи|публикации)|(материалы|новости|статьи|публикации) по теме|по теме|ещё по теме|еще по теме|рекомендуем( .{0,20})?|вам (может|также) .{0,30}|самое (читаемое|популярное|интересное)|популярное|смотрите также|новости партн[её]ров|лента новостей|последние новости
(das könnte (sie|dich) (auch )?interessieren.*)|(mehr (zum thema|aus .{0,30}|zu .{0,30}|lesen))|(auch|ebenfalls) (interessant|lesenswert)|lesen sie auch.*|weiterlesen|weitere (artikel|beiträge|meldungen|themen|nachrichten)|ähnliche (artikel|beiträge)|verwandte (artikel|themen|beiträge)|meistgelesen.*|zum thema|empfohlen.*|passend dazu
مواضيع (ذات صلة|متعلقة|مشابهة|أخرى)|(مقالات|أخبار) (ذات صلة|مشابهة|متعلقة|أخرى)|ذات صلة|(اقرأ|إقرأ|اقرا|شاهد) (أيض[اًا]+|ايضا|المزيد).*|قد (يعجبك|يهمك).*|اخترنا لك(م)?|قصص مقترحة|الأكثر (قراءة|مشاهدة|تداول[اًا]+)|المزيد( (من|عن) .{0,30})?|آخر الأخبار|أحدث (الأخبار|المقالات)|مطالب (مرتبط|مشابه)|بیشتر بخوانید.*|(اخبار|مقالات) مرتبط|پربازدیدترین.*|آخرین اخبار
(à lire (aussi|également).*)|lire aussi.*|pour aller plus loin|más información|para saber más|saiba mais|per saperne di più|articles? (liés|similaires|connexes)|sur le même (sujet|thème)|(les )?plus lus|vous aimerez (aussi|peut-être).*|voir aussi|dans la même rubrique|(lea|lee) (también|además).*|artículos? relacionad[oa]s?|noticias relacionadas|te puede interesar.*|también te puede.*|lo más leído|más noticias|leia também.*|notícias relacionadas|leggi anche.*|articoli correlati|関連(記事|リンク|ニュース)|あわせて読みたい|おすすめ(記事)?|人気記事|관련 ?(기사|뉴스|글)|추천 ?(기사|뉴스)|많이 본 (뉴스|기사)
читайте також.*|дивіться також|(схожі|інші|останні) (статті|новини)|за темою|(чытайце|глядзіце) таксама.*|(падобныя|іншыя|апошнія) (артыкулы|навіны)|(навіны )?па тэме|вижте (още|също).*|още по темата|свързани (статии|новини)
(zobacz|czytaj|przeczytaj) (też|także|również|więcej).*|powiązane( artykuły)?|polecamy|(čtěte|přečtěte si|čítajte|prečítajte si) (také|též|tiež|aj).*|související( články)?|súvisiace( články)?
lees (ook|meer).*|gerelateerd(e .{0,20})?|läs (också|även|mer).*|relaterat|les også.*|læs også.*|lue myös.*|aiheesta muualla|citește și.*|citeşte şi.*|articole similare|olvass?(d|a) (el )?(ezt is|még|tovább).*|kapcsolódó( cikkek)?|διαβάστε (επίσης|ακόμα|ακόμη).*|σχετικά( άρθρα| νέα)?
ilgili (haber(ler)?|yazılar|içerikler)|benzer (haberler|yazılar)|bunlar da ilginizi çekebilir|xem thêm.*|tin (liên quan|cùng chuyên mục|khác|mới|đọc nhiều)|bài (viết )?(liên quan|cùng chuyên mục|khác)|có thể bạn quan tâm|(berita|artikel) (terkait|lainnya|terpopuler|terkini)|(baca|simak|lihat) juga.*|baca selengkapnya
อ่าน(เพิ่มเติม|ต่อ|ข่าวที่เกี่ยวข้อง).*|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|(यह|ये|इसे) भी (पढ़ें|देखें).*|संबंधित (खबरें|लेख|ख़बरें)|आर(ও|ো) পড়ুন.*|সম্পর্কিত( খবর)?|مزید (پڑھیں|خبریں).*|متعلقہ خبریں|קראו (גם|עוד).*|כתבות (נוספות|קשורות)|עוד בנושא
(ဆက်စပ်|ဆက်လက်ဖတ်).{0,20}|(អត្ថបទ|ព័ត៌មាន)(ពាក់ព័ន្ធ|ទាក់ទង)|អាន(បន្ថែម|បន្ត).*|(ຂ່າວ|ບົດຄວາມ)ທີ່ກ່ຽວຂ້ອງ|ອ່ານ(ເພີ່ມ|ຕໍ່).*|འབྲེལ་ཡོད.{0,20}|مۇناسىۋەتلىك .{0,20}|(ተዛማጅ|ተያያዥ) .{0,20}|(ተጨማሪ|በተጨማሪ) ያንብቡ.*
தொடர்புடைய .{0,20}|மேலும் (படிக்க|வாசிக்க).*|இதையும் (படிக்க|படியுங்கள்|வாசிக்க).*|(අදාළ|සම්බන්ධ) (පුවත්|ලිපි)|(තවත්|වැඩිදුර) කියවන්න.*|یہ بھی (پڑھ|دیکھ)(یں|یے).*|متعلقہ .{0,20}|زیاتر (بخوێنەوە|بزانە).*|(هەواڵ|بابەت)(ی|ە)? ?(پەیوەندیدار|هاوشێوە)(ەکان)?|(zêdetir|bêtir|herwiha) bixwîne.*|nûçeyên (têkildar|din)|ގުޅުން ?ހުރި .{0,20}
(მსგავსი|დაკავშირებული) .{0,20}|(ასევე )?წაიკითხეთ( აგრეთვე| ასევე)?|(նմանատիպ|առնչվող) .{0,20}|կարդա(ցեք|լ)? (նաև|ավելին).*|холбоотой .{0,20}|мөн (унш|үз).*|ұқсас .{0,20}|(тағы|сондай-ақ|толығырақ) оқы.*|(habari|makala) zinazohusiana|soma (pia|zaidi).*|labarai masu ala[ƙk]a|karanta (kuma|ƙarin|karin).*
(повезан[еи]|сличн[еи]) (вести|чланци|теме)|(прочитајте|читајте) (и|још)( .{0,60})?|(povezan[ei]|sličn[ei]) (vijesti|vesti|članci|teme)|(pročitajte|čitajte) (i|još|također|takođe)( .{0,60})?|relaterade? (artiklar|nyheter)|relater(ede|te) (artikler|nyheder|nyheter|saker)|ayrıca oku(yun|yunuz)?|לקריאה נוספת
(oxşar|əlaqəli) (xəbərlər|məqalələr)|həmçinin oxu(yun)?|(o[ʻ‘']xshash|mavzuga oid) (yangiliklar|maqolalar|xabarlar)|shuningdek o[ʻ‘']qing|окшош (жаңылыктар|макалалар)|дагы окуңуз|хабарҳои (монанд|дигар)|инчунин хонед|lajme të (ngjashme|lidhura)|lexo(ni)? (edhe|gjithashtu)
सम्बन्धित (समाचार|खबर)|यो पनि (पढ्नुहोस्|हेर्नुहोस्)|సంబంధిత వార్తలు|(ఇవి|ఇది) కూడా చదవండి|اړوند (خبرونه|لیکنې)|نور ولولئ|(mga )?kaugnay na (balita|artikulo)|basahin (din|pa)|(berita|artikel) berkaitan
relacionad[oa]s?|(entradas|artigos) relacionad[oa]s|correlat[oi]|(podobne|powiązane)( wpisy)?|ilgili|関連|관련|схоже|похожее|схожі записи|relaterade|relatert|terkait|קשור|संबंधित|aiheeseen liittyy|similaires?|similare|hasonló|свързани|povezano|slično|liknande|lignende|(نوشته.های )?مرتبط
(entradas recientes|(posts|artigos) recentes|articoli recenti|articles récents|(neueste|letzte) beiträge|ostatnie wpisy|recente berichten|senaste inläggen|nejnovější příspěvky|son yazılar|最近の投稿|최신 글|近期文章|آخرین نوشته.ها|pos-pos terbaru|bài viết mới)`;

const OVER_TALK = `
deixe um comentário|lascia un commento|dodaj komentarz|bir yanıt yazın|để lại một bình luận|コメントを残す|댓글 남기기|залишити відповідь|geef een reactie|lämna ett svar|napsat komentář|tinggalkan balasan|αφήστε μια απάντηση|כתיבת תגובה|एक उत्तर दें|legg igjen en kommentar|skriv et svar|lasă un răspuns|вашият коментар|pridaj komentár|lisa kommentaar
(\\d+ |one |no |view |all |the )?(comments?|replies|reactions|responses|thoughts?)( .{0,60})?|leave a (reply|comment|response)|(post|add|write) a comment|join the (conversation|discussion)|comments? (are )?(closed|off)|cancel reply|discussion|log in to comment.*|be the first to comment.*
(全部|最新|热门|网友|精彩|发表|我要|用户|查看)?(评论|評論|留言|跟帖|回复|回覆)(区|區|列表)?( ?\\d+ ?(条|條)?)?|发表回复|發佈留言|发表评论.*|\\d+ ?(条|條)(评论|評論|留言)|写留言|网友评论.*
(\\d+ )?комментари(и|ев|й|я)( .{0,30})?|(добавить|оставить|написать) комментарий|обсуждени[ея]|отзывы
(\\d+ )?kommentare?( .{0,30})?|(schreiben sie|schreibe|hinterlasse|kommentar) .{0,30}kommentar.*|kommentar (schreiben|abgeben|hinterlassen)|diskussion
(\\d+ )?(التعليقات|تعليقات|تعليق|نظرات|دیدگاه.{0,3})( .{0,20})?|(اترك|أضف|اكتب) (تعليق.?|ردا|رد).*|شارك برأيك|ارسال (نظر|دیدگاه)|نظر شما
(\\d+ )?commentaires?|laisser un commentaire|(\\d+ )?comentarios?|deja (un comentario|una respuesta)|コメント|댓글
(မှတ်ချက်|មតិ|ຄວາມຄິດເຫັນ|ຄ(ຳ|ໍາ)ເຫັນ|བསམ་(འཆར|ཚུལ)|ความคิดเห็น|แสดงความ(คิด)?เห็น).{0,20}|(باھا|ئىنكاس)(لار)?( يېزىش)?|አስተያየ[ትቶ].{0,12}|கருத்து((க்)?கள்)?( தெரிவி.{0,10})?|අදහස්( දක්වන්න)?|تبصرے|تبصرہ (کریں|لکھیں|کیجیے)|(کۆمێنت|لێدوان)(ەکان)?|şîrove(yan|yên)?( bike)?|ކޮމެންޓް.{0,15}
კომენტარ(ი|ები)|კომენტარის (დამატება|დატოვება)|մեկնաբանություն(ներ)?|(թողնել|գրել) մեկնաբանություն|сэтгэгдэл( бичих)?|пікір(лер)?( қалдыру| жазу)?|((toa|acha) )?maoni|(bar )?ra'?ayoyi|bar ra'?ayi
(\\d+ )?(תגובות|टिप्पणि(याँ|यां|यों)|মন্তব্য|bình luận|komentar|komen|yorum(lar)?|σχόλια|comentarii|hozzászólás(ok)?|коментар(и|і|ів)|каментар(ый|ы|і|ыі|оў|ыяў)|komentáře|komentář(e|ů)|komentarze|commenti|comentários|reacties|kommentit|kommentarer|komentari|şərhlər|комментарийлер|komente(t)?|mga komento)( \\(\\d+\\))?`;

const OVER_SHARING = `
comparte esto|bunu paylaş|共有|поширити це|dit delen|dela detta|bagikan ini|שיתוף|jaa tämä|del dette
(share|tweet|pin|email|print|like|save|copy link|copy|listen|bookmark|follow)( (this|it|on|via|to|us|with|article|story|post|page|link|the).{0,40})?
(share|like|tweet|follow|facebook|twitter|x|whatsapp|telegram|email|e-mail|print|pinterest|linkedin|reddit|line|weibo|messenger|copy link|pocket|tumblr|[ ,:|·•/])+
(like|follow) us on .{0,40}|share on .{0,20}|click to share.*
分享(到|至|本文|文章|给|給)?.{0,12}|(微信|微博|qq|朋友圈|新浪微博|空间|扫一扫|二维码|[ ,|·、])+|(打印|列印|收藏|点赞|赞|举报|字号|字体|关闭窗口|返回顶部|关闭|转发|纠错)( ?(大|中|小|本页|此页))*|(【?(字号|字体)[:：]?.{0,12}】?)|.{0,6}扫(一扫|描).{0,20}
(поделиться|поделитесь|распечатать|печать|отправить|нравится|скопировать ссылку)( .{0,30})?|(вконтакте|одноклассники|telegram|facebook|twitter|[ ,|])+|подписывайтесь на .{0,60}|подписаться( .{0,30})?
(teilen|drucken|merken|per e-mail( teilen)?|versenden|artikel (teilen|drucken|merken)|auf .{0,20} teilen|beitrag teilen|link kopieren|vorlesen|empfehlen)( .{0,20})?
(شارك|مشاركة|شاركها|انشر|نشر|طباعة|اطبع|نسخ الرابط|أرسل|حفظ|تابعنا|تابعونا|اشتراک ‌?گذاری|اشتراک‌گذاری|به اشتراک بگذارید|چاپ)( .{0,30})?|(فيسبوك|تويتر|واتساب|تلغرام|تيليجرام|[ ،|])+
partager( .{0,30})?|imprimer|compartir( .{0,30})?|imprimir|compartilhe?( .{0,30})?|condividi( .{0,20})?|シェア(する)?|ツイート|공유(하기)?
(မျှဝေ|ចែករំលែក|ແບ່ງປັນ|ແຊຣ໌|འགྲེམས་སྤེལ|བགོ་འགྲེམས|แชร์|แบ่งปัน).{0,12}|ھەمبەھىر(لەش|لە)?|ያጋሩ|አጋሩ|ያካፍሉ|பகிர(்|வும்|்க|்ந்து கொள்ள)|බෙදා ?(ගන්න|හරින්න|හදාගන්න)|شیئر( کریں| کیجیے)?|بڵاوی بکە(رە)?وە|parve bike(n)?|ޝެއަރ.{0,10}|გაზიარება|გააზიარეთ?|կիսվել|տարածել|хуваалцах|түгээх|бөлісу|shiriki|sambaza|raba
(שתפו|שתף|chia sẻ|bagikan|paylaş(ın)?|κοινοποίηση|κοινοποιήστε|distribuie|megosztás|megosztom|подели(те)?|сподели(те)?|поширити|поділитися|падзяліцца|sdílet|zdieľať|udostępnij|compartilhar|partilh(e|ar)|podijeli(te)?|podeli(te)?|ulashish(ing)?|бөлүшүү|shpërnda(je|ni)|ibahagi|kongsi(kan)?|(शेयर|साझा) कर(ें|े)|শে(য়|য়)ার( করুন)?|(शेयर|सेयर) गर्नुहोस्|షేర్ చేయండి|شریک کړئ)( (facebook|twitter|x|whatsapp|telegram))?
dela( artikeln| på .{0,20})?|del (artiklen|artikkelen|saken|på .{0,20})|deel dit artikel|delen (op|via) .{0,20}|jaa (artikkeli|.{3,12}ssa)`;

const ADVERTISING = `
(advertise?ments?|advertising|sponsored( content)?|promoted|ad|ads by .{0,20}|paid (content|post)|(story|article) continues below( advertise?ment)?|continue reading below( ad)?|scroll to continue.*|skip advertise?ment)
(广告|廣告|請繼續往下閱讀|推广|赞助|赞助商链接|贊助)|.{0,20}扫(一扫|描).{0,6}二维码.{0,4}关注.{0,30}|р[эе]клама( .{0,20})?|haberin devamı|на правах рекламы|(anzeige|werbung)( .{0,20})?|(إعلان(ات)?|اعلان|إعلانات ممولة|تبلیغات|آگهی)|publicité|publicidad(e)?|pubblicità|広告|광고
ကြော်ငြာ(များ)?|(ការ)?(ផ្សាយ)?ពាណិជ្ជកម្ម|ໂຄສະນາ|โฆษณา|ཁྱབ་བསྒྲགས|ئېلان(لار)?|ማስታወቂያ(ዎች)?|விளம்பரம்|දැන්වීම(්)?|اشتہار(ات)?|[ڕر]یکلام|reklam|އިޝްތިހާރު|რეკლამა|գովազդ|(зар )?сурталчилгаа|жарнама|(ma)?tangazo|talla
annons|annonse|annonce|mainos|hirdetés|iklan|quảng cáo|διαφήμιση|publicitate|reklama|advertentie|reklamë|oglas|विज्ञापन|বিজ্ঞাপন|patalastas|פרסומת`;

const RIGHTS = `
(copyright|all rights reserved|some rights reserved) ?.{0,80}|(\\d{4} )?.{0,60}\\ball rights reserved|.{0,30}(版权所有|版權所有|著作权所有)(.{0,40})?|未经(本.{0,4})?(许可|授权|允许).{0,30}(转载|复制).{0,20}|未經.{0,10}(許可|授權).{0,30}轉載.{0,20}|все права (защищены|принадлежат).{0,60}|alle rechte vorbehalten.{0,40}|(جميع|كافة) الحقوق محفوظة.{0,60}|کلیه حقوق.{0,60}|tous droits réservés.{0,40}|todos los derechos reservados.{0,40}
(မူပိုင်ခွင့်|រក្សាសិទ្ធិ|ສະຫງວນລິຂະສິດ|สงวนลิขสิทธิ์|པར་དབང).{0,60}|(بارلىق|نەشر) ھوقۇق.{0,40}|መብቱ .{0,30}(የተጠበቀ|የተከበረ).{0,30}|காப்புரிமை.{0,40}|සියලුම? හිමිකම්.{0,40}|(جملہ|تمام) حقوق.{0,40}|هەموو ماف.{0,60}|hemû maf.{0,60}|ހުރިހާ ހައްގ.{0,60}|ყველა უფლება.{0,60}|բոլոր իրավունքները.{0,60}|бүх эрх .{0,60}|барлық құқық.{0,60}|haki zote .{0,60}|an kiyaye .{0,60}
(alla rättigheter (förbehållna|förbehålles)|alle rettigheder forbeholde(s|t)|alle rettigheter (reservert|forbeholdt)|kaikki oikeudet pidätetään|minden jog fenntartva|toate drepturile rezervate|všechna práva vyhrazena|všetky práva vyhradené|wszelkie prawa zastrzeżone|tutti i diritti( sono)? riservati|todos os direitos reservados|(tüm hakları|her hakkı) saklıdır|alle rechten voorbehouden|με επιφύλαξη παντός( νόμιμου)? δικαιώματος|сва права задржана|всички права запазени|усі права (захищено|захищені)|усе правы абаронены(я)?|sva prava (pridržana|zadržana)|vse pravice pridržane).{0,60}
(bütün hüquqlar qorunur|barcha huquqlar himoyalangan|бардык укуктар корголгон|ҳамаи ҳуқуқҳо маҳфузанд|të gjitha të drejtat e rezervuara|सर्वाधिकार सुरक्षित|সর্বস্বত্ব.{0,20}সংরক্ষিত|hak cipta (dilindungi|terpelihara)|nakalaan ang lahat ng karapatan|ټول حقوق خوندي|כל הזכויות שמורות).{0,60}|無断(転載|複製).{0,20}(禁|ご遠慮).{0,12}|무단 ?전재.{0,20}금지`;

const SIGNING_UP = `
join (us on|our) .{0,40}(channel|group|telegram|whatsapp|community)\\b.{0,60}|присоединяйтесь к .{0,80}|приєднуйтесь до .{0,80}|加入我(们|們).{0,30}([频頻]道|群[组組])
(sign up|subscribe|register|get) (for|to|our|the|here|now|today)?.{0,60}(newsletters?|inbox|updates|e-?mails?|alerts|digest)\\b.{0,60}|(subscribe|sign up)( now| here| today)?|newsletter|enter your e-?mail( address)?|never miss .{0,60}
(订阅|訂閱|关注)(我们|我們|本站|公众号|电子报|電子報|.{0,12}(公众号|频道|頻道)).{0,20}|电子报|電子報
(подпишитесь|подписка) .{0,80}|рассылка
(newsletter|jetzt) (abonnieren|anmelden|bestellen).{0,40}|(abonnieren|bestellen) sie .{0,60}newsletter.{0,40}
(اشترك|سجل|عضویت) (في|الآن|در)? ?.{0,60}(النشرة|نشرتنا|البريد|خبرنامه).{0,60}|النشرة البريدية|خبرنامه
(google news|bizi).{0,30}(abone ol|takip et(in)?)|s'abonner|inscrivez-vous .{0,60}|suscríbete.{0,60}|inscreva-se.{0,60}|iscriviti.{0,60}|メルマガ登録|구독(하기)?`;

const CONTENTS = `
(table of )?contents|on this page|in this (article|story|post|page)|jump to( .{0,30})?|目录|目錄|文章目录|本文目录|本文导航|内容提要|содержание|оглавление|в этой статье|inhalt(sverzeichnis)?|in diesem artikel|(جدول )?المحتويات|فهرس( المحتويات)?|في هذا المقال|فهرست( مطالب)?|sommaire|table des matières|dans cet article|contenidos?|índice|目次|목차`;

const LOGGING_IN = `
(please )?(log|sign) ?in( or (register|sign up|create an account))? to (post|leave|add|make|write|view|comment|reply|see|join).{0,30}|comments (are|have been) (closed|disabled|turned off).{0,20}
登录后?(才能|可以|即可)?(发表|參與|参与|查看)?(评论|回复).{0,6}|登入後?(才能|可以|即可)?(發表|參與)?(評論|留言|回覆).{0,6}|(войдите|авторизуйтесь)( или зарегистрируйтесь)?,? чтобы .{0,40}комментар.{0,10}
(melden sie sich|anmelden|einloggen)( .{0,30})?,? um .{0,40}kommentar.{0,40}|(connectez-vous|se connecter|identifiez-vous)( .{0,20})? pour .{0,40}comment.{0,10}|inicie sesión( .{0,20})? para .{0,40}coment.{0,10}|سجل الدخول.{0,20}(تعليق|للتعليق).{0,20}`;

/** What programs write beside a text: how often it was read, and how to pass it on or report a mistake in it. */
const TOOLS = `
(read )?or share this story.{0,60}|please enable javascript to (view|see|post) .{0,60}|(play )?listen to (this )?(article|story)( ?\\(?\\d+ min.{0,10})?|our standards: (the thomson reuters|the) trust principles|visited [\\d,.]+ times?.{0,30}|post views: ?[\\d,.]+|total: \\d+ average: [\\d.]+
(?=.*(ошибк|опечатк|помилк|памылк|error|typo|mistake)).{0,90}ctrl ?\\+ ?enter.{0,60}
the post .{1,200} (appeared first|first appeared) on .{1,60}|(la entrada|el cargo) .{1,200} se publicó primero en .{1,60}|o post .{1,200} apareceu primeiro em .{1,60}|der beitrag .{1,200} erschien zuerst auf .{1,60}|l[’']article .{1,200} est apparu en premier sur .{1,60}|l[’']articolo .{1,200} proviene da .{1,60}|het bericht .{1,200} verscheen eerst op .{1,60}|сообщение .{1,200} появились сначала на .{1,60}|artykuł .{1,200} pochodzi z serwisu .{1,60}`;

const TOP = `(back )?to (the )?top|back|close|menu|skip to (main )?content|返回(顶部|首页|列表)|回到顶部|наверх|вверх|на главную( страницу)?|nach oben|zurück( nach oben)?|إلى الأعلى|العودة( إلى .{0,20})?|haut de page|(jump|skip) to (the )?(recipe|video|comments)|(print|pin|save|rate) (this )?recipe|volver arriba|edit|edit this page.*|print this page|view all|see all|show more|load more|more|read more|查看更多|加载更多|展开(全文|阅读全文)?|阅读全文|(我要|意见)反馈|показать ещ[её]|ещё|mehr (anzeigen|laden)|عرض المزيد|المزيد`;

/** Before a link to another article, in a paragraph of its own, with a colon or a sign before the link. */
const BEFORE_LINK_WITH_SIGN = `
read|see|watch|listen|more|related|video|opinion|analysis|explainer|in pictures|next|previous|recommended|further reading|must read|更多|另见|参见|см|siehe|mehr|voir|ver|للمزيد|طالع`;

/** The same, where no sign is needed. */
const BEFORE_LINK = `
(read|see|watch) (also|more|next|this next|on)|also (read|see)|read more on|see more|don'?t miss|up next|previous post|next post|recommended reading|related (story|article|stories|articles|coverage|news)
(相关|延伸|推荐|推薦|相關)(阅读|閱讀|新闻|新聞|文章|报道|報導|链接)|阅读更多|还?想?了解(更多)?|上一篇|下一篇|前一篇|后一篇|上一则|下一则|点击(阅读|查看).{0,6}
(читайте|читать|смотрите) (также|ещё|еще|далее|по теме)|по теме|подробнее|ранее|предыдущая( статья| запись)?|следующая( статья| запись)?|материал по теме
(lesen sie|lies|lesen|siehe|hören sie) (auch|dazu|mehr|zum thema)( .{0,20})?|zum thema|auch interessant|vorheriger( artikel| beitrag)?|nächster( artikel| beitrag)?
(اقرأ|إقرأ|اقرا|شاهد|طالع) (أيض[اًا]+|ايضا|المزيد|كذلك)|مواضيع ذات صلة|ذات صلة|(المقال )?(السابق|التالي)|بیشتر بخوانید|بخوانید
(à lire|lire|voir) (aussi|également)|(lea|lee|ver) (también|además)|leia (também|mais)|leggi anche|関連記事|관련 ?기사
читайте також|дивіться також|(чытайце|глядзіце) таксама|вижте (още|също)|прочетете (още|също)|(zobacz|czytaj|przeczytaj) (też|także|również|więcej)|(čtěte|přečtěte si|čítajte|prečítajte si) (také|též|tiež|aj)|lees (ook|meer)|läs (också|även|mer)|les også|læs også|lue myös|cite[șş]te [șş]i|olvass?(d|a) (el )?(ezt is|még|tovább)|διαβάστε (επίσης|ακόμα|ακόμη)
ilgili haber|ayrıca (bakınız|okuyun)|xem thêm|đọc thêm|tin liên quan|(baca|simak|lihat) juga|อ่าน(เพิ่มเติม|ต่อ)|ข่าวที่เกี่ยวข้อง|(यह|ये|इसे) भी (पढ़ें|देखें)|আর(ও|ো) পড়ুন|مزید پڑھیں|קראו (גם|עוד)
ဆက်စပ်(သတင်း|ဆောင်းပါး)(များ)?|អានបន្ថែម|អត្ថបទពាក់ព័ន្ធ|ອ່ານເພີ່ມ(ເຕີມ)?|འབྲེལ་ཡོད་གསར་འགྱུར|مۇناسىۋەتلىك خەۋەر(لەر)?|(በ?ተጨማሪ) ያንብቡ|மேலும் (படிக்க|வாசிக்க)|இதையும் (படிக்க|படியுங்கள்|வாசிக்க)|තවත් කියවන්න|یہ بھی (پڑھ|دیکھ)(یں|یے)|زیاتر بخوێنەوە|(zêdetir|bêtir|herwiha) bixwîne|އިތުރަށް ކިޔ[\\u0780-\\u07b1]*( .{0,20})?
(ასევე )?წაიკითხეთ( აგრეთვე| ასევე)?|կարդա(ցեք|լ)? (նաև|ավելին)|мөн (унш|үз)[а-яөү]*|(тағы|сондай-ақ|толығырақ) оқы[а-яңқғүұәөһі]*|soma (pia|zaidi)|karanta (kuma|ƙarin|karin)
(прочитајте|читајте) (и|још)|(pročitajte|čitajte) (i|još|također|takođe)|ayrıca oku(yun|yunuz)?|לקריאה נוספת|อ่านข่าวที่เกี่ยวข้อง|អត្ថបទទាក់ទង|həmçinin oxu(yun)?|shuningdek o[ʻ‘']qing|дагы окуңуз|инчунин хонед|lexo(ni)? (edhe|gjithashtu)|यो पनि (पढ्नुहोस्|हेर्नुहोस्)|(ఇవి|ఇది) కూడా చదవండి|نور ولولئ|basahin (din|pa)`;

const compile = (lines: string): RegExp => new RegExp(`^(?:${lines.trim().split("\n").join("|")})$`, "iu");

const HEADINGS: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ["other articles", compile(OVER_OTHER_ARTICLES)],
  ["comments", compile(OVER_TALK)],
  ["sharing", compile(OVER_SHARING)],
  ["newsletter", compile(SIGNING_UP)],
  ["contents list", compile(CONTENTS)],
];
const LINES: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ["advertisement", compile(ADVERTISING)],
  ["site frame", compile(RIGHTS)],
  ["tool", compile(TOOLS)],
  ["sharing", compile(OVER_SHARING)],
  ["navigation", compile(TOP)],
  ["comments", compile(LOGGING_IN)],
  ["newsletter", compile(SIGNING_UP)],
];
const LABEL = compile(BEFORE_LINK);
const LABEL_WITH_SIGN = compile(BEFORE_LINK_WITH_SIGN);
const LONGEST = 90;
const LONGEST_LINE = 300;

/** Returns the kind of furniture that follows a heading with these words; undefined if text may follow it. */
export const furnitureUnder = (heading: string): string | undefined => reasonIn(HEADINGS, heading);

/** Tells whether an element is a heading that furniture follows. */
export const isFurnitureHeading = (node: Nodes): boolean =>
  isHeading(node) && furnitureUnder(textOf(node)) !== undefined;

/** Returns the kind of furniture that a block with these words is; undefined if the block may be text. */
export const furnitureLine = (text: string): string | undefined => reasonIn(LINES, text, LONGEST_LINE);

/** Tells whether the words before a link announce another article, such as `Read also:`. */
export const isLabelOfLink = (text: string): boolean =>
  text.length <= LONGEST &&
  (LABEL.test(bare(text)) || (/[:：>»→|–—-]\s*$/u.test(text) && LABEL_WITH_SIGN.test(bare(text))));

/** Tells whether a heading with these words stands above a table of contents. */
export const isOverContents = (text: string): boolean => furnitureUnder(text) === "contents list";

function reasonIn(
  rows: readonly (readonly [string, RegExp])[],
  text: string,
  longest = LONGEST,
): string | undefined {
  if (text.length > longest) return undefined;
  const words = bare(text);
  return words === "" ? undefined : rows.find(([, pattern]) => pattern.test(words))?.[0];
}

/** Removes punctuation, symbols and emoji at both ends, and makes each run of white space one space. */
const bare = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .replaceAll("\ufe0f", "")
    // No pattern takes a capital of Turkish for its small letter.
    .replaceAll("İ", "i")
    .replace(/^[\s\p{P}\p{S}\p{Extended_Pictographic}]+|[\s\p{P}\p{S}\p{Extended_Pictographic}]+$/gu, "")
    .trim();

/** What pages write before their tags, in the languages that were met. */
const TAG_LABEL =
  /^(?:tags?|tagged(?: as)?|keywords?|filed under|schlag(?:worte|wörter)|stichworte|mots[- ]clés|étiquettes|etiquetas|palabras clave|palavras-chave|parole chiave|теги|метки|ключевые слова|标签|標籤|关键词|關鍵字|關鍵詞|タグ|キーワード|태그|الوسوم|وسوم|کلمات کلیدی|برچسب‌?ها|תגיות|etiketler|słowa kluczowe|စကားလုံးများ|ស្លាក|ແທັກ|แท็ก|ཁ་བྱང་?|خەتكۈش(?:لەر)?|መለያዎች|குறிச்சொற்கள்|ටැග්|ٹیگز?|تاگ(?:ەکان)?|etîket|ޓެގް|[თტ]ეგები|საკვანძო სიტყვები|թեգեր|պիտակներ|түлхүүр үг|тегтер|кілт сөздер|lebo|alamomi|टैग(?:्स|स)?|ট্যাগ(?:স|সমূহ)?|từ khóa|chủ đề|ετικέτες|λέξεις[- ]κλειδιά|etichete|cuvinte cheie|címkék|kulcsszavak|тагови|ознаке|кључне речи|етикети|ключови думи|ключові слова|мітки|тэгі|пазнакі|ключавыя словы|štítky|klíčová slova|avainsanat|asiasanat|taggar|nyckelord|emner|emneord|nøgleord|nøkkelord|stikkord|trefwoorden|tagi|etichette|teqlər|açar sözlər|teglar|тегдер|тегҳо|oznake|ključne riječi|tagovi|etiketa(?:t)?|ट्याग(?:हरू)?|ట్యాగ్\u200c?లు|ټاګونه|mga tag)\s*[:：]?$/iu;
/** Characters of the longest label. */
const LONGEST_TAG_LABEL = 30;

/** Tells whether an element begins with a label of tags, in a text or an element of its own. */
export const isLabelledTagList = remembered((node: Element): boolean => {
  const first = node.children.find((child) => child.type !== "text" || /\S/u.test(child.value));
  if (first?.type === "text") return isLabelOfTags(first.value);
  const isLeaf = first?.type === "element" && first.children.every((child) => child.type === "text");
  return isLeaf && first.tagName !== "a" && isLabelOfTags(textOf(first));
});

const isLabelOfTags = (text: string): boolean =>
  text.length <= LONGEST_TAG_LABEL && TAG_LABEL.test(withSingleSpaces(text.replaceAll("\u00a0", " ")));
