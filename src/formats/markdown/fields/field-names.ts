/**
 * The names that generators, scrapers and people give the fields, in lower case, without `-` and `_`. A name goes before
 * the names behind it.
 */
const NAMES = {
  id: "id",
  title:
    "title headline headlines webtitle articletitle posttitle 标题 標題 题目 題目 заголовок назва título titulo titel titre titolo tytuł başlık tiêuđề judul タイトル 제목 عنوان العنوان загаловак tieude название kichwa",
  date: "date pubdate pubdatetime published publishdate publishedat publishedtime publishedon datepublished datepublish webpublicationdate datetime created createdat createdtime creationdate postdate publishtime publicationdate publicationtime releasedate datecreated firstpublished firstpublishedat posted postedat issued released articledate article:publishedtime firstcreated versioncreated firstpublishdate displaydate timestamp 发布时间 發布時間 发表时间 發表時間 日期 时间 時間 дата fecha datum data tarih ngày tanggal 日付 날짜 تاریخ تاريخ التاريخ датапубликации датапублікації fechadepublicación fechapublicación datadepublicação datedepublication datadipubblicazione veröffentlichungsdatum ngàyđăng yayıntarihi tanggalterbit 公開日 掲載日 投稿日 게시일 등록일 发布日期 發布日期 刊登日期 تاريخالنشر تاریخانتشار датапублікацыі ngaydang tarehe",
  source:
    "source canonical canonicalurl original originalurl sourceurl externalurl link weburl from url pageurl mainentityofpage permalink 来源 來源 原文链接 原文連結 原文 链接 連結 источник джерело fuente quelle fonte kaynak nguồn sumber źródło 出典 출처 منبع المصدر urlsource ссылка посилання спасылка крыніца enlace nguon chanzo لینک الرابط",
  agency: "agency publisher sitename",
  reporters:
    "reporters reporter authors author byline bylines writer writers creator primaryauthor publishedby publishedbylines by authorname contributors dc:creator 作者 记者 記者 автор autor autora autores auteur auteurs autore autoren verfasser yazar tácgiả penulis 著者 筆者 기자 نویسنده الكاتب авторы автори аўтар аўтары tacgia mwandishi",
  translators: "translators translator translatedby 译者 譯者",
  editors: "editors editor editedby 责任编辑 責任編輯 编辑 編輯",
  channels: "channels channel",
  tags: "tags tag categories category topics topic keywords keyword labels posttags subjects hashtags 标签 標籤 分类 分類 关键词 關鍵詞 теги метки мітки etiquetas schlagwörter schlagworte étiquettes etichette etiketler thẻ tagi タグ 태그 برچسبها الوسوم ключевыеслова ключовіслова ключавыясловы категория категории категорія категорії катэгорыя катэгорыі пазнакі тэгі categoría categorías danhmục danhmuc kategori lebo دستهبندی التصنيف",
  image:
    "image cover coverimage featuredimage featureimage thumbnail thumb hero heroimage banner bannerimage ogimage imageurl topimage leadimageurl urltoimage photo photos images picture img header previewpicture previewimage mainimage leadimage topimg indeximg bannerimg socialimage og:image promoitems 封面 изображение зображення выява imagen imagem gambar ảnhđạidiện anhdaidien картинка تصویر الصورة",
  imageAlt: "imagealt coveralt imagedescription featuredimagealt featureimagealt",
  imageCaption: "imagecaption covercaption featuredimagecaption featureimagecaption",
  lang: "lang language locale metalang inlanguage humanlanguage langcode 语言 語言 idioma sprache langue lingua 言語 언어 زبان اللغة язык мова bahasa ngônngữ ngonngu lugha",
  summary:
    "description summary excerpt metadescription trailtext abstract customexcerpt 摘要 resumen zusammenfassung résumé resumo özet 概要 요약 خلاصه описание опис апісанне entradilla môtả mota tómtắt tomtat deskripsi ringkasan muhtasari الملخص",
  draft: "draft",
  published: "published publish",
  status: "status",
  address: "slug aliases alias url permalink redirectfrom",
};

export type FieldMeaning = keyof typeof NAMES;

/** Names of fields for generators only: the look of a page, its place in lists. A reader does not miss them. */
const HARMLESS = new Set(
  `
  layout type kind weight order position toc tocdepth comments comment commentable math mathjax katex mermaid menu menus
  nav navorder navexclude parent haschildren grandparent sidebar authorprofile readtime readingtime wordcount share
  related classes cssclass cssclasses cascade outputs resources template pagetemplate templateclass insertanchorlinks
  insearchindex sortby paginateby sitemap robots noindex seo extra params taxonomies taxonomy lastmod lastmodified
  modified modifiedat moddatetime datemodified lastmodifiedat updated updatedat lastupdated update pin pinned sticky featured
  highlight hidden search searchable showtoc tocopen hidemeta hidesummary showdate showauthor showreadingtime license
  copyright disableshare disablehljs collection collections pagination paginate eleventynavigation eleventycomputed
  eleventyexcludefromcollections render headless linktitle shorttitle markup iscjklanguage usehugotoc
  social cards header footer css js scripts styles theme color icon ref uuid guid uid key build
  obsidianuimode publishpath latitude longitude altitude completed? due scrapeid statuscode hostname fingerprint
  expirydate excerptseparator execute bibliography csl knit jupyter numbersections filedate pagetype dateupdated visibility hidetableofcontents
  `
    .split(/\s+/)
    .filter(Boolean),
);

/** Returns a name in the form of the tables above. */
export const plainName = (name: string): string =>
  name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[-_ \u200c]/g, "");

const NAME_LISTS = Object.fromEntries(
  Object.entries(NAMES).map(([meaning, names]) => [meaning, names.split(/\s+/)]),
) as unknown as Readonly<Record<FieldMeaning, readonly string[]>>;

/** Returns the plain names with a meaning. A name goes before the names behind it. */
export const namesOf = (meaning: FieldMeaning): readonly string[] => NAME_LISTS[meaning];

const UNDERSTOOD = new Set(Object.values(NAME_LISTS).flat());

/** Tells whether a field is read, or is for generators only. */
export const isKnownField = (name: string): boolean =>
  UNDERSTOOD.has(plainName(name)) || HARMLESS.has(plainName(name));
