import type { LineBreakScript } from './line-break-scripts.ts'

/** More scripts, and what breaks lines or keeps them together without being seen. */
export const MORE_LINE_BREAK_TEXTS: readonly (readonly [
  script: LineBreakScript,
  lang: string,
  texts: readonly string[],
])[] = [
  [
    'Latin',
    'en',
    [
      'Keep 10\u00a0km, Dr.\u00a0Who and 5\u00a0%\u00a0off together, but\u200bbreak\u200bhere\u200bwithout\u200ba\u200bspace.',
      'Super\u00adcali\u00adfragi\u00adlistic antidis\u00adestablish\u00admen\u00adtarian\u00adism and flocci\u00adnauci\u00adnihili\u00adpili\u00adfi\u00adca\u00adtion.',
      'En–dashes – with spaces – and em—dashes—without; figure‒dashes, hyphens‐and non\u2011breaking\u2011ones.',
      'Ranges: 1990–1995, pp. 12–15, A–Z, 9:00–17:30; ratios 3:4, 16/9, and/or, his/her, TCP/IP, km/h.',
      'https://www.example.org/a/very/long/path/with-many-parts_and_more/index.html?query=value&other=1#fragment',
      'Files such as C:\\Users\\name\\Documents\\report_final-v2.docx or /usr/local/share/fonts/noto are not broken well.',
      'E-mails: first.last@sub.example-site.co.uk, no-reply+tag@example.com; @handles and #long-hash-tags too.',
      'Money: $1,299.00, €1.199,50, £50, ¥1,980, US$20, 20¢, −5 %, +3.2%, ±0.5, 1e−6, 10^−3 and 2×4.',
      'Words/with/slashes and words\\with\\backslashes, pipes|between|words, tildes~between~words, equals=signs=here.',
      'Quotes: "double", \'single\', “curly”, ‘single curly’, «guillemets», „low“, (round), [square], {curly}, <angle>.',
      'Ellipses... and more…of them; wait!? What?! No!!! Really??? (Yes!) [No?] {Maybe.} "Sure," he said.',
      'Version 2.1.0-beta.3+build.5 of node.js v20.19.0, C#, C++, .NET, F#, and A* search in O(n log n) time.',
      'Dates 2026-11-22, 22/11/2026, 22.11.2026 and times 12:30:45.678Z; phone 1-800-555-0199 ext. 42.',
      'Word\u2060joiner keeps\u2060these\u2060together, a\u200dzero\u200dwidth\u200djoiner does too, say the rules of breaking lines.',
    ],
  ],
  [
    'Latin',
    'vi',
    [
      'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi.',
      'Giá 1.299.000 ₫ (đã bao gồm thuế), giảm 20% đến hết ngày 22/11/2026; xem https://example.vn/khuyen-mai nhé!',
    ],
  ],
  [
    'Latin',
    'tr',
    [
      'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar; akıl ve vicdana sahiptirler.',
    ],
  ],
  [
    'Latin',
    'es',
    [
      '¿Qué pasó? ¡Nada! —dijo ella—; «los precios» suben un 20 % en 2026, según el sr. García-Márquez.',
    ],
  ],
  [
    'Greek',
    'el',
    [
      'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.',
      'Η τιμή είναι 1.299,00 € (με ΦΠΑ)· ισχύει έως 22/11/2026, έκπτωση 20%!',
      'Είπε: «Καλημέρα κόσμε» – κι έπειτα έφυγε… Γύρισε; Ναι, γύρισε.',
      'Δείτε https://example.gr/odigies για το TypeScript και το Node.js, τηλ. 210-123-4567.',
    ],
  ],
  [
    'Cyrillic',
    'ru',
    [
      'Все люди рождаются свободными и равными в своём достоинстве и правах.',
      'Цена 1 299,00 ₽ (включая НДС) до 22.11.2026 — скидка 20 %, доставка бесплатно!',
      'Он сказал: «Привет, мир!» — и ушёл в библиотеку… Вернулся ли он? Да.',
      'Смотрите https://example.ru/docs/nachalo и пишите на info@example.ru; кто-нибудь ответит.',
      'Сельскохозяйственно-машиностроительный, научно-исследовательский, по-русски, из-за угла.',
    ],
  ],
  [
    'Cyrillic',
    'uk',
    [
      'Усі люди народжуються вільними і рівними у своїй гідності та правах; п’ять об’єктів, «ґанок».',
    ],
  ],
  [
    'CJK',
    'ja',
    [
      'すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。',
      'バージョン2.1のNode.jsとTypeScriptで画像を作ります。詳しくはドキュメントを見てください。',
      '東京から大阪まで約500km、新幹線で2時間半です。運賃は14,720円になります。',
      'ウィキペディア、インターネット、コンピューター、ソフトウェア開発、データベース。',
    ],
  ],
  [
    'CJK',
    'zh',
    [
      '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。',
      '版本2.1支持Node.js和TypeScript，可以在2毫秒内生成图片，请参阅文档。',
    ],
  ],
  [
    'Bengali',
    'bn',
    [
      'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।',
      'মূল্য ৳১,২৯৯.০০ (সব করসহ), ২২ নভেম্বর ২০২৬ পর্যন্ত 20% ছাড়!',
      'সে বলল, “ওহে বিশ্ব!” – তারপর গ্রন্থাগারে গেল… সে কি ফিরেছে? হ্যাঁ।',
      'আমরা TypeScript ও Node.js দিয়ে ছবি বানাই; দেখুন https://example.com/docs/bn এখনই।',
    ],
  ],
  [
    'Tamil',
    'ta',
    [
      'மனிதப் பிறவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும் உரிமைகளிலும் சமமானவர்கள்.',
      'விலை ₹1,299.00 (வரி உட்பட), 22 நவம்பர் 2026 வரை 20% தள்ளுபடி!',
      'அவன் சொன்னான்: “வணக்கம் உலகம்!” – பிறகு நூலகம் சென்றான்… திரும்பினானா? ஆம்.',
      'TypeScript மற்றும் Node.js மூலம் படங்கள்; பார்க்க https://example.com/docs/ta இப்போது.',
    ],
  ],
  [
    'Khmer',
    'km',
    [
      'មនុស្សទាំងអស់កើតមកមានសេរីភាពនិងសមភាពក្នុងផ្នែកសេចក្ដីថ្លៃថ្នូរនិងសិទ្ធិ។',
      'តម្លៃ 1,299.00 រៀល រហូតដល់ថ្ងៃទី 22 ខែវិច្ឆិកា ឆ្នាំ 2026 បញ្ចុះ 20%!',
    ],
  ],
  [
    'Emoji',
    'en',
    [
      'Ready 🚀 set 🏁 go 🎉 with a family 👨‍👩‍👧‍👦 and flags 🇩🇪🇯🇵🇧🇷 in a row, thumbs 👍🏽 up.',
      'No spaces😀between😃words😄and😁emoji😆at😅all, but🤣breaks😂are🙂allowed.',
      '🍎🍊🍋🍌🍉🍇🍓🫐🍈🍒🍑🥭🍍🥥🥝🍅🍆🥑🥦🥬🥒🌶️🌽🥕🫒🧄🧅🥔',
      '(😀) "😃" 😄! 😁? 😆… 1️⃣2️⃣3️⃣ #️⃣ and ❤️‍🔥, 🏳️‍🌈; 👩🏾‍🚀: done.',
    ],
  ],
]
