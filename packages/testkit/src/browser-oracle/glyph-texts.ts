/** A line whose glyphs are recorded. */
export interface GlyphText {
  readonly script: string
  /** BCP 47. */
  readonly lang: string
  /** Fontsource packages, tried in order. */
  readonly families: readonly string[]
  readonly text: string
}

const LATIN = ['noto-sans']
const withLatin = (name: string) => [`noto-sans-${name}`, 'noto-sans']

/** Words that ask of each script what is hard in it: marks, joins, reordering, ligatures, numbers, mixtures. */
const TEXTS: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
  [
    'Latin',
    'en',
    LATIN,
    [
      'The office staff fling waffles: ffi ffl fi fl',
      'AVATAR Tokyo To. Va, “Wa” LTd',
      'Łódź Ångström naïve Žižek façade',
      'e\u0301 a\u0308 o\u0323\u0302 n\u0303 c\u0327',
      'İstanbul ığ şç ĞŞ',
    ],
  ],
  [
    'Latin',
    'vi',
    LATIN,
    ['Tiếng Việt rất đẹp', 'Nguyễn Ngọc Ưng ở Đà Nẵng', 'Phở bò thơm ngon quá đi mất'],
  ],
  [
    'Greek',
    'el',
    LATIN,
    [
      'Ελληνική γλώσσα',
      'Ὦ ἄνδρες Ἀθηναῖοι, ᾧ ᾗ ᾳ',
      'Αύριο, Παρασκευή; ναι!',
      'ΣΊΣΥΦΟΣ σίσυφος',
      'Μῆνιν ἄειδε θεὰ',
    ],
  ],
  [
    'Cyrillic',
    'ru',
    LATIN,
    [
      'Русский язык и ударе\u0301ние',
      'Съешь ещё этих мягких булок',
      'Київ, Їжак, ґанок',
      'Ѣ Ѳ Ѵ ѫ ѧ',
      'Њујорк и Љубљана',
      'ПЛАТЕН «пресс» — № 5',
    ],
  ],
  [
    'Arabic',
    'ar',
    withLatin('arabic'),
    [
      'مرحبا بالعالم',
      'السَّلامُ عَلَيْكُمْ',
      'لا إله إلا الله',
      'كِتَابٌ مُفَصَّلٌ جِدًّا',
      'می\u200cخواهم کتاب\u200cها را',
      'سنة 2026 و ١٢٣ درهم',
      'القاهرة (مصر) في أفريقيا',
      'پاکستان ٹھیک ڈاک',
      'مُحَمَّد ﷺ',
    ],
  ],
  [
    'Hebrew',
    'he',
    withLatin('hebrew'),
    [
      'שלום עולם',
      'בְּרֵאשִׁית בָּרָא אֱלֹהִים',
      'מחיר: 1,234.50 ש״ח',
      'אבג abc דהו (123)!',
      'שָׁלוֹם עֲלֵיכֶם',
      'תל־אביב־יפו',
      'ירושלים, הבירה [א]',
    ],
  ],
  [
    'Devanagari',
    'hi',
    withLatin('devanagari'),
    [
      'नमस्ते दुनिया',
      'क्षत्रिय ज्ञान श्रीमान',
      'हिन्दी में र्कि र्की',
      'राष्ट्र संस्कृति विद्यार्थी',
      'द्ध्र्य क्त्व ट्ट ङ्क',
      'कि\u0902 के\u0901 कौ कः',
      'क्\u200dष क्\u200cष',
      'मूल्य १२३४ रुपये',
      'ऋतु कॄ कॢ',
    ],
  ],
  [
    'Bengali',
    'bn',
    withLatin('bengali'),
    [
      'আমার সোনার বাংলা',
      'ক্ষমতা জ্ঞান শ্রী',
      'কো কৌ কি কে কৈ',
      'র্কা র্কি র্কো',
      'স্ত্রী প্রকৃতি দ্বন্দ্ব',
      'উৎসব র\u200d্যাব',
      'মূল্য ১২৩৪ টাকা',
    ],
  ],
  [
    'Tamil',
    'ta',
    withLatin('tamil'),
    [
      'வணக்கம் உலகம்',
      'கொ கோ கௌ கெ கே கை',
      'ஸ்ரீ க்ஷ',
      'தமிழ் மொழி இனியது',
      'பூ கூ டூ து னு',
      'ஜெயந்தி ஹரி',
      'விலை ௧௨௩ ரூபாய்',
    ],
  ],
  [
    'Thai',
    'th',
    withLatin('thai'),
    [
      'สวัสดีชาวโลก',
      'น้ำที่ใช้ในการทำอาหาร',
      'ปู่ ปี่ ป้า ฟ้า ฝ้าย',
      'ญู ฎุ ฏู ฐี',
      'กรุงเทพมหานคร ๒๕๖๙',
      'เด็กๆ ชอบกินข้าวผัด',
      'ก๊ก ก๋ง กั้น กิ๊ก',
    ],
  ],
  [
    'Khmer',
    'km',
    withLatin('khmer'),
    [
      'សួស្តីពិភពលោក',
      'ខ្ញុំស្រឡាញ់កម្ពុជា',
      'ព្រះរាជាណាចក្រ',
      'ស្ត្រី ក្ដី ក្រោយ',
      'កើត កៀប កឿង កោះ',
      'តម្លៃ ១២៣៤ រៀល',
    ],
  ],
  [
    'Han',
    'zh',
    ['noto-sans-jp'],
    [
      '活字印刷是一种印刷方法',
      '使用可以移動的金屬',
      '天地玄黃，宇宙洪荒。',
      '（一）東京、大阪',
      '春眠不覚暁処処聞啼鳥',
      '二〇二六年十一月',
    ],
  ],
  [
    'Kana',
    'ja',
    ['noto-sans-jp'],
    [
      'こんにちは、せかい。',
      'ガギグゲゴ パピプペポ',
      'か\u3099 は\u309a ハ\u309a',
      'カード・バナー「ー」',
      'きゃきゅきょっぁぃ',
      'ｶﾀｶﾅ ﾊﾝｶｸ',
      'ひらがなとABCと123',
    ],
  ],
  [
    'Hangul',
    'ko',
    ['gowun-dodum', 'noto-sans'],
    [
      '활자 인쇄는 오래되었다',
      '\u1112\u1161\u11ab\u1100\u1173\u11af 한글',
      '값 읽다 닭 훑다 뷁',
      'ㄱㄴㄷ ㅏㅑㅓ ㄳ',
      '서울특별시(2026년) ABC',
    ],
  ],
  [
    'Myanmar',
    'my',
    withLatin('myanmar'),
    ['မြန်မာဘာသာ', 'ကျွန်ုပ်တို့ ကြွေ', 'သင်္ဘော အင်္ဂလိပ်', 'စက္ကူ ပတ္တမြား ဗုဒ္ဓ', 'ဈေးနှုန်း ၁၂၃၄ ကျပ်', 'ကို ကော် ကဲ့ ကီ ကူ'],
  ],
  [
    'Tibetan',
    'bo',
    ['noto-serif-tibetan', 'noto-sans'],
    ['བོད་སྐད་', 'བཀྲ་ཤིས་བདེ་ལེགས།', 'རྒྱལ་པོ་ སྤྱོད་ བསྒྲུབས་', 'ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ།', 'ལོ་ ༡༢༣༤ ཀི་ ཀུ་ ཀེ་ ཀོ་'],
  ],
  [
    'Sinhala',
    'si',
    withLatin('sinhala'),
    [
      'සිංහල භාෂාව',
      'ශ්\u200dරී ලංකාව',
      'ක්\u200dෂේත්\u200dරය ප්\u200dරශ්නය',
      'කෙ කේ කො කෝ කෞ කෛ',
      'කු කූ රු රූ ළු',
      'මිල රුපියල් 1234',
    ],
  ],
]

export const GLYPH_TEXTS: readonly GlyphText[] = TEXTS.flatMap(([script, lang, families, texts]) =>
  texts.map((text) => ({ script, lang, families, text })),
)

/** CSS px. */
export const GLYPH_FONT_SIZE_PX = 24
