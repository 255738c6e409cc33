import { FAMILIES, type LineBreakScript } from './line-break-scripts.ts'
import { MORE_LINE_BREAK_TEXTS } from './more-line-break-texts.ts'

/** A paragraph whose lines are recorded at several widths. */
export interface LineBreakText {
  readonly script: LineBreakScript
  /** BCP 47. */
  readonly lang: string
  /** Fontsource packages, tried in order. */
  readonly families: readonly string[]
  readonly text: string
}

/** Ordinary prose beside what breakers get wrong: numbers, quotes, dashes, addresses, mixed scripts. */
const TEXTS: readonly (readonly [LineBreakText['script'], string, readonly string[]])[] = [
  [
    'Latin',
    'en',
    [
      'The platen is the flat plate of a printing press that pushes the paper against the inked type.',
      'A well-known, state-of-the-art e-mail client; it costs $1,299.00 (or €1.199,50), i.e. 20% less than in 2019–2020.',
      'See https://example.com/docs/getting-started?lang=en&version=2.1#install or write to first.last+tag@example.co.uk today.',
      'He said “Don’t stop—go on!” and she replied: ‘Why?’ … then both/either of them left the co-op at 12:30 a.m.',
      'Lots of (parenthesised) [bracketed] {braced} words, plus A/B tests, C++17, .NET 8, #hashtags, @handles & 100° heat.',
      'Non-breaking: 10 km, Dr. Who, “quoted text”, and a soft­hyphen­ated super­cali­fragi­listic word.',
      'Supercalifragilisticexpialidocious antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis end.',
      'Tel. +49 (0)30 123-456-78, IBAN DE89 3704 0044 0532 0130 00, 3.14159, -5 °C, 1/2 cup, 50/50, 24/7, 9-to-5.',
      'Double  spaces   stay, tabs do not matter here; trailing punctuation?! (Yes.) "Straight quotes" work, too... maybe.',
    ],
  ],
  [
    'Latin',
    'de',
    [
      'Donaudampfschifffahrtsgesellschaft und „Rechtsschutzversicherungsgesellschaften“ sind – wie man weiß – lange Wörter, z. B. hier.',
      'Die Preise (inkl. 19 % MwSt.) betragen 1.234,56 € bzw. 99,90 €/Monat; Öffnungszeiten: Mo.–Fr. 8–18 Uhr.',
    ],
  ],
  [
    'Latin',
    'fr',
    [
      'L’imprimeur, lui, s’écria : « Qu’est-ce que c’est ? » ; puis il partit à 18 h 30, sans mot dire !',
    ],
  ],
  [
    'CJK',
    'ja',
    [
      '活版印刷とは、活字を組み合わせて版を作り、インクを付けて紙に押し当てる印刷方法である。',
      '「これは何ですか？」と彼は聞いた。（たぶん、プラテンだよ。）そして、ゆっくりと笑った……。',
      '2026年11月22日（日）、東京都渋谷区でTypeScriptの勉強会が開かれ、参加者は1,234人でした。',
      'カード・バナー・証明書などを、JSONテンプレートから２ミリ秒で生成できるライブラリーです。',
      'ちょっと待ってください。ぁぃぅぇぉっゃゅょァィゥェォッャュョー々〻ゝゞは行頭に来ますか。',
      'お問い合わせは、info@example.jp または https://example.jp/contact までどうぞ。価格は￥1,980（税込）です。',
      '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所でニャーニャー泣いていた事だけは記憶している。',
    ],
  ],
  [
    'CJK',
    'zh',
    [
      '活字印刷是一种印刷方法，使用可以移动的金属或胶泥字块，用来取代传统的抄写。',
      '他说：“你好，世界！”——然后（很快地）离开了。价格为￥99.00，折扣20%，共3件。',
    ],
  ],
  [
    'Arabic',
    'ar',
    [
      'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق، وقد وهبوا عقلاً وضميراً وعليهم أن يعامل بعضهم بعضاً بروح الإخاء.',
      'تكلفة البطاقة ٢٥٫٥٠ ريالاً (أو 6.80 دولار) حتى 22/11/2026، والتوصيل مجاني!',
      'قال: «مرحباً بالعالم»؛ ثم ذهب إلى المكتبة… فهل عاد؟ نعم، عاد.',
      'نستخدم TypeScript و Node.js لإنشاء الصور، راجع https://example.com/docs/ar للمزيد.',
      'الطباعة البارزة هي أسلوب طباعة تُحبَّر فيه الأسطح البارزة ثم تُضغط على الورق.',
      'رقم الهاتف +966 11 234 5678 والبريد info@example.com متاحان من 9:00 إلى 17:00.',
      'كان يا ما كان في قديم الزمان، في مدينة بعيدة بين الجبال، صانع حروفٍ يعمل ليلاً ونهاراً.',
      'القائمة: أولاً، ثانياً، ثالثاً - وأخيراً (إن شاء الله) الخاتمة.',
      'مدرسة-جامعة/معهد، ٣٠٪ خصم، البند #7 & البند #8.',
    ],
  ],
  [
    'Hebrew',
    'he',
    [
      'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון.',
      'המחיר הוא 1,299.00 ₪ (כולל מע״מ) עד ה-22/11/2026, והמשלוח חינם!',
      'הוא אמר: ״שלום עולם״ – ואז הלך לספרייה... האם חזר? כן, חזר.',
      'אנו משתמשים ב-TypeScript וב-Node.js ליצירת תמונות; ראו https://example.com/docs/he לפרטים.',
      'בְּרֵאשִׁית בָּרָא אֱלֹהִים אֵת הַשָּׁמַיִם וְאֵת הָאָרֶץ.',
      'טלפון: 03-123-4567, דוא״ל: info@example.com, שעות 9:00–17:00.',
      'ד״ר כהן ופרופ׳ לוי נפגשו בתל־אביב־יפו ביום ראשון בבוקר.',
      'דפוס בלט הוא שיטת הדפסה שבה משטחים בולטים נמרחים בדיו ונלחצים אל הנייר.',
      'רשימה: א. ראשון; ב. שני; ג. שלישי (ואחרון) — סוף.',
    ],
  ],
  [
    'Devanagari',
    'hi',
    [
      'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है।',
      'उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है और परस्पर उन्हें भाईचारे के भाव से बर्ताव करना चाहिए।',
      'कीमत ₹1,299.00 (सभी करों सहित) है, २२ नवम्बर २०२६ तक 20% छूट!',
      'उसने कहा, “नमस्ते दुनिया!” – फिर वह पुस्तकालय गया… क्या वह लौटा? हाँ।',
      'हम TypeScript और Node.js से चित्र बनाते हैं; देखें https://example.com/docs/hi अभी।',
      'मुद्रण यंत्र में प्लेटन वह समतल पट्टिका है जो कागज़ को अक्षरों पर दबाती है।',
      'धीरे-धीरे रे मना, धीरे सब कुछ होय; माली सींचे सौ घड़ा, ॠतु आए फल होय॥',
      'फ़ोन +91 11 2345-6789, ई-मेल info@example.com, समय 9:00–17:00।',
      'क्षत्रिय, ज्ञान, श्रीमान, द्वितीय, उत्कृष्ट, राष्ट्र, संस्कृति और विद्यार्थी।',
    ],
  ],
  [
    'Thai',
    'th',
    [
      'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม',
      'ควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ',
      'ราคา 1,299.00 บาท (รวมภาษีแล้ว) ถึงวันที่ 22 พฤศจิกายน 2569 ลด 20%!',
      'เขาพูดว่า “สวัสดีชาวโลก” แล้วก็เดินไปห้องสมุด… กลับมาหรือยัง? กลับแล้ว',
      'เราใช้ TypeScript และ Node.js เพื่อสร้างรูปภาพ ดูที่ https://example.com/docs/th ได้เลย',
      'การพิมพ์เป็นกระบวนการทำสำเนาข้อความและภาพลงบนกระดาษด้วยแท่นพิมพ์',
      'กรุงเทพมหานครเป็นเมืองหลวงและนครที่มีประชากรมากที่สุดของประเทศไทย',
      'โทร. 02-123-4567 อีเมล info@example.com เวลา 9:00–17:00 น.',
      'เด็กๆ ชอบกินข้าวผัด ก๋วยเตี๋ยว และไอศกรีมมากๆ ในวันหยุดสุดสัปดาห์',
    ],
  ],
]

export const LINE_BREAK_TEXTS: readonly LineBreakText[] = [
  ...TEXTS,
  ...MORE_LINE_BREAK_TEXTS,
].flatMap(([script, lang, texts]) =>
  texts.map((text) => ({ script, lang, families: FAMILIES[script], text })),
)

/** CSS px at a font size of 16 px. */
export const LINE_BREAK_WIDTHS = [90, 110, 130, 155, 180, 210, 240, 280, 320, 430] as const
export const LINE_BREAK_FONT_SIZE_PX = 16
